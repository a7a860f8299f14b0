"""The examples that stand beside rules, tried on the engine: each must come to what its rule says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase

from pharmagraph.builders.reading import Reading
from pharmagraph.builders.rules import Example
from pharmagraph.errors import RulesError
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.graph.document import Document

Read = Callable[[Document], Iterator[Reading]]


def check(examples: Iterable[Example], read: Read) -> None:
    """Raise an error at the first example that does not come to what it should."""
    for example in examples:
        if (problem := problem_of(example, read)) is not None:
            raise RulesError(f"{example.source} [{example.rule}]", problem, _remedy(example))


def problem_of(example: Example, read: Read) -> str | None:
    """What is wrong with an example: what was found in its place. None if it holds."""
    readings = list(read(Document("example", example.sentence)))
    claims = [claim for reading in readings for claim in reading.claims]
    mine = [claim for claim in claims if fnmatchcase(claim.rule, example.rule)]
    if bool(mine) is example.holds:
        return None
    if mine:
        return f"finds a claim in the counter-example {example.sentence!r}: {_told(mine[0])}"
    return (
        f"finds no claim in the example {example.sentence!r}: {_instead(example, readings, claims)}"
    )


def _instead(example: Example, readings: list[Reading], claims: list[Claim]) -> str:
    own = [
        each
        for reading in readings
        for each in reading.found
        if fnmatchcase(each.rule.name, example.rule)
    ]
    others = "; ".join(_told(claim) for claim in claims) or "no claim"
    if own:
        said = f"{own[0].subject.text} {own[0].predicate} {own[0].object.text}"
        return f"it does find {said}, but with {own[0].confidence:.2f} that gave way; what came was {others}"
    if claims:
        return f"what came was {others}"
    mentions = [mention for reading in readings for mention in reading.row or reading.mentions]
    return f"the names in it are {', '.join(map(_named, mentions)) or 'unknown'}"


def _told(claim: Claim) -> str:
    return f"{claim.subject.text} {claim.predicate} {claim.object.text} (by {claim.rule}, {claim.confidence:.2f})"


def _named(mention: Mention) -> str:
    return f"{mention.text} ({mention.entity.kind})"


def _remedy(example: Example) -> str:
    return f'see: pharmagraph explain --rules {example.source} --text "..."'
