"""What only looks like harm: illnesses of the patients, outcomes of a trial, harm that was rarer, another's harm.

The scorer joins a drug with an illness by the words around them. In reports of cases that is mostly harm; in
trials it is as often what the patients had before, what was counted in both arms, or what the drug spared them.
All functions take offsets in the text.
"""

from __future__ import annotations

import re

from pharmagraph.graph.claim import Mention

# "neuroblastoma SH-SY5Y cells": nobody has that illness
IN_CELLS = re.compile(r"(?:\s[\w()/-]+){0,3}\s(?:cells?|cell\slines?|xenografts?|cultures)\b")
TELLING = 600  # characters: a shorter text says nothing of what it is about
_TRIAL = re.compile(
    r"\b(?:randomi[sz]ed|placebo|double-blind|controlled\s(?:clinical\s)?trial)", re.IGNORECASE
)
_REACH = 90  # characters
_NEAR = 45
_RARER = (
    r"(?:lower|less|fewer|rarer|reduc\w+|decreas\w+|declin\w+|improv\w+|attenuat\w+|ameliorat\w+|prevent\w*|protect\w*|reliev\w+"
    r"|relief|suppress\w+|abolish\w+|antagoni[sz]\w+|alleviat\w+|revers(?!ibl)\w+|resol\w+|remission|regress\w+|disappear\w+|heal(?!th)\w+"
    r"|controlled|responded|progressed|inhibited|blocked|counteract\w+|diminish\w+)"
)
# "the incidence of bleeding was lower with X", "seizures were reduced by X"
_RARER_WITH = re.compile(
    rf"[^.;:]*?\b{_RARER}\s(?:[\w-]+\s){{0,4}}?(?:by|with|in|on|for|after|following|among|during|to|when|than(?!\s(?:one|two|\d))|under)\b[^.;:]*",
    re.IGNORECASE,
)
_RARER_BEFORE = re.compile(
    r"\b(?:less|fewer|lower|low|few|no|regression|remission|reversal|resolution|reductions?|decreases?|declines?|fall|improvements?|relief"
    r"|improv\w+|reduc\w+|decreas\w+|attenuat\w+|prevent\w*|protect\w*|ameliorat\w+|reliev\w+|alleviat\w+|inhibit\w*|regress(?:es|ed|ing)?|abolish\w+"
    r"|suppress\w+|block\w*|revers(?!ibl)\w+|control|treat\w*|therapy|pharmacotherapy|management|prophylaxis|prevention|antagoni[sz]\w+|recovery)"
    r"\s(?:(?:of|in|for|from|against|the|an?|both|such|any|severe|acute|chronic|incidence|frequency|severity|rates?|number|risk|symptoms"
    r"|or|and|facilitate|intensity|development|adjuvant|experimental)\s){0,5}$",
    re.IGNORECASE,
)
_RISE = re.compile(r"\b(?:not|no|without|never|n't|failed|fails?)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_OFF_THE_DRUG = re.compile(
    r"\b(?:withdr\w+|discontinu\w+|cessation|stopp\w+|off|switch\w*|dechallenge|dose|dosage|lower(?:ed|ing)\sthe|taper\w*|antidote)\b",
    re.IGNORECASE,
)
# whom the illness stands for: "in hypertensive patients", "non-diabetic subjects"
_OF_PEOPLE = re.compile(
    r"\s?(?:\([^()]{1,12}\)\s)?(?:(?:VAS|visual\sanalogu?e|\w+ic|elderly|adult|male|female|postmenopausal|young|older)\s)?"
    r"(?:patients?|subjects?|populations?|individuals?|people|women|men|adults|children|outpatients|inpatients|volunteers|"
    r"(?:SHR\s)?rats?|mice|model|models|study|trial|trials|stages?|scale|score|scores|rating|questionnaire|clinic|units?)\b",
    re.IGNORECASE,
)
_WITH_ILLNESS = re.compile(
    r"\b(?:(?:patients?|subjects?|women|men|people|individuals|adults|children|persons|those|outpatients|rats|mice|volunteers|cases)"
    r"(?:\s\([^()]{1,40}\))?\s(?:who\s(?:had|have)(?:\s(?:experienced|suffered|developed))?|with|without|suffering\sfrom|hospitali[sz]ed\sfor|at\s(?:high\s)?risk\s(?:of|for))"
    r"|history\sof|diagnos(?:is|ed)\s(?:of|with|as)|hypothesis\sof|model\sof|pathogenesis\sof|pathophysiology\sof|uncomplicated)"
    r"\s(?:(?!developed|develops?|experienced|presented|suffered|had\b)[\w-]+\s){0,4}?$",
    re.IGNORECASE,
)
_CAME_OF = re.compile(
    r"\b(?:during|after|following|follows|followed|associated|attribut\w+|due|induced|caused|related|secondary|while|on)\b",
    re.IGNORECASE,
)
_ON_IT = re.compile(
    r"\b(?:effects?|impact|influence|efficacy|benefits?|action)\b[^.;]*?\b(?:on|upon|in|against)\s(?:[\w-]+[,\s]\s?(?:and\s)?){0,5}$",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:than(?!\s(?:one|two|\d))|versus|vs\.?|compar(?:ed|ison)\s(?:with|to)|relative\sto|as\sopposed\sto)\s(?:[\w-]+\s){0,6}?$",
    re.IGNORECASE,
)
_FEWER = re.compile(r"\b(?:less|fewer|lower|rarer|reduced|decreased)\b", re.IGNORECASE)
# what is counted in every trial
_COUNTED = re.compile(
    r"^(?:all-cause\s|cardiovascular\s|overall\s|total\s|sudden\s|cardiac\s)*(?:mortality|deaths?|hospitali[sz]ations?|(?:health-related\s)?"
    r"quality\sof\slife|hr?qo?l|survival|morbidity|events?|relapses?|recurrence|adverse\sevents?|stroke\svolume)$",
    re.IGNORECASE,
)
# what an analgesic is given for, and words that say what a drug is
_WANTED = re.compile(
    r"\b(?:relief|control|reduction|pain\s(?:score|intensity|threshold)s?|response\srates?)$|\bfree\b",
    re.IGNORECASE,
)
_AS_A_DRUG = re.compile(r"[-\s](?:drugs?|agents?|medications?|free)\b", re.IGNORECASE)
_BLAMED = re.compile(
    r"\b(?:caus\w+|induc\w+|due\sto|fatal|overdos\w+|poison\w*|toxic\w*|led\sto|leads?\sto|leading\sto|result\w*|associat\w+\swith\s(?:an?\s)?"
    r"(?:increased|higher|excess)|increas\w+|excess|attribut\w+|related|higher|after)\b",
    re.IGNORECASE,
)
_NOT_GIVEN = re.compile(
    r"(?:\s?\d\w?|<\w+>\s?\d\w?</\w+>)?(?:\s[(\[][^()\[\]]{1,40}[)\]])?[-\s](?:buffer(?:s|ed)?\b|nephropathy|attacks?|episodes?|coma\b|regulat(?:able|ed|ory)|antibod\w+|like\b|demands?|saturation|tension|supply|dependent|independent|sensitiv\w+|resistan\w+|deficien\w+|deplet\w+|release|"
    r"secretion|synthesis|hypothesis|transporters?|receptors?|reuptake|uptake|metabolism|turnover|homeostasis|analogues?|analogs?|(?:like\s)?agonists?|antagonists?|inhibitors?|blockers?"
    r"|to-\w+\sratio|tolerance|sensitivity|requirements?|consumption|reabsorption|pathways?|channels?|neurons?|systems?)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:plasma|serum|blood|urinary|CSF|cerebrospinal\sfluid|circulating|endogenous|intracellular|deficiency\sof|lack\sof|levels?\sof|concentrations?\sof"
    r"|non-?|rescue|needs?\sfor|requirements?\s(?:for|of)(?:\s\w+)?|consumption\sof|depletion\sof|elevations?\sof|metaboli[sz]ed\sto|release\sof|production\sof)[\s-]?$",
    re.IGNORECASE,
)


