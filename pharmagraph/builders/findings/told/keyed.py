"""Lists in articles about one drug that a key announces: "CI: gout, asthma", "S/E" above items, "Do not take it if:".

A heading's list is `headed`'s; these are lines without a section of their own, as notes, leaflets and pages for readers
have them. What a key says holds of the rest of its line, or else of the items beneath it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.acting import acted_on
from pharmagraph.builders.findings.told.company import does_no_harm
from pharmagraph.builders.findings.told.headed import rule_under
from pharmagraph.builders.findings.told.heads import head_of, is_prose, is_sentence
from pharmagraph.builders.findings.told.items import OF_ILLS, is_statement, things, without_asides
from pharmagraph.builders.findings.told.remarked import standing
from pharmagraph.builders.rules import Rule
from pharmagraph.builders.rules.ruleset import heading_rule
from pharmagraph.builders.text.bullets import BULLET, Lines
from pharmagraph.builders.text.questions import ANSWER_LABEL, QUESTION_LABEL, SPEAKER
from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.builders.text.sheets import tells
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import DRUGS, PROTEINS, Kind
from pharmagraph.ontology.predicates import SIGNATURES, WARNS, Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "keyed.toml")
_KEYS = tuple(
    (predicate, _WORDS.compile(rf"(?:$before\W+)*+${predicate}(?:\s+$behind)?"))
    for predicate in (
        Predicate.CAUSES,
        Predicate.CONTRAINDICATED_IN,
        Predicate.TREATS,
        Predicate.INTERACTS_WITH,
        Predicate.HAS_ROLE,
        Predicate.METABOLIZED_BY,
        Predicate.MODULATES,
        Predicate.TARGETS,
        Predicate.HAS_DOSE,
        Predicate.HAS_ONSET,
        Predicate.HAS_DURATION,
        Predicate.ADMINISTERED_VIA,
        Predicate.INHIBITS,
        Predicate.ANTAGONIZES,
        Predicate.AGONIZES,
        Predicate.INCREASES,
        Predicate.ACTIVATES,
    )
)
_TO_READERS = (
    (Predicate.CONTRAINDICATED_IN, _WORDS.compile(r"$never\s(?:[^\W\d_][\w-]*\s){1,4}?$where")),
    (
        Predicate.CONTRAINDICATED_IN,
        _WORDS.compile(
            r"(?:[\w’'-]+\s){1,4}?$banned\s(?:$by_people\s)?$people\s$have|(?:[\w’'-]+\s){1,4}?$banned\s$where"
        ),
    ),
    (
        Predicate.TREATS,
        _WORDS.compile(
            r"(?!.*(?:\b$denying\b|n't\b))(?:[\w’'-]+\s){1,5}?"
            r"(?:$offered\s$by_people\s$people\s$have|$eases)"
            # a denial is carried to the items
            r"|(?:[\w’'-]+\s){1,3}?(?:does|do|did|will|can)(?:n['’]t|\s?not)\s$eases"
        ),
    ),
    (Predicate.INTERACTS_WITH, _WORDS.compile(r"(?:[\w’'-]+\s){1,4}?$apart_from")),
    (
        Predicate.INTERACTS_WITH,
        _WORDS.compile(
            r"(?:[\w,’']+\s){0,4}?$ask\s$whom(?:[\w,’']*\s){1,4}?if\syou\s$taking(?:,?\s[\w’']+){0,14}"
        ),
    ),
)
# "Does not treat: gout": the denial is carried to the items, too
_DENIED = (
    (Predicate.TREATS, _WORDS.compile(r"$denial\s$not_treats")),
    (Predicate.CAUSES, _WORDS.compile(r"$denial\s$not_causes")),
    (Predicate.INTERACTS_WITH, _WORDS.compile(r"$denial\s$not_interacts_with")),
    (Predicate.INHIBITS, _WORDS.compile(r"$denial\s$not_inhibits")),
    (Predicate.INCREASES, _WORDS.compile(r"$denial\s$not_increases")),
    (Predicate.METABOLIZED_BY, _WORDS.compile(r"$denial\s$not_metabolized_by")),
)
_ELSE = {Predicate.ANTAGONIZES: Predicate.INHIBITS, Predicate.AGONIZES: Predicate.ACTIVATES}
"""What is said of a protein that is no receptor."""
_EACH = frozenset(_ELSE) | frozenset(
    {Predicate.INHIBITS, Predicate.INCREASES, Predicate.ACTIVATES, Predicate.ADMINISTERED_VIA}
)
"""What is said of all that a list names, and not of the first alone."""
# "Q: What is X used for?", answered by "A: High blood pressure and heart failure."
_QUESTION = re.compile(
    rf"\W*(?:{QUESTION_LABEL}\W*|{SPEAKER}\s*|\d{{1,2}}[.)]\s)?"
    r"(?P<asked>[A-Z][^?\n]{6,90}\?)\W*$"
)
_REPLY = re.compile(rf"\W*(?:{ANSWER_LABEL}|{SPEAKER})\W*")
_ASKED_FOR = (
    (Predicate.INTERACTS_WITH, _WORDS.compile(r"(?:what|which)\b[^?]{0,60}?\b$asks_partners\b")),
    (Predicate.HAS_ROLE, _WORDS.compile(r"$asks_class\b")),
)
_HOW_OFTEN = _WORDS.compile(r"$how_often(?:\s$behind)?")
_HOW_BAD = _WORDS.compile(r"(?:$how_often|$how_bad)(?:\s$behind)?")
_OF_READER = _WORDS.compile(r"\b$of_reader\b")
_ENDS = _WORDS.compile(r"(?<!\w)$ends(?!\w)")
_MARKS = " \t*_"  # of mark-up, that stand for nothing
_OPENING = re.compile(r"^[\W\d_]+")  # "5. ADRs"
_PARTS = re.compile(r"[^;\n]+")
_STOP = re.compile(r"\.\s(?=[A-Z])")
_TELLS_ON = re.compile(r"\s*[:(–—]|\s-\s|\s*->|,\s(?:which|that|as|because)\b|[↑↓→]")
_ENZYME = re.compile(r"CYP|UGT|MAO|COMT|NAT", re.IGNORECASE)
_MASS = re.compile(r"\d\s?(?:[munkµμ]?g|micrograms?|milligrams?|grams?|units|IU)\b", re.IGNORECASE)
_SHORT = 70  # characters of an item that has lost its bullet
_A_SHARE = re.compile(r"\d|%")
_CONFIDENCE = 0.54
_DISPLACED = OF_ILLS | {Predicate.ASSOCIATED_WITH}  # by what a key says of the same ill
# lists that end where a line has a key of its own; "Total: 6 hours" is still told of beneath "Duration"
_OF_ONE_ROW = frozenset({Predicate.TREATS, Predicate.CONTRAINDICATED_IN, Predicate.INTERACTS_WITH})
_A_CLASS = heading_rule(Predicate.HAS_ROLE, _CONFIDENCE)
_TO_PREVENT = heading_rule(Predicate.PREVENTS, _CONFIDENCE)
_AVERTED_BEFORE = _WORDS.compile(r"\s$averting\b")
_AVERTED_AFTER = _WORDS.compile(r"\b$averting_of\s(?:[\w-]+\s){0,2}?$")
_AVERTED_REACH = 40  # characters
_SORTED = frozenset({Predicate.CAUSES})  # lists in which an item may have a key of its own
OF_ACTION = frozenset({Predicate.MODULATES, Predicate.TARGETS})
"""What keys such as "Mechanism" and "Acts on" say: what the drug does to proteins, in words of their own."""


class Told(NamedTuple):
    """What a key says of ``text[start:]`` of its sentence."""

    predicate: Predicate
    start: int
    denied: bool = False  # the key itself says no


class Keys:
    """Follows the lines of a document: which key stands over, or in, a sentence."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._over: Predicate | None = None
        self._in_item = False
        self._asked = False  # the next sentence may be a list that answers
        self._said: Predicate | None = None  # what the last line with a key said

    def told(self, sentence: Sentence) -> Told | None:
        """What the key of a sentence, or the one over its list, says of it."""
        text, start, end = self._text, sentence.start, sentence.end
        line = self._lines.at(start, end)
        said = text[start:end]
        if "?" in said and (asked := _QUESTION.match(said)):
            self._over, self._in_item = _asked_for(asked["asked"]), False
            self._asked = self._over is not None
            return None
        if sentence.kind == "heading":
            self._over = predicate_of(_OPENING.sub("", said).rstrip("# *:"))
            return None
        if self._asked:
            self._asked = False
            label = _REPLY.match(said)
            begin = label.end() if label else 0
            if self._over and not is_statement(said[begin:]):
                return Told(self._over, begin)
        head = None if self._over is None and is_prose(said) else head_of(said)
        own = self._own(head)
        if line.goes_on:
            return _run_in(own, head, said)
        if own is None and head is not None and tells(head["key"].strip(_MARKS)):
            self.end()  # "Nursing implications: ..."
            return None
        self._said = own
        if own is not None and head is not None:
            rest = head.end()
            if said[rest:].strip(_MARKS):
                self._in_item = "\n" in said[rest:].lstrip(" ")  # its list goes on below
                if not line.marked:
                    self._over = own if self._in_item else None
                return Told(own, rest, _denies(head["key"]))
            self._over, self._in_item = own, False
            return None
        if self._over in _SORTED and head is not None and not is_statement(said):
            self._in_item = True  # "Chronic: anaemia, hirsutism", beneath "Side effects"
            return Told(self._over, head.end() if said[head.end() :].strip() else 0)
        row = not line.marked and head is not None and said[head.end() - 1] == ":"
        named = row and self._over is Predicate.INTERACTS_WITH  # "Digoxin: its level rises"
        if row and self._over in _OF_ONE_ROW and not named:
            self._over = None  # a row of its own: "Main risk: bleeding", beneath "Uses: stroke"
        self._in_item = self._over is not None and (
            line.marked or named or _is_bare_item(text, start, end)
        )
        if not self._in_item:
            self._over = None
        return Told(self._over, 0) if self._over else None

    def end(self) -> None:
        """What was said ends here: another entry begins."""
        self._over, self._in_item, self._said = None, False, None

    def _own(self, head: re.Match[str] | None) -> Predicate | None:
        """What the key of a line says; how often or how bad something is says that it is a side effect, among these."""
        if head is None:
            return None
        own = predicate_of(head["key"])
        if own is not None:
            return own
        of_harm = self._said is Predicate.CAUSES or self._over is Predicate.CAUSES
        told = (_HOW_BAD if of_harm else _HOW_OFTEN).fullmatch(head["key"].strip(" *_#"))
        return (
            Predicate.CAUSES if told and (of_harm or _A_SHARE.search(head["aside"] or "")) else None
        )


