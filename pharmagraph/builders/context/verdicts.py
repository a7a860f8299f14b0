"""Words that dispute what a sentence before said: "This was not confirmed", "Later trials found no such benefit".

Only what points back is read: a pronoun, "the association", "no such effect". All functions take a sentence in
small letters.
"""

from __future__ import annotations

import re

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.ontology.predicates import Predicate


def _any(words: str) -> str:
    """One of some words, which are parted by spaces; `_` is a space, a question mark follows what may be missing."""
    return "(?:" + "|".join(words.replace("_", r"\s").split()) + ")"


_NOUN = _any(
    "findings? results? observations? effects? benefits? efficacy associations? links? relationships? connections?"
    " correlations? claims? hypothes[ie]s ideas? theor(?:y|ies) views? beliefs? assumptions? suggestions? conclusions?"
    " reports? risks? harms? toxicity improvements? differences? suspicions? hopes? fears? concerns? promise"
    " interactions? reductions? increases? advantages? signals? protection responses? propert(?:y|ies)"
    " actions? activity"
)
_POINTER = _any("this that these those the such_an? such any_such")
_THAT = rf"{_POINTER}\s(?:[\w-]+\s){{0,2}}?{_NOUN}\b(?!\s(?:that|of|between|for)\b)"
_BEHIND_IT = _any("in by among and but so when at either yet again")
_IT = rf"(?:this|it|these)(?=\s*(?:[.,;:)!]|$|{_BEHIND_IT}\b))"
# not "the mechanism of this effect"
# (the first letter of a pointer or of "it" first: that ends most looks at once)
_ITSELF = r"\b(?=[tsai])(?<!\bof\s)(?<!\bfor\s)(?<!\bin\s)(?<!\bbehind\s)(?<!\bby\s)"
_NOT = _any(
    r"(?:was|were|is|are|has|have|had|could|can)_(?:not|never) cannot"
    r" (?:was|were|is|are|has|have|had|could|ca)n['\u2019]t (?:is|are|has|have)_yet_to (?:remain|await)s?"
)
_DOES_NOT = _any(
    "failed_to (?:did|do|does|could|have|has)_not cannot (?:was|were)_unable_to"
    r" (?:did|do|does|could)n['\u2019]t"
)
_ADVERB = _any(
    "be been to yet since so far always consistently universally subsequently later ever still fully clearly"
    " reliably firmly definitively definitely conclusively"
)
_ADVERBS = rf"(?:{_ADVERB}\s){{0,4}}"
_CONFIRMED = _any(
    "confirmed replicated reproduced reproducible borne_out substantiated corroborated verified upheld validated"
)
_PROVEN = _any("supported proven proved established demonstrated certain")
_CONFIRM = _any(
    "confirm(?:ed)? replicated? reproduced? corroborated? verif(?:y|ied) substantiated? validated? bear_out borne_out"
    " uphold upheld support(?:ed)?"
)
_FIND = _any("find found show shown see seen detect(?:ed)? observed?")
_FOUND = _any("found finds? showed shows? saw sees? observed detected reported revealed shown")
_STUDIES = _any(
    "trials? stud(?:y|ies) (?:meta-)?analys[ie]s research work data evidence experiments? cohorts? registr(?:y|ies)"
    " reports? reviews? surveys? investigations? follow-up replications?"
)
_PEOPLE = _any(
    "researchers investigators groups? authors? others reviewers? results laborator(?:y|ies) teams? scientists we they"
)
_WHO = rf"\b(?:{_STUDIES}|{_PEOPLE})\b[^.;]{{0,80}}?\b"
_REFUTE = _any(
    "refut(?:e[ds]?|ing) disprov(?:e[ds]?|en|ing) contradict(?:ed|s)? debunk(?:ed|s)? overturn(?:ed|s)?"
    " challeng(?:ed?|es) question(?:ed|s)? discredit(?:ed|s)? rebut(?:ted|s)? disput(?:ed?|es)"
    " casts?_doubt_(?:up)?on undermin(?:ed?|es)"
)
_FALSE = _any(
    r"an?_(?:\w+_)?(?:myth|misconception|fallacy|mistake|error|art[ei]fact) false wrong untrue unfounded unproven"
    " disputed controversial questioned refuted disproved disproven discredited debunked retracted contested"
    " contradicted challenged doubtful doubted questionable speculative unconfirmed unsubstantiated unsupported"
    " incorrect mistaken baseless not_(?:true|so|correct|the_case) (?:in|open_to)_(?:doubt|question|dispute|debate)"
    " hotly_debated"
)
_BY_NOW = _any(
    "to be been since later now however still subsequently highly largely entirely also widely simply probably proved"
    " proven"
)
_TURNED_OUT = (
    rf"{_any('is was are were has have had remains? proved turned_out')}\s(?:{_BY_NOW}\s){{0,3}}"
)
_TRUE = _any(
    r"true real causal causative so the_case genuine up coincidental coincidence chance reproducible clinically_\w+"
)
_HOLDS = _any("is was are were holds? represents? reflects? will_hold")
# where it was seen instead, or not, is a limit and no verdict: "was not seen in women", "... with placebo"
_PLACE = _any(
    "in with by after among for when at during following on if until before under from as to"
)
_EVERYWHERE = rf"(?!\s*,?\s?{_PLACE}\s(?!(?:[\w-]+\s){{0,5}}?{_STUDIES}\b))"
_LATER = _any(
    "later larger subsequent other further bigger controlled randomi[sz]ed recent newer follow-up"
)
_PAPER = _any("paper study report article publication work data findings? results?")
_WEAK = _any("weak lacking thin poor scant slim limited anecdotal missing inconclusive mixed")
_BACKING = _any("for of to_support to_back behind that_supports")
_BUT = _any("but yet however sadly alas unfortunately in_truth in_fact in_reality")
_PROVE = _any("establish estimate infer prove determine")
# "a causal relationship has not been established", "it is not possible to establish causality"
_NO_CAUSE = (
    r"\b(?:causal(?:ity)?|cause-and-effect|causation)\b(?!\sbetween)[^.;]{0,30}?"
    rf"\s(?:{_NOT}\s{_ADVERBS}(?:{_CONFIRMED}|{_PROVEN}|determined|inferred|shown|assessed|clear)"
    r"|(?:is|was|remains?)\s(?:\w+\s)?(?:uncertain|unclear|unknown|unproven|unlikely|doubtful|speculative|in\sdoubt))"
    rf"|(?:cannot|not|difficult\sto|not\s(?:always\s)?possible\sto)\s(?:\w+\s)?{_PROVE}"
    r"\s(?:\w+\s){0,4}?causal(?:ity)?\b(?!\s(?:\w+\s)?between)"
)
_NOT_FROM_IT = (
    r"\bno\s(?:\w+\s){0,2}?(?:relationship|relation|link|connection|association)\s(?:to|with)\s(?:the|this|its|study)\s(?:\w+\s)?"
    r"(?:drug|medicine|medication|treatment|therapy|use|product|vaccine)\b"
)
_IN_ITSELF = re.compile(f"{_NO_CAUSE}|{_NOT_FROM_IT}")
_OF_CAUSE = ("caus", "relation", "link", "connection", "association")  # it has one of these
# Words of which each of these has one.
_OF_CAUSE = ("caus", "relation", "link", "connection", "association")
# "one trial found that X helped; two others did not"
_OTHERS_DID_NOT = re.compile(
    rf"[;,]\s(?:(?:but|while|whereas|although)\s)?(?:(?:the|an?|two|three|several|many|most|some|a\slarger|later)\s)?"
    rf"(?:others?|another|second|third|{_STUDIES}|{_LATER}\s{_STUDIES})"
    r"\s(?:(?:did|could|has|have|was|were)\snot|(?:found|saw|showed|seen)\s(?:nothing|none))\s*[.!]?\s*$"
)

