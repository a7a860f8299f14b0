"""Questions are answered in every format, and stored queries answer what their titles ask."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from pharmagraph.errors import InputError, QueryError
from pharmagraph.graph.asking.sparql import FORMS, answer
from pharmagraph.graph.asking.stored import parsed, stored_queries
from pharmagraph.graph.claim import Entity
from pharmagraph.graph.document import Document
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate
from tests.graph.samples import METFORMIN, RUN, both, claim, extraction, guideline

TREATED = "SELECT ?what { ?claim biolink:predicate pg:treats ; biolink:object/rdfs:label ?what }"


def text(store: ClaimStore, query: str, form: str = "csv", **settings: str) -> str:
    pieces: list[bytes] = []
    answer(store, query, form, pieces.append, settings=settings)
    return b"".join(pieces).decode()


def rows(store: ClaimStore, query: str, **settings: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(store, query, **settings))))


def test_prefixes_are_ready(store: ClaimStore) -> None:
    assert {row["what"] for row in rows(store, TREATED)} == {"cancer", "type 2 diabetes mellitus"}


@pytest.mark.parametrize("form", FORMS)
def test_rows_come_in_every_form(form: str, store: ClaimStore) -> None:
    assert "cancer" in text(store, TREATED, form)


@pytest.mark.parametrize("form", FORMS)
def test_truths_come_in_every_form(form: str, store: ClaimStore) -> None:
    assert re.search("true|yes", text(store, "ASK { ?s ?p ?o }", form))


def test_json_is_of_the_standard(store: ClaimStore) -> None:
    found = json.loads(text(store, TREATED, "json"))

    assert found["head"]["vars"] == ["what"]
    assert {"type": "literal", "value": "cancer"} in [
        row["what"] for row in found["results"]["bindings"]
    ]


def test_a_graph_comes_as_turtle(store: ClaimStore) -> None:
    query = "CONSTRUCT { ?d dcterms:title ?t } WHERE { ?d dcterms:title ?t }"

    assert text(store, query, "table").endswith('dcterms:title "Guideline" .\n')


def test_a_graph_comes_in_the_format_that_is_named(store: ClaimStore) -> None:
    assert text(store, "DESCRIBE pg:none", "ntriples") == ""
    assert text(store, "DESCRIBE CHEBI:6801", "nt").startswith("<http")


def test_rows_do_not_come_as_graphs(store: ClaimStore) -> None:
    with pytest.raises(InputError, match="rows come as"):
        text(store, TREATED, "turtle")


def test_a_mistake_is_shown_with_its_place(store: ClaimStore) -> None:
    with pytest.raises(QueryError, match=r"line 2, column \d+"):
        text(store, "SELECT *\nWHERE { ?s ?p }")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * {\n?s my:likes ?o }", "line 2, column 4: the prefix my: is not known"),
        ("SELECT * { ?s a :Drug }", "the prefix : is not known"),
        ("SELECT * { ?s ?p ?o } LIMIT", "ends too early"),
        ("what treats gout?", "column 10: not a SPARQL query"),
        ("SELECT ?s ?o { ?s ?p ?o } GROUP BY ?s", "a variable that is unbound"),
    ],
)
def test_a_mistake_is_told_in_words(store: ClaimStore, query: str, says: str) -> None:
    with pytest.raises(QueryError) as failed:
        text(store, query)

    assert says in str(failed.value)
    assert "u{" not in str(failed.value)  # no classes of characters


def test_nothing_in_a_document_moves_the_cursor(store: ClaimStore) -> None:
    shown = text(store, "SELECT ('a\\u001b[31mb\\nc\\u202ed' AS ?x) {}", "table")

    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(shown.splitlines()) == 4


def test_a_window_too_narrow_for_a_table_shows_rows_downwards_and_whole(store: ClaimStore) -> None:
    quote = "sore " * 30 + "feet"
    query = f"SELECT (1 AS ?number) ('{quote}' AS ?quote) (?none AS ?empty) {{}}"
    written: list[bytes] = []
    answer(store, query, "table", written.append, window=60)
    lines = b"".join(written).decode().splitlines()

    assert lines[:2] == ["-- 1 of 1 " + "-" * 50, "number  1"]
    assert " ".join(" ".join(lines[2:-1]).split()) == f"quote {quote}"
    assert max(map(len, lines)) <= 60
    assert lines[-1] == "(1 row)"


def test_an_unknown_stored_query_names_the_known_ones(store: ClaimStore) -> None:
    with pytest.raises(QueryError, match="what-treats"):
        text(store, "what-heals")


def test_an_unknown_setting_names_the_known_ones(store: ClaimStore) -> None:
    with pytest.raises(QueryError, match="it takes: condition, drug"):
        text(store, "what-treats", disease="cancer")


@pytest.mark.parametrize(
    "hostile", ['cancer" } UNION { ?s ?p ?o', "> } #", "\ud800", "\x00", "", ":", "a:b c"]
)
def test_a_setting_cannot_change_the_query(hostile: str, store: ClaimStore) -> None:
    with pytest.raises(QueryError, match="nothing in the graph"):
        text(store, "what-treats", condition=hostile)


@pytest.mark.parametrize("name", stored_queries())
def test_every_stored_query_says_what_it_asks_and_runs(name: str, store: ClaimStore) -> None:
    query = stored_queries()[name]

    assert query.title.endswith("?")
    assert query.description
    assert text(store, name)


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("what-treats", {"condition": "cancer"}),
        ("what-treats", {"drug": "warfarin"}),
        ("targets", {"drug": "warfarin"}),
        ("targets", {"target": "nausea"}),
        ("adverse-effects", {"drug": "warfarin"}),
        ("adverse-effects", {"effect": "cancer"}),
        ("disagreements", {"entity": "cancer"}),
        ("approvals", {"drug": "warfarin"}),
        ("approvals", {"agency": "cancer"}),
        ("routes", {"drug": "warfarin"}),
        ("evidence", {"subject": "warfarin"}),
        ("evidence", {"predicate": "treats"}),
        ("evidence", {"object": "cancer"}),
        ("evidence", {"proposition": "proposition:none"}),
        ("interactions", {"drug": "cancer"}),
    ],
)
def test_a_setting_narrows_the_answer(
    name: str, settings: dict[str, str], store: ClaimStore
) -> None:
    assert len(rows(store, name, **settings)) < len(rows(store, name))


def test_part_of_a_name_is_no_name(store: ClaimStore) -> None:
    with pytest.raises(QueryError, match="nothing in the graph"):
        rows(store, "what-treats", condition="diabetes")


def test_what_treats(store: ClaimStore) -> None:
    [row] = rows(store, "what-treats", condition="type 2 diabetes mellitus")

    assert (row["drugName"], row["asserted"], row["hedged"], row["denied"]) == (
        "metformin",
        "1",
        "0",
        "0",
    )


@pytest.mark.parametrize("name", ["Cancer", "CANCER", "MONDO:0004992"])
def test_names_and_identifiers_are_found(name: str, store: ClaimStore) -> None:
    [row] = rows(store, "what-treats", condition=name)

    assert (row["conditionName"], row["asserted"], row["hedged"]) == ("cancer", "0", "1")


def test_an_entity_is_found_by_its_identifier_elsewhere(store: ClaimStore) -> None:
    assert len(rows(store, "what-treats", drug="MESH:D008687")) == 2


def test_targets(store: ClaimStore) -> None:
    [row] = rows(store, "targets", drug="metformin")

    assert (row["targetName"], row["hedged"], row["asserted"]) == ("AMPK", "1", "0")


def test_adverse_effects(store: ClaimStore) -> None:
    [row] = rows(store, "adverse-effects", drug="metformin")

    assert (row["effectName"], row["asserted"], row["denied"]) == ("nausea", "1", "1")


def test_disagreements(store: ClaimStore) -> None:
    [row] = rows(store, "disagreements", entity="nausea")

    assert (row["affirmed"], row["denied"]) == ("1", "1")
    assert row["affirmation"] == "guideline.txt: Metformin causes nausea."
    assert row["denial"] == "review.txt: Metformin does not cause nausea."


def test_what_is_only_being_studied_is_no_disagreement() -> None:
    one, other = both()
    studied = tuple(replace(each, certainty=Certainty.HYPOTHETICAL) for each in other.claims)
    store = ClaimStore()
    store.replace_all([one, replace(other, claims=studied)], RUN)

    assert rows(store, "disagreements") == []


def test_a_disagreement_shows_its_surest_quotes() -> None:
    one, other = both()
    vague = replace(one.claims[1], quote="Metformin: nausea?", confidence=0.3)
    store = ClaimStore()
    store.replace_all([replace(one, claims=(vague, *one.claims)), other], RUN)
    [row] = rows(store, "disagreements")

    assert (row["affirmed"], row["documents"]) == ("2", "2")
    assert row["affirmation"] == "guideline.txt: Metformin causes nausea."


def test_propositions_of_some_people_are_told_apart() -> None:
    one = guideline()
    [said] = one.claims[1:2]
    young = replace(said, qualifiers={"population": ("children",)})
    hedged = replace(young, certainty=Certainty.POSSIBLE)
    store = ClaimStore()
    store.replace(replace(one, claims=(said, young, hedged)), RUN)
    [row] = rows(store, "hedged-and-asserted")

    assert row["circumstances"] == "population children"


def test_approvals(store: ClaimStore) -> None:
    [row] = rows(store, "approvals")

    assert (row["agencyName"], row["year"], row["indication"]) == (
        "Food and Drug Administration",
        "1994",
        "diabetes",
    )


def test_a_claim_can_be_asked_for_by_the_years_that_it_can_mean() -> None:
    one = guideline()
    approval = one.claims[2]
    dated = replace(approval, qualifiers={"time": ("the sixties",)})
    store = ClaimStore()
    store.replace(replace(one, claims=(dated,)), RUN)
    query = """
        SELECT ?claim { ?claim pg:firstYear ?first ; pg:lastYear ?last
          FILTER(?first <= "1962"^^xsd:gYear && ?last >= "1962"^^xsd:gYear) }
    """

    assert len(rows(store, query)) == 1
    assert rows(store, query.replace("1962", "1970")) == []


def test_routes(store: ClaimStore) -> None:
    found = {(row["what"], row["value"]) for row in rows(store, "routes", drug="metformin")}

    assert found == {("route", "oral"), ("route", "oral route")}


def test_a_dose_is_one_dose_however_it_is_spelt() -> None:
    one = guideline()
    spelt = ("500mg", "500-mg", "500 mg", "500 microg", "500 micrograms", "500 µg", "10-20 mg")
    claims = tuple(replace(one.claims[0], qualifiers={"dose": (dose,)}) for dose in spelt)
    store = ClaimStore()
    store.replace(replace(one, claims=claims), RUN)
    found = [(row["value"], row["claims"]) for row in rows(store, "routes", drug="metformin")]

    assert found == [("500 mg", "3"), ("500 µg", "3"), ("10-20 mg", "1")]
    assert found == [(row["value"], row["claims"]) for row in rows(store, "routes")]


def test_interactions(store: ClaimStore) -> None:
    [row] = rows(store, "interactions", drug="warfarin")

    assert row["otherName"] == "warfarin"
    assert row["certainty"].endswith("unknown")


def test_evidence(store: ClaimStore) -> None:
    found = rows(store, "evidence", subject="metformin", predicate="causes", object="nausea")

    assert [row["negated"] for row in found] == ["false", "true"]
    again = rows(store, "evidence", proposition=_proposition(store, found[0]["claim"]))
    assert again == found


def test_the_surest_evidence_comes_first() -> None:
    one = guideline()
    said = replace(one.claims[1], confidence=0.5)
    surer = replace(said, start=said.start + 1, quote=said.quote[1:], confidence=0.9)
    hedged = replace(said, certainty=Certainty.PROBABLE, confidence=0.99)
    store = ClaimStore()
    store.replace(replace(one, claims=(hedged, said, surer)), RUN)
    found = rows(store, "evidence", subject="metformin")

    assert [row["confidence"] for row in found] == ["0.9", "0.5", "0.99"]


def _proposition(store: ClaimStore, claim: str) -> str:
    [row] = rows(store, f"SELECT ?p {{ <{claim}> pg:proposition ?p }}")
    return row["p"]


def test_hedged_and_asserted() -> None:
    one = guideline()
    hedged = replace(one.claims[1], certainty=Certainty.PROBABLE)
    store = ClaimStore()
    store.replace(replace(one, claims=(*one.claims, hedged)), RUN)
    [row] = rows(store, "hedged-and-asserted", entity="nausea")

    assert (row["objectName"], row["plain"], row["hedged"]) == ("nausea", "1", "1")
    assert rows(store, "hedged-and-asserted", entity="Food and Drug Administration") == []


def test_drugs(store: ClaimStore) -> None:
    [row] = rows(store, "drugs")

    assert (row["drugName"], row["claims"], row["documents"]) == ("metformin", "8", "2")


def test_documents(store: ClaimStore) -> None:
    found = {
        row["document"]: (row["claims"], row["hedged"], row["denied"])
        for row in rows(store, "documents")
    }

    assert found == {"guideline.txt": ("3", "0", "0"), "review.txt": ("5", "3", "2")}


def test_summary(store: ClaimStore) -> None:
    found = {
        row["predicate"].rpartition("#")[2]: (row["asserted"], row["hedged"], row["denied"])
        for row in rows(store, "summary")
    }

    assert found["causes"] == ("1", "0", "1")
    assert found["treats"] == ("1", "1", "0")
    assert found["activates"] == ("0", "1", "0")


def test_a_bad_header_is_an_error() -> None:
    with pytest.raises(QueryError, match="not a parameter"):
        parsed("mine", "# title: Which?\n# parameter: drug\nSELECT * {}")


OWN = """# title: Mine?
# parameter: what (entity) its name
SELECT ?name {
  VALUES ?o { $what }
  ?claim biolink:object ?o ; pg:objectTerm/rdfs:label $name
}
"""


def test_a_query_of_ones_own_can_have_settings(store: ClaimStore) -> None:
    assert [row["name"] for row in rows(store, OWN, what="cancer")] == ["cancer"]
    assert len(rows(store, OWN)) == 8


def test_a_query_without_a_header_has_no_settings(store: ClaimStore) -> None:
    with pytest.raises(QueryError, match="it takes: none"):
        rows(store, TREATED, what="cancer")


def test_the_text_of_a_query_stays_as_it_is(store: ClaimStore) -> None:
    query = "SELECT ('$what' AS ?x) $claim { $claim a pg:Claim }"

    assert rows(store, query)[0]["x"] == "$what"


@pytest.mark.parametrize(
    ("certainty", "negated", "answers"),
    [
        (Certainty.ASSERTED, False, 1),
        (Certainty.POSSIBLE, False, 0),
        (Certainty.ASSERTED, True, 0),
    ],
)
def test_a_name_that_documents_give_to_a_drug_stands_for_the_drug(
    store: ClaimStore, certainty: Certainty, negated: bool, answers: int
) -> None:
    quote = "Metformin is sold as Sweetless."
    document = Document(id="box.txt", text=quote)
    known = claim(
        document,
        quote,
        ("Metformin", METFORMIN),
        Predicate.ALSO_KNOWN_AS,
        ("Sweetless", Entity("name:Sweetless", "Sweetless", Kind.NAME)),
        certainty=certainty,
        negated=negated,
    )
    store.replace_all([extraction(document, known)], RUN)

    found = rows(store, "what-treats", drug="sweetless")

    assert sum(row["conditionName"] == "type 2 diabetes mellitus" for row in found) == answers
