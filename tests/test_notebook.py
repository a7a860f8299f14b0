"""A graph in a notebook: claims, tables and frames, and the guide about it, which is run."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

import pharmagraph
from pharmagraph.errors import InputError, MissingLibraryError, StoreError
from pharmagraph.graph.asking.frames import Table, table_of
from pharmagraph.notebook import Graph, open_graph

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "how-to-notebook.md"
BLOCK = re.compile(r"^```python ?(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEXT = (
    "Loratadine does not treat asthma. Losartan may prevent stroke. Losartan was approved in 1995."
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    pharmagraph.build([str(folder / "a.txt")], folder / "graph")
    return open_graph(folder / "graph")


def test_claims_are_filtered_as_on_the_command_line(graph: Graph) -> None:
    denied = graph.claims(subject="loratadine", predicate=["treats"], negated=True)

    assert [claim.quote for claim in denied] == ["Loratadine does not treat asthma."]
    assert len(graph.claims()) > len(graph.claims(certainty="asserted"))


@pytest.mark.parametrize(
    "filters", [{"predicate": "treat"}, {"kind": ["drug", "drugs"]}, {"certainty": "sure"}]
)
def test_a_filter_that_nothing_could_pass_is_refused(graph: Graph, filters: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="there are "):
        graph.claims(**filters)


def test_a_claim_and_claims_show_themselves(graph: Graph) -> None:
    claims = graph.claims()

    assert "<mark>Loratadine</mark> does not treat" in claims[0]._repr_html_()
    assert claims._repr_html_().count("<blockquote>") == len(claims)
    assert graph.claims()[:1]._repr_html_() == claims[0]._repr_html_()


def test_the_graph_shows_its_page(graph: Graph) -> None:
    assert graph._repr_html_().startswith("<iframe")


def test_nodes_and_edges_keep_hedges_and_denials(graph: Graph) -> None:
    edges = {(row["predicate"], row["negated"], row["hedged"]) for row in graph.edges()}
    labels = {row["label"] for row in graph.nodes()}

    assert {("treats", True, False), ("prevents", False, True)} <= edges
    assert {"loratadine", "losartan"} <= labels


def test_mentions_are_a_table(graph: Graph) -> None:
    assert {row["text"] for row in graph.mentions()} >= {"Loratadine", "Losartan"}


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT (2 AS ?n) (0.5 AS ?x) (true AS ?b) {}", [{"n": 2, "x": 0.5, "b": True}]),
        ("SELECT ?n ?e { VALUES (?n ?e) { (UNDEF pg:Claim) } }", [{"n": None, "e": "pg:Claim"}]),
        ('SELECT ?n { VALUES ?n { 1 "x" } } ORDER BY ?n', None),
        ("ASK { ?claim a pg:Claim }", [{"answer": True}]),
        (
            "CONSTRUCT { pg:a pg:b 3 } WHERE {}",
            [{"subject": "pg:a", "predicate": "pg:b", "object": 3}],
        ),
        ('SELECT ("x"^^xsd:integer AS ?bad) {}', [{"bad": "x"}]),
        ("SELECT ?nothing { ?nothing a pg:Nothing }", []),
    ],
)
def test_answers_are_plain_values(
    graph: Graph, query: str, rows: list[dict[str, Any]] | None
) -> None:
    answer = list(graph.query(query))

    if rows is None:  # a column of several types
        assert {row["n"] for row in answer} == {"1", "x"}
    else:
        assert answer == rows


def test_a_table_shows_its_first_rows_and_nothing_becomes_markup() -> None:
    table = table_of(["<b>"], [{"<b>": f"<script>{number}</script>"} for number in range(30)])
    html = table._repr_html_()

    assert "<script" not in html
    assert "<b>" not in html
    assert html.count("<tr>") == 21
    assert "30 rows, the first 20 shown" in html


MIXED: Table = table_of(
    ["text", "whole", "real", "truth", "none", "huge"],
    [
        {"text": "a", "whole": 1, "real": 1, "truth": True, "huge": 2**70},
        {"text": None, "whole": None, "real": 0.5, "truth": None, "huge": 1},
    ],
)


def test_a_pandas_frame_has_the_types_and_what_is_missing() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    frame = MIXED.to_pandas()

    assert [str(kind) for kind in frame.dtypes] == [
        "string",
        "Int64",
        "Float64",
        "boolean",
        "string",
        "string",
    ]
    assert frame["whole"].isna().tolist() == [False, True]
    assert frame["huge"].tolist() == [str(2**70), "1"]


def test_a_polars_frame_has_the_types_and_what_is_missing() -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    frame = MIXED.to_polars()

    kinds = [str(kind) for kind in frame.dtypes]
    assert kinds == ["String", "Int64", "Float64", "Boolean", "String", "String"]
    assert frame["whole"].to_list() == [1, None]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_of_claims_have_a_row_each_and_their_types_when_empty(
    graph: Graph, library: str
) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed")
    claims = graph.claims()
    frame, empty = (getattr(some, f"to_{library}")() for some in (claims, claims[:0]))

    assert len(frame) == len(claims)
    assert list(frame["quote"]) == [claim.quote for claim in claims]
    assert [str(kind) for kind in empty.dtypes] == [str(kind) for kind in frame.dtypes]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_without_the_library_the_error_names_the_extra(
    monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(MissingLibraryError, match=rf"pip install 'pharmagraph\[{library}\]'"):
        getattr(MIXED, f"to_{library}")()
    assert issubclass(MissingLibraryError, InputError)


def test_a_graph_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        open_graph(tmp_path / "nothing")


def test_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    missing = set()
    for library, code in blocks:
        if library and not _installed(library):
            missing.add(library)
            continue
        exec(compile(code, GUIDE.name, "exec"), names)

    assert len(blocks) >= 6
    assert len(names["claims"]) > 0
    assert len(names["answer"]) > 5
    if missing:
        pytest.skip(f"{' and '.join(sorted(missing))} not installed: their parts were not run")


def _installed(library: str) -> bool:
    try:
        __import__(library)
    except ImportError:
        return False
    return True
