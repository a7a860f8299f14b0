"""Where a clause, a noun phrase or a reported statement begins and ends, without a parser.

A boundary is a word or a mark that usually is one: a conjunction, a relative pronoun, a comma before a
new subject. All functions take a sentence in small letters.
"""

from __future__ import annotations

import re

from pharmagraph.builders.context.asides import is_subject, participle_end, set_aside
from pharmagraph.builders.context.starts import CLAUSE, HERE, OPENING, REACH, STOP, clause_start
from pharmagraph.builders.text.wording import Wording

# Where a clause ends: at strong punctuation, a conjunction, a relative pronoun, a participle that draws
# a conclusion, a comma before a new subject or adverbial, an "and" before a new verb.
_WORDS = Wording.beside("pharmagraph.builders.context", "clauses.toml", flags=0)
_CLAUSE_END = _WORDS.compile(f"{HERE}(?:{CLAUSE})")
_REST_END = re.compile(
    rf"{HERE}(?:{STOP}|a(?<!\wa)nd\s+(?:found|observed|showed|demonstrated|concluded?|reported)\b|,\s+(?:(?:but|although|whereas|while|and|however,?)\s+)?(?:we|they|he|she|there)\b"
    r"|,\s+but\s+(?!(?:not|also|only|never|in|at|with|by|for|to|on|as|when|if|perhaps|rather|less|more|may|might)\b))"
)
_PHRASE = (
    rf"{CLAUSE}|\s(?:$auxiliary|be|been|should|must|that|$past)\b|a(?<!\wa)nd\s+(?:the|an?|its|their)\b"
    r"|,\s+$of_noun\b"
)
_PHRASE_END = _WORDS.compile(f"{HERE}(?:{_PHRASE})")
_ITEM_END = _WORDS.compile(
    rf"{HERE}(?:{_PHRASE}|,|\s[a-z]{{3,}}ed\s+(?:an?|the|no|any|significant\w*)\b)"
)
# a new sentence begins behind ", and": where a verb is denied, what follows has a verb of its own
_ANOTHER = _WORDS.compile(r",\s+and\s+(?:[\w-]+\s+){1,6}?(?:$auxiliary|$acts|[a-z]{3,}ed)\b")
# "no rash occurred and the only side effect was nausea"
_NO_AND = _WORDS.compile(
    r"\s(?:$auxiliary|$past)\b[^,;:.]{0,80}?(?P<and>,?\s+and)\s+(?:(?!(?:who|which|that|whose)\b)[\w-]+\s+){1,6}?(?:$auxiliary|[a-z]{3,}ed)\b"
)
# a relative clause ends where the verb of its sentence stands: "X, in which it was absent, has been seen"
_PRONOUN = re.compile(r"\b(?:which|who|whose)\s*$")
_SUBJECT_AND_VERB = 8  # characters before a "no" that is no part of the subject: "it had no effect"
_ACTED = re.compile(
    r",\s+(?!(?:which|who|whose|that|if|when|where|while|as)\b)(?:[\w%.-]+\s+){1,8}?(?:is|are|was|were|has|have|had|did)\b"
)
# "whether X, a new drug, prevents Y", "if X \u2013 it is cheap \u2013 prevents Y", "may, in part, prevent Y"
_COMPLEMENT = _WORDS.compile(r"\b$complement\b")
_ASIDE = re.compile(
    r"(?:(?P<lead>(?:\s+[\w%'-]+){0,8}),\s+(?P<words>[^,;:.()]{1,90}),"
    r"|[^;:.\u2013\u2014]{0,80}?\s[-\u2013\u2014]\s[^;.\u2013\u2014]{1,90}\s[-\u2013\u2014])\s"
)
_NO_ASIDE = _WORDS.compile(r"(?:and(?!\s+not)|but(?!\s+not)|$no_aside)\b")
_FEW = 3  # words, which no new clause has
# "X, which nobody expected, relieved Y", "X, which we did not expect, relieved Y": the comma ends it
_OBJECT_RELATIVE = _WORDS.compile(
    r",\s+(?:(?:to|for|with|of|in|by|from|on)\s+)?which\s+(?P<subject>$somebody\s+(?:$auxiliary\s+)?)?$"
)
_NOBODY = _WORDS.compile(r"$nobody\b")
_SUBORDINATE = _WORDS.compile(r"$aside\b")
_FINITE = _WORDS.compile(r"\b$auxiliary\b")
_WITH = re.compile(r"\b(?:with|had|having)\s$|\bwith\s[^,;.]{1,60}\b(?:but|and)\s$")
_WITH_REACH = 75  # characters
_PRONOUN_REACH = 8  # characters
_SENTENCE_VERB = _WORDS.compile(r",\s+(?:\w+ly\s+)?(?:$auxiliary|$acts|causes)\b")
_BEFORE_RELATIVE = re.compile(r"\b(?:that|which|who)\s*$")
_SUBJECT_OF = _WORDS.compile(
    r"\s*the\s+(?:\w+\s+){0,2}?$study_of\s+(?:and\s+\w+\s+)?(?:of|between)\b"
)
# "X lowers Z, Y does not": a clause of its own behind the comma, and no item of a list
_SPLICED = _WORDS.compile(
    r"\b(?:$auxiliary|[a-z]{3,}(?:s|ed))\s[^,]*,(?P<clause>\s(?!(?:and|or|nor|it|they|this|these|which|that|who)\b)[\w-]+"
    r"(?:\s(?!(?:and|or|nor)\b)[\w-]+){0,2}?\s$auxiliary(?:n['\u2019]t|\s?not|\s)?)$"
)
_NOTHING_BEHIND = re.compile(r"\s*(?:[.;]\s*)?$|;")
# "the mechanism by which X acts is unclear": that X acts is not
_MEANS = re.compile(r"\b(?:by|through|via|(?:way|manner)\s+in)\s+which\s*$")
# "how X acts is unknown", but "how well X acts is unknown"
_HOW = re.compile(
    r"\s*how\s(?!(?:well|much|far|many|often|effective\w*|safe\w*|long|likely|strong\w*|reliabl\w+|good)\b"
    r"|[^,]{0,60}\b(?:influenc|affect|modulat|modif|alter|chang|relat)\w*)"
)
# a second verb has the subject of the first: "X treats Y and may prevent Z"
_AND = re.compile(
    r"\band(?:\s|,\s[^,]{1,30},\s)(?:(?:also|then|thus|even|\w+ly)\s)?(?=(?:may|might|could|should|would)\b)"
)
_MODAL = 6  # letters of the longest of these
_MEANS_REACH = 20  # characters
_OPENING_END = _WORDS.compile(
    r",(?!\s+(?:such\s+as|including)\b)"  # no comma of a list, unless its end is a new subject with a verb
    r"(?!\s+(?:(?:[\w-]+,?\s+){1,3})?(?:and|or)\s(?![\w-]+\s+(?:of\s+(?:[\w.-]+\s+){1,4}?)?(?:$auxiliary|[a-z]{3,}ed)\b))"
)
# points of a sentence, each a statement: "(1) X does not help, (2) Y does"
# ... and what is significant is not denied any more: "no change in weight and a significant fall in glucose"
_POINT = re.compile(
    r"\s(?:\((?:\d|[ivx]{1,3}|[a-e])\)|and\s(?:an?\s)?significant|or\s(?:even|actually)|(?:and|but)\sinstead|and\s\d[\d.]*\s?(?:%|per\scent)\sof)\s"
)
# "since X does not cause Y it should be preferred": no comma ends the reason
_REASON = re.compile(r"\s*(?:since|because|as)\s")
_PRONOUN_AND_VERB = _WORDS.compile(
    r"\s[\w-]+(\s)(?:it|they|we|he|she)\s(?:$auxiliary|should|must)\b"
)
_ENDS = {
    "clause": _CLAUSE_END,
    "around": _CLAUSE_END,
    "rest": _REST_END,
    "phrase": _PHRASE_END,
    "item": _ITEM_END,
    "opening": _OPENING_END,
}
_GOES_ON = {  # "suggest that, while ...", "not because ..."
    "rest": re.compile(r"[,\s]+\w"),
    "clause": _WORDS.compile(r"\s*,?\s+$goes_on\b"),
}
# what follows from what is doubted is doubted: "may injure the liver, leading to jaundice"
_OUTCOME = re.compile(r"[,\s]\s*(?:thereby|leading|resulting)\b")
# "but not by its analogue, X", "but not others, such as X"
_KIN = _WORDS.compile(
    r"\s(?:(?:by|with|to|of|in|for|on|from)\s)?(?:its|their|the|an?|another|other)\s(?:[\w-]+\s){0,2}?$kin"
)
_OTHERS = re.compile(
    r"\s(?:(?:by|with|to|of|in|for|on|from)\s)?(?:others|other\s(?:[\w-]+\s){0,2}?\w+s)"
)
_SUCH_AS = re.compile(r",\s(?:such\sas|like|including|e\.g\.)\s")
# "no benefit was seen when X was given for Y": no new statement
_SEEN = _WORDS.compile(r"(?:\s[\w-]+){1,3}\s(?:was|were|(?:has|have)\sbeen)\s$seen")
_WHEN = re.compile(r"\swhen\b")
# What is said of a noun in passing, "the impairment induced by X", unless a verb form stands before it.
_IN_PASSING = _WORDS.compile(r"$in_passing\s(?:by|with|in|after|during|following)\b")
_VERB_FORM = re.compile(r"(?:\b(?:is|are|was|were|be|been|being|not|never|longer|and|or)|ly)\s$")
_VERB_REACH = 7  # characters: the longest of these, and a space
# "patients who had not responded to X were given Y": a relative clause ends before the next finite verb.
_RELATIVE = re.compile(r"\b(?:(?:who|which|that)\s+(?:\w+\s+){0,2}|whose\s+(?:\w+\s+){1,4})$")
_RELATIVE_REACH = 45  # characters
# "if people who take X develop Y": who they are is no end of the condition
_CONDITIONS = frozenset({"if", "whether", "unless"})
_THOSE_WHO = re.compile(r"(?:\s[\w'’-]+){1,4}\swho\s")
_NEXT_VERB = _WORDS.compile(r"\s\w\S*\s(?:.*?\s)?($auxiliary\b)")
GOVERNS = frozenset(
    {"clause", "rest", "phrase", "item", "before", "around", "itself", "sentence", "remark"}
)
"""What a cue can govern; the head of `cues.toml` says what each means."""


def governed(
    text: str,
    cue_start: int,
    cue_end: int,
    governs: str,
    *,
    verbal: bool = False,
    adjective: bool = False,
    doubt: bool = False,
) -> tuple[int, int]:
    """What a cue governs, from where its clause begins or from the cue on.

    A `verbal` cue is part of a predicate, an `adjective` also says something of what follows its noun:
    "a possible rash caused by X". What a `doubt` governs includes what it would lead to.
    """
    if governs == "itself":
        return cue_start, cue_end
    if governs == "before":
        before = len(text[:cue_start].rstrip(" :-\u2013"))  # "Allergies: none", "Allergies - none"
        begin = clause_start(text, before)
        spliced = _SPLICED.search(text, begin, cue_end)
        return (spliced.start("clause") if spliced else begin), cue_start
    if governs == "rest" and _NOTHING_BEHIND.match(
        text, cue_end
    ):  # "a role of X has been proposed."
        return clause_start(text, cue_start), cue_end
    onward = cue_end if governs in ("phrase", "item") else _after_aside(text, cue_start, cue_end)
    end = _end(text, onward, governs, in_passing=adjective, doubt=doubt)
    if text[cue_start:cue_end] in _CONDITIONS and (those := _THOSE_WHO.match(text, cue_end)):
        end = max(end, _end(text, those.end(), governs, in_passing=adjective, doubt=doubt))
    start = cue_end
    opening_end = _aim_end if governs == "rest" else _opening_end
    end = opening_end(text, cue_start, onward, end)
    if governs == "clause":
        end = _relative_end(text, cue_start, onward, end)
        if text.find(",", onward, end) >= 0 or text.startswith("no ", cue_start):
            begin = clause_start(text, cue_start)
            end = _sentence_end(text, cue_start, onward, end, begin, verbal=verbal)
    elif governs == "around":
        begin = clause_start(text, cue_start)
        if _RELATIVE.search(text, max(0, cue_start - _RELATIVE_REACH), cue_start) and (
            finite := _FINITE.search(text, onward, end)
        ):
            end = finite.start()
        end = _sentence_end(text, cue_start, onward, end, begin, verbal=verbal)
        begin = _subject_start(text, begin)
        means = _MEANS.search(text, max(0, begin - _MEANS_REACH), begin) or _HOW.match(text, begin)
        start = cue_start if means or _and_may(text, begin, cue_start) else begin
        if (stop := participle_end(text, cue_start, cue_end, end)) >= 0:
            return cue_start, stop
    if (aside := apposition(text, cue_start, cue_end)) is not None:
        start, end = max(start, aside[0]), min(end, aside[1])
    reach = max(0, cue_start - REACH)
    if (comma := _object_relative_end(text, cue_start, cue_end, end)) >= 0:
        end = comma
    if (opened := text.rfind("(", reach, cue_start)) > text.rfind(")", reach, cue_start):
        closed = text.find(")", cue_end, cue_end + REACH)
        return max(start, opened + 1), min(end, closed) if closed > 0 else end
    return start, end


