"""Sentences to rows of tokens: one character a word, a mention the letter of its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice

from pharmagraph.builders.rows.adjectives import joints_within
from pharmagraph.builders.rows.both import Both, may_say_both
from pharmagraph.builders.rows.lists import Lists
from pharmagraph.builders.rows.measured import is_amount
from pharmagraph.builders.rows.parentheses import Asides, without_parentheses
from pharmagraph.builders.rows.tagged import Spans, Tagged
from pharmagraph.builders.rows.wordy import wordy
from pharmagraph.builders.rules.vocabulary import (
    ADVERB,
    KIND_CODES,
    NUMBER,
    UNKNOWN_WORD,
    Vocabulary,
    charset,
)
from pharmagraph.builders.text.invisible import INVISIBLE
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

_EFFECT, _PROCESS = KIND_CODES[Kind.EFFECT], KIND_CODES[Kind.PROCESS]
_EFFECTS = re.compile(
    r"\b(?:effects?|properties|actions?)$", re.IGNORECASE
)  # read as a word too: "its sedative effects"
_TOKEN = re.compile(r"[^\W\d_]+(?:n['’]t\b)?|\d+(?:[.,]\d+)*|['’]s\b|[^\w\s]")
# The same where all is ASCII: ranges are read in two thirds of the time of classes.
_ASCII_TOKEN = re.compile(
    r"[A-Za-z]+(?:n't\b)?|[0-9]+(?:[.,][0-9]+)*|'s\b|[\x00-\x08\x0e-\x1b!-/:-@[-^`{-\x7f]"
)
# the same where "n't" stands: "should|n't"
_CONTRACTED = re.compile(
    r"[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|[^\W\d_]+|\d+(?:[.,]\d+)*|['’]s\b|[^\w\s]"
)
_SILENT = frozenset("\"“”'‘’`*_«»|#~^") | INVISIBLE
_DASHES = frozenset("-–—−‐‑")
_A_DASH = re.compile("[-–—−‐‑]")
_DASH = "–"  # stands for any of them until it is known what it does
_DASH_CODES = frozenset((_DASH, "-"))
# behind them a verb stands in its base: "did not rise"
_HELPERS = "do|does|did|can|could|may|might|will|would|should|must|cannot|ca|wo"
_BEFORE_TO = (
    "fail|fails|failed|failing|unable|able|shown|found|known|unlikely|likely|seem|seems|seemed"
    "|appear|appears|appeared"
)
_MOST_KNOWN = 30_000  # words remembered, so that a long run does not grow


class _Known(dict[str, str]):
    """The characters of words as they are written, those met before remembered: one look-up a token."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        super().__init__(codes)
        self._codes = codes

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_KNOWN:
            self.clear()
            self.update(self._codes)
        code = self._codes.get(word.lower().replace("’", "'"))
        self[word] = code = _unknown(word) if code is None else code
        return code


class _Written(dict[str, str]):
    """The characters of all tokens of what stands between two spaces ("(levels", "dose-related,"), remembered.

    To split at spaces and look up what stands between takes half the time of looking for tokens. What a dash means
    at the edge of such a piece depends on what stands beyond: there it stays a dash.
    """

    def __init__(self, known: _Known) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, piece: str) -> str:
        if len(self) > _MOST_KNOWN:
            self.clear()
        codes = list(map(self._known.__getitem__, _token_of(piece, 0, len(piece)).findall(piece)))
        if _DASH in codes:
            first, last = piece[0] in _DASHES, piece[-1] in _DASHES
            for at, code in enumerate(codes):
                if code == _DASH and not ((first and at == 0) or (last and at == len(codes) - 1)):
                    codes[at] = "-"
        self[piece] = joined = "".join(codes)
        return joined


