"""Whether any of many words stands in a text, and of which kind: a quick look that spares most texts a slow one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from daachorse import DoubleArrayAhoCorasick

_PIECE = 100_000  # characters: to make a text small takes twelve bytes for each of them


class AnyOf:
    """Words to look for, all in one pass: at 25 words twenty times as fast as one after the other."""

    def __init__(self, words: Iterable[str]) -> None:
        words = tuple(words)
        self._find = DoubleArrayAhoCorasick([word.encode() for word in words]).find
        self._longest = max(map(len, words), default=0)

    def is_in(self, text: str) -> bool:
        """Whether the text, in small letters, has one of the words somewhere, inside other words too.

        >>> AnyOf(["sold", "known as"]).is_in("It is unknown as yet."), AnyOf(["sold"]).is_in("It is.")
        (True, False)
        """
        return bool(self._find(text.encode("utf-8", "surrogatepass")))

    def is_anywhere_in(self, text: str) -> bool:
        """Whether a whole document has one of the words, in whatever case; of a long one piece by piece.

        >>> AnyOf(["sold"]).is_anywhere_in("It is SOLD."), AnyOf(["sold"]).is_anywhere_in("It is.")
        (True, False)
        """
        begins = range(0, len(text), _PIECE)
        return any(self.is_in(text[at : at + _PIECE + self._longest].lower()) for at in begins)


class WhichOf:
    """Words to look for, and the bit of each kind of them: all in one pass."""

    def __init__(self, kinds: Mapping[int, Iterable[str]]) -> None:
        bits: dict[str, int] = {}
        for bit, words in kinds.items():
            for word in words:
                bits[word] = bits.get(word, 0) | bit
        self._bits = list(bits.values())
        self._find = DoubleArrayAhoCorasick([word.encode() for word in bits]).find_overlapping

    def are_in(self, text: str) -> int:
        """The bits of the kinds of which the text, in small letters, has a word somewhere, inside other words too.

        >>> WhichOf({1: ["day"], 2: ["days", "hour"], 4: ["dose"]}).are_in("two days")
        3
        """
        seen = 0
        for _, _, word in self._find(text.encode("utf-8", "surrogatepass")):
            seen |= self._bits[word]
        return seen
