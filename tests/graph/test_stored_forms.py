"""A stored query answers the same whether its engine scans all claims or looks a few of them up."""

from __future__ import annotations

from collections import Counter

import pytest

from pharmagraph.errors import QueryError
from pharmagraph.graph.asking.sparql import query_text, run
from pharmagraph.graph.asking.stored import StoredQuery, bound, parsed, stored_queries
from pharmagraph.graph.claim import Claim, Entity, Extraction, Mention
from pharmagraph.graph.document import Document
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.namespaces import curie_of
from pharmagraph.ontology.predicates import SIGNATURES, Predicate
from tests.graph.samples import RUN

DRUGS = [Entity(f"CHEBI:{n}", f"drug {n}", Kind.DRUG) for n in range(3)]
COLUMNS = {  # of a setting: where the answer shows what was set
    "drug": "drug", "condition": "condition", "effect": "effect", "target": "target",
}  # fmt: skip


# Whose answer does not show what was set, or which ask of another graph.
NARROWED = ("routes", "approvals", "interactions", "treats-broadly")


def many() -> Extraction:
    """Every predicate of three drugs, said and denied, plainly and with hedges, in one document."""
    words: list[str] = []
    claims: list[Claim] = []
    start = 0
    for predicate in Predicate:
        for number, subject in enumerate(DRUGS):
            for variant in range(4):
                kind = sorted(SIGNATURES[predicate].range)[
                    variant % len(SIGNATURES[predicate].range)
                ]
                object_ = Entity(f"LOCAL:{kind}{variant % 2}", f"{kind} {variant % 2}", kind)
                sentence = f"{subject.label} {predicate} {object_.label}."
                at = len(subject.label) + len(predicate) + 2
                claims.append(
                    Claim(
                        document="many.txt",
                        subject=Mention(start, start + len(subject.label), subject.label, subject),
                        predicate=predicate,
                        object=Mention(
                            start + at, start + len(sentence) - 1, object_.label, object_
                        ),
                        quote=sentence,
                        start=start,
                        end=start + len(sentence),
                        negated=(number + variant) % 3 == 0,
                        certainty=list(Certainty)[(number * variant) % 5],
                        qualifiers={"dose": (f"{variant} mg",), "route": ("oral",)}
                        if variant
                        else {},
                        rule="made",
                    )
                )
                words.append(sentence)
                start += len(sentence) + 1
    return Extraction(Document("many.txt", " ".join(words)), (), tuple(claims))


@pytest.fixture(scope="module")
def filled() -> ClaimStore:
    store = ClaimStore()
    store.replace(many(), RUN)
    return store


def answer(store: ClaimStore, query: StoredQuery, **settings: str) -> Counter[tuple[str, ...]]:
    result = run(store, bound(query, settings, store.engine))
    return Counter(tuple(str(value) for value in row) for row in result)  # type: ignore[union-attr]


def columns(store: ClaimStore, name: str) -> list[str]:
    result = run(store, query_text(store, name, {}))
    return [variable.value for variable in result.variables]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        (query.name, parameter.name)
        for query in stored_queries().values()
        for parameter in query.parameters
        if parameter.name in COLUMNS and query.name not in NARROWED
    ],
)
def test_what_is_set_only_chooses_rows(name: str, setting: str, filled: ClaimStore) -> None:
    query = stored_queries()[name]
    place = columns(filled, name).index(COLUMNS[setting])
    everything = answer(filled, query)
    values = {row[place] for row in everything}

    assert values
    for value in values:
        curie = curie_of(value.strip("<>")).removeprefix("id:")
        kept = Counter({row: count for row, count in everything.items() if row[place] == value})
        assert answer(filled, query, **{setting: curie}) == kept


@pytest.mark.parametrize(
    "name", [query.name for query in stored_queries().values() if query.parameters]
)
def test_a_limit_can_be_set(name: str, filled: ClaimStore) -> None:
    query = stored_queries()[name]
    if not answer(filled, query):
        pytest.skip("needs another graph beside the claims")
    assert sum(answer(filled, query, limit="1").values()) == 1


@pytest.mark.parametrize("limit", ["-1", "1 OFFSET 2", "", "ten", "9999999999"])
def test_a_limit_is_a_number(limit: str, filled: ClaimStore) -> None:
    with pytest.raises(QueryError, match="whole number"):
        answer(filled, stored_queries()["routes"], limit=limit)


def test_lines_stand_under_their_conditions() -> None:
    query = parsed("made", "\n".join([
        "# parameter: a (text) one",
        "# parameter: b (text) other",
        "SELECT * {",
        "always",
        "one #: if a",
        "either #: if a b",
        "none #: unless a b",
        "}",
    ]))  # fmt: skip
    engine = ClaimStore().engine

    def shown(**settings: str) -> list[str]:
        return bound(query, settings, engine).split("\n")[3:-1]

    assert shown() == ["always", "none"]
    assert shown(a="x") == ["always", "one", "either"]
    assert shown(b="x") == ["always", "either"]


@pytest.mark.parametrize("setting", ["Drug 11", "drug1", "drgu 1"])
def test_a_name_that_nothing_has_is_answered_by_those_that_are_spelled_like_it(
    filled: ClaimStore, setting: str
) -> None:
    query = stored_queries()["what-treats"]

    with pytest.raises(QueryError, match="has this name or CURIE; did you mean drug 1, "):
        bound(query, {"drug": setting}, filled.engine)
    with pytest.raises(QueryError, match=r"has this name or CURIE$"):
        bound(query, {"drug": "qqqqqqqq"}, filled.engine)
