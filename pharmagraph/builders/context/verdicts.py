"""Words that dispute what a sentence before said: "This was not confirmed", "Later trials found no such benefit".

Only what points back is read: a pronoun, "the association", "no such effect". All functions take a sentence in
small letters.
"""

from __future__ import annotations

import re

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.context", "verdicts.toml", flags=0)
# "this finding", not "the finding that"; "it" at the end of what is said
_THAT = r"$pointer\s(?:[\w-]+\s){0,2}?$noun\b(?!\s(?:that|of|between|for)\b)"
_IT = r"(?:this|it|these)(?=\s*(?:[.,;:)!]|$|$behind_it\b))"
# not "the mechanism of this effect"
# (the first letter of a pointer or of "it" first: that ends most looks at once)
_ITSELF = r"\b(?=[tsai])(?<!\bof\s)(?<!\bfor\s)(?<!\bin\s)(?<!\bbehind\s)(?<!\bby\s)"
_ADVERBS = r"(?:$adverb\s){0,4}"
_WHO = r"\b(?:$studies|$people)\b[^.;]{0,80}?\b"
_TURNED_OUT = r"$turned_out\s(?:$by_now\s){0,3}"
_EVERYWHERE = r"(?!\s*,?\s?$place\s(?!(?:[\w-]+\s){0,5}?$studies\b))"
# "a causal relationship has not been established", "it is not possible to establish causality"
_NO_CAUSE = (
    r"\b(?:causal(?:ity)?|cause-and-effect|causation)\b(?!\sbetween)[^.;]{0,30}?"
    rf"\s(?:$was_not\s{_ADVERBS}$established|(?:is|was|remains?)\s(?:\w+\s)?$open)"
    r"|(?:cannot|not|difficult\sto|not\s(?:always\s)?possible\sto)\s(?:\w+\s)?$prove"
    r"\s(?:\w+\s){0,4}?causal(?:ity)?\b(?!\s(?:\w+\s)?between)"
)
# "the events were not considered to be related to the drug", "doctors did not think that it was to blame"
_OF_IT = (
    r"(?:(?:to\sbe|to\shave\sbeen|as|was|were)\s)?(?:\w+ly\s)?"
    r"(?:$due\s(?:(?:the|this|its|study|any)\s)?(?:\w+\s)?$treatment\b|$treatment[\s-]related\b)"
)
_NOT_FROM_IT = (
    r"\bno\s(?:\w+\s){0,2}?$relation\s(?:to|with)\s(?:the|this|its|study)\s(?:\w+\s)?$treatment\b"
    rf"|\b(?:none|neither|no\s(?:\w+\s)?$event)\b[^.;]{{0,40}}?\b(?:was|were|is|are)\s(?:$deemed\s)?{_OF_IT}"
    rf"|\b$back\s$was_not\s(?:be(?:en)?\s)?(?:$deemed\s)?{_OF_IT}"
    r"|\b$back\s(?:was|were|is|are)\s(?:$deemed\s)?(?:(?:to\sbe|as)\s)?(?:\w+ly\s)?$unrelated\b"
    r"|,\s(?:(?:which|whom?)\s(?:[\w-]+\s){1,4}?|later\s)?(?:$deemed|called|ruled)\s(?:(?:to\sbe|as)\s)?(?:\w+ly\s)?$unrelated\b"
    r"|\b(?:the|this)\s(?:study\s)?$treatment\s(?:was|were|is|are)\snot\s$to_blame\b"
    rf"|\b$does_not\s$deem\s$back\s(?:{_OF_IT}|to\s(?:(?:the|this|its|study)\s)?$treatment\b)"
    rf"|\bwhich\s(?:[\w-]+\s){{1,3}}$does_not\s$deem\s(?:{_OF_IT}|to\s(?:(?:the|this|its|study)\s)?$treatment\b)"
    r"|\b$does_not\s$deem\s(?:that\s)?(?:(?:the|this|its|study)\s)?(?:$treatment|it)\s(?:was|were|is|had)\s$to_blame\b"
)
_IN_ITSELF = _WORDS.compile(f"{_NO_CAUSE}|{_NOT_FROM_IT}")
# words of which each of these has one
_OF_CAUSE = ("caus", "relat", "link", "connection", "association", "attribut", "due ", "blame")
# "one trial found that X helped; two others did not"
_OTHERS_DID_NOT = _WORDS.compile(
    r"[;,]\s(?:(?:but|while|whereas|although)\s)?(?:(?:the|an?|two|three|several|many|most|some|a\slarger|later)\s)?"
    r"(?:others?|another|second|third|$studies|$later\s$studies)"
    r"\s(?:(?:did|could|has|have|was|were)\snot|(?:found|saw|showed|seen)\s(?:nothing|none))\s*[.!]?\s*$"
)

