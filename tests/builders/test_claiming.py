"""What becomes of a finding: trials that tell only what they set out to learn give no cure."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from tests.builders.shipped import extractor


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        (
            "In a randomized, placebo-controlled trial, omeprazole was given to patients with airway obstruction.",
            Certainty.HYPOTHETICAL,
        ),
        ("Ranitidine in duodenal ulcer: we compared it with placebo.", Certainty.HYPOTHETICAL),
        ("Ranitidine was effective in patients with duodenal ulcer.", Certainty.ASSERTED),
        (
            "In a randomized trial, ranitidine healed and improved duodenal ulcer.",
            Certainty.ASSERTED,
        ),
    ],
)
def test_what_a_trial_set_out_to_learn_is_hypothetical(sentence: str, certainty: Certainty) -> None:
    claims = extractor().extract(Document("one", sentence)).claims
    assert {claim.certainty for claim in claims if claim.predicate == "treats"} == {certainty}


LABEL = """Lamisil

Side effects of terbinafine

Common: headache.
Not known (cannot be estimated from the available data): tinnitus, vasculitis.
Numbness in the hands and feet may be permanent.
"""


def test_a_label_that_does_not_know_how_often_knows_that() -> None:
    claims = extractor().extract(Document("one", LABEL)).claims
    harms = {claim.object.text: claim.certainty for claim in claims if claim.predicate == "causes"}
    assert {"headache", "tinnitus", "vasculitis"} <= harms.keys()
    assert set(harms.values()) == {Certainty.ASSERTED}
