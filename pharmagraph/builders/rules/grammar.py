"""Patterns that a person can read, compiled to regular expressions over one character a token.

A sentence becomes a string in which every token is one character: a mention is a letter for its kind
(`KIND_CODES`), a word that some rule names has a character of its own, any other word is ``x`` (an
adverb ``a``, a number ``0``), punctuation stands for itself. A pattern is a row of elements:

==================  ===========================================================================
``{p}``             a list of two, "X and Y", that are subject and object
``{s}`` ``{o}``     the mention that becomes the subject, the object; ``{o:protein|receptor}`` of these
                    kinds only; ``{x:population}`` any mention, not used further
``[word]``          the cue: what the claim rests on. Exactly one element of a pattern is a cue;
                    ``[{o}]`` where a mention itself is all there is ("amoxicillin 500 mg")
``word``  ``a|b``   a word, one of several; ``$class`` one of a class of words (words.toml, families.toml)
``~``               up to four words inside a noun phrase (determiners, adjectives, unknown words)
``~~``              up to three such stretches, joined by prepositions ("the risk of developing ...")
``<<``              what may stand between a subject and its verb: auxiliaries, adverbs, insertions
``>>``              what may stand between a subject's verb and a further one: objects, commas, "and"
``...`` ``....``    up to eighteen tokens within the clause; up to thirty within the sentence
``!word``           not followed (before the cue: not preceded) by the word here
``word?`` ``word*`` once or not at all; any number of times
==================  ===========================================================================

The part before the cue is matched leftwards from it, the part after it rightwards, so that the nearest
arguments win and a sentence without the cue costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pharmagraph.builders.rules.vocabulary import ANAPHOR, KIND_CODES, MENTIONS, Vocabulary, charset
from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import INTERVENTIONS, Kind

# expressions of each element, and what the token beside the cue must be
_Side = tuple[tuple[str, ...], frozenset[str] | None]
_ANY_KIND = frozenset(Kind)
_OF_DRUGS = frozenset(KIND_CODES[kind] for kind in INTERVENTIONS) | {ANAPHOR}
_ELEMENT = re.compile(
    r"(?P<not>!)?(?:"
    r"\{(?P<slot>[sopx])(?::(?P<kinds>[a-z_|]+))?\}|"
    r"\[(?P<cue>[^\]]+)\]|"
    r"(?P<gap>~~|~|<<|>>|\.{3,4})|"
    r"(?P<words>[^\s?*{}\[\]]+)"
    r")(?P<times>[?*])?$"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern: the cue's characters, and what must stand on either side of it.

    Its expressions are compiled when they are first wanted: a short text has few of all cues, and to compile the
    patterns of all rules takes half a second.
    """

    cues: str
    cue_slot: str  # which slot the cue itself fills, if any
    slots: frozenset[str]
    text: str = ""  # as it was written
    sides: tuple[tuple[str, ...], tuple[str, ...]] = (
        (),
        (),
    )  # expressions of each element, from the cue outward
    needs: tuple[frozenset[str], ...] = ()  # of each of these sets, one character must be there
    words: tuple[frozenset[str], ...] = ()  # and of each of these, which are of words
    # what the token before the cue must be, and the one after it; None where it may be any, or none
    begins: tuple[frozenset[str] | None, frozenset[str] | None] = (None, None)

    @property
    def left(self) -> re.Pattern[str]:
        """What must stand before the cue, on the reversed string."""
        return _compiled(self.sides[0])

    @property
    def right(self) -> re.Pattern[str]:
        """What must stand after the cue."""
        return _compiled(self.sides[1])

    @property
    def of_free_subject(self) -> bool:
        """Whether words that it does not name stand after the subject."""
        return "{s} -" not in self.text

    @property
    def of_verb(self) -> bool:
        """Whether it is a subject with its verb: "X inhibits Y"."""
        return self.text.startswith("{s} <<")


