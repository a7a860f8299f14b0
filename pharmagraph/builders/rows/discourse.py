"""Which drug a text speaks of, sentence after sentence: what "it" means, and subjects that are left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from pharmagraph.builders.mentions.salts import begins_with_salt
from pharmagraph.builders.rows.anaphora import named_in, opened_by_class, spoken_of
from pharmagraph.builders.rows.entries import refers
from pharmagraph.builders.rows.subjectless import Subjectless
from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rows.two import Chosen, Two
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

# a title that only sets what it names beside what the text is about
_BESIDE = re.compile(
    r"^Q\d*[:.)]|\b(?:with|than|vs|versus|or|it|instead|together|mix\w*|combin\w*|compar\w*|from|and|if|alternatives?)\b",
    re.IGNORECASE,
)
# what goes on with the drug that the last sentence turned to; "It also" goes back to what the text is about
_IT = re.compile(r"It(?:s|['’]s)?\b(?! also\b)")
# "My son was on", "they gave her"
_WORDS = Wording.beside("pharmagraph.builders.rows", "discourse.toml")
_TOOK = _WORDS.compile(r"\b$took\s(?:[\w-]+\s){0,2}$")
_ADVISED = _WORDS.compile(r"\b$advised\s(?:(?!with\b)[\w-]+\s){0,2}$")
_IS_USED = _WORDS.compile(r"\s$is_used\b")
# "It" behind "Avoid alcohol while you take Y" is neither the text's own drug nor surely one of these
_THEY_OR_IT = re.compile(r"(?:It|They)\b(?! also\b)")
_TAKING = _WORDS.compile(r"\b$taking\b")
_OWN = _WORDS.compile(r"\b$own\b")
_MOST = 0.3  # of all mentions of drugs: what is named so often is what the whole text is about
_OPENING = 24  # characters within which a sentence names what it is about
_SHORT = 6_000  # characters
_BEGINNING = 800  # characters
_OFTEN, _FAR_MORE = 5, 2  # or what is named so often, and so many times as often as any other
_IN_A_LIST = 10  # characters between two names: "X, Y", "X or Y"
_NEARLY = 0.75  # of how often the first of two is named: the second is not far behind, and the text is about both


def _counted(mentions: Sequence[Mention]) -> Counter[Entity]:
    """How often each drug is named; a salt counts for the drug, where that is named, too."""
    drugs = Counter(mention.entity for mention in mentions if mention.entity.kind is Kind.DRUG)
    plain = {entity.label.lower(): entity for entity in drugs if " " not in entity.label}
    for entity in list(drugs):
        first, _, rest = entity.label.lower().partition(" ")
        if begins_with_salt(rest) and (drug := plain.get(first)) is not None:
            drugs[drug] += drugs.pop(entity)
    return drugs


class Discourse:
    """Follows one document. `topic`: the drug that is its title, that it brings in as its own, or names most often."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        titled: Entity | None = None,
        introduced: Entity | None = None,
        *,
        several: bool = False,
        parts: Collection[Entity] = (),
        labelled: bool = False,
    ) -> None:
        """`titled`: the drug that is the title; `introduced`: the one that an article brings in as its own.

        `several`: the sentences of the text begin now with one drug, now with another, so that it is about none alone.
        `parts`: the drugs of parts that are made alike: where it would be about one of them, it is about all.
        `labelled`: the text is the label of one product, however often it names another.
        """
        drugs = _counted(mentions)
        entity, times = min(
            drugs.items(), key=lambda item: (-item[1], item[0].id), default=(None, 0)
        )
        if (titled or introduced or entity) in parts:
            titled, several = None, True
        second = max((n for each, n in drugs.items() if each != entity), default=0)
        often = times > 1 and not several and (labelled or second < _NEARLY * times)
        self.topic: Entity | None = titled or (entity if often else None)
        self._rules = titled is not None or (often and times >= _MOST * drugs.total())
        if not self._rules and times >= _OFTEN and not several:
            self._rules = all(_FAR_MORE * n <= times for e, n in drugs.items() if e != entity)
        if self._rules and titled is None and mentions[-1].end > _SHORT:
            # a reagent, and not what an article is about: neither its title nor what follows has named it
            self._rules = any(m.entity == entity for m in mentions if m.start < _BEGINNING)
        if titled is None and introduced is not None and not several:
            self.topic, self._rules = introduced, True
        # what is spoken of where the last sentence names no drug: the one that the text is about, or all that it names
        short = not mentions or mentions[-1].end < _SHORT
        self._fallback = (
            self.topic if self._rules else entity if len(drugs) == 1 and short else None
        )
        self._salient: Entity | None = None
        self._of_section: Entity | None = None
        self.entry: Entity | None = None  # the drug of the entry, in a catalogue of several
        self._of_paragraph: Entity | None = None
        self._paragraph = 0  # where it ends
        self._turned_to: Entity | None = None  # the drug that the last sentence turned to
        self._aside: Entity | None = None  # the same, where this one goes on with "It"
        self._of_others = self._unclear = (
            False  # the last one tells who take others; "It" is unclear
        )
        self._last = self._last_end = 0  # where the last sentence begins and ends,
        self._text = ""  # and in what
        self._two = Two()
        self.chosen: Chosen | None = None  # of two drugs, by "the former", "both" in this sentence
        self.several: Entity | None = None  # the class that the last sentence began with

    @property
    def drug(self) -> Entity | None:
        """The drug spoken of: that of the section, or of the whole text, or else the one named last."""
        if self.chosen is not None:
            return self.chosen.drugs[0] if len(self.chosen.drugs) == 1 else None
        if self._unclear:
            return None
        own = self._aside or self._of_paragraph or self._of_section or self.entry
        if own is not None:
            return own
        return self.topic if self._rules else self._salient

    @property
    def about(self) -> Entity | None:
        """The one drug that the section, or else the whole text, is about; None where it is about several."""
        if self.chosen is not None or self._unclear:
            return None
        own = self._aside or self._of_paragraph or self._of_section or self.entry
        if own is not None:
            return own
        return self.topic if self._rules else None

    @property
    def is_firm(self) -> bool:
        """Whether the section or the whole text is about one drug, and not only a paragraph."""
        return self._rules or self._of_section is not None or self.entry is not None

    @property
    def of_several(self) -> bool:
        """Whether neither the text nor the section is about one drug, so that a paragraph may be."""
        return not self.is_firm

    @property
    def begun(self) -> bool:
        """Whether any sentence has spoken of a drug."""
        return self._salient is not None or self.topic is not None

    def section(self, mentions: Sequence[Mention], title: str = "") -> None:
        """A heading that names these: beneath "Paracetamol", "it" is paracetamol.

        Not beneath "Can I take it with paracetamol?", in a text about another drug.
        """
        named = {m.entity for m in mentions if m.entity.kind is Kind.DRUG}
        self._of_section = named.pop() if len(named) == 1 else None
        if self._rules and self._of_section != self.topic and _BESIDE.search(title):
            self._of_section = None

    def paragraph(self, mentions: Sequence[Mention], text: str, start: int, end: int) -> None:
        """A sentence at `start` opens a paragraph about the first of these; where there are none, it opens none.

        In a text about one drug, "Aspirin: it may bleed" tells of the two together. Called for each sentence: one
        that begins with "It" in the same line goes on with the drug that the last one turned to, and so does "its" in
        the next.
        """
        same = "\n" not in text[self._last_end : start]
        back = self._rules and self._turned_to == self.topic
        goes_on = back or _IT.match(text, start) is not None
        if self._aside is not None and not goes_on:
            goes_on = refers(text, start, end)
        self._aside = self._turned_to = self._turned_to if same and goes_on else None
        self._unclear = (
            same
            and self._aside is None
            and self._of_others
            and _THEY_OR_IT.match(text, start) is not None
        )
        self._of_others = self._unclear  # "It ... It ..."
        self._last, self._last_end, self._text = start, end, text
        if start > self._paragraph:
            self._of_paragraph = None
        if mentions and not self._rules:
            end = text.find("\n", start)
            self._of_paragraph, self._paragraph = mentions[0].entity, end if end >= 0 else len(text)

    def choose(self, text: str, start: int, end: int, verbs: Subjectless) -> None:
        """What the sentence begins with that stands for one of two drugs, or both: then it speaks of no other."""
        self.chosen = self._two.choose(text, start, end, verbs)

    def leaves_paragraph(self, drug: Entity) -> None:
        """A sentence of a paragraph about one drug tells of another, `drug`, and no more of it."""
        if self._of_paragraph is not None and self._of_paragraph != drug:
            self._of_paragraph, self._salient = None, drug

    def comes_back(self, mentions: Sequence[Mention]) -> None:
        """The first sentence of a paragraph names these: with the text's own drug, a section on another one ends."""
        if self._rules and self._of_section not in (None, self.topic):
            drugs = {mention.entity for mention in mentions}
            if self.topic in drugs and self._of_section not in drugs:
                self._of_section = None

    def enter(self, entry: Entity) -> None:
        """A line that heads the entry of a drug, in a catalogue of several: the section above it is over."""
        self.entry = entry
        self._of_section = None

    def passed(self, mentions: Sequence[Mention], start: int = 0) -> None:
        """A sentence that begins at `start`, claims nothing, and names these."""
        self.several = next(
            (
                m.entity
                for m in mentions[:1]
                if m.entity.kind is Kind.DRUG_CLASS
                and m.text.endswith("s")
                and m.start <= start + _OPENING
            ),
            None,
        )
        named = [m for m in mentions if m.entity.kind is Kind.DRUG]
        self._salient = named[0].entity if named else self._fallback
        self._two.named(named)
        self._turn(named, start)

    def read(self, tagged: Tagged) -> None:
        """A sentence that was read."""
        self.several = opened_by_class(tagged)
        of_both = self.chosen is not None and self.chosen.several
        self._salient = None if of_both else spoken_of(tagged, self.topic) or self._fallback
        named = named_in(tagged)
        self._two.named(named)
        self._turn(named, self._last)

    def _turn(self, named: Sequence[Mention], start: int) -> None:
        """A sentence that begins with a drug turns to it, if it does not list it or name what the text is about."""
        others = [each for each in named if each.entity != named[0].entity]
        alone = not others or (
            all(each.entity != self.topic for each in named)
            and others[0].start - named[0].end > _IN_A_LIST
        )
        if (
            named
            and alone
            and (named[0].start == start or (not others and self._is_told_of(named[0])))
        ):
            self._turned_to = named[0].entity
        elif any(each.entity != self._aside for each in named):
            self._turned_to = None
        if named:
            self._of_others = self._turned_to is None and self._is_of_others(named)

    def _is_told_of(self, drug: Mention) -> bool:
        """Whether the sentence tells who took a drug that the text is not about: "My son was on X for a year." """
        if drug.entity == self.topic or self._text[drug.start : drug.end] != drug.text:
            return False
        if _TOOK.search(self._text, self._last, drug.start) is not None:
            return True
        return self._is_advised(drug) and not self._speaks_of_own()

    def _is_advised(self, drug: Mention) -> bool:
        """Whether the sentence says of a drug that it is avoided, or used: "Avoid X", "In some cases X is used"."""
        if _IS_USED.match(self._text, drug.end) is not None:
            return True
        return _ADVISED.search(self._text, self._last, drug.start) is not None

    def _speaks_of_own(self) -> bool:
        """Whether the sentence has a word for the drug that the text is about, or leaves it out."""
        return _OWN.search(self._text, self._last, self._last_end) is not None

    def _is_of_others(self, named: Sequence[Mention]) -> bool:
        """Whether the sentence tells those who take other drugs what to do, and nothing of the drug of the text."""
        if self.topic is None or any(each.entity == self.topic for each in named):
            return False
        if _TAKING.search(self._text, self._last, self._last_end) is None:
            return False
        return not self._speaks_of_own() or self._is_advised(named[0])