def apposition(text: str, start: int, end: int) -> tuple[int, int] | None:
    """What is said aside between a subject and its verb, if a place stands in it; or None.

    >>> text = "x, a drug no longer sold, causes y"
    >>> begin, stop = apposition(text, text.index("no longer"), text.index(" sold")) or (0, 0)
    >>> text[begin:stop]
    ' a drug no longer sold'
    """
    found = set_aside(text, start, end)
    if found is None or not is_subject(text[clause_start(text, found[0]) : found[0]].strip()):
        return None
    return found[0] + 1, found[1]


def _and_may(text: str, begin: int, cue_start: int) -> bool:
    """Whether a modal verb of doubt has its subject from a verb before it: "X treats Y and may prevent Z"."""
    found = _AND.search(text, begin, cue_start + _MODAL)
    return found is not None and found.end() == cue_start


def _aim_end(text: str, cue_start: int, cue_end: int, end: int) -> int:
    """Where what opens a sentence ends although nobody is named who acts: "To study it, rats were given X"."""
    opening = OPENING.match(text, 0, REACH)
    if opening and opening.end() >= cue_start and (act := _ACTED.search(text, cue_end, end)):
        return act.start()
    return end


def _after_aside(text: str, cue_start: int, cue_end: int) -> int:
    """Where to look on from for the end: behind what is said aside between a cue, its subject and the verb."""
    aside = _ASIDE.match(text, cue_end)
    if aside is None or (
        aside["words"]
        and aside["lead"]
        and not _COMPLEMENT.search(text, cue_start, aside.end("lead"))
    ):
        return cue_end
    words = aside["words"]
    if words and (
        (_NO_ASIDE.match(words) and not text.startswith("that ", aside.end()))
        or (_FINITE.search(words) and not _SUBORDINATE.match(words))
    ):
        return cue_end
    if words and _opens(text, cue_start, aside["lead"]) and not _SUBORDINATE.match(words):
        return cue_end if words.count(" ") >= _FEW else aside.end() - 1
    return aside.end() - 1


