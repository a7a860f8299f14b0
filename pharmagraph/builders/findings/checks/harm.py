"""What only looks like harm: illnesses of the patients, outcomes of a trial, harm that was rarer, another's harm.

The scorer joins a drug with an illness by the words around them. In reports of cases that is mostly harm; in
trials it is as often what the patients had before, what was counted in both arms, or what the drug spared them.
All functions take offsets in the text.
"""

from __future__ import annotations

import math
import re

from pharmagraph.builders.findings.checks.came_back import is_back_in_some
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "harm.toml")
TELLING = 600  # characters: a shorter text says nothing of what it is about
_REACH = 90  # characters
_NEAR = 45
# "neuroblastoma SH-SY5Y cells": nobody has that illness
IN_CELLS = re.compile(r"(?:\s[\w()/-]+){0,3}\s(?:cells?|cell\slines?|xenografts?|cultures)\b")
_TRIAL = _WORDS.compile(r"\b$of_trials")
_THAN = re.compile(
    r"\b(?:than(?!\s(?:one|two|\d))|versus|vs\.?|compar(?:ed|ison)\s(?:with|to)|relative\sto|as\sopposed\sto)\s(?:[\w-]+\s){0,6}?$",
    re.IGNORECASE,
)

# ---- whose illness it is

_OF_PEOPLE = _WORDS.compile(
    r"\s?(?:\([^()]{1,12}\)\s)?(?:(?:$of_what_kind|\w+ic)\s)?(?:$of_people|$of_measures)\b"
)
_WITH_ILLNESS = _WORDS.compile(
    r"\bwith\sor\swithout\s(?:[\w-]+\s){0,2}$|\b(?:$who_have(?:\s\([^()]{1,40}\))?\s$having|$known_before)"
    r"\s(?:(?!developed|develops?|experienced|presented|suffered|had\b)[\w-]+\s){0,4}?$"
)
# "men with gout were examined after a month on S": those with gout are the subject, and not the gout
_THEN = _WORDS.compile(
    r"(?:\s\([^()]{1,40}\))?\s(?:was|were)\s(?!(?:\w+ly\s|also\s|then\s)?$was_seen\b)"
)
_NEVER_HARM = _WORDS.compile(r"(?:^|\s)$never_harm$")
_CORRECTED = _WORDS.compile(r"\b$corrected\s[^.;)]*$")
_CAME_OF = _WORDS.compile(r"\b$came_of\b")
_IF_IT_COMES = _WORDS.compile(r"\b$if_it_comes\s(?:[\w-]+\s){0,2}$")
LIKE_PEOPLE = _WORDS.compile(r"^(?:morbidly\s)?$like_people$")

# ---- what became less, or was to become less

# to the end of a clause, over its figures: "(55.5%; P < .01)"
_ON = r"(?:\([^()]*\)|\((?![^()]*\))|\.(?=\d)|[^.;:(])"

