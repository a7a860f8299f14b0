"""Rows of tables with bars: "| Fluconazole | thrush |" beneath "| Drug | Use |" says what its columns are called.

Without titles that tell, a row of two can begin with what it tells of: "| Metabolism | CYP3A4 |".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.headed import rule_under
from pharmagraph.builders.findings.told.keyed import OF_ACTION, predicate_of
from pharmagraph.builders.findings.told.remarked import refuses
from pharmagraph.builders.rules import Rule
from pharmagraph.builders.rules.ruleset import heading_rule
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

_ROW = re.compile(r"\s*\|?[^|\n]*\S[^|\n]*(?:\|[^|\n]*)+\s*")
_TABBED = re.compile(r"[^\t\n|]*(?:\t[^\t\n|]*){2,}")  # of three cells at least
_LONGEST = 2000  # characters
_RULER = re.compile(r"[\s|:=-]*-[\s|:=-]*")
_RULER_BELOW = re.compile(r"[ \t]*\r?\n[ \t]*\|?[ \t]*:?-{2,}[\s|:-]*(?=\n|$)")
_WORDS = Wording.beside("pharmagraph.builders.findings.told", "tables.toml")
_OF_DRUGS = _WORDS.compile(r"(?:$of_drugs_of_what_kind )?$of_drugs(?: names?)?$")
_ANSWERS = _WORDS.compile(r"(?:\w+ )?$answers$")
_OF_SORTS = _WORDS.compile(r"(?:\w+ )?$of_sorts\b")
_BEFORE = {  # what else may stand in a title: "Main uses", "Usual dose"
    Predicate.TREATS: "(?:$of_what_kind )?",
    Predicate.CAUSES: "(?:$of_what_kind )?",
    Predicate.HAS_DOSE: "(?:$of_a_dose )?",
}
_COLUMNS = tuple(
    (
        _WORDS.compile(f"{_BEFORE.get(predicate, '')}${predicate.value}$"),
        heading_rule(predicate, 0.6),
    )
    for predicate in Predicate
    if predicate.value in _WORDS.groups
)


_CAUSES = heading_rule(Predicate.CAUSES, 0.6)
_HOW_OFTEN = _WORDS.compile(r"(?:$how_often)(?:\s*[(≥≤<>\d].*)?")


class Tables:
    """Follows the rows of a document's tables."""

    def __init__(self) -> None:
        self._columns: list[Rule | None] = []
        self._asks: list[bool] = []  # of each column, whether its title asks
        self._drugs = -1  # which column has the drugs
        self._across: dict[int, Entity] = {}  # drugs that are titles of columns
        self._mark = "|"  # between the cells
        self._end = -1  # of the row before
        self._section = ""

    def is_row(
        self, text: str, start: int, end: int, section: str = "", here: Sequence[Mention] = ()
    ) -> bool:
        """Whether a sentence is a row, or several: then nothing else is read in it. Takes note of titles, and of the
        heading of the section where these tell nothing. `here`: what the sentence names."""
        mark = next((each for each in "|\t" if each in text[start:end]), None)
        if mark is None:
            return False
        self._section = section
        return all(self._follow(text, *line, mark, here) for line in _lines(text, start, end))

    def _follow(self, text: str, first: int, last: int, mark: str, here: Sequence[Mention]) -> bool:
        """Whether a line is a row beneath titles, or one of titles."""
        row = _ROW if mark == "|" else _TABBED
        if last - first > _LONGEST or not row.fullmatch(text, first, last):
            return False
        if self._end < 0 or text[self._end : first].strip() or mark != self._mark:
            self._columns, self._across, self._mark = [], {}, mark
        self._end = last
        if _RULER.fullmatch(text, first, last):
            return True
        titles = self._cells(text[first:last])
        known = [_rule_of(title) for title in titles]
        named = [at for at, title in enumerate(titles) if _OF_DRUGS.match(title)]
        often = [at for at, title in enumerate(titles) if _HOW_OFTEN.fullmatch(title)]
        if len(often) > 1 or (often and _OF_SORTS.match(titles[0])):
            known = [_CAUSES if at in often else rule for at, rule in enumerate(known)]
        if _RULER_BELOW.match(text, last) or sum(map(bool, known)) + bool(named) > 1:
            self._columns, self._drugs = known, named[0] if named else -1
            self._across = {} if any(known) else self._titles_of_drugs(text, first, here, titles)
            self._asks = [
                title.endswith("?") or _ANSWERS.match(title) is not None for title in titles
            ]
            if not (any(known) or self._across) and (
                listed := _rule_of(self._section.strip(" #*_"))
            ):
                naming = (i for i, each in enumerate(titles) if not _OF_SORTS.match(each))
                self._columns[next(naming, 0)], self._drugs = listed, -1
            return True
        if not self._columns and (across := self._titles_of_drugs(text, first, here, titles)):
            self._columns, self._across, self._asks = known, across, [False] * len(titles)
        return bool(self._columns)

    def _cells(self, line: str) -> list[str]:
        line = line.strip().strip("|") if self._mark == "|" else line.rstrip("\r")
        return [cell.strip(" *_\t") for cell in line.split(self._mark)]

    def _cell(self, text: str, first: int, at: int) -> int:
        """In which cell of a line, that begins at `first`, a place stands."""
        opens = self._mark == "|" and text[first:at].lstrip().startswith("|")
        return text.count(self._mark, first, at) - opens

    def _titles_of_drugs(
        self, text: str, first: int, here: Sequence[Mention], titles: Sequence[str]
    ) -> dict[int, Entity]:
        """The drugs that are titles of columns, two or more of them: "| | Warfarin | Apixaban |"."""
        last = first + len(text[first:].partition("\n")[0])
        drugs = {
            self._cell(text, first, m.start): m.entity
            for m in here
            if m.entity.kind is Kind.DRUG and first <= m.start < last
            if 2 * len(m.text) >= len(titles[self._cell(text, first, m.start)])
        }
        return drugs if len(drugs) > 1 and 0 not in drugs else {}

    def findings(
        self, row: Sequence[Mention], text: str, start: int, end: int, topic: Entity | None
    ) -> Iterator[Finding]:
        """What rows say: each of the drug of its own column, or else of `topic`."""
        for first, last in _lines(text, start, end):
            cells: dict[int, list[Mention]] = {}
            for mention in row:
                if first <= mention.start < last:
                    cells.setdefault(self._cell(text, first, mention.start), []).append(mention)
            if self._across:
                if rule := _rule_of(self._cells(text[first:last])[0]):
                    for at, drug in self._across.items():
                        yield from _of_column(rule, cells.get(at, ()), drug)
            elif any(self._columns):
                if not self._says_no(text[first:last]):
                    yield from self._of_cells(cells, topic)
            elif topic is not None and (rule := _rule_of(_first_of_two(text[first:last]))):
                yield from _of_column(rule, cells.get(1, ()), topic)

    def _says_no(self, line: str) -> bool:
        """Whether a row answers its title's question with no: "| fever | no |" beneath "| Condition | Treats? |"."""
        cells = self._cells(line)
        return any(refuses(cell) for cell, asks in zip(cells, self._asks, strict=False) if asks)

    def _of_cells(self, cells: dict[int, list[Mention]], topic: Entity | None) -> Iterator[Finding]:
        subject = next((m for m in cells.get(self._drugs, ()) if m.entity.kind is Kind.DRUG), None)
        if subject is None and (self._drugs >= 0 or topic is None):
            return
        for at, rule in enumerate(self._columns):
            if rule is not None and at != self._drugs:
                yield from _of_column(rule, cells.get(at, ()), subject or topic)


