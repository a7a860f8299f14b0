"""Harm that a report tells of without naming its drug: "Leukopenia was the dose-limiting toxicity".

A study says in its title what was given, and further on only what came of it. Where a sentence calls illnesses its
toxicity, or its side effects, and names nothing else that could have brought them, they are the harm of the drug that
the text, or its title, is about. In a text whose title tells of that drug's harm, and right behind a sentence that
speaks of toxicity, so is what "occurred" and what patients "developed".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told import topical
from pharmagraph.builders.findings.told.topical import pairs_of
from pharmagraph.builders.rows.measured import is_amount
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.text.title import title_of
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import ILLS, INTERVENTIONS, Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "suffered.toml")
LISTED = pattern_free_rule("causes.suffered", dict.fromkeys(ILLS, Predicate.CAUSES), 0.6)
CAME = pattern_free_rule(topical.CAME, dict.fromkeys(ILLS, Predicate.CAUSES), 0.5)

_MAY_LIST = _WORDS.looked_for("harm")
_MAY_WARN = _WORDS.looked_for("known", "came")
_MAY_TELL = _WORDS.looked_for("came", "had")
_HARM = _WORDS.compile(r"\b$harm\b")
# "Other toxicities of grade 3 included ...", "Toxicity was mild and consisted of ..."
_CONSISTED = _WORDS.compile(
    r"\b$harm\b(?:[^.;:]{0,70}?\b$consisted|(?:\s(?:reported|observed|encountered|seen|noted))?\s(?:was|were|are|is))\s"
    r"(?:$degree\s){0,5}"
)
# "... was the most common dose-limiting toxicity"
_WAS_HARM = _WORDS.compile(
    r"\b$being\s(?:(?:an?|the|our)\s)?(?:(?!not\b|no\b)[\w-]+\s){0,4}?$harm\b"
)
_CAME = _WORDS.compile(r"\b$came\b")
_KNOWN = _WORDS.compile(r"\b$known\b")
_HAD = _WORDS.compile(r"\b$had\b")
_EARLIER = re.compile(r"\bwho\s(?:have|has|had)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_OVER = _WORDS.compile(r"[.;:]|\b$over\b")
_OF_OTHERS = _WORDS.compile(r"\b$of_others\b")
_HANGS_ON = re.compile(r"\b(?:with|for|of|in|from|to|by)\s(?:[\w-]+\s){0,2}$")
_HARMED = _WORDS.compile(r"[-\s](?:\([^()]{1,20}\)\s?)?(?:[\w-]+\s)?(?:$harmed|[a-z]*toxicity)\b")
_HARM_OF = _WORDS.compile(
    r"(?<!not )\b(?:$harm_of|(?:$harm|[a-z]+toxicity)\s(?:of|to|with|from|by|associated\swith))\s(?:[\w-]+\s){0,3}$"
)
_DEVELOPED = "developed"
_WANTED = ("analgesia", "anesthesia", "anaesthesia", "relief")
_PLAIN = (
    0.65  # the confidence of a title that says so, and not only that one came "during" the other
)
_AHEAD = 40  # characters between a word and what it tells of
_CLAUSE = 160
_TITLE_REACH = 60

_Told = Iterator[tuple[Mention, tuple[int, int]]]


class Suffered:
    """What a document tells of the harm of the one drug that its title names."""

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        title = title_of(text)
        named = [m for m in mentions if title and m.end <= title[1] and m.entity.kind is Kind.DRUG]
        self._titled = named[0].entity if len({m.entity.id for m in named}) == 1 else None
        self._harmful = title is not None and any(_is_harmful(m, text, *title) for m in named)
        self._title_end = title[1] if title else 0
        self._before = (0, 0)  # the last sentence

    def findings(
        self,
        row: Sequence[Mention],
        found: Sequence[Finding],
        text: str,
        start: int,
        end: int,
        about: Entity | None,
        *,
        warned: bool = False,
    ) -> Iterator[Finding]:
        """The harm that the sentence ``text[start:end]`` tells of, where nothing was `found` of it.

        It is that of the drug that the text is `about`, or else of the one that its title names; `warned`: the heading
        is one of harm, "Warnings", so that what "has occurred" is harm, too.
        """
        before, self._before = self._before, (start, end)
        self._harmful |= end <= self._title_end and self._is_blamed(found)
        drug = about or self._titled
        if drug is None or not any(m.entity.kind in ILLS for m in row):
            return
        sentence = text[start:end].lower()
        lists = _MAY_LIST.is_in(sentence)
        warned = warned and _MAY_WARN.is_in(sentence)
        if not (lists or warned or _MAY_TELL.is_in(sentence)):
            return
        if any(m.entity.kind in INTERVENTIONS and m.entity.id != drug.id for m in row):
            return
        tells = (self._harmful and drug == self._titled) or _MAY_LIST.is_in(
            text[slice(*before)].lower()
        )
        if not (lists or tells or warned) or _OF_OTHERS.search(text, start, end):
            return
        said = pairs_of(found)
        ills = [m for m in row if m.entity.kind in ILLS and not _is_general(m) and not is_amount(m)]
        told = [(LISTED, each) for each in (_listed(ills, text, start, end) if lists else ())]
        told += [
            (CAME, each) for each in (_came(ills, text, start, end) if tells or warned else ())
        ]
        told += [(CAME, each) for each in (_known(ills, text, start, end) if warned else ())]
        for rule, (ill, cue) in told:
            pair = frozenset((drug.id, ill.entity.id))
            if pair not in said:
                said.add(pair)
                subject = Mention(*cue, text[slice(*cue)], drug)
                yield Finding(rule, subject, Predicate.CAUSES, ill, cue, rule.confidence)

    def _is_blamed(self, found: Iterable[Finding]) -> bool:
        """Whether something was `found` that the drug of the title causes."""
        return any(
            each.predicate is Predicate.CAUSES
            and each.subject.entity == self._titled
            and each.confidence >= _PLAIN
            for each in found
        )


def _is_harmful(drug: Mention, text: str, start: int, end: int) -> bool:
    """Whether the title ``text[start:end]`` tells of the harm of a drug in it: "X-induced", "overdose of X"."""
    return (
        _HARMED.match(text, drug.end, end) is not None
        or _HARM_OF.search(text, max(start, drug.start - _TITLE_REACH), drug.start) is not None
    )


def _listed(ills: Sequence[Mention], text: str, start: int, end: int) -> _Told:
    """The illnesses that are called harm, with the words that call them so."""
    for match in _CONSISTED.finditer(text, start, end):
        for ill in _behind(ills, text, match.end(), end):
            yield ill, _cue(text, match)
    for match in _WAS_HARM.finditer(text, start, end):
        for ill in _ahead(ills, text, start, match.start()):
            yield ill, _cue(text, match)


def _came(ills: Sequence[Mention], text: str, start: int, end: int) -> _Told:
    """The illnesses that came, with the words that say so."""
    for match in _CAME.finditer(text, start, end):
        if match[0] == _DEVELOPED and _behind(ills, text, match.end(), end):
            continue  # "a woman with fever developed a rash"
        for ill in _ahead(ills, text, start, match.start()):
            yield ill, match.span()
    for match in _HAD.finditer(text, start, end):
        if _EARLIER.search(text, max(start, match.start() - _AHEAD), match.start()):
            continue  # "patients who have suffered a stroke"
        for ill in _behind(ills, text, match.end(), end):
            yield ill, match.span()


def _known(ills: Sequence[Mention], text: str, start: int, end: int) -> _Told:
    """The illnesses that a warning says are seen, with the words that say so."""
    for match in _KNOWN.finditer(text, start, end):
        for ill in _ahead(ills, text, start, match.start()):
            yield ill, match.span()


def _behind(ills: Sequence[Mention], text: str, at: int, end: int) -> list[Mention]:
    """The illnesses of the list that begins at a place, or soon after it."""
    over = _OVER.search(text, at, end)
    listed = [m for m in ills if at <= m.start < (over.start() if over else end)]
    return listed if listed and listed[0].start - at <= _AHEAD else []


def _ahead(ills: Sequence[Mention], text: str, start: int, at: int) -> list[Mention]:
    """The illnesses of the clause that ends at a place, or soon before it."""
    first = max(start, at - _CLAUSE, *(text.rfind(sign, start, at) for sign in ".;:"))
    listed = [m for m in ills if first <= m.start and m.end <= at]
    if not listed or at - listed[-1].end > _AHEAD:
        return []
    return [m for m in listed if not _HANGS_ON.search(text, max(first, m.start - _AHEAD), m.start)]


def _cue(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The words that call it harm."""
    found = _HARM.search(text, *match.span())
    return found.span() if found else match.span()


def _is_general(mention: Mention) -> bool:
    """Whether it says that there was harm, and not which; or that the drug worked."""
    text = mention.text.strip()
    return _HARM.fullmatch(text) is not None or text.lower().endswith(_WANTED)
