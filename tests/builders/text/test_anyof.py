"""A quick look must never miss what the slow one would find."""

from types import ModuleType

import pytest

from pharmagraph.builders.context.context import scopes
from pharmagraph.builders.rows import tagging
from pharmagraph.builders.scoring import words as scorer_words
from pharmagraph.builders.text import anyof
from pharmagraph.builders.text.anyof import AnyOf, WhichOf
from pharmagraph.builders.text.furniture import may_have_furniture
from pharmagraph.builders.text.spam import inline_spam


def test_words_are_found_inside_others_and_beside_other_scripts() -> None:
    words = AnyOf(["dos", "week"])

    assert words.is_in("überdosis")
    assert words.is_in("α β γ weekly")
    assert not words.is_in("do so, we ekphrasis")


def test_words_of_several_kinds_are_told_apart_also_where_they_overlap() -> None:
    words = WhichOf({1: ["hour", "year"], 2: ["hours"], 4: ["our"]})

    assert words.are_in("an hour") == 1 | 4
    assert words.are_in("two hours") == 1 | 2 | 4
    assert words.are_in("a day") == 0


def test_a_text_that_no_encoding_can_hold_is_looked_at_too() -> None:
    assert AnyOf(["week"]).is_in("a \ud800 week")


def test_capitals_hide_no_furniture() -> None:
    assert may_have_furniture("LEAVE A REPLY")
    assert inline_spam("KETAMINE FOR SALE")


def test_a_long_text_is_looked_at_in_pieces_that_part_no_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(anyof, "_PIECE", 3)

    assert AnyOf(["week", "day"]).is_anywhere_in("It took a WEEK or so.")
    assert not AnyOf(["week", "day"]).is_anywhere_in("We eked it out.")


def test_cues_stand_beside_figures_signs_and_other_scripts() -> None:
    assert [scope.cue for scope in scopes("β-blockers (2may) didn't help; не never")] == [
        "may",
        "didn't",
        "never",
    ]


def test_a_contracted_verb_is_another_word_than_the_plain_one() -> None:
    assert [scope.cue for scope in scopes("It can't help.")] == ["can't"]


@pytest.mark.parametrize("module", [tagging, scorer_words])
def test_ascii_is_cut_into_the_same_tokens_as_any_text(module: ModuleType) -> None:
    text = (
        "".join(map(chr, range(128))) + " isn't don't x_y 1.5,3 5's a1b2 n't n'tx 12. a\x1cb\x00c"
    )

    assert module._ASCII_TOKEN.findall(text) == module._TOKEN.findall(text)


def test_cues_are_found_by_their_first_two_words_however_these_are_parted() -> None:
    found = [scope.cue for scope in scopes("There is no\n  evidence that it may  help.")]

    assert found == [scope.cue for scope in scopes("There is no evidence that it may help.")]
    assert found