# "stop S if O occurs"; "O is common, and children should be given S"; "ways of treating O: strategies with S"
_IF_IT_COMES = re.compile(
    r"\b(?:if|in\scase\sof|unless|(?:susceptible|resistant)\sto)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE
)
_TREATS = re.compile(r"\s(?:\w+ly\s)?(?:treats?|relieves?|alleviates?|eases?)\b")
_CALLED_FOR = re.compile(
    r"\b(?:should\s(?:be\sgiven|receive)|requir(?:e|ed|ing)|needed|request(?:ed|ing)|treatment\sstrateg\w+|without)\s(?:(?:with|the|any)\s)?(?:[\w-]+\s)?$"
    r"|\btreatment\sstrateg\w+\b",
    re.IGNORECASE,
)


def tells_of_a_trial(text: str) -> bool:
    """Whether a document tells of a trial, where what happened in one arm need not come of its drug."""
    return len(text) >= TELLING and _TRIAL.search(text) is not None


def is_given(mention: Mention, text: str) -> bool:
    """Whether a name stands for a drug that somebody has: not in "serotonin transporter", "non-insulin-dependent"."""
    return not (
        _NOT_GIVEN.match(text, mention.end)
        or _MEASURED.search(text, max(0, mention.start - _NEAR), mention.start)
    )


