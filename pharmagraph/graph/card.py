"""What a notebook shows of a claim: its parts as HTML, in which nothing becomes markup. Knows text only."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

STYLE = "border:1px solid #8a939c66;border-radius:8px"


def card(
    statement: tuple[str, str, str],
    quote: str,
    marks: Iterable[tuple[int, int]],
    told: Iterable[str],
) -> str:
    """HTML of who says what of what (subject, words, object), in a quote with marks, and what else is told of it.

    `marks` are half-open offsets in the quote; those that overlap an earlier one are left out.

    >>> card(("aspirin", "treats", "pain"), "It helps <pain>.", [(10, 14)], ["asserted"]).partition("quote>")[2]
    'It helps &lt;<mark>pain</mark>&gt;.</blockquote><small>asserted</small></div>'
    """
    subject, words, object_ = map(escape, statement)
    return (
        f'<div style="{STYLE};padding:8px 12px;margin:4px 0;max-width:44em">'
        f"<b>{subject}</b> {words} <b>{object_}</b>"
        f"<blockquote>{_marked(quote, marks)}</blockquote>"
        f"<small>{' · '.join(escape(part) for part in told if part)}</small></div>"
    )


def _marked(quote: str, marks: Iterable[tuple[int, int]]) -> str:
    parts: list[str] = []
    place = 0
    for start, end in sorted(marks):
        if place <= start and end <= len(quote):
            parts += [escape(quote[place:start]), f"<mark>{escape(quote[start:end])}</mark>"]
            place = end
    return "".join(parts) + escape(quote[place:])
