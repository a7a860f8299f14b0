"""What sheets about drugs call their parts, and where that makes a heading."""

from __future__ import annotations

import pytest

from pharmagraph.builders.text.headings import sections_of
from pharmagraph.builders.text.sheets import is_organ_class, own_title, tells


def titles(text: str) -> list[str]:
    return [section.title for section in sections_of(text) if section.title]


@pytest.mark.parametrize(
    "title",
    [
        "Uses",
        "4.3 Contraindications",
        "4.4 Special warnings and precautions for use",
        "Do not use",
        "Do not take Zolpidem 5 mg tablets:",
        "Ask a doctor or pharmacist before use if you are",
        "Stop use and ask a doctor if",
        "3. How to take Zolpidem",
        "What Zolpidem is and what it is used for",
        "Other medicines and Zolpidem",
        "Cautions",
        "Exclusion Criteria:",
        "Active ingredient (in each tablet)",
    ],
)
def test_a_part_of_a_sheet_is_a_heading_right_on_top_of_its_lines(title: str) -> None:
    assert titles(f"Take it at night.\n{title}\nif you sleep badly\n") == [title.rstrip(":")]


@pytest.mark.parametrize(
    "line",
    [
        "Do not take it with wine.",
        "Uses of this drug are many and old",
        "warnings",
        "Tell your doctor about the side effects you had",
        "Contraindicated in gout",
    ],
)
def test_other_lines_are_not(line: str) -> None:
    assert titles(f"Take it at night.\n{line}\nif you sleep badly\n") == []


def test_a_menu_of_such_titles_is_no_heading_of_what_follows_it() -> None:
    menu = "Uses\nSide effects\nWarnings\nDosage\nInteractions\n"

    assert titles(f"{menu}It is an old drug for sleep and is taken at night.") == []


def test_a_title_to_which_a_sentence_refers_is_none() -> None:
    assert titles("It failed in a trial (see\nCLINICAL STUDIES\n). It is old.") == []


def test_what_leads_into_a_list_with_a_colon_is_read_with_it() -> None:
    assert titles("It is old.\nSide effects:\n- gout\n- fever") == []
    assert tells("Cautions:")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("CAUTIONS gout; asthma", "CAUTIONS"),
        ("SIDE-EFFECTS gout", "SIDE-EFFECTS"),
        ("Pregnancy: avoid", "Pregnancy"),
        ("**Cautions:** gout", "Cautions"),
        ("Side effects -- gout", "Side effects"),
        ("Gout: rest", ""),
        ("ASPIRIN is old", ""),
    ],
)
def test_a_title_may_stand_in_front_of_what_it_is_a_title_of(line: str, title: str) -> None:
    assert own_title(line) == title


@pytest.mark.parametrize(
    ("text", "name", "sorts"),
    [
        ("Eye disorders: uveitis", "Eye disorders", True),
        ("- Immune system disorders", "Immune system disorders", True),
        ("Cardiac disorders | angina", "Cardiac disorders", True),
        ("Infections and infestations\n", "Infections", True),
        ("Eye disorders may follow", "Eye disorders", False),
        ("Sleep disorders", "Sleep disorders", False),
    ],
)
def test_a_class_of_organs_only_sorts(text: str, name: str, sorts: bool) -> None:
    start = text.index(name)

    assert is_organ_class(text, start, start + len(name)) is sorts
