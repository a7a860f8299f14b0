"""What a clause says of drugs without a name, or of an illness, is not said of the drug that stands before it."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts


@pytest.mark.parametrize(
    "text",
    [
        "Tolterodine is safer than drugs that cause dry mouth.",
        "Trospium replaced older medicines that cause confusion.",
        "Mirabegron differs from agents which may cause dry mouth.",
        "Mirabegron is an alternative to drugs that cause dry mouth.",
        "Fesoterodine was developed from a drug that causes dry mouth.",
        "Loratadine is better than anything that causes drowsiness.",
        "Ondansetron is given before treatments that cause vomiting.",
        "Naloxone is used after drugs that depress breathing.",
        "Solifenacin should not be used in conditions that cause urinary retention.",
        "Dupilumab binds to proteins that cause inflammation.",
        "Digoxin levels are raised by agents that inhibit P-glycoprotein.",
    ],
)
def test_it_is_another_that_does(text: str) -> None:
    drug = text.split(maxsplit=1)[0]
    assert not {
        fact
        for fact in facts(text)
        if fact[0] == drug and fact[1] in {"causes", "inhibits", "treats"}
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Oxybutynin is a drug that causes dry mouth.", ("Oxybutynin", "causes", "dry mouth")),
        ("Oxybutynin is one of the drugs that cause dry mouth.", ("Oxybutynin", "causes", "dry mouth")),
        ("Oxybutynin belongs to the drugs that cause dry mouth.", ("Oxybutynin", "causes", "dry mouth")),
        ("Trospium treats incontinence better than drugs that relax muscle.", ("Trospium", "treats", "incontinence")),
        ("Ondansetron is given with chemotherapy that causes vomiting.", ("chemotherapy", "causes", "vomiting")),
        ("Ribociclib blocks the signals that cause breast cancer.", ("Ribociclib", "treats", "breast cancer")),
    ],
)  # fmt: skip
def test_what_it_does_itself_stands(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text)
