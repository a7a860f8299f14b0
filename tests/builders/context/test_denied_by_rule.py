"""What a rule finds in its example it finds denied in the denial of the example; what it does not is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pharmagraph.builders.rules import Example, RuleSet
from pharmagraph.builders.text.inflection import verb
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from tests.builders.context.negating import Verbs
from tests.builders.shipped import extractor

KNOWN = Path(__file__).with_name("not_denied.txt")
ENOUGH = 250  # of the denials


def told(text: str) -> list[tuple[Claim, tuple[int, int]]]:
    """The facts of a text, each with the place of its cue."""
    found = []
    for reading in extractor().readings(Document("d", text)):
        for claim in reading.claims:
            places = [
                each.cue
                for each in reading.kept
                if each.rule.name == claim.rule
                and (each.subject.start, each.object.start)
                == (claim.subject.start, claim.object.start)
            ]
            if not claim.negated and claim.certainty is Certainty.ASSERTED:
                found += [(claim, place) for place in places[:1]]
    return found


def _ids(claim: Claim) -> frozenset[str]:
    return frozenset((claim.subject.entity.id, claim.object.entity.id))


def became(claim: Claim, denied: str) -> str:
    """What is left of a claim where its sentence is denied: "denied", "a fact" or "lost"."""
    found = extractor().extract(Document("d", denied)).claims
    same = [each for each in found if _ids(each) == _ids(claim)]
    if not same:
        return "lost"
    sure = [
        each
        for each in same
        if not each.negated
        and each.certainty is Certainty.ASSERTED
        and each.predicate is claim.predicate
    ]
    return "a fact" if sure else "denied"


def lemmas(rules: RuleSet) -> set[str]:
    """The verbs that rules name."""
    vocabulary = rules.vocabulary
    present = {
        form
        for name, forms in vocabulary.classes.items()
        if name.endswith(".present")
        for form in forms
    }
    helped = {word for word, code in vocabulary.codes.items() if code in vocabulary.helped}
    return helped | {form for form in present if verb(form).present[1] in present}


@pytest.fixture(scope="module")
def outcomes() -> dict[tuple[str, str], str]:
    """What becomes of the claim of each example, by its rule and the denied sentence."""
    rules = RuleSet()
    verbs = Verbs(lemmas(rules))
    return {
        (example.rule, denied): became(claim, denied)
        for example in rules.examples
        if example.holds and " not " not in example.sentence
        for claim, denied in _denials(example, verbs)
    }


def _denials(example: Example, verbs: Verbs) -> list[tuple[Claim, str]]:
    text = example.sentence
    return [
        (claim, text[: claim.start] + denied + text[claim.end :])
        for claim, cue in told(text)
        for denied in verbs.denials(claim.quote, (cue[0] - claim.start, cue[1] - claim.start))
    ]


def known() -> dict[str, str]:
    """The denied sentences of the list, each with what becomes of its claim."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(": ", 1) for line in lines if line and not line.startswith("#"))
    return {sentence: outcome for outcome, sentence in pairs}


def test_what_is_not_denied_in_a_denial_is_listed(outcomes: dict[tuple[str, str], str]) -> None:
    missed = {denied: outcome for (_, denied), outcome in outcomes.items() if outcome != "denied"}

    assert missed == known()


def test_the_denials_are_many(outcomes: dict[tuple[str, str], str]) -> None:
    assert len(outcomes) > ENOUGH
