"""What a key of action says a drug does to proteins: "Works by: blocking sodium channels", "MOA: COX-2 inhibitor"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.rules.ruleset import heading_rule
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import PROTEINS, Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "acting.toml")
# of a receptor, and of any other protein
_DOES = {
    "blocks": (Predicate.ANTAGONIZES, Predicate.INHIBITS),
    "inhibits": (Predicate.INHIBITS, Predicate.INHIBITS),
    "agonizes": (Predicate.AGONIZES, Predicate.ACTIVATES),
    "activates": (Predicate.AGONIZES, Predicate.ACTIVATES),
    "enhances": (Predicate.INCREASES, Predicate.INCREASES),
    "modulates": (Predicate.MODULATES, Predicate.MODULATES),
    "binds": (Predicate.TARGETS, Predicate.TARGETS),
}
_ACTION = _WORDS.compile("|".join(rf"(?P<{name}>\b${name}\b)" for name in _DOES))
_OF_PROTEIN = _WORDS.compile(r"(?:[\s,/()-]|$of_protein\b)*")
_AGENT = _WORDS.compile(r"$agent")
_OF = re.compile(r"\s(?:of|at|for|on|against)\b", re.IGNORECASE)
# before a class of drugs: "a potent and selective", behind another class
_BARE = _WORDS.compile(r"\W*(?:(?:$of_what_kind|[\w-]{1,30}(?:ive|ic|al|ent|ible|ble))\W+)*")
_ACTED_ON = PROTEINS | {Kind.PROCESS}
_PARTS = re.compile(r"(?:[^.;\n]|\.(?!\s|$))+")
_CONFIDENCE = 0.54
_LONGEST_PHRASE = 60  # characters between an action and the protein
_AFTERWARDS = _WORDS.compile(r"\b$afterwards\b")
# another statement, or a purpose, has begun: "blocks X, which raises Y", "by blocking X to raise Y"
_GOES_ON = _WORDS.compile(r"\b(?:$goes_on)\b|[–—:]")


def acted_on(
    text: str,
    start: int,
    offset: int,
    mentions: Sequence[Mention],
    drug: Entity,
    *,
    bare: bool,
) -> Iterator[Finding]:
    """What ``text[start:]`` of a sentence at `offset` says that `drug` does to the proteins it names.

    `bare`: a protein without a word of what is done to it is a target.
    """
    for part in _PARTS.finditer(text, start):
        over = _AFTERWARDS.search(text, *part.span())
        end = over.start() if over else part.end()
        here = [m for m in mentions if part.start() <= m.start - offset < end]
        if here and _is_actor(here[0], text, part.start(), offset, drug):
            continue
        for mention in here:
            if mention.entity.kind is Kind.DRUG_CLASS:
                if _BARE.fullmatch(text, part.start(), mention.start - offset):
                    place = mention.start - offset, mention.end - offset
                    yield _finding(Predicate.HAS_ROLE, place, drug, mention, offset)
                continue
            if mention.entity.kind in _ACTED_ON:
                found = _said_of(mention, text, part.start(), end, offset, here, bare=bare)
                if found is not None and mention.entity.kind in SIGNATURES[found[0]].range:
                    yield _finding(*found, drug, mention, offset)


def _is_actor(first: Mention, text: str, start: int, offset: int, drug: Entity) -> bool:
    """Whether a part begins with another drug, which then does what the part says: "Ritonavir blocks CYP3A4"."""
    return (
        first.entity.kind is Kind.DRUG
        and first.entity != drug
        and not text[start : first.start - offset].strip()
    )


def _said_of(
    mention: Mention,
    text: str,
    start: int,
    end: int,
    offset: int,
    mentions: Sequence[Mention],
    *,
    bare: bool,
) -> tuple[Predicate, tuple[int, int]] | None:
    """The predicate of a protein, and where the word stands that says it."""
    first, last = mention.start - offset, mention.end - offset
    behind = _ACTION.search(text, last, end)
    if (
        behind is not None
        and _AGENT.fullmatch(behind[0])
        and not _OF.match(text, behind.end())
        and _is_one_phrase(text, last, behind.start(), offset, mentions)
    ):
        return _predicate(behind, mention), behind.span()
    before = max(_ACTION.finditer(text, start, first), key=re.Match.start, default=None)
    if before is None:
        return (Predicate.TARGETS, (first, last)) if bare else None
    between = text[before.end() : first]
    if len(between) > _LONGEST_PHRASE + _named(mentions, before.end() + offset, mention.start):
        return None
    return None if _GOES_ON.search(between) else (_predicate(before, mention), before.span())


def _is_one_phrase(text: str, last: int, at: int, offset: int, mentions: Sequence[Mention]) -> bool:
    """Whether nothing but other names and words of proteins stands between a protein and what acts on it."""
    between = text[last:at]
    for other in mentions:
        if last <= other.start - offset and other.end - offset <= at:
            between = between.replace(other.text, " ")
    return _OF_PROTEIN.fullmatch(between) is not None


def _named(mentions: Sequence[Mention], start: int, end: int) -> int:
    """How many characters the names between two places have."""
    return sum(m.end - m.start for m in mentions if start <= m.start and m.end <= end)


def _predicate(action: re.Match[str], mention: Mention) -> Predicate:
    of_receptor, of_others = _DOES[str(action.lastgroup)]
    return of_receptor if mention.entity.kind is Kind.RECEPTOR else of_others


def _finding(
    predicate: Predicate, cue: tuple[int, int], drug: Entity, mention: Mention, offset: int
) -> Finding:
    place = cue[0] + offset, cue[1] + offset
    rule = heading_rule(predicate, _CONFIDENCE)
    return Finding(rule, mention._replace(entity=drug), predicate, mention, place, _CONFIDENCE)
