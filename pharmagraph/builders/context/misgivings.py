"""Clauses and sentences that only say how well the statement before them stands: ", but the evidence is thin".

Their subject is the statement ("this", "which", "the finding"), what it rests on (evidence, trials), who judges it
(experts) or what else may explain it (chance, bias). The words stand in `misgivings.toml`. All
functions take small letters.
"""

from __future__ import annotations

import re
from functools import cache

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "misgivings.toml", flags=0)
_LONGEST = 130  # characters of such a clause
_MARKS = r"[\s,;:(\u2013\u2014-]*"
_CLOSE = r"(?:\s$closer)?[\s.,!?);\u2013\u2014\"'\u201d]*"
_FEW = r"(?:[\w-]+\s){0,2}?"
_ADVERBS = r"(?:$adverb\s){0,4}"
_THIS = (
    rf"(?:this|that|it|these|those|which|causality|causation|(?:such|the|this|that|these|those|its|their|an?"
    rf"|any)\s(?!$partly\b){_FEW}$finding)"
)
# the same, where nothing hangs on what it is called
_IT = (
    r"(?:it|so|this|that|these|those|which|(?:the|this|that|these|such)\s(?:[\w-]+\s){1,2}?[\w-]+)"
)
_PROOF = (
    rf"(?:(?:the|this|that|these|most|much\sof\sthe|all|its|their|such|our|any|what)\s)?{_FEW}$proof"
    r"(?:\s(?:for|behind|of|on)\s(?:this|it|that|these|such\s$finding|(?:the|this|that)\s$finding)|\sis\s"
    r"there|\sthere\sis)?"
)
_JUDGES = (
    r"(?:(?:not|some|many|most|few|other|several|all|the|a|independent|outside)\s){0,2}?(?:[\w-]+\s"
    r")?(?:$judge)"
)
_NOT_CERTAIN = r"$no_more_than\s(?:yet\s|a\s)?$certain"
# where else it was looked for: "in later trials", not "in women"
_ELSEWHERE = (
    r"(?:\s(?:in|by|with|under)\s(?:any|all|every|most|our|two|three|several|the|good|a|an|$later|$better)\s"
    r"(?:[\w-]+\s){0,4}?(?:$proof|trials?|cohorts?|groups?|teams?|hands|settings?|conditions)"
    r"|\sin\s(?:humans|people|man|patients|trials|studies|clinical\s(?:trials|practice)|practice))?"
)
_FORMS = (
    # "the evidence is thin", "the data come from case reports", "this is speculative", "it is far from certain"
    rf"{_PROOF}\s$is\s{_ADVERBS}(?:$weak|$unproven|$slight_source|{_NOT_CERTAIN})",
    rf"{_THIS}\s$is\s{_ADVERBS}(?:$weak|$unproven|$slight_source|{_NOT_CERTAIN}|no\s(?:[\w-]+\s)?$proof)",
    # "this has not been confirmed", "which later studies could not confirm", "others failed to confirm it"
    rf"{_THIS}\s$not\s{_ADVERBS}$holds{_ELSEWHERE}",
    rf"(?:{_IT}\s)?(?:{_PROOF}|{_JUDGES}|$later\s{_FEW}$proof)\s$not\s{_ADVERBS}$holds(?:\s{_IT})?(?:\sout)?",
    rf"(?:{_IT}\s)?(?:no|not\sone|not\sa\ssingle|few|hardly\sany|no\sother)\s(?:[\w-]+\s){{0,3}}?(?:$proof"
    rf"|group|one|team|review|laboratory|lab)"
    rf"\s(?:(?:has|have|had|could|can|does|do|did|exists?)\s?{_ADVERBS}(?:$holds)?|$holds|supports?"
    rf"|confirms?|shows?|backs?|proves?|exists?)(?:\s{_IT})?(?:\sout|\sup)?",
    rf"(?:there\s(?:is|was|has\sbeen)\s)?(?:no|little|scant|scarcely\sany|hardly\sany|insufficient|precious\s"
    rf"little|not\s(?:much|enough))\s(?:[\w-]+\s)?$proof(?:\s(?:exists?|(?:for|of|behind|to\s(?:support|back"
    rf"|prove))\s{_IT}))?",
    # "nobody has shown that the drug is to blame"
    r"(?:nobody|no\sone|none|no\s(?:[\w-]+\s)?$proof)\s(?:(?:has|have|had|yet|ever|so\sfar)\s){0,3}$holds\s(?:that\s)?"
    r"(?:[\w-]+\s){1,4}?(?:is|are|was|were)\s(?:really\s)?(?:to\sblame|responsible|at\sfault|the\s(?:cause|culprit|reason))",
    # "this awaits confirmation", "which should be tested"
    rf"(?:{_IT}\s)?(?:still\s)?$wants\s{_FEW}$wanted{_ELSEWHERE}",
    rf"{_THIS}\s(?:should|must|needs?\sto|will\shave\sto|ought\sto|(?:has|have)\s(?:yet\s)?to|is\syet\sto)\s"
    rf"(?:still\s|first\s|now\s)?be\s(?:further\s)?$holds{_ELSEWHERE}",
    # "not all experts agree", "experts doubt it", "i am not convinced"
    rf"{_JUDGES}\s(?:\w+ly\s)?(?:agree|agrees|concur|$doubts|(?:do|does|did|would|remain|remains)\s(?:not\s"
    rf")?(?:\w+\s)?(?:agree|believe|buy|accept|doubt|know|unconvinced))(?:\s(?:it|so|for\ssure|of\sit|on\s"
    rf"this|about\s(?:it|this)|{_IT}))?",
    # "chance cannot be excluded", "the difference could be due to chance", "the confidence interval crossed one"
    r"(?:(?:residual|unmeasured|selection|publication|recall|an?|the|some|other|simple|pure)\s"
    r"){0,2}(?:$instead|confounders?|other\s(?:causes|explanations|factors))(?:\sby\s\w+)?"
    r"\s(?:cannot|can['\u2019]t|could\snot|may|might|could|is|are)\s(?:\w+\s){0,2}?(?:excluded|ruled\sout"
    r"|discounted|explain|account|likely|possible|responsible|play(?:ed)?|at\swork|to\sblame).{0,50}",
    rf"{_THIS}\s(?:could|may|might|can)\s(?:well\s|also\s|simply\s|just\s|easily\s)?(?:be|have\sbeen|reflect"
    rf"|represent|arise|have\sarisen|stem)\s(?:\w+\s){{0,3}}?$instead",
    r"(?:the\s)?(?:95\s?%\s)?(?:confidence\s)?intervals?\s(?:crosse[sd]|cross|include[sd]?|spanned|spans?"
    r"|overlap(?:ped|s)?|w(?:as|ere)\s(?:very\s)?wide)(?:\s[\w\s.]{1,20})?",
    rf"(?:{_THIS}|p(?:\s?value)?)\s(?:was|were|is|are)\s(?:borderline|marginal|(?:statistically\s"
    rf")?(?:non-?significant|insignificant|not\s(?:statistically\s)?significant)|numerical(?:\sonly)?)",
    # "only in mice so far", "at least in theory"
    r"(?:(?:at\sleast|if\sonly|only|so\sfar\sonly|albeit\sonly|not\sin\s(?:people|humans|man|patients)|just"
    r"|so\sfar)\s)+(?:in\s|on\s)?$animals_only(?:\sand\s\w+)?",
    r"(?:in|on)\s$animals_only(?:,?\s(?:that\sis|at\sleast|anyway|only|mind\syou|not\s(?:in\s)?(?:people"
    r"|humans|patients)))?",
    # "a result that awaits confirmation", "a finding of uncertain relevance", "an unproven claim"
    r"(?:an?|the|this)\s(?:[\w-]+\s)?$finding\s(?:of|with)\s(?:(?:an?|very|highly|still)\s"
    r")?$without_standing\s(?:\w+\s)?$standing",
    r"(?:an?|the)\s(?:[\w-]+\s)?$unproven\s(?:[\w-]+\s)?$finding",
    r"(?:an?|the|this)\s(?:[\w-]+\s)?$finding\s(?:(?:that|which)\s)?(?:$wants|nobody|no\sone|others|$later"
    r"|critics|experts|many|some|few|remains)\s.{1,60}",
    # "or so they say", "so goes the theory", "that, at least, is the theory"
    r"(?:or\s|at\sleast\s)*(?:so|thus)\s(?:(?:the|its|their|his|her|some|many|most|my|our)\s)?(?:[\w-]+\s"
    r"){0,3}?(?:say|says|said|claims?|claimed|goes|believes?|thinks?|thought|hopes?|hoped|insists?|runs|went"
    r"|ran|argues?|told|tells|reads?|hear|hears|heard|promises?)(?:\s(?:us|me|(?:the\s)?(?:$seller|$belief)))?",
    r"(?:that|this|such)(?:\s?,\sat\sleast,)?\s(?:at\sleast\s)?(?:is|was|remains)(?:,?\sat\sleast,?)?\s"
    r"(?:(?:the|a|an|only|just|our|their|its|one|my|merely|all|still|what)\s)*(?:[\w-]+\s)?(?:$belief|they\s"
    r"(?:say|claim|hope|believe)|$seller\s(?:say|claim|hope|believe)s?)",
    rf"(?:if|assuming|provided|unless)\s{_IT}?\s?(?:is|are|was|holds?|proves?|turns?\sout|can\sbe|stands?)\s"
    rf".{{1,40}}",
    # "at any rate that is what the packaging says", "if you ask those who sell it", "at least it did in mice"
    r"(?:(?:at\sany\srate|at\sleast|anyway|in\sany\scase|or\sat\sleast)[\s,]+)?(?:(?:that|this|which)\s(?:is"
    r"|was)|such\s(?:is|was))\swhat\s(?:[\w-]+\s){1,4}?"
    r"(?:says?|said|claims?|claimed|believes?|thinks?|hopes?|tells?|told|promises?|insists?|reads?|would\s"
    r"have)(?:\s(?:us|me|you|you\sbelieve))?",
    r"if\s(?:you|one)\s(?:ask|asks|believe|believes|trust|listen\sto|go\sby|read)\s.{1,50}",
    r"(?:or\sat\sleast|at\sleast|or\srather|or)\s(?:it|they|this|that)\s(?:did|does|do|has|have|seemed\sto"
    r"|appeared\sto|was|were)\s(?:so\s)?in\s(?:[\w-]+\s){0,3}?(?:$proof|$animals_only)",
    r"$saying",
)
# "but larger trials are needed": without a "but" no more than good manners
_WANTING = (
    r"(?:$better[\s,]+(?:and\s)?){1,3}$proof\s(?:is|are|will\sbe|would\sbe)\s(?:\w+\s)?(?:needed|required"
    r"|necessary|warranted|awaited|essential|desirable|under\sway|called\sfor)"
    r"(?:\s(?:to\s$holds\b.{0,40}|first|before\b.{0,60}|here))?"
)
# Short forms in full.
_FULL = (
    ("can't", "cannot"),
    ("won't", "will not"),
    ("n't ", " not "),
    ("'s ", " is "),
    ("'m ", " am "),
    ("'re ", " are "),
    ("'ve ", " have "),
)