# what every verdict has one of
_POINTS_BACK = re.compile(
    rf"\b(?:this|these|it|they|such|retracted)\b|\bthat\s|\bcaus|\b{_THAT}|{_NOT_FROM_IT}"
)
_VERDICT = re.compile(
    "|".join(
        (
            # "this finding was not confirmed", "it has never been replicated"
            rf"{_ITSELF}(?:{_THAT}|this|it|these)\s(?:\w+ly\s|later\s)?{_NOT}\s{_ADVERBS}{_CONFIRMED}\b"
            r"(?!\s(?:that|as|to)\b)",
            rf"{_ITSELF}(?:{_THAT}|this)\s(?:\w+ly\s|later\s)?{_NOT}\s{_ADVERBS}{_PROVEN}\b(?!\s(?:that|as|to|with)\b)",
            # "larger trials did not confirm this", "others refuted the claim", "other groups found no such effect"
            rf"{_WHO}(?:{_DOES_NOT}\s(?:\w+\s){{0,2}}?(?:{_CONFIRM}\s(?:{_THAT}|{_IT})"
            rf"|{_FIND}\s(?:{_THAT}|{_IT}){_EVERYWHERE})|{_REFUTE}\s(?:{_THAT}|{_IT})"
            rf"|{_FOUND}\sno\ssuch\s(?:\w+\s)?{_NOUN}{_EVERYWHERE})",
            # "no such benefit was seen", "this effect was not seen in larger trials"
            rf"\bno\ssuch\s(?:\w+\s)?{_NOUN}\s(?:was|were|has|have|could)\s{_ADVERBS}"
            rf"(?:{_FIND}|noted|reported|apparent|confirmed){_EVERYWHERE}",
            rf"{_ITSELF}(?:{_THAT}|this)\s{_NOT}\s{_ADVERBS}(?:{_FIND}|apparent|evident)\s(?:again\b{_EVERYWHERE}"
            rf"|in\s(?:[\w-]+\s){{0,2}}?{_LATER}\s(?:[\w-]+\s){{0,3}}?{_STUDIES}\b)",
            # "this has since been refuted", "the claim is false"
            rf"{_ITSELF}(?:{_THAT}|this|that)\s{_TURNED_OUT}{_FALSE}\b(?!\s(?:for|in|whether|how|why|since)\b)",
            _NO_CAUSE,
            _NOT_FROM_IT,
            # "whether this is causal remains unknown"
            rf"\bwhether\s(?:{_THAT}|this|it|these)\s{_HOLDS}\s(?:an?\s|really\s|truly\s)?{_TRUE}\b"
            r"[^.]{0,60}?\b(?:un\w+|remains?|not|debated?|disputed)\b",
            # "there is no evidence for this claim", "the evidence for this is weak"
            rf"^[^,;]{{0,40}}\bno\s(?:\w+\s){{0,2}}?(?:evidence|proof|basis|support)\s{_BACKING}\s(?:{_THAT}|{_IT})",
            rf"\b(?:evidence|proof|support)\s(?:for|of)\s(?:{_THAT}|this)\s(?:is|was|remains?)\s(?:\w+\s)?{_WEAK}\b",
            rf"\b{_PAPER}\s(?:was|were|has|have)\s(?:\w+\s){{0,3}}?retracted\b",
            # "But it does not work."
            rf"^\W*(?:{_BUT},?\s)?(?:it|they|this)\s(?:(?:does|do|did)(?:\snot|n['\u2019]t)|never)"
            r"(?:\s(?:actually|really))?(?:\s(?:work|help|do\sso|succeed))?\s*[.!]?\s*$",
        )
    )
)
_NAMED = re.compile(rf"\b{_THAT}")
# Words of which every verdict has one: a quick look that spares most sentences the slow one.
_JUDGING = (
    "not n't never yet remain await failed unable refut disprov contradict debunk overturn challeng question"
    " discredit rebut disput doubt undermin myth misconception fallacy mistake error artifact artefact false wrong"
    " untrue unfounded unproven unconfirmed unsubstantiated unsupported contested controversial speculative"
    " incorrect baseless debate whether weak lacking thin poor scant slim limited anecdotal missing inconclusive"
    " mixed retracted"
)
_MAY_JUDGE = AnyOf((*_JUDGING.split(), "no ", "no\n", "no\t", "no\xa0"))
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
_DISPUTABLE = (
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
# what a noun that points back can mean; others can mean whatever was said
_MEANS = (
    (re.compile(r"\b(?:benefit|efficacy|improvement|promise|protection|advantage|hope)"), _GOOD),
    (re.compile(r"\b(?:risk|harm|toxicity|fear|suspicion|signal|concern|causal|causation|cause-)"), _BAD),
    (re.compile(r"\binteraction"), _INTERACTION),
)  # fmt: skip


def disputes_itself(sentence: str) -> frozenset[Predicate]:
    """What a sentence takes from its own claims: "reported, but a causal relationship was not established".

    >>> disputes_itself("one trial found a rash; others did not.") == _DISPUTABLE
    True
    """
    if any(word in sentence for word in _OF_CAUSE) and _IN_ITSELF.search(sentence):
        return _BAD
    ends = sentence.rstrip(" .!").endswith(("not", "nothing", "none"))
    return _DISPUTABLE if ends and _OTHERS_DID_NOT.search(sentence) else frozenset()


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
    return next((means for noun, means in _MEANS if noun.search(match[0])), _DISPUTABLE)