# what every verdict has one of
_POINTS_BACK = _WORDS.compile(
    rf"\b(?:this|these|it|they|such|retracted)\b|\bthat\s|\bcaus|\b{_THAT}|{_NOT_FROM_IT}"
)
_VERDICT = _WORDS.compile(
    # where one can begin; of the fifteen alternatives each would be tried at each letter
    r"(?=^|\b|cannot|not|difficult)(?:"
    + "|".join(
        (
            # "this finding was not confirmed", "it has never been replicated"
            rf"{_ITSELF}(?:{_THAT}|this|it|these)\s(?:\w+ly\s|later\s)?$was_not\s{_ADVERBS}$confirmed\b"
            r"(?!\s(?:that|as|to)\b)",
            rf"{_ITSELF}(?:{_THAT}|this)\s(?:\w+ly\s|later\s)?$was_not\s{_ADVERBS}$proven\b(?!\s(?:that|as|to|with)\b)",
            # "larger trials did not confirm this", "others refuted the claim", "other groups found no such effect"
            rf"{_WHO}(?:$does_not\s(?:\w+\s){{0,2}}?(?:$confirm\s(?:{_THAT}|{_IT})"
            rf"|$find\s(?:{_THAT}|{_IT}){_EVERYWHERE})|$refute\s(?:{_THAT}|{_IT})"
            rf"|$found\sno\ssuch\s(?:\w+\s)?$noun{_EVERYWHERE})",
            # "no such benefit was seen", "this effect was not seen in larger trials"
            rf"\bno\ssuch\s(?:\w+\s)?$noun\s(?:was|were|has|have|could)\s{_ADVERBS}"
            rf"(?:$find|noted|reported|apparent|confirmed){_EVERYWHERE}",
            rf"{_ITSELF}(?:{_THAT}|this)\s$was_not\s{_ADVERBS}(?:$find|apparent|evident)\s(?:again\b{_EVERYWHERE}"
            rf"|in\s(?:[\w-]+\s){{0,2}}?$later\s(?:[\w-]+\s){{0,3}}?$studies\b)",
            # "this has since been refuted", "the claim is false"
            rf"{_ITSELF}(?:{_THAT}|this|that)\s{_TURNED_OUT}$false\b(?!\s(?:for|in|whether|how|why|since)\b)",
            _NO_CAUSE,
            _NOT_FROM_IT,
            # "whether this is causal remains unknown"
            rf"\bwhether\s(?:{_THAT}|this|it|these)\s$holds\s(?:an?\s|really\s|truly\s)?$true\b"
            r"[^.]{0,60}?\b(?:un\w+|remains?|not|debated?|disputed)\b",
            # "there is no evidence for this claim", "the evidence for this is weak"
            rf"^[^,;]{{0,40}}\bno\s(?:\w+\s){{0,2}}?(?:evidence|proof|basis|support)\s$backing\s(?:{_THAT}|{_IT})",
            rf"\b(?:evidence|proof|support)\s(?:for|of)\s(?:{_THAT}|this)\s(?:is|was|remains?)\s(?:\w+\s)?$weak\b",
            r"\b$paper\s(?:was|were|has|have)\s(?:\w+\s){0,3}?retracted\b",
            # "But it does not work."
            r"^\W*(?:$however,?\s)?(?:it|they|this)\s(?:(?:does|do|did)(?:\snot|n['\u2019]t)|never)"
            r"(?:\s(?:actually|really))?(?:\s(?:work|help|do\sso|succeed))?\s*[.!]?\s*$",
        )
    )
    + ")"
)
_JOINT = re.compile(
    r"[,;]\s(?:but|although|though|however,?|yet)\s(?=[^,;]{0,90}\b(?:this|these|such|that|the)\s\w)"
)
_NAMED = _WORDS.compile(rf"\b{_THAT}")
# Words of which every verdict has one: a quick look that spares most sentences the slow one.
_MAY_JUDGE = AnyOf((*_WORDS.words("judging"), "no ", "no\n", "no\t", "no\xa0"))
_GOOD = frozenset(
    {
        Predicate.TREATS,
        Predicate.PREVENTS,
        Predicate.SUPERIOR_TO,
        Predicate.INCREASES,
        Predicate.DECREASES,
    }
)
_BAD = frozenset(
    {
        Predicate.CAUSES,
        Predicate.ASSOCIATED_WITH,
        Predicate.INTERACTS_WITH,
        Predicate.INCREASES,
    }
)
_INTERACTION = frozenset({Predicate.INTERACTS_WITH, Predicate.INCREASES, Predicate.DECREASES})
DISPUTABLE = (
    _GOOD
    | _BAD
    | {
        Predicate.INHIBITS,
        Predicate.ACTIVATES,
        Predicate.MODULATES,
        Predicate.AGONIZES,
        Predicate.ANTAGONIZES,
        Predicate.TARGETS,
    }
)
"""What can be disputed: not doses, names or roles."""
# what a noun that points back can mean; others can mean whatever was said
_MEANS = (
    (_WORDS.compile(r"\b$of_good"), _GOOD),
    (_WORDS.compile(r"\b$of_harm"), _BAD),
    (_WORDS.compile(r"\binteraction"), _INTERACTION),
)  # fmt: skip


