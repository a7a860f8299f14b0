"""Which format a client is given: the one it likes best of those there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class _Range(NamedTuple):
    """One media range of an Accept header, as in `text/*;q=0.5`."""

    type: str
    subtype: str
    quality: float

    def precision(self, media_type: str) -> int:
        """Say how closely the range names the type; 0 when it does not take it."""
        type_, _, subtype = media_type.partition("/")
        if (self.type, self.subtype) == (type_, subtype):
            return 3
        if (self.type, self.subtype) == (type_, "*"):
            return 2
        return int((self.type, self.subtype) == ("*", "*"))


def best(accept: str, offers: Mapping[str, Sequence[str]]) -> str | None:
    """Return the name of the offer that is liked best; the earlier offer counts where liked equally.

    >>> best("text/csv;q=0.8, application/json", {"csv": ["text/csv"], "json": ["application/json"]})
    'json'
    >>> best("image/png", {"csv": ["text/csv"]}) is None
    True
    """
    ranges = _ranges(accept)
    liked = {
        name: max(_quality(media_type, ranges) for media_type in media_types)
        for name, media_types in offers.items()
    }
    name = max(liked, key=lambda name: liked[name])
    return name if liked[name] > 0 else None


def _quality(media_type: str, ranges: Sequence[_Range]) -> float:
    """Return how much a type is liked: what the range says that names it most closely."""
    taken = [(range_.precision(media_type), range_.quality) for range_ in ranges]
    precision, quality = max(taken, default=(0, 0.0))
    return quality if precision else 0.0


def _ranges(accept: str) -> list[_Range]:
    """Read an Accept header; none, or none that can be read, takes everything."""
    ranges = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        type_, slash, subtype = name.partition("/")
        if slash:
            ranges.append(_Range(type_, subtype, _q(parameters)))
    return ranges or [_Range("*", "*", 1.0)]


def _q(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
