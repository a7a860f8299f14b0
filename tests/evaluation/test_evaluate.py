"""A graph scored against small gold files of our own, in every format; figures are worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pharmagraph.errors import InputError
from pharmagraph.evaluation import Report, evaluate
from pharmagraph.evaluation.figures import Counts, row
from pharmagraph.evaluation.matching import Level
from pharmagraph.graph.claim import Claim, Entity, Extraction, Mention
from pharmagraph.graph.document import Document
from pharmagraph.graph.run import Run
from pharmagraph.graph.store import open_store
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate

TEXT = "Loratadine treats hay fever. It may cause headache. Ketamine inhibits CYP2D6."
OTHER = "Aspirin was not tested in asthma."
LORATADINE = Entity("CHEBI:6538", "loratadine", Kind.DRUG, ("MESH:D017336",))
HAY_FEVER = Entity("MONDO:0011786", "allergic rhinitis", Kind.CONDITION, ("MESH:D006255",))
HEADACHE = Entity("HP:0002315", "headache", Kind.EFFECT, ("MESH:D006261",))
KETAMINE = Entity("CHEBI:6121", "ketamine", Kind.DRUG, ("MESH:D007649",))
CYP2D6 = Entity("NCBIGene:1565", "CYP2D6", Kind.PROTEIN)


def mention(words: str, entity: Entity) -> Mention:
    start = TEXT.index(words)
    return Mention(start, start + len(words), words, entity)


def claim(
    subject: Mention,
    predicate: Predicate,
    object_: Mention,
    *,
    hedged: bool = False,
    confidence: float = 0.9,
) -> Claim:
    start = TEXT.rfind(".", 0, object_.start) + 1
    start += TEXT[start] == " "
    end = TEXT.index(".", object_.end) + 1
    certainty = Certainty.POSSIBLE if hedged else Certainty.ASSERTED
    return Claim(
        "texts/a.txt", subject, predicate, object_, TEXT[start:end], start, end,
        certainty=certainty, confidence=confidence, rule="test",
    )  # fmt: skip


CLAIMS = (
    claim(mention("Loratadine", LORATADINE), Predicate.TREATS, mention("hay fever", HAY_FEVER)),
    claim(mention("It", LORATADINE), Predicate.CAUSES, mention("headache", HEADACHE), hedged=True),
    claim(mention("Ketamine", KETAMINE), Predicate.CAUSES, mention("headache", HEADACHE), confidence=0.3),
    claim(mention("Ketamine", KETAMINE), Predicate.DECREASES, mention("CYP2D6", CYP2D6)),
)  # fmt: skip
MENTIONS = (
    mention("Loratadine", LORATADINE), mention("hay fever", HAY_FEVER), mention("headache", HEADACHE),
    mention("Ketamine", KETAMINE), mention("CYP2D6", CYP2D6),
)  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("evaluate") / "graph.nt"
    with open_store(path, write=True) as store:
        store.replace(Extraction(Document("texts/a.txt", TEXT), MENTIONS, CLAIMS), Run("test"))
        store.replace(Extraction(Document("b", OTHER), (), ()), Run("test"))
    return path


def side(words: str, kind: str, identifier: str = "") -> dict[str, object]:
    start = TEXT.index(words)
    return {"kind": kind, "start": start, "end": start + len(words), "text": words} | (
        {"id": identifier} if identifier else {}
    )


def json_lines(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


TREATS: dict[str, object] = {
    "document": "a.txt", "subject": side("Loratadine", "drug"), "predicate": "treats",
    "object": side("hay fever", "condition"), "negated": False, "certainty": "asserted",
}  # fmt: skip
INHIBITS: dict[str, object] = {
    "document": "a.txt", "subject": side("Ketamine", "drug"), "predicates": ["inhibits"],
    "object": side("CYP2D6", "protein"), "negated": False, "certainty": "asserted",
}  # fmt: skip
CAUSES: dict[str, object] = {
    "document": "a", "subject": {"kind": "drug", "label": "loratadine", "id": "MESH:D017336"},
    "predicate": "causes", "object": {"kind": "effect", "label": "headaches", "id": "MSH:D006261"},
    "negated": False, "hedged": False,
}  # fmt: skip


def figures(report: Report, task: str) -> tuple[int, int, int, int]:
    (found,) = [each for each in report.rows if each.task == task]
    return found.right, found.wrong, found.found, found.missed


def test_places_decide_where_the_gold_has_them(graph: Path, tmp_path: Path) -> None:
    report = evaluate(graph, json_lines(tmp_path, TREATS, INHIBITS))

    assert report.level is Level.SPANS
    assert figures(report, "treats") == (1, 0, 1, 0)
    assert figures(report, "strict") == (1, 0, 1, 1)  # causes and decreases are not the gold's
    assert figures(report, "pair") == (2, 1, 2, 0)  # ketamine and headache is a pair of its kinds
    assert [each.fact.predicates for each in report.missed] == [(Predicate.INHIBITS,)]
    assert "inhibits CYP2D6" in report.missed[0].quote
    assert report.polarity == (1, 1)
    assert report.certainty == (1, 1)
    assert report.aside["with a predicate that the gold does not have"] == 3


def test_ids_decide_where_the_gold_has_no_places(graph: Path, tmp_path: Path) -> None:
    report = evaluate(graph, json_lines(tmp_path, CAUSES))

    assert report.level is Level.IDS
    assert figures(report, "strict") == (1, 1, 1, 0)
    assert [each.subject.entity for each in report.spurious] == [KETAMINE]
    assert report.certainty == (0, 1)  # found hedged, asserted in the gold


def test_names_decide_where_there_is_nothing_else(graph: Path, tmp_path: Path) -> None:
    fact: dict[str, object] = {
        "document": "a", "subject": {"label": "Loratadine"}, "predicate": "treats",
        "object": {"label": "rhinitis", "aliases": ["the hay-fever"]},
    }  # fmt: skip

    report = evaluate(graph, json_lines(tmp_path, fact))

    assert report.level is Level.NAMES
    assert figures(report, "strict") == (1, 0, 1, 0)
    assert report.polarity == (0, 0)


def test_only_the_surer_claims_on_request(graph: Path, tmp_path: Path) -> None:
    report = evaluate(graph, json_lines(tmp_path, CAUSES), min_confidence=0.5)

    assert figures(report, "strict") == (1, 0, 1, 0)


def test_an_optional_fact_counts_neither_way(graph: Path, tmp_path: Path) -> None:
    missed = {**TREATS, "predicate": "prevents", "optional": True}
    found = {**TREATS, "optional": True}

    report = evaluate(graph, json_lines(tmp_path, INHIBITS, found, missed))

    assert figures(report, "strict") == (0, 0, 0, 1)


def test_a_document_without_facts_is_one_in_which_all_is_wrong(graph: Path, tmp_path: Path) -> None:
    fact: dict[str, object] = {
        "document": "b", "subject": {"kind": "drug", "label": "aspirin"}, "predicate": "treats",
        "object": {"kind": "condition", "label": "asthma"},
    }  # fmt: skip

    report = evaluate(graph, json_lines(tmp_path, fact, {"document": "a"}))

    assert report.documents == 2
    assert figures(report, "strict") == (0, 1, 0, 1)


PUBTATOR = f"""a|t|{TEXT}
a\t0\t10\tLoratadine\tChemical\tD017336
a\t18\t27\thay fever\tDisease\tD006255
a\t42\t50\theadache\tDisease\tD006261
a\tCID\tD017336\tD006261
"""


def test_pubtator(graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "gold.pubtator"
    path.write_text(PUBTATOR, encoding="utf-8")

    report = evaluate(graph, path)

    assert report.level is Level.IDS
    assert figures(report, "strict") == (1, 1, 1, 0)
    assert report.misplaced == (0, 3)


def test_names_that_stand_elsewhere_are_reported(graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "gold.pubtator"
    path.write_text(PUBTATOR.replace("\t18\t27\t", "\t19\t28\t"), encoding="utf-8")

    assert evaluate(graph, path).misplaced == (1, 3)


def bioc_json(relation: dict[str, object]) -> str:
    def annotation(number: int, words: str, type_name: str, identifier: str) -> dict[str, object]:
        return {
            "id": f"T{number}", "text": words, "infons": {"type": type_name, "identifier": identifier},
            "locations": [{"offset": TEXT.index(words), "length": len(words)}],
        }  # fmt: skip

    annotations = [
        annotation(1, "Loratadine", "Chemical", "MESH:D017336"),
        annotation(2, "hay fever", "Disease", "MESH:D006255"),
        annotation(3, "headache", "Disease", "MESH:D006261"),
    ]
    passage = {"offset": 0, "text": TEXT, "annotations": annotations}
    document = {"id": "a", "passages": [passage], "relations": [relation]}
    return json.dumps({"source": "test", "documents": [document]})


@pytest.mark.parametrize(
    ("relation", "level"),
    [
        (
            {"id": "R1", "infons": {"type": "treats"}, "nodes": [{"refid": "T1"}, {"refid": "T2"}]},
            Level.SPANS,
        ),
        (
            {"id": "R1", "infons": {"relation": "treats", "Chemical": "MESH:D017336", "Disease": "MESH:D006255"}},
            Level.IDS,
        ),
        (  # the other way round, as formats without an order have it
            {"id": "R1", "infons": {"type": "treats"}, "nodes": [{"refid": "T2"}, {"refid": "T1"}]},
            Level.SPANS,
        ),
    ],
)  # fmt: skip
def test_bioc_as_json(
    graph: Path, tmp_path: Path, relation: dict[str, object], level: Level
) -> None:
    path = tmp_path / "gold.json"
    path.write_text(bioc_json(relation), encoding="utf-8")

    report = evaluate(graph, path)

    assert report.level is level
    assert figures(report, "strict") == (1, 0, 1, 0)


def test_bioc_as_xml(graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "gold.xml"
    path.write_text(
        f"""<?xml version="1.0"?><collection><document><id>a</id><passage><offset>0</offset><text>{TEXT}</text>
