"""Misspelt names of well-known drugs and illnesses, as writers of the web spell them."""

from __future__ import annotations

import pytest

from pharmagraph.builders.mentions.typos import typos
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import DRUGS, ILLS
from tests.builders.shipped import extractor

_WORDS = Wording.beside("pharmagraph.builders.mentions", "typos.toml")


def _read(text: str) -> dict[str, str]:
    """What the misspelt words of a text are taken for."""
    hits = typos(text, [], extractor().lexicon)
    return {text[start:end]: entity.label for start, end, entity in hits}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ibuprofin", "ibuprofen"),  # another letter
        ("naproxn", "naproxen"),  # a letter less
        ("metroprolol", "metoprolol"),  # one more
        ("prendisone", "prednisone"),  # two in the other order
        ("fentynal", "fentanyl"),  # two, and it sounds alike
        ("Oxycodeine", "oxycodone"),
        ("xanex", "alprazolam"),  # short, and in the table
        ("WARFERIN", "warfarin"),
        ("hypertention", "hypertension"),
        ("diarreha", "diarrhea"),
        ("eczma", "eczema"),
        ("parkinsons disease", "Parkinson's disease"),
    ],
)
def test_a_misspelt_name_is_the_name(written: str, meant: str) -> None:
    assert _read(f"He had {written}, he said.") == {written: meant}


@pytest.mark.parametrize(
    "text",
    [
        "They were aspiring to more, and fatigued.",
        "Streptococcus pneumoniae and Haemophilus influenzae grew.",
        "See https://example.org/ibuprofin or write to asprin@example.org.",
        "Cortisol and codons, sloppiness and a heparan sulfate.",
        "The metoprolols7 of file_ibuprofin",
    ],
)
def test_what_is_no_name_is_none(text: str) -> None:
    assert _read(text) == {}


def test_a_claim_quotes_what_was_written() -> None:
    [claim] = extractor().extract(Document("d", "Tramodol gave me nausia.")).claims

    assert (claim.subject.text, claim.object.text) == ("Tramodol", "nausia")
    assert (claim.subject.entity.label, str(claim.predicate)) == ("tramadol", "causes")


def test_every_name_of_the_table_is_known() -> None:
    meant = {entry.split(" ", 1)[1] for entry in _WORDS.words("written")}
    names = _WORDS.set_of("drugs") | _WORDS.set_of("ills") | meant
    lexicon = extractor().lexicon

    assert {name for name in names if lexicon.named(name, DRUGS | ILLS) is None} == set()


def test_no_word_of_the_table_is_a_name_of_its_own() -> None:
    written = {entry.split(" ", 1)[0] for entry in _WORDS.words("written")}
    lexicon = extractor().lexicon

    assert {word for word in written | _WORDS.set_of("others") if lexicon.named(word)} == set()


def test_a_long_text_is_read_piece_by_piece() -> None:
    filler = "and so on " * 9_999  # the misspelt names stand where pieces meet
    text = f"{filler}ibuprofin {filler}hypertention "

    assert _read(text) == {"ibuprofin": "ibuprofen", "hypertention": "hypertension"}
