"""What of a Markdown file is not prose."""

from __future__ import annotations

import pytest

from pharmagraph.builders.text.markdown import code_blocks, front_matter, without

SETTINGS = '---\ntitle: "Notes on loratadine"\ntags:\n  - hay fever\n---\n# Loratadine\n'


def test_settings_on_top_give_the_title() -> None:
    span, title = front_matter(SETTINGS)

    assert span is not None
    assert SETTINGS[slice(*span)].endswith("---\n")
    assert title == "Notes on loratadine"


@pytest.mark.parametrize(
    "text",
    [
        "Loratadine relieves sneezing.\n---\ntitle: none\n---\n",
        "---\nLoratadine relieves sneezing.\n---\n",
        "---\ntitle: never closed\n",
    ],
)
def test_a_rule_on_top_of_prose_begins_no_settings(text: str) -> None:
    assert front_matter(text) == (None, "")


def test_fenced_code_is_found_also_where_the_fence_is_not_closed() -> None:
    text = "One.\n\n```python\nprint(1)\n```\n\nTwo.\n\n~~~\nprint(2)\n```\n"

    assert [text[start:end].split("\n")[1] for start, end in code_blocks(text)] == [
        "print(1)",
        "print(2)",
    ]


def test_what_is_blanked_leaves_all_else_in_its_place() -> None:
    text = "ab\ncd\nef"

    assert without(text, [(1, 4)]) == "a \n d\nef"
