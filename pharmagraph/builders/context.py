"""What a sentence denies, doubts, asks or plans, and which of its words that governs.

Cues ("no evidence that", "might") and what each governs are data: `context_cues.toml`, beside this file.
There is no parser: a clause ends at the words and punctuation that usually end one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from pharmagraph.builders.lettercase import lowered
from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import Certainty

_CUES_FILE = "context_cues.toml"
_WORD = re.compile(r"[a-z]+(?:'t)?")
_QUESTION = re.compile(r"\?[\"')\]\s]*$")

# Where a clause ends: at strong punctuation, a conjunction, a relative pronoun, a participle that draws
# a conclusion, a comma before a new subject or adverbial, an "and" before a new verb.
_STOP = r"[;\u2014]|:\s|(?<=[a-z]{3})\.\s|\s[-\u2013]\s"
_CONTRAST = (
    r"but(?!\s+also\b)|however|although|though|whereas|while|whilst|nevertheless|nonetheless|yet"
)
_LINK = (
    r"because|since|despite|except|unless|thus|hence|therefore|thereby|which|who|whose|where|when|until"
    r"|positive\s+for|suggesting|indicating|implying|showing|demonstrating|leading|resulting"
)
_AUXILIARY = r"is|are|was|were|has|have|had|do|does|did|can|could|may|might|will|would"
_SUBJECT = r"that|it|this|these|those|they|we|he|she|there|its|their|our"
_PREPOSITION = (
    r"in(?!\s+particular)|by|with|after|as(?!\s+well)|at|on|from|due|for(?!\s+(?:instance|example))"
)
_CLAUSE_END = re.compile(
    rf"{_STOP}|[,\s]\s*\b(?:{_CONTRAST}|{_LINK})\b"
    rf"|,\s+(?:and\s+|or\s+|so\s+)?(?:{_SUBJECT}|{_PREPOSITION}|an?)\b"
    rf"|\band\s+(?:{_AUXILIARY}|[a-z]{{4,}}ed)\b"
)
_REST_END = re.compile(
    rf"{_STOP}|,\s+(?:(?:but|although|whereas|while|and|however,?)\s+)?(?:we|they|he|she|there)\b"
)
_PHRASE_END = re.compile(rf"{_CLAUSE_END.pattern}|\s(?:{_AUXILIARY}|be|been|should|must|that)\b")
_ITEM_END = re.compile(_PHRASE_END.pattern + "|,")
_OPENING_END = re.compile(r",(?!\s+(?:(?:[\w-]+,?\s+){1,3})?(?:and|or)\s)")  # no comma of a list
_ENDS = {
    "clause": _CLAUSE_END,
    "around": _CLAUSE_END,
    "rest": _REST_END,
    "phrase": _PHRASE_END,
    "item": _ITEM_END,
    "opening": _OPENING_END,
}
_GOES_ON = {  # "suggest that, while ...", "not because ..."
    "rest": re.compile(r"[,\s]+\w"),
    "clause": re.compile(r"\s+(?:because|when|until|since|where)\b"),
}
_CLAUSE_START = re.compile(_CLAUSE_END.pattern + r"|\bthat\b")
# What opens a sentence and ends at a comma: "Although it did not help, ...", "In the absence of X, ...".
_OPENING = re.compile(
    r"\s*(?:in|after|before|during|when|if|with|without|upon|following|although|though|despite|for|at|on|by"
    r"|as|to|because|since|while|whereas|unless|under|using|unlike|apart)\b[^,]*"
)
# What is said of a noun in passing, "the impairment induced by X", unless a verb form stands before it.
_IN_PASSING = re.compile(
    r"(?:induced|caused|produced|elicited|evoked|triggered|seen|observed|reported|associated)"
    r"\s(?:by|with|in|after|during|following)\b"
)
_VERB_FORM = re.compile(r"(?:\b(?:is|are|was|were|be|been|being|not|never|and|or)|ly)\s$")
_VERB_REACH = 7  # characters: the longest of these, and a space
_ADJECTIVE = 12  # characters
_RANK = {certainty: rank for rank, certainty in enumerate(Certainty)}


class Scope(NamedTuple):
    """A cue and what it governs, half-open, in the sentence.

    `certainty` is None for a plain denial; "unlikely" both denies and hedges.
    """

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
    needs: re.Pattern[str] | None
    settles: bool


class _Matcher(NamedTuple):
    """The cues that begin with one word: one group of the pattern for each cue, longest first."""

    pattern: re.Pattern[str]
    cues: tuple[_Cue, ...]


def scopes(sentence: str) -> tuple[Scope, ...]:
    """Everything in the sentence that denies or hedges, from left to right.

    >>> sentence = "It may help, but not fast"
    >>> [(scope.cue, sentence[scope.start : scope.end]) for scope in scopes(sentence)]
    [('may', ' help'), ('not', ' fast')]
    """
    text = lowered(sentence)
    if "?" not in text and _matchers().keys().isdisjoint(_WORD.findall(text)):
        return ()
    found: list[Scope] = []
    for match, cue in _cues(text):
        if cue.governs == "nothing" or _is_name(sentence, match):
            continue
        if cue.settles:
            found = [
                scope for scope in found if scope.certainty is None or scope.end < match.start()
            ]
        start, end = _governed(text, match.start(), match.end(), cue.governs)
        name = " ".join(match[0].split())
        found.append(
            Scope(cue.certainty, cue.negated, match.start(), match.end(), start, end, name)
        )
    if _QUESTION.search(text):
        end = len(text)
        found.append(Scope(Certainty.HYPOTHETICAL, False, end - 1, end, 0, end, "?"))
    return tuple(found)


def _cues(text: str) -> Iterator[tuple[re.Match[str], _Cue]]:
    """The cues of a sentence, none over another."""
    matchers = _matchers()
    at = 0
    for word in _WORD.finditer(text):
        matcher = matchers.get(word[0])
        if matcher is None or word.start() < at:
            continue
        match = matcher.pattern.match(text, word.start())
        if match is None or match.lastindex is None:
            continue
        cue = matcher.cues[match.lastindex - 1]
        if cue.needs is None or cue.needs.search(
            text, _clause_start(text, match.start()), match.start()
        ):
            at = match.end()
            yield match, cue


def flags(scopes: Iterable[Scope], start: int, end: int) -> tuple[bool, Certainty]:
    """Whether a stretch of the sentence is denied, and how sure it is: the least sure of its scopes.

    A cue governs itself too: "little effect" denies the effect.
    """
    negated = False
    certainty = Certainty.ASSERTED
    for scope in scopes:
        if _governs(scope, start, end):
            negated = negated or scope.negated
            certainty = _less_sure(certainty, scope)
    return negated, certainty


def mention_flags(scopes: Iterable[Scope], start: int, end: int) -> tuple[bool, Certainty]:
    """The flags of an entity's mention: a cue inside it ("no abnormalities") is part of its name."""
    return flags((scope for scope in scopes if _governs_mention(scope, start, end)), start, end)


