"""Which documents are one voice: near-identical texts, found by shingles and MinHash.

Copies of one press release, or a text and its spun twin, are one independent source. Texts are
compared by their runs of three words; candidates are found by comparing small sketches, so that
the time does not grow with the square of the number of documents.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pharmagraph.graph.claim import Claim

_WORDS = re.compile(r"\w+")
_RUN = 3  # words in a shingle: short enough that a spun text, with other words here and there, keeps many
_ROWS, _BANDS = (
    3,
    42,
)  # two texts that share 40 % of their shingles become candidates in 94 of 100 cases
_BINS = _ROWS * _BANDS
_SHARED = 0.4  # of all shingles of both texts: from here on they are one voice
_CONTAINED = 0.75  # of the shorter text's shingles: a copy inside of a longer page
_NONE = -1


def voices(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each document's id the id of the first document, by id, of its voice."""
    shingles = {name: _shingles(text) for name, text in sorted(texts)}
    leader = {name: name for name in shingles}
    for one, other in _candidates(shingles):
        first, second = sorted((_found(leader, one), _found(leader, other)))
        if first != second and _alike(shingles[one], shingles[other]):
            leader[second] = first
    return {name: _found(leader, name) for name in leader}


def independent(claims: Iterable[Claim], voice: Mapping[str, str]) -> int:
    """Return how many independent sources make the claims: copies of one text count once."""
    return len({voice.get(claim.document, claim.document) for claim in claims})


def _shingles(text: str) -> frozenset[int]:
    words = _WORDS.findall(text.casefold())
    runs = zip(*(words[start:] for start in range(_RUN)), strict=False)
    found = frozenset(zlib.crc32(" ".join(run).encode("utf-8", "replace")) for run in runs)
    return found or frozenset([zlib.crc32(" ".join(words).encode("utf-8", "replace"))])


def _candidates(shingles: dict[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of documents whose sketches agree in some band."""
    buckets: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for name, found in shingles.items():
        sketch = _sketch(found)
        for band in range(_BANDS):
            rows = sketch[band * _ROWS : (band + 1) * _ROWS]
            if any(row != _NONE for row in rows):
                buckets[(band, *rows)].append(name)
    for names in buckets.values():
        for name in names[1:]:
            yield names[0], name


def _sketch(shingles: frozenset[int]) -> list[int]:
    """Return the smallest shingle of each bin: one permutation in place of many."""
    smallest = [_NONE] * _BINS
    for shingle in shingles:
        place, value = shingle % _BINS, shingle // _BINS
        if smallest[place] == _NONE or value < smallest[place]:
            smallest[place] = value
    return smallest


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    return shared >= _SHARED * len(one | other) or shared >= _CONTAINED * min(len(one), len(other))


def _found(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        leader[name] = leader[leader[name]]
        name = leader[name]
    return name
