"""A user's OBO file as entries of the lexicon: ids, names, exact synonyms, cross-references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pharmagraph.errors import LexiconError
from pharmagraph.ontology.lexicon.entries import Entry, kind_of_prefix, read_text

_SYNONYM = re.compile(r'"((?:[^"\\]|\\.)*)"\s+EXACT\b')


def read_obo(path: Path) -> Iterator[Entry]:
    """The terms of the file that are not obsolete; their kind is that of their prefix."""
    found = 0
    for stanza in re.split(r"\n\s*\n", read_text(path)):
        lines = stanza.strip().splitlines()
        if not lines or lines[0].strip() != "[Term]":
            continue
        tags = [line.partition(":") for line in lines[1:]]
        values = {tag: value.strip() for tag, _, value in tags}
        if values.get("is_obsolete") == "true":
            continue
        curie, name = values.get("id", ""), values.get("name", "")
        if not curie or not name:
            raise LexiconError(
                str(path), f"a term without id or name: {lines[0:3]}", "give it both"
            )
        synonyms = tuple(
            match[1].replace('\\"', '"')
            for tag, _, value in tags
            if tag == "synonym" and (match := _SYNONYM.search(value))
        )
        xrefs = tuple(
            value.strip().split()[0] for tag, _, value in tags if tag == "xref" and ":" in value
        )
        found += 1
        yield Entry(curie, kind_of_prefix(curie), name, xrefs, (name, *synonyms))
    if not found:
        raise LexiconError(str(path), "no [Term] in it", "name an OBO file")
