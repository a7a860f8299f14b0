"""What can go wrong, as one tree; the command line turns any of these into one line and an exit status.

PharmagraphError
├── InputError                the user's input cannot be used: exit status 2
│   ├── UnreadableDocumentError   a document is not what its ending says, or cannot be opened
│   ├── NothingReadableError      none of the documents of a build can be read
│   ├── LexiconError              a vocabulary file has a bad line
│   ├── RulesError                a rule file has a bad pattern, or an example that does not hold
│   ├── QueryError                a SPARQL query or a filter that cannot be understood
│   ├── MissingLibraryError       a library is wanted that only an extra installs
│   └── UnusableGraphError        what was named is no graph, or none can be kept there (a StoreError too)
├── StoreError                a graph is in use, or cannot be written: exit status 1
├── TimeLimitError            a query took longer than it was given: exit status 1
└── ExtractionError           a build was cut short by its surroundings: exit status 1
"""

from __future__ import annotations


class PharmagraphError(Exception):
    """Everything that this package raises on purpose. The message says what, where and what to do."""

    exit_status = 1


class InputError(PharmagraphError):
    """The user's input cannot be used as it is."""

    exit_status = 2


def reason_of(error: Exception) -> str:
    """Why the system refused, in its words and without the path, which the message names itself.

    >>> reason_of(FileNotFoundError(2, "No such file or directory", "a.txt"))
    'No such file or directory'
    """
    return (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__


class _PlacedError(PharmagraphError):
    """An error at a place in a file: where (path, or path:line), what is wrong, and the remedy."""

    def __init__(self, where: str, reason: str, remedy: str = "") -> None:
        super().__init__(
            where, reason, remedy
        )  # all facts go up, so that the error survives pickle
        self.where = where
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" + (f"; {self.remedy}" if self.remedy else "")


class UnreadableDocumentError(_PlacedError, InputError):
    """A document is not what its ending says, or cannot be opened."""


class NothingReadableError(InputError):
    """None of the documents of a build can be read; `skipped` says of each why."""

    def __init__(self, skipped: list[UnreadableDocumentError]) -> None:
        super().__init__(skipped)
        self.skipped = skipped

    def __str__(self) -> str:
        more = f" (and {len(self.skipped) - 1:,} more)" if len(self.skipped) > 1 else ""
        return f"no document could be read{more}: {self.skipped[0]}"


class LexiconError(_PlacedError, InputError):
    """A vocabulary file has a line that cannot be read."""


class RulesError(_PlacedError, InputError):
    """A rule file has a bad pattern, or an example that does not hold."""


class QueryError(InputError):
    """A SPARQL query, a stored query's name or a filter that cannot be understood."""


class MissingLibraryError(InputError):
    """A library is wanted that is not installed: the extra of the same name brings it."""

    def __init__(self, library: str) -> None:
        super().__init__(library)
        self.library = library

    def __str__(self) -> str:
        return (
            f"{self.library} is not installed; pip install 'pharmagraph[{self.library}]' brings it"
        )


class StoreError(_PlacedError):
    """A graph is in use by another process, or cannot be written."""


class UnusableGraphError(StoreError, InputError):
    """What was named is no graph that can be read, or no place or format in which one can be kept."""


class TimeLimitError(PharmagraphError):
    """A query took longer than it was given."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    def __str__(self) -> str:
        return (
            f"the query was ended after {self.seconds:g} s, its time limit; ask for less (fewer patterns, "
            "patterns that share variables), or give a longer --time-limit"
        )


class ExtractionError(PharmagraphError):
    """A build was cut short by its surroundings: a worker process was ended."""


class EnormousDocumentWarning(UserWarning):
    """A document is so long that reading it takes much memory; the message says how much, and what to do."""
