"""What can go wrong, as one tree; the command line turns any of these into one line and an exit status.

PharmagraphError
├── InputError                the user's input cannot be used: exit status 2
│   ├── UnreadableDocumentError   a document is not what its ending says, or cannot be opened
│   ├── LexiconError              a vocabulary file has a bad line
│   ├── RulesError                a rule file has a bad pattern, or an example that does not hold
│   ├── QueryError                a SPARQL query or a filter that cannot be understood
│   └── MissingLibraryError       a library is wanted that only an extra installs
├── StoreError                a graph cannot be opened, read or written: exit status 1
└── ExtractionError           a build was cut short by its surroundings: exit status 1
"""

from __future__ import annotations


class PharmagraphError(Exception):
    """Everything that this package raises on purpose. The message says what, where and what to do."""

    exit_status = 1


class InputError(PharmagraphError):
    """The user's input cannot be used as it is."""

    exit_status = 2


class _PlacedError(InputError):
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


class UnreadableDocumentError(_PlacedError):
    """A document is not what its ending says, or cannot be opened."""


class LexiconError(_PlacedError):
    """A vocabulary file has a line that cannot be read."""


class RulesError(_PlacedError):
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
    """A graph cannot be opened, read or written."""

    exit_status = 1


class ExtractionError(PharmagraphError):
    """A build was cut short by its surroundings: a worker process was ended."""
