"""Which claim states which fact: each fact met by one claim at its place, or by any claim that says the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pharmagraph.evaluation.fact import Fact
from pharmagraph.evaluation.figures import Counts
from pharmagraph.graph.claim import Claim
from pharmagraph.ontology.predicates import Predicate

Meets = Callable[[Claim, Fact], bool]


@dataclass(frozen=True, slots=True)
class Paired:
    """The facts and claims of one document: facts with a claim that states them, claims that are right, claims that
    meet nothing, facts that were missed."""

    met: tuple[tuple[Fact, Claim], ...]
    right: tuple[Claim, ...]
    wrong: tuple[Claim, ...]
    missed: tuple[Fact, ...]

    def counts(self, predicate: Predicate | None = None) -> Counts:
        """The numbers; with a predicate, only of claims that have it and of facts that mean it."""
        facts = [fact for fact, _ in self.met]
        return Counts(
            sum(predicate in {None, claim.predicate} for claim in self.right),
            sum(predicate in {None, claim.predicate} for claim in self.wrong),
            sum(predicate in {None, fact.predicates[0]} for fact in facts),
            sum(predicate in {None, fact.predicates[0]} for fact in self.missed),
        )


def paired(
    facts: Sequence[Fact], claims: Sequence[Claim], meets: Meets, *, one_to_one: bool
) -> Paired:
    """Pair claims with facts. Claims that meet an optional fact alone are neither right nor wrong."""
    required = [fact for fact in facts if not fact.optional]
    optional = [fact for fact in facts if fact.optional]
    choices = [[at for at, claim in enumerate(claims) if meets(claim, fact)] for fact in required]
    if one_to_one:
        chosen = _matching(choices)
        right = set(chosen.values())
    else:
        chosen = {fact: found[0] for fact, found in enumerate(choices) if found}
        right = {at for found in choices for at in found}
    spare = {at for at, claim in enumerate(claims) if any(meets(claim, fact) for fact in optional)}
    return Paired(
        tuple((required[fact], claims[at]) for fact, at in sorted(chosen.items())),
        tuple(claims[at] for at in sorted(right)),
        tuple(claim for at, claim in enumerate(claims) if at not in right | spare),
        tuple(fact for at, fact in enumerate(required) if at not in chosen),
    )


def _matching(choices: Sequence[Sequence[int]]) -> dict[int, int]:
    """As many facts as possible with a claim of their own (Kuhn's algorithm): the claim of each fact."""
    taken: dict[int, int] = {}  # the fact of each claim

    def find(fact: int, tried: set[int]) -> bool:
        for claim in choices[fact]:
            if claim not in tried:
                tried.add(claim)
                if claim not in taken or find(taken[claim], tried):
                    taken[claim] = fact
                    return True
        return False

    for fact in range(len(choices)):
        find(fact, set())
    return {fact: claim for claim, fact in taken.items()}
