"""What a sentence tells of a study: what it was to learn, or what came of it. All functions take offsets in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "tried.toml")
_DESIGN = _WORDS.compile(r"\b$design\b")
_TRIED = _WORDS.compile(
    r"\b(?:$design|$aim|(?:(?:was|were|been|be|we|study|trial)\s(?:\w+ly\s)?|to\s)$learning)\b"
)
_ASKED = _WORDS.compile(
    r"\b(?:(?:we|study|studies|trial|trials|to|was|were|been|and|aimed\sat)\s(?:\w+ly\s)?|(?:study|trial)\s(?:was|is)\s)"
    r"$learning\s(?:(?!that\b|whether\b)[^\s.;:]+\s){0,8}?$asked\b"
)
_WORD_OF_PHRASE = r"(?:(?!(?:$known|that|which|who|whether|is|are|was|were)\b)[\w-]+\s)"
_NOUN_PHRASE = (
    rf"{_WORD_OF_PHRASE}{{0,3}}?(?:$studied_noun\s(?:of|for|with)\s)?{_WORD_OF_PHRASE}{{0,3}}$"
)
_STUDY_OF = _WORDS.compile(rf"(?:^|[,;:]\s(?:and\s)?){_NOUN_PHRASE}")
_THEY_STUDIED = _WORDS.compile(
    rf"\b$who_studies\s(?:have\s|has\s|is\s|are\s|been\s|also\s|then\s|here\s|\w+ly\s){{0,3}}$studying\s{_NOUN_PHRASE}"
)
_TITLED = _WORDS.compile(
    rf"^\W*(?:an?\s|the\s)?{_WORD_OF_PHRASE}{{0,2}}?$study\sof\s(?:{_WORD_OF_PHRASE}{{0,3}}?$giving_noun\s(?:of|for|with)\s)?{_WORD_OF_PHRASE}{{0,3}}$"
)
_GIVING_NOUN = _WORDS.compile(r"\b$giving_noun\s(?:of|for|with)\b")
_STUDIED_NOUN = _WORDS.compile(r"\b$studied_noun\s(?:of|for|with)\b")
_WAS_STUDIED = _WORDS.compile(
    rf"(?:\s\([^()]{{1,40}}\))?\s{_WORD_OF_PHRASE}{{0,8}}?(?:was|were|is|are|(?:has|have|had)\sbeen)\s(?:also\s|then\s|further\s|\w+ly\s){{0,2}}$studying\b"
)
_TREATED = _WORDS.compile(r"\btreated\b")
_HELPED = _WORDS.compile(r"\b$helped\b")
_FOUND = _WORDS.compile(r"\b$found\b|\bp\s?[<=>]\s?0?\.\d")
_DENIES_HARM = _WORDS.compile(
    r"\b$not\s(?:[\w-]+\s){0,3}?$harms\b|\b$harms\s(?:neither|no|not)\b|\bunrelated\b|\bbut\snot\b|\bno\s(?:[\w-]+\s){0,6}?"
    r"(?:$came|(?:was|were)\s(?:\w+ly\s)?(?:seen|observed|reported|found|noted|detected|attributed|caused|induced|produced|associated|related))\b"
)


_DENIES_HELP = _WORDS.compile(
    r"(?:\s(?!$whom\b)[\w-]+){0,3}?\s(?:$denied\s(?:(?!$whom\b)[\w-]+\s){0,4}?$help\b|$gave\s(?:no|little)\s(?:[\w-]+\s){0,3}?$good\b(?!\son\s(?:[\w-]+\s){0,3}?$of_another\b))"
    r"(?![^;:.]*\s(?:but|although|whereas|while|who|without)\s)[^;:.]{0,100}$"
)
_DENIES_USE = _WORDS.compile(
    r"\b(?:(?:who|that)\s(?:\w+\s){0,2}(?:not|never)\s(?:been\s|being\s|previously\s|currently\s)?$used_by"
    r"|(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbe\s)(?<!\bbeen\s)(?:not|never)\s(?:previously\s|currently\s)?$used_by|without\s(?:[\w-]+\s){0,2}?contraindications?\s(?:to|for|of|against)"
    r"|\bno\s(?:[\w-]+\s)?contraindications?\s(?:to|for|of|against))\s(?:[\w-]+\s){0,3}?(?:[\w-]+,?\s(?:and|or)\s(?:[\w-]+\s)?)?$"
)
_DENIES_CHOICE = _WORDS.compile(
    r"\b(?:instead\sof|rather\sthan|in\s(?:lieu|place)\sof|free\s(?:of|from)|in\sthe\sabsence\sof|without|contraindications?\sto"
    r"|(?:add|adding|added|adds|addition)\b[^,;:.]{1,60}\sto)\s(?:[\w-]+\s){0,2}$"
)
_WITHHELD = _WORDS.compile(
    r"\b$withheld\s(?:(?:the|a|of|this|my|your|his|her|their|oral|regular|daily|dose|doses|treatment|therapy|with)\s){0,3}$"
)
_WITHOUT_RESPONSE = _WORDS.compile(
    r"\b$without_response\s(?:to|of|on|with|under)\s(?:(?:the|prior|previous|initial|oral|standard|treatment|therapy|with|at|least|one|\w+-\w+)\s){0,3}$"
)
_EXCLUDED = _WORDS.compile(
    r"\b$excluded\s(?:[\w-]+\s){0,3}?(?:with|having|for|who\shad)\s(?:[\w-]+\s){0,4}$"
)
_EXCLUDED_BEHIND = _WORDS.compile(
    r"[^,;:.]{0,60}?\b(?:is|are|was|were|been|be)\s(?:\w+ly\s)?$excluded\b"
)
_HANGS_ON = re.compile(
    r"\b(?:of|between|and|or|by|with|to|on)\s(?:(?:the|a|an|oral|ovarian|exogenous|\w+al)\s){0,2}$"
)
_WHOSE_GOOD = _WORDS.compile(r"\b$whose_good\s(?:of|with|from|to|by|for)\s(?:[\w-]+\s){0,3}$")
_ASSOCIATED = re.compile(
    r"\b(?:is|are|was|were|been)\s(?:[\w-]+\s){0,2}?(?:associated|linked|correlated)\s(?:[\w-]+\s){0,2}?(?:with|to)\b"
)
_CAUSED = _WORDS.compile(r"\b(?:$harmed)\b|[;:]")

_SUPPORTS = _WORDS.compile(r"\b$supports\b")
_DEBATE = _WORDS.compile(r"\s$debate\b")
_VERB = _WORDS.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|may|might|can|could|will|would|\w{3,}ed)\b"
)
_NOTE = 80  # characters
_SIDE_BY_SIDE = 60  # characters

_TOPIC = _WORDS.compile(
    r"\b$topic\s(?:of|on|for|about|with|in|into|regarding|concerning|to|around|behind)\s(?:(?:the|an?|use|using|oral|low-dose|high-dose|adding)\s){0,3}$"
)
# "singled out X for Y", "shelved X in Y": said of the drug, which nobody takes by that
_SINGLED_OUT = _WORDS.compile(
    r"(?<![\w-])(?:(?!$given\b)(?:[a-z]{2,}(?:[^eat\W]|[^a\W]t)ed|(?:is|are|was|were|been)\s(?!$given\b)[a-z]{3,}ing)"
    r"(?:\s(?:out|up|down|forward))?|$singles)"
    r"\s(?:(?:the|an?|oral|use|of|using|low-dose|high-dose)\s){0,3}$"
)
_TOPIC_REACH = 60  # characters


# "in patients taking X for Y": they take it, whatever the study asks of them
_TAKING = _WORDS.compile(
    r"\b$patients\s(?:(?:who|that)\s(?:\w+\s){1,2})?(?:\w+ly\s)?$taking\s(?:[\w-]+\s){0,3}$"
)
_FOR = re.compile(
    r"(?:\s\([^()]{1,30}\))?(?:\s[\w-]+){0,2}?\s(?:for|because\sof)\s(?:[\w-]+\s){0,5}"
)
_ASKED_OF = _WORDS.compile(r"\b$asked\b")
_ASKED_OF_ANOTHER = _WORDS.compile(r"\b$asked\b[^,;.]{0,30}?\sof\s[^;.]{1,80}?\s(?:in|among)\s")
_TAKING_REACH = 80  # characters


def is_taken_already(
    text: str, start: int, drug: tuple[int, int], illness: tuple[int, int]
) -> bool:
    """Whether a drug is taken for an illness by those of whom a study, from `start` on, asks something else.

    >>> text = "To learn the safety of Y in patients taking morphine for pain."
    >>> is_taken_already(text, 0, (44, 52), (57, 61))
    True
    """
    if not drug[1] < illness[0] or _FOR.fullmatch(text, drug[1], illness[0]) is None:
        return False
    taking = _TAKING.search(text, max(start, drug[0] - _TAKING_REACH), drug[0])
    if taking is None:
        return False
    return (
        _ASKED_OF.search(text, start, taking.start()) is None
        or _ASKED_OF_ANOTHER.search(text, start, taking.end()) is not None
    )


def is_topic(text: str, start: int, end: int, pair: int) -> bool:
    """Whether a treatment, which is named at `pair`, is only what something is about: "trials of X in Y were small"."""
    reach = max(start, pair - _TOPIC_REACH)
    named = _TOPIC.search(text, reach, pair) or _SINGLED_OUT.search(text, reach, pair)
    return named is not None and _HELPED.search(text, start, end) is None


@lru_cache(maxsize=1)  # asked for each claim of a sentence
def is_tried(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells what was to be learned in a trial, and nothing of what came out."""
    if _TRIED.search(text, start, end) is None:
        return False
    if is_asked(text, start, end):
        return True
    if _HELPED.search(text, start, end):
        return False
    return _TREATED.search(text, start, end) is None or _DESIGN.search(text, start, end) is not None


