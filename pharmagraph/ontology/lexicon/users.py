"""Users' own files as entries of the lexicon: tables, OBO, SKOS, by their endings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pharmagraph.errors import LexiconError
from pharmagraph.ontology.lexicon.entries import Entry, read_table, read_text
from pharmagraph.ontology.lexicon.obo import read_obo
from pharmagraph.ontology.lexicon.skos import read_skos

_RDF = frozenset({".ttl", ".rdf", ".skos", ".nt", ".xml"})


def users(paths: Sequence[Path]) -> Iterator[Entry]:
    """The entries of the files, in order; a file without any is an error."""
    for path in paths:
        found = 0
        for found, entry in enumerate(_entries(path), 1):  # noqa: B007 - it is counted
            yield entry
        if not found:
            raise LexiconError(
                str(path), "no name in it", "see docs/vocabularies.md for what a lexicon is"
            )


def _entries(path: Path) -> Iterator[Entry]:
    suffix = path.suffix.lower()
    if suffix == ".obo":
        return read_obo(path)
    if suffix in _RDF:
        return read_skos(path)
    return read_table(read_text(path), str(path))
