"""In a catalogue of drugs, each entry tells of its own drug."""

from __future__ import annotations

from time import process_time

import pytest

from pharmagraph.builders.findings.told.catalogue import Catalogue
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from tests.builders.shipped import extractor


def _said(text: str) -> set[str]:
    return {
        f"{'not ' * claim.negated}{claim.subject.entity.label} {claim.predicate} {claim.object.text}"
        for claim in extractor().extract(Document("one", text)).claims
    }


CATALOGUES = [
    (
        "1. Acyclovir\nUses: herpes zoster\nSide effects: nausea\n2. Colchicine\nUses: gout\nSide effects: diarrhea\n",
        {
            "acyclovir treats herpes zoster",
            "acyclovir causes nausea",
            "colchicine treats gout",
            "colchicine causes diarrhea",
        },
    ),
    (
        "Drug: Acyclovir\nIndication: herpes zoster\nDrug: Colchicine\nIndication: gout\nAdverse effects: diarrhea\n",
        {
            "acyclovir treats herpes zoster",
            "colchicine treats gout",
            "colchicine causes diarrhea",
        },
    ),
    (
        "# Acyclovir\n## Uses\nherpes zoster\n# Colchicine\n## Uses\ngout\n## Side effects\ndiarrhea\n",
        {
            "acyclovir treats herpes zoster",
            "colchicine treats gout",
            "colchicine causes diarrhea",
        },
    ),
    (
        "Acyclovir\n\nSide effects\n• nausea\n\nColchicine\n\nSide effects\n• diarrhea\n",
        {"acyclovir causes nausea", "colchicine causes diarrhea"},
    ),
    (
        "- Lithium\n  - treats mania\n  - side effects\n    - tremor\n- Valproate\n  - treats epilepsy\n",
        {
            "lithium treats mania",
            "lithium causes tremor",
            "valproate treats epilepsy",
        },
    ),
    # one drug, and others that are set beside it
    (
        "Ibuprofen\nUses: pain\nIngredients:\nIbuprofen\nCodeine\nSide effects: constipation\n",
        {"ibuprofen treats pain", "ibuprofen causes constipation"},
    ),
    (
        "# Sildenafil\n\nUses: erectile dysfunction\n\n## Interactions\n\n- Ritonavir\n  - raises the level\n"
        "- Rifampicin\n  - lowers the level\n\n## Side effects\n\n- flushing\n",
        {"sildenafil treats erectile dysfunction", "sildenafil causes flushing"},
    ),
]


@pytest.mark.parametrize(("text", "said"), CATALOGUES)
def test_each_entry_tells_of_its_own_drug(text: str, said: set[str]) -> None:
    told = {each for each in _said(text) if "interacts" not in each}

    assert told == said


def test_a_text_of_headings_alone_is_read_in_time_that_grows_with_its_length() -> None:
    aspirin = Entity("CHEBI:15365", "aspirin", Kind.DRUG)
    piece = "# Aspirin\n\n"
    mentions = [
        Mention(at * len(piece) + 2, at * len(piece) + 9, "Aspirin", aspirin)
        for at in range(20_000)
    ]
    began = process_time()

    assert Catalogue(mentions, piece * 20_000).entry(0) is None
    assert process_time() - began < 10
