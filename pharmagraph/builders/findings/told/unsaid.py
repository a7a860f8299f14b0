"""Lists whose items lean to more than their title says: "Exclusion criteria", "Tell your doctor if you have".

An illness in a list leans to what drugs do to illnesses. Beneath some titles it is the reader's own, or a sign to look
out for, or it keeps somebody out of a study.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.items import is_statement
from pharmagraph.builders.text.sheets import is_organ_class, own_title
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "unsaid.toml")
_NUMBER = r"\W*(?:\d[\d.]*\s*)?"
_OF_OTHERS = _WORDS.compile(rf"{_NUMBER}$of_others\b")
_GOT = _WORDS.compile(r".*\b$got\b")
_BANNED = _WORDS.compile(rf"{_NUMBER}(?:please )?$banned\b")
_BANNED_IF = _WORDS.compile(rf"{_NUMBER}(?:please )?$banned\b[^:]*?\bif\b")
_HAD = _WORDS.compile(rf"{_NUMBER}(?:please )?$had\b")
_WARNS = _WORDS.compile(rf"{_NUMBER}$warnings\b")
_OF_READER = re.compile(
    r"\W*(?:(?:if|you|your|have|has|had|are|is|ever|been|child|a|history|of)\s)*", re.I
)
_ALL = frozenset(Predicate)
_HELP = frozenset({Predicate.TREATS, Predicate.PREVENTS})
_LONGEST = 120  # characters of a title


def said_beneath(
    title: str, text: str, start: int, end: int, leaned: Iterable[Finding]
) -> list[Finding]:
    """Of what the sentence ``text[start:end]`` leans to, what can be said of an item beneath this title."""
    said = [each for each in leaned if not _sorts(each, text)]
    unsaid = _unsaid(own_title(text[start:end]) or title)
    if not unsaid or not said or is_statement(_OF_READER.sub("", text[start:end], count=1)):
        return said
    return [each for each in said if each.predicate not in unsaid]


def forbids_if(title: str) -> bool:
    """Whether a title or a lead forbids a drug to those who have or take what stands beneath it.

    >>> forbids_if("Do not take Zorvane if you are:"), forbids_if("Do not use it for:")
    (True, False)
    """
    return len(title) <= _LONGEST and _BANNED_IF.match(title) is not None


def _sorts(finding: Finding, text: str) -> bool:
    """Whether what is said to be a harm only sorts others: "Eye disorders"."""
    named = finding.object
    return finding.predicate is Predicate.CAUSES and is_organ_class(text, named.start, named.end)


@lru_cache(maxsize=1024)
def _unsaid(title: str) -> frozenset[Predicate]:
    """What no item beneath a title says.

    >>> sorted(_unsaid("Tell your doctor if you have"))
    [<Predicate.CAUSES: 'causes'>, <Predicate.PREVENTS: 'prevents'>, <Predicate.TREATS: 'treats'>]
    """
    plain = title.replace("-", " ")
    if not title or len(title) > _LONGEST:
        return frozenset()
    if _OF_OTHERS.match(plain):
        return _ALL
    if _BANNED.match(plain):
        return _HELP | {Predicate.CAUSES, Predicate.HAS_ROLE, Predicate.ALTERNATIVE_TO}
    if _GOT.match(plain):
        return _HELP | {Predicate.CONTRAINDICATED_IN}
    if _HAD.match(plain):
        return _HELP | {Predicate.CAUSES}
    return _HELP if _WARNS.match(plain) else frozenset()
