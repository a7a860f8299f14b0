"""What on a page is not the article: comment forms, menus, notices, shop lines; nothing there is claimed.

General patterns of web pages only. `furniture_spans` finds whole lines and what hangs below them,
`is_furniture` judges one sentence, `is_back_matter` one heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording

Span = tuple[int, int]
_WORDS = Wording.beside("pharmagraph.builders.text", "furniture.toml")

_PHRASES = _WORDS.compile(r"$phrases|$invitations\b")
_PHRASE_WORDS = AnyOf(_WORDS.words("quick_phrases"))
_LINES = _WORDS.compile(
    r"$lines|$begun.*|$paging\s$pages\b.*|$paging\s?[:←→«»‹›<>].*|$read_more\b.{0,30}|$dealing!?.{0,40}|$delivery\b.{0,60}|$dated\b.{0,80}|$filed\s?:.{0,120}"
    r"|$sharing(?:\sthis)?(?:\s$shared.{0,60})?|(?:\d+|$few)\s$responses(?:\s(?:on|to)\s.*)?|$fields\s?\*?"
    r"|.{0,40}\b\d+\smin(?:ute)?s?\sread|(?:©|\(c\)|copyright)\s?(?:©|\(c\))?\s?\d{4}.*"
    r"|sku:.{0,40}|(?:price|sale)\s?:?\s?[$€£]\s?[\d.,]+.{0,20}|[$€£]\s?\d[\d.,]*(?:\s?[–-]\s?[$€£]\s?\d[\d.,]*)?"
    r"|[←→«»‹›<>|/*•·\s\d]+"
)
_MAX_LINE = 160

# After these nothing of the article follows, if they stand in the second half of the page.
_TAIL = _WORDS.compile(r"$last|(?:\d+|no)\s$last_responses\b.{0,80}|comments(?:\s\(\d+\))?")
# Below these stand links: short lines without a full stop.
_LINKS_BELOW = _WORDS.compile(r"(?:$above_links|$above_links_with.*):?")
_BACK_MATTER = _WORDS.compile(r"(?:\d+(?:\.\d+)*\.?\s+)?$back_matter\s*:?")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MIN_PARAGRAPH = 80


def furniture_spans(text: str, aside: Iterable[Span] = ()) -> tuple[Span, ...]:
    """The stretches of a page that are furniture, in order, joined where they touch; among them those known before.

    >>> page = "Aspirin relieves pain.\\n\\nLeave a Reply\\n\\nYour email address will not be published."
    >>> [page[start:end] for start, end in furniture_spans(page)]
    ['Leave a Reply\\n\\nYour email address will not be published.']
    """
    if "\n" not in text:
        return ()
    spans: list[Span] = []
    links_below = False
    suspect = may_have_furniture(text)
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if len(line) > _MAX_LINE:
            links_below = False
            continue
        start = match.start() + match[0].index(line[0])
        bare = line.strip("*#_ ").rstrip(":")
        if start > len(text) / 2 and _TAIL.fullmatch(bare):
            spans.append((start, len(text.rstrip())))
            break
        if links_below and line[-1] in ".!?" and len(line) > _MIN_PARAGRAPH:
            links_below = False
        if links_below or _LINES.fullmatch(bare) or (suspect and is_furniture(line)):
            spans.append((start, start + len(line)))
        links_below = links_below or bool(_LINKS_BELOW.fullmatch(bare))
    return _joined(text, sorted([*spans, *aside]))


def is_furniture(sentence: str) -> bool:
    """Whether a sentence holds a phrase that only page furniture has.

    >>> is_furniture("Leave a Reply Your email address will not be published.")
    True
    >>> is_furniture("Patients were free to leave a study.")
    False
    """
    return bool(_PHRASES.search(sentence))


def is_back_matter(title: str) -> bool:
    """Whether a heading stands above references, thanks or notices: what an article ends with.

    >>> is_back_matter("6. References"), is_back_matter("Reference ranges")
    (True, False)
    """
    return bool(_BACK_MATTER.fullmatch(title))


def may_have_furniture(text: str) -> bool:
    """Whether any sentence of the text could be furniture: a quick look that spares most texts the slow one."""
    return _PHRASE_WORDS.is_anywhere_in(text)


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Spans that overlap, or with nothing but white space between them, are one."""
    joined = spans[:1]
    for start, end in spans[1:]:
        begin, stop = joined[-1]
        if not text[stop:start].strip():
            joined[-1] = (begin, max(stop, end))
        else:
            joined.append((start, end))
    return tuple(joined)
