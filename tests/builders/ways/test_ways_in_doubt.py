"""What is only asked, believed or called a myth is no fact, in whichever way it is said; the exceptions are listed."""

from __future__ import annotations

import re
from pathlib import Path

from pharmagraph.builders.rules import RuleSet
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from tests.builders.shipped import extractor
from tests.builders.ways.ways import ways

KNOWN = Path(__file__).with_name("stands_in_doubt.txt")
_DOUBTS = (
    "It is unclear whether {}",
    "It is a myth that {}",
    "Researchers are testing whether {}",
    "Some people believe that {}",
    "There is no evidence that {}",
    "If {}, we will know soon.",
)
_FULL = re.compile(r"[^,:(;-]+\.")  # one clause, which says all it says
_OPENS_OTHERWISE = re.compile(
    r"(?:When|For|To|In|On|After|While|With|By|Through|Instead|Never|Avoid|Take|Give|Inject)\b"
    r"|(?:Swallow|Expect|Patients on)\b|Do(?: not|n't)\b"
)
_ACRONYM = re.compile(r"\w*[A-Z0-9]")
# how a drug is given, what it is called and that it was compared hold in doubt, too
_GIVEN = frozenset({"administered_via", "has_dose", "also_known_as", "has_role", "superior_to"})


def _standing() -> list[str]:
    """The sentences that doubt what they say and make a fact of it all the same."""
    presupposed = {rule.name for rule in RuleSet().rules if rule.presupposed}
    found = []
    for way in ways():
        if way.hedged or not way.predicates.isdisjoint(_GIVEN):
            continue
        if (
            not _FULL.fullmatch(way.text)
            or " proven" in way.text
            or _OPENS_OTHERWISE.match(way.text)
        ):
            continue
        doubt = _DOUBTS[sum(map(ord, way.text)) % len(_DOUBTS)]  # the same whatever is added
        start = way.text[0] if _ACRONYM.match(way.text, 1) else way.text[0].lower()
        said = start + way.text[1:]
        said = said.removesuffix(".") if doubt.endswith("soon.") else said
        text = doubt.format(said)
        if any(
            claim.predicate in way.predicates
            and not claim.negated
            and claim.certainty is Certainty.ASSERTED
            and claim.rule not in presupposed
            for claim in extractor().extract(Document("d", text)).claims
        ):
            found.append(text)
    return sorted(found)


def test_what_is_doubted_is_no_fact_but_for_what_is_listed() -> None:
    lines = KNOWN.read_text(encoding="utf-8").splitlines()

    assert _standing() == [line for line in lines if not line.startswith("#")]
