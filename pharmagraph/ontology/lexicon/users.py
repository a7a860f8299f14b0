"""Users' own files as entries of the lexicon: tables, OBO, SKOS, by their endings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pharmagraph.errors import LexiconError
from pharmagraph.ontology.lexicon.entries import Entry, read_table, read_text
from pharmagraph.ontology.lexicon.obo import read_obo
from pharmagraph.ontology.lexicon.skos import read_skos

_PARTED = re.compile(r"[\s|\x00-\x1f\x7f]")  # what parts the ids of a record
_RDF = frozenset({".ttl", ".rdf", ".skos", ".nt", ".xml"})


def users(paths: Sequence[Path]) -> Iterator[Entry]:
    """The entries of the files, in order; a file without any is an error."""
    for path in paths:
        found = 0
        for found, entry in enumerate(_entries(path), 1):  # noqa: B007 - it is counted
            yield _one_line(entry, path)
        if not found:
            raise LexiconError(
                str(path), "no name in it", "see docs/vocabularies.md for what a lexicon is"
            )


def _one_line(entry: Entry, path: Path) -> Entry:
    """The entry with names that have no tab or line end in them; an id that has one is an error."""
    if _PARTED.search(entry.id):
        raise LexiconError(
            str(path),
            f"the id {entry.id[:80]!r} has a blank or a bar in it",
            "write it as PREFIX:ID",
        )
    names = tuple(filter(None, (" ".join(name.split()) for name in entry.names)))
    return entry._replace(label=" ".join(entry.label.split()), names=names)


def _entries(path: Path) -> Iterator[Entry]:
    suffix = path.suffix.lower()
    if suffix == ".obo":
        return read_obo(path)
    if suffix in _RDF:
        return read_skos(path)
    return read_table(read_text(path), str(path))
