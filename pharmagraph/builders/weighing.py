"""Which findings of a sentence stand, in view of the whole text: its topics, its kind, what it tells of harm."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from pharmagraph.builders.engine import Engine
from pharmagraph.builders.findings.checks.by_means import by_their_agent
from pharmagraph.builders.findings.checks.bystanders import borne_out as without_bystanders
from pharmagraph.builders.findings.checks.doers import of_their_subject
from pharmagraph.builders.findings.checks.harm import tells_of_a_trial, was_there_before
from pharmagraph.builders.findings.checks.interplay import (
    is_of_a_study,
    may_speak_of_interactions,
    without_blame,
    without_false_interactions,
    without_shared_harm,
)
from pharmagraph.builders.findings.checks.neighbours import to_their_own
from pharmagraph.builders.findings.checks.of_harm import speaks_of_harm
from pharmagraph.builders.findings.choosing import without_contrasts
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.likened import likened
from pharmagraph.builders.findings.told.moved_it import moving_it
from pharmagraph.builders.findings.told.repeated import Repeated
from pharmagraph.builders.findings.told.suffered import Suffered
from pharmagraph.builders.findings.told.timed import timed
from pharmagraph.builders.findings.told.topical import named_in_title, topical
from pharmagraph.builders.rows.discourse import Discourse
from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.scoring.protein_pairs import between_proteins
from pharmagraph.builders.scoring.topical_drugs import drugs_and_proteins
from pharmagraph.builders.text.methods import Methods
from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.graph.claim import Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import ILLS, PROTEINS

_ARTICLE = 6_000  # characters: longer than any abstract


class Weighing:
    """Weighs what was found in the sentences of one document; what it asks of the whole text it asks once."""

    def __init__(
        self,
        engine: Engine,
        document: Document,
        mentions: Sequence[Mention],
        discourse: Discourse,
        methods: Methods,
    ) -> None:
        text = document.text
        self._engine, self._document, self._text = engine, document, text
        self._discourse, self._methods = discourse, methods
        self._topics = named_in_title(mentions, text)
        self._repeated = Repeated(self._topics, engine.endogenous)
        self._suffered = Suffered(mentions, text)
        # asked only where a claim hangs on it: each is a slow look over the whole text
        self._of_interactions = cache(partial(may_speak_of_interactions, text))
        self._of_study = cache(partial(is_of_a_study, text))
        self._of_trial = cache(partial(tells_of_a_trial, text))
        self._of_harm = cache(partial(speaks_of_harm, text))

    def judged(
        self, best: list[Finding], tagged: Tagged, row: Sequence[Mention], sentence: Sentence
    ) -> list[Finding]:
        """What rules and scorer say together, and what is said of that which the title names."""
        judged = self._engine.judge.judged(
            best,
            self._engine.finder.subjects(tagged, row),
            self._text,
            sentence.start,
            sentence.end,
            of_trial=self._of_trial,
            of_harm=self._of_harm,
        )
        return judged + self._of_topics(row, judged, sentence)

    def sifted(self, judged: Sequence[Finding], sentence: Sentence) -> list[Finding]:
        """What is left when each sieve has taken out what only looks like a statement."""
        text, start, end = self._text, sentence.start, sentence.end
        engine = self._engine
        kept = without_contrasts(of_their_subject(judged), text, start, end)
        kept = to_their_own(kept, text, engine.measured)
        kept = without_false_interactions(
            kept,
            text,
            start,
            end,
            spoken_of=self._of_interactions,
            of_study=self._of_study,
            endogenous=engine.endogenous,
        )
        return by_their_agent(list(without_blame(kept, text, start, end)), text)

    def borne_out(
        self, kept: list[Finding], row: Sequence[Mention], sentence: Sentence, *, warned: bool
    ) -> list[Finding]:
        """Findings with harm and topics that the whole text bears out, and without what it does not."""
        where = self._text, sentence.start, sentence.end
        kept = moving_it(row, kept, *where, self._engine.endogenous)
        kept = without_shared_harm(kept, *where)
        kept += self.harm_told(row, kept, sentence, warned=warned)
        kept += self._repeated.findings(row, kept, *where)
        of_methods = self._methods.here and len(self._text) > _ARTICLE
        kept = without_bystanders(
            kept, row, *where, of_methods=of_methods, endogenous=self._engine.endogenous
        )
        kept = self._engine.in_blood.named(kept, self._text)
        kept = self._engine.induced.named(kept, self._document)
        kept += timed(row, kept, self._text, sentence.start)
        return likened(row, kept, *where, self._engine.measured)

    def harm_told(
        self, row: Sequence[Mention], found: Sequence[Finding], sentence: Sentence, *, warned: bool
    ) -> list[Finding]:
        """Harm that a report, or a heading that has `warned`, tells of without its drug, beside what was `found`."""
        where = self._text, sentence.start, sentence.end
        about = self._discourse.about
        row = [m for m in row if m.entity.kind not in ILLS or not was_there_before(m, *where)]
        return list(self._suffered.findings(row, found, *where, about, warned=warned))

    def _of_topics(
        self, row: Sequence[Mention], found: Sequence[Finding], sentence: Sentence
    ) -> list[Finding]:
        """What a sentence says of what the title names and of proteins, beside what was `found` in it."""
        if not self._topics or not any(m.entity.kind in PROTEINS for m in row):
            return []
        where = self._text, sentence.start, sentence.end
        scorer = self._engine.judge.scorer
        pairs = list(between_proteins(scorer, self._topics, row, found, *where))
        pairs += drugs_and_proteins(scorer, self._topics, row, found, *where)
        said = [*found, *pairs]
        return [*pairs, *topical(self._topics, row, said, *where, self._engine.endogenous)]
