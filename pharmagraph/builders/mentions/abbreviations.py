"""Abbreviations as a document defines them: "major depressive disorder (MDD)", "phencyclidine (PCP)".

Schwartz and Hearst's algorithm (2003): the letters of the short form, from its end, in the words before the
parenthesis. Beside it, the order "MDD (major depressive disorder)", and short forms that stand for the letters of
a single word.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from daachorse import DoubleArrayAhoCorasick

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import DRUGS, ILLS, PROTEINS, Kind
from pharmagraph.ontology.lexicon import Lexicon

_WORDS = Wording.beside("pharmagraph.builders.mentions", "abbreviations.toml", flags=0)
_LONGEST_SHORT_FORM = 12
_MANY = (
    30_000_000  # characters to look through: from there on all short forms are looked for at once
)
_AT_A_TIME = 1_000_000  # characters
_PARENTHESIS = re.compile(r"\(\s*([^()\[\]\n]{2,80}?)\s*\)")
_SHORT_FORM = re.compile(r"[A-Za-z0-9α-ω][A-Za-z0-9α-ω/+.'-]*(?: ?[A-Z0-9][A-Za-z0-9-]*)?")
_WORD = re.compile(r"[^\s()\[\],;:]+")
_BREAK = re.compile(r"[.;:!?]\s|[()\[\]\n]")

# A long form that no vocabulary has is read as what its last words name, where that is the more general thing.
_READ_BY_HEAD = frozenset({Kind.CONDITION, Kind.EFFECT, Kind.DRUG_CLASS})


class Definition(NamedTuple):
    """A short form and the stretch of text that spells it out."""

    short: str
    short_start: int
    start: int
    end: int


def definitions(text: str) -> Iterator[Definition]:
    """The abbreviations that `text` defines, in their order."""
    for match in _PARENTHESIS.finditer(text):
        inside, at = match[1], match.start(1)
        short, *more = (each.strip("\"'“”‘’ ") for each in re.split(r"[;,]\s|\s+or\s+", inside))
        if _is_short_form(short):
            found = _before(text, match.start(), short)
            if found is not None:
                yield Definition(short, text.index(short, at), *found)
            for other in more:  # "halogenated and aromatic hydrocarbons (HHC, AHC)"
                if other.isalpha() and other.isupper() and _is_short_form(other):
                    found = _before(text, match.start(), other)
                    if found is not None:
                        yield Definition(other, text.index(other, at), *found)
        elif " " in inside:
            outside = re.search(
                r"(?<![\w-])([A-Z][A-Za-z0-9-]{1,9})\s?$",
                text[max(0, match.start() - 14) : match.start()],
            )
            if outside and _is_short_form(outside[1]) and _spells(outside[1], inside) == 0:
                start = max(0, match.start() - 14) + outside.start(1)
                yield Definition(outside[1], start, at, at + len(inside))


def _is_short_form(short: str) -> bool:
    """Whether this can be an abbreviation: a token or two with a capital letter, no plain word or number, no "(ii)"."""
    return (
        2 <= len(short) <= _LONGEST_SHORT_FORM
        and bool(_SHORT_FORM.fullmatch(short))
        and any(character.isalpha() for character in short)
        and (
            any(character.isupper() for character in short) or (short.isalpha() and len(short) <= 3)
        )
        and not re.fullmatch(r"[A-Z]?[a-z]{4,}|i{2,3}|iv|vi{1,3}", short)
    )


def _before(text: str, at: int, short: str) -> tuple[int, int] | None:
    """Where the words before `at` spell the short form out."""
    start = max(0, at - 160)
    for stop in _BREAK.finditer(text, start, at):
        if stop.end() < at:
            start = stop.end()
    words = [(match.start(), match.end()) for match in _WORD.finditer(text, start, at)]
    letters = sum(character.isalnum() for character in short)
    words = words[-min(letters + 5, letters * 2) :]
    if not words:
        return None
    candidate = text[words[0][0] : words[-1][1]]
    singular = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
    offset = _spells(singular, candidate)
    if offset is None:
        return None
    begin = words[0][0] + offset
    return (begin, words[-1][1]) if len(text[begin : words[-1][1]]) > len(short) else None


def _spells(short: str, long: str) -> int | None:
    """Where in `long` the words begin that spell `short`, matching letters from the end; None if they do not.

    >>> _spells("MDD", "with major depressive disorder"), _spells("PCP", "phencyclidine")
    (5, None)
    """
    place = len(long) - 1
    for number in range(len(short) - 1, -1, -1):
        letter = short[number].lower()
        if not letter.isalnum():
            continue
        while place >= 0 and (
            long[place].lower() != letter
            or (number == 0 and place > 0 and long[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
        place -= 1
    return place + 1


def short_forms(
    text: str, hits: Sequence[Hit], lexicon: Lexicon
) -> tuple[list[tuple[int, int, Entity | None]], list[Hit]]:
    """Where the short forms stand that the document defines, with what they mean (None: something that no
    vocabulary has), and names that go on after such a definition."""
    meanings: dict[str, Entity | None] = {}
    wider: list[Hit] = []
    starts = [hit[0] for hit in hits]
    for definition in definitions(text):
        meaning = _meaning(definition, text, hits, starts, lexicon)
        if meaning is None and (meaning := _by_its_nature(definition, text, lexicon)):
            wider.append((_whole(text, definition.start), definition.end, meaning))
        meanings.setdefault(definition.short, meaning)
        if beyond := _beyond(definition, text, lexicon):
            wider.append(beyond)
    for short, entity in _after_a_name(text, hits):
        meanings.setdefault(short, entity)
    where = _where(text, list(meanings))
    places = [
        (start, end, entity)
        for (short, entity), found in zip(meanings.items(), where, strict=True)
        for start, end in _as_words(text, short, found)
    ]
    return _longest(places), wider


def _meaning(
    definition: Definition, text: str, hits: Sequence[Hit], starts: list[int], lexicon: Lexicon
) -> Entity | None:
    """What the long form of a definition names."""
    place = bisect_right(starts, definition.end - 1) - 1
    last = hits[place] if place >= 0 and hits[place][1] == definition.end else None
    long = text[definition.start : definition.end]
    if last is not None and last[0] <= definition.start + 1:
        if last[2].kind in ILLS and _CHANGED.fullmatch(text, last[0], definition.start):
            return lexicon.named(
                long
            )  # "elevated intraocular pressure (IOP)": IOP is what is elevated
        return last[2]
    known = lexicon.named(long)
    if known is None:
        usual = lexicon.named(definition.short, _READ_BY_HEAD)
        if usual is not None and _words(usual.label.lower()) & _words(long.lower()):
            return usual  # the usual meaning, spelt out in unusual words
        if (
            last is not None
            and last[2].kind in _READ_BY_HEAD
            and not _OF_WHAT.search(text, definition.start, last[0])
        ):
            return last[2]
    return known


# "International Association for the Study of Pain (IASP)" is no pain
_OF_WHAT = re.compile(r"[\s-](?:of|for|on|against|in)[\s-]", re.IGNORECASE)


_CHANGED = re.compile(
    r"(?:elevat|increas|rais|ris|high|decreas|reduc|low|diminish|impair|abnormal|prolong|declin|fall|fell|drop|chang)\w*"
    r"(?: (?:in|of))?(?: the| mean)? ",
    re.IGNORECASE,
)


def _written_apart(long: str, lexicon: Lexicon) -> Entity | None:
    """The substance of a chemical name with a space too many: "3,4-methylenedioxy methamphetamine"."""
    if long.count(" ") != 1 or not _LOCANT.match(long):
        return None
    return lexicon.named(long.replace(" ", ""), DRUGS)


_LOCANT = re.compile(r"(?:[NOSRE]|\d)[\d,'NO]*-[A-Za-z]")
_ENZYME = (
    r"[a-z]{2,}(?<![Dd]ise)(?<![Rr]ele)(?<![Ii]ncre)(?<![Dd]ecre)(?<![Dd]ataba)(?<![Pp]ha)ases?"
)
_PROTEIN = _WORDS.compile(
    rf"(?:$protein|{_ENZYME}|$factor[ -]factors?)"
    r"(?:[- ](?:type |class |subunit |member )?[A-Z0-9αβγδ][\w/]{0,4}"
    r"|[- ]?\d?(?:alpha|beta|gamma|delta)(?:[- ]?\d)?)?$"
)
_CHEMICAL = _WORDS.compile(
    r"(?:(?<!\w)(?:\d[\d',]*|[NOSRE])-[a-z(\[]\S*[a-z]{4,}|[a-z]{3,}(?: acid|$substance))$"
)
# The symbol of a gene, spelt out: "signal transducer and activator of transcription 3 (STAT3)", "(NFkappaB)" ...
_SYMBOL = re.compile(r"[A-Za-z]{2,}-?\d[\w/]*|[A-Z]+[\w/]*?(?:alpha|beta|gamma|delta|kappa)\w*")
# ... in words that name genes.
_OF_A_GENE = _WORDS.compile(rf"(?i:\b(?:$of_a_gene|{_ENZYME})\b)")
# What is said of genes, behind the symbol.
_AS_A_GENE = r"s?[ -](?:$as_a_gene|-/-)"
_SPEECH = _WORDS.compile(r"\b$speech\b")
_MOST_WORDS = 4  # of a substance's name


def _whole(text: str, start: int) -> int:
    """Where the word begins that has a letter of the short form at `start`: "5-" belongs to "5-hydroxytryptophol"."""
    while start and not text[start - 1].isspace() and text[start - 1] not in "([;":
        start -= 1
    return start


def _by_its_nature(definition: Definition, text: str, lexicon: Lexicon) -> Entity | None:
    """The protein or substance that a long form of no vocabulary names, by its last word or its make: what the short
    form usually is, where it is of that kind; else an entity of its own."""
    long = text[_whole(text, definition.start) : definition.end]
    if (whole := _written_apart(long, lexicon)) is not None:
        return whole
    if _SYMBOL.fullmatch(definition.short):
        gene = lexicon.named(definition.short, PROTEINS)
        if gene is not None and (
            _OF_A_GENE.search(long) or _spoken_of_as_a_gene(definition.short, text)
        ):
            return gene
    if _PROTEIN.search(long):
        kind, kinds = (Kind.RECEPTOR if "eceptor" in long else Kind.PROTEIN), PROTEINS
    elif _CHEMICAL.search(long) and long.count(" ") < _MOST_WORDS and not _SPEECH.search(long):
        kind, kinds = Kind.DRUG, DRUGS
    else:
        return None
    usual = lexicon.named(definition.short, kinds)
    if usual is not None:
        return usual
    label = " ".join(long.split()).lower()
    return Entity(f"PG:{kind}/{re.sub(r'[^a-z0-9]+', '-', label).strip('-')}", label, kind)


def _spoken_of_as_a_gene(short: str, text: str) -> bool:
    said = _WORDS.compile(rf"\b{re.escape(short)}{_AS_A_GENE}")
    return said.search(text) is not None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{5,}", text))


def _after_a_name(text: str, hits: Sequence[Hit]) -> Iterator[tuple[str, Entity]]:
    """Abbreviations that a name is followed by and that begin like it: "phencyclidine (PCP)"."""
    for start, end, entity in hits:
        if entity.kind is Kind.DRUG and text.startswith(" (", end):
            match = _CAPITALS.match(text, end + 2)
            if match and match[1][0].lower() == text[start].lower():
                yield match[1], entity


_CAPITALS = re.compile(r"([A-Z][A-Z0-9]{1,5})\)")


def _beyond(definition: Definition, text: str, lexicon: Lexicon) -> Hit | None:
    """A name that goes on after its first part was abbreviated: "N-methyl-D-aspartate (NMDA) receptor"."""
    close = text.find(
        ")", definition.short_start, definition.short_start + len(definition.short) + 2
    )
    after = _NEXT_WORD.match(text, close) if close >= 0 else None
    if after is None or definition.start > definition.short_start:
        return None
    entity = lexicon.named(f"{text[definition.start : definition.end]} {after[1]}")
    return (definition.start, after.end(), entity) if entity else None


_NEXT_WORD = re.compile(r"\)[ -]([A-Za-z]+)")


def _where(text: str, shorts: Sequence[str]) -> Iterable[Iterable[int]]:
    """Where each of the short forms stands, in the order of the text."""
    if len(shorts) * len(text) < _MANY:
        return (_found(text, short) for short in shorts)
    where = [array("Q") for _ in shorts]
    automaton = DoubleArrayAhoCorasick([_four_bytes_each(short) for short in shorts])
    longest = max(map(len, shorts))
    for at in range(0, len(text), _AT_A_TIME):
        part = _four_bytes_each(text[at : at + _AT_A_TIME + longest])
        for byte, _, number in automaton.find_overlapping(part):
            start, within = divmod(byte, 4)
            if not within and start < _AT_A_TIME:
                where[number].append(at + start)
    return where


def _four_bytes_each(text: str) -> bytes:
    return text.encode("utf-32-le", "surrogatepass")


def _found(text: str, short: str) -> Iterator[int]:
    at = text.find(short)
    while at >= 0:
        yield at
        at = text.find(short, at + 1)


def _as_words(text: str, short: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where a short form stands as a word of its own, or in the plural."""
    end = 0
    for at in starts:
        if at < end:
            continue
        end = at + len(short)
        end += text.startswith("s", end) and not short.endswith("s")
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or after.isalnum()):
            yield at, end


def _longest(places: list[tuple[int, int, Entity | None]]) -> list[tuple[int, int, Entity | None]]:
    """The places, without those that lie in a longer one."""
    kept: list[tuple[int, int, Entity | None]] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept
