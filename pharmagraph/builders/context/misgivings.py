"""Clauses and sentences that only say how well the statement before them stands: ", but the evidence is thin".

Their subject is the statement ("this", "which", "the finding"), what it rests on (evidence, trials), who judges it
(experts) or what else may explain it (chance, bias). The words stand in `misgivings.toml`. All
functions take small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pharmagraph.builders.text.anyof import AnyOf, WhichOf
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
# Each behind what a clause must have for it, once or twice one of some words, inside other words too (of a $group the
# pieces of its words). So few forms are tried, and most are never compiled.
_FORMS = (
    # "the evidence is thin", "the data come from case reports", "this is speculative", "it is far from certain"
    (
        "$proof $weak|$unproven|$slight_source|$certain",
        rf"{_PROOF}\s$is\s{_ADVERBS}(?:$weak|$unproven|$slight_source|{_NOT_CERTAIN})",
    ),
    (
        "$weak|$unproven|$slight_source|$certain|$proof",
        rf"{_THIS}\s$is\s{_ADVERBS}(?:$weak|$unproven|$slight_source|{_NOT_CERTAIN}|no\s(?:[\w-]+\s)?$proof)",
    ),
    # "the sample was tiny and the trial unblinded", "there was no control group", "only nine patients were studied"
    (
        "$trial $slight|$weak",
        rf"(?:the|this|that|our|its|their|each|both)\s(?:[\w-]+\s){{0,2}}?(?:$trial)\s$is\s{_ADVERBS}(?:$slight"
        rf"|$weak)"
        rf"(?:(?:,|,?\s(?:and|or|but))\s{_ADVERBS}(?:$slight|$weak)){{0,3}}",
    ),
    (
        "$control",
        r"(?:there\s(?:was|were|is)|(?:the|this|our|it|they)\s(?:(?:$trial)\s)?(?:had|lacked|used|included"
        r"|has))\s(?:no\s|a\s|any\s)?"
        r"(?:$control)(?:\s(?:group|arm|condition)s?)?",
    ),
    (
        "$control no",
        r"no\s(?:$control)(?:\s(?:group|arm|condition)s?)?(?:\s(?:was|were)\s(?:used|included|present|available"
        r"|enrolled))?",
    ),
    (
        "$people only|just|merely|more|mere|barely",
        r"(?:only|just|merely|no\smore\sthan|a\smere|barely)\s(?:\d+|$number)\s(?:$people)\s(?:\w+\s)?(?:was"
        r"|were|had\sbeen|took\spart|participated)"
        r"(?:\s(?:studied|enrolled|treated|included|recruited|randomi[sz]ed|tested|examined|evaluated|involved))?",
    ),
    (
        "included|enrolled|comprised|numbered|involved|had|recruited|was only|just|merely|more|mere|but|barely",
        r"(?:it|the\s(?:$trial)|this\s(?:$trial))\s(?:included|enrolled|comprised|numbered|involved|had"
        r"|recruited|was\sin)\s"
        r"(?:only|just|merely|no\smore\sthan|a\smere|but|barely)\s(?:\d+|$number)(?:\s(?:$people))?",
    ),
    # "caution is in order", "these results should be read with caution"
    (
        "caution|prudence|care|restraint|scepticism|skepticism interpret|draw|generali|conclu|extrapolat|read|accept",
        r"(?:some\s|great\s|due\s)?(?:caution|prudence|care|restraint|scepticism|skepticism)\s(?:is|seems"
        r"|remains)\s(?:in\sorder|needed|warranted|advised|required|called\sfor"
        r"|advisable)\s(?:in|when|before)\s(?:interpret|draw|generali|conclu|extrapolat|read|accept)\w*.{0,50}",
    ),
    (
        "be interpreted|taken|viewed|read|treated|seen|regarded|considered|judged|approached",
        rf"(?=.{{0,70}}\sbe\s)(?:{_THIS}|{_PROOF})\s(?:should|must|need\sto|have\sto|has\sto|ought\sto)\s(?:therefore\s|thus\s"
        rf"|still\s|however\s|all\s){{0,2}}be\s"
        r"(?:interpreted|taken|viewed|read|treated|seen|regarded|considered|judged"
        r"|approached)\s(?:with\s(?:\w+\s){0,2}?(?:caution|care|reserve|reservation|scepticism"
        r"|skepticism|prudence|salt)|cautiously|carefully|as\s(?:\w+\s)?(?:$unproven|$slight))",
    ),
    (
        "early",
        r"(?:these|it|this|we)\s(?:are|is)\s(?:still\s|only\s|very\s|in\s|the\s|at\s|an\s){0,4}early\s(?:days"
        r"|stage)",
    ),
    # "a causal tie has eluded researchers"
    (
        "eluded|evaded|escaped",
        r"(?:an?|the|any|firm|hard)\s(?:[\w-]+\s)?(?:$finding|tie|proof|confirmation|explanation)\s(?:has|have"
        r"|had)\s(?:\w+\s){0,2}?(?:eluded|evaded|escaped)(?:\s[\w-]+){0,3}",
    ),
    # ", or at least that is how the press release put it", ", claims the flyer", ", or so it was believed"
    (
        "how that|this",
        r"(?:or\s)?(?:at\sleast\s)?(?:that|this)\s(?:is|was)\show\s(?:[\w-]+\s){1,4}?(?:puts?|tells?|told|sees?"
        r"|saw|sells?|sold|presents?|presented|has|had|would\shave)(?:\s(?:it|things|this|us))?",
    ),
    (
        "$claims",
        r"(?:$claims)\s(?:the|an?|its|their|his|her|one|some|many)\s.{2,70}",
    ),
    (
        "so believe|thought|said|held|claim|assumed|hoped|argued|reasoned|taught|presumed|supposed|told|say|think",
        r"or\sso\s(?:it|they|he|she|we|i|the\s\w+)\s(?:(?:is|was|were|are|has|have|had|been|once|long|then|often"
        r"|widely|generally)\s){0,3}"
        r"(?:believed|thought|said|held|claimed|assumed|hoped|argued|reasoned|taught|presumed|supposed|told"
        r"|says?|thinks?|believes?|claims?)(?:\s.{1,40})?",
    ),
    # "this has not been confirmed", "which later studies could not confirm", "others failed to confirm it"
    (
        "$not $holds",
        rf"{_THIS}\s$not\s{_ADVERBS}$holds{_ELSEWHERE}",
    ),
    (
        "$not $holds",
        rf"(?:{_IT}\s)?(?:{_PROOF}|{_JUDGES}|$later\s{_FEW}$proof)\s$not\s{_ADVERBS}$holds(?:\s{_IT})?(?:\sout)?",
    ),
    (
        "$proof|group|one|team|review|lab no|few|hardly",
        rf"(?:{_IT}\s)?(?:no|not\sone|not\sa\ssingle|few|hardly\sany|no\sother)\s(?:[\w-]+\s){{0,3}}?(?:$proof"
        rf"|group|one|team|review|laboratory|lab)"
        rf"\s(?:(?:has|have|had|could|can|does|do|did|exists?)\s?{_ADVERBS}(?:$holds)?|$holds|supports?"
        rf"|confirms?|shows?|backs?|proves?|exists?)(?:\s{_IT})?(?:\sout|\sup)?",
    ),
    (
        "$proof no|little|scant|hardly|scarcely|insufficient",
        rf"(?:there\s(?:is|was|has\sbeen)\s)?(?:no|little|scant|scarcely\sany|hardly\sany|insufficient|precious\s"
        rf"little|not\s(?:much|enough))\s(?:[\w-]+\s)?$proof(?:\s(?:exists?|(?:for|of|behind|to\s(?:support|back"
        rf"|prove))\s{_IT}))?",
    ),
    # "nobody has shown that the drug is to blame"
    (
        "$holds blame|responsible|fault|cause|culprit|reason",
        r"(?:nobody|no\sone|none|no\s(?:[\w-]+\s)?$proof)\s(?:(?:has|have|had|yet|ever"
        r"|so\sfar)\s){0,3}$holds\s(?:that\s)?"
        r"(?:[\w-]+\s){1,4}?(?:is|are|was|were)\s(?:really\s)?(?:to\sblame|responsible|at\sfault|the\s(?:cause"
        r"|culprit|reason))",
    ),
    # "this awaits confirmation", "which should be tested"
    (
        "$wants $wanted",
        rf"(?:(?:{_IT}|(?:the|these|our|their)\s(?:[\w-]+\s)?$proof)\s)?(?:still\s)?$wants\s{_FEW}$wanted{_ELSEWHERE}",
    ),
    (
        "$holds be",
        rf"{_THIS}\s(?:should|must|needs?\sto|will\shave\sto|ought\sto|(?:has|have)\s(?:yet\s)?to|is\syet\sto)\s"
        rf"(?:still\s|first\s|now\s)?be\s(?:further\s)?$holds{_ELSEWHERE}",
    ),
    # "; people are another matter", "phase 3 was negative", "blinding failed, which clouds the result"
    (
        "another|different matter|story|question|thing",
        r"(?:people|humans|patients|man|women|men|practice|the\sclinic)\s(?:is|are)\s(?:quite\s|yet\s)?(?:another|a\sdifferent)\s(?:matter|story|question|thing)",
    ),
    (
        "phase|trial|stud negative|disappoint|neutral|empty|blank|futile|failure|flop|washout",
        r"(?:the\s)?(?:phase\s(?:\d|i{1,3})(?:\strials?|\sstud(?:y|ies))?|$later\s(?:trials?|stud(?:y|ies))|(?:trials?|stud(?:y|ies))\sin\s(?:people|humans|patients))"
        r"\s(?:was|were|proved|turned\sout|came\sout|came\sback|came\sup)\s(?:negative|disappointing|neutral|empty|blank|futile|a\s(?:disappointment|failure|flop|washout))",
    ),
    (
        "blinding|randomi|concealment|masking",
        r"(?:the\s)?(?:blinding|randomi[sz]ation|concealment|masking)\s(?:failed|broke\sdown|was\s(?:broken|poor|inadequate|incomplete|imperfect|compromised|lost))(?:\s.{1,80})?",
    ),
    (
        "sponsor|maker|manufacturer|company paid|funded|ran|sponsored",
        r"(?:the|an?|its|whose)\s(?:[\w-]+\s){0,2}?(?:sponsor|maker|manufacturer|company)\s(?:paid|funded|ran|sponsored)\s.{1,40}",
    ),
    (
        "$belief ran|runs|went|goes|held|had",
        r"(?:the|its|their)\s(?:$belief)\s(?:ran|runs|went|goes|held|had\sit)",
    ),
    # "though whether it does any good is doubtful"
    (
        "whether $unproven|$certain",
        rf"whether\s{_IT}\s(?:\w+ly\s|ever\s)?(?:does|do|did|works?|helps?|worked|helped)(?:\s(?:so|any\sgood|anything|at\sall|any\sof\sthis))?"
        rf"\s$is\s{_ADVERBS}(?:$unproven|{_NOT_CERTAIN})",
    ),
    # "not all experts agree", "experts doubt it", "i am not convinced"
    (
        "$judge agree|concur|$doubts|believe|buy|accept|doubt|know|unconvinced",
        rf"(?!(?:(?:as|which|what)\s)?(?:nobody|no\sone|none|few)\s(?:now\s|seriously\s"
        rf"|\w+ly\s)?$doubts){_JUDGES}\s(?:\w+ly\s)?(?:agree|agrees|concur|$doubts|(?:do|does|did|would|remain"
        rf"|remains)\s(?:not\s"
        rf")?(?:\w+\s)?(?:agree|believe|buy|accept|doubt|know|unconvinced))(?:\s(?:it|so|for\ssure|of\sit|on\s"
        rf"this|about\s(?:it|this)|{_IT}))?",
    ),
    # "chance cannot be excluded", "the difference could be due to chance", "the confidence interval crossed one"
    (
        "$instead|confounder|causes|explanations|factors excluded|ruled|dismissed|discounted|explain|account"
        "|likely|possible|responsible|play|work|blame",
        r"(?:(?:residual|unmeasured|selection|publication|recall|an?|the|some|other|simple|pure)\s"
        r"){0,2}(?:$instead|confounders?|other\s(?:causes|explanations|factors))(?:\sby\s\w+)?"
        r"\s(?:cannot|can['\u2019]t|could\snot|may|might|could|is|are)\s(?:\w+\s){0,2}?(?:excluded|ruled\sout"
        r"|dismissed|discounted|explain|account|likely|possible|responsible|play(?:ed)?|at\swork|to\sblame).{0,50}",
    ),
    (
        "$instead could|may|might|can",
        rf"{_THIS}\s(?:could|may|might|can)\s(?:well\s|also\s|simply\s|just\s|easily\s)?(?:be|have\sbeen|reflect"
        rf"|represent|arise|have\sarisen|stem)\s(?:\w+\s){{0,3}}?$instead",
    ),
    (
        "interval",
        r"(?:the\s)?(?:95\s?%\s)?(?:confidence\s)?intervals?\s(?:crosse[sd]|cross|include[sd]?|spanned|spans?"
        r"|overlap(?:ped|s)?|w(?:as|ere)\s(?:very\s)?wide)(?:\s[\w\s.]{1,20})?",
    ),
    (
        "borderline|marginal|significant|numerical",
        rf"(?:{_THIS}|p(?:\s?value)?)\s(?:was|were|is|are)\s(?:borderline|marginal|(?:statistically\s"
        rf")?(?:non-?significant|insignificant|not\s(?:statistically\s)?significant)|numerical(?:\sonly)?)",
    ),
    # "only in mice so far", "at least in theory"
    (
        "$animals_only least|only|far|just|not",
        r"(?:(?:at\sleast|if\sonly|only|so\sfar\sonly|albeit\sonly|not\sin\s(?:people|humans|man|patients)|just"
        r"|so\sfar)\s)+(?:in\s|on\s)?$animals_only(?:\sand\s\w+)?",
    ),
    (
        "$animals_only",
        r"(?:in|on)\s$animals_only(?:,?\s(?:that\sis|at\sleast|anyway|only|mind\syou|not\s(?:in\s)?(?:people"
        r"|humans|patients)))?",
    ),
    # "a result that awaits confirmation", "a finding of uncertain relevance", "an unproven claim"
    (
        "$finding $standing",
        r"(?:an?|the|this)\s(?:[\w-]+\s)?$finding\s(?:of|with)\s(?:(?:an?|very|highly|still)\s"
        r")?$without_standing\s(?:\w+\s)?$standing",
    ),
    (
        "$finding $unproven",
        r"(?:an?|the)\s(?:[\w-]+\s)?$unproven\s(?:[\w-]+\s)?$finding",
    ),
    (
        "$finding",
        r"(?:an?|the|this)\s(?:[\w-]+\s)?$finding\s(?:(?:that|which)\s)?(?:$wants|nobody|no\sone|others|$later"
        r"|critics|experts|many|some|few|remains)\s.{1,60}",
    ),
    # "or so they say", "so goes the theory", "that, at least, is the theory"
    (
        "so|thus say|said|claim|goes|believe|think|thought|hope|insist|runs|went|ran|argue|told|tell|read|hear|promise",
        r"(?:or\s|at\sleast\s)*(?:so|thus)\s(?:(?:the|its|their|his|her|some|many|most|my|our)\s)?(?:[\w-]+\s"
        r"){0,3}?(?:say|says|said|claims?|claimed|goes|believes?|thinks?|thought|hopes?|hoped|insists?|runs|went"
        r"|ran|argues?|told|tells|reads?|hear|hears|heard|promises?)(?:\s(?:us|me|(?:(?:the|its|an?)\s)?(?:[\w-]+\s)?(?:$seller|$belief)))?",
    ),
    (
        "$belief|say|claim|hope|believe is|was|remains",
        r"(?:that|this|such)(?:\s?,\sat\sleast,)?\s(?:at\sleast\s)?(?:is|was|remains)(?:,?\sat\sleast,?)?\s"
        r"(?:(?:the|a|an|only|just|our|their|its|one|my|merely|all|still|what)\s)*(?:[\w-]+\s)?(?:$belief|they\s"
        r"(?:say|claim|hope|believe)|$seller\s(?:say|claim|hope|believe)s?)",
    ),
    (
        "if|assuming|provided|unless",
        rf"(?:if|assuming|provided|unless)\s{_IT}?\s?(?:is|are|was|holds?|proves?|turns?\sout|can\sbe|stands?)\s"
        rf".{{1,40}}",
    ),
    # "at any rate that is what the packaging says", "if you ask those who sell it", "at least it did in mice"
    (
        "what say|said|claim|believe|think|hope|tell|told|promise|insist|read|have",
        r"(?:(?:at\sany\srate|at\sleast|anyway|in\sany\scase|or\sat\sleast)[\s,]+)?(?:(?:that|this|which)\s(?:is"
        r"|was)|such\s(?:is|was))\swhat\s(?:[\w-]+\s){1,4}?"
        r"(?:says?|said|claims?|claimed|believes?|thinks?|hopes?|tells?|told|promises?|insists?|reads?|would\s"
        r"have)(?:\s(?:us|me|you|you\sbelieve))?",
    ),
    (
        "if ask|believe|trust|listen|go|read",
        r"if\s(?:you|one)\s(?:ask|asks|believe|believes|trust|listen\sto|go\sby|read)\s.{1,50}",
    ),
    (
        "$proof|$animals_only at|or",
        r"(?:or\sat\sleast|at\sleast|or\srather|or)\s(?:it|they|this|that)\s(?:did|does|do|has|have|seemed\sto"
        r"|appeared\sto|was|were)\s(?:so\s)?in\s(?:[\w-]+\s){0,3}?(?:$proof|$animals_only)",
    ),
    (
        "$saying",
        r"$saying",
    ),
)
# "but larger trials are needed": without a "but" no more than good manners
_WANTING = (
    r"(?:$better[\s,]+(?:and\s)?){1,3}$proof\s(?:is|are|will\sbe|would\sbe)\s(?:\w+\s)?(?:needed|required"
    r"|necessary|warranted|awaited|essential|desirable|under\sway|called\sfor)"
    r"(?:\s(?:to\s$holds\b.{0,40}|first|before\b.{0,60}|here))?"
)


class _Form(NamedTuple):
    """A way to take back what was said, and the bits (`_HAS`) of both of which a clause must have one."""

    need: int
    other: int
    pattern: re.Pattern[str]


def _forms() -> tuple[list[_Form], WhichOf]:
    """All forms, and what finds the bits of a clause."""
    opened = rf"{_MARKS}(?:$opener\b[\s,]*){{0,3}}"
    forms = [(needs, opened + form) for needs, form in _FORMS]
    forms.append(("$proof $better", rf"{_MARKS}$contrast,?\s{_WANTING}"))
    bits: dict[str, int] = {}
    made: list[_Form] = []
    for needs, form in forms:
        masks = [bits.setdefault(need, 1 << len(bits)) for need in needs.split()]
        made.append(_Form(masks[0], masks[-1], _WORDS.compile(f"(?:{form}){_CLOSE}")))
    return made, WhichOf({bit: _WORDS.pieces(need.split("|")) for need, bit in bits.items()})


_MADE, _HAS = _forms()
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


_BREAK = re.compile(
    r"[,;(\u2013\u2014]\s?(?=\w)|\s-\s|\s(?=(?:but|though|although|however|albeit)\s)"
)
_JOINT = re.compile(r"[:;]\s|,?\s(?:and|as|since|because)\s")
_OF_STUDIES = AnyOf(_WORDS.words("of_studies"))
_CARE = re.compile(r"\b(?:caution|prudence|restraint|careful)\b")
_SHORTEST = 15  # characters of the first of two
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
    has = _HAS.are_in(clause)
    forms = [form for need, other, form in _MADE if has & need and has & other]
    if _is_one(forms, clause, 0, len(clause)):
        return True
    # "caution is in order: the trial was small", "only nine were studied and the data need replication"
    return _OF_STUDIES.is_in(clause) and any(
        (_CARE.search(clause, 0, joint.start()) or _is_one(forms, clause, 0, joint.start()))
        and _is_one(forms, clause, joint.end(), len(clause))
        for joint in _JOINT.finditer(clause, _SHORTEST)
    )


def _is_one(forms: Iterable[re.Pattern[str]], clause: str, start: int, end: int) -> bool:
    return any(form.fullmatch(clause, start, end) for form in forms)


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
