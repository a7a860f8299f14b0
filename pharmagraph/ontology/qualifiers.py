"""The qualifiers of a claim: what a sentence adds to its subject, predicate and object."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Qualifier:
    """One qualifier: what it says, its name in Biolink, and whether it changes what is claimed.

    A claim about another population, comparator, outcome or indication is another proposition. A
    dose, route or time only says when the same proposition was seen to hold.
    """

    label: str
    definition: str
    changes_meaning: bool = False
    biolink: str = "qualifier"


QUALIFIERS: dict[str, Qualifier] = {
    "comparator": Qualifier("comparator", "What it is measured against.", True),
    "dose": Qualifier("dose", "How much is given."),
    "duration": Qualifier("duration", "How long it is given, or how long the effect lasts."),
    "form": Qualifier("form", "The dosage form in which it is given."),
    "frequency": Qualifier(
        "frequency", "How often it is given, or happens.", biolink="frequency_qualifier"
    ),
    "indication": Qualifier(
        "indication",
        "The condition for which the statement holds.",
        True,
        "disease_context_qualifier",
    ),
    "onset": Qualifier("onset", "How soon the effect begins."),
    "outcome": Qualifier("outcome", "In which respect the comparison is made.", True),
    "population": Qualifier(
        "population",
        "In whom the statement holds.",
        True,
        "population_context_qualifier",
    ),
    "route": Qualifier("route", "The way by which it is given."),
    "time": Qualifier("time", "When it happened.", biolink="temporal_context_qualifier"),
}

AFTER_WITHDRAWAL = "after withdrawal"
"""The `time` of an effect that comes as a drug is stopped, and not while it is taken."""


def changes_meaning(name: str) -> bool:
    """Return whether claims that differ in this qualifier are about different propositions."""
    qualifier = QUALIFIERS.get(name)
    return qualifier is not None and qualifier.changes_meaning
