"""Where a plain text's headings stand, and so its sections: Markdown, short title lines, labels of abstracts.

A text has no marks that say what is a heading, so a line counts as one when it looks like one *and*
stands where one would: on top of a paragraph, with nothing that it continues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pharmagraph.builders.text.bullets import BULLET
from pharmagraph.builders.text.questions import QUESTION_LABEL
from pharmagraph.builders.text.sheets import asks, lists, own_title, tells
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.document import Section

_WORDS = Wording.beside("pharmagraph.builders.text", "headings.toml")
MAX_HEADING = 120  # characters; longer lines are paragraphs
MAX_WORDS = 14
MIN_WRAP, MAX_WRAP = 45, 120  # the widths to which people and programs wrap lines
MAX_RUN = 3  # title, subtitle, heading; more short lines in a row are a list or a table

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_MARKDOWN = re.compile(r"#{1,6}[ \t]+(?P<title>.*?)[ \t#]*$")
_BOLD = re.compile(r"(\*\*|__)(?P<title>[^*_]{2,80}?)[:.]?\1:?$")
_CELLS = re.compile(r"\||[^\W\d]\t+\S")  # cells, parted by bars or tabs
_UNDERLINE = re.compile(r"(=|-){3,}$")
_PICTURE = re.compile(r"[\U0001F300-\U0001FAFF★☆]\ufe0f?[ \t]+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL_WORDS = _WORDS.set_of("small")
_NO_END = _SMALL_WORDS - {"for", "with"}  # "What it is used for"
_VERBS = _WORDS.compile(r"\b(?-i:$verbs)\b")
_QUESTION = re.compile(r"[^.!?]*\?$")
_ASKED = re.compile(rf"{QUESTION_LABEL}\s.*\?$")  # "Q: I take warfarin. Is that a problem?"
_PART = _WORDS.compile(
    r"(?:$sorts\s)?$parts|$who(?:n't|not)?\b[\w\s']{0,30}|$do_not\b[\w\s']{0,20}"
)
_NUMBERED = re.compile(r"\(?(\d{1,2})[.)][ \t]+(?=[^\W\d_])")
_MAX_NUMBERED = 6  # words of a numbered title right above its text
_KEY = re.compile(r"[A-Z][\w ,/&-]{1,40}(?::|\s--?|\s[–—=])\s\S")  # "Liver: hepatitis"
_ABOUT = _WORDS.compile(r"(?-i:$about)\b")
_CLOSING = ")].,;"
_REFERS = re.compile(r"(?:[(\[,]|\b(?:see|also|and|under|in|the|of|to))$", re.IGNORECASE)
_OPEN_END = ("...", "…")  # "Do not take it if ..."

# The section labels of structured abstracts, as the National Library of Medicine's list of them has them.
_LABEL_WORDS = _WORDS.set_of("label")
_LABEL_FILLERS = _WORDS.set_of("label_filler")
_LABEL = re.compile(r"[A-Z][A-Za-z&/,() -]{3,60}")
_LABEL_START = re.compile(r".*(?:[.!?\])]\s|\n)", re.DOTALL)
_MAX_LABEL = 64


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    after_blank: bool


class _Heading(NamedTuple):
    start: int
    body: int
    title: str


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections of a plain text, from end to end; one without a title where there are no headings.

    >>> [section.title for section in sections_of("# Uses\\n\\nFor pain.\\n\\n# Harm\\n\\nNone is known.")]
    ['Uses', 'Harm']
    """
    headings = sorted({*_line_headings(text), *_labels(text)})
    if not headings or headings[0].start > 0:
        headings.insert(0, _Heading(0, 0, ""))
    ends = [heading.start for heading in headings[1:]] + [len(text)]
    return tuple(
        Section(heading.title, heading.start, heading.body, end)
        for heading, end in zip(headings, ends, strict=True)
        if end > heading.start
    )


