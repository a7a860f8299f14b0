"""What a remark takes off a list is not said, and what one item says bears on no other."""

from __future__ import annotations

import pytest

from pharmagraph.builders.context.context import scopes
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

NOTES = [
    (
        "Contraindications:\n- kidney failure\n- NOT asthma\n- pregnancy: safe in the first trimester",
        {"contraindicated_in kidney failure"},
    ),
    (
        "Contraindications\nPregnancy category: D\nBreastfeeding: compatible\nAsthma: not a contraindication\n"
        "Porphyria: avoid",
        {"contraindicated_in Porphyria"},
    ),
    (
        "Side effects:\n- no weight gain\n- headache (rare)\n- fever: not reported\n- gastric ulcer (not serious)",
        {"not causes weight gain", "causes headache", "causes gastric ulcer"},
    ),
    ("Side effects: headache, fever (not seen), diarrhea", {"causes headache", "causes diarrhea"}),
    (
        "Uses:\n- pain\n- gout: ineffective\n- migraine?",
        {"treats pain", "hypothetical treats migraine"},
    ),
    (
        "\n| Condition | Treats? |\n|---|---|\n| Pain | yes |\n| Gout | no |\n| Asthma | ✗ |",
        {"treats Pain"},
    ),
]


@pytest.mark.parametrize(("note", "said"), NOTES)
def test_a_remark_takes_an_item_off_its_list(note: str, said: set[str]) -> None:
    claims = extractor().extract(Document("one", f"Ketorolac\n{note}\n")).claims

    assert {
        f"{'not ' * each.negated}{'' if each.certainty == 'asserted' else f'{each.certainty} '}"
        f"{each.predicate} {each.object.text}"
        for each in claims
    } == said


def test_what_an_item_denies_ends_with_it() -> None:
    sentence = "It may cause:\n- no fever\n- gout?\n- rash"

    assert [(each.cue, sentence[each.start : each.end]) for each in scopes(sentence)] == [
        ("may", " cause"),
        ("no", " fever"),
        ("?", "gout?"),
    ]
