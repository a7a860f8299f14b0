"""The how-to's conclusions over the example documents: found, marked, and led back to their quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pharmagraph.graph.curating.merge import merge
from pharmagraph.graph.inferring.inference import infer
from pharmagraph.graph.store import ClaimStore, open_store
from pharmagraph.pipeline import build
from tests.graph.asking.test_sparql import rows

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to-compare.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def concluded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClaimStore]:
    graph = tmp_path_factory.mktemp("compare") / "graph"
    build([str(ROOT / "examples" / "documents")], graph)
    with open_store(graph, write=True) as store:
        merge(store, ROOT / "examples" / "graphs" / "disorders.ttl")
        infer(store)
        yield store


def test_the_query_of_the_page_finds_quotes(concluded: ClaimStore) -> None:
    [query] = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)

    assert "psilocybin" in {row["drug"] for row in rows(concluded, query)}


def test_drugs_for_a_narrow_disorder_are_found_under_the_broad_one(concluded: ClaimStore) -> None:
    found = rows(concluded, "treats-broadly", condition="Psychiatric disorder")

    assert "inferred" in {row["how"] for row in found}
    assert "psilocybin" in {row["drugName"] for row in found}


def test_every_reason_is_on_the_page() -> None:
    from pharmagraph.graph.comparing.conflicts import Reason

    table = PAGE.partition("| reason |")[2].partition("\n\n")[0]

    assert [each for each in Reason if each.removeprefix("other ") not in table] == []
