"""Tables of words and the patterns that name them."""

import re
import tomllib
from importlib.resources import files

import pytest

from pharmagraph.builders.text.wording import Wording, _expression, branching
from pharmagraph.ontology.predicates import Predicate

_SMALL = Wording(
    {
        "fewer": [
            "less",
            "reduc*",
            "co(-)prescri*",
            "randomi[sz]ed",
            "in case|cases of",
            "who had? ulcers",
        ],
        "more": ["$fewer", "many"],
        "signs": ["a.b", "vs(.)"],
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "less",
        "reduced",
        "coprescribed",
        "co-prescription",
        "randomised",
        "In  cases\nof",
        "who ulcers",
        "who had ulcers",
    ],
)
def test_an_entry_stands_for_its_forms(text: str) -> None:
    assert _SMALL.compile("$fewer").fullmatch(text)


def test_a_group_may_name_another() -> None:
    assert list(_SMALL.words("more"))[-2:] == ["who had? ulcers", "many"]
    assert _SMALL.compile("$more").fullmatch("less")


def test_what_is_no_sign_of_the_notation_stands_for_itself() -> None:
    assert not _SMALL.compile("$signs").fullmatch("axb")
    assert _SMALL.compile("$signs").fullmatch("vs.")


def test_a_group_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        _SMALL.compile("$nothing")


def test_an_entry_may_not_begin_with_what_may_be_missing() -> None:
    with pytest.raises(ValueError, match="write it as two entries"):
        Wording({"tests": ["skin? test"]}).compile("$tests")


def test_letters_in_brackets_are_no_choice() -> None:
    with pytest.raises(ValueError, match="write each word as an entry"):
        Wording({"tests": ["(is|was)n't"]})


# tables that hold expressions
_OF_FORMS = frozenset({"forms", "parts"})


def _tables() -> list[tuple[str, str]]:
    root = files("pharmagraph.builders")
    return [
        (f"pharmagraph.builders.{room}", table.name)
        for room in (
            *("context", "findings", "findings.checks", "findings.told"),
            *("mentions", "rows", "scoring", "text"),
        )
        for table in root.joinpath(*room.split(".")).iterdir()
        if table.name.endswith(".toml") and table.name not in {"cues.toml", "doubts.toml"}
    ]


@pytest.mark.parametrize(("room", "table"), _tables())
def test_no_word_stands_twice_in_a_group(room: str, table: str) -> None:
    tables = tomllib.loads((files(room) / table).read_text(encoding="utf-8"))
    wording = Wording({name: words for name, words in tables.items() if name not in _OF_FORMS})

    for group in wording.groups:
        words = list(wording.words(group))
        assert sorted(set(words)) == sorted(words), group


def test_alternatives_that_branch_find_the_same_as_one_after_the_other() -> None:
    words = [
        "in",
        "increase(s)",
        "inhibit*",
        "In",
        "(not) seen",
        "is seen|found",
        "i",
        "s*",
        "seen",
    ]
    alternatives = [_expression(word) for word in words]
    for flags in (0, re.IGNORECASE):
        plain = re.compile("|".join(alternatives), flags)
        branched = re.compile(branching(alternatives), flags)
        for text in (
            "increases",
            "Inhibited",
            "in",
            "is found",
            "not seen, seen",
            "SEEN",
            "Is",
            "xi",
        ):
            assert [each.span() for each in branched.finditer(text)] == [
                each.span() for each in plain.finditer(text)
            ]


def test_an_expression_is_compiled_once_when_it_is_first_used() -> None:
    words = Wording({"fish": ["cod", "hake*"]})
    expression = words.compile(r"\b$fish\b")

    assert expression.search("two hakes") is not None
    assert expression.search is expression.search
    assert expression.pattern == r"\b(?:cod|hake\w*)\b"
    with pytest.raises(KeyError, match="fowl"):
        words.compile("$fowl")


@pytest.mark.parametrize(("room", "table"), _tables())
def test_every_group_of_a_table_is_asked_for(room: str, table: str) -> None:
    named = tomllib.loads((files(room) / table).read_text(encoding="utf-8"))
    code = "\n".join(
        each.read_text(encoding="utf-8")
        for each in files(room).iterdir()
        if each.name.endswith((".py", ".toml"))
    )

    for group in named:
        asked = re.search(rf"\${group}\b|\"{group}\"", code)
        assert asked or group in set(Predicate), group
