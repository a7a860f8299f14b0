"""Words that change nothing change no claim: the statements of `said_otherwise.md` in each of its ways."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

TABLE = Path(__file__).with_name("said_otherwise.md").read_text(encoding="utf-8").splitlines()
ILLS = frozenset({"treats", "prevents", "causes", "contraindicated_in"})
NO_ARTICLE = frozenset(
    {"the", "this", "your", "their", "any", "most", "all", "new", "existing", "common", "human"}
)


class Statement(NamedTuple):
    """A row of the table."""

    drug: str
    verb: str
    thing: str
    predicate: str

    def said(self, way: str) -> str:
        """The statement in one of the ways."""
        before = way.partition("{o}")[0].split()[-1:]
        thing = self.thing.removeprefix("the ") if NO_ARTICLE.intersection(before) else self.thing
        return way.format(S=self.drug.capitalize(), s=self.drug, v=self.verb, o=thing)


STATEMENTS = [
    Statement(*(cell.strip() for cell in line.strip("|").split("|")))
    for line in TABLE
    if line.startswith("| ") and not line.startswith("| drug")
]
WAYS = [line.removeprefix("- ") for line in TABLE if line.startswith("- ")]


def _claims(statement: Statement, text: str) -> list[Claim]:
    found = extractor().extract(Document("d", text)).claims
    return [claim for claim in found if str(claim.predicate) == statement.predicate]


def _comes_out(statement: Statement, way: str) -> bool:
    (plain,) = _claims(statement, statement.said("{S} {v} {o}."))
    return any(
        (claim.subject.entity, claim.object.entity, claim.negated, claim.certainty)
        == (plain.subject.entity, plain.object.entity, plain.negated, plain.certainty)
        for claim in _claims(statement, statement.said(way))
    )


@pytest.mark.parametrize("line", WAYS)
def test_every_statement_comes_out(line: str) -> None:
    way = line.removeprefix("? ")
    of_ills = way.startswith("ill: ")
    way = way.removeprefix("ill: ")
    lost = [
        statement.said(way)
        for statement in STATEMENTS
        if (statement.predicate in ILLS or not of_ills) and not _comes_out(statement, way)
    ]
    if line.startswith("? "):
        assert lost, f"all come out now: take the ? from {way!r} in said_otherwise.md"
        pytest.xfail(f"known: {lost[0]}")
    assert not lost
