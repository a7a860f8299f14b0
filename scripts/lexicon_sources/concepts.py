"""What the vocabularies say, in one shape: a concept with its ids, kind and ranked names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Ranks of names: where two concepts share a name, the lower rank has it.
LABEL, SYNONYM, ALIAS, REMOTE = 1, 3, 5, 7


@dataclass
class Concept:
    """One thing: the first of `ids` is the one it goes by once `choose_id` has sorted them; the ids in `also` are
    another thing's first, those in `near` of something a little broader."""

    ids: list[str]
    kind: str
    label: str
    names: dict[str, int] = field(default_factory=dict)
    also: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)

    def add(self, name: str, rank: int) -> None:
        """Adds a name, keeping the best rank it was given."""
        name = " ".join(name.split())
        if name and rank < self.names.get(name, 99):
            self.names[name] = rank

    def add_id(self, curie: str) -> None:
        if curie not in self.ids:
            self.ids.append(curie)

    def choose_id(self, *prefixes: str) -> None:
        """Puts the first id of the most wanted namespace in front; the others follow in order."""
        wanted = {prefix: place for place, prefix in enumerate(prefixes)}
        self.ids.sort(key=lambda curie: wanted.get(curie.partition(":")[0], 99))


def key(name: str) -> str:
    """A name without case, punctuation and the last word's plural: only to join vocabularies.

    >>> key("Dyskinesias") == key("dyskinesia"), key("diabetes")
    (True, 'diabetes')
    """
    plain = re.sub(r"[^a-z0-9αβγδ+]+", " ", name.lower()).strip()
    plain = re.sub(r"(?<=[a-z]{3}azol)e\b", "", plain)  # "pentetrazole", "pentetrazol"
    return (
        re.sub(r"(?<=[a-z]{4})(?<![aeious])s$", "", plain)
        if not plain.endswith("ias")
        else plain[:-1]
    )


_COMBINATION = re.compile(r"([A-Z]?[\w -]+(?:, [\w -]+)+) [Dd]rug [Cc]ombination")


def upright(name: str) -> str:
    """'Stress Disorders, Post-Traumatic' the way people say it; other names unchanged.

    >>> upright("Buprenorphine, Naloxone Drug Combination")
    'buprenorphine/naloxone'

    >>> upright("Stress Disorders, Post-Traumatic")
    'Post-Traumatic Stress Disorders'
    """
    if match := _COMBINATION.fullmatch(name):
        return match[1].replace(", ", "/").lower()
    parts = name.split(", ")
    if len(parts) == 2 and not re.search(r"[()\d]|^\w{1,2}$", parts[1]):
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and not re.search(r"[()\d]", name):
        return f"{parts[2]} {parts[1]} {parts[0]}"
    return name


_KEEPS_CASE = re.compile(r"[A-Z].*[A-Z]|\d|^[IVX]+$|-[A-Z]|'s$")


def common_case(name: str, *, proper: bool = False) -> str:
    """A name as it stands inside a sentence: common nouns in lower case, acronyms and eponyms as they are.

    >>> common_case("Post-Traumatic Stress Disorder"), common_case("NMDA Receptor")
    ('post-traumatic stress disorder', 'NMDA receptor')
    """
    if proper:
        return name
    return " ".join(_common_word(word) for word in name.split(" "))


def _common_word(word: str) -> str:
    capitals = [piece for piece in word.split("-") if piece[:1].isupper()]
    common = all(len(piece) > 1 and piece[1:].islower() for piece in capitals)
    return word.lower() if common and not word.endswith(("'s", "’s")) else word
