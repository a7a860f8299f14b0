"""What stands in parentheses: other names, examples, or a remark of its own."""

from __future__ import annotations

from pharmagraph.builders.grammar import MENTIONS
from pharmagraph.builders.tagged import Tagged
from pharmagraph.graph.claim import Mention

_CLOSING = {"(": ")", "[": "]"}


def without_parentheses(tagged: Tagged, examples: frozenset[str]) -> Tagged:
    """The row without what stands in parentheses, and without the hyphens of plain words.

    A parenthesis with nothing but other names of what stands before it joins that, one with nothing but
    examples stays ("inducers (e.g. carbamazepine)"); any other with a mention in it becomes a row of its own.
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
                if before is not None and _other_names(
                    codes[before], codes[index + 1 : close], examples
                ):
                    more = tuple(m for i in inside for m in members.get(i, ()))
                    joined[before] = joined.get(before, members[before]) + more
                elif before is None and _only_examples(codes[index + 1 : close], examples):
                    kept.extend(i for i in inside if i in members or codes[i] == ",")
                elif any(i in members for i in inside):
                    inner.append([*([] if before is None else [before]), index, *inside])
                index = close + 1
                continue
        elif code == "-" and not (
            (index and codes[index - 1] in MENTIONS)
            or (index + 1 < size and codes[index + 1] in MENTIONS)
        ):
            index += 1
            continue
        kept.append(index)
        index += 1

    whole = Tagged(tagged.text, codes, tagged.spans, members | joined)
    main = whole.only(kept)
    main.inner = [whole.only(places) for places in inner]
    return main


def _only_examples(inside: str, examples: frozenset[str]) -> bool:
    """Whether a parenthesis holds nothing but names of one kind: "(e.g. carbamazepine, phenytoin)"."""
    named = [code for code in inside if code in MENTIONS]
    return (
        bool(named)
        and set(named) <= set("DK")
        and all(code in "DK" or code in examples for code in inside)
    )


def _other_names(code: str, inside: str, examples: frozenset[str]) -> bool:
    """Whether a parenthesis only names what stands before it: "pemetrexed (Alimta, LY231514)"."""
    alike = next((kin for kin in ("DK", "PR", "CE") if code in kin), code)
    return any(each in alike for each in inside) and all(
        each in alike or each in examples for each in inside
    )