# a row of a list of facts: "Usual dose: 5 mg", "Rare (<1%): gout"
_ROW = re.compile(r"[^\W\d_][\w/-]*(?: [\w/-]+){0,4}(?: ?\([^()\n]{1,40}\))?: \S")


_ALIKE = re.compile(r"((?:if |your? )(?:you |child )?)[^\n.;]{2,60}\n\1")


def is_soft_wrap(line: str, following: str, width: int) -> bool:
    """Whether a line break only wraps a paragraph: the next word would not have fitted, or goes on in lower case."""
    if BULLET.match(following) or line.endswith((".", "!", "?", ":")):
        return False
    if "\t" in line.strip() and "\t" in following.strip():
        return False  # rows of a box: "Metabolism", a tab, "Liver"
    if " | " in line or " | " in following:
        return False  # rows of a table
    if own_title(following) or _ALIKE.match(f"{line}\n{following}"):
        return False  # items that begin alike: "you have gout", "you have asthma"
    if following[:1].islower() and not BULLET.match(line):
        return True
    if _ROW.match(line) and _ROW.match(following):
        return False
    first_word = len(following.split(None, 1)[0])
    return MIN_WRAP <= width <= MAX_WRAP and len(line) + 1 + first_word > width


def looks_like_title(line: str) -> bool:
    """Whether every word that can be capitalised is, and there are at least two of them."""
    words = [word for word in _WORD.findall(line) if word.lower() not in _SMALL_WORDS]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _labels(text: str) -> Iterator[_Heading]:
    """The labels of a structured abstract: "METHODS: We gave ..."."""
    colon = text.find(":")
    while colon >= 0:
        if text[colon + 1 : colon + 2].isspace():
            first = max(0, colon - _MAX_LABEL)
            before = text[first:colon]
            start = _LABEL_START.match(before)
            at = start.end() if start else 0
            label = before[at:]
            if (at or not first) and _LABEL.fullmatch(label) and _is_label(label):
                yield _Heading(first + at, colon + 1, label)
        colon = text.find(":", colon + 1)


def _is_label(label: str) -> bool:
    words = [word.lower() for word in _WORD.findall(label)]
    known = not _LABEL_WORDS.isdisjoint(words)
    return known and (
        label.isupper() or all(word in _LABEL_WORDS or word in _LABEL_FILLERS for word in words)
    )


def _line_headings(text: str) -> Iterator[_Heading]:
    if "\n" not in text:
        return
    lines = _lines(text)
    parts, menu = _parts_of_sheets(lines)
    marked = [
        line.text.rstrip(":")
        if number in parts
        else None
        if number in menu
        else _marked(lines, number)
        for number, line in enumerate(lines)
    ]
    candidates = [
        title is None
        and (lines[number].after_blank or not number or marked[number - 1] is None)
        and (_could_be_heading(lines, number) or _is_one_of_a_series(lines, number))
        for number, title in enumerate(marked)
    ]
    number = 0
    while number < len(lines):
        title = marked[number]
        if title is not None:
            last = number + 1 if _underlined(lines, number) else number
            yield _Heading(lines[number].start, lines[last].end, title)
            number = last + 1
        elif candidates[number]:
            run = number
            while run < len(lines) and candidates[run]:
                run += 1
            if run < len(lines):  # short lines at the end of a text have nothing below them
                rows = run in parts and run - number > 1  # at the end of a part, neither
                yield from (
                    each
                    for each in _run_headings(lines, number, run)
                    if not (rows and _has_key(each.title))
                )
            number = run
        else:
            number += 1


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    previous = -1
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        start = match.start() + match[0].index(stripped[0])
        blank = previous < 0 or text.count("\n", previous, start) > 1
        lines.append(_Line(start, start + len(stripped), stripped, blank))
        previous = start + len(stripped)
    return lines