def with_keyed(
    kept: list[Finding],
    told: Told | None,
    text: str,
    offset: int,
    mentions: Sequence[Mention],
    drug: Entity | None,
    by_class: Callable[[Finding], Iterable[Finding]],
) -> list[Finding]:
    """The findings of a sentence, `text` at `offset`, and what its key says of `drug`, which wins over them.

    `by_class`: what follows from the name of a class of drugs.
    """
    if told is None or drug is None:
        return kept
    same = None if told.predicate in OF_ACTION else told.predicate
    known = {
        place
        for each in kept
        if same in {None, each.predicate} and drug in (each.subject.entity, each.object.entity)
        for place in (each.subject.start, each.object.start)
    }
    said = [
        each for each in keyed(told, text, offset, mentions, drug) if each.object.start not in known
    ]
    listed = {each.object.start for each in said}
    displaced = _DISPLACED if same else {each.predicate for each in said}
    said += [more for each in said for more in by_class(each)]
    return [
        each for each in kept if each.predicate not in displaced or each.object.start not in listed
    ] + said


def keyed(
    told: Told, text: str, offset: int, mentions: Sequence[Mention], drug: Entity
) -> Iterator[Finding]:
    """What a key says of `drug` and of the things that its list names; `text` is the sentence, at `offset`."""
    if told.predicate in OF_ACTION:
        bare = told.predicate is Predicate.TARGETS
        yield from acted_on(text, told.start, offset, mentions, drug, bare=bare)
        return
    rule = heading_rule(told.predicate, _CONFIDENCE)
    if told.predicate in WARNS:  # "Do not take", "Do not mix with": the denial is what the key says
        rule = replace(rule, denial=False, negated=told.denied)
    for part in _PARTS.finditer(text, told.start):
        start, end = part.span()
        stop = _STOP.search(text, start, end)
        end = stop.start() if stop else end
        bullet = BULLET.match(text, start, end)
        start = bullet.end() if bullet else start
        over = _ENDS.search(text, start, end)
        end = over.start() if over else end
        here = [m for m in mentions if start <= m.start - offset and m.end - offset <= end]
        if told.predicate is Predicate.TREATS:  # "Purpose: antihistamine"
            whole = text[start:end].strip(" \t\n.*_-")
            classes = (m for m in here if m.entity.kind is Kind.DRUG_CLASS and m.text == whole)
            yield from (_finding(_A_CLASS, drug, m) for m in classes)
        listed = _listed(told.predicate, text[start:end], offset + start, here, drug)
        for mention in standing(told.predicate, text[start:end], offset + start, listed):
            if told.predicate is Predicate.TREATS and _is_averted(mention, text, offset):
                yield _finding(_TO_PREVENT, drug, mention)
            elif told.predicate is Predicate.INTERACTS_WITH and does_no_harm(text[start:end]):
                yield _finding(replace(rule, negated=True), drug, mention)
            elif told.predicate in _ELSE and mention.entity.kind is not Kind.RECEPTOR:
                yield _finding(heading_rule(_ELSE[told.predicate], _CONFIDENCE), drug, mention)
            else:
                yield _finding(rule, drug, mention)


