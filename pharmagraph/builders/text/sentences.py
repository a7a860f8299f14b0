"""Where sentences begin and end in a document, and which of them are headings or page furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pharmagraph.builders.text.bullets import BULLET
from pharmagraph.builders.text.furniture import (
    furniture_spans,
    is_back_matter,
    is_furniture,
    may_have_furniture,
)
from pharmagraph.builders.text.headings import is_soft_wrap, sections_of
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.document import Document

_WORDS = Wording.beside("pharmagraph.builders.text", "sentences.toml", flags=0)
MAX_SENTENCE = 2000  # characters; what is longer is a table or a list without full stops
MAX_ITEM = 120  # characters of a list item that is read together with the line above the list
MAX_LIST = 800


class Sentence(NamedTuple):
    """`text[start:end]` of a document, without outer white space; `section` is the title it stands under."""

    start: int
    end: int
    kind: str  # body, heading or furniture
    section: str


# A stop, what may close it, references glued to it, and white space before something that can begin a sentence.
_STOP = re.compile(
    r"""[.!?…。](?:
          ["'”’»)\]]*;?(?:\s?\[\d+(?:[,–-]\s?\d+)*\])*(?:(?<=[a-z)\]][.])\d{1,3}(?:[,–-]\d{1,3})*)?
          \s+(?=["'“‘«(\[]*(?:[A-Z0-9À-ÖØ-ÞͰ-ϿА-Я+<>≥≤~•]|[a-z]{1,5}[A-Z0-9-]))
        | (?<=[a-z]{3}[.])(?=[A-Z][a-zA-Z]+(?:[\s:,]|-[a-z])|A\s[a-z])
        | (?<=[a-z\d%][)\]][.])(?=[A-Z][a-z]+(?:[\s:,]|-[a-z])|[A-Z]{4,}|A\s[a-z])
        | (?<=[\d%][.])(?=[A-Z][a-z]{2,}[\s:,]|A\s[a-z])
        )""",
    re.VERBOSE,
)
_NEXT = re.compile(r"[\s\"'“‘«(\[]*([^\s.,;:)\]]+)")
_DOTTED = re.compile(r"(?:[A-Za-z][.])+[A-Za-z][.]?$")
_ACRONYM = re.compile(r"[A-Z]{2,5}s?(?:-?\d+)?")
_CAPITALS = _WORDS.set_of("capitals")
_ENUMERATION = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]+\s*$")
_IDENTIFIER = re.compile(r"(?:[A-Z]?\d|[IVX]+$|[A-Z]$)")

# No sentence ends here.
_NEVER = _WORDS.set_of("never")
# Only a word that opens sentences shows that one has ended here.
_SELDOM = _WORDS.set_of("seldom")
# Followed by a number, these go on: "Fig. 2", "No. 5".
_NUMBERED = _WORDS.set_of("numbered")
_GLUED = _NEVER | _SELDOM | _NUMBERED  # no sentence ends here where the white space is missing
_OPENERS = _WORDS.set_of("openers")
# "vitamin C. Patients ...": a single letter that is not somebody's initial.
_LETTERED = _WORDS.set_of("lettered")
# "syringolin A. Syringolin A ...", "toxin B. It ..."
_LETTERED_SUBSTANCE = re.compile(r"[a-z]{2,}(?:in|ine|one|ol|ide|ate|ase|oid|protein)s?")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_MORE_THAN_AN_ABBREVIATION = 7  # letters before a stop
_TOKEN = 24  # characters looked back for the word before a stop


def sentences(document: Document) -> list[Sentence]:
    """The sentences of a document in order; everything but white space is in one of them, or in a bullet.

    >>> text = "# Use\\n\\nGive 5 mg i.v. for pain. St. John's wort, e.g., may not help."
    >>> [(text[s.start:s.end], s.kind) for s in sentences(Document("d", text))]
    [('# Use', 'heading'), ('Give 5 mg i.v. for pain.', 'body'), ("St. John's wort, e.g., may not help.", 'body')]
    """
    text = document.text
    furniture = document.furniture or furniture_spans(text)
    suspect = may_have_furniture(text)
    found: list[Sentence] = []
    for section in document.sections or sections_of(text):
        start, end = _stripped(text, section.start, section.body)
        if start < end:
            found.append(Sentence(start, end, "heading", section.title))
        back_matter = bool(section.title) and is_back_matter(section.title)
        for start, end in _body_spans(text, section.body, section.end):
            aside = back_matter or (suspect and is_furniture(text[start:end]))
            kind = "furniture" if aside else "body"
            found.append(Sentence(start, end, kind, section.title))
    return _with_furniture(found, furniture) if furniture else found


def _with_furniture(
    found: list[Sentence], furniture: tuple[tuple[int, int], ...]
) -> list[Sentence]:
    starts = [start for start, _ in furniture]

    def kind_of(sentence: Sentence) -> str:
        index = bisect_right(starts, sentence.start) - 1
        inside = index >= 0 and sentence.start < furniture[index][1]
        return "furniture" if inside else sentence.kind

    return [sentence._replace(kind=kind_of(sentence)) for sentence in found]


def _body_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _paragraphs(text, start, end):
        for begin, stop in _split(text, first, last):
            if stop - begin <= MAX_SENTENCE:
                yield begin, stop
            else:
                yield from _chopped(text, begin, stop)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches that sentences do not cross: lines, but for wrapped lines and short items under a "such as:"."""
    start, end = _stripped(text, start, end)
    if text.find("\n", start, end) < 0:
        if start < end:
            yield start, end
        return
    for blank in _BLANK_LINES.finditer(text, start, end):
        yield from _block_paragraphs(text, start, blank.start())
        start = blank.end()
    yield from _block_paragraphs(text, start, end)


def _block_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        span = _stripped(text, position, stop)
        if span[0] < span[1]:
            lines.append(span)
        position = stop + 1
    width = max((last - first for first, last in lines), default=0)
    number = 0
    while number < len(lines):
        first, last = lines[number]
        number += 1
        while number < len(lines) and _goes_on(
            text, (first, last), lines[number - 1], lines[number], width
        ):
            last = lines[number][1]
            number += 1
        bullet = BULLET.match(text, first, last)
        if bullet and bullet.end() < last:  # it may have its line to itself
            first, last = _stripped(text, bullet.end(), last)
        yield first, last


def _goes_on(
    text: str,
    paragraph: tuple[int, int],
    line: tuple[int, int],
    following: tuple[int, int],
    width: int,
) -> bool:
    if is_soft_wrap(text[slice(*line)], text[slice(*following)], width):
        return True
    item = text[slice(*following)]
    listed = bool(BULLET.match(item)) and len(item) <= MAX_ITEM and ". " not in item[4:]
    lead = text.find(":\n", *paragraph) >= 0 or text[paragraph[1] - 1] == ":"
    return (
        listed
        and lead
        and following[1] - paragraph[0] <= MAX_LIST
        and not BULLET.match(text, *paragraph)
    )


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _is_end(text, begin, stop):
            last = stop.start() + len(stop[0].rstrip())
            yield begin, last
            begin = stop.end()
    if begin < end:
        yield begin, end


def _is_end(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the stop ends the sentence that began at `begin`, and not an abbreviation in it."""
    mark, end = stop.span()
    before = mark - _MORE_THAN_AN_ABBREVIATION
    if end - mark > 1 and before >= begin and text[before:mark].isalpha():
        return True
    if text[mark] in "!?。" or text[mark + 1] in '"”’»':
        return True
    words = text[max(begin, mark - _TOKEN) : mark].split()
    word = words[-1].lstrip("([\"'“‘") if words else ""
    if end - mark == 1:  # no white space after it: an address, or a missing space
        if any(sign in word for sign in "/@:") or word.startswith("www"):
            return False
        return word.lower() not in _GLUED and not _ENUMERATION.fullmatch(text, begin, end)
    return not (word and _is_abbreviation(text, begin, stop, word))


def _is_abbreviation(text: str, begin: int, stop: re.Match[str], word: str) -> bool:
    following = _NEXT.match(text, stop.end())
    after = following[1] if following else ""
    lower = word.lower().rpartition("/")[2].rpartition("-")[2]
    if lower in _NEVER:
        return True
    if lower in _SELDOM:
        return after not in _OPENERS
    if lower in _NUMBERED:
        return bool(_IDENTIFIER.match(after))
    if _DOTTED.match(word):
        if word[0].islower():  # "1 mg/kg i.v. LPS": nobody begins with an acronym after a route
            return _ACRONYM.fullmatch(after) is not None and after not in _CAPITALS
        return after not in _OPENERS
    if len(word) == 1 and word.isupper():
        return _is_initial(text, begin, stop, after)
    return bool(_ENUMERATION.fullmatch(text, begin, stop.end()))


def _is_initial(text: str, begin: int, stop: re.Match[str], after: str) -> bool:
    before = text[max(begin, stop.start() - 30) : stop.start() - 1].split()
    if len(before) > 2 and before[-1] in {"and", "or"} and len(before[-2]) == 1:
        before = before[:-2]  # "hepatitis B and C."
    if before and (
        before[-1].lower().strip("(") in _LETTERED or _LETTERED_SUBSTANCE.fullmatch(before[-1])
    ):
        return False
    return after not in _OPENERS and after[:1].isalpha()


def _chopped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of a monster, cut at white space where there is some."""
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = start + MAX_SENTENCE if cut < 0 else cut
        yield _stripped(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return start + left, max(start + left, start + len(part.rstrip()))
