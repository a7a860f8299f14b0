"""Which lines are headings, and which sections follow from them."""

from __future__ import annotations

import pytest

from pharmagraph.builders.text.headings import sections_of

BODY = "This drug is used in many places, and it has been known for a very long time."


def titles(text: str) -> list[str]:
    return [section.title for section in sections_of(text) if section.title]


@pytest.mark.parametrize(
    "heading",
    [
        "Uses",
        "Origins and Mechanism of Action",
        "Indications and usage",
        "Potential in PTSD and Anxiety Disorders",
        "2.1 Hyperlipidemia",
        "What is it used for?",
        "DOSAGE AND ADMINISTRATION",
        "Ketamine: A Revolutionary Drug with Diverse Applications",
    ],
)
def test_a_short_line_above_a_paragraph_is_a_heading(heading: str) -> None:
    assert titles(f"{BODY}\n\n{heading}\n\n{BODY}") == [heading]
    assert titles(f"{BODY}\n{heading}\n{BODY} {BODY}") == [heading]


@pytest.mark.parametrize(
    "line",
    [
        "It relieves pain.",
        "ketamine relieves pain",
        "Ketamine is used by many people for pain",
        "- Nausea",
        "The drug is a product of the",
        "Nausea, vomiting,",
    ],
)
def test_other_short_lines_are_not(line: str) -> None:
    assert titles(f"{BODY}\n\n{line}\n\n{BODY}") == []


def test_a_column_of_short_lines_is_a_list_and_not_headings() -> None:
    assert titles("Nausea\nVomiting\nDizziness\nDry Mouth\nFatigue\n\n" + BODY) == []


def test_marked_headings_are_read_by_their_marks() -> None:
    text = f"# Uses #\n{BODY}\n\nHarms\n-----\n{BODY}\n\n**Doses:**\n{BODY}"

    assert titles(text) == ["Uses", "Harms", "Doses"]


def test_labels_of_an_abstract_are_sections_on_their_line() -> None:
    text = "A trial. BACKGROUND: It is old. Patients and methods: We gave it. Ratio: 3 to 1."

    sections = sections_of(text)

    assert [section.title for section in sections] == ["", "BACKGROUND", "Patients and methods"]
    assert text[sections[1].start : sections[1].body] == "BACKGROUND:"


@pytest.mark.parametrize(
    "text", ["", "x", f"# A\n\n{BODY}", f"{BODY}\n\nUses\n\n{BODY}\n", "# A\n# B"]
)
def test_sections_cover_the_text_from_end_to_end(text: str) -> None:
    sections = sections_of(text)

    assert "".join(text[section.start : section.end] for section in sections) == text
    assert all(section.start <= section.body <= section.end for section in sections)