def _of_column(
    rule: Rule, cell: Sequence[Mention], drug: Mention | Entity | None
) -> Iterator[Finding]:
    """What a cell of a column says of a drug, which stands in the row or is what the text is about."""
    predicate = rule.predicate
    for mention in cell:
        if drug is None or mention.entity.kind not in SIGNATURES[predicate].range:
            continue
        of = drug if isinstance(drug, Mention) else mention._replace(entity=drug)
        if of.entity.id != mention.entity.id:
            place = mention.start, mention.end
            yield Finding(rule, of, predicate, mention, place, rule.confidence)


def _first_of_two(line: str) -> str:
    """What stands in the first of two cells; nothing where there are more."""
    cells = line.strip().strip("|").split("|")
    return cells[0].strip(" *_\t") if len(cells) == 2 else ""


def _rule_of(title: str) -> Rule | None:
    """The rule of a column with this title."""
    own = next((rule for pattern, rule in _COLUMNS if pattern.match(title)), None)
    if own is not None:
        return own
    predicate = predicate_of(title)
    if predicate is None or predicate in OF_ACTION:
        return rule_under(title)
    return heading_rule(predicate, 0.6)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end on which a stretch stands; not those that say nothing."""
    first = text.rfind("\n", 0, start) + 1
    while first < end:
        last = text.find("\n", first)
        last = len(text) if last < 0 else last
        if text[first:last].strip():
            yield first, last
        first = last + 1
