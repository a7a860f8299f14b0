"""Names as clinicians shorten them in notes: "VF", "AF", "torsades". Elsewhere these letters can mean anything."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.ontology.lexicon import Lexicon

_LINES = 8  # that notes have at least
_SIGNS = 4  # different ones that make a text notes
# single letters mean what they mean in "N+V", "N/V/D" only
_LETTERS = re.compile(r"(?<![\w/+])N\s?[/+&,]\s?V(?:\s?[/+&,]\s?D)?(?![\w/+])")


@cache
def _tables() -> tuple[Mapping[str, str], re.Pattern[str], re.Pattern[str]]:
    text = (files("pharmagraph.builders.mentions") / "shorthand.toml").read_text("utf-8")
    table = tomllib.loads(text)
    names = {
        short: name
        for kind in ("conditions", "classes")
        for name, forms in table[kind].items()
        for short in forms
    }
    longest = sorted((short for short in names if len(short) > 1), key=lambda s: (-len(s), s))
    signs = sorted(table["signs"]["notes"], key=lambda s: (-len(s), s))
    return (
        names,
        re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])"),
        re.compile(rf"(?<![\w/])(?:{'|'.join(map(re.escape, signs))})(?![\w/])|->|[→↑↓]"),
    )


def is_notes(text: str) -> bool:
    """Whether a text is notes: many lines, with arrows and the shorthand of a clinic.

    >>> is_notes("Uses: AF")
    False
    """
    if text.count("\n") < _LINES:
        return False
    found: set[str] = set()
    for sign in _tables()[2].finditer(text):
        found.add(sign[0])
        if len(found) >= _SIGNS:
            return True
    return False


def shorthand(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Every short form of a text that is notes, with what it names."""
    if not is_notes(text):
        return
    names, forms, _ = _tables()
    for match in forms.finditer(text):
        entity = lexicon.named(names[match[0]])
        if entity is not None:
            yield match.start(), match.end(), entity
    for letters in _LETTERS.finditer(text):
        for at in range(*letters.span()):
            entity = lexicon.named(names[text[at]]) if text[at] in "NVD" else None
            if entity is not None:
                yield at, at + 1, entity
