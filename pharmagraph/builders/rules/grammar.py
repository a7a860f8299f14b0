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
from types import MappingProxyType

from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import INTERVENTIONS, Kind

KIND_CODES: dict[Kind, str] = {
    Kind.DRUG: "D",
    Kind.DRUG_CLASS: "K",
    Kind.THERAPY: "T",
    Kind.PROTEIN: "P",
    Kind.RECEPTOR: "R",
    Kind.CONDITION: "C",
    Kind.EFFECT: "E",
    Kind.PROCESS: "X",
    Kind.ROUTE: "U",
    Kind.FORM: "F",
    Kind.ORGANISATION: "O",
    Kind.POPULATION: "N",
    Kind.TIME: "Y",
    Kind.DURATION: "L",
    Kind.QUANTITY: "Q",
    Kind.NAME: "M",
}
ANAPHOR = "Z"
"""The code of a pronoun, or "this drug", that stands for a drug named before."""

UNKNOWN_WORD, ADVERB, NUMBER = "x", "a", "0"
MENTIONS = "".join(KIND_CODES.values()) + ANAPHOR
# A block of 42,720 letters beyond the first plane: sets of such are compiled without a bitmap of 64 kB each.
_FIRST_WORD_CODE = 0x20000
_FIRST_HELPED = 0x28000  # of that block's second half
# The classes of which most expressions are made. Their words get characters next to each other, so that a set of
# hundreds of words is a few ranges, which are read in a tenth of the time.
_COMMON = ("filler", "helper", "break", "chain", "patients", "verb")
_SHORTEST_RANGE = 3  # characters
_CONTRACTED_NOT = "n't"
_ANY_KIND = frozenset(Kind)
_OF_DRUGS = frozenset(KIND_CODES[kind] for kind in INTERVENTIONS) | {ANAPHOR}
_ELEMENT = re.compile(
    r"(?P<not>!)?(?:"
    r"\{(?P<slot>[sopx])(?::(?P<kinds>[a-z_|]+))?\}|"
    r"\[(?P<cue>[^\]]+)\]|"
    r"(?P<gap>~~|~|<<|\.{3,4})|"
    r"(?P<words>[^\s?*{}\[\]]+)"
    r")(?P<times>[?*])?$"
)


