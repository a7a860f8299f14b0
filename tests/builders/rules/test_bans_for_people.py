"""Whom a drug is not for is a ban, whoever these people are and however it is put."""

from __future__ import annotations

import pytest

from tests.builders.shipped import said

_PEOPLE = (
    "people with asthma", "patients who have asthma", "those with severe asthma", "anyone who has had a stroke",
    "women who are pregnant", "patients with a history of gout",
)  # fmt: skip
_BANS = (
    "{W} should not take X.", "{W} should avoid X.", "{W} must not be given X.", "{W} are advised against X.",
    "{W} were advised not to take X.", "{W} should never use X.", "X should not be given to {w}.",
    "X must not be used by {w}.", "X is not for {w}.", "X is contraindicated in {w}.", "X is unsuitable for {w}.",
    "X should be avoided in {w}.", "X is a poor choice for {w}.", "X is dangerous for {w}.", "X can harm {w}.",
    "Do not give X to {w}.", "Never prescribe X to {w}.", "X is forbidden for {w}.", "X is ruled out for {w}.",
    "In {w}, X is contraindicated.", "In {w}, X should be avoided.", "For {w}, X is not an option.",
)  # fmt: skip


@pytest.mark.parametrize("ban", _BANS)
def test_it_is_not_for_them(ban: str) -> None:
    put = [ban.format(w=people, W=people[0].upper() + people[1:]) for people in _PEOPLE]
    sentences = [each.replace("X", "Timolol" if each[0] == "X" else "timolol") for each in put]
    found = {sentence: said(sentence) for sentence in sentences}

    assert {
        sentence: claims
        for sentence, claims in found.items()
        if claims != {("contraindicated_in", False)}
    } == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Timolol is not for everyone with glaucoma.",
        "Timolol is not only for people with glaucoma.",
        "Never stop timolol in people with glaucoma.",
        "In people with hypertension, timolol should not be stopped abruptly.",
        "In people with asthma, timolol need not be avoided.",
    ],
)
def test_no_ban_is_meant(sentence: str) -> None:
    assert ("contraindicated_in", False) not in said(sentence)
