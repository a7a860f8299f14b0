"""What comes of two drugs in one body is their interaction, however it is said that they come together."""

from __future__ import annotations

import pytest

from tests.builders.shipped import said

_TOGETHER = (
    "Warfarin and fluconazole together", "Taking warfarin with fluconazole",
    "The combination of warfarin and fluconazole",
    "Warfarin taken with fluconazole", "Adding fluconazole to warfarin", "Coadministration of warfarin and fluconazole",
    "Concomitant use of warfarin with fluconazole", "Use of fluconazole by people on warfarin",
    "Fluconazole in patients taking warfarin", "Warfarin in combination with fluconazole",
    "Fluconazole on top of warfarin", "Using both warfarin and fluconazole",
    "The use of warfarin alongside fluconazole",
    "Combining warfarin with fluconazole",
)  # fmt: skip
_OUTCOMES = (
    "can cause bleeding", "raises the risk of bleeding", "led to bleeding", "is dangerous", "can be fatal",
    "should be avoided", "is contraindicated", "is not recommended", "calls for close monitoring", "requires caution",
)  # fmt: skip


@pytest.mark.parametrize("outcome", _OUTCOMES)
def test_what_comes_of_both_is_their_interaction(outcome: str) -> None:
    sentences = [f"{together} {outcome}." for together in _TOGETHER]
    lost = [each for each in sentences if ("interacts_with", False) not in said(each)]

    assert lost == []


@pytest.mark.parametrize("outcome", ["lowers LDL cholesterol", "was studied", "is common"])
def test_what_they_do_together_is_none(outcome: str) -> None:
    claims = said(f"Adding ezetimibe to simvastatin {outcome}.")

    assert "interacts_with" not in {predicate for predicate, _ in claims}