# "the incidence of bleeding was lower with X", "seizures were reduced by X"
_RARER_WITH = _WORDS.compile(
    rf"{_ON}*?\b(?:$rarer|revers(?!ibl)\w+|heal(?!th)\w+)\s(?:[\w-]+\s){{0,4}}?(?:$rarer_with|than(?!\s(?:one|two|\d)))\b{_ON}*"
)
_RARER_BEFORE = _WORDS.compile(
    r"\b(?:$less_of|revers(?!ibl)\w+)\s(?:(?:$how_much_of|[\w-]+(?:al|ar|ary|ory|ous|ive))\s){0,5}$"
)
_TREATED_FOR = _WORDS.compile(r"\b$was_for\sof\s(?:[\w-]+\s){0,2}$")
# "the time to onset of angina": the later, the better
_TIME_TO = _WORDS.compile(r"\btime\s(?:[\w-]+\s)?$up_to\s(?:$first_of\s){0,4}$")
# "A reversed the O caused by S"
_BROUGHT_BY = _WORDS.compile(
    r"(?:\s\([^()]*\))?\s(?:(?:that\s|which\s)?(?:is\s|was\s|were\s)?$brought_about\sby|(?:due|secondary)\sto)\b"
)
_RISE = re.compile(
    r"(?:\b(?:not|no|without|never|failed|fails?)|n['\u2019]t)\s(?:\w+\s){0,3}$", re.IGNORECASE
)
_OFF_THE_DRUG = _WORDS.compile(r"\b$off_the_drug\b")
_ON_IT = _WORDS.compile(
    r"\b$effect_on\b[^.;]*?\b(?:on|upon|in|against)\s(?:[\w-]+[,\s]\s?(?:and\s)?){0,5}$"
)
_FREE_OF = _WORDS.compile(r"\b$free_of\s[^.;:]{0,80}$")
_ALL_THE_SAME = _WORDS.compile(
    r"[^.;]*?\b$all_the_same\s(?:the\s)?(?!$left_off|lack|absence|increas)[^.;]*"
)
# "A reduced O more than S": S reduced it too
_REDUCED_MORE = _WORDS.compile(r"\b$less_by_verb\s(?:[\w-]+\s){0,3}$")
_MORE_THAN = re.compile(r"[^.;]*?\b(?:more|better|greater)\b[^.;]*?\bthan\b", re.IGNORECASE)
_NOT_OF_STUDY = _WORDS.compile(r"\b$not_of_study\b")
_ITS_FATE = _WORDS.compile(
    r"\b$fate_of_drug\s(?:and\s\w+\s)?(?:of|to|for)\s(?:the\s|an?\s)?(?:[\w-]+\s){0,2}$"
)
_FEWER = re.compile(r"\b(?:less|fewer|lower|rarer|reduced|decreased)\b", re.IGNORECASE)
_TREATS = re.compile(r"\s(?:\w+ly\s)?(?:treats?|relieves?|alleviates?|eases?)\b")
# "stop S if O occurs"; "O is common, and children should be given S"; "ways of treating O: strategies with S"
_CALLED_FOR = _WORDS.compile(
    r"\b$called_for\s(?:(?:with|the|any)\s)?(?:[\w-]+\s)?$|\btreatment\sstrateg\w+\b"
)
# "O was treated with S"; "O: results with S"; "O and the use of S in reducing P"; "those requiring S had more O"
_WAS_TREATED = _WORDS.compile(
    r"(?:\sassociated\swith\b|\s$at_what_time\s(?:(?:the|an?|its)\s)?(?!$of_people\b)[\w-]+(?=\s(?:is|was|are|were)\b)"
    r"|(?!\b$on_the_drug\b)[^.;])*?\b(?:was|were|are|is|be)\s(?:\w+ly\s|then\s|also\s)?$was_treated\b(?:(?!\b(?:who|which|developed|had)\b)[^.;])*"
)
# "for O that lasts, use S"
_FOR_IT = re.compile(r"\b(?:for|in|against)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_USE_IT = _WORDS.compile(r"[^.;:]*,\s$use_it\s(?:[\w-]+\s){0,3}(?:[\w-]+\sor\s)?")
_TOPIC_OF = re.compile(r"(?:\sin\s[^.;:]{1,60}|\s\([^()]{1,40}\))?:\s[^.;:]*")
# "O and P all favoured S", "differences in O suggest that S acts otherwise"
_FAVOURED = re.compile(
    r"[^;]*?\b(?:favou?r(?:s|ed|ing)|(?:suggest|indicat|impl|demonstrat|conclud|show|mean)\w*\sthat)\s[^;]*",
    re.IGNORECASE,
)
_TOLD_AS_HARM = re.compile(
    r"\b(?:complication|adverse|side[\s-]effect|reaction|case|report|caus|induc|due|risk|after|following|associat|resulting)|toxic",
    re.IGNORECASE,
)
_AS_COMMON = _WORDS.compile(
    r"[^.;]{0,30}?\b(?:was|were)\s(?:\w+ly\s)?$as_common\s(?:in|with|between|among|for|to|across)\b[^.;]{0,80}?\b$without_drug\b"
)
# "beneficial after O", "as many cases of O as without it", "treated with S, who suffered from O"
_GOOD_IN = _WORDS.compile(r"\b$good\s(?:in|after|following|for|against)\s(?:[\w-]+\s){0,3}$")
_AS_MANY = _WORDS.compile(
    r"\b(?:$as_common|similar)\s(?:incidences?|rates?|frequenc(?:y|ies)|numbers?|prevalence)\sof\s(?:[\w-]+\s){0,3}$"
)
_WHO_SUFFERED = re.compile(r"(?:\s\([^()]*\))?\swho\s(?:had\s)?suffered\sfrom\b")
# "the role of S in O"; "in rats anaesthetized with S"
_ROLE_OF = re.compile(r"\b(?:role|involvement)\sof\s(?:[\w-]+\s)?$", re.IGNORECASE)
_PUT_UNDER = re.compile(
    r"\b(?:an(?:a)?esthe[st]i[sz]ed|sedated|euthani[sz]ed)\swith\s(?:[\w-]+\s)?$", re.IGNORECASE
)
_CASES = re.compile(r"\bcases?\sof\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_THAT_WERE_TREATED = re.compile(
    r"(?:(?!\b(?:in|among|who|after|following|during|while|developed)\b)[^.;])*?\b(?:treated|managed)\s(?:\w+ly\s)?"
    r"(?:with|by|using)\s(?:\w+\s){0,2}",
    re.IGNORECASE,
)
_USED_IN = _WORDS.compile(r"\s(?:in|for)\s$used_in\b")
_REQUIRING = _WORDS.compile(r"\b$requiring\s(?:[\w-]+\s)?$")
_PEOPLE_WITH = re.compile(
    r"(?:tensives|(?:diabe|asthma|epilep|narcolep|arthri|psoria)tics|schizophrenics|(?:alcohol|bulim|anorex)ics|addicts?|depressives"
    r"|insomniacs?|philiacs?|migraineurs?|smokers|survivors)$",
    re.IGNORECASE,
)
# "in those receiving S plus another drug for ulcers"
_GIVEN_FOR = re.compile(
    r"(?<!responsible)(?<!risk)(?<!risks)(?<!potential)(?<!evidence)(?<!factor)(?<!factors)(?<!hospitalized)(?<!admitted)(?<!ratio)"
    r"(?<!withdrawn)(?<!accounted)\sfor\s(?:the\s)?(?:[a-z]+(?:al|ic|ed|ous|ive|ar|ary)\s(?:(?:and|or)\s(?:[a-z]+ly\s)?)?){0,3}$",
    re.IGNORECASE,
)

# ---- what is counted, wanted, or another's doing

COUNTED = _WORDS.compile(r"^(?:$counted_of_what\s)*$counted$")
_BLAMED = _WORDS.compile(r"\b$blamed\b")
_WANTED = _WORDS.compile(r"\b$wanted$|\bfree\b")
_FREE = re.compile(r"[-\s]free\b", re.IGNORECASE)
_AS_A_DRUG = re.compile(r"[-\s](?:drugs?|agents?|medications?|free)\b", re.IGNORECASE)
# "bulbectomy-induced depression": who did that is said; not so in "a drug-induced rash"
_INDUCER = re.compile(
    r"(?P<who>[\w\])]+(?:[-\u2010-\u2013]|(?<=ectomy)\s|(?<=ligation)\s|(?<=occlusion)\s|(?<=isolation)\s))(?:induced|evoked|elicited|provoked|triggered|mediated)\s(?:[\w-]+\s){0,3}?$",
    re.IGNORECASE,
)
_ANY_INDUCER = _WORDS.compile(r"$any_inducer$")
_AND_ITS = re.compile(
    r"(?:\s?\([^()]*\))?(?:-?,?\s?(?:(?:and|or|plus|alone|\+|/)\s?){0,2}[\w()-]*){0,2}",
    re.IGNORECASE,
)
_OF_ITS_KIND = re.compile(
    r"[-\u2010-\u2013](?:(?:associated|related|induced|caused)\s\w|free\s(?!on\b|with\b|since\b|after\b|thanks\b|while\b|under\b)\w)",
    re.IGNORECASE,
)
_PREDICTED = re.compile(r"\s(?:risk\s)?(?:predictors?|markers?|factors?|experiments?|assays?)\b")
# "end points were death, reinfarction and angina"
_COUNTED_IN_BOTH = _WORDS.compile(
    r"\b$what_is_counted\b[^.;:]*?(?:\b(?:was|were|are|is|included?)\b|:)[^.;:]*$"
)
_MOST = 0.58  # of a word
_INFECTION = " infection"
_BINOMIAL = re.compile(r"[A-Z](?:\.\s?|[a-z]+\s)[a-z]{3,}")
_NON = re.compile(r"\bnon[-\s]?$", re.IGNORECASE)


LEFT_OFF = _WORDS.compile(r"\b$left_off\b")


def tells_of_a_trial(text: str) -> bool:
    """Whether a document tells of a trial, where what happened in one arm need not come of its drug."""
    return len(text) >= TELLING and _TRIAL.search(text) is not None


def is_of_another_inducer(drug: Mention, illness: Mention, text: str) -> bool:
    """Whether the words right before an illness name another cause of it: "S eased X-induced seizures"."""
    if drug.start >= illness.end:
        return False  # "an X-induced rash after S": one drug may bring out what another does
    found = _INDUCER.search(text, max(0, illness.start - _REACH), illness.start)
    if found is None or _ANY_INDUCER.search(found["who"][:-1]) or drug.end >= found.end("who"):
        return False
    return _AND_ITS.fullmatch(text, drug.end, found.end("who") - 1) is None


def was_there_before(illness: Mention, text: str, start: int, end: int) -> bool:
    """Whether an illness says whom or what of it is meant ("headache response"), or came back in some."""
    return (
        _OF_PEOPLE.match(text, illness.end) is not None
        or is_lacked(illness, text)
        or is_back_in_some(illness, text, start, end)
    )


def is_lacked(illness: Mention, text: str) -> bool:
    """Whether the words are about being without an illness: "pain-free"."""
    return _FREE.match(text, illness.end) is not None


def is_no_harm(subject: Mention, object_: Mention, text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text[start:end]`` has the illness for another reason than as harm of the drug."""
    if _is_organism(object_) or _is_counted_or_had(subject, object_, text, start, end):
        return True
    first = max(start, object_.start - _REACH)
    before = max(first, subject.end) if subject.end <= object_.start else first
    if _WITH_ILLNESS.search(text, before, object_.start) and (
        _THEN.match(text, object_.end)
        or not _CAME_OF.search(text, object_.end, max(object_.end, subject.start))
    ):
        return True
    if subject.end <= object_.start:
        if _drug_told_first(subject, object_, text, start):
            return True
    elif object_.start < subject.start:
        rarer = _illness_told_first(subject, object_, text, start, end)
        if rarer is not None:
            return rarer
    if _ON_IT.search(text, first, object_.start) or _IF_IT_COMES.search(
        text, before, object_.start
    ):
        return True
    return (
        _RARER_BEFORE.search(text, before, object_.start) is not None
        and not (object_.end <= subject.start and _BROUGHT_BY.match(text, object_.end))
        and not _OFF_THE_DRUG.search(text, start, end)
        and not _RISE.search(text, before, object_.start)
    )


def _is_organism(illness: Mention) -> bool:
    """Whether an infection goes by the name of what brings it, which no drug does: "H. pylori"."""
    return (
        illness.entity.label.endswith(_INFECTION)
        and _BINOMIAL.fullmatch(illness.text) is not None
        and _INFECTION not in illness.text
    )


def _is_counted_or_had(subject: Mention, object_: Mention, text: str, start: int, end: int) -> bool:
    """Whether the illness is what the sentence counts, what is wanted, or what the patients have."""
    if COUNTED.match(object_.text) and not _BLAMED.search(text, start, end):
        return True
    if _is_named_for(subject.text.lower(), object_.text.lower()) and not _BLAMED.search(
        text, start, end
    ):
        return True
    if _USED_IN.match(text, subject.end) and not _TOLD_AS_HARM.search(text, start, end):
        return True
    first = max(start, object_.start - _REACH)
    return (
        _NEVER_HARM.search(object_.text) is not None
        or _CORRECTED.search(text, max(start, subject.start - _REACH), subject.start) is not None
        or _WANTED.search(object_.text) is not None
        or _PEOPLE_WITH.search(object_.text) is not None
        or _AS_A_DRUG.match(text, object_.end) is not None
        or was_there_before(object_, text, start, end)
        or is_of_another_inducer(subject, object_, text)
        or _FREE_OF.search(text, first, object_.start) is not None
        or _TIME_TO.search(text, first, object_.start) is not None
        or _PUT_UNDER.search(text, max(start, subject.start - _NEAR), subject.start) is not None
        or _COUNTED_IN_BOTH.search(text, start, object_.start) is not None
        or _NOT_OF_STUDY.search(text, start, end) is not None
        or _AS_COMMON.match(text, object_.end) is not None
    )


def _is_named_for(drug: str, illness: str) -> bool:
    """Whether the name of a drug tells what it is given against: "antihypertensive", "shingles vaccine"."""
    if "vaccin" in drug:
        return illness in drug
    if not drug.startswith("anti"):
        return False
    head = illness.rpartition(" ")[2]
    return drug.removeprefix("anti").lstrip("-").startswith(head[: math.ceil(_MOST * len(head))])


def _drug_told_first(subject: Mention, object_: Mention, text: str, start: int) -> bool:
    """Whether the words from the drug to the illness, or before both, speak against harm."""
    near = max(start, subject.start - _NEAR)
    return (
        _TREATS.match(text, subject.end) is not None
        or _GOOD_IN.search(text, subject.end, object_.start) is not None
        or _AS_MANY.search(text, subject.end, object_.start) is not None
        or _WHO_SUFFERED.match(text, subject.end) is not None
        or (_ROLE_OF.search(text, near, subject.start) and text.startswith(" in ", subject.end))
        or _GIVEN_FOR.search(text, subject.end, object_.start) is not None
        or _THAN.search(text, near, subject.start) is not None
        or _REQUIRING.search(text, near, subject.start) is not None
    )


def _illness_told_first(
    subject: Mention, object_: Mention, text: str, start: int, end: int
) -> bool | None:
    """Whether the words from the illness to the drug speak against harm, or for it; None where for neither."""
    between = object_.end, subject.start
    near = max(object_.end, subject.start - _REACH)
    if (
        any(each.fullmatch(text, *between) for each in (_WAS_TREATED, _ALL_THE_SAME, _FAVOURED))
        or (
            _THAT_WERE_TREATED.fullmatch(text, *between)
            and _CASES.search(text, max(start, object_.start - _NEAR), object_.start)
        )
        or _ITS_FATE.search(text, near, subject.start)
        or _CALLED_FOR.search(text, *between)
        or (
            _FOR_IT.search(text, max(start, object_.start - _NEAR), object_.start)
            and _USE_IT.fullmatch(text, *between)
        )
        or (_TOPIC_OF.fullmatch(text, *between) and not _TOLD_AS_HARM.search(text, start, end))
        or (
            _REDUCED_MORE.search(text, max(start, object_.start - _REACH), object_.start)
            and _MORE_THAN.match(text, *between)
        )
    ):
        return True
    if _THAN.search(text, near, subject.start):
        if _TREATED_FOR.search(text, max(start, object_.start - _NEAR), object_.start):
            return True  # "approved for the treatment of O, with fewer side effects than S"
        # rarer than with X: with X it is there
        return not _FEWER.search(text, max(start, object_.start - _NEAR), subject.start)
    rarer = _RARER_WITH.fullmatch(text, *between)
    if rarer and not _OFF_THE_DRUG.search(text, object_.end, min(end, subject.end + _NEAR)):
        return True
    return None


def is_part_of_other(object_: Mention, text: str) -> bool:
    """Whether an illness only says what another is: "mucositis-associated pain", "non-diabetic"."""
    return (
        _OF_ITS_KIND.match(text, object_.end) is not None
        or _PREDICTED.match(text, object_.end) is not None
        or _NON.search(text, max(0, object_.start - 4), object_.start) is not None
    )
