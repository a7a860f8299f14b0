"""A sentence as the rules see it: one character a token, with lists and parentheses taken together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pharmagraph.builders.grammar import ADVERB, ANAPHOR, KIND_CODES, MENTIONS, NUMBER, UNKNOWN_WORD, Vocabulary, charset
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

_DRUG, _CLASS = KIND_CODES[Kind.DRUG], KIND_CODES[Kind.DRUG_CLASS]
_EFFECT = KIND_CODES[Kind.EFFECT]
_EFFECTS = re.compile(r"\b(?:effects?|properties|actions?)$", re.IGNORECASE)  # read as a word too: "its sedative effects"
_TOKEN = re.compile(r"[^\W\d_]+(?:n['’]t\b)?|\d+(?:[.,]\d+)*|['’]s\b|[^\w\s]")
_EPITHET = re.compile(f"{_CLASS}-?{_DRUG}")
_CLOSING = {"(": ")", "[": "]"}
_SILENT = frozenset("\"“”'‘’`*_«»|#~^")
_DASHES = frozenset("-–—−‐‑")
_DASH = "–"  # stands for any of them until it is known what it does
_MOST_KNOWN = 100_000  # words remembered, so that a long run does not grow


@dataclass(slots=True)
class Tagged:
    """A row of tokens. `codes[i]` is the i-th token's character, `spans[i]` where it stands in the document,
    `members[i]` the mentions that it stands for (a list counts as one token)."""

    text: str  # of the whole document
    codes: str
    spans: list[tuple[int, int]]
    members: dict[int, tuple[Mention, ...]]
    examples: list[tuple[Mention, Mention]] = field(default_factory=list)  # a drug, and the class it is an example of
    inner: list[Tagged] = field(default_factory=list)  # what stands in parentheses, each after the token before it


class Tagger:
    """Turns sentences into rows of tokens, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._codes = vocabulary.codes
        self._known = dict(vocabulary.codes)
        filler = charset(vocabulary.set_of("$filler", "words.toml") + UNKNOWN_WORD + ADVERB + NUMBER)
        joint = charset(vocabulary.set_of("$conjunction", "words.toml"))
        such = self._phrase(vocabulary, "such as|for instance|for example|together with|e g|i e|as well as|in particular|along with|in addition to|but also|and also|but not|and or")
        single = charset(vocabulary.set_of("$including", "words.toml"))
        link = f"(?:[,;]?(?:{such}|{single}|{joint})+,?(?:{such}|{single})?,?|[,;/])"
        self._examples = frozenset(",;.0" + vocabulary.set_of("e|g|i|such|as|and|or|including|other|others|$filler", "words.toml"))
        self._links = frozenset("/;" + vocabulary.set_of("$conjunction|$including|such|instance|example|well|together|along|e|i", "words.toml"))
        nouns = charset(vocabulary.set_of("$headnoun", "words.toml"))
        measure = charset(vocabulary.set_of("$level|$symptoms|growth|increase|rise|reduction|decrease|loss", "words.toml"))
        of = f"(?:{measure}{charset(vocabulary.set_of('of|in', 'words.toml'))}{filler}?)?"  # "... and the growth of ..."
        again = f"(?:(?<={joint}){charset(vocabulary.set_of('in|by|for|of|to|with', 'words.toml'))})?"  # "in X and in Y"
        several = f"D(?:{link}{filler}{{0,3}}?D)*"
        other = charset(vocabulary.set_of("other|another|related|similar", "words.toml"))
        self._of_class = re.compile(f"K{nouns}?,?(?:{such}|{single}),?{several}|{several},?{joint}{other}{filler}?K")
        self._lists = []
        for codes in ("DKTZ", "PRXCE", "UF", "M", "O"):
            one = charset(codes)
            self._lists.append(re.compile(
                f"{one}(?:{nouns}?{link}{again}{filler}{{0,3}}?{of}{one})+(?!-)"))

    @staticmethod
    def _phrase(vocabulary: Vocabulary, phrases: str) -> str:
        return "|".join("".join(re.escape(vocabulary.code(w)) for w in phrase.split()) for phrase in phrases.split("|"))

    def tag(self, text: str, start: int, end: int, mentions: Sequence[Mention], skip: Sequence[tuple[int, int]] = ()) -> Tagged:
        """The tokens of ``text[start:end]``; `mentions` lie in it, sorted, without overlap; `skip` is not read."""
        codes: list[str] = []
        spans: list[tuple[int, int]] = []
        members: dict[int, tuple[Mention, ...]] = {}
        known = self._known
        place = start
        for mention in (*mentions, None):
            for match in _TOKEN.finditer(text, place, mention.start if mention else end):
                word = match[0]
                code = known.get(word)
                if code is None:
                    code = self._learned(word)
                if code == _DASH:
                    code = _dash(text, match.start(), match.end())
                if code and not (skip and any(a <= match.start() < b for a, b in skip)):
                    codes.append(code)
                    spans.append(match.span())
            if mention:
                code = KIND_CODES[mention.entity.kind]
                members[len(codes)] = (mention,)
                codes.append(code)
                spans.append((mention.start, mention.end))
                place = mention.end
                if code == _EFFECT and (noun := _EFFECTS.search(mention.text)):
                    codes.append(known.get(noun.group().lower(), UNKNOWN_WORD))
                    spans.append((mention.start + noun.start(), mention.end))
        return self._grouped(_without_parentheses(Tagged(text, "".join(codes), spans, members), self._examples))

    def _learned(self, word: str) -> str:
        """The character of a word met for the first time, remembered for the next."""
        if len(self._known) > _MOST_KNOWN:
            self._known = dict(self._codes)
        code = self._codes.get(word.lower())
        self._known[word] = code = _unknown(word) if code is None else code
        return code

    def _grouped(self, tagged: Tagged) -> Tagged:
        """Lists of mentions become one token each: "X, Y and Z", "diseases such as X"."""
        if _CLASS in tagged.codes and _DRUG in tagged.codes:
            tagged.examples = self._examples_of(tagged)
            tagged = _without_epithets(tagged)
        for pattern in self._lists:
            stretches = [m.span() for m in pattern.finditer(tagged.codes) if self._is_list(m.group())]
            if stretches:
                tagged = _collapse(tagged, stretches)
        tagged.inner = [self._grouped(inner) for inner in tagged.inner]
        return tagged

    def _examples_of(self, tagged: Tagged) -> list[tuple[Mention, Mention]]:
        """Which drugs the row names as examples of which class: "statins such as X and Y", "X and other statins"."""
        found = []
        for match in self._of_class.finditer(tagged.codes):
            places = range(*match.span())
            classes = [tagged.members[i][0] for i in places if tagged.codes[i] == _CLASS]
            drugs = [mention for i in places if tagged.codes[i] == _DRUG for mention in tagged.members[i]]
            found += [(drug, classes[0]) for drug in drugs]
        for match in _EPITHET.finditer(tagged.codes):
            class_, drug = (tagged.members[place][0] for place in (match.start(), match.end() - 1))
            found.append((drug, class_))
        return found

    def _is_list(self, codes: str) -> bool:
        """Two with nothing but a comma between them are no list: "unlike X, Y acts", "X, another Y"."""
        return sum(code in MENTIONS for code in codes) > 2 or not self._links.isdisjoint(codes)


