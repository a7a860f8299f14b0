"""What a text is headed by."""

import pytest

from pharmagraph.builders.text.title import first_line, title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Aspirin\n\nIt relieves pain.", "Aspirin"),
        ("\ufeff\n## Aspirin\nIt relieves pain.", "Aspirin"),
        ("Aspirin relieves pain.", None),
        ("Aspirin relieves pain.\n", None),
        ("word " * 100 + "\nIt relieves pain.", None),
        ("", None),
    ],
)
def test_a_title_is_a_short_first_line_over_others(text: str, title: str | None) -> None:
    found = title_of(text)

    assert (found and text[slice(*found)]) == title


def test_of_a_long_first_line_the_beginning_counts() -> None:
    assert first_line("word " * 100) == (0, 400)
