"""Whether a drug beside an illness is no cure of it, or helps against it: asked of what no verb joins.

The words stand in `cure.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

import re

from pharmagraph.builders.findings.checks.harm import COUNTED, LEFT_OFF, LIKE_PEOPLE
from pharmagraph.builders.mentions.befalls import is_done_to_a_part
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "cure.toml")
_NEAR = 45  # characters
_AMOUNT_OF = _WORDS.compile(
    r"(?:,\s[\w-]+|,?\sand\s[\w-]+|\s\([^()]{1,12}\)){0,4}\s(?:(?:plasma|serum|blood)\s)?$amount_of\b"
)
_BELONGS_TO_ANOTHER = _WORDS.compile(
    r"\b$done_before\b[^.;]*?\b(?:$done|\w*therapy|\w+ectomy)\s(?:for|of)\s(?:[\w-]+\s){0,3}?$"
)
_HARMFUL = _WORDS.compile(
    r"[-\u2010-\u2013](?:induced|related|associated)\b|(?:/\w+)?[-\s]$harmful\b"
)
_ANAESTHESIA = re.compile(r"\b(?:anaesthesia|anesthesia|analgesia)$", re.IGNORECASE)
_WORSE = _WORDS.compile(r"\b$made_worse\s(?:[\w-]+\s){0,3}?$deaths\b")
_UNHELPED = _WORDS.compile(
    r"\b(?:not|\w+n['\u2019]t|never|poorly|inadequately|insufficiently|un)\s?-?(?:\w+ly\s)?(?:controlled|respon\w+|improved|relieved)\b"
    r"|\b$unhelped\b"
)
# "in patients with O, S use was associated with an increased risk"; "O treated with another were given S"
_HAZARD = re.compile(
    r"\s(?:\w+\s)?(?:use|treatment|therapy)?\s?(?:was|were|is|are)\s(?:\w+\s)?associated\swith\s(?:an?\s)?(?:\w+ly\s)?(?:increased|higher|excess|greater)"
    r"\s(?:[\w-]+\s){0,3}?(?:risks?|mortality|deaths?|incidence|rates?)\b",
    re.IGNORECASE,
)
_TREATED_OTHERWISE = re.compile(
    r"\s(?:\([^()]{1,20}\)\s)?treated\swith\s[^.;]*?\b(?:were|was|received|underwent)\b[^.;]*",
    re.IGNORECASE,
)
_DURING = re.compile(r"\bduring\s$")
_MIMICKED = re.compile(r"\b(?:mimick\w+|resembl\w+|simulat\w+)\s(?:[\w-]+\s)?$", re.IGNORECASE)
_IN_WHOM = re.compile(r"\bin\swhom\b", re.IGNORECASE)  # "treated with X in whom a rash developed"

# "T cells from patients with O": what is done to them outside of anybody
_CELLS_OF = _WORDS.compile(
    r"\b$cells\s(?:\([^()]{1,20}\)\s)?(?:obtained\s|isolated\s)?from\s(?:[\w-]+\s){0,4}$"
)
_TAKING = _WORDS.compile(r"\s(?:[\w-]+\s)?$taking\s(?:[\w-]+\s){0,2}")
_CELLS_WITHIN = 80  # characters

# ---- what a drug helped against

_HELP_WITHIN = 50
_RID_OF = _WORDS.compile(
    r"\b$rid_of\s(?:of|in|from)\s(?:(?:the|his|her|their|all|these)\s)?(?:[\w-]+\s){0,2}$"
)
_HELPING = _WORDS.compile(
    r"(?:\b$helping|\bdespite\s(?:(?!cessation|withdrawal|discontinuation|stopping|lack|increasing)[\w-]+\s){0,3}(?:with|of|on|by)?)"
    r"\s(?:(?:the|a)\s)?(?:[\w-]+\s){0,2}$"
)
_ENDING = _WORDS.compile(r"[^.;:]{0,40}?\b$ended\b")
_COMES_OF = _WORDS.compile(r"\b$comes_of\b")


def is_no_cure(subject: Mention, object_: Mention, text: str) -> bool:
    """Whether a drug stands beside an illness that something else was done for, or that it did not help."""
    if COUNTED.match(object_.text) or _ANAESTHESIA.search(object_.text):
        return True
    if _HARMFUL.match(text, subject.end) or _AMOUNT_OF.match(text, subject.end):
        return True
    if LIKE_PEOPLE.match(object_.text) or is_done_to_a_part(object_.text):
        return True
    if _MIMICKED.search(text, max(0, object_.start - _NEAR), object_.start):
        return True
    if _CELLS_OF.search(
        text, max(0, object_.start - _CELLS_WITHIN), object_.start
    ) and not _TAKING.fullmatch(text, object_.end, subject.start):
        return True
    if subject.end <= object_.start:
        between = subject.end, object_.start
        if any(each.search(text, *between) for each in (_WORSE, _DURING, _IN_WHOM)):
            return True
        return _BELONGS_TO_ANOTHER.search(text, subject.end, object_.start) is not None
    if _HAZARD.match(text, subject.end) or _TREATED_OTHERWISE.fullmatch(
        text, object_.end, subject.start
    ):
        return True
    return _UNHELPED.search(text, object_.end, subject.start) is not None


def is_helped(drug: Mention, illness: Mention, text: str) -> bool:
    """Whether a drug that is near an illness is what helps against it, or what did not help: "refractory to X"."""
    if _HELPING.search(text, max(0, drug.start - _HELP_WITHIN), drug.start):
        return True
    rid = _RID_OF.search(text, max(0, illness.start - _HELP_WITHIN), illness.start)
    if drug.start < illness.end:
        if rid is None or drug.end > rid.start():
            return False
        return LEFT_OFF.search(text, max(0, drug.start - _HELP_WITHIN), rid.start()) is None
    ended = _ENDING.match(text, illness.end, drug.start)
    if rid is not None and not _COMES_OF.search(text, illness.end, drug.start):
        ended = rid
    since = illness.end if ended is rid else ended.end() if ended else 0
    return ended is not None and not LEFT_OFF.search(text, since, drug.end + _HELP_WITHIN)
