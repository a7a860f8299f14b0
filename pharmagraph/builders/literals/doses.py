"""Doses in running text: "0.5 mg/kg", "10 to 20 mg twice a day", "two tablets daily", "low doses".

Laboratory values ("5 mg/dL", "20 ng/mL"), body weights, percentages and counts are no doses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pharmagraph.builders.literals.numbers import (
    DASH,
    FIGURES,
    FURTHER,
    WORDS,
    alternatives,
    decimal,
    in_words,
    joined,
)
from pharmagraph.builders.literals.units import AMOUNT_OF, COUNTED, DOSE, MEASURED
from pharmagraph.builders.text.wording import later

_PER = {
    "kg": "kg kilogram kilograms",
    "m2": "m2 m² m(2)",
    "day": "day d",
    "week": "week wk",
    "month": "month",
    "h": "h hr hour",
    "min": "min mn minute",
    "dose": "dose",
    "injection": "injection",
}
_PER_OF = {word: per for per, words in _PER.items() for word in words.split()}
_COUNTED = frozenset(
    "tablet capsule pill puff drop spray patch injection suppository lozenge dose".split()
)
_EVERY = {  # what is given so often has that much "per day", "per week"
    "daily": "day",
    "a day": "day",
    "each day": "day",
    "every day": "day",
    "weekly": "week",
    "a week": "week",
    "each week": "week",
    "every week": "week",
    "monthly": "month",
    "a month": "month",
    "every month": "month",
    "an hour": "h",
    "every hour": "h",
}
_LATIN = {
    "od": "once daily",
    "qd": "once daily",
    "bd": "twice daily",
    "bid": "twice daily",
    "tds": "three times daily",
    "qds": "four times daily",
    "tid": "three times daily",
    "qid": "four times daily",
    "qhs": "at bedtime",
    "nightly": "at bedtime",
    "at night": "at bedtime",
    "on alternate days": "every other day",
}
_ADVERB = {"day": "daily", "week": "weekly", "month": "monthly"}

# "mg.kg-1", "mg kg(-1)", "mg x kg(-1)", "mg.kg- 1"
_TIMES_SIGN = r"(?:\s?[.·*×]\s?|\sx\s|\s)"
_MINUS = r"[-\u2010-\u2013\u2212]\s?"
_INVERSE = rf"(?:\s?\({_MINUS}[12]\)|\.?\s?{_MINUS}[12])"
# "/kg", "per day", "/8 h", and those
_PER_PATTERN = rf"""(?: (?:\s?/\s?|\s+per\s+)(?:[\d.]+\s?)?(?:{alternatives(_PER_OF)})(?:\s?\(?-1\)?)?(?!\w)
    | {_TIMES_SIGN}(?:kg|day|d|h|hr|min|week|m(?=\s?\(?{_MINUS}2)){_INVERSE}(?!\w) )
    (?:\s+(?:of\s+)?body\s?weight)?"""
_PER_WORD = re.compile(rf"(?:/|\bper\b|[.·*×\s])\s?([\d.]+)?\s?({alternatives(_PER_OF)}|m)(?!\w)")
_OFTEN_PATTERN = r"""
    (?:once|twice|thrice|(?:two|three|four|five|six|\d)\s+times)
        (?:\s+(?:daily|weekly|monthly|(?:a|per|each|every)\s+(?:day|week|month)))?
  | (?:a|each|every)\s+(?:day|week|month) | (?:an|every)\s+hour
  | daily | weekly | monthly | nightly | at\s+bedtime | at\s+night
  | every\s+other\s+day | on\s+alternate\s+days
  | (?:every|q)\s*(?:\d+|two|three|four|six|eight|twelve)\s*(?:hours?|hrs?|h|days?|weeks?|months?)
  | b\.?i?\.?d\.? | t\.?i\.?d\.? | t\.?d\.?s\.? | q\.?i\.?d\.? | q\.?d\.?s\.? | q\.?d\.? | o\.?d\.? | q\.?h\.?s\.?
"""
_TIMES = re.compile(
    r"(?P<count>once|twice|thrice|(?P<number>\w+) times)"
    r"(?: (?:(?:a|per|each|every) )?(?P<unit>day|dai|week|month)(?:ly)?)?"
)
_INTERVAL = re.compile(
    r"(?:every|q) ?(?P<number>\w+?) ?(?P<unit>hours?|hrs?|h|days?|weeks?|months?)"
)
_INTERVALS = {"h": "hours", "d": "days", "w": "weeks", "m": "months"}


_WHEN = re.compile(r"\b(?:weeks?|days?|months?|hours?|visits?|cycles?)\s$", re.IGNORECASE)
_WHEN_REACH = 8  # characters
# the numbers before the last, or the last two, that have the unit: "0.5, 1 or 2 mg"
_ROW = re.compile(
    r"(?P<row>(?:\d(?<![\w.,/+-]\d)\d{0,2}(?:\.\d+)?,\s){1,7})(?P<last>(?:and|or)\s)?$"
)
_ROW_REACH = 60  # characters


def _dose(number: str) -> re.Pattern[str]:
    """A dose that begins with such a number. A volume after the unit makes it a concentration, no dose."""
    return later(
        rf"""
        (?P<low>{number}) (?: (?:\s?(?:{alternatives(AMOUNT_OF)}))? (?P<dash>{DASH}) (?P<high>{FURTHER}) )?
        \s?[\s-]?(?P<unit>{alternatives(AMOUNT_OF)})(?![\w²])
        (?P<per>(?:{_PER_PATTERN})*)
        (?! \s?(?:/|\bper\b)\s?(?:\d+\s?)?(?:[dmµ]?l|cm|mm|m?mol|m?g|lit(?:re|er)|cells)\b
          | {_TIMES_SIGN}[dmµ]?l{_INVERSE}
          | \s+of\s+(?:age|protein|tissue)\b )
        (?: [,\s]\s* (?P<often>{_OFTEN_PATTERN})(?!\w) )?
        """,
        re.VERBOSE,
    )


# "5 mg taken orally twice daily"
_LATER = later(
    rf"""(?:,?\s+(?:taken|given|administered|injected|applied|orally|intravenously|subcutaneously|intramuscularly|topically
    |by\s+(?:mouth|injection|infusion)|po|iv|sc|im|p\.o\.|i\.v\.|s\.c\.|i\.m\.)){{1,3}},?\s+(?P<often>{_OFTEN_PATTERN})(?!\w)""",
    re.VERBOSE,
)
_DOSE = _dose(FIGURES)
_DOSE_IN_WORDS = _dose(WORDS)
_SPAN = "daily|initial|starting|total|cumulative"
_SIZE = later(  # how many they are is less than the route: of "single oral doses" the route is told
    rf"""
    \b(?: (?P<count>single|multiple|repeated) (?:[\s-]+ (?:{_SPAN}))?
    | (?P<size>low(?:er|est)?|high(?:er|est)?|moderate|standard|small|large|loading|maintenance|usual|normal
      | recommended|prophylactic|excessive|massive|conventional|therapeutic
      | (?:sub|supra)-?(?:an[ae]+sthetic|therapeutic|clinical) )
      (?:[\s-]+ (?:oral|intravenous|{_SPAN}))? )
    [\s-]+ dos(?:es?|ages?|ed) \b
    (?! \s+ (?:[\w'-]+\s+){{0,5}}? (?:is|was|are|were|of|:) \s+ (?:\w+\s+){{0,2}}? (?:\d|{WORDS})
        [\w\s.,-]{{0,14}}? (?<![a-z])(?:{alternatives(AMOUNT_OF)})\b )  # the dose itself comes after
    """,
    re.VERBOSE,
)
_NO_DOSE = re.compile(r"(?:\bweigh\w*(?:\s+\S+){0,3}|\+/?-|±)\s*$")  # a body weight, a deviation
# "rats (250-275 g)": what animals weigh
_OF_ANIMALS = re.compile(
    r"\b(?:rats?|mice|mouse|rabbits?|pigs?|dogs?|cats?|hamsters?|gerbils?|monkeys?|pups|chicks?|animals?)\s?[,(]\s?(?:[\w-]+\s)?$"
)
_WEIGHTS = frozenset({"g", "gm", "gram", "grams"})
_REACH = 40  # characters before a number in which these words can stand


class Dose(NamedTuple):
    """Where a dose stands in a sentence, and its normal reading."""

    start: int
    end: int
    label: str


def doses(sentence: str, seen: int) -> Iterator[Dose]:
    """The doses of a sentence, given in small letters. `seen`: what `units.look` saw in it.

    >>> from pharmagraph.builders.literals.units import look
    >>> sentence = "infusions of 0.5 milligrams per kg twice a week; trough 20 ng/ml."
    >>> [dose.label for dose in doses(sentence, look(sentence))]
    ['0.5 mg/kg twice weekly']
    """
    found: dict[int, Dose] = {}
    for pattern in _patterns(seen):
        for match in pattern.finditer(sentence):
            timed = _is_after_time(match, sentence)
            row = None if timed else _row(match, sentence)
            if not _is_no_dose(sentence, match) and (label := _label(match, row, timed=timed)):
                # "ten to 20 mg" is more than "20 mg"
                label += _later(match, sentence)
                start = row.start() if row else match.start("high" if timed else 0)
                found[match.end()] = Dose(start, match.end(), label)
    yield from found.values()
    if seen & DOSE:
        for match in _SIZE.finditer(sentence):
            yield Dose(match.start(), match.end(), f"{match['count'] or match['size']} dose")


def _is_no_dose(sentence: str, match: re.Match[str]) -> bool:
    """Whether an amount is what somebody weighs, or how far something deviates."""
    at = match.start()
    reach = max(0, at - _REACH)
    if match["unit"] in _WEIGHTS and not match["per"] and _OF_ANIMALS.search(sentence, reach, at):
        return True
    before = sentence[reach:at]
    # the signs of which the expression needs one: it is slow
    return (before.rstrip().endswith(("-", "±")) or "weigh" in before) and (
        _NO_DOSE.search(sentence, reach, at) is not None
    )


def _patterns(seen: int) -> Iterator[re.Pattern[str]]:
    if seen & MEASURED:
        yield _DOSE
    if seen & COUNTED:
        yield _DOSE_IN_WORDS


def _later(match: re.Match[str], sentence: str) -> str:
    """How often, where the way comes first: "5 mg taken orally twice daily"."""
    if match["often"]:
        return ""
    later = _LATER.match(sentence, match.end())
    if later is None:
        return ""
    per, often = _often(later["often"])
    return f"/{per}" if per else f" {often}"


def _is_after_time(match: re.Match[str], sentence: str) -> bool:
    """Whether the first number is that of a week or a visit: "80 mg at week 0 and 40 mg at week 2"."""
    if not match["high"] or match["dash"].strip() != "and":
        return False
    at = match.start()
    return _WHEN.search(sentence, max(0, at - _WHEN_REACH), at) is not None


def _label(match: re.Match[str], row: re.Match[str] | None, *, timed: bool) -> str:
    unit = AMOUNT_OF[" ".join(match["unit"].split())]
    amount = decimal(match["high" if timed else "low"])
    if match["high"] and not timed:
        amount = joined(amount, match["dash"], decimal(match["high"]))
    if row is not None:
        numbers = ", ".join(decimal(each) for each in row["row"].split(",") if each.strip())
        amount = (
            f"{numbers} {row['last'].strip()} {amount}" if row["last"] else f"{numbers}, {amount}"
        )
    pers = [
        f"{number} {_PER_OF[word]}" if number else _PER_OF.get(word, "m2")
        for number, word in _PER_WORD.findall(match["per"])
    ]
    per, often = _often(match["often"] or "")
    if per:
        pers.append(per)
    if unit in _COUNTED and not (pers or often):
        return ""  # "two injections", "two doses" are counts, "two injections daily" is a dose
    if unit in _COUNTED and amount != "1":
        unit = {"patch": "patches", "suppository": "suppositories"}.get(unit, unit + "s")
    return " ".join(filter(None, ["/".join([f"{amount} {unit}", *pers]), often]))


def _row(match: re.Match[str], sentence: str) -> re.Match[str] | None:
    """The numbers before an amount that share its unit: "0.5, 1 or 2 mg", but not "in 1999, 2 mg"."""
    at = match.start()
    if not sentence.endswith((", ", "and ", "or "), max(0, at - _ROW_REACH), at):
        return None
    row = _ROW.search(sentence, max(0, at - _ROW_REACH), at)
    if row is None or row["last"]:
        return row
    return row if match["high"] and match["dash"].strip() in {"or", "and"} else None


def _often(words: str) -> tuple[str, str]:
    """How often a dose is given: as a further "per", or in words."""
    words = " ".join(words.replace(".", "").split())
    if every := _EVERY.get(words):
        return every, ""
    if latin := _LATIN.get(words):
        return "", latin
    if times := _TIMES.fullmatch(words):
        count = "three times" if times["count"] == "thrice" else times["count"]
        if times["number"]:
            count = f"{in_words(times['number'])} times"
        unit = "day" if times["unit"] == "dai" else times["unit"]
        return "", f"{count} {_ADVERB[unit]}" if unit else count
    if (interval := _INTERVAL.fullmatch(words)) and interval["number"] != "other":
        return "", f"every {decimal(interval['number'])} {_INTERVALS[interval['unit'][0]]}"
    return "", words
