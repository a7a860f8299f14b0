"""Sentences that begin with their verb, as in monographs: "Inhibits CYP3A4", "Not recommended in pregnancy"."""

from __future__ import annotations

import re

from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules import RuleSet
from pharmagraph.builders.rules.vocabulary import ANAPHOR, KIND_CODES, NUMBER
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_DRUG = KIND_CODES[Kind.DRUG]
_FIRST = re.compile(r"[\W\d_]*+(?P<first>[^\W\d_]++(?:n['’]t)?)(?:\s++(?P<second>[^\W\d_]++))?")
_WORDS = Wording.beside("pharmagraph.builders.rows", "subjectless.toml")
_AGENT = _WORDS.compile(
    r"[\W\d_]*(?:(?!(?:the|an?|this|its?|other|with)\b)[\w-]+\s){0,3}?$is_an\s(?:of|at|for|on)\s"
)
_DONE = _WORDS.set_of("done")
_VERBS = _WORDS.set_of("verbs")
_HELPERS = _WORDS.set_of("helpers")
_ALSO = _WORDS.set_of("also")
_OF_SEVERAL = _WORDS.set_of("of_several")
_SUBJECTS = _WORDS.set_of("subjects")


class Subjectless:
    """Knows which sentences leave out the drug that their article is about, and puts it where it belongs."""

    def __init__(self, rules: RuleSet) -> None:
        present = {
            word
            for name, forms in rules.vocabulary.classes.items()
            if name.endswith(".present")
            for word in forms
        }
        self._finite = frozenset({word for word in present if word.endswith("s")} | _VERBS)
        self._of_several = frozenset(present - self._finite | _OF_SEVERAL)

    def is_one(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` begins with a verb, or with what a drug is of something, and asks nothing."""
        match = _FIRST.match(text, start, end)
        if match is None or text[end - 1 : end] == "?":
            return False
        first, second = match["first"].lower().replace("’", "'"), (match["second"] or "").lower()
        if first in _ALSO:
            first, second = second, ""
        if _AGENT.match(text, start, end):
            return True
        if first in _HELPERS or first in _VERBS:
            return second not in _SUBJECTS or first not in _HELPERS | {"is", "was", "does", "has"}
        return first in self._finite or first in _DONE

    def is_of_several(self, text: str, start: int, end: int) -> bool:
        """Whether words go on with a verb of several: behind "both", "are taken" or "can cause" or "lower"."""
        match = _FIRST.match(text, start, end)
        if match is None:
            return False
        first, second = match["first"].lower(), (match["second"] or "").lower()
        return (second if first in _ALSO else first) in self._of_several

    def completed(self, tagged: Tagged, drug: Entity) -> Tagged:
        """The row of such a sentence with a pronoun for the drug before its verb; as it is where it names the drug."""
        codes, members = tagged.codes, tagged.members
        if ANAPHOR in codes or any(
            mention.entity == drug
            for at in members
            if codes[at] == _DRUG
            for mention in members[at]
        ):
            return tagged
        at = next((i for i, code in enumerate(codes) if code.isalnum() and code != NUMBER), None)
        if at is None or at in members:
            return tagged
        start, end = tagged.span(at)
        stands = Mention(start, end, tagged.text[start:end], drug)
        return tagged.with_tokens(
            codes[:at] + ANAPHOR + codes[at:],
            [*tagged.tokens[:at], tagged.tokens[at], *tagged.tokens[at:]],
            {(i if i < at else i + 1): named for i, named in members.items()} | {at: (stands,)},
            tagged.lasts,
        )
