"""A predicate that a user's rules add goes the whole way: found, stored, validated, exported, drawn, asked for."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pharmagraph import pipeline
from pharmagraph.builders.rules import RuleSet
from pharmagraph.errors import RulesError
from pharmagraph.evaluation import evaluate
from pharmagraph.graph.rdf.formats import SUFFIXES
from pharmagraph.graph.rows import claim_object
from pharmagraph.graph.store import open_store
from pharmagraph.graph.validate import validate
from pharmagraph.ontology.mappings import MAPPINGS
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

RULES = """
[predicate.x_withdrawn_by]
definition = "Had its licence taken away by the agency."
domain = ["drug"]
range = ["organisation"]

[[rule]]
name = "my.withdrawn"
predicate = "x_withdrawn_by"
patterns = ["{s} << ~ [withdrawn|suspended] ... by ~~ {o}", "{o} << [withdrew|suspended] ~ {s}"]
confidence = 0.8
examples = ["Sibutramine was withdrawn from the market by the EMA.", "The EMA suspended sibutramine in 2010."]
counter_examples = ["Sibutramine was approved by the EMA."]
"""
TEXT = "Rofecoxib was not withdrawn by the FDA. Rofecoxib may have been suspended by the EMA."


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("suffix", [*SUFFIXES, ""])
def test_every_kind_of_graph_keeps_it(
    rules: Path, document: str, tmp_path: Path, suffix: str
) -> None:
    graph = tmp_path / f"graph{suffix}"

    pipeline.build([document], graph, rules=[rules], jobs=2)

    with open_store(graph) as store:
        claims = list(store.claims())
        problems = validate(store)
    assert {claim.predicate for claim in claims} == {Predicate("x_withdrawn_by")}
    assert [(each.negated, each.certainty.hedged) for each in claims] == [
        (True, False),
        (False, True),
    ]
    assert claim_object(claims[0])["predicate"] == "x_withdrawn_by"
    assert problems == []


def test_the_page_and_a_gold_file_know_it(rules: Path, document: str, tmp_path: Path) -> None:
    graph = tmp_path / "graph.nt"
    pipeline.build([document], graph, rules=[rules], jobs=1)
    with open_store(graph) as store:
        (*_, gold) = list(store.claims())
    (tmp_path / "a.ann").write_text(
        f"T1\tdrug {gold.subject.start} {gold.subject.end}\t{gold.subject.text}\n"
        f"T2\torganisation {gold.object.start} {gold.object.end}\t{gold.object.text}\n"
        "R1\tx_withdrawn_by Arg1:T1 Arg2:T2\n",
        encoding="utf-8",
    )

    pipeline.draw_page(graph, tmp_path / "page.html", title="x")

    assert "withdrawn by" in (tmp_path / "page.html").read_text(encoding="utf-8")
    (strict, *_) = evaluate(graph, tmp_path / "a.ann").rows
    assert strict.recall == 1


def test_it_is_one_and_the_same_everywhere() -> None:
    predicate = Predicate("x_withdrawn_by")

    assert pickle.loads(pickle.dumps(predicate)) is predicate
    assert predicate.__reduce_ex__(4) == (Predicate, ("x_withdrawn_by",))  # on every Python
    assert predicate not in list(Predicate)
    assert predicate not in SIGNATURES
    assert SIGNATURES[predicate].label == "withdrawn by"
    assert MAPPINGS[predicate].biolink == "related_to"
    assert f"{predicate}" == "x_withdrawn_by"


@pytest.mark.parametrize("name", ["treat", "X_a", "x_", "x_A", "x_a b", "x_" + "a" * 99])
def test_other_unlisted_names_are_no_predicates(name: str) -> None:
    with pytest.raises(ValueError, match="not a valid"):
        Predicate(name)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[predicate.x_withdrawn_by]", "[predicate.withdrawn_by]", "write x_ and a name"),
        ("[predicate.x_withdrawn_by]", "[predicate.treats]", "write x_ and a name"),
        ('definition = "Had its licence taken away by the agency."', "", "needs 'definition'"),
        ('domain = ["drug"]', "domain = []", "needs 'domain'"),
        ('domain = ["drug"]', 'domain = ["pill"]', "no kind 'pill'"),
        ('range = ["organisation"]', 'rang = ["organisation"]', "did you mean 'range'"),
        ('predicate = "x_withdrawn_by"', 'predicate = "x_withdrawn"', "did you mean 'x_withdrawn_by'"),
        (
            'predicate = "x_withdrawn_by"', 'predicates = { drug = "x_withdrawn_by" }',
            "cannot have a drug as object; it takes: organisation",
        ),
    ],
)  # fmt: skip
def test_a_predicate_that_is_described_badly_is_refused(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    (tmp_path / "my.toml").write_text(RULES.replace(old, new), encoding="utf-8")

    with pytest.raises(RulesError, match=says):
        RuleSet([tmp_path / "my.toml"])
