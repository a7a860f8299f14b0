"""A drug's name with a letter wrong is the drug's name."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("acebutalol", "acebutolol"),
        ("loratidine", "loratadine"),
        ("Enalopril", "enalapril"),
        ("ondasetron", "ondansetron"),
    ],
)
def test_a_letter_more_less_or_other_is_forgiven(
    lexicon: Lexicon, written: str, meant: str
) -> None:
    (mention,) = find_mentions(Document("d", f"They were given {written}."), lexicon)

    assert (mention.text, mention.entity) == (written, lexicon.named(meant))


@pytest.mark.parametrize("word", ["nonclozapine", "bexatolol", "qualitumab", "trandodolapril"])
def test_what_is_like_no_drug_or_not_meant_as_one_stays(lexicon: Lexicon, word: str) -> None:
    mentions = find_mentions(Document("d", f"They were given {word}."), lexicon)

    assert all(mention.entity.id == f"PG:drug/{word}" for mention in mentions)
