"""What stands in parentheses: other names, examples, or a remark of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules.vocabulary import MENTIONS
from pharmagraph.graph.claim import Mention

_NAMES = frozenset(MENTIONS)
_ONLY_GIVING = frozenset("UFQL")  # routes, forms, quantities, durations
_NOUNS = 2
_CLOSING = {"(": ")", "[": "]"}
_MARK = re.compile(
    rf"[(\[]|-(?<![{MENTIONS}]-)(?![{MENTIONS}])"
)  # what opens one, or a hyphen of plain words


class Asides(NamedTuple):
    """The characters of words with which examples begin ("e.g.", "including"), and of all that stand between them."""

    opening: frozenset[str]
    between: frozenset[str]
    giving: frozenset[str]  # what may stand after a drug before its dose: "LSD microdoses (20 µg)"


def without_parentheses(tagged: Tagged, asides: Asides) -> Tagged:
    """The row without what stands in parentheses, and without the hyphens of plain words.

    A parenthesis with nothing but other names of what stands before it joins that, one with nothing but
    examples stays ("inducers (e.g. carbamazepine)"); any other with a mention in it becomes a row of its own.
    """
    codes, members = tagged.codes, tagged.members
    mark = _MARK.search(codes)
    if mark is None:
        return tagged
    kept: list[int] = []
    inner: list[list[int]] = []
    joined: dict[int, tuple[Mention, ...]] = {}
    read = 0  # up to where the row has been read
    while mark is not None:
        index = mark.start()
        kept += range(read, index)
        read = index + 1
        close = _close(codes, index) if mark[0] != "-" else 0
        if close > 0:
            inside = range(read, close)
            before = kept[-1] if kept and kept[-1] in members else None
            within = codes[read:close]
            if before is not None and _other_names(codes[before], within, asides):
                more = tuple(m for i in inside for m in members.get(i, ()))
                joined[before] = joined.get(before, members[before]) + more
            elif before is None and _only_examples(within, asides):
                kept.extend(i for i in inside if codes[i] in "DK,")
            elif any(i in members for i in inside):
                if before is None and _ONLY_GIVING.issuperset(set(within) & _NAMES):
                    before = _given_before(kept, codes, asides)
                inner.append([*([] if before is None else [before]), index, *inside])
            read = close + 1
        elif close < 0:
            kept.append(index)
        mark = _MARK.search(codes, read)
    kept += range(read, len(codes))

    whole = Tagged(tagged.text, codes, tagged.tokens, members | joined, tagged.spans)
    main = whole.only(kept)
    main.inner = [whole.only(places) for places in inner]
    return main


def _given_before(kept: list[int], codes: str, asides: Asides) -> int | None:
    """Where the drug stands whose dose and route the parenthesis after `kept` gives, some nouns before it."""
    for index in reversed(kept[-_NOUNS - 1 :]):
        if codes[index] == "D":
            return index
        if codes[index] not in asides.giving:
            break
    return None


def _close(codes: str, start: int) -> int:
    """Where the bracket closes that opens here, with all that open in it; -1 if nowhere."""
    opening, closing = codes[start], _CLOSING[codes[start]]
    first = codes.find(closing, start + 1)
    if first < 0 or opening not in codes[start + 1 : first]:
        return first
    depth = 0
    for at in range(start, len(codes)):
        depth += (codes[at] == opening) - (codes[at] == closing)
        if depth == 0:
            return at
    return first


def _only_examples(inside: str, asides: Asides) -> bool:
    """Whether a parenthesis holds nothing but names of drugs: "(e.g. carbamazepine, phenytoin)"."""
    return not {"D", "K"}.isdisjoint(inside) and (
        inside[0] in asides.opening
        or all(code in "DK" or code in asides.between for code in inside)
    )


def _other_names(code: str, inside: str, asides: Asides) -> bool:
    """Whether a parenthesis only names what stands before it: "pemetrexed (Alimta, LY231514)"."""
    alike = next((kin for kin in ("DK", "PR", "CE") if code in kin), code)
    named = [each in alike for each in inside if each in MENTIONS]
    return any(named) and (
        (inside[0] in asides.opening and all(named))
        or all(each in alike or each in asides.between for each in inside)
    )