def _opens(text: str, cue_start: int, lead: str) -> bool:
    """Whether a cue opens its sentence with a clause of its own: "If you need tablets, ..."."""
    return (
        text.startswith("if ", cue_start) and lead.count(" ") > 1 and not text[:cue_start].strip()
    )


def _opening_end(text: str, cue_start: int, onward: int, end: int) -> int:
    """Where what a cue governs ends if the cue stands in what opens the sentence: "Although it did not help, ..." """
    opening = OPENING.match(text, 0, REACH)
    if opening and opening.end() >= cue_start:
        end = min(end, _end(text, onward, "opening"))
        if _REASON.match(text) and (main := _PRONOUN_AND_VERB.search(text, onward, end)):
            return main.start(1)
    return end


def _subject_start(text: str, begin: int) -> int:
    """Where a clause begins whose subject holds another: "the efficacy of X with drugs that may Y is unknown"."""
    relative = _BEFORE_RELATIVE.search(text, max(0, begin - _PRONOUN_REACH), begin)
    if relative is None:
        return begin
    outer = clause_start(text, relative.start())
    return outer if _SUBJECT_OF.match(text, outer) else begin


def _relative_end(text: str, cue_start: int, cue_end: int, end: int) -> int:
    """Where a clause ends that says something of a noun: "patients who had not responded were given Y"."""
    if _RELATIVE.search(text, max(0, cue_start - _RELATIVE_REACH), cue_start) and (
        next_verb := _NEXT_VERB.search(text, cue_end, end)
    ):
        return next_verb.start(1)
    return end


