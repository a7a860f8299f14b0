"""The product that a label is of: a brand that no vocabulary has is the drug that the label says it is.

"ZORVIQ (apixaban) tablets" says it in parentheses; under a label's title, "Apixaban", "ZORVIQ is indicated for" says
it, too. A label that names no drug beside its product is of a drug of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.builders.text.title import title_of
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon

_WORDS = Wording.beside("pharmagraph.builders.mentions", "products.toml", flags=0)
_NAME = r"(?:[A-Z][a-z]{3,}|[A-Z]{4,}|[A-Z]{2,}[a-z]{3,})"
_MARK = r"[ ]?(?:®|™|\((?:R|TM)\))?"
_RELEASE = r"(?:[ ](?:$release|I\.?V\.?(?=\s)))?"
_FORM = r"(?i:(?:[ -]$of_form)*[ ]$form\b)"
_BEFORE = _WORDS.compile(rf"(?<![\w-])({_NAME}){_RELEASE}{_MARK}[ ]?\($")
_MORE = _WORDS.compile(r"(?i:(?!.*\b$no_drug\b)[\w\s,®™.-]*)")
_IS = _WORDS.compile(rf"(?:,?[ ]USP)?(?:{_FORM}|,?[ ](?:is|are|was)\b)")
_INDICATED = _WORDS.compile(
    rf"(?<![\w-])({_NAME}){_RELEASE}{_MARK}(?:{_FORM}(?:\s(?:and|,)\s\S+)?|[ ]\d[\w.%]*)*[ ]"
    r"(?:(?:is|are)[ ](?:also[ ]|only[ ])?(?P<surely>indicated\b|(?:an?[ ])[\w\s,/()-]{3,90}?\bindicated\b)"
    r"|(?:may|should|can|has|have)[ ](?:also[ ])?be(?:en)?[ ](?:administered|given|used|prescribed|shown)\b)"
)
_LABEL = re.compile(
    r"^[#*\d.\s]*(?:therapeutic )?indications?(?: (?:and|&) (?:usage?|uses?))?[*:\s]*$", re.I | re.M
)
_TOP = re.compile(
    r"\s*([A-Za-z][\w-]+(?: [\w-]+){0,3})(?: \([\w ]{1,12}\))?[ ]*\n\s*(?:\d[\d.]* )?INDICATIONS AND USAGE\b"
)
_MOST_OF_A_TITLE = 0.5
_WINDOW = 40
_NO_PRODUCT = _WORDS.set_of("no_product")


def products(text: str, hits: Sequence[Hit], lexicon: Lexicon) -> list[Hit]:
    """Where brands stand that the text itself explains, or of which a label says that they are drugs."""
    meanings = dict(_explained(text, hits, lexicon))
    found = _over_its_label(text, hits)
    if "indicated" in text and _LABEL.search(text):
        subject = titled(text, [*found, *hits])
        names = _indicated(text, lexicon, surely=subject is None)
        meanings = {name: subject or _unknown(name) for name in names} | meanings
    if meanings:
        found += _occurrences(text, meanings)
    return found


def _over_its_label(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The name on top of a label, of which nothing is known but that it is the product's."""
    name = _TOP.match(text)
    if name is None or any(hit[0] < name.end(1) for hit in hits):
        return []
    return [(*name.span(1), _unknown(name[1]))]


def _explained(text: str, hits: Sequence[Hit], lexicon: Lexicon) -> Iterator[tuple[str, Entity]]:
    """Brands with the drug in parentheses after them."""
    for start, end, entity in hits:
        if entity.kind is not Kind.DRUG or text[start - 1 : start] != "(":
            continue
        close = text.find(")", end, end + _WINDOW)
        name = _BEFORE.search(text, max(0, start - _WINDOW), start)
        if (
            name is not None
            and close >= 0
            and _MORE.fullmatch(text, end, close)
            and _IS.match(text, close + 1)
            and _is_new(name[1], text, lexicon)
        ):
            yield name[1], entity


def _indicated(text: str, lexicon: Lexicon, *, surely: bool) -> list[str]:
    """Names of which a label says that they are indicated; not `surely`: or how they are given."""
    return [
        match[1]
        for match in _INDICATED.finditer(text)
        if (match["surely"] or not surely) and _is_new(match[1], text, lexicon)
    ]


def _is_new(name: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a word is a name that nothing knows, and no plain word that only stands in front or in capitals."""
    plain = name.lower()
    return (
        plain not in _NO_PRODUCT
        and lexicon.named(name) is None
        and re.search(rf"(?<!\w){plain}(?!\w)", text) is None
    )


def titled(text: str, hits: Sequence[Hit]) -> Entity | None:
    """The drug that a text has for its title: one that is most of it."""
    line = title_of(text)
    if line is None or text[slice(*line)].endswith("."):
        return None
    start, end = line
    named = [hit for hit in hits if start <= hit[0] < end]
    drugs = {entity.id: entity for _, _, entity in named if entity.kind is Kind.DRUG}
    letters = sum(last - first for first, last, _ in named)
    whole = letters >= _MOST_OF_A_TITLE * (end - start)
    return drugs.popitem()[1] if len(drugs) == 1 and whole else None


def _unknown(name: str) -> Entity:
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return Entity(f"PG:drug/{slug}", name.capitalize(), Kind.DRUG)


def _occurrences(text: str, meanings: dict[str, Entity]) -> Iterator[Hit]:
    forms = {
        form: e for name, e in meanings.items() for form in (name, name.upper(), name.capitalize())
    }
    either = "|".join(sorted(forms, key=len, reverse=True))
    for match in _WORDS.compile(rf"(?<![\w-])({either}){_RELEASE}(?!\w)").finditer(text):
        yield match.start(), match.end(), forms[match[1]]
