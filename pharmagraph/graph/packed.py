"""Many values in little memory: what is found in a very long document is kept so until it is stored."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
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
        for chunk in self._chunks:
            yield from pickle.loads(zlib.decompress(chunk))
        yield from self._open

    @overload
    def __getitem__(self, place: int) -> _T: ...
    @overload
    def __getitem__(self, place: slice) -> list[_T]: ...
    def __getitem__(self, place: int | slice) -> _T | list[_T]:
        return list(self)[place]
