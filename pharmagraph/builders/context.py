"""What a sentence denies, doubts, asks or plans, and which of its words that governs.

Cues ("no evidence that", "might") and what each governs are data: `context_cues.toml`, beside this file.
There is no parser: a clause ends at the words and punctuation that usually end one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import Certainty

_CUES_FILE = "context_cues.toml"
_WORD = re.compile(r"[a-z]+(?:'t)?")
_QUESTION = re.compile(r"\?[\"')\]\s]*$")

# A clause ends where the next begins: at a conjunction, a relative pronoun, a participle that draws
# a conclusion, a comma before a new subject, or strong punctuation.
_CLAUSE_END = re.compile(
    r"[;—]|:\s|\.\s|\s[-–]\s"
    r"|[,\s]\s*\b(?:but|however|although|though|whereas|while|whilst|nevertheless|nonetheless|yet|because"
    r"|since|despite|except|unless|thus|hence|therefore|thereby|which|who|whose|where|when|until"
    r"|suggesting|indicating|implying|showing|demonstrating|leading|resulting|consistent with)\b"
    r"|,\s+(?:and\s+|or\s+|so\s+)?(?:that|it|this|these|those|they|we|he|she|there|its|their|our|in|by|with|after|as|at|on|from|due|for)\b"
)
_PHRASE_END = re.compile(
    r"\s(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|might|will|would|should|must|that)\b"
)
_RANK = {certainty: rank for rank, certainty in enumerate(Certainty)}


class Scope(NamedTuple):
    """A cue and what it governs, half-open, in the sentence; `certainty` is None for a denial."""

    certainty: Certainty | None
    negated: bool
    cue_start: int
    cue_end: int
    start: int
    end: int
    cue: str


class _Cue(NamedTuple):
    """What a cue says and governs."""

    certainty: Certainty | None
    negated: bool
    governs: str


class _Matcher(NamedTuple):
    """The cues that begin with one word: one group of the pattern for each cue, longest first."""

    pattern: re.Pattern[str]
    cues: tuple[_Cue, ...]


def scopes(sentence: str) -> tuple[Scope, ...]:
    """Everything in the sentence that denies or hedges, from left to right.

    >>> [(scope.cue, sentence[scope.start:scope.end]) for sentence in ["It may help, but not fast."]
    ...  for scope in scopes(sentence)]
    [('may', ' help'), ('not', ' fast')]
    """
    matchers = _matchers()
    text = _lowered(sentence)
    if matchers.keys().isdisjoint(_WORD.findall(text)) and "?" not in text:
        return ()
    found = []
    at = 0
    for word in _WORD.finditer(text):
        matcher = matchers.get(word[0])
        if matcher is None or word.start() < at:
            continue
        match = matcher.pattern.match(text, word.start())
        if match is None or match.lastindex is None:
            continue
        at = match.end()
        cue = matcher.cues[match.lastindex - 1]
        if cue.governs != "nothing":
            start, end = _governed(text, match.start(), match.end(), cue.governs)
            name = " ".join(match[0].split())
            found.append(Scope(cue.certainty, cue.negated, match.start(), at, start, end, name))
    if _QUESTION.search(text):
        end = len(text)
        found.append(Scope(Certainty.HYPOTHETICAL, False, end - 1, end, 0, end, "?"))
    return tuple(found)


def flags(scopes: Iterable[Scope], start: int, end: int) -> tuple[bool, Certainty]:
    """Whether a span of the sentence is denied, and how sure it is: the least sure of its scopes."""
    negated = False
    certainty = Certainty.ASSERTED
    for scope in scopes:
        if scope.start < end and start < scope.end:
            negated = negated or scope.negated
            if scope.certainty is not None and _RANK[scope.certainty] > _RANK[certainty]:
                certainty = scope.certainty
    return negated, certainty


def _lowered(sentence: str) -> str:
    """The sentence in small letters and straight quotes, at unchanged offsets."""
    text = sentence.lower()
    if len(text) != len(
        sentence
    ):  # a few capitals, such as the Turkish dotted I, become two characters
        text = "".join(small if len(small := char.lower()) == 1 else char for char in sentence)
    return text.replace("’", "'")


def _governed(text: str, cue_start: int, cue_end: int, governs: str) -> tuple[int, int]:
    if governs == "sentence":
        return 0, len(text)
    if governs == "before":
        return _clause_start(text, cue_start), cue_start
    end = _end(text, cue_end, _CLAUSE_END)
    if governs == "phrase":
        end = min(end, _end(text, cue_end, _PHRASE_END))
    start = _clause_start(text, cue_start) if governs == "around" else cue_end
    return start, end


def _end(text: str, start: int, boundary: re.Pattern[str]) -> int:
    match = boundary.search(text, start)
    return match.start() if match else len(text)


def _clause_start(text: str, end: int) -> int:
    start = 0
    for match in _CLAUSE_END.finditer(text, 0, end):
        start = match.end()
    return start


@cache
def _matchers() -> dict[str, _Matcher]:
    """The cues by the word that they begin with."""
    data = (resources.files("pharmagraph.builders") / _CUES_FILE).read_text(encoding="utf-8")
    by_word: dict[str, list[tuple[str, _Cue]]] = {}
    for group in tomllib.loads(data)["cues"]:
        cue = _cue(group["says"], group["governs"])
        for phrase in group["cues"]:
            pattern, firsts = _pattern(phrase)
            for first in firsts:
                by_word.setdefault(first, []).append((pattern, cue))
    return {word: _matcher(cues) for word, cues in by_word.items()}


def _cue(says: str, governs: str) -> _Cue:
    if governs not in {"clause", "phrase", "before", "around", "sentence", "nothing"}:
        raise RulesError(_CUES_FILE, f"a cue cannot govern {governs!r}", "see the head of the file")
    if says in {"negated", "nothing"}:
        return _Cue(None, says == "negated", governs)
    try:
        return _Cue(Certainty(says), False, governs)
    except ValueError:
        raise RulesError(
            _CUES_FILE, f"a cue cannot say {says!r}", "see the head of the file"
        ) from None


def _matcher(cues: list[tuple[str, _Cue]]) -> _Matcher:
    longest_first = sorted(cues, key=lambda item: -item[0].count(r"\s+"))
    pattern = "|".join(f"({pattern})" for pattern, _ in longest_first)
    return _Matcher(re.compile(pattern), tuple(cue for _, cue in longest_first))


def _pattern(phrase: str) -> tuple[str, list[str]]:
    """A cue of the file as a regular expression, and the words that it can begin with."""
    parts: list[str] = []
    firsts: list[str] = []
    before = after = ""
    for slot in phrase.split():
        words = slot.strip("<>?").split("|")
        choice = "(?:" + "|".join(map(re.escape, words)) + r")(?![a-z'])"
        if slot.startswith("<"):
            before = "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in words) + ")"
        elif slot.startswith(">"):
            after = rf"(?=\s+{choice})"
        elif slot == "...":
            parts.append(r"(?:\s+[\w-]+){0,3}?")
        elif slot == "#":
            parts.append(r"\s+\d+")
        elif slot.endswith("?"):
            parts.append(rf"(?:\s+{choice})?")
        elif not firsts:
            firsts = words
            parts.append(choice)
        else:
            parts.append(rf"\s+{choice}")
    return before + "".join(parts) + after, firsts
