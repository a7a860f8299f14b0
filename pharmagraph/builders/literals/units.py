"""Units of doses and of time, and a quick look at what of them a sentence has.

The expressions that read doses and durations are slow, and most sentences with a figure have neither: one pass over
the words and one small expression over the figures spare them.
"""

from __future__ import annotations

import re

from pharmagraph.builders.literals.numbers import DASH, VAGUE, WORDS, alternatives
from pharmagraph.builders.text.anyof import WhichOf

AMOUNTS = {
    "mg": "mg mgs milligram milligrams",
    "µg": "µg μg ug mcg microg microgram micrograms",
    "ng": "ng nanogram nanograms",
    "g": "g gm gram grams",
    "IU": "iu",
    "U": "u unit units",
    "MU": "mu",
    "mmol": "mmol millimole millimoles",
    "µmol": "µmol μmol umol micromol micromole micromoles",
    "nmol": "nmol nanomole nanomoles",
    "mEq": "meq",
    "mCi": "mci",
    "MBq": "mbq",
    "GBq": "gbq",
    "Gy": "gy",
    "ppm": "ppm",
    "tablet": "tablet tablets",
    "capsule": "capsule capsules",
    "pill": "pill pills",
    "puff": "puff puffs",
    "drop": "drop drops",
    "spray": "spray sprays",
    "patch": "patch patches",
    "injection": "injection injections",
    "suppository": "suppository suppositories",
    "lozenge": "lozenge lozenges",
    "dose": "dose doses",
}
AMOUNT_OF = {word: unit for unit, words in AMOUNTS.items() for word in words.split()} | {
    "international units": "IU",
    "million units": "MU",
    "million iu": "MU",
}
TIMES = {
    "seconds": "second seconds sec secs",
    "minutes": "minute minutes min mins",
    "hours": "hour hours hr hrs h",
    "days": "day days",
    "nights": "night nights",
    "weeks": "week weeks wk wks",
    "months": "month months mo",
    "years": "year years yr yrs",
    "decades": "decade decades",
}
TIME_OF = {word: unit for unit, words in TIMES.items() for word in words.split()}
_DECADES = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}
DECADES = _DECADES | {
    f"nineteen{mark}{word}": year for word, year in _DECADES.items() for mark in " -"
}

# What `look` can see, a bit each.
FIGURE, WORD, MEASURED, OF_TIME, OF_TIMES, HALF, OF_DATE, COUNTED, DOSE = (1 << n for n in range(9))
# Parts of the words that a literal without figures has; most sentences have none of these either.
_WORDS = (
    "second minute hour day night week month year decade century"
    " twenties thirties forties fifties sixties seventies eighties nineties"
    " dos tablet capsule pill puff drop spray patch injection lozenge suppositor"
).split()
_SEEN = WhichOf(
    {
        WORD: _WORDS,
        OF_TIME: [
            *"day week hour month year minute second night decade".split(),
            *(" hr", " min", " wk"),
        ],
        OF_TIMES: TIMES,
        HALF: ["half"],
        OF_DATE: [*DECADES, "century", "0s"],
        COUNTED: [
            *"tablet capsule pill puff drop spray patch injection suppositor dose".split(),
            *(" mg", " milligram", " microgram", " mcg", " gram"),
        ],
        DOSE: ["dos"],
    }
)
_FIGURE = re.compile("[0-9]")
_TIME = alternatives(TIME_OF)
# A unit behind a figure, or a range that ends in words: without one a sentence has no dose and no duration in figures.
# Where a range ends in figures, the unit stands behind those.
_MEASURED = re.compile(
    rf"\d(?:\s?[\s-]?(?=[^\W\d])(?:{alternatives([*AMOUNT_OF, *TIME_OF])}|{_TIME}{_TIME})(?!\w)"
    rf"|(?=\W){DASH}(?:{WORDS}|{VAGUE}))"
)


def look(sentence: str) -> int:
    """What a sentence, in small letters, may have of literals: one bit for each thing that it shows.

    >>> look("for 3 weeks") & MEASURED > 0, look("of 3 patients") == FIGURE, look("of a patient")
    (True, True, 0)
    """
    seen = _SEEN.are_in(sentence)
    if _FIGURE.search(sentence):
        seen |= FIGURE
    # other scripts have figures of their own
    if (seen & FIGURE or not sentence.isascii()) and _MEASURED.search(sentence):
        seen |= MEASURED
    return seen
