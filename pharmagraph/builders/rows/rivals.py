"""Texts about several drugs: their sentences begin now with one, now with another, or their parts begin alike."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_TWO = 2
_FEWEST = 3  # sentences: with what a text is only compared or combined, hardly so many begin
_AS_MANY = 0.5  # of those that begin with the other
_WORDS = Wording.beside("pharmagraph.builders.rows", "rivals.toml")
_COUNTED = _WORDS.compile(r"\d+|\b$ordinals\b")
_ITEM = re.compile(r"\W*(?:\d{1,2}[.)]\s)?\W*")
_BEHIND = re.compile(
    r"(?::| [\u2013\u2014-]|\.)(?=\s)"
)  # a name that opens an item: "X: used for ..."
_WORD = re.compile(r"[^\W\d_]{2}")
_LONGEST = 120  # characters of what parts of a text begin with
_start = attrgetter("start")


def alternate(mentions: Sequence[Mention], sentences: Iterable[Sentence]) -> bool:
    """Whether a second drug opens so many sentences that a text with these mentions is about neither alone."""
    starts = {each.start for each in sentences if each.kind == "body"}
    opened = Counter(
        each.entity.id
        for each in mentions
        if each.start in starts and each.entity.kind is Kind.DRUG
    )
    counts = sorted(opened.values(), reverse=True)[:2]
    return len(counts) > 1 and counts[1] >= max(_FEWEST, _AS_MANY * counts[0])


def alike(mentions: Sequence[Mention], sentences: Iterable[Sentence], text: str) -> set[Entity]:
    """The drugs that lines begin with in words that are those of another line, about another drug.

    "Q: What does X do?", "Q: What does Y do?" and "First-line treatment is X.", "Second-line treatment is Y." each
    open a part of their own; so do three lines "X: ...".
    """
    drugs = [each for each in mentions if each.entity.kind is Kind.DRUG]
    if len({each.entity.id for each in drugs}) < _TWO:
        return set()
    made: dict[str, set[Entity]] = defaultdict(set)
    items: dict[str, set[Entity]] = defaultdict(set)
    opens = True  # the sentence is the first of its line that says something
    for each in sentences:
        opens = opens or text[each.start - 1 : each.start] in ("", "\n")
        if not opens:
            continue
        at = bisect_left(drugs, each.start, key=_start)
        here = drugs[at : bisect_left(drugs, each.end, key=_start)]
        if here:
            items[_mark_of_item(each, here[0], text)].add(here[0].entity)
            made[_words_around(each, here, text)].add(here[0].entity)
        opens = not here and _COUNTED.search(text, each.start, each.end) is not None
    listed = [named for mark, named in items.items() if mark and len(named) >= _FEWEST]
    parts = [named for words, named in made.items() if words and len(named) > 1]
    return {entity for named in (*listed, *parts) for entity in named}


def _mark_of_item(sentence: Sentence, drug: Mention, text: str) -> str:
    """What stands behind a drug with which an item begins: the colon in "- X: used for ..."; nothing if none does."""
    if sentence.kind != "body" or not _ITEM.fullmatch(text, sentence.start, drug.start):
        return ""
    mark = _BEHIND.match(text, drug.end)
    return mark[0] if mark else ""


def _words_around(sentence: Sentence, here: Sequence[Mention], text: str) -> str:
    """The words of a short sentence beside the one drug that it names, without counts; nothing if it names several."""
    start, end, drug = sentence.start, sentence.end, here[0]
    if end - start > _LONGEST or any(each.entity != drug.entity for each in here):
        return ""
    around = f"{text[start : drug.start]}\0{text[drug.end : end]}"
    words = _COUNTED.sub("0", around).lower()
    return words if _WORD.search(words) else ""
