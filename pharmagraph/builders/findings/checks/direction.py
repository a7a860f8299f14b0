"""Up or down: where the noun before an object says it, and not the verb or adjective that a rule went by."""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import PROTEINS, Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "direction.toml")
# "the decrease in Y was eliminated by X", "X prevented the loss of Y"
_UNDOES = _WORDS.compile(r"$undoes")
_LOSS_OF = _WORDS.compile(r"\b$loss\s(?:in|of)\s(?:[\w-]+,?\s(?:and\s)?){0,5}$")
_ITS_LOSS = _WORDS.compile(r"\b$loss\s(?:in|of)\s(?:(?!(?:of|in|and)\b)[\w-]+\s){0,3}$")
_LOSS_BEHIND = _WORDS.compile(r"\s$loss\b(?!\s(?:in|of)\b)")
_LOSS_WITHIN = 70  # characters
# "slowed the decline in Y": there is less of the loss
_SLOWS = _WORDS.compile(r"\b$slows\s(?:down\s)?(?:$which_loss\s){0,4}$")
# "decreases in Y were greater with X": the noun tells the direction, the adjective how far
_COMPARATIVES = frozenset({"moves.rose", "moves.fell", "moves.up-under-it", "moves.down-under-it"})
_MUCH_OR_LITTLE = frozenset({"greater", "higher", "larger", "lower", "smaller", "less", "more"})
_CHANGE_OF = _WORDS.compile(r"\b($change)\s(?:in|of|on)\s(?:[\w-]+,?\s(?:and\s)?){0,3}$")
# "the increase in Y was blunted": what rose, or fell, did so less
_RISE_OF = _WORDS.compile(r"\b$rise\s(?:in|of)\s(?:[\w-]+,?\s(?:and\s)?){0,5}$")
# ... though not after what brought it on: "the X-induced increase in Y was blunted"
_BROUGHT_ON = ".mediated-noun"
_LESS = _WORDS.compile(
    r"(?:\s$what_of_it)?(?:\s\([^()]{1,30}\))?(?:,?\s(?:and|or)\s[^,;.()]{2,50}?)?"
    r"\s(?:was|were|is|are)\s(?:also\s|significantly\s|markedly\s|completely\s|partially\s)*$did_less"
)
# "caused a blood pressure reduction", "induced changes of Y"
_WHAT_OF_IT = _WORDS.compile(
    r"[ -](?:(?P<held>$held)|(?P<down>$down)|(?P<some>(?:(?:and|or)\s(?!(?:an?|the)\s)[\w-]+\s)?$some))\b"
)
# who lowers creatinine clearance lowers no creatinine
_HANDLING = _WORDS.compile(r"(?:\s\([^()]{1,12}\))?[ -](?:(?P<moved>$moved)|$only_named)\b")
_MADE = ("cause.", "moves.cause")
_AMOUNT = r"(?:(?:m?RNA|protein|gene|promoter)\s)?(?:$amount|(?<!re)production)\b"
_AMOUNT_AFTER = _WORDS.compile(rf"s?(?:\s\([^()]{{1,15}}\))?[ -]{_AMOUNT}")
_AMOUNT_BEFORE = _WORDS.compile(rf"\b{_AMOUNT}\s(?:of|for)\s(?:the\s)?$")
# "concentrations of the H2 receptor antagonist" are those of a drug
_AGENT_OF = _WORDS.compile(r"[ -](?:receptor[ -])?$agent")
_AMOUNT_WITHIN = 30  # characters
# what is done to the amount of a protein is not done to the protein
_TO_AMOUNTS = {
    Predicate.INHIBITS: Predicate.DECREASES,
    Predicate.ANTAGONIZES: Predicate.DECREASES,
    Predicate.ACTIVATES: Predicate.INCREASES,
    Predicate.AGONIZES: Predicate.INCREASES,
}
# "a decline in A, and B was reduced": what ends there is another statement
_NEXT_CLAUSE = re.compile(r"[;:]\s|,\s(?:and|but|while|whereas)\s")
_WAYS = {
    **dict.fromkeys(("decr", "redu", "fall", "drop", "decl", "lowe"), Predicate.DECREASES),
    **dict.fromkeys(("incr", "rise", "elev"), Predicate.INCREASES),
}


def way_of(finding: Finding, text: str) -> Predicate | None:
    """Up or down, where the noun before the object tells it; none where it tells neither."""
    object_, cue = finding.object, finding.cue
    before = max(0, object_.start - _LOSS_WITHIN)
    if (
        finding.predicate is Predicate.DECREASES
        and _UNDOES.match(text, cue[0])
        and _is_of_loss(object_, cue, before, text)
    ):
        return Predicate.INCREASES
    if (
        finding.predicate is Predicate.DECREASES
        and finding.rule.name == "reduce.noun-of"
        and _SLOWS.search(text, max(0, cue[0] - _LOSS_WITHIN), cue[0])
    ):
        return None
    if finding.rule.name in _COMPARATIVES and text[slice(*cue)] in _MUCH_OR_LITTLE:
        change = _CHANGE_OF.search(text, before, object_.start)
        if change is not None:
            return _WAYS.get(change[1][:4].lower())
    if (
        finding.predicate in (Predicate.INCREASES, Predicate.DECREASES)
        and object_.entity.kind is Kind.DRUG
        and (handled := _HANDLING.match(text, object_.end))
    ):
        return Predicate.MODULATES if handled["moved"] else None
    if finding.predicate is Predicate.INCREASES:
        if finding.rule.name.startswith(_MADE) and _ITS_LOSS.search(text, before, object_.start):
            return Predicate.DECREASES
        if (
            not finding.rule.name.endswith(_BROUGHT_ON)
            and _RISE_OF.search(text, before, object_.start)
            and _LESS.match(text, object_.end)
        ):
            return Predicate.DECREASES
        if finding.rule.name.startswith(_MADE) and (made := _WHAT_OF_IT.match(text, object_.end)):
            if made["held"]:
                return Predicate.INHIBITS
            return Predicate.DECREASES if made["down"] else Predicate.MODULATES
    return _of_amounts(finding, text)


def _is_of_loss(object_: Mention, cue: tuple[int, int], before: int, text: str) -> bool:
    """Whether it is a loss of something that is undone, told before it or behind it."""
    loss = _LOSS_OF.search(text, _behind(cue, before, object_.start), object_.start)
    if loss is not None:
        passive = object_.end <= cue[0]
        return not (passive and _NEXT_CLAUSE.search(text, loss.start(), object_.start))
    return cue[1] <= object_.start and _LOSS_BEHIND.match(text, object_.end) is not None


def _behind(cue: tuple[int, int], before: int, end: int) -> int:
    """Where to look for the noun that is undone: not in the cue, which may be such a noun itself."""
    return max(before, cue[1]) if cue[1] <= end else before


def _of_amounts(finding: Finding, text: str) -> Predicate:
    """Who inhibits the expression of a protein decreases it."""
    turned = _TO_AMOUNTS.get(finding.predicate)
    object_ = finding.object
    if (
        turned is None
        or object_.entity.kind not in PROTEINS
        or finding.rule.name.startswith("role.")
    ):
        return finding.predicate
    before = max(0, object_.start - _AMOUNT_WITHIN)
    if _AMOUNT_AFTER.match(text, object_.end) or (
        _AMOUNT_BEFORE.search(text, before, object_.start)
        and not _AGENT_OF.match(text, object_.end)
    ):
        return turned
    return finding.predicate