@cache
def _pattern() -> re.Pattern[str]:
    """All forms; compiled when the first clause may be one."""
    return _WORDS.compile(
        rf"{_MARKS}(?:$opener\b[\s,]*){{0,3}}(?:{'|'.join(_FORMS)}){_CLOSE}"
        rf"|{_MARKS}$contrast,?\s{_WANTING}{_CLOSE}"
    )


_BREAK = re.compile(
    r"[,;(\u2013\u2014]\s?(?=\w)|\s-\s|\s(?=(?:but|though|although|however|albeit)\s)"
)
# Words of which each form has one: a quick look that spares most clauses the slow one.
_MAY = AnyOf(_WORDS.words("hint"))


def misgives(clause: str) -> bool:
    """Whether a clause or sentence says nothing but that the statement before it may not be so.

    >>> misgives("but the evidence is thin."), misgives("but it is cheap.")
    (True, False)
    """
    if len(clause) > _LONGEST or not _MAY.is_in(clause):
        return False
    if "'" in (clause := clause.replace("\u2019", "'")):
        for short, full in _FULL:
            clause = clause.replace(short, full)
    return _pattern().fullmatch(clause) is not None


def misgiven(sentence: str) -> int:
    """Where the clause begins with which a sentence takes back what it said before; or -1.

    >>> misgiven("it eases pain, but this has not been confirmed.")
    13
    """
    last = max(0, len(sentence) - _LONGEST)
    if not _MAY.is_in(sentence[last:]):
        return -1
    breaks = (match.start() for match in _BREAK.finditer(sentence, last))
    return next((at for at in breaks if misgives(sentence[at:])), -1)