class Compiler:
    """Turns the text of a pattern into a `Pattern`, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._sets: dict[frozenset[str], frozenset[str]] = {}  # each kept once
        self._sides: dict[tuple[object, ...], _Side] = {}
        self._unions: dict[tuple[frozenset[str], ...], frozenset[str]] = {}
        self.gaps = _gaps(vocabulary)
        by_another = vocabulary.any_of(_BY_ANOTHER)
        self._by_another = f"(?!-{by_another})"
        self.by_another = re.compile(f"-{by_another}")
        self._begins = _beginnings(vocabulary)

    def compile(self, text: str, kinds: Mapping[str, frozenset[Kind]], where: str) -> Pattern:
        """`kinds`: what the slots ``s`` and ``o`` take where the pattern does not say."""
        written = tuple(text.split())
        elements = [self._parse(element, where) for element in written]
        places = [i for i, element in enumerate(elements) if element["cue"]]
        if len(places) != 1:
            raise RulesError(where, f"{text!r} has {len(places)} cues", "put one element in [ ]")
        at = places[0]
        left, before = self._side(written[:at][::-1], kinds, where, leftwards=True)
        right, after = self._side(written[at + 1 :], kinds, where, leftwards=False)
        cue = elements[at]["cue"]
        mention = self._parse(cue, where) if cue.startswith("{") else None
        cue_slot = mention["slot"] if mention else ""
        cues = (
            self._kinds(mention, kinds, where) if mention else self.vocabulary.cues_of(cue, where)
        )
        slots = frozenset(
            {e["slot"] for e in elements} & {"s", "o", "p"} | ({cue_slot} if cue_slot else set())
        )
        if slots.isdisjoint("op"):
            raise RulesError(where, f"{text!r} has no object", "say which name it is: {o}, or {p}")
        if any(e["slot"] in {"s", "o", "p"} and e["times"] for e in elements):
            raise RulesError(
                where, f"{text!r} has a name that may be missing", "write two patterns, without ?"
            )
        asked = [e for e in elements if e["slot"] and not e["times"] and not e["not"]]
        needs = tuple(
            dict.fromkeys(
                _characters(self._kinds(e, kinds, where))
                for e in asked
                if e["slot"] in {"s", "o", "p"}
            )
        )
        words = dict.fromkeys(
            _characters(self.vocabulary.set_of(e["words"], where))
            for e in elements
            if e["words"] and not e["times"] and not e["not"]
        )
        return Pattern(
            cues, cue_slot, slots, text, (left, right), needs, tuple(words), (before, after)
        )

    def _side(
        self,
        written: tuple[str, ...],
        kinds: Mapping[str, frozenset[Kind]],
        where: str,
        *,
        leftwards: bool,
    ) -> _Side:
        """What must stand on one side of the cue, from there outward; half of all come in several patterns."""
        asked = written, leftwards, *map(kinds.get, "sox")
        known = self._sides.get(asked)
        if known is None:
            elements = [self._parse(element, where) for element in written]
            known = self._sides[asked] = (
                tuple(self._regex(e, kinds, where, leftwards=leftwards) for e in elements),
                self._beginning(elements, kinds, where, leftwards=leftwards),
            )
        return known

    def _beginning(
        self,
        elements: Iterable[Mapping[str, str]],
        kinds: Mapping[str, frozenset[Kind]],
        where: str,
        *,
        leftwards: bool,
    ) -> frozenset[str] | None:
        """What the token next to the cue must be for these elements to match; None where nothing must be there.

        A row that begins otherwise needs no expression to be told so: that spares half of all tries.
        """
        begins: list[frozenset[str]] = []
        for element in elements:
            if element["not"]:
                continue
            if element["gap"]:
                if element["gap"] not in self._begins:
                    return None
                begins.append(self._begins[element["gap"]][leftwards])
                continue
            if element["slot"]:
                begins.append(_characters(self._kinds(element, kinds, where)))
            else:
                begins.append(_characters(self.vocabulary.set_of(element["words"], where)))
            if not element["times"]:
                return self._any_of(tuple(begins))
        return None

    def _any_of(self, sets: tuple[frozenset[str], ...]) -> frozenset[str]:
        """What is in any of these sets; most rows of them come in many patterns."""
        known = self._unions.get(sets)
        if known is None:
            union = frozenset().union(*sets)
            known = self._unions[sets] = self._sets.setdefault(union, union)
        return known

    @staticmethod
    def _kinds(element: Mapping[str, str], kinds: Mapping[str, frozenset[Kind]], where: str) -> str:
        """The characters of the mentions that a slot takes; a pronoun goes for a drug."""
        wanted = kinds.get("o" if element["slot"] == "p" else element["slot"], _ANY_KIND)
        if element["kinds"]:
            try:
                wanted = frozenset(Kind(name) for name in element["kinds"].split("|"))
            except ValueError as error:
                raise RulesError(where, str(error)) from None
        return _codes_of(wanted)

    @staticmethod
    def _parse(element: str, where: str) -> Mapping[str, str]:
        parts = _parts(element)
        if parts is None:
            raise RulesError(where, f"cannot read the pattern's element {element!r}")
        return parts

    def _regex(
        self,
        element: Mapping[str, str],
        kinds: Mapping[str, frozenset[Kind]],
        where: str,
        *,
        leftwards: bool,
    ) -> str:
        if element["gap"]:
            return self.gaps[element["gap"]][leftwards]
        if slot := element["slot"]:
            codes = self._kinds(element, kinds, where)
            body = charset(codes) if slot == "x" else f"(?P<{slot}>{charset(codes)})"
            if slot == "o" and not leftwards and not set(codes) <= _OF_DRUGS:
                body += self._by_another
        else:
            body = charset(self.vocabulary.set_of(element["words"], where))
        if element["not"]:
            adverb = "a?" if leftwards else ""  # "was not preceded": "was significantly reduced"
            return f"(?!{adverb}{body})"
        return body + element["times"]


# "cisplatin-induced nausea": the drug only says which nausea
_INDUCED = (
    "induced|related|associated|sensitive|gated|dependent|stimulated|evoked|mediated|activated"
)
# ... and so does the protein of "TNF-induced apoptosis", but not that of "CYP3A4-mediated metabolism"
_BY_ANOTHER = "induced|related|associated|stimulated|evoked|activated|elicited|triggered"

# what is said of a subject that somebody else brings about
_BROUGHT = (
    "induced|caused|produced|evoked|elicited|triggered|provoked|mediated|seen|observed|associated"
)


def _gaps(vocabulary: Vocabulary) -> dict[str, tuple[str, str]]:
    """The expressions of each gap, rightwards from the cue and leftwards."""
    fillers = vocabulary.fillers + ANAPHOR  # "its" is an article, too
    filler = charset(fillers)
    chained = charset(fillers + vocabulary.set_of("$patients|who"))  # "in patients with ..."
    preposition = vocabulary.any_of("$chain")
    helper = charset(vocabulary.set_of("$helper") + "a")
    relative = vocabulary.any_of("that|which|who")
    breaks = "[^" + charset(";:?" + vocabulary.set_of("$break"))[1:]
    any_mention = charset(MENTIONS)
    induced = vocabulary.any_of(_INDUCED)
    inside = f"(?:{filler}|{any_mention}-{induced}|[DKTZ]{induced})"
    within = f"(?:{chained}|{any_mention}-{induced}|[DKTZ]{induced})"
    # "prenatal and lactogenic infections"
    both = f"(?:x{vocabulary.any_of('and|or')}xx?)??"
    # "metformin therapy causes ...": what is said of giving a drug is said of the drug
    giving = vocabulary.any_of("$giving")
    # leftwards from the verb: auxiliaries; a relative pronoun; nouns after the subject and what
    # hangs on them by a preposition; one insertion between commas
    phrase = f"(?:{filler}{{0,4}}?{any_mention}?{filler}{{0,3}}?{preposition})"
    # ... which does not begin with a verb: ", lowers pressure," is a member of a row of verbs
    third = charset(vocabulary.set_of("$does"))
    insertion = "(?:,[^,;:]{1,16}?,)"
    inserted = f"(?:,[^,;:]{{0,15}}?(?!{third})[^,;:],)"
    # leftwards from a further verb: what stands before it, a comma or "and", and whatever its fellow acts on
    within_row = "[^" + charset(";:?" + vocabulary.set_of("$turns_away"))[1:]
    joined = (
        f"{helper}{{0,6}}(?:{vocabulary.any_of('and|or|nor|but|then')},?|,){within_row}{{1,24}}?"
    )
    # "the nausea induced by cisplatin was relieved by ..."
    brought = f"(?:{any_mention}{filler}{{0,3}}?{vocabulary.any_of('by|with|after')}{vocabulary.any_of(_BROUGHT)})"
    subject_end = (
        f"{brought}?{filler}{{0,3}}?{phrase}{{0,2}}?{filler}{{0,2}}?[QUFL]{{0,2}}?{giving}?"
    )
    leftwards = f"{helper}{{0,6}}(?:{relative},?)?{inserted}?{subject_end}"
    rightwards = f"{giving}?{filler}{{0,3}}?{insertion}?(?:,?{relative})?{helper}{{0,6}}?"
    return {
        "~": (f"{inside}{{0,4}}?", f"{filler}{{0,4}}?"),
        "~~": (f"{within}{{0,5}}?(?:{preposition}{within}{{0,5}}?){{0,2}}?{both}",
               f"{filler}{{0,5}}?(?:{chained}{{0,5}}{preposition}){{0,2}}?"),
        "...": (f"{breaks}{{0,18}}?",) * 2,
        "....": ("[^;]{0,30}?",) * 2,
        "<<": (rightwards, leftwards),
        ">>": (joined, joined),
    }  # fmt: skip


def _beginnings(vocabulary: Vocabulary) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """What each gap can begin with, rightwards from the cue and leftwards."""
    fillers = vocabulary.fillers + ANAPHOR
    own = frozenset(fillers + MENTIONS)
    chains = frozenset(fillers + vocabulary.set_of("$patients|who") + vocabulary.set_of("$chain"))
    insertions = frozenset(
        fillers + vocabulary.set_of("$giving|$helper|that|which|who|$chain") + "a,QUFL" + MENTIONS
    )
    joins = frozenset(vocabulary.set_of("$helper|and|or|nor|but|then") + "a,")
    return {
        "~": (own, frozenset(fillers)),
        "~~": (chains | own | {"x"}, chains),
        "<<": (insertions, insertions),
        ">>": (joins, joins),
    }


def words_of(pattern: str) -> frozenset[str]:
    """The words that a pattern names literally, cue and all; not those of its ``$classes``.

    >>> sorted(words_of("{s} << !not [treats|$treat.past] ~ of|in? {o}"))
    ['in', 'not', 'of', 'treats']
    """
    named: set[str] = set()
    for element in pattern.split():
        if match := _ELEMENT.match(element):
            named.update((match["words"] or match["cue"] or "").lower().split("|"))
    return frozenset(word for word in named if word[:1].isalnum())


@cache
def _parts(element: str) -> Mapping[str, str] | None:
    """The parts of an element, each empty where it has none; None where it is none. Most come in many patterns."""
    match = _ELEMENT.match(element)
    return match and {name: value or "" for name, value in match.groupdict().items()}


@cache
def _codes_of(kinds: frozenset[Kind]) -> str:
    """The characters of mentions of these kinds, and of a pronoun where one may stand for them."""
    codes = "".join(KIND_CODES[kind] for kind in sorted(kinds))
    return codes + (ANAPHOR if kinds & INTERVENTIONS else "")


@cache
def _characters(codes: str) -> frozenset[str]:
    """These characters as a set, which is made once: it has hundreds, and works out its hash once."""
    return frozenset(codes)


@cache
def _compiled(elements: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("".join(elements))
