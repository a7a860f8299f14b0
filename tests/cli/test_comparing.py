"""The commands that compare: conflicts, agreement, diff; and export and infer from the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pharmagraph.cli import main
from pharmagraph.cli.output import write_table
from pharmagraph.graph.store import open_store
from tests.graph.samples import RUN, both, guideline, review

Run = Callable[..., str]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    with open_store(tmp_path / "graph", write=True) as store:
        store.replace_all(both(), RUN)
    return tmp_path / "graph"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object, status: int = 0, error: str = "") -> str:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()

        assert (left.value.code or 0) == status, err
        assert error in err
        return out

    return call


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_conflicts_stand_side_by_side(graph: Path, run: Run) -> None:
    [row] = rows(run("conflicts", graph, "--format", "csv"))

    assert row["reasons"] == "polarity"
    assert (row["quote"], row["other_quote"]) == (
        "Metformin causes nausea.",
        "Metformin does not cause nausea.",
    )


def test_every_pair_of_a_conflict_on_request(tmp_path: Path, run: Run) -> None:
    one, other = both()
    again = replace(one, document=replace(one.document, id="again"))
    again = replace(again, claims=tuple(replace(each, document="again") for each in again.claims))
    with open_store(tmp_path / "three", write=True) as store:
        store.replace_all([one, other, again], RUN)

    assert len(rows(run("conflicts", tmp_path / "three", "--format", "csv"))) == 1
    pairs = rows(run("conflicts", tmp_path / "three", "--every-pair", "--format", "csv"))
    assert len(pairs) == 2


def test_both_quotes_fit_into_the_table(graph: Path, run: Run) -> None:
    shown = run("conflicts", graph, "--format", "table")

    assert "Metformin causes nausea." in shown
    assert "Metformin does not cause nausea." in shown


def test_conflicts_as_objects_have_whole_claims(graph: Path, run: Run) -> None:
    conflict = json.loads(run("conflicts", graph, "--format", "jsonl"))

    assert conflict["reasons"] == ["polarity"]
    assert (conflict["one"]["negated"], conflict["other"]["negated"]) == (False, True)


def test_that_there_is_no_conflict_is_said(
    graph: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with open_store(tmp_path / "one.nq", write=True) as store:
        store.replace(review(), RUN)
    for arguments in (["conflicts", tmp_path / "one.nq"], ["conflicts", graph, "--subject", "x"]):
        with pytest.raises(SystemExit):
            main([str(argument) for argument in arguments])

    assert capfd.readouterr().err.splitlines() == [
        "the graph has no conflict",
        "no conflict of the graph passes the filters",
    ]


def test_a_filter_narrows_conflicts(graph: Path, run: Run) -> None:
    assert run("conflicts", graph, "--format", "jsonl", "--subject", "warfarin") == ""


def test_agreement_counts_who_says_what(graph: Path, run: Run) -> None:
    [row] = rows(run("agreement", graph, "--format", "csv", "--predicate", "causes"))

    assert [row[name] for name in ("support", "dispute", "hedged", "unknown", "sources")] == [
        "1",
        "1",
        "0",
        "0",
        "2",
    ]


def test_agreement_as_objects_names_the_claims(graph: Path, run: Run) -> None:
    found = json.loads(run("agreement", graph, "--format", "jsonl", "--predicate", "causes"))

    assert (len(found["support"]), len(found["dispute"])) == (1, 1)


def test_a_diff_says_what_flipped_and_why(graph: Path, tmp_path: Path, run: Run) -> None:
    one = guideline()
    claims = (one.claims[0], replace(one.claims[1], negated=True))
    with open_store(tmp_path / "new.ttl", write=True) as store:
        store.replace(replace(one, claims=claims), replace(RUN, rules="rules-2"))
    found = rows(run("diff", graph, tmp_path / "new.ttl", "--format", "csv", error="1 flipped"))
    changes = {(row["change"], row["predicate"]): row for row in found}
    flipped = changes["flipped", "causes"]

    assert (flipped["before"], flipped["after"]) == ("asserted", "not asserted")
    assert flipped["causes"] == "rules: rules-1 to rules-2"
    assert changes["vanished", "approved_by"]["after"] == ""
    assert changes["vanished", "activates"]["causes"] == "document removed"


def test_a_graph_does_not_differ_from_itself(graph: Path, run: Run) -> None:
    assert run("diff", graph, graph, "--format", "jsonl", error="no claim changed") == ""


def test_a_diff_with_nothing_is_refused(graph: Path, tmp_path: Path, run: Run) -> None:
    run("diff", tmp_path / "none", graph, status=2, error="no such graph")


def test_an_export_tells_what_it_left_out(graph: Path, tmp_path: Path, run: Run) -> None:
    receipt = tmp_path / "receipt.json"
    told = "left out: 3 hedged claims"
    run(
        "export",
        graph,
        "-o",
        tmp_path / "near.tsv",
        "-f",
        "kgx-tsv",
        "--receipt",
        receipt,
        error=told,
    )

    assert {path.name for path in tmp_path.glob("near*")} == {"near_nodes.tsv", "near_edges.tsv"}
    assert any("hedged" in line for line in json.loads(receipt.read_text("utf-8"))["left_out"])


def test_an_export_takes_the_filters_of_claims(graph: Path, run: Run) -> None:
    chosen = run(
        "export",
        graph,
        "-f",
        "nt",
        "--subject",
        "metformin",
        "--negated",
        "--certainty",
        "asserted",
    )

    assert chosen.count("ontology#Claim> .") == 1


def test_an_export_takes_a_query_from_a_file(graph: Path, tmp_path: Path, run: Run) -> None:
    query = tmp_path / "causes.rq"
    query.write_text(
        "CONSTRUCT { ?c a pg:Claim } WHERE { ?c biolink:predicate pg:causes }", "utf-8"
    )

    assert len(run("export", graph, "-f", "nt", "--where", query).splitlines()) == 2


def test_an_export_in_several_files_needs_a_place(graph: Path, run: Run) -> None:
    run("export", graph, "--format", "csv", status=2, error="--output")


def test_a_policy_that_is_none_is_refused(graph: Path, run: Run) -> None:
    run("export", graph, "--consensus", "everybody", status=2, error="independent>=N")


def test_a_consensus_is_exported(graph: Path, run: Run) -> None:
    assert "biolink:treats" in run("export", graph, "--consensus", "independent>=1, undisputed")


def test_a_dash_is_standard_output(
    graph: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("export", graph, "--output", "-") == run("export", graph)
    run("export", graph, "--format", "csv", "--output", "-", status=2, error="2 files")
    assert not list(tmp_path.glob("-*"))


def test_conclusions_are_drawn_and_found(graph: Path, tmp_path: Path, run: Run) -> None:
    broader = tmp_path / "broader.ttl"
    broader.write_text(
        "@prefix m: <http://purl.obolibrary.org/obo/MONDO_> . @prefix s: <http://www.w3.org/2004/02/skos/core#> ."
        'm:0005148 s:broader m:0005015 . m:0005015 s:prefLabel "diabetes mellitus" .',
        "utf-8",
    )
    run("merge", graph, broader)
    run("infer", graph, "--only-merged", error="1 conclusion from 1 claim")
    [row] = rows(run("query", graph, "treats-broadly", "--set", "condition=diabetes mellitus"))

    assert (row["drugName"], row["how"]) == ("metformin", "inferred")


def test_what_is_said_to_be_one_is_told_by_name(graph: Path, tmp_path: Path, run: Run) -> None:
    same = tmp_path / "same.ttl"
    same.write_text(
        "@prefix o: <http://purl.obolibrary.org/obo/> . @prefix s: <http://www.w3.org/2004/02/skos/core#> ."
        "o:CHEBI_6801 s:exactMatch o:MONDO_0005148 .",
        "utf-8",
    )

    told = "said to be one: metformin (CHEBI:6801), type 2 diabetes mellitus (MONDO:0005148)"
    run("merge", graph, same, "--join", error=told)


def test_conclusions_need_no_merged_graph(graph: Path, run: Run) -> None:
    run("infer", graph)
    asked = ("query", graph, "treats-broadly", "--set", "condition=metabolic disease")
    [row] = rows(run(*asked))

    assert (row["drugName"], row["how"]) == ("metformin", "inferred")


def test_claims_vanish_with_their_document(graph: Path, tmp_path: Path, run: Run) -> None:
    with open_store(tmp_path / "old.nq", write=True) as store:
        store.replace(review(), RUN)
    found = rows(run("diff", tmp_path / "old.nq", graph, "--format", "csv"))

    assert {row["change"] for row in found} == {"appeared"}
    assert {row["causes"] for row in found} == {"document added"}


def shown_in(
    width: int, row: dict[str, str | bool], capsys: pytest.CaptureFixture[str]
) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pharmagraph.cli.output._FILE_WIDTH", width)
        write_table([row], [*row])
    return capsys.readouterr().out.splitlines()


SIDES = ("reasons", "subject", "object", "document", "quote", "other_document", "other_quote")


def test_every_column_of_a_table_is_seen(capsys: pytest.CaptureFixture[str]) -> None:
    shown = shown_in(200, {column: f"{column} " + "x" * 90 for column in SIDES}, capsys)

    assert len(shown[1]) <= 200
    assert shown[1].count("…") == len(SIDES)


@pytest.mark.parametrize("width", [40, 80, 100])
def test_a_narrow_window_shows_each_row_whole_and_downwards(
    width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    row: dict[str, str | bool] = {column: f"{column} " + "well said " * 9 for column in SIDES}
    shown = shown_in(width, row, capsys)

    assert all(len(line) <= width for line in shown)
    assert "…" not in "".join(shown)
    words = " ".join(" ".join(shown).split())
    assert [column for column in row if str(row[column]).strip() not in words] == []


def test_a_denied_claim_is_denied_also_in_a_narrow_window(
    capsys: pytest.CaptureFixture[str],
) -> None:
    row: dict[str, str | bool] = {
        "subject": "lomitapide", "predicate": "treats", "object": "gout", "negated": True,
        "certainty": "possible", "document": "letter.txt", "quote": "It may not help in gout.",
    }  # fmt: skip

    assert shown_in(60, row, capsys) == [
        "lomitapide not: treats gout  (certainty possible)",
        "  letter.txt: It may not help in gout.",
        "1 row",
    ]
