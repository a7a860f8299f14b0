"""Illnesses that happen once, or do not, or come back: a stroke is prevented where an ulcer is treated."""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention

_WORDS = Wording.beside("pharmagraph.builders.findings", "events.toml")
_EVENT = _WORDS.compile(r"\b$event$")
_COMES_BACK = _WORDS.compile(r"\b$comes_back$")


def is_event(ill: Mention) -> bool:
    """Whether an illness is what happens once, or not."""
    return _EVENT.search(ill.text) is not None


def comes_back(ill: Mention) -> bool:
    """Whether an illness is another that has come back: a relapse, an exacerbation."""
    return _COMES_BACK.search(ill.text) is not None
