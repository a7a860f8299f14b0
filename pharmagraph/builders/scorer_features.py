"""What the learned scorer sees of a sentence and of two of its mentions; it knows no weights and no names.

Mentions are read as their kinds only, so that nothing about a drug's name can be learned. Lists ("A, B and C")
and names with their abbreviation ("A (B)") are read as one thing: what is said of a list is said of its members.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from pharmagraph.ontology.kinds import Kind

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_")
_LINKS = frozenset({",", "and", "or", "/", "&", "nor"})
_CLAUSES = frozenset({"but", "while", "wherea", "however", ";", "although", "though"})
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
_LONG_SKELETON = 12
_WHOLE_SKELETON = 7
_BEFORE, _AFTER = 7, 6  # how far outside the pair a cue can stand, in tokens


def stem(word: str) -> str:
    """The word without its inflection, so that "inhibits", "inhibited" and "inhibiting" are one.

    >>> [stem(word) for word in ("inhibits", "inhibited", "inhibiting", "inhibitor", "studies")]
    ['inhibit', 'inhibit', 'inhibit', 'inhibitor', 'study']
    """
    size = len(word)
    if size <= 4:
        return word
    if word.endswith(("ied", "ies")):
        return word[:-3] + "y"
    if word.endswith("ing") and size > 5:
        word = word[:-3]
    elif word.endswith("ed"):
        word = word[:-2]
    elif word.endswith("es") and size > 5 and word[-3] in "sxh":
        return word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    else:
        return word[:-1] if word.endswith("e") else word
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@cache
def cue_classes() -> dict[str, str]:
    """Stem of each cue word -> its class."""
    text = (files("pharmagraph.builders") / "data" / "scorer_cues.tsv").read_text(encoding="utf-8")
    classes: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            for word in words.split():
                classes.setdefault(stem(word), name)
    return classes


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    return "0" if word[0].isdigit() else stem(word.lower())


class _Token(NamedTuple):
    key: str  # stem, sign, or the letter of a mention's kind
    start: int
    end: int
    mentions: tuple[int, ...] = ()  # those that it stands for
    inner: tuple[str, ...] = ()  # cue words within them


class Features(NamedTuple):
    """Keys, and the table of weights that they are looked up in."""

    table: str
    keys: Sequence[str]


class Reading:
    """A sentence read once for all its pairs of mentions."""

    def __init__(
        self,
        sentence: str,
        mentions: Sequence[tuple[int, int, Kind]],
        unseen: Sequence[tuple[int, int]] = (),
    ) -> None:
        """`unseen`: stretches to read over, such as a negation whose scope is known elsewhere."""
        tokens = list(_listed(_abbreviated(list(_tokens(sentence, mentions, unseen)))))
        start, stop = _Token("^", 0, 0), _Token("$", len(sentence), len(sentence))
        self.tokens = [start] * _PADDING + tokens + [stop] * _PADDING
        self.unit = [0] * len(mentions)  # mention -> its token
        for place, token in enumerate(self.tokens):
            for mention in token.mentions:
                self.unit[mention] = place
        self.keys = keys = [token.key for token in self.tokens]
        self.pairs = [f"{one} {two}" for one, two in pairwise(keys)]
        self._seen: dict[tuple[int, int], list[Features]] = {}  # tasks share them
        self._read_cues()
        self._read_units()

    def _read_cues(self) -> None:
        """The skeleton: cue words, function words and mentions, once as words and once as classes."""
        classes = cue_classes()
        self.cues: list[int] = []
        self.words: list[str] = []
        self.classes: list[str] = []
        self.cue_words: list[str] = []
        self.cue_classes: list[str] = []
        self.skeleton_before: list[int] = []  # token -> how much of the skeleton stands before it
        self.cues_before: list[int] = []
        self.clauses_before: list[int] = []
        self.depth: list[int] = []
        clauses = depth = 0
        for place, key in enumerate(self.keys):
            self.skeleton_before.append(len(self.words))
            self.cues_before.append(len(self.cues))
            self.clauses_before.append(clauses)
            cue = classes.get(key)
            if cue:
                self.cues.append(place)
                self.cue_words.append(key)
                self.cue_classes.append(cue)
                self.words.append(key)
                self.classes.append(cue)
            elif key in _FUNCTION_WORDS:
                self.words.append(key)
                self.classes.append(key)
                if key in "([":
                    depth += 1
                elif key in ")]":
                    depth = max(0, depth - 1)
            if key in _CLAUSES:
                clauses += 1
            self.depth.append(depth)
        self.word_pairs = [f"{one} {two}" for one, two in pairwise(self.words)]
        self.class_pairs = [f"{one} {two}" for one, two in pairwise(self.classes)]
        self.class_triples = [
            f"{one} {two}" for one, two in zip(self.class_pairs, self.classes[2:], strict=False)
        ]

    def _read_units(self) -> None:
        self.units: list[int] = []  # tokens that stand for mentions
        self.units_of: dict[str, list[int]] = {}
        for place, token in enumerate(self.tokens):
            if token.mentions:
                self.units.append(place)
                self.units_of.setdefault(token.key, []).append(place)

    def sentence_features(self) -> list[Features]:
        """What all pairs of the sentence share."""
        return [Features("sentence", sorted(set(self.keys)))]

    def pair_features(self, one: int, two: int) -> list[Features]:
        """What is said of the units of two mentions: words, skeleton and cues between and around them."""
        if (one, two) not in self._seen:
            left, right = (one, two) if one < two else (two, one)
            order = "=" if one == two else ">" if one < two else "<"
            self._seen[one, two] = [
                *self._distance(one, two, left, right, order),
                *self._surface(left, right, order),
                *self._skeleton(left, right, order),
                *self._cues(left, right, order),
                Features("in subject", self.tokens[one].inner),
                Features("in object", self.tokens[two].inner),
            ]
        return self._seen[one, two]

    def cues_near(self, left: int, right: int) -> list[int]:
        """The cue words between two units and not far outside of them."""
        return [place for place in self.cues if left - _BEFORE <= place <= right + _AFTER]

    def cue_at(self, place: int) -> tuple[str, str]:
        """The cue word at a token, and its class."""
        return self.keys[place], cue_classes()[self.keys[place]]

    def _distance(
        self, one: int, two: int, left: int, right: int, order: str
    ) -> Iterator[Features]:
        keys, tokens = self.keys, self.tokens
        like_one, like_two = self.units_of[keys[one]], self.units_of[keys[two]]
        far = _far(max(0, right - left - 1))
        ones, twos = _within(like_one, left, right), _within(like_two, left, right)
        between = min(5, _within(self.units, left, right))
        yield Features(
            "far" + order,
            (
                far,
                f"n{between}",
                f"s{min(3, ones)}",
                f"o{min(3, twos)}",
                f"{far}|{min(2, ones)}|{min(2, twos)}",
            ),
        )
        yield Features(
            "list" + order,
            (f"{min(3, len(tokens[one].mentions))}{min(3, len(tokens[two].mentions))}",),
        )
        gap = right - left
        rival_subject = _within(like_one, two - gap - 1, two + gap) > (one < two)
        rival_object = _within(like_two, one - gap - 1, one + gap) > (two < one)
        yield Features("rival" + order, (f"{rival_subject:d}{rival_object:d}",))

    def _surface(self, left: int, right: int, order: str) -> Iterator[Features]:
        keys, pairs = self.keys, self.pairs
        if right - left <= 15:
            yield Features("between" + order, keys[left + 1 : right])
            yield Features("between2" + order, pairs[left:right])
        if right - left > 2:
            yield Features("end" + order, (pairs[right - 1], f"{pairs[right - 2]} {keys[right]}"))
        yield Features("before" + order, (keys[left - 1], keys[left - 2], pairs[left - 2]))
        yield Features("after" + order, (keys[right + 1], keys[right + 2], pairs[right + 1]))
        yield Features("next" + order, (keys[right + 1],))

    def _skeleton(self, left: int, right: int, order: str) -> Iterator[Features]:
        start = self.skeleton_before[min(left + 1, right)]
        stop = self.skeleton_before[right]
        size = stop - start
        if size > _LONG_SKELETON:
            return
        words, classes = self.words, self.classes
        if not size:
            yield Features("class3" + order, ("< >",))
            return
        yield Features(
            "word2" + order,
            ["< " + words[start], *self.word_pairs[start : stop - 1], words[stop - 1] + " >"],
        )
        yield Features(
            "class2" + order,
            ["< " + classes[start], *self.class_pairs[start : stop - 1], classes[stop - 1] + " >"],
        )
        if size > 1:
            yield Features(
                "class3" + order,
                [
                    f"< {self.class_pairs[start]}",
                    *self.class_triples[start : stop - 2],
                    f"{self.class_pairs[stop - 2]} >",
                ],
            )
        if size <= _WHOLE_SKELETON:
            yield Features("whole" + order, (" ".join(classes[start:stop]),))

    def _cues(self, left: int, right: int, order: str) -> Iterator[Features]:
        start, stop = self.cues_before[min(left + 1, right)], self.cues_before[right]
        first, last = self.cues_before[max(0, left - _BEFORE)], self.cues_before[left]
        after = self.cues_before[right + 1] if right + 1 < len(self.keys) else len(self.cues)
        behind = after < len(self.cues) and self.cues[after] <= right + _AFTER
        before = first < last
        for table, cues in (("cueword", self.cue_words), ("cueclass", self.cue_classes)):
            if start == stop:
                middle = "_"
            elif stop == start + 1:
                middle = cues[start]
            else:
                middle = f"{cues[start]}..{cues[stop - 1]}"
            prior = cues[last - 1] if before else "_"
            later = cues[after] if behind else "_"
            yield Features(
                table + order,
                (
                    middle,
                    f"{prior}|{middle}",
                    f"{prior}||{later}",
                    f"{later}|||{middle}",
                    f"{prior}|{middle}|{later}",
                ),
            )
        clauses = self.clauses_before[right] - self.clauses_before[left]
        depth = self.depth[right] - self.depth[left]
        yield Features(
            "shape" + order,
            (
                f"n{min(3, stop - start)}",
                f"c{min(2, clauses)}",
                f"d{max(-2, min(2, depth))}",
                f"b{before:d}",
                f"a{behind:d}",
            ),
        )


def _tokens(
    sentence: str,
    mentions: Sequence[tuple[int, int, Kind]],
    unseen: Sequence[tuple[int, int]],
) -> Iterator[_Token]:
    """Words, signs and outermost mentions; a mention inside another shares its token."""
    at = 0
    held: _Token | None = None
    order = sorted(range(len(mentions)), key=lambda each: (mentions[each][0], -mentions[each][1]))
    for mention in order:
        start, end, kind = mentions[mention]
        if held and start < at:
            at = max(at, end)
            held = held._replace(end=at, mentions=(*held.mentions, mention))
            continue
        if held:
            yield held
        yield from _words(sentence, at, start, unseen)
        inner = _inner(sentence[start:end])
        held = _Token(_LETTERS.get(kind, "O"), start, end, (mention,), inner)
        at = end
    if held:
        yield held
    yield from _words(sentence, at, len(sentence), unseen)


def _words(
    sentence: str, start: int, end: int, unseen: Sequence[tuple[int, int]]
) -> Iterator[_Token]:
    for match in _TOKEN.finditer(sentence, start, end):
        first, last = match.span()
        if not any(a <= first < b for a, b in unseen):
            yield _Token(_word_key(match.group()), first, last)


@lru_cache(maxsize=65536)
def _inner(name: str) -> tuple[str, ...]:
    """The cue words in a name, and "toxicity" where it is part of a word: what the name says, not whose it is."""
    classes = cue_classes()
    found = {key for key in map(_word_key, _TOKEN.findall(name)) if key in classes}
    if "toxic" in name.lower():
        found.add("toxicity")
    return tuple(sorted(found))


def _abbreviated(tokens: Sequence[_Token]) -> Iterator[_Token]:
    """A name and its abbreviation in brackets become one token."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        while (
            token.mentions
            and at + 2 < len(tokens)
            and tokens[at].key == "("
            and tokens[at + 2].key == ")"
            and tokens[at + 1].mentions
            and tokens[at + 1].key == token.key
        ):
            token = token._replace(mentions=token.mentions + tokens[at + 1].mentions)
            at += 3
        yield token


def _listed(tokens: Iterator[_Token]) -> Iterator[_Token]:
    """Mentions of one kind joined by commas, "and" or "or" become one token."""
    held: _Token | None = None
    links: list[_Token] = []
    for token in tokens:
        if held and token.mentions and token.key == held.key and links:
            held = held._replace(mentions=held.mentions + token.mentions)
            links = []
        elif held and token.key in _LINKS and len(links) < 2:
            links.append(token)
        else:
            if held:
                yield held
            yield from links
            held, links = (token, []) if token.mentions else (None, [])
            if not token.mentions:
                yield token
    if held:
        yield held
    yield from links


def _far(tokens: int) -> str:
    return _DISTANCES[min(tokens, len(_DISTANCES) - 1)]


_DISTANCES = [
    str(next(low for low in (22, 14, 9, 6, 4, 3, 2, 1, 0) if low <= tokens)) for tokens in range(23)
]


def _within(places: Sequence[int], left: int, right: int) -> int:
    """How many of the sorted places stand between the two, ends left out."""
    return max(0, bisect_left(places, right) - bisect_left(places, left + 1))