def claim_flags(
    scopes: Iterable[Scope],
    cue: tuple[int, int],
    subject: tuple[int, int],
    object_: tuple[int, int],
) -> tuple[bool, Certainty]:
    """The flags of a claim: those of the word that it rests on, and what is said of its sides alone.

    "It caused no nausea" and "ketamine, but not midazolam, caused it" deny a side, not the verb.
    """
    scopes = tuple(scopes)
    negated, certainty = flags(scopes, *cue)
    for scope in scopes:
        if scope.start < scope.cue_end or _governs(scope, *cue):
            continue
        of_verb = cue[1] <= scope.cue_start and _governs_mention(scope, *object_)
        if scope.negated and (of_verb or any(_at(scope, side) for side in (subject, object_))):
            negated = True
        if of_verb:
            certainty = _less_sure(certainty, scope)
    return negated, certainty


def _at(scope: Scope, side: tuple[int, int]) -> bool:
    """Whether a scope is about this one side: its cue stands right before it, or an adjective away."""
    return _governs_mention(scope, *side) and side[0] - scope.cue_end <= _ADJECTIVE


def _governs(scope: Scope, start: int, end: int) -> bool:
    return min(scope.start, scope.cue_start) < end and start < max(scope.end, scope.cue_end)


def _governs_mention(scope: Scope, start: int, end: int) -> bool:
    """Whether a scope governs a mention: not by a cue that is part of the name."""
    return (
        scope.start < end and start < scope.end and (scope.cue_start < start or end < scope.cue_end)
    )


def _less_sure(certainty: Certainty, scope: Scope) -> Certainty:
    hedge = scope.certainty
    return hedge if hedge is not None and _RANK[hedge] > _RANK[certainty] else certainty


def _is_name(sentence: str, cue: re.Match[str]) -> bool:
    """Whether a cue is the name of something: "NO" is nitric oxide where not all is in capitals."""
    return sentence[cue.start() : cue.end()] == "NO" and not sentence.isupper()