def _object_relative_end(text: str, cue_start: int, cue_end: int, end: int) -> int:
    """The comma that ends "which nobody expected" around the cue, or -1."""
    reach = max(0, cue_start - _RELATIVE_REACH)
    if text.find(",", cue_end, end) < 0 or text.find(" which", reach, cue_start) < 0:
        return -1
    pronoun = _OBJECT_RELATIVE.search(text, reach, cue_start)
    if pronoun is None or not (pronoun["subject"] or _NOBODY.match(text, cue_start)):
        return -1
    return text.find(",", cue_end, end)


def _sentence_end(
    text: str, cue_start: int, cue_end: int, end: int, start_of_clause: int, *, verbal: bool
) -> int:
    """Where a clause ends because the verb of its sentence, or of another one, stands there."""
    if _PRONOUN.search(text, max(0, start_of_clause - _PRONOUN_REACH), start_of_clause) and (
        verb := _SENTENCE_VERB.search(text, cue_end, end)
    ):
        return verb.start()
    has_verb = verbal or start_of_clause < cue_start - _SUBJECT_AND_VERB
    if has_verb and (another := _ANOTHER.search(text, cue_end, end)):
        return another.start()
    if (
        text.startswith("no ", cue_start)
        and _WITH.search(text, max(0, cue_start - _WITH_REACH), cue_start)
        and (next_verb := _NEXT_VERB.search(text, cue_end, end))
    ):
        return next_verb.start(1)  # "patients with no sign of it were given X"
    if (
        not has_verb
        and text.startswith("no ", cue_start)
        and (another := _NO_AND.search(text, cue_end, end))
    ):
        return another.start("and")
    return end


def _end(
    text: str, start: int, governs: str, *, in_passing: bool = False, doubt: bool = False
) -> int:
    """Where what a cue governs ends, unless it goes on although a clause begins right after the cue."""
    last = min(len(text), start + REACH)
    match = _ENDS[governs].search(text, start, last)
    if (
        match
        and match.start() - start <= 1
        and (on := _GOES_ON.get(governs))
        and on.match(text, start)
    ):
        match = _ENDS[governs].search(text, match.end(), last)
    while match and _is_no_end(text, start, match.start(), governs, doubt=doubt):
        match = _ENDS[governs].search(text, match.end(), last)
        if governs == "item":
            break
    end = match.start() if match else last
    if not doubt and (point := _POINT.search(text, start, end)):
        end = point.start() + 1
    if governs == "rest" or in_passing:
        return end
    passing = _IN_PASSING.search(text, start + 1, end)
    if passing is None or _VERB_FORM.search(
        text, max(0, passing.start() - _VERB_REACH), passing.start()
    ):
        return end
    return passing.start() - 1


def _is_no_end(text: str, start: int, end: int, governs: str, *, doubt: bool) -> bool:
    """Whether what begins at `end`, where a clause or item usually is over, still belongs to it."""
    if governs == "item":
        names = _OTHERS if _SUCH_AS.match(text, end) else _KIN
        return names.fullmatch(text, start, end) is not None
    if governs == "rest":
        return False
    if doubt:
        return _OUTCOME.match(text, end) is not None
    return _WHEN.match(text, end) is not None and _SEEN.fullmatch(text, start, end) is not None
