"""The tables of this folder: a sentence a line, with what acts in {braces} and its object in <angles>."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pharmagraph.ontology.predicates import Predicate

_FOLDER = Path(__file__).parent
_LINE = re.compile(r"- (?P<known>\? )?(?:\[(?P<hedged>hedged)\] )?(?P<said>.+)")
_NAMES = re.compile(r"\{(.+?)\}|<(.+?)>")


class Way(NamedTuple):
    """One sentence, and which claim it makes."""

    predicates: frozenset[str]
    text: str
    subject: str
    object: str
    hedged: bool
    known_failure: bool


def ways() -> Iterator[Way]:
    """All of them, in the order of their tables."""
    for table in sorted(_FOLDER.glob("*.md")):
        heading, *lines = table.read_text(encoding="utf-8").splitlines()
        predicates = frozenset(Predicate(each) for each in heading.removeprefix("# ").split(", "))
        for line in filter(None, lines):
            match = _LINE.fullmatch(line)
            assert match is not None, f"{table.name}: {line}"
            marked = match["said"]
            names = {mark[0]: mark[1:-1] for mark in re.findall(r"\{.+?\}|<.+?>", marked)}
            text = _NAMES.sub(r"\1\2", marked)
            yield Way(
                predicates,
                text,
                names["{"],
                names["<"],
                bool(match["hedged"]),
                bool(match["known"]),
            )
