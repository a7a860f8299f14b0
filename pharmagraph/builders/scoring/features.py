"""What the learned scorer sees of a sentence and of two of its mentions; it knows no weights and no names.

Mentions are read as their kinds only, so that nothing about a drug's name can be learned. Lists ("A, B and C")
and names with their abbreviation ("A (B)") are read as one thing: what is said of a list is said of its members.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, pairwise

from pharmagraph.builders.scoring.words import (
    MOST_REMEMBERED,
    cue_classes,
    keys_of,
    tokens_of,
    word_key,
)
from pharmagraph.ontology.kinds import Kind

_LINKS = frozenset({",", "and", "or", "/", "&", "nor"})
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
_CLAUSES = frozenset({"but", "while", "wherea", "however", ";", "although", "though"})
_SHAPES = _CLAUSES.union(_BRACKETS)
# the names of the tables of weights by the order of a pair, made once: a string made anew is hashed anew
_TABLES = {
    order: {name: name + order for name in
            ("far before after between end word2 class2 class3 whole cueword cueclass shape").split()}
    for order in "=><"
}  # fmt: skip
_FUNCTION_WORDS = frozenset(
    "of by with to in on for from via through as than but while wherea which that who and or not no without at "
    "between against into upon is are was were be been has had have can may ( ) [ ] : ; , - / "
    "D P C X R Q T O".split()
)
_LETTERS = {
    Kind.DRUG: "D",
    Kind.DRUG_CLASS: "D",
    Kind.PROTEIN: "P",
    Kind.RECEPTOR: "P",
    Kind.CONDITION: "C",
    Kind.EFFECT: "C",
    Kind.PROCESS: "X",
    Kind.ROUTE: "R",
    Kind.FORM: "R",
    Kind.QUANTITY: "Q",
    Kind.THERAPY: "T",
}
_PADDING = 2
_LONG = 15  # tokens between two units beyond which single words say little
_LONG_SKELETON = 12
_WHOLE_SKELETON = 7
_BEFORE, _AFTER = 7, 6  # how far outside the pair a cue can stand, in tokens


@cache
def _skeleton_classes() -> dict[str, str]:
    """What of a sentence is its skeleton: cue words by their class, function words and mentions as they are."""
    return {**{word: word for word in _FUNCTION_WORDS}, **cue_classes()}


@lru_cache(maxsize=MOST_REMEMBERED)
def _inner_cues(name: str) -> tuple[str, ...]:
    """The cue words in a name, and "toxicity" where it is part of a word: what the name says, not whose it is."""
    classes = cue_classes()
    found = {key for key in map(word_key, tokens_of(name).findall(name)) if key in classes}
    if "toxic" in name.lower():
        found.add("toxicity")
    return tuple(sorted(found))


Features = tuple[str, Collection[str]]
"""The table of weights in which keys are looked up, and the keys: a tuple where they are met again and again, so
that their sum is worth remembering. (A named tuple would take longer to make than its keys.)"""


class Reading:
    """A sentence read once for all its pairs of mentions.

    `keys` are its tokens: stems, signs, and letters for mentions. A list of mentions, or a name with its
    abbreviation in brackets, is one token, a unit.
    """

    def __init__(
        self,
        sentence: str,
        mentions: Sequence[tuple[int, int, Kind]],
        unseen: Sequence[tuple[int, int]] = (),
    ) -> None:
        """`unseen`: stretches to read over, such as a negation whose scope is known elsewhere."""
        self._sentence, self._mentions, self._unseen = sentence, mentions, unseen
        self.keys = ["^"] * _PADDING
        self.unit = [0] * len(mentions)  # mention -> its token
        self.units: list[int] = []  # tokens that stand for mentions
        self._sizes: dict[int, int] = {}
        self._inner: dict[int, tuple[str, ...]] = {}
        self._ends: dict[int, tuple[int, int]] = {}
        self._gaps: list[
            tuple[int, int, int]
        ] = []  # first token, start, end: where words were read
        self._read_tokens()
        self._read_skeleton()
        self._units_of: dict[str, list[int]] = {}
        for unit in self.units:
            self._units_of.setdefault(self.keys[unit], []).append(unit)
        self._known: dict[tuple[int, int], list[Features]] = {}  # tasks share them

    def _read_tokens(self) -> None:
        mentions = self._mentions
        at = 0
        for mention in sorted(
            range(len(mentions)), key=lambda m: (mentions[m][0], -mentions[m][1])
        ):
            start, end, kind = mentions[mention]
            if start < at and self.units:  # inside another, or overlapping it
                self.unit[mention] = self.units[-1]
                at = max(at, end)
                continue
            self._read_words(at, start)
            at = self._read_unit(mention, start, end, _LETTERS.get(kind, "O"))
        self._read_words(at, len(self._sentence))
        self.keys += ["$"] * _PADDING

    def _read_words(self, start: int, end: int) -> None:
        for first, last in self._unseen:
            if start < last and first < end:
                self._read_words(start, first)
                start = max(start, last)
        if start < end:
            self._gaps.append((len(self.keys), start, end))
            pieces = self._sentence[start:end].split()
            self.keys += chain.from_iterable(map(keys_of.__getitem__, pieces))

    def _read_unit(self, mention: int, start: int, end: int, letter: str) -> int:
        """Makes a mention a token, or a part of the last one; where to read on."""
        keys = self.keys
        last = self.units[-1] if self.units else 0
        between = keys[last + 1 :] if last else []
        bracketed = between == ["("] and self._sentence[end : end + 1] == ")"
        listed = 1 <= len(between) <= 2 and _LINKS.issuperset(between)
        if keys[last] == letter and (bracketed or listed):
            del keys[last + 1 :]
            end += bracketed
        else:
            last = len(keys)
            keys.append(letter)
            self.units.append(last)
            self._inner[last] = _inner_cues(self._sentence[start:end])
            self._sizes[last] = 0
            self._ends[last] = (start, end)
        self._sizes[last] += 1
        self._ends[last] = (self._ends[last][0], end)
        self.unit[mention] = last
        return end

    def _read_skeleton(self) -> None:
        keys = self.keys
        named = list(map(_skeleton_classes().get, keys))
        self._skeleton = [place for place, name in enumerate(named) if name is not None]
        self._words = words = [keys[place] for place in self._skeleton]
        self._classes = names = list(filter(None, named))
        self._word_pairs = list(map(" ".join, pairwise(words)))
        self._class_pairs = list(map(" ".join, pairwise(names)))
        cues = cue_classes()
        self.cues = [
            place for place, word in zip(self._skeleton, words, strict=True) if word in cues
        ]
        self._cue_words = [keys[place] for place in self.cues]
        self._cue_classes = [cues[word] for word in self._cue_words]

    @property
    def cue_classes(self) -> frozenset[str]:
        """The classes of the cue words that the sentence holds."""
        return frozenset(self._cue_classes)

    def cues_near(self, left: int, right: int) -> list[int]:
        """The cue words between two units and not far outside of them."""
        return [place for place in self.cues if left - _BEFORE <= place <= right + _AFTER]

    def cue_at(self, token: int) -> tuple[str, str]:
        """The cue word at a token, and its class."""
        return self.keys[token], cue_classes()[self.keys[token]]

    def place(self, token: int) -> tuple[int, int]:
        """Where a token stands in the sentence."""
        if token in self._ends:
            return self._ends[token]
        first, start, end = max(gap for gap in self._gaps if gap[0] <= token)
        tokens = tokens_of(self._sentence).finditer(self._sentence, start, end)
        return next(islice(tokens, token - first, None)).span()

    def sentence_features(self) -> list[Features]:
        """What all pairs of the sentence share."""
        return [("sentence", dict.fromkeys(self.keys))]

    def pair_features(self, one: int, two: int) -> list[Features]:
        """What is said of the units of two mentions: words, skeleton and cues between and around them."""
        if (one, two) not in self._known:
            left, right = (one, two) if one < two else (two, one)
            table = _TABLES["=" if one == two else ">" if one < two else "<"]
            found = self._known[one, two] = [
                self._distance(one, two, left, right, table),
                *self._surface(left, right, table),
                *self._between(left, right, table),
                *self._around(left, right, table),
            ]
            if self._inner[one]:
                found.append(("in subject", self._inner[one]))
            if self._inner[two]:
                found.append(("in object", self._inner[two]))
        return self._known[one, two]

    def _distance(
        self, one: int, two: int, left: int, right: int, table: Mapping[str, str]
    ) -> Features:
        like_one, like_two = self._units_of[self.keys[one]], self._units_of[self.keys[two]]
        gap = right - left
        far = _far(max(0, gap - 1))
        ones, twos = _within(like_one, left, right), _within(like_two, left, right)
        between = _within(self.units, left, right)
        rival_subject = _within(like_one, two - gap - 1, two + gap) > (one < two)
        rival_object = _within(like_two, one - gap - 1, one + gap) > (two < one)
        sizes = self._sizes[one], self._sizes[two]
        keys = _distance_keys(far, between, ones, twos, sizes, rival_subject, rival_object)
        return table["far"], keys

    def _surface(self, left: int, right: int, table: Mapping[str, str]) -> list[Features]:
        keys = self.keys
        before, after = keys[left - 2 : left], keys[right + 1 : right + 3]
        found: list[Features] = [
            (table["before"], [before[1], before[0], " ".join(before)]),
            (table["after"], [after[0], after[1], " ".join(after)]),
        ]
        if right - left <= _LONG:
            found.append((table["between"], keys[left + 1 : right]))
        if right - left > 2:
            end = [f"{keys[right - 1]} {keys[right]}", " ".join(keys[right - 2 : right + 1])]
            found.append((table["end"], end))
        return found

    def _between(self, left: int, right: int, table: Mapping[str, str]) -> list[Features]:
        start = bisect_right(self._skeleton, left)
        stop = bisect_left(self._skeleton, right, start)
        size = stop - start
        if size > _LONG_SKELETON:
            return []
        if not size:
            return [(table["class3"], ("< >",))]
        words, classes = self._words[start:stop], self._classes[start:stop]
        word_pairs = self._word_pairs[start : stop - 1]
        pairs = self._class_pairs[start : stop - 1]
        found: list[Features] = [
            (table["word2"], [f"< {words[0]}", *word_pairs, f"{words[-1]} >"]),
            (table["class2"], [f"< {classes[0]}", *pairs, f"{classes[-1]} >"]),
        ]
        if size > 1:
            triples = [f"{two} {three}" for two, three in zip(pairs, classes[2:], strict=False)]
            ends = f"< {pairs[0]}", f"{pairs[-1]} >"
            found.append((table["class3"], [*triples, *ends]))
        if size <= _WHOLE_SKELETON:
            found.append((table["whole"], [" ".join(classes)]))
        return found

    def _around(self, left: int, right: int, table: Mapping[str, str]) -> list[Features]:
        places = self.cues
        start = bisect_right(places, left)
        stop = bisect_left(places, right, start)
        after = bisect_right(places, right, stop)
        before = start - 1
        prior = before >= 0 and places[before] >= left - _BEFORE
        later = after < len(places) and places[after] <= right + _AFTER
        found: list[Features] = []
        for name, cues in (("cueword", self._cue_words), ("cueclass", self._cue_classes)):
            if start == stop:
                middle = "_"
            elif stop == start + 1:
                middle = cues[start]
            else:
                middle = f"{cues[start]}..{cues[stop - 1]}"
            first, last = cues[before] if prior else "_", cues[after] if later else "_"
            found.append((table[name], _cue_keys(first, middle, last)))
        between = self.keys[left + 1 : right]
        clauses = depth = 0
        if not _SHAPES.isdisjoint(between):
            clauses = sum([key in _CLAUSES for key in between])
            depth = sum([_BRACKETS[key] for key in between if key in _BRACKETS])
        shape = _shape_keys(
            min(3, stop - start), min(2, clauses), max(-2, min(2, depth)), prior, later
        )
        found.append((table["shape"], shape))
        return found


@lru_cache(maxsize=MOST_REMEMBERED)
def _distance_keys(
    far: str,
    between: int,
    ones: int,
    twos: int,
    sizes: tuple[int, int],
    rival_subject: bool,
    rival_object: bool,
) -> tuple[str, ...]:
    return (
        far,
        f"n{min(5, between)}",
        f"s{min(3, ones)}",
        f"o{min(3, twos)}",
        f"{far}|{min(2, ones)}|{min(2, twos)}",
        f"l{min(3, sizes[0])}{min(3, sizes[1])}",
        f"r{rival_subject:d}{rival_object:d}",
    )


@lru_cache(maxsize=MOST_REMEMBERED)
def _cue_keys(first: str, middle: str, last: str) -> tuple[str, ...]:
    return (
        middle,
        f"{first}|{middle}",
        f"{first}||{last}",
        f"{last}|||{middle}",
        f"{first}|{middle}|{last}",
    )


@cache
def _shape_keys(cues: int, clauses: int, depth: int, prior: bool, later: bool) -> tuple[str, ...]:
    return f"n{cues}", f"c{clauses}", f"d{depth}", f"b{prior:d}", f"a{later:d}"


def _far(tokens: int) -> str:
    return _DISTANCES[min(tokens, len(_DISTANCES) - 1)]


_DISTANCES = [
    str(next(low for low in (22, 14, 9, 6, 4, 3, 2, 1, 0) if low <= tokens)) for tokens in range(23)
]


def _within(places: Sequence[int], left: int, right: int) -> int:
    """How many of the sorted places stand between the two, ends left out."""
    first = bisect_right(places, left)
    return bisect_left(places, right, first) - first