@lru_cache(maxsize=1)
def is_asked(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells what was asked of a treatment: "this study assessed the efficacy of"."""
    return _ASKED.search(text, start, end) is not None and _FOUND.search(text, start, end) is None


def is_only_studied(text: str, start: int, end: int, pair: tuple[int, int]) -> bool:
    """Whether what joins a pair of names, from its first to its last letter, is a noun that names what was studied.

    >>> text = "We studied the treatment of gout with colchicine."
    >>> is_only_studied(text, 0, len(text), (28, 48))
    True
    >>> text = "The kinetics of the inhibition of CYP3A4 by ketoconazole were studied."
    >>> is_only_studied(text, 0, len(text), (34, 56))
    False
    """
    told = text[start : pair[0]]
    if _TITLED.search(told) and _GIVING_NOUN.search(text, start, pair[1]):
        return not _VERB.search(text, start, end) and not _FOUND.search(text, start, end)
    before = _THEY_STUDIED.search(told)
    if before is None and _WAS_STUDIED.match(text, pair[1], end) is not None:
        before = _STUDY_OF.search(told)
    if before is None or _STUDIED_NOUN.search(text, start + before.start(), pair[1]) is None:
        return False
    return _FOUND.search(text, start, end) is None


def only_associated(text: str, start: int, end: int) -> bool:
    """Whether all that stands between a drug and a harm is that one was associated with the other."""
    return _ASSOCIATED.search(text, start, end) is not None and not _CAUSED.search(text, start, end)


def is_debated(text: str, start: int, end: int) -> bool:
    """Whether names that stand side by side, from `start` to `end`, only name a debate: "the kava hepatitis scare"."""
    return end - start <= _SIDE_BY_SIDE and _DEBATE.match(text, end) is not None


def is_beside(
    text: str, start: int, end: int, drug: tuple[int, int], illness: tuple[int, int]
) -> bool:
    """Whether a sentence names a drug beside an illness, and has no word that it is given for it or helps.

    A note of a few words, no title, says by its place what it does not say in words.

    >>> sentence = "Oxytocin in schizophrenia has delivered mixed signals."
    >>> is_beside(sentence, 0, len(sentence), (0, 8), (12, 25))
    True
    >>> notes = "What we use: \\n- haloperidol for delirium"
    >>> is_beside(notes, 16, len(notes), (16, 27), (32, 40))
    False
    """
    if (
        start
        and end - start <= _NOTE
        and text[end - 1] not in ".?!"
        and not _VERB.search(text, start, end)
    ):
        return False
    one, other = sorted((drug, illness))
    around = ((start, one[0]), (one[1], other[0]), (other[1], end))
    return not any(_SUPPORTS.search(text, *span) for span in around)


def denies_help(between: str) -> bool:
    """Whether what stands between a drug and an illness denies that the one helps against the other.

    >>> denies_help(" did not improve survival in "), denies_help(" was given to patients without ")
    (True, False)
    """
    return _DENIES_HELP.match(between) is not None


def denies_use(before: str) -> bool:
    """Whether what stands before a drug says only that somebody does not, or may take it.

    >>> denies_use("in patients not treated with "), denies_use("without contraindications to ")
    (True, True)
    """
    return _DENIES_USE.search(before) is not None


def is_withheld(before: str) -> bool:
    """Whether what stands before a drug says that it was left off, so that what came of it is no harm of the drug.

    >>> is_withheld("The omission of "), is_withheld("A dose of ")
    (True, False)
    """
    return _WITHHELD.search(before) is not None


def is_of_no_response(before: str) -> bool:
    """Whether what stands before a drug tells only who did not respond to it.

    >>> is_of_no_response("Non-responders to "), is_of_no_response("Patients responded to ")
    (True, False)
    """
    return _WITHOUT_RESPONSE.search(before) is not None


def is_of_excluded(text: str, start: int, end: int, illness: tuple[int, int]) -> bool:
    """Whether those with an illness were kept out of a trial, in the sentence from `start` to `end`.

    >>> is_of_excluded("Those with gout were excluded.", 0, 30, (11, 15))
    True
    """
    return (
        _EXCLUDED.search(text, max(start, illness[0] - _NOTE), illness[0]) is not None
        or _EXCLUDED_BEHIND.match(text, illness[1], end) is not None
    )


def denies_choice(before: str) -> bool:
    """Whether what stands before a drug says only that another was given, or was given without it, or with it.

    >>> denies_choice("They took X instead of "), denies_choice("The addition of X to ")
    (True, True)
    """
    return _DENIES_CHOICE.search(before) is not None


def is_no_subject(before: str) -> bool:
    """Whether a drug is only what another word hangs on, and not whose good is denied: "no effect on the levels of"."""
    return _HANGS_ON.search(before) is not None and _WHOSE_GOOD.search(before) is None


def denies_harm(quote: str) -> bool:
    """Whether a sentence that denies something denies a harm: not in "no patients withdrew", "did not differ"."""
    return _DENIES_HARM.search(quote) is not None
