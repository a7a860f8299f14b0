"""Salts, esters and hydrates of drugs: "losartan potassium" is losartan, and the salt belongs to its name."""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.entity import Entity

_WORDS = Wording.beside("pharmagraph.builders.mentions", "salts.toml", flags=0)
_SALT = _WORDS.compile(r"(?:mono|di|hemi)?$salts\b")
_BEHIND = _WORDS.compile(r"[ -](?:mono|di|hemi)?(?:$salts|$forms)\b")


def with_salt(text: str, end: int) -> int:
    """Where a name that ends here ends with the salt that follows it."""
    match = _BEHIND.match(text, end)
    return match.end() if match else end


def begins_with_salt(words: str) -> bool:
    """Whether what stands behind a drug in a label begins with a salt, in small letters.

    >>> begins_with_salt("hydrochloride"), begins_with_salt("receptor")
    (True, False)
    """
    return _SALT.match(words) is not None


def is_same_drug(one: Entity, other: Entity) -> bool:
    """Whether these are one drug, or one is a salt or ester of the other."""
    mine, theirs = one.label.lower(), other.label.lower()
    return one.id == other.id or mine.startswith(theirs + " ") or theirs.startswith(mine + " ")