def disputes_itself(sentence: str) -> frozenset[Predicate]:
    """What a sentence takes from its own claims: "reported, but a causal relationship was not established".

    >>> disputes_itself("one trial found a rash; others did not.") == DISPUTABLE
    True
    """
    if any(word in sentence for word in _OF_CAUSE) and _IN_ITSELF.search(sentence):
        return _BAD
    ends = sentence.rstrip(" .!").endswith(("not", "nothing", "none"))
    return DISPUTABLE if ends and _OTHERS_DID_NOT.search(sentence) else frozenset()


def disputed_within(sentence: str) -> tuple[int, frozenset[Predicate]]:
    """Where a clause begins that disputes what its sentence said before it, and what it takes back; or -1.

    >>> where, what = disputed_within("deaths rose with both drugs, but later trials did not support this conclusion.")
    >>> where, what == DISPUTABLE
    (27, True)
    """
    if not _MAY_JUDGE.is_in(sentence):
        return -1, frozenset()
    for joint in _JOINT.finditer(sentence):
        if about := disputed(sentence[joint.end() :]):
            return joint.start(), about
    return -1, frozenset()


def disputed(sentence: str, *, by_name: bool = False) -> frozenset[Predicate]:
    """What a sentence that stands behind another takes from its claims: their predicates.

    `by_name`: it must say what it takes back, "the finding", as it stands behind another sentence.

    >>> disputed("however, no such interaction was found.") == _INTERACTION
    True
    >>> disputed("this was not seen with placebo.")
    frozenset()
    """
    if not _MAY_JUDGE.is_in(sentence) or not _POINTS_BACK.search(sentence):
        return frozenset()
    match = _VERDICT.search(sentence)
    if match is None or (by_name and not _NAMED.search(match[0])):
        return frozenset()
    return next((means for noun, means in _MEANS if noun.search(match[0])), DISPUTABLE)
