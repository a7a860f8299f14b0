"""What an item of a list is: "severe psoriasis due to X (see Y)" is psoriasis, and says nothing of X and Y."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "items.toml")
OF_ILLS = frozenset(
    {Predicate.TREATS, Predicate.PREVENTS, Predicate.CAUSES, Predicate.CONTRAINDICATED_IN}
)
"""What an ill is to a drug of which a list says one thing."""
_PARENTHESIS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# a finite verb: no item of a list, but a sentence that says something of its own
_STATEMENT = _WORDS.compile(r"\b$statement\b")
_PURPOSE = _WORDS.compile(r"^\W*(?:for|as|in|to)\b|\b$treatment (?:of|for|in)\b")
# "Uses: temporarily relieves sneezing, as may occur with a cold": the product is understood
_OPENING_VERB = _WORDS.compile(r"^\W*(?:\w+ly )?(?:$relieves|helps(?: to)?(?: \w+)?)\b")
_WHO = re.compile(r"\b(?:who|whose|when|where|if|unless|as (?:may|can))\b[^.,;:]*", re.IGNORECASE)
# "women who are pregnant", "anyone who has had a stroke": what people are or have is the item
_OF_PEOPLE = _WORDS.compile(
    r"^\W*(?:\w+ )?$people (?:who|that) (?:(?:are|is|have|has|had|been|ever|already|currently) )+"
)
_CATEGORY = _WORDS.compile(r"^\W*(?:this|these) $category includes?\b")
_LONGEST_GENUS = 24  # letters
_LONGEST_HEAD = 100  # characters of what a line is about, before a colon
_REFERENCE = re.compile(r"\bsee\b", re.IGNORECASE)  # "Ritonavir [see Warnings]"
_CAUSE = _WORDS.compile(r"\b$due_to\b")
_BY_CAUSE = _WORDS.compile(
    r"\s\(?(?:(?:that|which)\s)?(?:$is\s)?(?:$due_to|$brought_about)\s(?:[\w'’-]+\s){0,3}?"
)
_CAUSE_ENDS = re.compile(
    r"[;•■▪●◦]|(?<!to)(?<!by)(?<!of)(?<!from):|\.\s|\n(?=[A-Z])|\bor (?:in|for)\b"
)
# "Chlamydia trachomatis": an illness by the name of what brings it
_EPITHET = re.compile(r" [a-z]{4,}(?:ae|is|(?<!o)us|um|i|ans|ens)\b")
_GENUS = re.compile(r"\b[A-Z][a-z]{3,}(?:us|um|ella)\s$")
_AND = _WORDS.compile(r"\W|\b$joins\b")
# "hypertensive patients", "diabetic gastroparesis": what the thing itself is more than this
_ADJECTIVE = re.compile(r"(?:ic|ive|al|ous|oid)$")
_OF_WHOM = _WORDS.compile(r" $of_whom\b")
_NON = ("non-", "non ")
_DESCRIBED = _WORDS.compile(r"\b$described\b")
_LEADS_IN = _WORDS.compile(r"(?::|\b$leads_in)\s*$")
_GIVEN_FOR = _WORDS.compile(r"\b$given_for\b")


def without_asides(text: str) -> str:
    """The text with blanks for what stands in parentheses.

    >>> without_asides("gout (see below) and fever")
    'gout             and fever'
    """
    return _PARENTHESIS.sub(lambda aside: " " * len(aside[0]), text)


def is_statement(text: str) -> bool:
    """Whether a line says something of its own: "Fever may occur", not "fever (may be high)"."""
    return item_of(text) is None


def item_of(text: str) -> str | None:
    """What of a line is an item of a list: all of it, what stands before a colon, or nothing.

    >>> item_of("Cirrhosis with edema: hormones may be high"), item_of("Fever may occur")
    ('Cirrhosis with edema', None)
    >>> item_of("women who are pregnant"), item_of("women who are pregnant should rest")
    ('women who are pregnant', None)
    >>> item_of("This category includes gout and fever")
    'This category includes gout and fever'
    """
    bare = _OF_PEOPLE.sub("", _OPENING_VERB.sub("for", without_asides(text)))
    purpose = _PURPOSE.search(bare)
    if purpose is not None:  # "for patients who do not respond"
        bare = bare[: purpose.end()] + _WHO.sub(" ", bare[purpose.end() :])
    if not _STATEMENT.search(_CATEGORY.sub("", bare)):
        return text
    head, colon, _ = without_asides(text).partition(":")
    if colon and len(head) <= _LONGEST_HEAD and not _STATEMENT.search(head):
        return text[: len(head)]
    return None


def refers_elsewhere(text: str) -> bool:
    """Whether a line sends the reader to another place: "Fever [see Warnings]"."""
    return bool(_REFERENCE.search(text))


def describes(text: str) -> bool:
    """Whether a sentence leads into a list of its own, and no list of what a drug is for.

    >>> describes("The syndrome is characterized by three of the following symptoms:")
    True
    >>> describes("Zinc is indicated in the following conditions:")
    False
    """
    return bool(_LEADS_IN.search(text) and _DESCRIBED.search(text) and not _GIVEN_FOR.search(text))


def is_cause(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, between two names, says that the second brings about the first.

    >>> is_cause(" that is caused by the ", 0, 23), is_cause(" and ", 0, 5)
    (True, False)
    """
    return _BY_CAUSE.fullmatch(text, start, end) is not None


def things(text: str, offset: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Of the mentions in an item, `text` at `offset`, those that it lists, and no short form of them."""
    bare = without_asides(text)
    causes = [(m.end(), _end_of_cause(bare, m.end())) for m in _CAUSE.finditer(bare)]
    places = [(m.start - offset, m.end - offset) for m in mentions]
    begins = {start for start, _ in places}
    found: list[Mention] = []
    named: set[str] = set()
    for mention in mentions:
        start, end = mention.start - offset, mention.end - offset
        if any(a <= start < b for a, b in causes) or _EPITHET.match(text, end):
            continue
        if mention.text.islower() and _GENUS.search(text, max(0, start - _LONGEST_GENUS), start):
            continue
        if text[max(0, start - 4) : start].lower() in _NON:
            continue
        if _ADJECTIVE.search(mention.text) and (end + 1 in begins or _OF_WHOM.match(text, end)):
            continue
        if not bare[start:end].strip() and (
            mention.entity.id in named or not _is_of_a_bare_aside(text, start, end, places)
        ):
            continue
        named.add(mention.entity.id)
        found.append(mention)
    return found


def drug_before(text: str, offset: int, mentions: Sequence[Mention], at: int) -> Mention | None:
    """The drug that an item speaks of before it comes to the thing at `at`, if it names one outside of asides."""
    bare = without_asides(text)
    return next(
        (
            m
            for m in mentions
            if m.entity.kind is Kind.DRUG
            and m.start < at
            and bare[m.start - offset : m.end - offset].strip()
        ),
        None,
    )


def _end_of_cause(text: str, at: int) -> int:
    end = _CAUSE_ENDS.search(text, at)
    return end.start() if end else len(text)


def _is_of_a_bare_aside(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> bool:
    """Whether an aside holds a name or several and nothing more: "(bursitis and tendinitis)", not "(see bursitis)"."""
    opened = max(text.rfind("(", 0, start), text.rfind("[", 0, start))
    closed = next((at for at in range(end, len(text)) if text[at] in ")]"), len(text))
    inside = [place for place in places if opened < place[0] and place[1] <= closed]
    rest, at = "", opened + 1
    for first, last in inside:
        rest += text[at:first]
        at = last
    return not _AND.sub("", rest + text[at:closed])
