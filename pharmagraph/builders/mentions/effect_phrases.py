"""Names of effects that are made as they are said: "elevated serum creatinine", "loss of hearing", "nail changes".

No vocabulary lists them all. Two grammars read them, each from a word that the lexicon's automaton reports: a word
of change beside something that is measured in patients, and a noun of harm behind a part of the body or a medical
adjective. The words are in the lexicon's tables `changes`, `measures`, `effect_heads` and `body_words`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.builders.mentions.same_harm import other_names
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import ILLS, Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.lexicon.entries import pairs
from pharmagraph.ontology.lexicon.nearest import Known, held_for, nearest

_WAYS = ("high", "low", "bad")
_WORD_OF = {"high": "increased", "low": "decreased", "bad": "abnormal"}
_MOST_FILLERS, _LONGEST_MEASURE, _MOST_MODIFIERS = 4, 5, 3
_WORDS = Wording.beside("pharmagraph.builders.mentions", "effect_phrases.toml", flags=0)
_FILLERS = _WORDS.set_of("between")
_LEVELS = _WORDS.set_of("levels")
_LEVEL = _WORDS.compile(r" $levels\b")
_OF_MIND = _WORDS.compile(r"$of_mind")
_AMOUNT_OF = re.compile(r" (?:(?:in|of) )?concentration\b")
_IS_GIVEN = _WORDS.compile(
    r"[- ](?:$is_given|(?<=glucose.)(?:induced|treated|stimulated|exposed|group))\b| \(HG\)"
)
_BY = re.compile(r"(?: levels?)? by\b")
_NEXT_WORD = re.compile(r"[ -]([A-Za-z]\w*(?:\.\w+)*)")
_WORD_BEFORE = re.compile(r"\w[\w'’/-]*$")
_BEFORE_ADJECTIVES = _WORDS.set_of("before_adjectives")
_GERUNDS = _WORDS.set_of("gerunds")
_BEFORE_GERUNDS = _WORDS.set_of("before_gerunds")
_VERBS_TOO = _WORDS.set_of("verbs_too")
_BEFORE_VERBS = _WORDS.set_of("before_verbs")
_PARTICIPLES_ANYWHERE = _WORDS.set_of("participles_anywhere")
_ADJECTIVE = re.compile(
    r"(?:ic|al|ous|ar|oid|ary|iform|like|tory|gic|tive)$"
)  # of a medical kind, but for those below
_GENERAL = _WORDS.set_of("general")


class _Measure(NamedTuple):
    name: str
    named: dict[str, str]  # by way: what it is called, "=" for an id of ours


class _Words(NamedTuple):
    """The tables, by the word that stands in the text."""

    changes: dict[str, dict[str, str]]  # by place: the way
    measures: dict[str, _Measure]
    heads: dict[
        str, tuple[bool, Kind, str]
    ]  # whether any adjective will do; the kind; the word in the singular
    parts: frozenset[str]
    long_parts: tuple[str, ...]  # of several words
    moves: frozenset[str]  # words of change that name an effect only with what is nothing else
    first: frozenset[str]  # words that measures begin with, and that may stand before them
    last: frozenset[str]  # words that measures end with, and that may stand behind them


@cache
def _words() -> _Words:
    changes: dict[str, dict[str, str]] = {}
    for place, way, words in pairs("changes"):
        for word in words.split("|"):
            changes.setdefault(word, {})[place] = way
    measures: dict[str, _Measure] = {}
    for name, forms, *named in pairs("measures"):
        measure = _Measure(name, dict(zip(_WAYS, named, strict=True)))
        for form in forms.lower().split("|"):
            measures.setdefault(form, measure)
    heads: dict[str, tuple[bool, Kind, str]] = {}
    for place, kind, words in pairs("effect_heads"):
        together = words.split("|")
        for word in together:
            known, _, _ = heads.get(word, (False, None, None))
            heads[word] = (known or place == "any", Kind(kind), _singular(word, together))
    parts = frozenset(word for _, words in pairs("body_words") for word in words.split("|"))
    first = _FILLERS | {form.partition(" ")[0] for form in measures}
    last = _LEVELS | {form.rpartition(" ")[2] for form in measures}
    long_parts = tuple(
        sorted((part.lower() for part in parts if " " in part), key=len, reverse=True)
    )
    moves = frozenset(word for word, places in changes.items() if "rise" in places)
    return _Words(changes, measures, heads, parts, long_parts, moves, first, last)


def _singular(word: str, words: Sequence[str]) -> str:
    endings = (("ies", "y"), ("es", "is"), ("s", ""))
    for ending, replaced in endings:
        if word.endswith(ending) and word[: -len(ending)] + replaced in words:
            return word[: -len(ending)] + replaced
    return word


def effect_phrases(
    text: str, places: Sequence[tuple[int, int]], hits: Sequence[Hit], lexicon: Lexicon
) -> list[Hit]:
    """The effects whose phrases hold one of the words at `places`, apart from the illnesses among `hits`."""
    words = _words()
    found: list[Hit] = []
    at = 0
    for start, end in places:
        if found and start < found[-1][1]:
            continue
        hit = _phrase(text, start, end, words, lexicon)
        if hit is None:
            continue
        while at < len(hits) and hits[at][1] <= hit[0]:
            at += 1
        inside = list(_from(hits, at, hit[1]))
        if _says_what_moves(text, start, end, hit, inside, words):
            continue
        if not any(_holds(other, hit, text, words) for other in inside):
            found.append(hit)
    return found


def _says_what_moves(
    text: str, start: int, end: int, phrase: Hit, inside: Sequence[Hit], words: _Words
) -> bool:
    """Whether a phrase is a claim rather than a name: "an increase in cortisol", "elevation of creatinine by X"."""
    if not any(each[0] >= end for each in inside):
        return False
    word = text[start:end].lower()
    return word in words.moves or (
        word.startswith("elevation") and _BY.match(text, phrase[1]) is not None
    )


def _from(hits: Sequence[Hit], at: int, end: int) -> Iterator[Hit]:
    while at < len(hits) and hits[at][0] < end:
        yield hits[at]
        at += 1


def _holds(hit: Hit, phrase: Hit, text: str, words: _Words) -> bool:
    """Whether a name is to stand rather than the phrase: it goes beyond it, or is an illness of which the phrase
    only says more ("severe allergic pain"). Where the phrase says what part of the body is harmed, it is another
    thing: "coronary spasm" is no spasm of muscles."""
    if hit[0] < phrase[0] or phrase[1] < hit[1]:
        return True
    if text.startswith(("-like", " like"), hit[1]) or hit[2].kind not in ILLS:
        return False
    if hit[:2] == phrase[:2]:
        return True
    if not phrase[2].id.startswith("PG:"):
        return False
    if hit[1] != phrase[1]:
        return not (hit[1] < phrase[1] and _ADJECTIVE.search(text[hit[0] : hit[1]]))
    if text[hit[0] : hit[1]].lower() not in words.heads:
        return True
    modifiers = re.split("[ -]", text[phrase[0] : hit[0]].lower().rstrip(" -"))
    return not all(word in words.parts for word in modifiers)


def _phrase(text: str, start: int, end: int, words: _Words, lexicon: Lexicon) -> Hit | None:
    word = text[start:end].lower()
    change = words.changes.get(word)
    if change is not None:
        hit = _changed(text, start, end, change, words, lexicon)
        if hit is not None:
            return hit
    head = words.heads.get(word)
    return None if head is None else _harmed(text, start, end, head, words, lexicon)


def _changed(
    text: str, start: int, end: int, change: dict[str, str], words: _Words, lexicon: Lexicon
) -> Hit | None:
    """A measure that is said to be high, low or wrong, around the word of change at `start`."""
    if _OF_MIND.search(text[start:end].lower()) is None and _AMOUNT_OF.match(text, end):
        return None  # "a decrease in concentration" is of a substance
    of = change.get("of") or change.get("rise")
    if of is not None and text.startswith((" in ", " of "), end):
        found = _measure_after(text, end + 3, words)
        if found is not None and (entity := _entity(found[1], of, lexicon)):
            return start, found[0], entity
    if "before" in change and _is_adjective(text, start, end):
        found = _measure_after(text, end, words)
        if (
            found is not None
            and not _IS_GIVEN.match(text, found[0])
            and (entity := _entity(found[1], change["before"], lexicon))
        ):
            return start, found[0], entity
    if "after" in change:
        found = _measure_before(text, start, words)
        if found is not None and (entity := _entity(found[1], change["after"], lexicon)):
            return found[0], end, entity
    return None


def _is_adjective(text: str, start: int, end: int) -> bool:
    """Whether a word of change stands as an adjective: "with reduced vision", not "it reduced blood pressure"."""
    word = text[start:end].lower()
    if word in _GERUNDS:  # "without increasing heart rate"
        before = _WORD_BEFORE.search(text, max(0, start - 24), start - 1)
        return before is not None and before[0].lower() in _BEFORE_GERUNDS
    if word in _VERBS_TOO:  # "may lower platelets"
        before = _WORD_BEFORE.search(text, max(0, start - 24), start - 1)
        return before is None or before[0].lower() not in _BEFORE_VERBS
    if not word.endswith("ed") or word in _PARTICIPLES_ANYWHERE or start == 0:
        return True
    if text[start - 1] != " ":
        return text[start - 1] in "(-/\n"
    before = _WORD_BEFORE.search(text, max(0, start - 24), start - 1)
    if before is None:
        return text[start - 2] in ".:;,("
    return before[0].lower() in _BEFORE_ADJECTIVES


def _measure_after(text: str, at: int, words: _Words) -> tuple[int, _Measure] | None:
    """The measure that begins at `at`, after whose it is and in what; with where it ends."""
    match = _NEXT_WORD.match(text, at)
    if match is None or match[1].lower() not in words.first:
        return None
    spoken: list[str] = []
    ends: list[int] = []
    for _ in range(_MOST_FILLERS + _LONGEST_MEASURE):
        match = _NEXT_WORD.match(text, at)
        if match is None:
            break
        at = match.end()
        spoken.append(match[1].lower())
        ends.append(at)
    for first in range(min(_MOST_FILLERS + 1, len(spoken))):
        for last in range(min(len(spoken), first + _LONGEST_MEASURE), first, -1):
            measure = words.measures.get(" ".join(spoken[first:last]))
            if measure is not None:
                level = _LEVEL.match(text, ends[last - 1])
                return (level.end() if level else ends[last - 1]), measure
        if spoken[first] not in _FILLERS:
            return None
    return None


def _measure_before(text: str, end: int, words: _Words) -> tuple[int, _Measure] | None:
    """The measure that ends before the word at `end`; with where it begins."""
    if _last_word(text, end) not in words.last:
        return None
    begins: list[int] = []
    at = end
    while len(begins) < _LONGEST_MEASURE and text[at - 1 : at] in (" ", "-"):
        match = _WORD_BEFORE.search(text, max(0, at - 24), at - 1)
        if match is None:
            break
        at = match.start()
        begins.append(at)
    for begin in reversed(begins):
        spoken = text[begin : end - 1].lower()
        level = spoken.rpartition(" ")
        measure = words.measures.get(spoken) or (
            words.measures.get(level[0]) if _LEVEL.match(f" {level[2]}") else None
        )
        if measure is not None:
            return begin, measure
    return None


def _last_word(text: str, end: int) -> str:
    """The word before the space or hyphen that stands before `end`, in small letters."""
    if text[end - 1 : end] not in (" ", "-"):
        return ""
    begin = max(text.rfind(" ", 0, end - 1), text.rfind("-", 0, end - 1)) + 1
    return text[begin : end - 1].lower()


def _entity(measure: _Measure, way: str, lexicon: Lexicon) -> Entity | None:
    name = measure.named[way]
    if name == "-":
        return None
    if name != "=":
        known = lexicon.entity(name) if ":" in name else lexicon.named(name, ILLS)
        if known is not None:
            return known
        if ":" not in name:
            return _own(name, Kind.EFFECT)
    return _own(f"{_WORD_OF[way]} {measure.name}", Kind.EFFECT)


def _harmed(
    text: str,
    start: int,
    end: int,
    head: tuple[bool, Kind, str],
    words: _Words,
    lexicon: Lexicon,
) -> Hit | None:
    """A part of the body or a medical adjective with the noun of harm at `start`."""
    any_adjective, kind, noun = head
    if text[end : end + 1] == "-":
        return None  # "dysfunction-associated" says more of another name
    begin = at = start
    for _ in range(_MOST_MODIFIERS):
        if text[at - 1 : at] not in (" ", "-"):
            break
        match = _WORD_BEFORE.search(text, max(0, at - 32), at - 1)
        if match is None:
            break
        long = next((each for each in words.long_parts if _ends_with(text, at - 1, each)), "")
        if long:
            begin = at = at - 1 - len(long)
            continue
        word = match[0].lower()
        medical = any_adjective and len(word) > 4 and _ADJECTIVE.search(word)
        if word not in words.parts and not (medical and word not in _GENERAL):
            break
        begin = at = match.start()
    if begin == start:
        return None
    modifiers = " ".join(text[begin : start - 1].lower().split())
    label = f"{modifiers} {noun}"
    for name in (label, *other_names(modifiers, noun)):
        known = lexicon.named(name, ILLS)
        if known is not None:
            return begin, end, known
    own = _own(label, kind)
    if all(word in words.parts for word in re.split("[ -]", modifiers)) and (
        held := _headings(label, lexicon, held_for)
    ):
        return begin, end, own._replace(xrefs=held)
    return begin, end, own._replace(near=_headings(label, lexicon, nearest))


@lru_cache(maxsize=4096)
def _headings(
    label: str, lexicon: Lexicon, way: Callable[[str, Known], tuple[str, ...]]
) -> tuple[str, ...]:
    def known(name: str) -> tuple[str, ...]:
        entity = lexicon.named(name, ILLS)
        return () if entity is None else (entity.id, *entity.xrefs)

    return way(label, known)


def _ends_with(text: str, end: int, part: str) -> bool:
    """Whether a part of the body, in small letters, stands before `end` as words of its own."""
    start = end - len(part)
    return start >= 0 and text[start:end].lower() == part and not text[start - 1 : start].isalnum()


def _own(label: str, kind: Kind) -> Entity:
    slug = re.sub(r"[^\w]+", "-", label).strip("-")
    return Entity(f"PG:{kind}/{slug}", label, kind)
