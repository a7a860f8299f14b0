"""Facts about drugs, and the shapes of texts in which those of several stand together."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

FACTS = Path(__file__).with_name("facts.md")


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug with statements that name it."""

    name: str
    facts: tuple[str, ...]

    def with_it(self, fact: str) -> str:
        """A statement with "it" for the drug that it begins with; as it is where it begins otherwise."""
        return re.sub(rf"^{self.name}\b", "It", fact)

    def told(self, first: int, last: int) -> str:
        """Some of the statements in a row: the first with the name, and the others with "it"."""
        opening, *others = self.facts[first:last]
        return " ".join([opening, *map(self.with_it, others)])

    def told_of_it(self) -> str:
        """All that is said of the drug, and nowhere its name where a statement begins with it."""
        return " ".join(map(self.with_it, self.facts))


def pairs() -> dict[str, tuple[Drug, Drug]]:
    """The two drugs of each set in `facts.md`."""
    found = {}
    for part in FACTS.read_text("utf-8").split("\n## ")[1:]:
        title, *lines = part.splitlines()
        facts = [line.removeprefix("- ") for line in lines if line]
        half = len(facts) // 2
        found[title] = _drug(facts[:half]), _drug(facts[half:])
    return found


def _drug(facts: Sequence[str]) -> Drug:
    return Drug(facts[0].split()[0], tuple(facts))


def _sections(head: Callable[[int, str], str], gap: str = "\n\n") -> Callable[[Drug, Drug], str]:
    return lambda *both: "\n\n".join(
        head(number, drug.name) + gap + drug.told_of_it()
        for number, drug in enumerate(both, start=1)
    )


def _in_turn(count: int, gap: str) -> Callable[[Drug, Drug], str]:
    """So many statements of one, so many of the other, and again."""
    return lambda *both: gap.join(
        drug.told(first, first + count)
        for first in range(0, len(both[0].facts), count)
        for drug in both
    )


def _apart(joint: str) -> Callable[[Drug, Drug], str]:
    return lambda one, other: " ".join(
        f"{said.removesuffix('.')}{joint}{also.replace(other.name, other.name.lower(), 1)}"
        for said, also in zip(one.facts, other.facts, strict=True)
        if also.startswith(other.name)
    )


def _inserted(at: int) -> Callable[[Drug, Drug], str]:
    """An article about the second drug with a paragraph about the first."""

    def composed(one: Drug, other: Drug) -> str:
        own = [other.told(0, 2), other.told(2, 3), other.told(3, 4)]
        own.insert(at, one.told(0, 3))
        return "\n\n".join([f"All about {other.name.lower()}", *own])

    return composed


def _chosen(first: str, second: str) -> Callable[[Drug, Drug], str]:
    def composed(one: Drug, other: Drug) -> str:
        said = [f"Doctors choose between {one.name.lower()} and {other.name.lower()}."]
        for mine, theirs in zip(one.facts, other.facts, strict=True):
            if mine.startswith(one.name) and theirs.startswith(other.name):
                said += [mine.replace(one.name, first, 1), theirs.replace(other.name, second, 1)]
        return " ".join(said)

    return composed


SHAPES: dict[str, Callable[[Drug, Drug], str]] = {
    "numbered headings": _sections(lambda number, name: f"{number}. {name}"),
    "headings": _sections(lambda _, name: f"## {name}"),
    "bold headings": _sections(lambda _, name: f"**{name}**"),
    "names on a line": _sections(lambda _, name: name, "\n"),
    "questions": _sections(lambda _, name: f"Q: What does {name.lower()} do?", "\nA: "),
    "questions as headings": _sections(lambda _, name: f"## Why {name.lower()}?"),
    "posts": _sections(lambda _, name: f"Posted by a guest\nHas anybody tried {name.lower()}?"),
    "cases": _sections(lambda number, name: f"Case {number}. A man took {name.lower()}.", " "),
    "lines of treatment": _sections(lambda n, name: f"Line {n}: {name.lower()}.", " "),
    "sentences in turn": _in_turn(1, " "),
    "sentences in turn, each a line": _in_turn(1, "\n"),
    "two sentences in turn": _in_turn(2, " "),
    "paragraphs in turn": _in_turn(2, "\n\n"),
    "while": _apart(", while "),
    "whereas": _apart(", whereas "),
    "semicolons": _apart("; "),
    "a paragraph before": _inserted(0),
    "a paragraph within": _inserted(2),
    "a paragraph behind": _inserted(3),
    "former and latter": _chosen("The former", "The latter"),
    "first and second": _chosen("The first", "The second"),
    "first one and other": _chosen("The first one", "The other"),
}


def wrapped(text: str) -> str:
    """A text with lines of at most 72 characters."""
    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


FRAMES: dict[str, Callable[[str, Drug, Drug], str]] = {
    "as it is": lambda text, *_: text,
    "wrapped": lambda text, *_: wrapped(text),
    "beneath a title": lambda text, *_: f"# What you should know\n\n{text}",
    "beneath both names": lambda text, one, other: f"# {one.name} and {other.name}\n\n{text}",
    "beneath versus": lambda text, one, other: f"{one.name} versus {other.name}\n\n{text}",
}
