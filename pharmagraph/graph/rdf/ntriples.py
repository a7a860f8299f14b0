"""RDF terms as N-Triples: any Python string becomes a literal that every RDF format can carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyoxigraph as ox

from pharmagraph.ontology.namespaces import PG, RDF, XSD

# Characters that no literal of XML 1.0, or of RDF at all (lone surrogates), can hold.
_UNCARRIED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_JSON_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
_PIECE = 1_000_000  # characters
_ESCAPED = f"^^<{PG}escaped>"
_JSON = f"^^<{RDF}JSON>"
_INTEGER = f"^^<{XSD}integer>"
_DECIMAL = f"^^<{XSD}decimal>"


def text(value: str) -> str:
    """Return a string literal; one with characters that XML cannot hold is escaped as JSON is."""
    if value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'  # nearly all: a third of the time of what follows
    if _UNCARRIED.search(value):
        return _quoted(json.dumps(value)[1:-1]) + _ESCAPED
    return _quoted(value)


def pieces_of_text(value: str) -> Iterator[str]:
    """Yield the same in pieces, which of a very long string take far less memory."""
    carried = not _UNCARRIED.search(value)
    yield '"'
    for at in range(0, len(value), _PIECE):
        piece = value[at : at + _PIECE]
        yield _escaped(piece if carried else json.dumps(piece)[1:-1])
    yield '"' if carried else f'"{_ESCAPED}'


def json_text(value: Any) -> str:
    """Return a compact JSON literal with sorted keys."""
    return json_literal(compact_json(value))


def json_literal(written: str) -> str:
    """Return such a literal of what is JSON already."""
    return _quoted(written) + _JSON


def compact_json(value: Any) -> str:
    """Return the JSON of such a literal: the same for equal values."""
    return _JSON_ENCODER.encode(value)


def integer(value: int) -> str:
    """Return an integer literal."""
    return f'"{value}"{_INTEGER}'


def decimal(value: float) -> str:
    """Return a decimal literal that reads back as the same float."""
    shown = repr(float(value))
    if "e" in shown:
        shown = format(Decimal(shown), "f")
    return f'"{shown}"{_DECIMAL}'


def text_of(literal: ox.Literal) -> str:
    """Return the string that `text` was given."""
    if literal.datatype.value == PG + "escaped":
        return str(json.loads(f'"{literal.value}"'))
    return literal.value


def _quoted(value: str) -> str:
    return f'"{_escaped(value)}"'


def _escaped(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return escaped.replace("\n", "\\n").replace("\r", "\\r")