def _unknown(word: str) -> str:
    """The character of a word, number or sign that no rule names; none for what says nothing."""
    first = word[0]
    if word.isalpha():
        return ADVERB if word.endswith("ly") and len(word) > len("only") else UNKNOWN_WORD
    if first.isdigit():
        return NUMBER
    if first in _DASHES:
        return _DASH
    if first in _SILENT:
        return ""
    return UNKNOWN_WORD if first.isalpha() else first


def _dash(text: str, start: int, end: int) -> str:
    """A dash between spaces parts like a comma, before an item of a list like a semicolon; any other joins."""
    if text[start - 1 : start] == "\n":
        return ";"
    return "," if text[start - 1 : start].isspace() or text[end : end + 1].isspace() else "-"


def _without_epithets(tagged: Tagged) -> Tagged:
    """The row without a class that only introduces its drug: "the anticoagulant warfarin"."""
    left_out = {place for match in _EPITHET.finditer(tagged.codes) for place in range(match.start(), match.end() - 1)}
    if not left_out:
        return tagged
    kept = [place for place in range(len(tagged.codes)) if place not in left_out]
    return Tagged(
        tagged.text,
        "".join(tagged.codes[place] for place in kept),
        [tagged.spans[place] for place in kept],
        {at: tagged.members[place] for at, place in enumerate(kept) if place in tagged.members},
        tagged.examples,
        tagged.inner,
    )


