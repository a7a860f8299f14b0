"""Patterns that a person can read, compiled."""

from __future__ import annotations

import pytest

from pharmagraph.builders.rules.grammar import Compiler
from pharmagraph.builders.rules.vocabulary import Vocabulary, charset
from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import Kind

CLASSES = {
    "filler": ["the", "a"],
    "chain": ["of", "in"],
    "helper": ["is", "may"],
    "break": ["but"],
    "patients": ["patients"],
    "giving": ["therapy"],
    "does": ["lowers", "causes"],
    "turns_away": ["which"],
}
KINDS = {"s": frozenset({Kind.DRUG}), "o": frozenset({Kind.CONDITION})}


@pytest.fixture
def compiler() -> Compiler:
    return Compiler(Vocabulary(CLASSES))


def encoded(compiler: Compiler, words: str) -> str:
    return "".join(
        word if len(word) == 1 else compiler.vocabulary.codes.get(word, "x")
        for word in words.split()
    )


def matches(compiler: Compiler, pattern: str, words: str) -> bool:
    compiled = compiler.compile(pattern, KINDS, "test")
    codes = encoded(compiler, words)
    return any(
        compiled.right.match(codes, at + 1) and compiled.left.match(codes[::-1], len(codes) - at)
        for at, code in enumerate(codes)
        if code in compiled.cues
    )


@pytest.mark.parametrize(
    ("pattern", "words", "expected"),
    [
        ("{s} [treats] {o}", "D treats C", True),
        ("{s} [treats] {o}", "C treats D", False),
        ("{s} [treats] {o}", "Z treats C", True),  # a pronoun stands for a drug
        ("{s} [treats|cures] {o}", "D cures C", True),
        ("{s} [treats] ~ {o}", "D treats the severe C", True),
        ("{s} [treats] ~ {o}", "D treats but C", False),
        ("{s} [treats] ~~ {o}", "D treats the signs of the C", True),
        ("{s} << [treats] {o}", "D may treats C", True),
        ("{s} << [treats] {o}", "D , a drug from trees , treats C", True),
        ("{s} << [treats] {o}", "D , lowers P , treats C", False),
        ("{s} << $does >> [treats] {o}", "D lowers P , causes E , and treats C", True),
        ("{s} << $does >> [treats] {o}", "D lowers P which treats C", False),
        ("{s} ... [treats] {o}", "D but treats C", False),
        ("{s} !is [treats] {o}", "D is treats C", False),
        ("{s} !is [treats] {o}", "D treats C", True),
        ("[treats] {o} by? {s}", "treats C by D", True),
        ("[treats] {o} by? {s}", "treats C D", True),
        ("{s:therapy} [treats] {o}", "D treats C", False),
        ("{s} $helper [treats] {o}", "D is treats C", True),
    ],
)
def test_a_pattern_matches_what_it_says(
    compiler: Compiler, pattern: str, words: str, expected: bool
) -> None:
    compiler.compile(
        "{s} [treats|cures] by|but|is {o}", KINDS, "test"
    )  # gives the words their characters

    assert matches(compiler, pattern, words) is expected


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{s} treats {o}", "0 cues"),
        ("{s} [treats] [cures] {o}", "2 cues"),
        ("{s} [$nothing] {o}", "no class of words is called $nothing"),
        ("{s:unicorn} [treats] {o}", "unicorn"),
        ("{s [treats] {o}", "cannot read the pattern's element"),
        ("{s} [treats]", "has no object"),
        ("{s} [treats] {o}?", "has a name that may be missing"),
    ],
)
def test_a_bad_pattern_says_what_is_wrong(compiler: Compiler, pattern: str, said: str) -> None:
    with pytest.raises(RulesError, match=said.replace("$", r"\$")):
        compiler.compile(pattern, KINDS, "my.toml [mine]")


def test_the_nearest_object_wins(compiler: Compiler) -> None:
    compiled = compiler.compile("{s} [treats] ... {o}", KINDS, "test")

    match = compiled.right.match("xCxC", 0)

    assert match is not None
    assert match.start("o") == 1


def test_the_words_of_a_large_class_are_few_ranges_of_characters() -> None:
    words = {f"word{number}" for number in range(300)}
    vocabulary = Vocabulary({"filler": words, "helper": {"word7", "word99", "is"}, "zoo": {"lion"}})
    assert len(charset(vocabulary.set_of("$filler", "test"))) < 10
