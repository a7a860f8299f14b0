"""Sentences that affirm, denied by machine: a "not" at the verb by which they say something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pharmagraph.builders.text.inflection import verb

_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|can|will|could|may|might)\b")
_BESIDE = 25  # characters between an auxiliary and its verb
_APART = re.compile(r"[,;:]|\s(?:and|or|which|that)\s")
_PARTICIPLE = re.compile(r"\w+ed\s(?:by|with|in|for|together)\b")
_WORD = re.compile(r"[a-z]+")


class Verbs:
    """The finite forms of some verbs."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._third = {verb(lemma).present[1]: lemma for lemma in lemmas}
        self._past = {verb(lemma).past[0]: lemma for lemma in lemmas}

    def denials(self, sentence: str, cue: tuple[int, int]) -> Iterator[str]:
        """The sentence denied with "not", "n't" and "failed to" at the verb that stands at the cue, or governs it."""
        words = [each for each in _WORD.finditer(sentence) if self._is_verb(sentence, each)]
        at_cue = [each for each in words if each.start() < cue[1] and cue[0] < each.end()]
        if at_cue and not (aux := self._auxiliary(sentence, at_cue[0].start())):
            yield from self._denied(sentence, at_cue[0])
            return
        before = list(_AUXILIARY.finditer(sentence, 0, cue[0]))
        if at_cue:
            before = [aux] if aux else []
        elif not before or _APART.search(sentence, before[-1].end(), cue[0]):
            return
        for each in before[-1:]:
            yield f"{sentence[: each.end()]} not{sentence[each.end() :]}"
            if each[0] not in ("can", "will", "may", "might"):
                yield f"{sentence[: each.end()]}n't{sentence[each.end() :]}"

    def _is_verb(self, sentence: str, word: re.Match[str]) -> bool:
        if word[0] not in self._third and word[0] not in self._past:
            return False
        return not (
            sentence[: word.start()].endswith(("-", "be ", "been "))
            or _PARTICIPLE.match(sentence, word.start())
        )

    def _auxiliary(self, sentence: str, place: int) -> re.Match[str] | None:
        """The auxiliary of a participle that begins at a place."""
        found = list(_AUXILIARY.finditer(sentence, max(0, place - _BESIDE), place))
        return found[-1] if found and not _APART.search(sentence, found[-1].end(), place) else None

    def _denied(self, sentence: str, word: re.Match[str]) -> Iterator[str]:
        lemma = self._third.get(word[0]) or self._past[word[0]]
        do = "does" if word[0] in self._third else "did"
        fail = "fails to" if word[0] in self._third else "failed to"
        for denial in (f"{do} not", f"{do}n't", fail):
            yield f"{sentence[: word.start()]}{denial} {lemma}{sentence[word.end() :]}"
