"""What is wrong with a query that the engine cannot read, in words for whoever wrote it."""

from __future__ import annotations

import re

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", re.DOTALL)
_NAME = re.compile(r"[\w.-]*:[\w.%-]*")
_UNKNOWN_PREFIX = "Prefix not found"
_SENTENCE = re.compile(r"[A-Z][a-z]+(?: [\w']+){3,}")  # among the tokens that the engine would take


def explained(error: str, query: str) -> str:
    """Return what is wrong, with its line, its column and what stands there.

    The engine's own list of what it would take there is long, and mostly not what was meant.

    >>> explained("error at 1:15: expected one of Prefix not found, ['%']", "ASK { ?d a my:Drug }")
    'line 1, column 12: the prefix my: is not known; declare it: PREFIX my: <...>; near: ASK { ?d a my:Drug }'
    """
    found = _PLACE.match(error)
    if found is None:
        return f"not a SPARQL query: {error}"
    line, column, expected = int(found[1]), int(found[2]), " ".join(found[3].split())
    lines = query.splitlines() or [""]
    text = lines[min(line, len(lines)) - 1]
    name = _name_at(text, column - 1) if _UNKNOWN_PREFIX in expected else None
    if name is not None:
        prefix, column = name[0].partition(":")[0], name.start() + 1
        what = f"the prefix {prefix}: is not known; declare it: PREFIX {prefix}: <...>"
    elif sentence := _SENTENCE.search(expected):
        what = sentence[0]
    elif line >= len(lines) and not text[column - 1 :].strip():
        what = "not a SPARQL query: it ends too early, or is wrong shortly before its end"
    else:
        what = "not a SPARQL query: this, or what stands right before it, is not understood"
    shown = text[max(0, column - 30) : column + 30].strip()
    return f"line {line}, column {column}: {what}; near: {shown}"


def _name_at(text: str, place: int) -> re.Match[str] | None:
    """The prefixed name that the engine was reading there."""
    names = [name for name in _NAME.finditer(text) if name.start() <= place <= name.end()]
    return names[-1] if names else None