def _collapse(tagged: Tagged, stretches: list[tuple[int, int]]) -> Tagged:
    """The row with each stretch as one token, which holds the members of all."""
    codes: list[str] = []
    spans: list[tuple[int, int]] = []
    members: dict[int, tuple[Mention, ...]] = {}
    at = 0
    for first, last in [*stretches, (len(tagged.codes), None)]:
        for index in range(at, first):
            if index in tagged.members:
                members[len(codes)] = tagged.members[index]
            codes.append(tagged.codes[index])
            spans.append(tagged.spans[index])
        if last is None:
            break
        members[len(codes)] = tuple(m for i in range(first, last) for m in tagged.members.get(i, ()))
        codes.append(tagged.codes[first])
        spans.append((tagged.spans[first][0], tagged.spans[last - 1][1]))
        at = last
    return Tagged(tagged.text, "".join(codes), spans, members, tagged.examples, tagged.inner)


def _without_parentheses(tagged: Tagged, examples: frozenset[str]) -> Tagged:
    """The row without what stands in parentheses, and without the hyphens of plain words.

    A parenthesis with nothing but other names of what stands before it joins that; any other with a
    mention in it becomes a row of its own.
    """
    codes, members = tagged.codes, tagged.members
    if "(" not in codes and "[" not in codes and "-" not in codes:
        return tagged
    kept: list[int] = []
    inner: list[list[int]] = []
    joined: dict[int, tuple[Mention, ...]] = {}
    index, size = 0, len(codes)
    while index < size:
        code = codes[index]
        if code in _CLOSING:
            close = codes.find(_CLOSING[code], index + 1)
            if close > 0:
                inside = range(index + 1, close)
                before = kept[-1] if kept and kept[-1] in members else None
                if before is not None and _other_names(codes[before], codes[index + 1 : close], examples):
                    more = tuple(m for i in inside for m in members.get(i, ()))
                    joined[before] = joined.get(before, members[before]) + more
                elif before is None and _only_examples(codes[index + 1 : close], examples):
                    kept.extend(i for i in inside if i in members or codes[i] == ",")  # "inducers (e.g. X, Y)"
                elif any(i in members for i in inside):
                    inner.append([*([] if before is None else [before]), index, *inside])
                index = close + 1
                continue
        elif code == "-" and not (
            (index and codes[index - 1] in MENTIONS) or (index + 1 < size and codes[index + 1] in MENTIONS)
        ):
            index += 1
            continue
        kept.append(index)
        index += 1

    def row(indices: list[int]) -> Tagged:
        return Tagged(
            tagged.text,
            "".join(codes[i] for i in indices),
            [tagged.spans[i] for i in indices],
            {at: joined.get(i, members[i]) for at, i in enumerate(indices) if i in members},
        )

    main = row(kept)
    main.inner = [row(indices) for indices in inner]
    return main


def _only_examples(inside: str, examples: frozenset[str]) -> bool:
    """Whether a parenthesis holds nothing but names of one kind: "(e.g. carbamazepine, phenytoin)"."""
    named = [code for code in inside if code in MENTIONS]
    return bool(named) and set(named) <= set("DK") and all(code in "DK" or code in examples for code in inside)


def _other_names(code: str, inside: str, examples: frozenset[str]) -> bool:
    """Whether a parenthesis only names what stands before it: "Pemetrexed (Alimta, LY231514)", "statins (e.g. simvastatin)"."""
    alike = next((kin for kin in ("DK", "PR", "CE") if code in kin), code)
    return any(each in alike for each in inside) and all(each in alike or each in examples for each in inside)
