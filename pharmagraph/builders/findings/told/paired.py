"""What goes with what in one sentence: "X for A, Y for B, and Z for C", "X and Y for A and B, respectively".

In the first, the pairs behind leave out the verb of the first: what it says of its two names is said of theirs, and
nothing joins a name of one pair with one of another. In the second, the names of two lists go together one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS, INTERVENTIONS, PROTEINS

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "paired.toml")
_SIGNS = tuple(_WORDS.set_of("respectively"))  # a quick look first
_SURENESS = 0.85  # which verb is meant may be wrong
_KINDS = (INTERVENTIONS, ILLS, PROTEINS)
_ASIDE = r"(?:\s\([^()]{1,40}\))?"
_LITTLE = r"(?:$little\s){0,3}"
_NEXT = _WORDS.compile(rf"{_ASIDE}(?:,?\s$joins\s|,\s|\s?/\s?){_LITTLE}")
_RESPECTIVELY = _WORDS.compile(rf"{_ASIDE}(?:\s[\w-]+){{0,3}}{_ASIDE},?\s\(?$respectively\b")
_TURN = _WORDS.compile(rf"{_ASIDE}(?:[;,]\s(?:$opens,?\s)?|\s(?:and|while|whereas)\s){_LITTLE}")
_WITHIN = _WORDS.compile(rf"{_ASIDE}(?:,\s|\s){_LITTLE}")
_ENDS = _WORDS.compile(rf"{_ASIDE}(?:\s?[.;,)]|\s(?:and|while|whereas|but)\b|$)")
_Pairs = Sequence[tuple[Mention, Mention]]


def paired(row: Sequence[Mention], found: Sequence[Finding], text: str, end: int) -> list[Finding]:
    """What was `found`, without what joins names of different pairs, and with what is said of each pair."""
    if len(row) < 4 or not found:
        return list(found)
    kept = list(found)
    if any(text.find(sign, row[0].end, end) >= 0 for sign in _SIGNS):
        for pairs in _one_by_one(row, text, end):
            kept = _of_pairs(kept, pairs)
    for pairs in _gapped(row, found, text, end):
        kept = _of_pairs([each for each in kept if not _is_of_two(each, pairs)], pairs)
    return kept


def _is_of_two(finding: Finding, pairs: _Pairs) -> bool:
    """Whether a finding joins two names that stand in the same place of different pairs."""
    sides = {finding.subject.start, finding.object.start}
    return any(sides <= {each[place].start for each in pairs} for place in (0, 1))


def _of_pairs(found: Sequence[Finding], pairs: _Pairs) -> list[Finding]:
    """The findings, where what is said of names of these pairs is said of each pair and of none across."""
    side = {
        (first.start, last.start): at
        for at, two in enumerate(pairs)
        for first, last in (two, two[::-1])
    }
    ones = {each[0].start for each in pairs}
    others = {each[1].start for each in pairs}
    kept: list[Finding] = []
    models: dict[tuple[str, bool], Finding] = {}
    said: set[tuple[str, int]] = set()
    for each in found:
        places = each.subject.start, each.object.start
        forward = places[0] in ones and places[1] in others
        if not forward and not (places[0] in others and places[1] in ones):
            kept.append(each)
            continue
        models.setdefault((each.predicate, forward), each)
        if places in side:
            kept.append(each)
            said.add((each.predicate, side[places]))
    for (predicate, forward), model in models.items():
        for at, (one, other) in enumerate(pairs):
            if (predicate, at) not in said and one.entity.id != other.entity.id:
                subject, object_ = (one, other) if forward else (other, one)
                if subject.entity.kind is model.subject.entity.kind or forward:
                    kept.append(
                        model._replace(
                            subject=subject, object=object_, confidence=model.confidence * _SURENESS
                        )
                    )
    return kept


def _one_by_one(row: Sequence[Mention], text: str, end: int) -> Iterator[_Pairs]:
    """The pairs of two lists of one length, the second of which "respectively" follows."""
    lists = _lists(row, text)
    for number, others in enumerate(lists):
        if len(others) > 1 and _RESPECTIVELY.match(text, others[-1].end, end):
            for ones in reversed(lists[:number]):
                if len(ones) == len(others):
                    yield list(zip(ones, others, strict=True))
                    break


def _lists(row: Sequence[Mention], text: str) -> list[list[Mention]]:
    """The names of a row, those that stand in one list together."""
    lists: list[list[Mention]] = []
    for mention in row:
        before = lists[-1][-1] if lists else None
        if (
            before is not None
            and _are_alike(before, mention)
            and _NEXT.fullmatch(text, before.end, mention.start)
        ):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return lists


def _are_alike(one: Mention, other: Mention) -> bool:
    """Whether two names can stand in one list."""
    kinds = next((each for each in _KINDS if one.entity.kind in each), {one.entity.kind})
    return other.entity.kind in kinds


def _may_change_places(one: Mention, other: Mention) -> bool:
    """Whether two names can stand in the same place of two pairs: two drugs, but no drug and class."""
    return _are_alike(one, other) and (one.entity.kind in INTERVENTIONS) <= (
        one.entity.kind is other.entity.kind
    )


def _gapped(
    row: Sequence[Mention], found: Sequence[Finding], text: str, end: int
) -> Iterator[_Pairs]:
    """Pairs of which only the first, of which something was `found`, has a verb."""
    joined = {
        frozenset((each.subject.start, each.object.start))
        for each in found
        if not each.rule.presupposed
    }
    at = 0
    while at + 3 < len(row):
        pairs: _Pairs = ()
        if {row[at].start, row[at + 1].start} in joined:
            pairs = _pairs_from(row, at, text, end)
            if len(pairs) > 1:
                yield pairs
        at += max(1, 2 * (len(pairs) - 1))


def _pairs_from(row: Sequence[Mention], at: int, text: str, end: int) -> _Pairs:
    """The pairs that begin at this place of a row."""
    one, other = row[at], row[at + 1]
    if _may_change_places(one, other) or _WITHIN.fullmatch(text, one.end, other.start):
        return ()  # no verb, which the others could leave out
    pairs = [(one, other)]
    for next_ in range(at + 2, len(row) - 1, 2):
        first, second = row[next_ : next_ + 2]
        if not (
            _may_change_places(one, first)
            and _may_change_places(other, second)
            and _TURN.fullmatch(text, pairs[-1][1].end, first.start)
            and _WITHIN.fullmatch(text, first.end, second.start)
            and _ENDS.match(text, second.end, end)
        ):
            break
        pairs.append((first, second))
    return pairs
