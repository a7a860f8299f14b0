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
        "Or one of the others?",
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


@pytest.mark.parametrize(
    "heading",
    [
        "What it is used for",
        "What you can't have with it",
        "Please don't book if...",
        "4. Your stomach will notice",
        "Q: I take warfarin. Is that a problem?",
    ],
)
def test_what_stands_apart_above_a_paragraph_may_be_a_clause(heading: str) -> None:
    assert titles(f"{BODY}\n\n{heading}\n\n{BODY}") == [heading]


def test_numbered_questions_are_headings_and_the_items_of_a_numbered_list_are_not() -> None:
    asked = f"{BODY}\n\n1. What is it for?\n{BODY}\n\n2. Can I drink?\nYes.\n\n{BODY}"
    listed = f"{BODY}\n\n1. Wash your hands\n\n2. Open the pack\n\n{BODY}"

    assert titles(asked) == ["1. What is it for?", "2. Can I drink?"]
    assert titles(listed) == []


def test_numbered_titles_right_above_their_text_are_headings_where_their_numbers_go_on() -> None:
    notes = f"{BODY}\n\n1. WHAT IT IS\n- a triptan\n\n2. ADRs\nEarly: flushing\n\n3. Doses\n{BODY}"
    one = f"{BODY}\n\n4. Wash your hands\nand dry them\n\n{BODY}"

    assert titles(notes)[-3:] == ["1. WHAT IT IS", "2. ADRs", "3. Doses"]
    assert titles(one) == []


def test_a_picture_before_a_title_is_no_part_of_its_look() -> None:
    assert titles(f"{BODY}\n\n\U0001f539 The basics\n\n{BODY}") == ["\U0001f539 The basics"]


def test_what_leads_into_a_list_from_between_empty_lines_is_a_heading_though_it_ends_openly() -> (
    None
):
    assert titles(f"{BODY}\n\nDo not use it at all if\n\n- you have gout\n- you are ill\n") == [
        "Do not use it at all if"
    ]


def test_rows_of_a_key_and_what_belongs_to_it_are_a_list_and_not_headings() -> None:
    text = f"Side effects\n\nSkin: rash\nBowel: diarrhoea or colitis\nHeart: myocarditis\n\n{BODY}"

    assert titles(text) == ["Side effects"]


def test_parts_of_a_sheet_of_facts_are_headings_on_top_of_short_lines() -> None:
    text = f"Common side effects\nHeartburn, nausea\n\nDo not combine with\nAspirin, warfarin\n\n{BODY}"

    assert titles(text) == ["Common side effects", "Do not combine with"]


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
