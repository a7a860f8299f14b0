"""Effects that are told by a verb and a part of the body: "it can wreck your liver", "makes the face puffy".

No vocabulary lists them, and the noun ("liver damage") may stand nowhere. Such a phrase is read from its verb or
adjective, which the lexicon's automaton reports. What befalls which part is the tables `befallings`, `inner_parts` and
`lay_parts` of the lexicon; the words between, `befalls.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pharmagraph.builders.mentions.hits import Hit, laid_between
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import ILLS, Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.lexicon.entries import pairs

_WORDS = Wording.beside("pharmagraph.builders.mentions", "befalls.toml")
_KINDS = ILLS | {Kind.PROCESS}
_COVERED = _KINDS | {Kind.POPULATION}  # "harm the unborn baby"
_REACH = 70  # characters from the verb or adjective back to the part
_FARTHEST = 40  # ... and on to it
# "a damaged liver", "damaged kidneys": no verb
_PARTICIPLE = re.compile(r"(?:ed|nt)\b", re.IGNORECASE)


class _Befalling(NamedTuple):
    """What a word says of a part: the noun, the parts of which it says so (none: any), and what that is called."""

    noun: str
    parts: frozenset[str]
    name: str


class _Tables(NamedTuple):
    words: dict[str, dict[str, list[_Befalling]]]  # by place, by word
    parts: dict[str, str]  # by form: the part, as names of effects have it
    ahead: re.Pattern[str]  # a part behind its verb
    back: re.Pattern[str]  # a part before its verb or adjective
    made: re.Pattern[str]  # a part behind who makes it so
    before: frozenset[str]  # the words that `back` can end with: a quick look
    first: frozenset[str]  # the words that what is done to a part begins with, or who makes it so


@cache
def _tables() -> _Tables:
    words: dict[str, dict[str, list[_Befalling]]] = {"does": {}, "is": {}, "goes": {}}
    for place, noun, forms, parts, name in pairs("befallings"):
        listed = frozenset(parts.split("|")) if parts else frozenset()
        for form in forms.split("|"):
            words[place].setdefault(form, []).append(_Befalling(noun, listed, name))
    named = {
        form: part
        for table in ("lay_parts", "inner_parts")
        for part, forms in pairs(table)
        for form in forms.split("|")
        if "," not in form
    }
    part = "|".join(re.escape(each) for each in sorted(named, key=len, reverse=True))
    whose = r"(?P<whose>$whose\s)?(?:$which\s)?"
    ahead = _WORDS.compile(
        rf"\s{whose}(?P<part>{part})(?P<shut>\sshut)?(?!['’\w-]|\s$more_of_a_name\b)"
    )
    back = _WORDS.compile(
        rf"(?:(?<![\w-])(?P<makes>$makes)\s)?{whose}(?<![\w'’-])(?P<part>{part})(?P<mid>(?:\s$between)*)\s$"
    )
    made = _WORDS.compile(rf"$makes\s{whose}(?:{part})\s")
    last = (*named, *_WORDS.words("between"))
    before = frozenset(each.rpartition(" ")[2] for each in last)
    first = frozenset(each.partition(" ")[0] for each in (*words["does"], *_WORDS.words("makes")))
    return _Tables(words, named, ahead, back, made, before, first)


_GOES_ON = _WORDS.compile(r"\s$goes_on\b")  # "makes the liver burn it up"
_BECOMES = _WORDS.compile(r"\s$becomes\b")
_MAY = _WORDS.compile(r"\s$may\b")


def with_befallen(
    text: str, places: Sequence[tuple[int, int]], hits: list[Hit], lexicon: Lexicon
) -> list[Hit]:
    """The hits, and the effects that the words at `places` say of a part of the body; over names that say as much of
    it ("ankles swell" in "makes your ankles swell") and no others."""
    found = list(_befallen(text, places, lexicon))
    if not found:
        return hits
    kept = [hit for hit in hits if hit[2].kind not in _COVERED or not _holds_one(found, hit)]
    return laid_between(kept, found)


def _holds_one(found: Sequence[Hit], hit: Hit) -> bool:
    at = bisect_right(found, hit[0], key=lambda each: each[0]) - 1
    return at >= 0 and hit[1] <= found[at][1] and hit[:2] != found[at][:2]


def is_done_to_a_part(name: str) -> bool:
    """Whether a name is a verb with the part of the body that it does something to.

    >>> is_done_to_a_part("irritates the cornea"), is_done_to_a_part("irritated eyes"), is_done_to_a_part("eye pain")
    (True, False, False)
    """
    first = name.find(" ") if name.partition(" ")[0].lower() in _tables().first else -1
    while first > 0:
        if name[:first].lower() in _tables().words["does"]:
            found = _tables().ahead.match(name, first)
            return found is not None and (
                found["whose"] is not None or _PARTICIPLE.search(name[:first]) is None
            )
        first = name.find(" ", first + 1)
    return False


def tells_what_befalls(name: str) -> bool:
    """Whether a name says what something does to a part of the body, or makes it do: "makes the face puffy".

    >>> tells_what_befalls("makes the face puffy"), tells_what_befalls("sore lips")
    (True, False)
    """
    if name.partition(" ")[0].lower() not in _tables().first:
        return False
    return _tables().made.match(name) is not None or is_done_to_a_part(name)


def _befallen(text: str, places: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Hit]:
    """The effects that the words at `places` say of a part of the body."""
    tables = _tables()
    last = 0
    for start, end in places:
        word = text[start:end].lower()
        hit = None
        if word in tables.words["does"]:
            hit = _done(text, start, end, word, tables, lexicon)
        if hit is None and (word in tables.words["is"] or word in tables.words["goes"]):
            hit = _happening(text, start, end, word, tables, lexicon)
        if hit is not None and hit[0] >= last:
            last = hit[1]
            yield hit


def _done(
    text: str, start: int, end: int, word: str, tables: _Tables, lexicon: Lexicon
) -> Hit | None:
    """A verb with the part that it does something to."""
    found = tables.ahead.match(text, end, end + _FARTHEST)
    if found is None or (found["whose"] is None and _PARTICIPLE.search(word)):
        return None
    entity = _entity(tables.words["does"][word], tables.parts[found["part"].lower()], lexicon)
    return None if entity is None else (start, found.end(), entity)


def _happening(
    text: str, start: int, end: int, word: str, tables: _Tables, lexicon: Lexicon
) -> Hit | None:
    """A part with the verb that says what it does, or the adjective that says what it becomes, is, or is made."""
    space = start - 1
    if (
        text[text.rfind(" ", max(0, start - _REACH), space) + 1 : space].lower()
        not in tables.before
    ):
        return None
    found = tables.back.search(text, max(0, start - _REACH), start)
    if found is None or _GOES_ON.match(text, end):
        return None
    part, made = tables.parts[found["part"].lower()], found["makes"] is not None
    befallings: list[_Befalling] = []
    if made or _BECOMES.search(found["mid"]):
        befallings += tables.words["is"].get(word, ())
    if made or found["whose"] or _MAY.search(found["mid"]):
        befallings += tables.words["goes"].get(word, ())
    entity = _entity(befallings, part, lexicon)
    begin = found.start("makes") if made else found.start("part")
    return None if entity is None else (begin, end, entity)


def _entity(befallings: Sequence[_Befalling], part: str, lexicon: Lexicon) -> Entity | None:
    """What the first of these is called that can befall the part."""
    for each in befallings:
        if each.parts and part not in each.parts:
            continue
        label = each.name or f"{part} {each.noun}"
        known = lexicon.named(label, _KINDS)
        slug = label.replace(" ", "-")
        return known or Entity(f"PG:effect/{slug}", label, Kind.EFFECT)
    return None
