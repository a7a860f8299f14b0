"""Short forms in notes, and nowhere else."""

from __future__ import annotations

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

_NOTES = """Bisoprolol

MOA
- blocks beta-1 -> slows AV node, ↓ HR

Uses
- AF, HTN
- HF (start low)

S/E: brady, N+V

CI: asthma, 2nd degree block
"""


def _named(text: str) -> set[tuple[str, str]]:
    mentions = find_mentions(Document("one", text), extractor().lexicon)
    return {(mention.text, mention.entity.label) for mention in mentions}


def test_notes_shorten_what_they_name() -> None:
    found = _named(_NOTES)

    assert {
        ("AF", "atrial fibrillation"),
        ("HTN", "hypertension"),
        ("HF", "heart failure"),
        ("brady", "bradycardia"),
        ("N", "nausea"),
        ("V", "vomiting"),
    } <= found


def test_elsewhere_the_letters_are_letters() -> None:
    found = _named(
        "Bisoprolol slows the heart. The samples were treated with HF and kept in AF buffer."
    )

    assert not {short for short, _ in found} & {"AF", "HF"}
