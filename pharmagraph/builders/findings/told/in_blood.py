"""Enzymes of the liver that a drug raises: a harm that is measured in blood, and not those that break drugs down.

The words stand in `in_blood.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "in_blood.toml")
_IN_BLOOD = _WORDS.compile("$in_blood")
# what is done to those that break drugs down
_INDUCES = _WORDS.compile(r"$induces\b")
_LEVELS = (Predicate.INCREASES, Predicate.DECREASES)
_RAISED = "HP:0002910"  # elevated hepatic transaminases


class InBlood:
    """Gives enzymes of the liver that a drug raises the name that they have as a harm."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._raised = lexicon.entity(_RAISED)

    def named(self, findings: Sequence[Finding], text: str) -> list[Finding]:
        """The findings, in their order: what raises such enzymes causes a harm, what lowers them is left out."""
        return list(self._named(findings, text))

    def _named(self, findings: Sequence[Finding], text: str) -> Iterator[Finding]:
        for each in findings:
            if not _is_measured(each, text):
                yield each
            elif each.predicate is Predicate.INCREASES and self._raised is not None:
                harm: Mention = each.object._replace(entity=self._raised)
                yield each._replace(predicate=Predicate.CAUSES, object=harm)


def _is_measured(finding: Finding, text: str) -> bool:
    return (
        finding.predicate in _LEVELS
        and _IN_BLOOD.fullmatch(finding.object.text) is not None
        and _INDUCES.match(text, finding.cue[0]) is None
    )
