"""Sentence tables: Markdown files that a pharmacologist can read and extend, and their loader.

The grammar is in `rules/README.md`. A table that cannot be read whole is refused, so that no case
is skipped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from pharmagraph.builders.readers.plain_text import read_plain_text
from pharmagraph.builders.readers.source import Source
from pharmagraph.graph.claim import Claim, Extraction
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.ontology.qualifiers import QUALIFIERS
from tests.builders.matching import folded, joins

FOLDER = Path(__file__).parent / "rules"
KNOWN_FAILURES = FOLDER / "known_failures.txt"

_FLAGS = frozenset({"not", "hedged", "either", "optional", *Certainty})
_FENCE = "."
_FENCES = 3  # before the text, between text and claims, after the claims


class TableError(Exception):
    """A table or the list of known failures cannot be read: where, and why."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where, self.reason = where, reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a case: what must be claimed (or, if optional, may be)."""

    line: str
    subject: tuple[str, ...]
    predicates: tuple[Predicate, ...]
    object: tuple[str, ...]
    negated: bool = False
    hedged: bool = False
    certainty: Certainty | None = None
    either: bool = False
    optional: bool = False
    qualifiers: tuple[tuple[str, str], ...] = ()

    def met_by(self, claim: Claim, extraction: Extraction) -> bool:
        """Whether the claim says this, in polarity, certainty and the qualifiers named here too."""
        return (
            claim.predicate in self.predicates
            and joins(self.subject, self.object, claim, extraction)
            and claim.negated == self.negated
            and (self.either or claim.certainty.hedged == self.hedged)
            and (self.certainty is None or claim.certainty == self.certainty)
            and all(_qualified(claim, name, value) for name, value in self.qualifiers)
        )


def _qualified(claim: Claim, name: str, value: str) -> bool:
    wanted = [folded(alternative) for alternative in _alternatives(value)]
    return any(part in folded(found) for found in claim.qualifiers.get(name, ()) for part in wanted)


@dataclass(frozen=True, slots=True)
class Case:
    """One named text with the claims that a careful curator would write down."""

    table: str
    name: str
    line: int
    document: Document = field(repr=False)
    expected: tuple[Expected, ...] = field(repr=False)

    @property
    def id(self) -> str:
        return f"{self.table}: {self.name}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a case came to: expected lines that were missed, claims that nobody expected."""

    missed: tuple[Expected, ...]
    spurious: tuple[Claim, ...]

    @property
    def passed(self) -> bool:
        return not self.missed and not self.spurious


def judge(case: Case, extraction: Extraction) -> Verdict:
    """Compare the claims found in a case with those expected; said twice counts once."""
    claims = extraction.claims
    missed = [
        expected
        for expected in case.expected
        if not expected.optional and not any(expected.met_by(c, extraction) for c in claims)
    ]
    spurious = [
        claim for claim in claims if not any(e.met_by(claim, extraction) for e in case.expected)
    ]
    return Verdict(tuple(missed), tuple(spurious))


def tables(folder: Path = FOLDER) -> list[Path]:
    """The table files, in the order of their names."""
    return sorted(path for path in folder.glob("*.md") if path.name != "README.md")


def cases(path: Path) -> list[Case]:
    """Every case of a table; an error names the file and line that cannot be read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = list(_cases(path.stem, lines))
    names = [case.name for case in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if not found or twice:
        reason = f"two cases are called {', '.join(twice)}" if twice else "no case at all"
        raise TableError(path.name, reason)
    return found


def _cases(table: str, lines: list[str]) -> Iterator[Case]:
    at = 0
    while at < len(lines):
        if not lines[at].strip() or lines[at].startswith("#"):
            at += 1
            continue
        name, start = lines[at].strip(), at + 1
        fences = [n for n in range(at + 1, len(lines)) if lines[n].strip() == _FENCE][:_FENCES]
        if len(fences) < _FENCES or fences[0] != at + 1:
            raise TableError(
                f"{table}.md:{start}", f"the case '{name}' wants '.', text, '.', claims, '.'"
            )
        text = lines[fences[0] + 1 : fences[1]]
        if not any(line.strip() for line in text):
            raise TableError(f"{table}.md:{start}", f"the case '{name}' has no text")
        expected = tuple(
            expectation(lines[n], f"{table}.md:{n + 1}")
            for n in range(fences[1] + 1, fences[2])
            if lines[n].strip()
        )
        yield Case(table, name, start, document(f"{table}-{start}", text), expected)
        at = fences[2] + 1


def expectation(line: str, where: str) -> Expected:
    """Read `subject | predicate | object | flags | qualifier: value; ...`."""
    parts = [part.strip() for part in line.split("|")]
    required, allowed = 3, 5  # subject, predicate, object; flags, qualifiers
    if not required <= len(parts) <= allowed or not all(parts[:required]):
        raise TableError(where, f"expected 'subject | predicate | object', not {line!r}")
    subject, predicate, object_, flag_words, qualifiers = parts + [""] * (allowed - len(parts))
    predicates = _alternatives(predicate)
    if not set(predicates) <= set(Predicate):
        raise TableError(where, f"there is no predicate {predicate!r}")
    flags = flag_words.split()
    certainties = [Certainty(flag) for flag in flags if flag in set(Certainty)]
    if set(flags) - _FLAGS or len(certainties) > 1:
        raise TableError(where, f"cannot read the flags {' '.join(flags)!r}")
    certainty = certainties[0] if certainties else None
    return Expected(
        line=line.strip(),
        subject=_alternatives(subject),
        predicates=tuple(Predicate(name) for name in predicates),
        object=_alternatives(object_),
        negated="not" in flags,
        hedged="hedged" in flags or (certainty is not None and certainty.hedged),
        certainty=certainty,
        either="either" in flags,
        optional="optional" in flags,
        qualifiers=tuple(_qualifiers(qualifiers, where)),
    )


def _alternatives(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(r"\s+or\s+", names))


def _qualifiers(text: str, where: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, colon, value = (side.strip() for side in part.partition(":"))
        if not colon or not value or name not in QUALIFIERS:
            raise TableError(where, f"cannot read the qualifier {part!r}")
        yield name, value


def document(identifier: str, lines: list[str]) -> Document:
    """The lines as the reader of Markdown and plain text has them, headings and furniture found."""
    data = "\n".join(lines).encode()
    source = Source(identifier, Path(f"{identifier}.md"), lambda: BytesIO(data))
    (read,) = read_plain_text(source)
    return read


def known_failures(path: Path = KNOWN_FAILURES) -> dict[str, str]:
    """The cases that the engine does not get yet, by id, each with its reason."""
    known: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, bar, reason = (side.strip() for side in line.partition(" | "))
        if not bar or not reason or name in known:
            raise TableError(f"{path.name}:{number}", "expected a new 'table: case | reason'")
        known[name] = reason
    return known