class Tagger:
    """Turns sentences into rows of tokens, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = _Known(vocabulary.codes)
        self._helped = vocabulary.helped
        helper = vocabulary.any_of(_HELPERS)
        between = charset(vocabulary.set_of("not|never|also|even") + ADVERB)
        to = f"{vocabulary.any_of(_BEFORE_TO)}{vocabulary.code('to')}"
        bases = charset("".join(self._helped))
        self._has_helper = re.compile(f"(?:{helper}|{to}){between}*({bases})")
        self._written = _Written(self._known)
        self._lists = Lists(vocabulary)
        self._both = Both(vocabulary)
        opening = vocabulary.set_of("e|i|eg|ie|such|including|especially|like")
        between = vocabulary.set_of("g|as|and|or|other|others|etc|$filler")
        giving = vocabulary.set_of("$giving|$headnoun|dose|doses")
        self._asides = Asides(
            frozenset(opening), frozenset(opening + between + ",;.0"), frozenset(giving + "xUF")
        )

    def tag(
        self,
        text: str,
        start: int,
        end: int,
        mentions: Sequence[Mention],
        skip: Sequence[tuple[int, int]] = (),
    ) -> Tagged:
        """The tokens of ``text[start:end]``; `mentions` lie in it, sorted, without overlap; `skip` is not read."""
        if joints := joints_within(text, start, end):
            skip = [*skip, *(each for each in joints if not _names_some(each, mentions))]
        if words := wordy(text, start, end, mentions):
            skip = [*skip, *words]
        codes = ""
        members: dict[int, tuple[Mention, ...]] = {}
        place = start
        for mention in mentions:
            codes += self._codes(text, skip, place, mention.start)
            code = _code_of(mention)
            members[len(codes)] = (mention,)
            codes += code
            place = mention.end
            if code == _EFFECT and (noun := _EFFECTS.search(mention.text)):
                codes += self._known.get(noun.group().lower(), UNKNOWN_WORD)
        codes += self._codes(text, skip, place, end)
        if self._has_helper.search(codes):  # "did not rise" is read as "rose" is
            codes = self._has_helper.sub(self._with_helped, codes)
        spans = Spans(partial(self._span, text, start, end, members, skip))
        whole = Tagged(text, codes, range(len(codes)), members, spans)
        if may_say_both(text, start, end):
            whole = self._both.joined(whole)
        return self._lists.grouped(without_parentheses(whole, self._asides))

    def _with_helped(self, match: re.Match[str]) -> str:
        """What was matched, with the character that the base of a verb has behind its helper."""
        return match[0][:-1] + self._helped[match[1]]

    def _codes(self, text: str, skip: Sequence[tuple[int, int]], start: int, end: int) -> str:
        """The characters of the tokens between two mentions."""
        if not skip:
            codes = "".join(map(self._written.__getitem__, text[start:end].split()))
            if _DASH not in codes:
                return codes
        else:
            places = _token_of(text, start, end).finditer(text, start, end)
            read = [self._known[each[0]] for each in places if not _is_in(each.start(), skip)]
            codes = "".join(read)
        dashes = _A_DASH.finditer(text, start, end)
        meant = (_dash(text, *each.span()) for each in dashes if not _is_in(each.start(), skip))
        return "".join([next(meant) if code in _DASH_CODES else code for code in codes])

    def _span(
        self,
        text: str,
        start: int,
        end: int,
        members: Mapping[int, tuple[Mention, ...]],
        skip: Sequence[tuple[int, int]],
        token: int,
    ) -> tuple[int, int]:
        """Where the token of this number stands that `tag` has made of such a sentence, with these `members`."""
        place, first = start, 0  # of the words before the next mention
        stop = end
        for at, (mention,) in members.items():
            if token < at:
                stop = mention.start
                break
            if token == at:
                return mention.start, mention.end
            place, first = mention.end, at + 1
            if _code_of(mention) == _EFFECT and (noun := _EFFECTS.search(mention.text)):
                if token == first:
                    return mention.start + noun.start(), mention.end
                first += 1
        known = self._known
        words = _token_of(text, start, end).finditer(text, place, stop)
        read = (each for each in words if known[each[0]] and not _is_in(each.start(), skip))
        return next(islice(read, token - first, None)).span()


def _token_of(text: str, start: int, end: int) -> re.Pattern[str]:
    """What a token of ``text[start:end]`` is."""
    if text.find("n't", start, end) >= 0 or text.find("n’t", start, end) >= 0:
        return _CONTRACTED
    return _ASCII_TOKEN if text.isascii() else _TOKEN


def _is_in(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return bool(stretches) and any(start <= place < end for start, end in stretches)


def _names_some(stretch: tuple[int, int], mentions: Sequence[Mention]) -> bool:
    """Whether a mention lies in it: "acute" of "acute and chronic pain", which is a pain of its own."""
    return any(stretch[0] < each.end and each.start < stretch[1] for each in mentions)


def _code_of(mention: Mention) -> str:
    """The letter of a mention: "CYP3A4 expression" is what rises and falls, a process."""
    code = KIND_CODES[mention.entity.kind]
    return _PROCESS if code == _EFFECT and is_amount(mention) else code


def _unknown(word: str) -> str:
    """The character of a word, number or sign that no rule names; none for what says nothing."""
    first = word[0]
    if word.isalpha():
        return ADVERB if word.endswith("ly") and len(word) > len("only") else UNKNOWN_WORD
    if first.isdigit():
        return NUMBER
    if first in _DASHES:
        return _DASH
    if first in _SILENT:
        return ""
    return UNKNOWN_WORD if first.isalpha() else first


def _dash(text: str, start: int, end: int) -> str:
    """A dash between spaces parts like a comma, before an item of a list like a semicolon; any other joins."""
    if text[start - 1 : start] == "\n":
        return ";"
    return "," if text[start - 1 : start].isspace() or text[end : end + 1].isspace() else "-"
