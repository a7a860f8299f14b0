"""The parts that read documents, made once for a lexicon and the rules; none of them knows a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pharmagraph.builders.findings.classes import Targets
from pharmagraph.builders.findings.findings import Finder
from pharmagraph.builders.findings.told.caused import Induced
from pharmagraph.builders.findings.told.in_blood import InBlood
from pharmagraph.builders.leanings.leaning import Leanings
from pharmagraph.builders.rows.anaphora import Anaphora
from pharmagraph.builders.rows.rows import StandIns
from pharmagraph.builders.rows.subjectless import Subjectless
from pharmagraph.builders.rows.tagging import Tagger
from pharmagraph.builders.rules import RuleSet
from pharmagraph.builders.scoring.judging import Judge
from pharmagraph.builders.scoring.scorer import Scorer
from pharmagraph.builders.version import data_version
from pharmagraph.ontology.lexicon import Lexicon


class Engine:
    """What reads a sentence, part by part. `leanings` may be set to None: then only rules and scorer speak."""

    def __init__(self, lexicon: Lexicon, rules: Sequence[Path]) -> None:
        self.rules = RuleSet(rules)
        self.endogenous = self.rules.labels["endogenous"]
        self.measured = self.rules.labels["measure_only"]
        self.stand_ins = StandIns(self.rules)
        self.subjectless = Subjectless(self.rules)
        self.tagger = Tagger(self.rules.vocabulary)
        self.anaphora = Anaphora(self.rules.vocabulary, self.endogenous)
        self.finder = Finder(self.rules, Targets(lexicon))
        self.induced = Induced(lexicon)
        self.in_blood = InBlood(lexicon)
        self.judge = Judge(Scorer.load(), self.endogenous)
        self.leanings: Leanings | None = Leanings.load(self.endogenous | self.measured)

    @property
    def version(self) -> str:
        """Identifies the rules, the cues of context and what was learned; the lexicon has a version of its own."""
        return f"{self.rules.version}-{data_version()}"
