"""Analgesia and quality of life are brought about or improved, and not treated as an illness is; pain is."""

from __future__ import annotations

import pytest

from tests.builders.shipped import facts


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Sufentanil for postoperative analgesia was tried.", ("Sufentanil", "causes", "postoperative analgesia")),
        ("Tramadol is used for pain control.", ("Tramadol", "treats", "pain")),
        ("Naproxen is effective for pain relief.", ("Naproxen", "treats", "pain")),
        ("Morphine may be useful for analgesia.", ("Morphine", "causes", "analgesia")),
        ("Propofol was given for anaesthesia.", ("Propofol", "causes", "anaesthesia")),
        ("Clonidine improves analgesia.", ("Clonidine", "increases", "analgesia")),
        ("Omeprazole improves quality of life.", ("Omeprazole", "increases", "quality of life")),
        ("Naloxone reduces analgesia.", ("Naloxone", "decreases", "analgesia")),
        ("Ibuprofen relieves pain.", ("Ibuprofen", "treats", "pain")),
        ("Ketorolac is used for postoperative pain.", ("Ketorolac", "treats", "postoperative pain")),
        ("Modafinil is effective for sedation.", ("Modafinil", "treats", "sedation")),
        ("Salmeterol improves asthma.", ("Salmeterol", "treats", "asthma")),
    ],
)  # fmt: skip
def test_what_is_wanted_is_brought_about(text: str, claim: tuple[str, str, str]) -> None:
    found = [each for each in facts(text) if each[0] == claim[0]]
    assert [(name, predicate) for name, predicate, _ in found] == [claim[:2]]
