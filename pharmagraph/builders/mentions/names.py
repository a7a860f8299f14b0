"""The other names that a text gives a drug: "sold as Zoloft", "known on the street as “angel dust”"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pharmagraph.builders.literals.literals import entity
from pharmagraph.builders.literals.numbers import has_any
from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

_PROMPT = re.compile(
    r"(?:\b(?:(?:known|nicknamed|dubbed|referred\s+to|called|named|termed)\b[\w\s,]{0,40}?\b(?:as|under|by)"
    r"|(?:marketed|sold|branded)\b[\w\s,]{0,40}?\b(?:as|under))\b(?:\s+(?:the|its|their|various))?(?:\s+(?:brand|trade|street|generic|proprietary|common))?"
    r"(?:\s+names?)?(?:\s+of)?"
    r"|\b(?:(?:nicknamed|dubbed|called|aka)\b|a\.k\.a\.?)"
    r"|\b(?:brand|trade|street|proprietary)\s+(?:names?|titles?)\b"
    r"(?:\s+(?:of|for)\s+(?:[\w-]+\s+){1,2}?(?:is|are|was|includes?)\b|\s+(?:include|includes|is|are|of))?"
    r"|\b(?:under|by|with)\s+(?:the|its)\s+(?:[a-z]+\s+)?(?:names?|titles?|nicknames?)(?:\s+of)?"
    r"|\bnicknames?\b(?:\s+of)?"
    r"|\bknow\s+(?:it|this\s+\w+|them)\s+(?:better\s+|also\s+)?(?:as|by\s+the\s+name(?:\s+of)?)"
    r"|\b(?:sold|sells?|marketed|markets?)\s+(?:it\s+)?(?:as|under)(?:\s+the\s+names?)?"
    r"|\b(?:other|common|product)\s+names?\s*(?=[:|])|\bnames\s+(?:you|on\s+the)\b[^.:|()\n]{0,40}(?=[:|]))[\s:,|]*",
    re.IGNORECASE,
)
# "Macrobid is a brand name"
_IS_A_NAME = re.compile(
    r"(?<![\w-])([A-Z][a-z][\w-]+)\s(?:is|was)\s(?:an?|the|its|one|another)\s(?:\w+\s){0,2}?(?:brand|trade|street)\b"
)
_INFORMAL = re.compile(r"^a\.?k\.?a|street", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"‘'«]([^”\"’»“]{2,40}?)[,.]?[”\"’»']")
_CAPITALISED = re.compile(r"[A-Z][\w-]*(?:\s[A-Z][\w-]*)?")
_BRAND = re.compile(r"[A-Z][a-z]{3,}(?:[ -][A-Z]?[\w]+)?")
_WORDS = re.compile(
    r"[a-z][\w-]*(?:\s(?!is\b|are\b|was\b|in\b|and\b|or\b|for\b|to\b|by\b)[a-z][\w-]*){0,2}(?=\s*(?:[,.;)]|$|\b(?:is|in|or)\b))"
)
_IS_CLAUSE = re.compile(r"[a-z]+s\s.*")
_AND = re.compile(r"\s*(?:,\s*(?:and|or)?|and|or|/)\s*")
# one of these stands in every prompt: a quick look that spares most sentences the slow one
_PROMPTING = (
    "nown",
    "know ",
    "alled",
    "old ",
    "arketed",
    "icknamed",
    "ubbed",
    "randed",
    "eferred",
    "named",
    " name",
    "Name",
    " title",
    "nickname",
    "k.a",
    "aka",
    "AKA",
    "ermed",
    "sell",
    "market",
)
_ANY_PROMPTING = AnyOf(_PROMPTING)
_NAME_FOLLOWS = re.compile(r"[“\"‘]|[A-Z]")
# in front of a name that a vocabulary knows to be one of a drug
_CALLED = re.compile(r"\b(?:still|also|usually|commonly)\s+calls?\s$")
# "X is the trade name of Y": Y is what goes by it
_IS_ONE = re.compile(r"\b(?:is|was|are|were)\s(?:an?|the|its|one|another)\s(?:\w+\s){0,2}$")
# "a drug called X": X is what it is, and no other name of one that was named before
_WHAT_IT_IS = re.compile(
    r"(?:^|(?<![,(])(?<!\bis)(?<!\bwas)(?<!\bare)\s)(?:an?|the|this|another|one|some|these|two)\s(?:[\w-]+\s){0,3}?"
    r"(?:drugs?|medicines?|medications?|pills?|tablets?|remed(?:y|ies)|substances?|compounds?|molecules?|antibiotics?"
    r"|painkillers?|antidepressants?|steroids?|hormones?|blockers?|inhibitors?),?\s$",
    re.IGNORECASE,
)
_ONLY_CALLED = re.compile(r"(?:called|named|known\s+as|dubbed)\s$")
_REACH = 24  # characters
_NO_NAME = frozenset("a an the one its their this for of".split())


def may_have_names(text: str) -> bool:
    """Whether any sentence of a text could have such a name: a look that most texts do not need another after."""
    return _ANY_PROMPTING.is_in(text)


def names(text: str, start: int, end: int) -> list[Mention]:
    """Every name that a stretch of the text says a drug goes by.

    >>> text = "Zolpidem (trade names Ambien, Stilnox) and MDMA, also known as ecstasy."
    >>> [name.text for name in names(text, 0, len(text))]
    ['Ambien', 'Stilnox', 'ecstasy']
    >>> names("It causes akathisia.", 0, 20)
    []
    >>> names("A drug called naproxen eases gout.", 0, 34)
    []
    """
    found: list[Mention] = []
    sentence = text[start:end]
    if not has_any(sentence, _PROMPTING):
        return found
    for called in _IS_A_NAME.finditer(text, start, end):
        found.append(Mention(*called.span(1), called[1], entity(Kind.NAME, called[1])))
    for prompt in _PROMPT.finditer(text, start, end):
        at = prompt.end()
        before = max(start, prompt.start() - _REACH)
        if prompt[0].split()[-1] == "of" and _IS_ONE.search(text, before, prompt.start()):
            continue
        if _ONLY_CALLED.match(prompt[0]) and _WHAT_IT_IS.search(text, start, prompt.start()):
            continue
        informal = _INFORMAL.search(prompt[0]) is not None
        first = True
        while span := _name(text, at, end):
            if not first and _IS_CLAUSE.fullmatch(text, span[0], span[1]):
                break  # "aka X, causes drowsiness"
            first = False
            if not found or span[0] >= found[-1].end:
                written = text[span[0] : span[1]]
                found.append(Mention(*span, written, entity(Kind.NAME, written)))
            after = _AND.match(text, _past_quote(text, span[1]), end)
            if after is None or not (
                _NAME_FOLLOWS.match(text, after.end(), end)
                or informal
                or (text[span[0]].islower() and after[0].strip(", ") == "or")
            ):
                break
            at = after.end()
    return found


def brands(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The names by which a drug goes that was just named: "adalimumab (Humira)"; or "some still call Humira".

    Abbreviations ("ketamine (KET)") and other spellings are none.
    """
    found: list[Mention] = []
    last = 0  # where the last name ended
    for earlier, mention in pairwise((None, *mentions)):
        if mention is None or mention.entity.kind is not Kind.DRUG or not _is_brand(mention):
            continue
        in_parentheses = (
            earlier is not None
            and mention.entity == earlier.entity
            and text[mention.start - 1 : mention.start] == "("
            and text[mention.end : mention.end + 1] in (")", ",")
            and mention.text.lower() != earlier.text.lower()
        )
        listed = last and _AND.fullmatch(text, last, mention.start)
        if (
            in_parentheses
            or listed
            or _CALLED.search(text, max(0, mention.start - _REACH), mention.start)
        ):
            found.append(mention._replace(entity=entity(Kind.NAME, mention.text)))
            last = mention.end
    return found


def _is_brand(mention: Mention) -> bool:
    return (
        _BRAND.fullmatch(mention.text) is not None
        and mention.text.lower() != mention.entity.label.lower()
    )


def _past_quote(text: str, at: int) -> int:
    while text[at : at + 1] in ("”", '"', "’", "»", "'") or text[at : at + 2] in (
        ",”",
        '."',
        ',"',
        ".”",
    ):
        at += 1
    return at


def _name(text: str, at: int, end: int) -> tuple[int, int] | None:
    """Where the name stands that begins here: in quotation marks, capitalised, or a plain word or two."""
    if match := _QUOTED.match(text, at, end):
        return match.span(1)
    if match := _CAPITALISED.match(text, at, end):
        return match.span() if match.group().lower() not in _NO_NAME else None
    if (match := _WORDS.match(text, at, end)) and match.group().split()[0] not in _NO_NAME:
        return match.span()
    return None
