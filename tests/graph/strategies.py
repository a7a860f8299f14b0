"""Claims and documents as hostile as Python's strings allow, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from pharmagraph.graph.claim import Claim, Entity, Extraction, Mention
from pharmagraph.graph.document import Document, GivenMention, Section
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate

_NASTY = st.sampled_from(
    (
        "",
        " ",
        '"',
        "'",
        '"""',
        "\\",
        "\\u0041",
        "\\\\u0041",
        "\r\n",
        "\r",
        "\n",
        "\t",
        "\x00",
        "\x1f",
        "\x7f",
        "\x85",
        "\u2028",
        "\ud800",
        "\udfff",
        "\ufffe",
        "\U0001f48a",
        "<script>",
        "]]>",
        "&amp;",
        "--",
        "@en",
        "^^",
        "> <",
        "a b",
        "http://[",
        "%zz",
        "{}",
        "\u202e",
        "é",
        "e\u0301",
        "x" * 3000,
    )
)
TEXT = st.one_of(_NASTY, st.text(st.characters(codec=None), max_size=12), st.just("ketamine"))
CURIES = st.one_of(TEXT, st.sampled_from(("CHEBI:6121", "MESH:", ":x", "chebi:6121", "DOI:10.1/x")))
OFFSETS = st.integers(min_value=0, max_value=10**12)

ENTITIES = st.builds(
    Entity,
    id=CURIES,
    label=TEXT,
    kind=st.sampled_from(Kind),
    xrefs=st.lists(CURIES, max_size=2).map(tuple),
    near=st.lists(CURIES, max_size=2).map(tuple),
)
MENTIONS = st.builds(
    Mention,
    start=OFFSETS,
    end=OFFSETS,
    text=TEXT,
    entity=ENTITIES,
    negated=st.booleans(),
    certainty=st.sampled_from(Certainty),
)
QUALIFIERS = st.dictionaries(
    st.one_of(TEXT, st.sampled_from(("route", "population", "time"))),
    st.lists(TEXT, max_size=3).map(tuple),
    max_size=2,
)


def claims(document: str) -> st.SearchStrategy[Claim]:
    """Claims of the document with this id."""
    return st.builds(
        Claim,
        document=st.just(document),
        subject=MENTIONS,
        predicate=st.sampled_from(Predicate),
        object=MENTIONS,
        quote=TEXT,
        start=OFFSETS,
        end=OFFSETS,
        negated=st.booleans(),
        certainty=st.sampled_from(Certainty),
        qualifiers=QUALIFIERS,
        section=TEXT,
        confidence=st.floats(min_value=0, max_value=1),
        rule=TEXT,
        cue=TEXT,
    )


SECTIONS = st.builds(Section, title=TEXT, start=OFFSETS, body=OFFSETS, end=OFFSETS)
GIVEN = st.builds(
    GivenMention, start=OFFSETS, end=OFFSETS, kind=TEXT, id=st.one_of(st.none(), CURIES)
)
DOCUMENTS = st.builds(
    Document,
    id=TEXT,
    text=TEXT,
    title=TEXT,
    format=TEXT,
    source=TEXT,
    sections=st.lists(SECTIONS, max_size=2).map(tuple),
    furniture=st.lists(st.tuples(OFFSETS, OFFSETS), max_size=2).map(tuple),
    given=st.one_of(st.none(), st.lists(GIVEN, max_size=2).map(tuple)),
    metadata=st.dictionaries(TEXT, TEXT, max_size=2),
)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """A document with its mentions and claims."""
    document = draw(DOCUMENTS)
    return Extraction(
        document,
        tuple(draw(st.lists(MENTIONS, max_size=3))),
        tuple(draw(st.lists(claims(document.id), max_size=3, unique_by=lambda claim: claim.id))),
        draw(st.dictionaries(TEXT, OFFSETS, max_size=2)),
    )
