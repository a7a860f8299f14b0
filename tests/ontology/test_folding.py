"""Folding keeps offsets, and what tells two substances apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pharmagraph.ontology.lexicon.folding import fold, fold_all, foldable, plural, spellings


@given(st.text())
def test_a_folded_text_has_a_byte_for_each_character(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_control_characters_are_no_letters() -> None:
    assert (fold("a\x19b\x7f"), fold("é\x19b\x7f")) == (b"a b ", b"e b ")


@given(st.lists(st.text()))
def test_many_names_are_folded_as_each_of_them_is(names: list[str]) -> None:
    assert fold_all(names) == [fold(name) for name in names]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Post-Traumatic", "post traumatic"),
        ("naïve", "NAIVE"),
        ("Alzheimer’s", "alzheimer's"),
        ("5-HT₂A", "5-ht2a"),
        ("TNF-α", "tnf α"),
    ],
)
def test_spellings_that_differ_in_marks_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("sign", ["(+)", "(-)", "(±)", "(+/-)"])
def test_the_sign_of_rotation_is_kept(sign: str) -> None:
    assert fold(f"{sign}-ketamine").strip() != fold("ketamine")


def test_names_in_other_scripts_cannot_be_folded() -> None:
    assert foldable("γ-aminobutyric acid")
    assert not foldable("氯胺酮")


def test_other_spellings_are_british_and_greek() -> None:
    assert spellings("anesthesia") == {"anaesthesia"}
    assert spellings("β-blocker") == {"beta-blocker"}
    assert spellings("pain") == set()


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("neuropathy", "neuropathies"),
        ("psychosis", "psychoses"),
        ("NSAID", None),
        ("diabetes", None),
    ],
)
def test_only_plain_nouns_have_a_plural(one: str, many: str | None) -> None:
    assert plural(one) == many