def _parts_of_sheets(lines: Sequence[_Line]) -> tuple[frozenset[int], frozenset[int]]:
    """Which lines are what sheets about drugs call their parts, and which many of them in a row are a menu."""
    found: set[int] = set()
    menu: set[int] = set()
    run: list[int] = []
    for number, line in enumerate(lines[:-1]):
        if not _is_part_of_a_sheet(lines, number):
            run = []
            continue
        run = [*run, number] if run and not line.after_blank else [number]
        if len(run) <= MAX_RUN:
            found.add(number)
        else:
            menu.update(run)
    return frozenset(found - menu), frozenset(menu)


def _is_part_of_a_sheet(lines: Sequence[_Line], number: int) -> bool:
    line, following = lines[number], lines[number + 1]
    if following.text[0] in _CLOSING or (
        not line.after_blank and number and _REFERS.search(lines[number - 1].text)
    ):
        return False  # "(see", "CLINICAL STUDIES", ")": a reference that fills three lines
    if lists(line.text):  # what leads into a list with a colon is read with it
        return not (line.text.endswith(":") and BULLET.match(following.text))
    return tells(line.text)


def _underlined(lines: Sequence[_Line], number: int) -> bool:
    return (
        number + 1 < len(lines)
        and not lines[number + 1].after_blank
        and bool(_UNDERLINE.match(lines[number + 1].text))
        and len(lines[number].text) <= MAX_HEADING
    )


def _marked(lines: Sequence[_Line], number: int) -> str | None:
    """The title of a line that says itself that it is a heading."""
    text = lines[number].text
    if len(text) > MAX_HEADING + 10:
        return None
    if match := _MARKDOWN.match(text) or _BOLD.match(text):
        return match["title"].strip()
    if lines[number].after_blank and number + 1 < len(lines) and _PART.fullmatch(text):
        return text.rstrip(":")
    return text if _underlined(lines, number) and not _UNDERLINE.match(text) else None


def _could_be_heading(lines: Sequence[_Line], number: int) -> bool:
    line = lines[number]
    text = _unpictured(line)
    if len(text) > MAX_HEADING or not (text[0].isupper() or text[0].isdigit()):
        return False
    if _ASKED.match(text):
        return line.after_blank and number + 1 < len(lines)
    apart = _stands_apart(lines, number)
    numbered = _NUMBERED.match(text)
    if numbered and (apart or text.endswith("?")) and not _in_numbers(lines, number):
        text = text[numbered.end() :]
    words = text.split()
    question = bool(_QUESTION.match(text)) and len(words) <= MAX_WORDS
    open_end = apart and text.endswith(_OPEN_END)
    if len(words) > MAX_WORDS or (text[-1] in ".!?;,…" and not question and not open_end):
        return False
    leads = apart and text[-1] != ":" and bool(BULLET.match(lines[number + 1].text))
    if BULLET.match(text) or (words[-1].lower() in _NO_END and not leads) or _CELLS.search(text):
        return False
    if _is_keyed(lines, number, text, apart=apart):
        return False
    title = looks_like_title(text)
    of_its_own = title or question or leads or (apart and (numbered or _ABOUT.match(text)))
    if not of_its_own and len(words) >= 5 and _VERBS.search(text):
        return False
    if not line.after_blank and (
        not _ends_paragraph(lines, number - 1) or _in_column(lines, number)
    ):
        return False
    following = lines[number + 1] if number + 1 < len(lines) else None
    if following is None or following.after_blank:
        return True
    if BULLET.match(following.text) and text.endswith(":"):
        return False  # it leads into a list, and is read with it
    if question and numbered:
        return True
    if title and following.text[0].isupper() and not looks_like_title(following.text):
        return True
    return len(following.text) >= len(text) + 20 and not following.text[0].islower()


def _is_keyed(lines: Sequence[_Line], number: int, text: str, *, apart: bool) -> bool:
    """Whether a line is a row of a list of keys, or a title with what it is a title of: "INDICATIONS gout"."""
    if (_has_key(text) and _is_row(lines, number)) or asks(text):
        return True
    return bool(own_title(text)) and not (apart and ":" in text)


