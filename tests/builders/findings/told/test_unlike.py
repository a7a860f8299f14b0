"""What a sentence denies of a second name without saying again what it denies."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


def _said_of(text: str, name: str) -> set[tuple[str, str, bool, str]]:
    return {
        (c.subject.entity.label.lower(), str(c.predicate), c.negated, str(c.certainty))
        for c in extractor().extract(Document("d", text)).claims
        if name in (c.subject.text.lower(), c.object.text.lower())
    }


@pytest.mark.parametrize(
    ("text", "name", "predicate"),
    [
        ("Bosentan lowered blood pressure; macitentan did not.", "macitentan", "decreases"),
        ("Cilostazol raised heart rate, whereas aspirin had no effect.", "aspirin", "increases"),
        (
            "Ketoprofen inhibited COX-1, while parecoxib (10 mg) was without effect.",
            "parecoxib",
            "inhibits",
        ),
        (
            "Doxepin causes dry mouth, but bupropion and sertraline do not.",
            "bupropion",
            "causes",
        ),
        ("Doxepin causes dry mouth; bupropion doesn't.", "bupropion", "causes"),
        ("Blood pressure fell after nicardipine but not after esmolol.", "esmolol", "decreases"),
        ("Angioedema was caused by enalapril, but not by valsartan.", "valsartan", "causes"),
        ("The fall in platelets was due to heparin rather than to aspirin.", "aspirin", "causes"),
        (
            "Aldosterone was lowered by lisinopril but unchanged by amlodipine.",
            "amlodipine",
            "decreases",
        ),
        (
            "Telmisartan lowered triglycerides, an effect not shared by candesartan.",
            "candesartan",
            "decreases",
        ),
        (
            "Clozapine causes drooling; this is not the case with quetiapine.",
            "quetiapine",
            "causes",
        ),
    ],
)
def test_what_is_said_of_one_is_denied_of_the_other(text: str, name: str, predicate: str) -> None:
    assert (name, predicate, True, "asserted") in _said_of(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Nadolol did not relieve the tremor, but primidone did.",
        "Nadolol does not relieve the tremor; primidone does.",
        "Nadolol does not relieve the tremor, whereas primidone does.",
    ],
)
def test_what_is_denied_of_one_is_said_of_who_did_it(text: str) -> None:
    assert ("primidone", "treats", False, "asserted") in _said_of(text, "primidone")


def test_what_may_be_so_of_one_is_no_fact_of_the_other() -> None:
    said = _said_of("Pregabalin may cause weight gain, but lacosamide does not.", "lacosamide")

    assert said == {("lacosamide", "causes", True, "possible")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ramelteon, but not placebo, shortened insomnia.", "placebo"),
        ("It was an ergotamine-induced headache rather than migraine.", "migraine"),
        ("Bosentan lowered blood pressure; with macitentan nobody did.", "macitentan"),
        ("Bosentan lowered blood pressure but macitentan was not cheap.", "macitentan"),
    ],
)
def test_nothing_is_denied_of(text: str, name: str) -> None:
    assert not {said for said in _said_of(text, name) if said[2]}
