"""Articles about one drug: which documents are such, and what their titles and last claims say as one reads on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.leanings.signs import Signs
from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.graph.document import Document
from pharmagraph.ontology.predicates import HELPS, Predicate

_FOLLOWED = (
    Predicate.CAUSES,
    Predicate.CONTRAINDICATED_IN,
    Predicate.TREATS,
    Predicate.PREVENTS,
    Predicate.INTERACTS_WITH,
)
_CLEAR = frozenset({"harm", "forbids", "joins"})
# a small heading that only sorts what the one above it names: "Common", "Rarely", "With long use"
_SORTS = re.compile(
    r"(?:(?:very|less|more|most|other|also|not)\s)*(?:common|uncommon|rare|frequent|infrequent|occasional|serious"
    r"|mild|severe|others?|early|late|long|short|with|on|in|after|during)(?:ly|er)?\b[^.?!]{0,30}$",
    re.IGNORECASE,
)
# what reports of studies say and articles do not
_REPORTS = re.compile(
    r"(?:(?=[EIMOPRWeimoprw])\b(?:[Ww]e|[Oo]ur|in vitro|et al|p\s*[<=>]|[Pp]atients were"
    r"|were (?:randomi[sz]ed|randomly|measured|assessed|enrolled|included|incubated|analy[sz]ed)|mg/kg|mice|rats)\b"
    r"|n(?<!\wn)\s*=\s*\d|±)"
)
_PARTS = re.compile(
    r"^[^\w\n]*(?:\d[\d.]*\s*)?(?:(?:(?:materials?|patients|subjects) and )?methods?|results?)\b(?:\s*:|\s*$|\s+and\b)",
    re.IGNORECASE | re.MULTILINE,
)
# a label in full reports studies, too, and its lists have headings that rules read
_LABEL = re.compile(
    r"^[^\w\n]*(?:\d[\d.]*\s*)?(?:CLINICAL (?:PHARMACOLOGY|STUDIES)|HOW SUPPLIED)\b", re.MULTILINE
)
# nor do they speak to their readers
_SPOKEN = re.compile(r"(?:y(?<!\wy)our?|Y(?<!\wY)our?|I(?<!\wI)['’](?:m|ve|d|ll)|m(?<!\wm)y)\b")
_PER_REPORT = 400  # characters: a text that says one of these so often is a report
_LINE = re.compile(r"^.*\w.*$", re.MULTILINE)
_LEAST = 250  # characters
_LONG = 99
_LINES = 5  # with a title and headings, or of paragraphs: an abstract has one or two


def is_label(document: Document) -> bool:
    """Whether a text is a label in full: it is about its product, and needs no reading between its lines."""
    text = document.text
    may_be = "CLINICAL " in text or "HOW SUPPLIED" in text
    return document.format == "spl" or (may_be and _LABEL.search(text) is not None)


def is_article(document: Document) -> bool:
    """Whether a text is written to tell of something: no report, no label in full, no note of a few lines."""
    text = document.text
    return len(text) >= _LEAST and _lines(text) >= _LINES and is_no_report(document)


def is_no_report(document: Document) -> bool:
    """Whether a text, short or long, is no report of a study and no label in full."""
    return _reports_nothing(document.text) and not is_label(document)


@lru_cache(maxsize=1)  # a text is asked several times before the next one, and may be a whole book
def _reports_nothing(text: str) -> bool:
    if _PARTS.search(text):
        return False
    most = max(1, len(text) // _PER_REPORT) + sum(1 for _ in _SPOKEN.finditer(text))
    return sum(1 for _, _ in zip(_REPORTS.finditer(text), range(most + 1), strict=False)) <= most


class Course:
    """Where the reader of an article stands: the sentence, what titles say above it, what was said last."""

    def __init__(self) -> None:
        self.start = self.end = 0
        self.in_heading = False
        self._titled: tuple[str, ...] = ()
        self._led: tuple[str, ...] = ()
        self.last = "none"
        self.since = _LONG  # sentences since the drug was named, by name or pronoun
        self.said: set[tuple[str, str]] = (
            set()
        )  # ids of subjects and objects of which rules have found something
        self.treated: set[str] = set()  # ids of what the drug was said to treat or prevent
        self._title = ""

    def enter(self, sentence: Sentence) -> None:
        """The next sentence."""
        self.start, self.end = sentence.start, sentence.end
        self.since += 1
        self.in_heading = sentence.kind == "heading"
        if self.in_heading:
            self.last = "none"
        if sentence.section != self._title:
            self._title = sentence.section
            own = Signs.load().of_title(sentence.section)
            if not _CLEAR.isdisjoint(own) or not _SORTS.match(sentence.section):
                self._titled = own

    @property
    def titled(self) -> tuple[str, ...]:
        """What the line that leads into a list says of its items, or else what the title says."""
        return self._led or self._titled

    def lead(self, text: str) -> None:
        """The sentence is an item of a list, into which a line led: "It is used for:". None did: an empty text."""
        self._led = Signs.load().of_title(text) if text else ()

    def named(self) -> None:
        """The sentence names the drug, or has a pronoun for it."""
        self.since = 0

    def leave(self, kept: Iterable[Finding]) -> None:
        """What the rules found in the sentence."""
        kept = list(kept)
        said = {finding.predicate for finding in kept}
        self.treated.update(
            each.object.entity.id
            for each in kept
            if each.predicate in HELPS and not each.rule.negated
        )
        self.said.update((each.subject.entity.id, each.object.entity.id) for each in kept)
        for predicate in _FOLLOWED:
            if predicate in said:
                self.last = str(predicate)


def _lines(text: str) -> int:
    """How many lines say something, as far as that matters."""
    return sum(1 for _, _ in zip(_LINE.finditer(text), range(_LINES), strict=False))