<annotation id="1"><infon key="type">Chemical</infon><infon key="MESH">D017336</infon>
<location offset="0" length="10"/><text>Loratadine</text></annotation>
<annotation id="2"><infon key="type">Disease</infon><infon key="MESH">D006255</infon>
<location offset="18" length="9"/><text>hay fever</text></annotation>
</passage><relation id="R0"><infon key="relation">treats</infon><node refid="1" role="drug"/>
<node refid="2" role="disease"/></relation></document></collection>""",
        encoding="utf-8",
    )

    report = evaluate(graph, path)

    assert figures(report, "strict") == (1, 0, 1, 0)
    assert report.misplaced == (0, 2)


BRAT = """T1\tDrug 0 10\tLoratadine
T2\tDisease 18 27\thay fever
T3\tSymptom 42 50\theadache
R1\ttreats Arg1:T1 Arg2:T2
R2\tadverse-effect Arg1:T1 Arg2:T3
A1\tSpeculation R2
N1\tReference T1 MESH:D017336\tloratadine
#1\tAnnotatorNotes T1\ta note
"""


def test_brat_as_a_folder_and_as_a_file(graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text(BRAT, encoding="utf-8")

    for given in (path, tmp_path):
        report = evaluate(graph, given)
        assert figures(report, "treats") == (1, 0, 1, 0)
        # the pronoun does not stand where the drug does, and the gold marks names only
        assert figures(report, "causes") == (0, 1, 0, 1)
        assert report.aside["through a pronoun, where the gold marks names"] == 1

    by_name = evaluate(graph, path, level=Level.NAMES)
    assert figures(by_name, "causes") == (1, 1, 1, 0)
    assert by_name.certainty == (2, 2)


def test_types_of_relations_are_read_as_the_user_says(graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text(
        BRAT.replace("treats", "HELPS").replace("adverse-effect", "noise"), encoding="utf-8"
    )

    with pytest.raises(InputError, match=r"a\.ann:4: .*'HELPS'.*--map HELPS=PREDICATE"):
        evaluate(graph, path)
    report = evaluate(graph, path, mapping={"helps": "treats, prevents", "noise": ""})

    assert figures(report, "strict") == (1, 0, 1, 0)
    with pytest.raises(InputError, match="no predicate 'heals'"):
        evaluate(graph, path, mapping={"helps": "heals"})


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("gold.jsonl", "", "no format"),
        ("gold.jsonl", '{"document": "a"}\n', "no facts"),
        ("gold.jsonl", "{oops\n", "gold.jsonl:1: not JSON"),
        ("gold.jsonl", '{"id": "a"}\n', "names its document"),
        ("gold.jsonl", '{"document": "a", "subject": {}}\n', "has a predicate"),
        ("gold.jsonl", '{"document": "a", "subject": {}, "predicate": "heals"}\n', "no predicate 'heals'"),
        ("gold.jsonl", '{"document": "a", "subject": {}, "predicate": "treats"}\n', "subject: says nothing"),
        ("gold.jsonl", '{"document": "a", "subject": {"kind": "x"}, "predicate": "treats"}\n', "no kind 'x'"),
        ("gold.jsonl", '{"document": "a", "subject": {"start": 1}, "predicate": "treats"}\n', "numbers of characters"),
        ("gold.jsonl", json.dumps(TREATS | {"document": "zzz"}), "no document of this name"),
        ("gold.jsonl", json.dumps(TREATS | {"certainty": "sure"}), "no certainty 'sure'"),
        ("gold.jsonl", json.dumps(TREATS | {"negated": "no"}), "true, false or null"),
        ("gold.xml", "<collection><document>", "not BioC as XML"),
        ("gold.json", '{"passages": 3}', "not BioC as JSON"),
        ("gold.ann", "R1\ttreats T1\n", "not a line of brat"),
        ("gold.txt", "Loratadine treats hay fever.", "no format"),
    ],
)  # fmt: skip
def test_gold_that_cannot_be_used_is_refused(
    graph: Path, tmp_path: Path, name: str, text: str, says: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=says):
        evaluate(graph, path)


def test_an_empty_folder_is_no_gold(graph: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no \.ann files"):
        evaluate(graph, tmp_path)


# --- figures --------------------------------------------------------------------------------------


def test_the_interval_holds_the_figure_and_is_always_the_same() -> None:
    tallies = {f"d{n}": Counts(n % 3, n % 2, n % 3, (n + 1) % 2) for n in range(40)}

    first, again = row("x", tallies), row("x", dict(reversed(tallies.items())))

    assert first == again
    assert first.interval is not None
    assert first.interval[0] < first.f1 < first.interval[1]


def test_few_documents_have_no_interval() -> None:
    assert row("x", {"d": Counts(1, 1, 1, 1)}).interval is None


def test_figures_of_nothing_are_zero() -> None:
    assert row("x", {}).f1 == 0
    assert row("x", {"d": Counts()}).precision == 0


def test_precision_recall_and_f1() -> None:
    found = row("x", {"d": Counts(3, 1, 3, 3)})

    assert (found.precision, found.recall, found.f1) == (0.75, 0.5, 0.6)
