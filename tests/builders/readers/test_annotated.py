"""PubTator and BioC: the text, and the mentions that come with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from pharmagraph.builders.readers.given import curie_of, kind_of
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.ontology.kinds import Kind
from tests.builders.readers.conftest import Read

One = Callable[..., Document]

PUBTATOR = """7|t|Loratadine in hay fever
7|a|Loratadine helped in mice.
7\t0\t10\tLoratadine\tChemical\tD017336
7\t24\t34\tLoratadine\tChemical\tMESH:D017336
7\t45\t49\tmice\tSpecies\t10090
7\t14\t23\thay fever\tDisease\t-1
7\t14\t23\thay cough\tDisease\t-1
7\tCID\tD017336\tD006255

8|t|No annotation here
8|a|Nothing.
"""


def test_pubtator_gives_text_and_mentions(read: Read) -> None:
    first, second = read("a.pubtator", PUBTATOR)

    assert isinstance(first, Document)
    assert first.text == "Loratadine in hay fever\nLoratadine helped in mice."
    assert first.given == (
        GivenMention(0, 10, "drug", "MESH:D017336"),
        GivenMention(14, 23, "condition", None),
        GivenMention(24, 34, "drug", "MESH:D017336"),
    )
    assert (
        first.metadata["annotations_not_used"] == "2"
    )  # a mouse, and words that do not stand there
    assert isinstance(second, Document)
    assert second.given is None


def test_pubtator_is_known_by_its_content_in_a_text_file(read: Read) -> None:
    assert [each.id for each in read("a.txt", PUBTATOR) if isinstance(each, Document)] == ["7", "8"]


@pytest.mark.parametrize("bad", ["7\tzero", "words"])
def test_a_bad_line_of_pubtator_is_named(read: Read, bad: str) -> None:
    found = read("a.pubtator", f"6|t|Good.\n\n7|t|Title\n{bad}\n")

    assert isinstance(found[0], Document)
    assert isinstance(found[1], UnreadableDocumentError)
    assert str(found[1]).startswith("a.pubtator:4: ")


def bioc() -> dict[str, Any]:
    annotation = {
        "text": "Loratadine",
        "infons": {"type": "Chemical", "identifier": "MESH:D017336"},
        "locations": [{"offset": 30, "length": 10}],
    }
    return {
        "documents": [
            {
                "id": "7",
                "passages": [
                    {
                        "offset": 0,
                        "infons": {"type": "title"},
                        "text": "Hay fever",
                        "annotations": [],
                    },
                    {
                        "offset": 30,
                        "infons": {"type": "abstract"},
                        "text": "Loratadine helped.",
                        "annotations": [annotation],
                    },
                    {
                        "offset": 90,
                        "infons": {"type": "ref"},
                        "text": "Aspirin, 1999.",
                        "annotations": [],
                    },
                ],
            }
        ]
    }


XML = """<collection><document><id>7</id>
<passage><infon key="type">title</infon><offset>0</offset><text>Hay fever</text></passage>
<passage><infon key="type">abstract</infon><offset>30</offset><text>Loratadine helped.</text>
<annotation><infon key="type">Chemical</infon><infon key="identifier">MESH:D017336</infon>
<location offset="30" length="10"/><text>Loratadine</text></annotation></passage></document></collection>"""


@pytest.mark.parametrize(("name", "content"), [("a.json", json.dumps(bioc())), ("a.xml", XML)])
def test_bioc_gives_passages_and_mentions_at_their_place_in_our_text(
    document: One, name: str, content: str
) -> None:
    found = document(name, content)

    assert found.text == "Hay fever\nLoratadine helped."
    assert found.given == (GivenMention(10, 20, "drug", "MESH:D017336"),)
    assert [section.title for section in found.sections] == ["Hay fever"]


@pytest.mark.parametrize(
    "content",
    ['{"documents": [{"id": "7"}]}', '{"documents": [3]}', '{"documents": ', '{"documents": "x"}'],
)
def test_other_json_is_refused(read: Read, content: str) -> None:
    found = read("a.json", content)

    assert found
    assert all(isinstance(each, UnreadableDocumentError) for each in found)


@pytest.mark.parametrize(
    ("identifier", "kind", "curie"),
    [
        ("D017336", Kind.DRUG, "MESH:D017336"),
        ("MESH:D017336|MESH:D1", Kind.DRUG, "MESH:D017336"),
        ("1017", Kind.PROTEIN, "NCBIGene:1017"),
        ("1017", Kind.DRUG, None),
        ("-", Kind.DRUG, None),
        ("", Kind.DRUG, None),
    ],
)
def test_identifiers_become_curies(identifier: str, kind: Kind, curie: str | None) -> None:
    assert curie_of(identifier, kind) == curie


def test_types_become_kinds_where_there_is_one() -> None:
    assert kind_of("Chemical") is Kind.DRUG
    assert kind_of("Species") is None
