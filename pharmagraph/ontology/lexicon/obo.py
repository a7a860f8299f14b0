"""A user's OBO file as entries of the lexicon: ids, names, exact synonyms, cross-references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pharmagraph.errors import LexiconError
from pharmagraph.ontology.lexicon.entries import Entry, kind_of_prefix, read_text

_HEADER = re.compile(r"\[\w+\]\s*")
_SYNONYM = re.compile(r'"((?:[^"\\]|\\.)*)"\s+EXACT\b')


def read_obo(path: Path) -> Iterator[Entry]:
    """The terms of the file that are not obsolete; their kind is that of their prefix."""
    for number, tags in _terms(read_text(path)):
        values = dict(tags)
        if values.get("is_obsolete") == "true":
            continue
        curie, name = values.get("id", ""), values.get("name", "")
        if not curie or not name:
            raise LexiconError(f"{path}:{number}", "a term without id or name", "give it both")
        synonyms = tuple(
            match[1].replace('\\"', '"')
            for tag, value in tags
            if tag == "synonym" and (match := _SYNONYM.search(value))
        )
        xrefs = tuple(value.split()[0] for tag, value in tags if tag == "xref" and ":" in value)
        yield Entry(curie, kind_of_prefix(curie), name, xrefs, (name, *synonyms))


def _terms(text: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """The tags of each [Term], with the number of its line; blank lines between stanzas are a habit, not a rule."""
    number = 0
    tags: list[tuple[str, str]] | None = None
    for at, line in enumerate(text.splitlines(), 1):
        if _HEADER.fullmatch(line):
            if tags is not None:
                yield number, tags
            number, tags = at, [] if line.strip() == "[Term]" else None
        elif tags is not None and line.strip():
            tag, _, value = line.partition(":")
            tags.append((tag, value.strip()))
    if tags is not None:
        yield number, tags
