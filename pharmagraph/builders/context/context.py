"""What a sentence denies, doubts, asks or plans, and which of its words that governs.

Cues ("no evidence that", "might") and what each governs are data: `cues.toml`, beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pharmagraph.builders.context.clauses import governed
from pharmagraph.builders.context.cues import Cue, find_cues
from pharmagraph.builders.context.leads import before_colon
from pharmagraph.builders.context.matrix import held_by_somebody, left_open
from pharmagraph.builders.context.nought import nought
from pharmagraph.builders.context.relatives import beyond_relative
from pharmagraph.builders.context.remarks import around_remark, statement_around
from pharmagraph.builders.context.starts import clause_start
from pharmagraph.builders.text.bullets import items_of
from pharmagraph.builders.text.lettercase import lowered
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import Certainty

_WORDS = Wording.beside("pharmagraph.builders.context", "context.toml", flags=0)
_QUESTION = re.compile(r"\?[\"')\]\s*_]*\.?\s*$")
# "Coffee and the risk of stroke": a topic, and no finding
_TOPIC = re.compile(r"\b(?:and|or)\s+(?:the\s+)?risks?\s+(?:of|for)\b")
_PREDICATE = _WORDS.compile(r"\b(?:$predicate|\w{3,}ed)\b")
_ADJECTIVE = 12  # characters
_NEAR = 16
_DRAWING = _WORDS.compile(r"\s$drawing\s*$")
_FAR = 200  # characters between "that" and what is said of it
_NO_SUBJECT = _WORDS.compile(r"(?:\s*\b$no_subject\b)*\s*")
# labels sort effects by how often they are seen: "Not known (cannot be estimated from the available data): tinnitus"
_HOW_OFTEN = re.compile(
    r"\W*(?:with\s)?(?:frequency\s(?:is\s)?)?(?:not\sknown|unknown|undetermined)(?:\sfrequency)?\s*(?:\([^()]*\)\s*)?(?::|–|$)"
)
_OPENING = 40  # characters of a sentence in which such a label stands
_HEDGES = frozenset(Certainty) - {Certainty.ASSERTED}
_DOUBTS = frozenset({Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.UNKNOWN})
# "the effect of X on Y suggests that ...": no doubt of the effect
_REPORTS = _WORDS.compile(r"$reports")
# what stands between a statement and a modal verb that is not its own
_NEW_CLAUSE = _WORDS.compile(r"[,;:.()]|\b(?i:$new_clause)\b")
# what may come of a harm, or be done about it: "dizziness may affect your ability to drive"
_OF_ITS_COURSE = _WORDS.compile(r"\s+(?:(?:also|be|\w+ly)\s+){0,2}$course\b")

# "Were X to prevent Y, lives would be saved", "Had X caused it, ...", "Should X cause it, stop": neither asked nor said
_SUPPOSED = re.compile(
    r"[^\w(]*(?:if\s[^?]{3,200}?\swere\sto\b|were\s[^?]{3,200}?\sto\b|had\s(?!to\b)|should\s(?!be\b|not\b))"
)
_FOLLOWS = _WORDS.compile(r",\s+(?:(?:[\w-]+\s+){0,5}?$would|$told_to)\b")


_CLEFT = (", it was ", ", it is ", ", it's ")  # "Possibly, it was X that"
_OPENS_CLAUSE = ("that ", "the ", "what ", "any ", "such ", "all the ", "most of the ")

_RESUMED = ("clause", "rest")
_NOT_ONE = (" one ", " a single ", " any ")  # behind a "not" of no verb

HELD = "that"
"""The cue of what only somebody holds (`matrix.py`)."""
LED = "-"
"""The cue of what a line denies or doubts of the list into which it leads."""


class Scope(NamedTuple):
    """A cue and what it governs, half-open, in the sentence.

    `certainty` is None for a plain denial; "unlikely" both denies and hedges. `verbal` says that the cue
    is part of a predicate ("did not return", "may recur", "is unclear"), `of_claims` that it bears on what
    is said, and not on the things named ("to examine the role of"), `of_item` that it is of the things listed
    behind it alone ("X, but not Y or Z, helps").
    """

    certainty: Certainty | None
    negated: bool
    cue_start: int
    cue_end: int
    start: int
    end: int
    cue: str
    verbal: bool = False
    of_claims: bool = False
    of_item: bool = False


def scopes(sentence: str) -> tuple[Scope, ...]:
    """Everything in the sentence that denies or hedges, from left to right.

    What an item of a list says bears on no other item.

    >>> sentence = "It may help, but not fast"
    >>> [(scope.cue, sentence[scope.start : scope.end]) for scope in scopes(sentence)]
    [('may', ' help'), ('not', ' fast')]
    """
    text = lowered(sentence)
    found: list[Scope] = []
    of_label = _end_of_frequency(text)
    for start, stop, words, cue in find_cues(text):
        if start < of_label or _is_name(sentence, start, stop):
            continue
        governs = cue.otherwise if _lacks(text, start, cue) else cue.governs
        if governs == "nothing":
            continue
        if cue.settles:
            found = [scope for scope in found if scope.certainty is None or scope.end < start]
        reach = _reach(text, start, stop, cue, governs)
        if reach is None:
            continue
        name = " ".join(words.split())
        found.append(
            Scope(
                cue.certainty,
                cue.negated,
                start,
                stop,
                *reach,
                name,
                cue.verbal,
                cue.of_claims,
                cue.governs == "item" and name.startswith("not"),
            )
        )
        if (
            (not cue.verbal or (cue.negated and text.startswith(_NOT_ONE, stop)))
            and governs in _RESUMED
            and (on := beyond_relative(text, start, stop, reach[1]))
        ):
            found.append(Scope(cue.certainty, cue.negated, on[0], on[0], *on, name))
    found += _of_sentence(text)
    if "\n" in sentence and (items := items_of(sentence)):
        first = items[0][0]
        found = [each for each in found if each.cue_start < first and each.cue != "?"]
        for start, end in items:
            found += (_further_on(each, start) for each in scopes(sentence[start:end]))
    return tuple(found)


def _further_on(scope: Scope, by: int) -> Scope:
    return scope._replace(
        cue_start=scope.cue_start + by,
        cue_end=scope.cue_end + by,
        start=scope.start + by,
        end=scope.end + by,
    )


def _of_sentence(text: str) -> Iterator[Scope]:
    """What denies or hedges a sentence otherwise than by a cue: that it asks, supposes, quotes or counts nobody."""
    if "?" in text and _QUESTION.search(text):
        end = len(text)
        yield Scope(Certainty.HYPOTHETICAL, False, end - 1, end, 0, end, "?")
    if "0 " in text and (none := nought(text)):
        yield Scope(None, True, *none, "0", verbal=True)
    if _SUPPOSED.match(text) and (then := _FOLLOWS.search(text)):
        yield Scope(Certainty.HYPOTHETICAL, False, 0, 0, 0, then.start(), "if")
    if " that " in text:
        held = [(at, _end_of_held(text, at)) for at in held_by_somebody(text)]
        yield from (believed(Certainty.PROBABLE, at, end)._replace(cue=HELD) for at, end in held)
    if text.startswith(_OPENS_CLAUSE) and (end := left_open(text)):
        yield believed(Certainty.PROBABLE, 0, end)
    if (":" in text or text.startswith(("(", "["))) and (behind := before_colon(text)) >= 0:
        yield believed(Certainty.HYPOTHETICAL, behind, len(text))
    if "risk" in text and (topic := _TOPIC.search(text)) and not _PREDICATE.search(text):
        name = " ".join(topic[0].split())
        about = Scope(Certainty.HYPOTHETICAL, False, *topic.span(), 0, len(text), name)
        yield about._replace(of_claims=True)


def _end_of_frequency(text: str) -> int:
    """Where a label ends that says of the effects behind it only that nobody has counted them; 0 without one."""
    if "known" not in text[:_OPENING] and "undetermined" not in text[:_OPENING]:
        return 0
    label = _HOW_OFTEN.match(text)
    return label.end() if label else 0


def _reach(
    text: str, cue_start: int, cue_end: int, cue: Cue, governs: str
) -> tuple[int, int] | None:
    """What the cue ``text[cue_start:cue_end]`` governs; None if it is one in remarks alone, and this is none."""
    if governs == "sentence":
        return statement_around(text, cue_start, cue_end)
    in_remarks = governs == "remark"
    led = in_remarks and " " not in text[cue_start:cue_end]
    says = governs in {"rest", "clause"}
    around = (
        around_remark(text, cue_start, cue_end, led=led, says=says)
        if cue.certainty in _HEDGES
        else None
    )
    if in_remarks:
        return around
    if text.startswith(_CLEFT, cue_end):
        cue_end += 1  # the comma
    start, end = governed(
        text,
        cue_start,
        cue_end,
        governs,
        verbal=cue.verbal,
        adjective=cue.certainty is not None and not cue.verbal,
        doubt=cue.certainty is not None,
    )
    return (start, end) if around is None else (min(start, around[0]), max(end, around[1]))


def _end_of_held(text: str, start: int) -> int:
    """Where a statement ends that begins behind "that"."""
    return governed(text, start, start, "rest")[1]


def believed(certainty: Certainty, start: int, end: int) -> Scope:
    """The scope of words that stand before a stretch, and call it a belief; it bears on claims alone."""
    return Scope(certainty, False, start, start, start, end, ":", of_claims=True)


def carried(lead: str, start: int, end: int) -> tuple[Scope, ...]:
    """What the line that leads into a list denies or doubts of its items, which are ``sentence[start:end]``.

    >>> [(scope.negated, scope.certainty) for scope in carried("It does not help with:", 0, 8)]
    [(True, None)]
    """
    open_end = len(lead.rstrip(" :*_"))
    return tuple(
        Scope(scope.certainty, scope.negated, start, start, start, end, LED, of_claims=True)
        for scope in scopes(lead)
        if scope.end >= open_end
        and scope.cue != "if"
        and (
            scope.negated
            or scope.certainty is Certainty.UNKNOWN
            or (scope.verbal and scope.cue_start)
        )
    )


def flags(scopes: Iterable[Scope], start: int, end: int) -> tuple[bool, Certainty]:
    """Whether a stretch of the sentence is denied, and how sure it is: the least sure of its scopes.

    A cue governs itself too: "little effect" denies the effect.
    """
    return _summed(scope for scope in scopes if _governs(scope, start, end))


def flags_of_mentions(
    sentence: str, scopes: Sequence[Scope], mentions: Sequence[tuple[int, int]]
) -> list[tuple[bool, Certainty]]:
    """The flags of each mention of a sentence, given in order.

    A predicate that governs none of them bears on its subject: "the pain did not return".
    """
    bearing: list[list[Scope]] = [[] for _ in mentions]
    text = lowered(sentence) if scopes else sentence
    for scope in scopes:
        if scope.of_claims:
            continue
        governed = [at for at, span in enumerate(mentions) if _governs_mention(scope, *span)]
        if not governed and scope.verbal:
            governed = _subject(text, scope, mentions)
        for at in governed:
            bearing[at].append(scope)
    return [_summed(about) for about in bearing]


def _subject(text: str, scope: Scope, mentions: Sequence[tuple[int, int]]) -> list[int]:
    """The last mention before a predicate in its clause, or before a clause without a subject of its own."""
    start = clause_start(text, scope.cue_start)
    if _NO_SUBJECT.fullmatch(text, start, scope.cue_start):  # ", which was not ..."
        start = 0
    inside = [
        at for at, span in enumerate(mentions) if start <= span[0] and span[1] <= scope.cue_start
    ]
    return inside[-1:]


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


def _summed(scopes: Iterable[Scope]) -> tuple[bool, Certainty]:
    """What scopes that bear on the same thing say of it together."""
    negated = False
    certainty = Certainty.ASSERTED
    for scope in scopes:
        negated = negated or scope.negated
        certainty = _less_sure(certainty, scope)
    return negated, certainty


def _at(scope: Scope, side: tuple[int, int]) -> bool:
    """Whether a scope is about this one side: its cue stands right before it, an adjective or other items away."""
    near = scope.of_item or 0 <= side[0] - scope.cue_end <= _ADJECTIVE
    return _governs_mention(scope, *side) and (near or scope.end <= scope.cue_start)


def doubts_after(scopes: Iterable[Scope], sentence: str, end: int) -> list[Certainty]:
    """The doubts about what ends at `end` that the predicate of its own clause adds: "an effect on X may occur"."""
    return [
        scope.certainty
        for scope in scopes
        if scope.verbal
        and scope.certainty in _DOUBTS
        and scope.cue_start >= end
        and not _REPORTS.match(scope.cue)
        and not _NEW_CLAUSE.search(sentence, end, scope.cue_start)
        and not _OF_ITS_COURSE.match(sentence, scope.cue_end)
    ]


def of_harm(scopes: Iterable[Scope], sentence: str, harm: tuple[int, int]) -> tuple[Scope, ...]:
    """The scopes that bear on whether a harm is done, without those of its course: "numbness may be permanent"."""
    return tuple(
        scope
        for scope in scopes
        if not (
            scope.verbal
            and scope.certainty in _DOUBTS
            and harm[1] <= scope.cue_start
            and _OF_ITS_COURSE.match(sentence, scope.cue_end)
        )
    )


def _governs(scope: Scope, start: int, end: int) -> bool:
    return min(scope.start, scope.cue_start) < end and start < max(scope.end, scope.cue_end)


def _governs_mention(scope: Scope, start: int, end: int) -> bool:
    """Whether a scope governs a mention: not by a cue that is part of the name."""
    return (
        scope.start < end and start < scope.end and (scope.cue_start < start or end < scope.cue_end)
    )


def _less_sure(certainty: Certainty, scope: Scope) -> Certainty:
    return (
        certainty if scope.certainty is None else Certainty.least_sure(certainty, scope.certainty)
    )


def _lacks(text: str, start: int, cue: Cue) -> bool:
    """Whether the clause lacks a word that the cue at `start` needs before it."""
    if cue.needs is None:
        return False
    begin = clause_start(text, start)
    # "evidence that it helps is lacking"
    if (that := text.rfind(" that ", max(0, start - _FAR), start)) >= 0:
        begin = min(begin, clause_start(text, that))
        if draws := _DRAWING.search(text, max(0, begin - _NEAR), begin):  # "data showing that"
            begin = clause_start(text, draws.start())
    return not cue.needs.search(text, begin, start)


def _is_name(sentence: str, start: int, end: int) -> bool:
    """Whether a cue is a name: "NO" is nitric oxide, "(NOR)" short for something, where not all is in capitals."""
    return sentence[start:end] in ("NO", "NOR") and not sentence.isupper()