class Vocabulary:
    """Words and classes of words, each word with a character of its own."""

    def __init__(
        self,
        classes: Mapping[str, Iterable[str]],
        helped: Mapping[str, Iterable[str]] = MappingProxyType({}),
    ) -> None:
        """`helped`: bases of verbs, each with the forms that rules name: "rise" of "rose", for "did not rise"."""
        self.codes: dict[str, str] = {}
        self._sets: dict[
            str, str
        ] = {}  # what was asked of `set_of`: patterns have their words from few classes
        self.classes = {name: frozenset(words) for name, words in classes.items()}
        for word in _kin_together(self.classes):
            self.code(word)
        bases = sorted(helped, key=self.code)
        self.helped = {self.code(base): chr(_FIRST_HELPED + at) for at, base in enumerate(bases)}
        """The characters of bases of verbs, and those that they have behind a "did", "will" or "cannot"."""
        self._bases: dict[str, list[str]] = {}
        for base, forms in helped.items():
            for form in (base, *forms):
                self._bases.setdefault(form, []).append(self.helped[self.code(base)])

    def code(self, word: str) -> str:
        """The word's character; given one if it has none yet."""
        if len(word) == 1 and not word.isalnum():
            return word
        if word == _CONTRACTED_NOT:  # "should not", "shouldn't"
            return self.codes.setdefault(word, self.code("not"))
        return self.codes.setdefault(word, chr(_FIRST_WORD_CODE + len(self.codes)))

    def set_of(self, alternatives: str, where: str) -> str:
        """The characters of ``word|$class|...``."""
        known = self._sets.get(alternatives)
        if known is not None:
            return known
        codes = set()
        for word in alternatives.split("|"):
            if word.startswith("$"):
                if word[1:] not in self.classes:
                    raise RulesError(where, f"no class of words is called {word}")
                listed = {self.code(each) for each in self.classes[word[1:]]}
                codes |= listed | {self.helped[code] for code in listed if code in self.helped}
                if word == "$patients":  # "in adults with ..." is said of patients, too
                    codes.add(KIND_CODES[Kind.POPULATION])
            else:
                codes.add(self.code(word.lower()))
                codes.update(self._bases.get(word.lower(), ()))
        return self._sets.setdefault(alternatives, "".join(sorted(codes)))

    def cues_of(self, alternatives: str, where: str) -> str:
        """The characters of a cue: also those of the bases of verbs of which a class of words lists the forms.

        Classes of families have a frame for each form.
        """
        listed = [
            each
            for word in alternatives.split("|")
            if word.startswith("$") and "." not in word
            for each in self.classes.get(word[1:], ())
        ]
        codes = set(self.set_of(alternatives, where))
        codes.update(*(self._bases.get(word, ()) for word in listed))
        return "".join(sorted(codes))

    @property
    def fillers(self) -> str:
        """The characters of what may stand in a noun phrase before its head."""
        return self.set_of("$filler", "words.toml") + UNKNOWN_WORD + ADVERB + NUMBER + "-"


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
        fillers = vocabulary.fillers + ANAPHOR  # "its" is an article, too
        filler = charset(fillers)
        chained = charset(
            fillers + vocabulary.set_of("$patients|who", "words.toml")
        )  # "in patients with ..."
        preposition = charset(vocabulary.set_of("$chain", "words.toml"))
        helper = charset(vocabulary.set_of("$helper", "words.toml") + "a")
        relative = charset(vocabulary.set_of("that|which|who", "words.toml"))
        breaks = "[^" + charset(";:?" + vocabulary.set_of("$break", "words.toml"))[1:]
        # "reduces cisplatin-induced nausea": the other drug only says which nausea
        induced = charset(
            vocabulary.set_of(
                "induced|related|associated|sensitive|gated|dependent|stimulated|evoked|mediated|activated",
                "words.toml",
            )
        )
        inside = f"(?:{filler}|{charset(MENTIONS)}-{induced}|[DKTZ]{induced})"
        # "prenatal and lactogenic infections"
        both = f"(?:x{charset(vocabulary.set_of('and|or', 'words.toml'))}xx?)??"
        within = f"(?:{chained}|{charset(MENTIONS)}-{induced}|[DKTZ]{induced})"
        # ... and so does the protein of "TNF-induced apoptosis", but not that of "CYP3A4-mediated metabolism"
        by_another = "induced|related|associated|stimulated|evoked|activated|elicited|triggered"
        self._by_another = f"(?!-{charset(vocabulary.set_of(by_another, 'words.toml'))})"
        self.by_another = re.compile("-" + charset(vocabulary.set_of(by_another, "words.toml")))
        any_mention = charset(MENTIONS)
        # "metformin therapy causes ...": what is said of giving a drug is said of the drug
        giving = charset(vocabulary.set_of("$giving", "words.toml"))
        self.gaps = {
            "~": (f"{inside}{{0,4}}?", f"{filler}{{0,4}}?"),
            "~~": (f"{within}{{0,5}}?(?:{preposition}{within}{{0,5}}?){{0,2}}?{both}",
                   f"{filler}{{0,5}}?(?:{chained}{{0,5}}{preposition}){{0,2}}?"),
            "...": (f"{breaks}{{0,18}}?",) * 2,
            "....": ("[^;]{0,30}?",) * 2,
        }  # fmt: skip
        # leftwards from the verb: auxiliaries; a relative pronoun; nouns after the subject and what
        # hangs on them by a preposition; one insertion between commas
        phrase = f"(?:{filler}{{0,4}}?{any_mention}?{filler}{{0,3}}?{preposition})"
        insertion = "(?:,[^,;:]{1,16}?,)"
        subject_end = f"{filler}{{0,3}}?{phrase}{{0,2}}?{filler}{{0,2}}?[QUFL]?{giving}?"
        leftwards = f"{helper}{{0,6}}(?:{relative},?)?{insertion}?{subject_end}"
        rightwards = f"{giving}?{filler}{{0,3}}?{insertion}?(?:,?{relative})?{helper}{{0,6}}?"
        self.gaps["<<"] = (rightwards, leftwards)
        # what gaps can begin with: rightwards from the cue, and leftwards
        own = frozenset(fillers + MENTIONS)
        linked = frozenset(vocabulary.set_of("$chain", "words.toml"))
        chains = frozenset(fillers + vocabulary.set_of("$patients|who", "words.toml")) | linked
        insertions = frozenset(
            fillers
            + vocabulary.set_of("$giving|$helper|that|which|who|$chain", "words.toml")
            + "a,QUFL"
            + MENTIONS
        )
        self._begins = {
            "~": (own, frozenset(fillers)),
            "~~": (chains | own | {"x"}, chains),
            "<<": (insertions, insertions),
        }

    def compile(self, text: str, kinds: Mapping[str, frozenset[Kind]], where: str) -> Pattern:
        """`kinds`: what the slots ``s`` and ``o`` take where the pattern does not say."""
        elements = [self._parse(element, where) for element in text.split()]
        places = [i for i, element in enumerate(elements) if element["cue"]]
        if len(places) != 1:
            raise RulesError(where, f"{text!r} has {len(places)} cues", "put one element in [ ]")
        at = places[0]
        left = tuple(self._regex(e, kinds, where, leftwards=True) for e in reversed(elements[:at]))
        right = tuple(self._regex(e, kinds, where, leftwards=False) for e in elements[at + 1 :])
        begins = (
            self._beginning(reversed(elements[:at]), kinds, where, leftwards=True),
            self._beginning(elements[at + 1 :], kinds, where, leftwards=False),
        )
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
                frozenset(self._kinds(e, kinds, where))
                for e in asked
                if e["slot"] in {"s", "o", "p"}
            )
        )
        words = dict.fromkeys(
            frozenset(self.vocabulary.set_of(e["words"], where))
            for e in elements
            if e["words"] and not e["times"] and not e["not"]
        )
        return Pattern(cues, cue_slot, slots, text, (left, right), needs, tuple(words), begins)

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
        begins: frozenset[str] = frozenset()
        for element in elements:
            if element["not"]:
                continue
            if element["gap"]:
                if element["gap"] not in self._begins:
                    return None
                begins |= self._begins[element["gap"]][leftwards]
                continue
            if element["slot"]:
                begins |= frozenset(self._kinds(element, kinds, where))
            else:
                begins |= frozenset(self.vocabulary.set_of(element["words"], where))
            if not element["times"]:
                return self._sets.setdefault(begins, begins)
        return None

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
def _compiled(elements: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("".join(elements))


def _kin_together(classes: Mapping[str, frozenset[str]]) -> list[str]:
    """All words, those of one class, and those of the same classes, next to each other as far as that goes."""
    common = [name for name in _COMMON if name in classes]
    others = sorted(classes.keys() - set(common), key=lambda name: (-len(classes[name]), name))
    places: dict[str, list[int]] = {}
    for place, name in enumerate([*common, *others]):
        for word in classes[name]:
            places.setdefault(word, []).append(place)
    return sorted(places, key=lambda word: (places[word], word))


@cache
def charset(codes: str) -> str:
    """A character class of these; what stands next to each other as a range.

    >>> charset("ca,b-x")
    '[,\\\\-a-cx]'
    """
    ordered = sorted(set(codes))
    parts: list[str] = []
    at = 0
    while at < len(ordered):
        last = at
        while last + 1 < len(ordered) and ord(ordered[last + 1]) == ord(ordered[last]) + 1:
            last += 1
        if last - at + 1 >= _SHORTEST_RANGE:
            parts.append(f"{re.escape(ordered[at])}-{re.escape(ordered[last])}")
        else:
            parts += map(re.escape, ordered[at : last + 1])
        at = last + 1
    return f"[{''.join(parts)}]"
