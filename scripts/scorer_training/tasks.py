"""What the scorer learns, from which corpora, and what their types of facts mean for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pharmagraph.ontology.kinds import Kind

SKIP = "-"


class Source(NamedTuple):
    """A corpus, with the mentions that were given with it or those found in it."""

    corpus: str
    mode: str

    def __str__(self) -> str:
        return f"{self.corpus} ({self.mode})"


@dataclass(frozen=True)
class Task:
    """What to learn, and from what.

    `types`: a corpus's type of fact -> the class it is an example of, None for an example of no relation, SKIP
    for neither. Pairs without a fact are examples of no relation, but where a corpus leaves such relations unmarked
    (`unmarked`) only in sentences that hold no cue of one of the classes `cues`. In corpora that say nothing of the
    relation (`silent`) they are, where no rule finds it: so the model also meets texts that are about something else.
    """

    name: str
    subjects: tuple[Kind, ...]
    objects: tuple[Kind, ...]
    sources: tuple[Source, ...]
    types: Mapping[str, str | None]
    classes: Mapping[
        str, tuple[str, ...]
    ]  # class -> the predicates that state it, its own name first
    strength: float  # inverse of the regularisation
    class_strength: float = 0.3
    unmarked: frozenset[Source] = frozenset()
    cues: tuple[str, ...] = ()
    silent: tuple[Source, ...] = ()


def _sources(*corpora: str) -> tuple[Source, ...]:
    return tuple(Source(corpus, mode) for mode in ("found", "given") for corpus in corpora)


DRUGS = (Kind.DRUG, Kind.DRUG_CLASS)
CONDITIONS = (Kind.CONDITION, Kind.EFFECT)
TASKS = (
    Task(
        "drug-protein",
        DRUGS,
        (Kind.PROTEIN, Kind.RECEPTOR),
        _sources("drugprot"),
        {
            "INHIBITOR": "inhibitor",
            "ANTAGONIST": "antagonist",
            "INDIRECT-DOWNREGULATOR": "downregulator",
            "INDIRECT-UPREGULATOR": "upregulator",
            "ACTIVATOR": "activator",
            "AGONIST": "agonist",
            "AGONIST-ACTIVATOR": "agonist",
            "AGONIST-INHIBITOR": "agonist",
            "SUBSTRATE": "substrate",
            "SUBSTRATE_PRODUCT-OF": "substrate",
            "DIRECT-REGULATOR": "regulator",
            "PART-OF": None,
            "PRODUCT-OF": None,
        },
        {
            "inhibitor": ("inhibits", "antagonizes", "decreases"),
            "antagonist": ("antagonizes", "inhibits"),
            "downregulator": ("decreases", "inhibits"),
            "upregulator": ("increases", "activates"),
            "activator": ("activates", "agonizes", "increases"),
            "agonist": ("agonizes", "activates"),
            "substrate": ("metabolized_by", "targets"),
            "regulator": ("targets", "modulates"),
        },
        strength=0.05,
    ),
    Task(
        "drug-causes",
        DRUGS,
        CONDITIONS,
        _sources("bc5cdr", "phee", "labeledin"),
        {
            "CID": "cause",
            "Adverse_event.effect": "cause",
            "Adverse_event.disorder": None,
            "Potential_therapeutic_event.disorder": None,
            "Potential_therapeutic_event.effect": SKIP,
            "indication": None,
        },
        {"cause": ("causes",)},
        strength=0.02,
        silent=(Source("drugprot", "found"),) * 2,  # one corpus beside six: it counts twice
    ),
    Task(
        "drug-treats",
        DRUGS,
        CONDITIONS,
        _sources("phee", "labeledin", "bc5cdr"),
        {
            "CID": None,
            "Adverse_event.effect": None,
            "Adverse_event.disorder": "treatment",
            "Potential_therapeutic_event.disorder": "treatment",
            "Potential_therapeutic_event.effect": SKIP,
            "indication": "treatment",
        },
        {"treatment": ("treats", "prevents")},
        strength=0.05,
        unmarked=frozenset({*_sources("bc5cdr"), Source("labeledin", "given")}),
        cues=("TRE",),
    ),
)
