"""Catalogues: several drugs in one text, each by its name on a line of its own, with its facts beneath it.

Beneath "2. Allopurinol" and "Drug: allopurinol" the uses are those of allopurinol, whatever the title of the text is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pharmagraph.builders.findings.told.headed import rule_under
from pharmagraph.builders.findings.told.keyed import predicate_of
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "catalogue.toml")
_LONGEST = 40  # characters of what stands on the line before the name
_BEFORE = _WORDS.compile(
    r"(?P<indent>[ \t]*)(?:(?P<level>\#{1,6})[ \t]+|(?P<bullet>[-*+•‣◦▪–·●■□])[ \t]+|\(?\d{1,3}[.)][ \t]+)?(?:\*\*|__)?"
    r"(?:(?P<key>$name_keys)(?:\*\*|__)?[ \t]*[:=][ \t]*(?:\*\*|__)?)?"
)
_AFTER = re.compile(
    r"(?:[ \t]*\([^()\n]{2,60}\))?(?:\*\*|__)?[ \t]*(?:[:.=–—-])?(?:\*\*|__)?[ \t#]*(?=\r?\n|$)"
)
_BELOW = re.compile(
    r"(?:[ \t]*\r?\n)+(?P<indent>[ \t]*)(?P<bullet>[-*+•‣◦▪–·●■□][ \t]+)?(?P<line>[^\n]*\S)"
)
_FACT = re.compile(
    r"(?:\*\*|__)?[A-Z][\w /-]{2,40}(?:\*\*|__)?(?:\s?\([^()\n]{1,40}\))?(?:\*\*|__)?:(?:\*\*|__)?[ \t]"
)
_KEY = re.compile(r"(?P<key>[^\s:=–—-][^:=\n–—]{0,40}?)\s*(?:[:=–—]|\s-\s|$)")
_BESIDE = _WORDS.compile(r"\b$beside\b")
_ABOVE = re.compile(r"(?:^|\n)(?P<line>[^\n]*\S)[ \t]*\r?\n\s*$")
_HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<title>.*)$", re.MULTILINE)
_LEAD = re.compile(r"[^.!?\n]{1,60}:?$")  # a line that may say what the lines beneath it are
_REACH = 200  # characters looked back for the line above
_FEWEST = 2  # drugs with an entry


class Catalogue:
    """The lines of a text that are names of drugs, and which of them head entries."""

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        self._text = text
        self._beside: set[int] = set()
        found: dict[int, Entity] = {}
        if "\n" in text:
            self._headings: list[list[int]] = [[] for _ in range(7)]  # by rank: where they begin
            for heading in _HEADING.finditer(text) if "#" in text else ():
                self._headings[len(heading["level"])].append(heading.start())
            found = self._heads(mentions)
        self._entries = found if len(set(found.values())) >= _FEWEST else {}

    def entry(self, start: int) -> Entity | None:
        """The drug of the entry that is headed by the line on which a sentence begins, if that heads one."""
        return self._entries.get(self._line(start)) if self._entries else None

    def sets_beside(self, start: int) -> bool:
        """Whether the line on which a sentence begins names a drug beneath "Interactions", "Ingredients" or such."""
        return bool(self._beside) and self._line(start) in self._beside

    def _line(self, start: int) -> int:
        return self._text.rfind("\n", 0, start) + 1

    def _heads(self, mentions: Sequence[Mention]) -> dict[int, Entity]:
        text = self._text
        found: dict[int, Entity] = {}
        beside: dict[
            str, bool
        ] = {}  # by indentation: whether the names there stand beside another drug
        last = -1  # where the line of the last name ends
        for mention in mentions:
            line = self._line(mention.start)
            if mention.entity.kind is not Kind.DRUG or mention.start - line > _LONGEST:
                continue
            before = _BEFORE.fullmatch(text, line, mention.start)
            after = _AFTER.match(text, mention.end)
            if before is None or after is None:
                continue
            indent = before["indent"]
            if text[max(last, 0) : line].strip():
                above = self._above(line, before)
                beside[indent] = beside.get(indent, False) if above is None else _is_beside(above)
            last = after.end()
            if beside.get(indent) or _is_beside(self._title_over(line, before)):
                self._beside.add(line)
            elif _has_facts(text, before, after.end()):
                found[line] = mention.entity
        return found

    def _above(self, line: int, before: re.Match[str]) -> str | None:
        """The line above a name, if it may say of what it is an item."""
        above = _ABOVE.search(self._text, max(0, line - _REACH), line)
        if above is None:
            return ""
        said = above["line"]
        indented = len(said) - len(said.lstrip()) > len(before["indent"])
        item = before["bullet"] is not None and said.lstrip().startswith(before["bullet"])
        told = indented or item or _FACT.match(said.strip()) or not _LEAD.match(said)
        return None if told else said

    def _title_over(self, line: int, before: re.Match[str]) -> str:
        """The heading over a line; over a heading, the one above it in rank."""
        rank = len(before["level"] or "#" * 7)
        over = [
            starts[before_it - 1]
            for starts in self._headings[:rank]
            if (before_it := bisect_left(starts, line))
        ]
        heading = _HEADING.match(self._text, max(over)) if over else None
        return heading["title"] if heading else ""


def _is_beside(said: str) -> bool:
    return _BESIDE.search(said) is not None


def _has_facts(text: str, before: re.Match[str], end: int) -> bool:
    """Whether what stands beneath a name tells of it: a line with a key, a heading of facts, items."""
    below = _BELOW.match(text, end)
    if below is None:
        return False
    if before["key"] or before["level"]:
        return True
    line = below["line"]
    if below["bullet"] and (not before["bullet"] or len(below["indent"]) > len(before["indent"])):
        return True
    if _FACT.match(line):
        return True
    key = _KEY.match(line)
    return rule_under(line.strip(" #*_:")) is not None or (
        key is not None and predicate_of(key["key"]) is not None
    )