def _unpictured(line: _Line) -> str:
    """A line without the picture that stands before a title."""
    picture = _PICTURE.match(line.text) if line.after_blank else None
    return line.text[picture.end() :] if picture else line.text


def _stands_apart(lines: Sequence[_Line], number: int) -> bool:
    """Whether a line stands by itself, between empty ones, with a longer paragraph below it."""
    line = lines[number]
    following = lines[number + 1] if number + 1 < len(lines) else None
    return (
        line.after_blank
        and following is not None
        and following.after_blank
        and (len(following.text) >= len(line.text) + 20 or bool(BULLET.match(following.text)))
    )


def _beside_keys(lines: Sequence[_Line], number: int) -> bool:
    """Whether a line right above or below has a key and what belongs to it, too."""
    above = number > 0 and not lines[number].after_blank and _has_key(lines[number - 1].text)
    following = lines[number + 1] if number + 1 < len(lines) else None
    below = following is not None and not following.after_blank and _has_key(following.text)
    return bool(above or below)


def _is_row(lines: Sequence[_Line], number: int) -> bool:
    """Whether a line with a key is a row of a list, as "Skin: rash" is, or has nothing of its own beneath it."""
    if _beside_keys(lines, number) or _is_one_of_a_series(lines, number - 1):
        return True
    return 0 < number < len(lines) - 1 and _marked(lines, number + 1) is not None


def _has_key(line: str) -> bool:
    return bool(_KEY.match(line) or _ROW.match(line))


def _in_numbers(lines: Sequence[_Line], number: int) -> bool:
    """Whether a numbered line is an item of a list: the one above it, or below it, is one, too."""
    near = (lines[at].text for at in (number - 1, number + 1) if 0 <= at < len(lines))
    return any(_NUMBERED.match(text) for text in near)


def _is_one_of_a_series(lines: Sequence[_Line], number: int) -> bool:
    """Whether a numbered line heads the lines right below it, as the next or the last number of the text does, too."""
    own = _number_of_title(lines, number)
    if own is None:
        return False
    later = (
        count
        for at in range(number + 1, len(lines))
        if (count := _number_of_title(lines, at)) is not None
    )
    earlier = (
        count
        for at in range(number - 1, -1, -1)
        if (count := _number_of_title(lines, at)) is not None
    )
    return next(later, None) == own + 1 or next(earlier, None) == own - 1


def _number_of_title(lines: Sequence[_Line], number: int) -> int | None:
    """The number of a short line that stands on top of others, which have none."""
    line = lines[number]
    match = _NUMBERED.match(line.text)
    if match is None or not line.after_blank or number + 1 == len(lines):
        return None
    title, following = line.text[match.end() :], lines[number + 1]
    if following.after_blank or _NUMBERED.match(following.text):
        return None
    if len(title.split()) > _MAX_NUMBERED or title[-1] in ".!;:," or not title[0].isupper():
        return None
    return int(match[1])


def _in_column(lines: Sequence[_Line], number: int) -> bool:
    """Whether two more short lines stand right above: then it is a list or a table."""
    above = lines[max(0, number - 2) : number]
    return (
        len(above) == 2
        and not above[1].after_blank
        and all(
            len(line.text) <= MAX_HEADING // 2 and line.text[-1] not in ".!?:;" for line in above
        )
    )


def _ends_paragraph(lines: Sequence[_Line], number: int) -> bool:
    text = lines[number].text
    return text[-1] in ".!?:;\"'”’)]" or len(text) <= MAX_HEADING


def _run_headings(lines: Sequence[_Line], first: int, end: int) -> Iterator[_Heading]:
    """The headings in lines first..end that all could be one, with a paragraph below them."""
    if (
        end - first > MAX_RUN
    ):  # a list or a table; only what stands apart, right above the paragraph, counts
        first = end - 1
        if not lines[first].after_blank:
            return
    for line in lines[first:end]:
        yield _Heading(line.start, line.end, line.text.rstrip(":"))
