"""Confidences through the calibration: rising, bounded, and for rules that nobody judged too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pharmagraph.builders.scoring.calibration as module
from pharmagraph.builders.extract import Extractor
from pharmagraph.builders.findings.told.suffered import LISTED
from pharmagraph.builders.findings.told.topical import CAME
from pharmagraph.builders.scoring.calibration import (
    LEAST,
    MOST,
    Calibration,
    calibrated,
    family_of,
    shipped,
)
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon

DATA = Path(module.__file__).with_name("calibration.json")
KNOWN = sorted(shipped().rules)
NAMES = [*KNOWN, *(f"{family}.never" for family in shipped().families), "never-heard-of"]
SURE = st.floats(0, 1)
TEXT = (
    "Ketamine inhibits NMDA receptors and relieves chronic pain. It may cause nausea. Ibuprofen does not treat"
    " depression. Warfarin interacts with aspirin. Rifampicin increases the clearance of midazolam.\n\n"
    "Adverse reactions\n\n- headache\n- dizziness\n"
)


@given(SURE, SURE, st.sampled_from(NAMES))
def test_a_surer_finding_never_becomes_a_less_sure_claim(
    one: float, other: float, rule: str
) -> None:
    low, high = sorted((one, other))

    assert calibrated(low, rule) <= calibrated(high, rule)


@given(SURE, st.sampled_from(NAMES))
def test_nothing_is_certain_and_nothing_is_out_of_the_question(raw: float, rule: str) -> None:
    assert LEAST <= calibrated(raw, rule) <= MOST


def test_a_rule_falls_back_on_its_family_and_then_on_all_rules() -> None:
    some = Calibration(0.1, 1.0, {"reduce": -1.0}, {"reduce.active": 1.0})

    assert [some.offset(rule) for rule in ("reduce.active", "reduce.noun", "mine")] == [1, -1, 0]
    assert (
        some.calibrated(0.5, "reduce.noun")
        < some.calibrated(0.5, "mine")
        < some.calibrated(0.5, "reduce.active")
    )


def test_a_rule_that_nobody_judged_is_sure_by_its_own_confidence() -> None:
    assert calibrated(0.3, "never-heard-of") < calibrated(0.9, "never-heard-of")


def test_the_data_file_is_what_the_fitting_writes() -> None:
    text = DATA.read_text(encoding="utf-8")
    data = json.loads(text)

    assert text == json.dumps(data, sort_keys=True, indent=1, ensure_ascii=False) + "\n"
    assert sorted(data) == ["families", "intercept", "made_by", "rules", "slope"]
    assert data["slope"] > 0
    assert all(
        isinstance(each, float) for kind in ("families", "rules") for each in data[kind].values()
    )
    assert {family_of(rule) for rule in data["rules"]} <= set(data["families"])


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Lexicon.load(()))


def test_the_rules_of_the_data_file_are_those_of_the_engine(extractor: Extractor) -> None:
    written = {rule.name for rule in extractor.rules.rules} | {LISTED.name, CAME}
    # What found these is no rule of a file.
    without_pattern = ("scorer", "heading", "role", "leaning", "topical")

    assert {
        rule for rule in KNOWN if rule not in written and family_of(rule) not in without_pattern
    } == set()


def test_every_claim_has_the_calibrated_confidence_of_what_found_it(extractor: Extractor) -> None:
    readings = list(extractor.readings(Document("d", TEXT)))
    made = [(each, claim) for r in readings for each, claim in zip(r.kept, r.claims, strict=True)]

    assert len(made) > 3
    for finding, claim in made:
        assert 0 <= claim.confidence <= 1
        assert claim.confidence == calibrated(finding.confidence, finding.rule.name)
