"""Names of a drug that a vocabulary knows, if the text says that it goes by them: "sold as Vivitrol", "(Flonase)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.literals.literals import entity
from pharmagraph.builders.mentions.salts import is_same_drug
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.told", "branded.toml")
RULE = pattern_free_rule("known.named-here")
CONFIDENCE, _OF_THE_TEXT = 0.8, 0.7
_REACH = 80  # characters
_NAME = re.compile(r"[A-Z][\w-]{2,}(?:[ -][A-Z]\w*)?")
_BRAND = re.compile(
    r"[A-Z][a-z]{3,}[A-Z]?[a-z]*(?:[ -][A-Z]\w*)?"
)  # in parentheses no abbreviation
_SOLD_AS = _WORDS.compile(r"\b$sold\b[^.;()]*?(?<!such)(?<!well)\sas\s(?:the\s)?$")
# that a brand is of the drug, a vocabulary says; so the text need not say that it is sold: "peddled as Rifadin"
_AS = re.compile(
    r"\b(?!as\b)[a-z]{3,}(?:\s(?!as\b)[a-z]+){0,3}?(?<!such)(?<!well)(?<!same)(?<!thus)(?<!soon)(?<!long)\sas\s(?:the\s)?$"
    r"|\b(?:under|beneath|underneath)\sthe\s(?:[\w-]+\s){1,2}$"
)
_NOT_AS = re.compile(r"\bas\s[\w-]+\sas\s$")
_CALLED = _WORDS.compile(
    r"(?:\b$called\s|\bbrands?\b[^.;()]{0,40}\s|\b$of_name\s\w+\b[^.;()]{0,40}[\s:]|,\sor\s"
    r"|\b$known_under\sunder\snames\s[\w\s,]{0,20}?)(?:the\s)?[“\"‘]?$"
)
_OPENED = re.compile(
    r"\((?:e\.g\.,?\s|now\s|(?:sold|marketed|known)\sas\s|brand\s(?:name\s)?)?[“\"‘]?$"
)
_CLOSED = re.compile(r"[”\"’®™]*(?:\)|,\s[A-Z]|\sand\s[A-Z]|\sor\s[A-Z]|/)")
_AS_NAMED = _WORDS.compile(r"(?-i:,?\sas\s(?:\w+\s){1,4}?$calls_it\b)")
_MARKED = re.compile(r"[®™]")
_NEAR = 40  # characters
_PLAIN = re.compile(r"[a-z -]+")
_WORD = re.compile(r"\w+")
_NEXT = re.compile(
    r"[®™]?(?:\s\([^()]{1,25}\))?(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s|/)(?:in\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z]\w*)?,?\s(?:as\s)?)?"
)
_NAMING = _WORDS.compile(r"\b$naming\b")
_AT_ONCE = re.compile(r"\s?[(/,]\s?(?:or\s)?")
_AROUND = 30  # characters


def branded(
    row: Sequence[Mention],
    found: Sequence[Finding],
    text: str,
    start: int,
    drug: Entity | None,
    about: Entity | None = None,
) -> Iterator[Finding]:
    """The other names that a sentence, which begins at `start`, gives the drugs it names, or `drug`, of which the text
    speaks; none that `found` has. `about`: the drug that an article is about."""
    last = -1  # where a name ended that others may follow
    taken = {each.object.start for each in found if each.predicate is Predicate.ALSO_KNOWN_AS}
    said: list[tuple[Mention, tuple[int, int]]] = []
    for mention in row:
        if mention.entity.kind is Kind.NAME and mention.start in taken:
            said.append((mention, mention[:2]))
            last = mention.end
            continue
        first = None if mention.start in taken else _in_brackets(mention, row, text, about)
        if first is not None:
            name, at = mention._replace(entity=entity(Kind.NAME, mention.text)), mention[:2]
            yield Finding(RULE, first, Predicate.ALSO_KNOWN_AS, name, at, CONFIDENCE)
            taken.add(mention.start)
        if mention.entity.kind is not Kind.DRUG or not _is_a_name(mention):
            continue
        cue = _said(mention, text, start) or _beside(mention, row, text)
        if mention.start in taken:
            cue = cue or mention[:2]
        if cue is None and said and last >= 0 and _NEXT.fullmatch(text, last, mention.start):
            cue = said[-1][1]
        if cue is not None:
            said.append((mention, cue))
            last = mention.end
    said = [(mention, cue) for mention, cue in said if mention.start not in taken]
    if not said:
        return
    names = {mention.start for mention, _ in said}
    drugs = [m for m in row if m.entity.kind is Kind.DRUG and m.start not in names | taken]
    yield from _of_their_drugs(said, drugs, text, drug)


def _of_their_drugs(
    said: Sequence[tuple[Mention, tuple[int, int]]],
    drugs: Sequence[Mention],
    text: str,
    drug: Entity | None,
) -> Iterator[Finding]:
    """Each name, with the words that say it is one, as that of the same drug named beside it, or spoken of."""
    for mention, cue in said:
        object_ = mention._replace(entity=entity(Kind.NAME, mention.text))
        subject = next((each for each in drugs if is_same_drug(each.entity, mention.entity)), None)
        if subject is not None:
            yield Finding(RULE, subject, Predicate.ALSO_KNOWN_AS, object_, cue, CONFIDENCE)
        elif drug is not None and is_same_drug(drug, mention.entity):
            subject = Mention(*cue, text[slice(*cue)], drug)
            yield Finding(RULE, subject, Predicate.ALSO_KNOWN_AS, object_, cue, _OF_THE_TEXT)


def _is_a_name(mention: Mention) -> bool:
    return (
        mention.text.lower() != mention.entity.label.lower()
        and _NAME.fullmatch(mention.text) is not None
    )


def _said(mention: Mention, text: str, start: int) -> tuple[int, int] | None:
    """Where the word stands that says that a drug goes by a name; None if none does."""
    since = max(start, mention.start - _REACH)
    match = _SOLD_AS.search(text, since, mention.start) or _CALLED.search(
        text, since, mention.start
    )
    if match is None and _BRAND.fullmatch(mention.text):
        match = (
            None
            if _NOT_AS.search(text, since, mention.start)
            else _AS.search(text, since, mention.start)
        )
    if match is None:
        match = _OPENED.search(text, since, mention.start)
        if not (match and _CLOSED.match(text, mention.end) and _BRAND.fullmatch(mention.text)):
            match = _MARKED.match(text, mention.end) or _AS_NAMED.match(text, mention.end)
        return (mention.start, mention.end) if match else None
    word = _WORD.search(text, match.start(), match.end())
    return word.span() if word else (mention.start, mention.end)


def _in_brackets(
    mention: Mention, row: Sequence[Mention], text: str, about: Entity | None
) -> Mention | None:
    """In an article, the drug right before this other name of it in brackets: "hyoscine hydrobromide (scopolamine)"."""
    if (
        about is None
        or text[mention.end : mention.end + 1] != ")"
        or text[mention.start - 2 : mention.start] != " ("
    ):
        return None
    first = next((each for each in row if each.end == mention.start - 2), None)
    alike = first is not None and first.entity.id == mention.entity.id
    if first is not None and mention.entity.id != about.id:  # no abbreviation, and no brand before
        alike = alike and _PLAIN.fullmatch(mention.text + first.text) is not None
    return first if alike and mention.entity.kind is Kind.DRUG else None


def _beside(mention: Mention, row: Sequence[Mention], text: str) -> tuple[int, int] | None:
    """Where a word stands by which a name is one of the drug that is named right beside it; None if none does.

    A brand's name, which no text writes in small letters.
    """
    if not _BRAND.fullmatch(mention.text):
        return None
    place = _naming_beside(mention, row, text)
    # asked last: it is a look over the whole text
    return None if place is None or mention.text.lower() in text else place


def _naming_beside(mention: Mention, row: Sequence[Mention], text: str) -> tuple[int, int] | None:
    """The same, whatever the text writes elsewhere."""
    for other in row:
        first, second = sorted((mention, other))
        near = 0 < second.start - first.end <= _NEAR
        if not near or other.entity.id != mention.entity.id or _is_a_name(other):
            continue
        if _AT_ONCE.fullmatch(text, first.end, second.start):
            return mention.start, mention.end
        between = _NAMING.search(text, first.end, second.start)
        match = between or _NAMING.search(text, second.end, second.end + _AROUND)
        if match:
            return match.span()
    return None
