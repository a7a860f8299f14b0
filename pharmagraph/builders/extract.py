"""One document to its claims: which names it holds, and what is said of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pharmagraph.builders.again import with_echoes
from pharmagraph.builders.context.context import Scope, flags_of_mentions
from pharmagraph.builders.engine import Engine
from pharmagraph.builders.examples import check
from pharmagraph.builders.findings.checks.studies import without_names_of_studies
from pharmagraph.builders.hindsight import with_verdicts
from pharmagraph.builders.leanings.article import is_no_report
from pharmagraph.builders.mentions.given import given_mentions
from pharmagraph.builders.mentions.medicines import all_as_given
from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.builders.mentions.species import of_its_species, species_of
from pharmagraph.builders.one_way import OneWay, Said, may_give_way, said, with_one_way
from pharmagraph.builders.plainly import Plainly
from pharmagraph.builders.reading import Reading, counted_in
from pharmagraph.builders.walk import Walk
from pharmagraph.graph.claim import Claim, Extraction, Mention
from pharmagraph.graph.document import Document
from pharmagraph.graph.packed import LONG, Packed
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon

_BEFORE_VERB = re.compile(r"\b(?:to|can|may|could|might|would|will|must|not|which|that|and)\s$")
_AFTER_VERB = re.compile(r"\s(?:by|from|when|after|while|steeply|sharply|further|once)\s")
_NOUNS = ("ity", "ion", "sia", "ness")
_OFTEN = 20_000  # characters, after which it is told how far a document is read
_WORDY = frozenset({Kind.PROCESS, Kind.THERAPY, Kind.ORGANISATION})


Watch = Callable[[int], None]
"""Is told how many characters are read so far."""


class Extractor:
    """Finds the claims of documents. Holds the lexicon and the rules; knows nothing of any document."""

    def __init__(self, lexicon: Lexicon, rules: Sequence[Path] = ()) -> None:
        self.lexicon = lexicon
        self.engine = Engine(lexicon, rules)
        self.rules = self.engine.rules
        lexicon.ready()  # it may have been compiled meanwhile
        check(self.rules.own_examples, self.readings)

    @property
    def version(self) -> str:
        """Identifies the rules, the cues of context and what was learned; the lexicon has a version of its own."""
        return self.engine.version

    def extract(self, document: Document, watch: Watch | None = None) -> Extraction:
        """Everything that the document mentions and claims.

        `watch` is told how many characters of a very long document are read. Of what was made of its sentences nothing
        else is kept, and of a very long document they are packed: else one of 10 MB takes gigabytes.
        """
        plainly = Plainly(document)
        text = plainly.document.text
        long = len(text) > LONG
        flagged: list[Mention] | Packed[Mention] = Packed() if long else []
        claims: list[Claim] | Packed[Claim] = Packed() if long else []
        counts = Counter[str]()
        one_way = OneWay()
        cues = self.rules.cues
        due = 0 if watch is not None and long else len(text)
        undecided: list[tuple[list[Said], list[str], list[str]]] = []
        for reading in self._read(plainly.document, is_reworded=plainly.is_reworded):
            start, end = reading.sentence.start, reading.sentence.end
            if end > due and watch is not None:
                watch(end)
                due = end + _OFTEN
            flagged.extend(_flagged(reading.mentions, reading.scopes, text[start:end], start))
            if reading.claims:
                one_way.hear(reading.claims)
                claims.extend(reading.claims)
                if all(map(may_give_way, reading.claims)):
                    two = reading, reading._replace(claims=())
                    standing, fallen = (list(counted_in(each, cues)) for each in two)
                    undecided.append(([*map(said, reading.claims)], standing, fallen))
                    continue
            for key in counted_in(reading, cues):
                counts[key] += 1
        takes_any = one_way.takes_any()
        if takes_any:
            kept = (claim for claim in claims if not one_way.takes(claim))
            claims = Packed(kept) if long else list(kept)
        for what, standing, fallen in undecided:
            counts.update(fallen if takes_any and all(map(one_way.takes_said, what)) else standing)
        if document.given is None:
            named = self.engine.induced.mentioned(flagged, claims)
            flagged = Packed(named) if long else list(named)
        if plainly.differs:
            mentions, said_so = map(plainly.mention, flagged), map(plainly.claim, claims)
            flagged, claims = (
                (Packed(mentions), Packed(said_so)) if long else ([*mentions], [*said_so])
            )
        if long:
            return Extraction(document, flagged, claims, counts)
        return Extraction(document, tuple(flagged), tuple(claims), counts)

    def readings(self, document: Document, *, is_reworded: bool = False) -> Iterator[Reading]:
        """Every sentence with all that was made of it, for explanations; marks in the text stay (see `Plainly`)."""
        return iter(with_one_way(self._read(document, is_reworded=is_reworded)))

    def _read(self, document: Document, *, is_reworded: bool = False) -> Iterator[Reading]:
        walk = Walk(self.engine, document, self._mentions(document, is_reworded=is_reworded))
        return with_echoes(with_verdicts(walk.readings(), document.text), document.text)

    def _mentions(self, document: Document, *, is_reworded: bool) -> Sequence[Mention]:
        """What the document names: as it was given, else as it is found; packed if the document is very long."""
        if document.given is not None:
            return given_mentions(document, self.lexicon)
        words, text = self.rules.words, document.text
        # before there are mentions: of a long text it takes as much memory as they do
        species = species_of(text, document.title)
        plain = is_no_report(document)  # whose writers may misspell
        named_in = find_mentions(
            document, self.lexicon, is_reworded=is_reworded, may_misspell=plain
        )
        found = without_names_of_studies(named_in, text)
        named = (
            m for m in found if _uncapitalized(m.text) not in words or not self._is_word(m, text)
        )
        read = of_its_species(all_as_given(named, text), text, species)
        return Packed(read) if len(text) > LONG else read

    def _is_word(self, mention: Mention, text: str) -> bool:
        """Whether a word of the rules is first of all that, and no name: "metabolism", "who", "can lead to"."""
        if mention.entity.kind is Kind.ROUTE and not mention.text.endswith("ed"):
            return False  # "that oral X"
        if mention.entity.kind is Kind.POPULATION:
            return False  # "given to children"
        if mention.entity.kind not in _WORDY and mention.text.endswith(_NOUNS):
            return False  # "response and toxicity"
        return (
            mention.entity.kind in _WORDY
            or bool(_BEFORE_VERB.search(text, max(0, mention.start - 8), mention.start))
            or bool(_AFTER_VERB.match(text, mention.end))
        )


def _uncapitalized(word: str) -> str:
    """ "Metabolism" at the beginning of a sentence as "metabolism"; "WHO" as it is."""
    return word.lower() if word.istitle() else word


def _flagged(
    mentions: Sequence[Mention], governed: Sequence[Scope], text: str, offset: int
) -> Iterable[Mention]:
    """The mentions of a sentence, `text`, each with its polarity and certainty."""
    if not governed:
        return mentions
    found = flags_of_mentions(
        text, governed, [(m.start - offset, m.end - offset) for m in mentions]
    )
    return [
        mention._replace(negated=negated, certainty=certainty)
        if negated or certainty.hedged
        else mention
        for mention, (negated, certainty) in zip(mentions, found, strict=True)
    ]
