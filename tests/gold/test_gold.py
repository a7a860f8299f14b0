"""The engine keeps its accuracy on the example documents; the gold itself is sound."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from pharmagraph.graph.claim import Claim, Entity, Extraction, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate
from tests.gold import score
from tests.gold.score import FLOORS, GATED, comparisons, overall
from tests.gold.scoring import Fact, Figures, compare, digest, documents, facts, gold_files

_FLOORS = json.loads(FLOORS.read_text(encoding="utf-8"))


@cache
def figures() -> Figures:
    return overall(comparisons())


@pytest.mark.parametrize("name", GATED)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    floor = _FLOORS["floors"][name]

    assert getattr(figures(), name) >= floor


def test_documents_and_gold_are_those_of_the_floors() -> None:
    assert digest() == _FLOORS["digest"], "run python -m tests.gold.score --update"


@pytest.mark.parametrize("path", gold_files(), ids=lambda path: path.stem)
def test_every_quote_stands_where_the_gold_says(path: Path) -> None:
    texts = documents()

    displaced = [f.text for f in facts(path) if texts[f.document].text[f.start : f.end] != f.text]

    assert displaced == []


def test_every_example_document_has_gold() -> None:
    with_gold = {fact.document for path in gold_files() for fact in facts(path)}

    assert set(documents()) == with_gold


_TEXT = "Aspirin relieves headache."
_DRUG = Mention(0, 7, "Aspirin", Entity("CHEBI:15365", "aspirin", Kind.DRUG))
_PAIN = Mention(17, 25, "headache", Entity("HP:0002315", "headache", Kind.EFFECT))
_CLAIM = Claim("d", _DRUG, Predicate.TREATS, _PAIN, _TEXT, 0, 26)
_FACT = Fact(
    "d", ("aspirin",), (Predicate.TREATS,), ("headache",), False, False, False, _TEXT, 0, 26
)


def scored(gold: list[Fact], *claims: Claim) -> Figures:
    extraction = Extraction(Document("d", _TEXT), (_DRUG, _PAIN), claims)
    return compare(gold, extraction).tally.figures()


def test_a_claim_that_states_the_fact_is_right() -> None:
    assert scored([_FACT], _CLAIM) == Figures(1, 1, 1, 1, 1, facts=1, claims=1)


def test_another_predicate_is_wrong_and_leaves_the_fact_missed() -> None:
    result = scored([_FACT], replace(_CLAIM, predicate=Predicate.CAUSES))

    assert (result.precision, result.recall) == (0, 0)


def test_turned_about_it_is_another_claim() -> None:
    result = scored([_FACT], replace(_CLAIM, subject=_PAIN, object=_DRUG))

    assert result.f1 == 0


def test_the_same_triple_twice_counts_once() -> None:
    assert scored([_FACT], _CLAIM, replace(_CLAIM, end=20)).claims == 1


def test_polarity_and_certainty_are_judged_apart_from_the_triple() -> None:
    result = scored([_FACT], replace(_CLAIM, negated=True, certainty=Certainty.POSSIBLE))

    assert (result.f1, result.polarity, result.certainty) == (1, 0, 0)


def test_an_optional_fact_is_neither_missed_nor_wrong() -> None:
    optional = replace(_FACT, optional=True)

    assert scored([optional]).facts == 0
    assert scored([optional], _CLAIM).precision == 1


def test_a_floor_is_lowered_only_on_purpose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"floors": {"recall": 0.9}}), encoding="utf-8")
    monkeypatch.setattr(score, "FLOORS", path)
    worse = Figures(1, 0.8, 0.9, 1, 1, facts=10, claims=8)

    with pytest.raises(SystemExit, match="recall"):
        score.update(worse, allow_regression=False)
    score.update(worse, allow_regression=True)

    assert json.loads(path.read_text(encoding="utf-8"))["floors"]["recall"] == 0.8