# "in those receiving S plus another drug for ulcers"
_GIVEN_FOR = re.compile(
    r"(?<!responsible)(?<!risk)(?<!risks)(?<!potential)(?<!evidence)(?<!factor)(?<!factors)(?<!hospitalized)(?<!admitted)(?<!ratio)"
    r"(?<!withdrawn)(?<!accounted)\sfor\s(?:the\s)?(?:[a-z]+(?:al|ic|ed|ous|ive|ar|ary)\s)?$",
    re.IGNORECASE,
)
# "bulbectomy-induced depression": who did that is said; not so in "a drug-induced rash"
_INDUCER = re.compile(
    r"(?P<who>[\w\])]+(?:[-\u2010-\u2013]|(?<=ectomy)\s|(?<=ligation)\s|(?<=occlusion)\s|(?<=isolation)\s))(?:induced|evoked|elicited|provoked|triggered|mediated)\s(?:[\w-]+\s){0,3}?$",
    re.IGNORECASE,
)
_ANY_INDUCER = re.compile(
    r"(?:drugs?|medications?|medicines?|treatments?|therapy|agents?|chemotherapy|substances?|toxins?|chemical\w*|dose|self|"
    r"exercise|stress)$",
    re.IGNORECASE,
)
_AND_ITS = re.compile(
    r"(?:\s?\([^()]*\))?(?:-?,?\s?(?:(?:and|or|plus|alone|\+|/)\s?){0,2}[\w()-]*){0,2}",
    re.IGNORECASE,
)


def is_of_another_inducer(drug: Mention, illness: Mention, text: str) -> bool:
    """Whether the words right before an illness name another cause of it: "S eased X-induced seizures"."""
    if drug.start >= illness.end:
        return False  # "an X-induced rash after S": one drug may bring out what another does
    found = _INDUCER.search(text, max(0, illness.start - _REACH), illness.start)
    if found is None or _ANY_INDUCER.search(found["who"][:-1]) or drug.end >= found.end("who"):
        return False
    return _AND_ITS.fullmatch(text, drug.end, found.end("who") - 1) is None


