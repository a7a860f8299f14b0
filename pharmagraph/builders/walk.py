"""One document, read from its first sentence to its last: what is said of what was spoken of before."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from pharmagraph.builders.claiming import claimed
from pharmagraph.builders.context.context import Scope, believed, carried, scopes
from pharmagraph.builders.context.leads import is_of_belief, presents
from pharmagraph.builders.engine import Engine
from pharmagraph.builders.findings.approved import with_indications
from pharmagraph.builders.findings.checks.by_means import by_their_agent
from pharmagraph.builders.findings.checks.heads import of_their_heads
from pharmagraph.builders.findings.checks.interplay import (
    without_shared_harm,
)
from pharmagraph.builders.findings.checks.no_doses import of_medicines, with_figures
from pharmagraph.builders.findings.choosing import surest
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.against import against
from pharmagraph.builders.findings.told.bracketed import bracketed
from pharmagraph.builders.findings.told.branded import branded
from pharmagraph.builders.findings.told.catalogue import Catalogue
from pharmagraph.builders.findings.told.company import beside, company
from pharmagraph.builders.findings.told.further_doses import with_further_doses
from pharmagraph.builders.findings.told.headed import Headings, headed, with_headed
from pharmagraph.builders.findings.told.in_brackets import in_brackets
from pharmagraph.builders.findings.told.keyed import OF_ACTION, Keys, Told, with_keyed
from pharmagraph.builders.findings.told.likewise import likewise
from pharmagraph.builders.findings.told.paired import paired
from pharmagraph.builders.findings.told.purposes import with_purposes
from pharmagraph.builders.findings.told.same_drug import same_drug
from pharmagraph.builders.findings.told.tables import Tables
from pharmagraph.builders.findings.told.unlike import unlike
from pharmagraph.builders.findings.told.unsaid import forbids_if, said_beneath
from pharmagraph.builders.leanings.article import is_article, is_label, is_no_report
from pharmagraph.builders.leanings.leaning import Follower
from pharmagraph.builders.literals.literals import literals
from pharmagraph.builders.mentions.names import brands, may_have_names, names
from pharmagraph.builders.mentions.products import titled
from pharmagraph.builders.reading import Reading
from pharmagraph.builders.rows.discourse import Discourse
from pharmagraph.builders.rows.entries import heads_facts, opens_alone, runs_in
from pharmagraph.builders.rows.ingredients import only_ingredient
from pharmagraph.builders.rows.introduced import eligible, introduced, openings, outline
from pharmagraph.builders.rows.rivals import alike, alternate
from pharmagraph.builders.rows.rows import may_claim, row_of
from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rows.two import put
from pharmagraph.builders.rules import Rule
from pharmagraph.builders.text.bullets import BULLET, NO_LEAD, Lead, Leads
from pharmagraph.builders.text.methods import Methods
from pharmagraph.builders.text.sentences import Sentence, sentences
from pharmagraph.builders.text.spam import inline_spam
from pharmagraph.builders.text.title import title_of
from pharmagraph.builders.weighing import Weighing
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import ILLS, Certainty, Kind
from pharmagraph.ontology.predicates import HELPS, Predicate

_LINE_END = re.compile(r"[ \t]*\r?\n\s*\S")
_TIMED = re.compile(
    r"\b(?:(?:works?|acts?|hits?|kicks?|comes?|sets?|starts?|begins?|lasts?|wears?|gone|over|notice|feel)\b[^.]{0,60}"
    r"\b(?:minute|hour|day|week|month)s?|hours?|minutes?)\b"
)
_FIRST = 6  # mentions that can stand in a title


class Walk:
    """Reads a document once. What it carries from sentence to sentence: the drug spoken of, headings, the course."""

    def __init__(self, engine: Engine, document: Document, mentions: Sequence[Mention]) -> None:
        self._engine = engine
        self._document = document
        self._mentions = mentions
        self._text = text = document.text
        first = [(m.start, m.end, m.entity) for m in mentions[:_FIRST]]
        self._title = title_of(text)
        article = is_article(document) or is_label(document)
        self._sentences = deque(sentences(document))
        top = self._title[1] if self._title and article else 0
        own, self._opening = None, frozenset[Mention]()
        if article:
            parts = outline(self._sentences, text, top)
            top = parts.title[1]
            drugs = eligible(mentions, parts, engine.endogenous)
            own = introduced(drugs, parts, text)
            self._opening = frozenset(openings(drugs, parts, text))
        self._catalogue = Catalogue(mentions, text)
        title = titled(text, first) or only_ingredient(self._sentences, mentions, text)
        heads = {each for start, _, each in first if start < top and each.kind is Kind.DRUG}
        labelled = is_label(document)
        self._discourse = Discourse(
            mentions,
            title,
            own,
            several=not (heads == {own} or labelled) and alternate(mentions, self._sentences),
            parts=alike(mentions, self._sentences, text),
            labelled=labelled,
        )
        self._spam = inline_spam(text)
        self._may_name = may_have_names(text)
        self._headings = Headings()
        self._leads = Leads(text)
        self._led = NO_LEAD  # the line that leads into the list of which the sentence is an item
        self._tables = Tables()
        self._methods = Methods()
        self._before = ""  # a sentence without names, right before the one that is read
        self._leaning = Follower(engine.leanings, document, self._discourse)
        self._keys = Keys(text) if is_no_report(document) or is_label(document) else None
        self._weighing = Weighing(engine, document, mentions, self._discourse, self._methods)

    def readings(self) -> Iterator[Reading]:
        """Every sentence with what was made of it; to be asked once, as nothing is held of what was read."""
        for sentence, here in _with_mentions(self._sentences, self._mentions):
            yield self._reading(sentence, here)

    def _reading(self, sentence: Sentence, here: Sequence[Mention]) -> Reading:
        """A sentence with these mentions, after all that stands before it in the document."""
        text, start, end = self._text, sentence.start, sentence.end
        engine, discourse = self._engine, self._discourse
        ruling = self._headings.rule_over(
            sentence, text[start:end], names_an_ill=any(m.entity.kind in ILLS for m in here)
        )
        self._turn_to(sentence, here)
        led = self._leads.lead_into(start, end)
        self._leaning.enter(sentence, led.text)
        self._led = led
        self._methods.enter(sentence.section)
        told = self._keys.told(sentence) if self._keys is not None else None
        before, self._before = self._before, text[start:end]
        if here or sentence.kind == "heading":
            self._before = ""
        if self._tables.is_row(text, start, end, sentence.section, here):
            return self._in_table(sentence, here)
        timed = self._may_be_timed(here, start, end)
        if (
            not here
            and not timed
            and not (
                discourse.begun and (engine.stand_ins.are_in(text, start, end) or ruling or told)
            )
        ):
            return Reading(sentence)
        if not led.text and told is not None and told.start:  # "It could treat: gout, asthma"
            led = Lead(text[start : start + told.start].rstrip(), told.start)
        governed = self._governed(sentence, before, led)
        if sentence.kind == "furniture":
            return Reading(sentence, here, governed)
        row = row_of(here, self._literals(here, start, end), self._spam)
        begun = self._leaves_out(discourse.drug, start) and engine.subjectless.is_one(
            text, start, end
        )
        chosen = discourse.chosen is not None and bool(discourse.chosen.drugs)
        begun = begun and discourse.chosen is None
        claims = ruling is not None or (
            bool(row) and (begun or timed or chosen or told is not None)
        )
        if not claims and not may_claim(row, engine.stand_ins, text, start, end):
            return self._hardly_said(sentence, here, governed, row)
        return self._said(sentence, here, governed, row, ruling, told, begun=begun)

    def _turn_to(self, sentence: Sentence, here: Sequence[Mention]) -> None:
        """Tell the discourse which section and paragraph the sentence opens, and with which drug."""
        text, start, end = self._text, sentence.start, sentence.end
        discourse = self._discourse
        if sentence.kind == "heading" or (
            heads_facts(here, text, start, end) and not self._catalogue.sets_beside(start)
        ):
            discourse.section(here, text[start:end])
        if entry := self._catalogue.entry(start):
            discourse.enter(entry)
            if self._keys is not None:
                self._keys.end()
        opens = sentence.kind == "body" and text[start - 1 : start] in ("", "\n")
        if opens:
            discourse.comes_back(here)
        opening: Sequence[Mention] = ()
        if runs_in(here, text, start, end):
            opening = here[:1]
        elif self._opening and discourse.of_several:
            opening = [mention for mention in here if mention in self._opening]
            if not opening and opens_alone(here, text, start, end):
                discourse.leaves_paragraph(
                    next(drug.entity for drug in here if drug.start == start)
                )
        discourse.paragraph(opening, text, start, end)
        discourse.choose(text, start, end, self._engine.subjectless)

    def _governed(self, sentence: Sentence, before: str, led: Lead) -> tuple[Scope, ...]:
        """What is denied and doubted in a sentence: by its words, its heading, what stands `before`, what leads in."""
        length = sentence.end - sentence.start
        governed = scopes(self._text[sentence.start : sentence.end])
        if sentence.kind == "body" and (
            is_of_belief(sentence.section) or (before and presents(before.lower()))
        ):
            governed = (*governed, believed(Certainty.HYPOTHETICAL, 0, length))
        if led.text:
            governed = (*governed, *carried(led.text, led.behind, length))
        return governed

    def _leaves_out(self, drug: Entity | None, start: int) -> bool:
        """Whether a sentence can leave out the drug: in an article about it, on lines of its own in a note."""
        if self._leaning.is_of(drug):
            return True
        if self._keys is None or drug is None or drug != self._discourse.about:
            return False
        line = self._text.rfind("\n", 0, start) + 1
        before = self._text[line:start].lstrip()
        return line > 0 and (not before or BULLET.fullmatch(before) is not None)

    def _may_be_timed(self, here: Sequence[Mention], start: int, end: int) -> bool:
        """Whether a sentence of an article names no drug and tells a time, perhaps that in which the drug works."""
        return (
            self._leaning.reads
            and self._discourse.drug is not None
            and all(mention.entity.kind is not Kind.DRUG for mention in here)
            and _TIMED.search(self._text, start, end) is not None
        )

    def _in_table(self, sentence: Sentence, here: Sequence[Mention]) -> Reading:
        """A row of a table says what its columns are called, and nothing else."""
        text, start, end = self._text, sentence.start, sentence.end
        row = row_of(here, self._literals(here, start, end), self._spam)
        topic = self._discourse.about
        found = list(self._tables.findings(row, text, start, end, topic))
        governed = scopes(text[start:end])
        kept, claims = claimed(self._document, sentence, found, governed, row)
        return Reading(sentence, here, governed, row, spoken_of=topic, kept=kept, claims=claims)

    def _hardly_said(
        self,
        sentence: Sentence,
        here: Sequence[Mention],
        governed: Sequence[Scope],
        row: Sequence[Mention],
    ) -> Reading:
        """A sentence with too few names for any rule: it may still lean."""
        spoken_of = self._discourse.drug
        leaning = self._said_here(self._leaning.findings(row), sentence)
        leaning = without_shared_harm(leaning, self._text, sentence.start, sentence.end)
        warned = self._headings.warn
        leaning += self._weighing.harm_told(row, leaning, sentence, warned=warned)
        leaning = beside(self._in_company(row, (), sentence), leaning)
        leaned, claims = claimed(self._document, sentence, leaning, governed, row)
        self._discourse.passed(here, sentence.start)
        return Reading(
            sentence, here, governed, row, spoken_of=spoken_of, kept=leaned, claims=claims
        )

    def _said(
        self,
        sentence: Sentence,
        here: Sequence[Mention],
        governed: Sequence[Scope],
        row: Sequence[Mention],
        ruling: Rule | None,
        told: Told | None,
        *,
        begun: bool,
    ) -> Reading:
        """A sentence that may say something, heard by rules, scorer, title, headings and leanings.

        `begun`: with its verb; the drug that it leaves out is that of the article.
        """
        spoken_of = self._discourse.drug
        article = self._leaning.is_of(spoken_of)
        tagged = self._tagged(sentence, row, begun=begun)
        title = self._title is not None and sentence.start <= self._title[0]
        title = title and _is_line(self._text, sentence.end)
        found = list(self._engine.finder.findings(tagged, spoken_of, title=title, article=article))
        best = by_their_agent(surest(found), self._text) if found else []
        best = of_their_heads(best, row, self._text)
        judged = of_their_heads(self._weighing.judged(best, tagged, row, sentence), row, self._text)
        kept = self._weighing.sifted(judged, sentence) if judged else []
        kept = self._with_likes_and_names(kept, row, sentence, article=article)
        kept = self._beneath_headings(kept, row, sentence, ruling, told)
        if article:
            kept = with_figures(kept)
        kept, leaned = self._leaning.outranked(row, tagged, kept)
        leaned = self._said_here(leaned, sentence)
        if told is not None and told.predicate is Predicate.TREATS:  # the list says all of it
            leaned = [each for each in leaned if each.predicate is not Predicate.TREATS]
        elif told is not None and told.predicate in OF_ACTION:  # its words say what it does
            leaned = []
        words = self._text[sentence.start : sentence.end]
        meeting = self._in_company(row, kept, sentence) if told is None else []
        allowed = list(self._headings.allowed(ruling, words, sentence.start, row, leaned))
        kept += beside(meeting, allowed)
        kept = self._weighing.borne_out(kept, row, sentence, warned=self._headings.warn)
        kept, claims = claimed(self._document, sentence, kept, governed, row)
        self._discourse.read(tagged)
        return Reading(
            sentence, here, governed, row, tagged, spoken_of, found, best, judged, kept, claims
        )

    def _tagged(self, sentence: Sentence, row: Sequence[Mention], *, begun: bool) -> Tagged:
        """The sentence as rules see it, with the drug that is spoken of where it says "it", or leaves it out."""
        engine, spoken_of = self._engine, self._discourse.drug
        tagged = engine.anaphora.resolve(
            engine.tagger.tag(self._text, sentence.start, sentence.end, row, self._spam),
            spoken_of,
            self._discourse.several,
            article=self._leaning.is_of(spoken_of),
        )
        if self._discourse.chosen is not None:
            return put(tagged, sentence.start, self._discourse.chosen)
        if begun and spoken_of is not None:
            return engine.subjectless.completed(tagged, spoken_of)
        return tagged

    def _with_likes_and_names(
        self, kept: list[Finding], row: Sequence[Mention], sentence: Sentence, *, article: bool
    ) -> list[Finding]:
        """Findings with those of drugs that are said to do so too, or not to, and with other names of drugs."""
        text, start, end = self._text, sentence.start, sentence.end
        kept = against(row, paired(row, kept, text, end), text, start, end)
        kept += likewise(row, kept, text, start, end)
        kept += unlike(row, kept, text, start, end, self._engine.measured)
        about = self._discourse.about if article else None
        kept += branded(row, kept, text, start, self._discourse.drug, about)
        kept = with_purposes(kept, row, text, start)
        kept = with_indications(kept, row, text, start)
        kept = with_further_doses(kept, row, text)
        kept += same_drug(row, kept, text)
        if "(" in text[start:end]:
            kept += bracketed(row, kept, text, start, end)
            for each in list(in_brackets(row, kept, text)):
                kept += (each, *self._engine.finder.by_class(each))
        return kept

    def _beneath_headings(
        self,
        kept: list[Finding],
        row: Sequence[Mention],
        sentence: Sentence,
        ruling: Rule | None,
        told: Told | None,
    ) -> list[Finding]:
        """Findings with what headings and keys say of them, and without what no section such as this says."""
        text, start = self._text[sentence.start : sentence.end], sentence.start
        kept = self._headings.without_patients(kept, self._text, start, sentence.end)
        topic = self._discourse.entry or self._discourse.topic or self._discourse.drug
        about = self._discourse.about
        if told is None or about is None:
            kept = with_headed(kept, list(headed(ruling, text, start, row, kept, topic)))
        if forbids_if(self._led.text or sentence.section):  # "if you take X for fever"
            kept = [each for each in kept if each.predicate not in HELPS]
        kept = with_keyed(kept, told, text, start, row, about, self._engine.finder.by_class)
        return of_medicines(kept, sentence.section)

    def _said_here(self, leaned: Sequence[Finding], sentence: Sentence) -> list[Finding]:
        """Of what a sentence leans to, what an item can say beneath its title, or behind its lead."""
        if not leaned:
            return []
        title, start = self._led.text or sentence.section, sentence.start + self._led.behind
        return said_beneath(title, self._text, start, sentence.end, leaned)

    def _in_company(
        self, row: Sequence[Mention], found: Sequence[Finding], sentence: Sentence
    ) -> list[Finding]:
        """What a sentence says beneath "Interactions" of the drug that it opens with, beside what was `found` in it."""
        about = self._discourse.about
        if sentence.kind == "heading" or not self._leaning.is_of(about):
            return []
        words = self._text[sentence.start : sentence.end]
        return list(company(sentence.section, words, sentence.start, row, found, about))

    def _literals(self, here: Sequence[Mention], start: int, end: int) -> list[Mention]:
        """The literals of a sentence with these mentions, and the other names that the text gives them."""
        found = literals(self._text, start, end)
        if self._may_name:
            found += names(self._text, start, end)
        if here:
            found += brands(here, self._text)
        return found


def _with_mentions(
    found: deque[Sentence], mentions: Iterable[Mention]
) -> Iterator[tuple[Sentence, Sequence[Mention]]]:
    """Each sentence, which is taken out of those to be read, with the mentions that begin in it."""
    coming = iter(mentions)
    mention = next(coming, None)
    while found:
        sentence = found.popleft()
        while mention is not None and mention.start < sentence.start:
            mention = next(coming, None)
        here = []
        while mention is not None and mention.start < sentence.end:
            here.append(mention)
            mention = next(coming, None)
        yield sentence, here


def _is_line(text: str, end: int) -> bool:
    """Whether a sentence ends with its line, and others follow: a title does, if it opens the document."""
    return _LINE_END.match(text, end) is not None
