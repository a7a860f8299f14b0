"""Many values in little memory: what is found in a very long document is kept so until it is stored."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar, overload

LONG: Final = 1_000_000
"""Characters of a document from which on its claims are packed, and it tells how far it is read."""

_T = TypeVar("_T")
_TOGETHER = 2_000  # values: enough that names which come again are written once
_QUICK = 1  # how hard zlib tries


class Packed(Sequence[_T]):
    """Values in their order, pickled and deflated by the thousand; they are made anew whenever they are asked for."""

    __slots__ = ("_chunks", "_open", "_size")

    def __init__(self, values: Iterable[_T] = ()) -> None:
        self._chunks: list[bytes] = []
        self._open: list[_T] = []
        self._size = 0
        self.extend(values)

    def extend(self, values: Iterable[_T]) -> None:
        """Put values behind those that are there."""
        for value in values:
            self._open.append(value)
            self._size += 1
            if len(self._open) == _TOGETHER:
                self._chunks.append(zlib.compress(pickle.dumps(self._open, -1), _QUICK))
                self._open = []

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[_T]:
        for number in range(len(self._chunks)):
            yield from self._unpacked(number)
        yield from self._open

    def _unpacked(self, number: int) -> list[_T]:
        values: list[_T] = pickle.loads(zlib.decompress(self._chunks[number]))
        return values

    @overload
    def __getitem__(self, place: int) -> _T: ...
    @overload
    def __getitem__(self, place: slice) -> list[_T]: ...
    def __getitem__(self, place: int | slice) -> _T | list[_T]:
        if isinstance(place, slice):
            start, stop, step = place.indices(self._size)
            return list(islice(self, start, stop, step)) if step > 0 else list(self)[place]
        number, within = divmod(range(self._size)[place], _TOGETHER)
        return (self._unpacked(number) if number < len(self._chunks) else self._open)[within]