def is_no_harm(subject: Mention, object_: Mention, text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text[start:end]`` has the illness for another reason than as harm of the drug."""
    first = max(start, object_.start - _REACH)
    if _COUNTED.match(object_.text) and not _BLAMED.search(text, start, end):
        return True
    if _WANTED.search(object_.text) or _AS_A_DRUG.match(text, object_.end):
        return True
    if _OF_PEOPLE.match(text, object_.end) or is_of_another_inducer(subject, object_, text):
        return True
    if subject.end <= object_.start and _TREATS.match(text, subject.end):
        return True
    if subject.end <= object_.start and _GIVEN_FOR.search(text, subject.end, object_.start):
        return True
    if subject.end <= object_.start and _THAN.search(
        text, max(start, subject.start - _NEAR), subject.start
    ):
        return True
    before = max(first, subject.end) if subject.end <= object_.start else first
    if _WITH_ILLNESS.search(text, before, object_.start) and not _CAME_OF.search(
        text, object_.end, max(object_.end, subject.start)
    ):
        return True
    if object_.start < subject.start:
        if _CALLED_FOR.search(text, object_.end, subject.start):
            return True
        if _THAN.search(text, max(object_.end, subject.start - _REACH), subject.start):
            # rarer than with X: with X it is there
            return not _FEWER.search(text, max(start, object_.start - _NEAR), subject.start)
        rarer = _RARER_WITH.fullmatch(text, object_.end, subject.start)
        if rarer and not _OFF_THE_DRUG.search(text, object_.end, min(end, subject.end + _NEAR)):
            return True
    if _ON_IT.search(text, first, object_.start) or _IF_IT_COMES.search(
        text, before, object_.start
    ):
        return True
    return (
        _RARER_BEFORE.search(text, before, object_.start) is not None
        and not _OFF_THE_DRUG.search(text, start, end)
        and not _RISE.search(text, before, object_.start)
    )


_BELONGS_TO_ANOTHER = re.compile(
    r"\b(?:following|after|undergoing|underwent|before)\b[^.;]*?\b(?:\w*therapy|surgery|transplantation|resection|operation|treatment|\w+ectomy)"
    r"\s(?:for|of)\s(?:[\w-]+\s){0,3}?$",
    re.IGNORECASE,
)
_HARMFUL = re.compile(
    r"[-\u2010-\u2013](?:induced|related|associated)\b"
    r"|(?:/\w+)?[-\s](?:withdrawal|challenge|provocation|intoxication|over-?dos\w+|over-?use|misuse|toxicity|poisoning|abuse|addict\w*)\b",
    re.IGNORECASE,
)
_ANAESTHESIA = re.compile(r"\b(?:anaesthesia|anesthesia|analgesia)$", re.IGNORECASE)
_WORSE = re.compile(
    r"\b(?:increas\w+|rais\w+|worsen\w*|aggravat\w*|exacerbat\w*)\s(?:[\w-]+\s){0,3}?(?:morbidity|mortality|deaths?|hospitali[sz]ations?"
    r"|(?:the\s)?risk\sof\sdeath)\b",
    re.IGNORECASE,
)
_UNHELPED = re.compile(
    r"\b(?:not|n't|never|poorly|inadequately|insufficiently|un)\s?-?(?:\w+ly\s)?(?:controlled|respon\w+|improved|relieved)\b"
    r"|\b(?:refractory|resistant|unresponsive|nonresponsive|intolerant|failure|failed)\b",
    re.IGNORECASE,
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
# what people are, rather than what is treated: "in morbidly obese women"
LIKE_PEOPLE = re.compile(
    r"^(?:morbidly\s)?(?:obese|overweight|critically\sill|premature|low\sbirth\sweight)$",
    re.IGNORECASE,
)
_OF_ITS_KIND = re.compile(
    r"[-\u2010-\u2013](?:associated|related|induced|caused|free)\s\w", re.IGNORECASE
)
_PREDICTED = re.compile(r"\s(?:risk\s)?(?:predictors?|markers?|factors?|experiments?|assays?)\b")
_NON = re.compile(r"\bnon[-\s]?$", re.IGNORECASE)


def is_part_of_other(object_: Mention, text: str) -> bool:
    """Whether an illness only says what another is: "mucositis-associated pain", "non-diabetic"."""
    return (
        _OF_ITS_KIND.match(text, object_.end) is not None
        or _PREDICTED.match(text, object_.end) is not None
        or _NON.search(text, max(0, object_.start - 4), object_.start) is not None
    )


# "a woman treated with X in whom a rash developed"
_IN_WHOM = re.compile(r"\bin\swhom\b", re.IGNORECASE)


def is_no_cure(subject: Mention, object_: Mention, text: str) -> bool:
    """Whether a drug stands beside an illness that something else was done for, or that it did not help."""
    if _COUNTED.match(object_.text) or _ANAESTHESIA.search(object_.text):
        return True
    if _HARMFUL.match(text, subject.end) or LIKE_PEOPLE.match(object_.text):
        return True
    if _MIMICKED.search(text, max(0, object_.start - _NEAR), object_.start):
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


_HELP_WITHIN = 50  # characters
_RID_OF = re.compile(
    r"\b(?:disappearance|cessation|resolution|regression|normali[sz]ation|reversal|remission|improvements?|relief|recovery"
    r"|abatement|healing|clearance)\s(?:of|in|from)\s(?:(?:the|his|her|their|all|these)\s)?(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_HELPING = re.compile(
    r"(?:\b(?:refractory|resistant|unresponsive(?:ness)?|respond(?:ed|s|ing)?(?:\swell)?|responsive|sensitive|tolerance)\sto"
    r"|\b(?:successfully|well)\s(?:treated|controlled|managed)\s(?:with|by|using)"
    r"|\btreated\ssuccessfully\s(?:with|by|using)|\b(?:managed|controlled|relieved|reversed)\s(?:with|by)|\bnecessitated\sthe\suse\sof"
    r"|\bdespite\s(?:(?!cessation|withdrawal|discontinuation|stopping|lack|increasing)[\w-]+\s){0,3}(?:with|of|on|by)?)\s(?:(?:the|a)\s)?(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"[^.;:]{0,40}?\b(?:resolv|disappear|subsid|remitt|cleared|abat|reced|recover|respond)\w*\b",
    re.IGNORECASE,
)
_COMES_OF = re.compile(
    r"\b(?:due|associated|induced|caused|produced|related|secondary|attributed)\b", re.IGNORECASE
)
_WITHOUT = re.compile(
    r"\b(?:without|withdr|discontinu|cessation|ceas|stopp|off\b|reduc|switch|remov|taper|suspen|interrupt|halt|lower|decreas|substitut|replac|chang)",
    re.IGNORECASE,
)


def is_helped(drug: Mention, illness: Mention, text: str) -> bool:
    """Whether a drug that is near an illness is what helps against it, or what did not help: "refractory to X"."""
    if _HELPING.search(text, max(0, drug.start - _HELP_WITHIN), drug.start):
        return True
    rid = _RID_OF.search(text, max(0, illness.start - _HELP_WITHIN), illness.start)
    if drug.start < illness.end:
        if rid is None or drug.end > rid.start():
            return False
        return _WITHOUT.search(text, max(0, drug.start - _HELP_WITHIN), rid.start()) is None
    ended = _ENDING.match(text, illness.end, drug.start)
    if rid is not None and not _COMES_OF.search(text, illness.end, drug.start):
        ended = rid
    since = illness.end if ended is rid else ended.end() if ended else 0
    return ended is not None and not _WITHOUT.search(text, since, drug.end + _HELP_WITHIN)
