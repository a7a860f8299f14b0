"""Drugs beside an illness that they do not help against."""

from __future__ import annotations

import pytest

from pharmagraph.builders.findings.checks.cure import is_helped, is_no_cure
from tests.builders.findings.marked import marked


@pytest.mark.parametrize(
    "sentence",
    [
        "We gave [ramipril] after radiotherapy for {lymphoma}.",
        "{Tachycardia} not controlled with [ramipril] was ablated.",
        "{Epilepsy} refractory to [phenytoin] was studied.",
        "[Ramipril] changed {mortality}.",
        "[Naproxen]-induced ulcers are common in {arthritis}.",
        "[Baclofen] withdrawal in a child with {palsy} was seen.",
    ],
)
def test_what_a_drug_did_not_help_or_was_not_given_for_is_no_cure(sentence: str) -> None:
    text, drug, illness = marked(sentence)

    assert is_no_cure(drug, illness, text)


@pytest.mark.parametrize(
    ("sentence", "helped"),
    [
        ("{Tremor} that was refractory to [ramipril].", True),
        ("{Tremor} resolved on [ramipril].", True),
        ("Resolution of {tremor} came with [ramipril].", True),
        ("[Ramipril] was followed by relief of {tremor}.", True),
        ("{Tremor} resolved when [ramipril] was stopped.", False),
        ("Without [ramipril], relief of {tremor} came.", False),
        ("{Tremor} was seen with [ramipril].", False),
    ],
)
def test_a_drug_helps_against_what_ended_with_it(sentence: str, helped: bool) -> None:
    text, drug, illness = marked(sentence)

    assert is_helped(drug, illness, text) is helped
