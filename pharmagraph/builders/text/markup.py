"""Marks in a text that are no words of it: links and emphasis of Markdown, tags and entities of HTML, runs of blanks.

A reader of a format takes its marks out. These are of texts that have them left: Markdown as it was written, pages
and abstracts copied with their tags, lines that were wrapped and indented, columns that were justified.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

from pharmagraph.builders.text.characters import read_otherwise
from pharmagraph.builders.text.contractions import in_full
from pharmagraph.builders.text.latex import LATEX
from pharmagraph.builders.text.marks import Edit, Marks, nothing
from pharmagraph.builders.text.reworded import turned
from pharmagraph.builders.text.wikitext import WIKITEXT
from pharmagraph.builders.text.wording import Wording

_URL = (
    r"(?:https?://|mailto:|www\.|/|#|\.{1,2}/|[\w%./-]+\.(?:html?|md|php|aspx?|pdf|org|com|net)\b)"
)
_LINK = re.compile(
    rf"!\[[^\[\]\n]{{0,300}}\]\([^()\s]{{0,500}}(?:\s+\"[^\"\n]*\")?\)"
    rf"|(?P<open>\[)[^\[\]\n]{{1,300}}(?P<close>\]\({_URL}(?:[^()\s]|\([^()\s]{{0,100}}\)){{0,500}}(?:\s+\"[^\"\n]*\")?\))"
)
_EMPHASIS = re.compile(
    r"(?:(?<=[\w,;:)] )|(?<=[\w,] \()|(?<=[ (\n])(?=\*\w{1,3}\*-\w)|^(?=\*\w{1,3}\*-\w))"
    r"(?P<open>\*{1,3}|_{1,3})(?=[^\s*_])[^*_\n]{1,80}?(?<=[^\s*_])(?P<close>(?P=open))(?![\w*_])"
)
_INLINE = "i|b|em|strong|u|su[bp]|inf|span|small|font|a|cite|abbr|mark"
_BLOCK = "hr|p|div|h[1-6]|li|ul|ol|dl|d[td]|table|t[rdh]|tbody|thead|section|article|header|blockquote|title"
_TAG = re.compile(
    rf"<!--.{{0,2000}}?-->|</?(?:(?:{_INLINE})|(?P<line>br)|(?P<block>{_BLOCK}))(?:\s[^<>]{{0,500}})?\s?/?>",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{2,5}|#[xX][0-9A-Fa-f]{2,5});")
_STRUCK = re.compile(
    r"~~(?=\S)[^~\n]{1,300}(?<=\S)~~|<(?P<tag>del|s|strike)>.{0,1000}?</(?P=tag)>",
    re.DOTALL | re.IGNORECASE,
)
# "ketamine[12]", "relieves pain [3, 4-6]", but not "[1]benzothiophene"
_CITATION = re.compile(
    r"[^\S\n]?\[(?:\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3}){0,20}|citation needed|note \d+)\](?![\w-])"
)
# of blanks within a line: more than three part columns; behind a full stop two are a custom
# two tabs part the cells of a row, with an empty one between them
_BLANKS = re.compile(r"(?<=[^\s.?!:|])(?! ?\t ?\t)[^\S\n]{2,3}(?=[^\s|])")
_LINE_END = re.compile(r"\r\n")
_WORDS = Wording.beside("pharmagraph.builders.text", "markup.toml", flags=0)
# a line that goes on in the next one, which is indented
_BEHIND_NO_END = "|".join(rf"(?<=\b{word})" for word in _WORDS.words("no_end"))
_WRAPPED = re.compile(
    rf"(?:(?<=[\w,;)])(?=[^\S\n]*\n[^\S\n]+[a-z(0-9])|{_BEHIND_NO_END})"
    r"[^\S\n]*\n[^\S\n]+(?=\w)"
)
# a word that a line end has cut ("hyper-" and "tension"), but "non-" and "smokers" keep their hyphen
_CUT = _WORDS.compile(r"(?<=[a-z])-[^\S\n]*\n[^\S\n]*(?=[a-z]{2})(?P<kept>(?=$behind_hyphen\b))?")
_KEPT_BEFORE = _WORDS.compile(r"\b$before_hyphen$")
_LONGEST_WORD = 30  # characters


class Unmarked:
    """A text without its marks, and where in the text with marks each of its characters stands."""

    def __init__(self, text: str, edits: list[Edit]) -> None:
        pieces: list[str] = []
        self._plain: list[int] = []  # where stretches begin, in the plain text
        self._marked: list[int] = []  # ... and in the one with marks
        self._ends: list[
            int | None
        ] = []  # where a replaced stretch ends there, None where nothing was replaced
        at = length = 0
        for start, end, instead in (*edits, (len(text), len(text), "")):
            for piece, begins, ends in ((text[at:start], at, None), (instead, start, end)):
                if piece:
                    pieces.append(piece)
                    self._plain.append(length)
                    self._marked.append(begins)
                    self._ends.append(ends)
                    length += len(piece)
            at = end
        self.text = "".join(pieces)

    def start(self, offset: int) -> int:
        """Where what begins at this place of the plain text begins in the one with marks."""
        stretch = max(bisect_right(self._plain, offset) - 1, 0)
        if self._ends[stretch] is not None:
            return self._marked[stretch]
        return self._marked[stretch] + offset - self._plain[stretch]

    def end(self, offset: int) -> int:
        """Where what ends at this place of the plain text ends in the one with marks."""
        if offset == 0:
            return self.start(0)
        stretch = bisect_right(self._plain, offset - 1) - 1
        ends = self._ends[stretch]
        return self._marked[stretch] + offset - self._plain[stretch] if ends is None else ends

    def plain(self, offset: int) -> int:
        """Where a place of the text with marks is in the plain one; what was taken out is where it was."""
        stretch = max(bisect_right(self._marked, offset) - 1, 0)
        following = self._plain[stretch + 1] if stretch + 1 < len(self._plain) else len(self.text)
        return min(self._plain[stretch] + max(offset - self._marked[stretch], 0), following)


def unmarked(text: str) -> Unmarked | None:
    """The text without its marks; None where it has none, as most texts, or nothing else.

    >>> found = unmarked("It blocks the [NMDA](https://example.org/nmda)  receptor")
    >>> found.text
    'It blocks the NMDA receptor'
    """
    edits = sorted(_edits(text))
    if not edits:
        return None
    apart: list[Edit] = []
    for edit in edits:
        if not apart or edit[0] >= apart[-1][1]:
            apart.append(edit)
    found = Unmarked(text, apart)
    return found if found.text else None


def _edits(text: str) -> Iterator[Edit]:
    """What is to be read otherwise, each kind looked for only where a sign of it stands."""
    yield from read_otherwise(text)
    yield from in_full(text)
    yield from turned(text)
    for kind in _KINDS:
        yield from kind.edits(text)


def _as_lines(found: re.Match[str]) -> str:
    return "\n\n" if found["block"] else "\n" if found["line"] else ""


def _as_character(found: re.Match[str]) -> str:
    character = html.unescape(found[0])
    return character if len(character) == 1 else found[0]


def _joined(found: re.Match[str]) -> str:
    start = found.start()
    kept = found["kept"] is not None or _KEPT_BEFORE.search(
        found.string, max(0, start - _LONGEST_WORD), start
    )
    return "-" if kept else ""


def _as_blank(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "


_KINDS: tuple[Marks, ...] = (
    Marks(("](",), _LINK, nothing),
    Marks(("*", "_"), _EMPHASIS, nothing),
    Marks(("~~", "<del>", "<s>", "<strike>"), _STRUCK, nothing),
    Marks(("<",), _TAG, _as_lines),
    Marks(("&",), _ENTITY, _as_character),
    Marks(("[",), _CITATION, nothing),
    Marks(("  ", "\t", "\u00a0"), _BLANKS, _as_blank),
    Marks(("-\n", "-\r\n", "- \n"), _CUT, _joined),
    Marks(("\r\n",), _LINE_END, _as_blank),
    Marks(("\n ", "\n\t"), _WRAPPED, _as_blank),
    *WIKITEXT,
    *LATEX,
)
