"""What only looks like a denial, and what is one: the sentences of `denials.md`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from tests.builders.shipped import extractor

TABLE = Path(__file__).with_name("denials.md")
SAYS = frozenset({"fact", "denied", "doubted", "no fact", "not denied"})
_ANY = "any"


class Row(NamedTuple):
    """What a sentence must, or must not say of a drug and something else."""

    sentence: str
    subject: str
    predicate: str
    object: str
    says: str
    known: bool  # the engine does not get it yet


def rows() -> Iterator[Row]:
    sentence = ""
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("- "):
            sentence = line[2:]
        elif line.startswith("  - "):
            known = line.startswith("  - ? ")
            subject, predicate, object_, says = line[6 if known else 4 :].split(" | ")
            assert says in SAYS, f"{TABLE.name}:{number}: not a row"
            yield Row(sentence, subject, predicate, object_, says, known)
        else:
            assert not line or line.startswith("#") or number < 12, f"{TABLE.name}:{number}"


def _is(name: str, side: Mention) -> bool:
    return name == _ANY or name.lower() in f"{side.entity.label} {side.text}".lower()


def _claims(row: Row) -> list[Claim]:
    claims = extractor().extract(Document("d", row.sentence)).claims
    return [
        claim
        for claim in claims
        if _is(row.subject, claim.subject)
        and _is(row.object, claim.object)
        and row.predicate in (_ANY, claim.predicate.value)
    ]


def _holds(row: Row) -> bool:
    claims = _claims(row)
    facts = [c for c in claims if not c.negated and c.certainty is Certainty.ASSERTED]
    denied = [claim for claim in claims if claim.negated]
    match row.says:
        case "fact":
            return bool(facts) and not denied
        case "denied":
            return bool(denied) and not facts
        case "doubted":
            return any(claim.certainty.hedged for claim in claims) and not facts
        case "no fact":
            return not facts
        case _:
            return not denied


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row.sentence)
def test_a_denial_is_of_what_it_denies(row: Row) -> None:
    assert _holds(row) is not row.known, "strike its question mark" if row.known else _claims(row)
