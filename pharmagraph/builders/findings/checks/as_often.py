"""Harm that, by the figures of its sentence, is as often there without the drug: "in 5% on X and in 8% on placebo"."""

from __future__ import annotations

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "as_often.toml")
_SHARE = r"(?:\d{1,2}(?:\.\d+)?)\s?%"
_ON_DRUG, _OFF_DRUG = (rf"(?P<{who}>\d{{1,2}}(?:\.\d+)?)\s?%" for who in ("on", "off"))
_GAP = r"[^.;%]{0,60}?"
_SHARES = 2  # that are compared
_AS_MANY = 1.1  # of these two as good as one
_WITHOUT = r"\b$without_drug\b"
_CONTROL = _WORDS.compile(_WITHOUT)
# the share, and who had it; behind it, the share of those without the drug
_OF_BOTH = _WORDS.compile(
    rf"{_ON_DRUG}{_GAP}\0{_GAP}(?:{_SHARE}{_GAP}){{0,3}}?{_OFF_DRUG}{_GAP}{_WITHOUT}"
)
# who had it, with the share behind
_BEHIND = _WORDS.compile(rf"\0[^.;%]{{0,24}}?{_ON_DRUG}{_GAP}{_WITHOUT}[^.;%]{{0,24}}?{_OFF_DRUG}")


def is_as_often_without(finding: Finding, text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text[start:end]`` gives no smaller share of those without the drug that had the harm."""
    sentence = text[start:end]
    if sentence.count("%") < _SHARES or _CONTROL.search(sentence) is None:
        return False
    marked = _with_drug_marked(finding.subject, text, start, end)
    found = _OF_BOTH.search(marked) or _BEHIND.search(marked)
    return found is not None and float(found["on"]) <= _AS_MANY * float(found["off"])


def _with_drug_marked(drug: Mention, text: str, start: int, end: int) -> str:
    return f"{text[start : drug.start]}\0{text[drug.end : end]}"