def _governed(text: str, cue_start: int, cue_end: int, governs: str) -> tuple[int, int]:
    """What a cue governs, from where its clause begins or from the cue on."""
    if governs == "itself":
        return cue_start, cue_end
    if governs == "before":
        before = len(text[:cue_start].rstrip(" :-\u2013"))  # "Allergies: none", "Allergies - none"
        return _clause_start(text, before), cue_start
    end = _end(text, cue_end, governs)
    if governs != "rest" and (opening := _OPENING.match(text)) and opening.end() >= cue_start:
        end = min(end, _end(text, cue_end, "opening"))
    start = _clause_start(text, cue_start) if governs == "around" else cue_end
    if (opened := text.rfind("(", 0, cue_start)) > text.rfind(")", 0, cue_start):
        closed = text.find(")", cue_end)
        return max(start, opened + 1), min(end, closed) if closed > 0 else end
    return start, end


def _end(text: str, start: int, governs: str) -> int:
    """Where what a cue governs ends, unless it goes on although a clause begins right after the cue."""
    match = _ENDS[governs].search(text, start)
    if (
        match
        and match.start() - start <= 1
        and (on := _GOES_ON.get(governs))
        and on.match(text, start)
    ):
        match = _ENDS[governs].search(text, match.end())
    end = match.start() if match else len(text)
    if governs == "rest":
        return end
    passing = _IN_PASSING.search(text, start + 1, end)
    if passing is None or _VERB_FORM.search(
        text, max(0, passing.start() - _VERB_REACH), passing.start()
    ):
        return end
    return passing.start() - 1


def _clause_start(text: str, end: int) -> int:
    start = 0
    for match in _CLAUSE_START.finditer(text, 0, end):
        start = match.end()
    opening = _OPENING.match(text, start, end)
    return opening.end() if opening and opening.end() < end else start


@cache
def _matchers() -> dict[str, _Matcher]:
    """The cues by the word that they begin with."""
    data = (resources.files("pharmagraph.builders") / _CUES_FILE).read_text(encoding="utf-8")
    by_word: dict[str, list[tuple[str, _Cue]]] = {}
    for group in tomllib.loads(data)["cues"]:
        cue = _cue(group)
        for phrase in group["cues"]:
            for first in _pattern(phrase)[1]:
                by_word.setdefault(first, []).append((phrase, cue))
    return {word: _matcher(cues) for word, cues in by_word.items()}


def _cue(group: dict[str, str | bool]) -> _Cue:
    says, governs, needs = str(group["says"]), str(group["governs"]), group.get("needs")
    if governs not in {*_ENDS, "before", "itself", "nothing"} - {"opening"}:
        raise RulesError(_CUES_FILE, f"a cue cannot govern {governs!r}", "see the head of the file")
    negated, _, certainty = says.rpartition(" ")
    if certainty in {"negated", "nothing"}:
        negated, certainty = certainty, ""
    elif certainty not in {known.value for known in Certainty}:
        raise RulesError(_CUES_FILE, f"a cue cannot say {says!r}", "see the head of the file")
    return _Cue(
        Certainty(certainty) if certainty else None,
        negated == "negated",
        governs,
        re.compile(rf"\b(?:{needs})\b") if needs else None,
        bool(group.get("settles")),
    )


def _matcher(cues: list[tuple[str, _Cue]]) -> _Matcher:
    longest_first = sorted(cues, key=lambda item: -_length(item[0]))
    patterns = [_pattern(phrase)[0] for phrase, _ in longest_first]
    return _Matcher(
        re.compile("|".join(f"({pattern})" for pattern in patterns)),
        tuple(cue for _, cue in longest_first),
    )


def _length(phrase: str) -> int:
    """How many words of its own a cue surely has."""
    return sum(
        slot not in {"...", "."} and slot[0] not in "<>" and slot[-1] != "?"
        for slot in phrase.split()
    )


def _pattern(phrase: str) -> tuple[str, list[str]]:
    """A cue of the file as a regular expression, and the words that it can begin with."""
    parts: list[str] = []
    firsts: list[str] = []
    before = after = ""
    for slot in phrase.split():
        words = slot.strip("<>?").split("|")
        choice = "(?:" + "|".join(map(_word, words)) + r")(?![\w'-])"
        if slot.startswith("<"):
            before = (
                "(?:"
                + "|".join(
                    rf"(?<=\b{word}\s)" if word.isalpha() else rf"(?<={word}\s)" for word in words
                )
                + ")"
            )
        elif slot.startswith(">"):
            after = rf"(?=\s+{choice})"
        elif slot == ".":
            after = r"(?=\s*(?:[.;:)]|$|,?\s*\bbut\b))"
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
    return before + r"(?<!-)" + "".join(parts) + after, firsts


def _word(word: str) -> str:
    """A word of a cue; a star stands for how it begins."""
    return re.escape(word).replace(r"\*", r"\w+")