def _run_in(own: Predicate | None, head: re.Match[str] | None, said: str) -> Told | None:
    """What a key says that follows another sentence on its line: "Class: triptan. Uses: migraine"."""
    if own is None or head is None or said[head.end() - 1] not in ":=":
        return None
    return Told(own, head.end()) if said[head.end() :].strip() else None


@lru_cache(maxsize=1024)
def predicate_of(key: str) -> Predicate | None:
    """What a key says of what stands behind it."""
    if is_sentence(key):
        return None
    key = key.strip(" *_#").replace("’", "'")
    for predicate, pattern in (*_KEYS, *_TO_READERS, *_DENIED):
        if pattern.fullmatch(key):
            return predicate
    return None


def _denies(key: str) -> bool:
    """Whether a key says that something is not so: "Does not interact with"."""
    key = key.strip(" *_#").replace("’", "'")
    return any(pattern.fullmatch(key) for _, pattern in _DENIED)


def _asked_for(question: str) -> Predicate | None:
    """What a question wants to have listed."""
    for predicate, pattern in _ASKED_FOR:
        if pattern.match(question):
            return predicate
    rule = rule_under(question)
    return rule.predicate if rule else None


def _is_bare_item(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a short line by itself, and no sentence: an item that has lost its bullet."""
    said = _OF_READER.sub("", text[start:end])  # "you have gout"
    return end - start <= _SHORT and text[end - 1] not in ".!?:" and not is_statement(said)


def _listed(
    predicate: Predicate, text: str, offset: int, mentions: Sequence[Mention], drug: Entity
) -> Sequence[Mention]:
    """Of the mentions in a part of a list, those that it lists."""
    kinds = SIGNATURES[predicate].range | (PROTEINS if predicate in _ELSE else frozenset())
    fitting = [m for m in mentions if m.entity.kind in kinds and m.entity != drug]
    if not fitting:
        return ()
    if predicate is Predicate.INTERACTS_WITH:
        return _partners(text, offset, fitting, of_itself=any(m.entity == drug for m in mentions))
    if predicate in OF_ILLS:
        return _ills(predicate, text, offset, mentions, fitting)
    if predicate is Predicate.METABOLIZED_BY:
        return [m for m in fitting if _ENZYME.match(m.text)]
    if predicate is Predicate.HAS_DOSE:
        return [m for m in fitting if _MASS.search(m.text)]
    return fitting if predicate in _EACH else fitting[:1]


def _partners(
    text: str, offset: int, drugs: Sequence[Mention], *, of_itself: bool
) -> Sequence[Mention]:
    """The drugs at the head of an item; none of "grapefruit juice raises its level", which says who acts on whom."""
    tells = _TELLS_ON.search(text)
    if of_itself or (tells is None and is_statement(_OF_READER.sub("", text))):
        return ()
    end = offset + (tells.start() if tells else len(text))
    return [m for m in drugs if m.start < end]


def _ills(
    predicate: Predicate,
    text: str,
    offset: int,
    mentions: Sequence[Mention],
    fitting: Sequence[Mention],
) -> Sequence[Mention]:
    bare = without_asides(text)
    if predicate is Predicate.CONTRAINDICATED_IN:
        bare = _OF_READER.sub("", bare)
        # "you take apomorphine for Parkinson's disease", "an allergy to macrolides"
        drugs = [m.start for m in mentions if m.entity.kind in DRUGS]
        fitting = [m for m in fitting if m.end <= min(drugs)] if drugs else fitting
    if is_statement(bare):
        return ()
    colon = text.find(":")
    if predicate is Predicate.TREATS and colon >= 0:  # "migraine: one at the first sign of nausea"
        fitting = [m for m in fitting if m.end <= offset + colon] or fitting
    return things(text, offset, fitting)


def _is_averted(mention: Mention, text: str, offset: int) -> bool:
    """Whether an item of what a drug is for is what it prevents: "migraine prevention"."""
    start, end = mention.start - offset, mention.end - offset
    before = _AVERTED_AFTER.search(text, max(0, start - _AVERTED_REACH), start)
    return before is not None or _AVERTED_BEFORE.match(text, end) is not None


def _finding(rule: Rule, drug: Entity, mention: Mention) -> Finding:
    return Finding(
        rule,
        mention._replace(entity=drug),
        rule.predicate,
        mention,
        (mention.start, mention.end),
        rule.confidence,
    )
