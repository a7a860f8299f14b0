"""Which words the patterns of rules can name: their classes, every form of a family's verbs, and what stands aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from pharmagraph.builders.rules.grammar import words_of
from pharmagraph.builders.rules.tables import RuleTables
from pharmagraph.builders.text import inflection

# classes of words of which none is meant as a verb, whatever it looks like: "not" is no base of "noted"
_SMALL = ("helper", "not", "chain", "article", "conjunction", "break")
# verbs that a subject has, by their tense, with the part of each family that belongs to them
_OF_TENSE = {"does": "third", "do": "base", "did": "past"}


class WordClasses(NamedTuple):
    """The classes of words by name; bases of verbs with the forms that rules name; words that are free.

    A word is free that some rule names and that stands in the way of no other: all take it for a filler.
    """

    words: dict[str, list[str]]
    helped: dict[str, list[str]]
    free: frozenset[str]


def word_classes(tables: RuleTables) -> WordClasses:
    """The words of all tables, sorted."""
    classes = {name: list(listed) for name, listed in tables.words.items()}
    adverbs = _adverbs(tables.texts)  # whatever rules say of them, they stand before anything
    for name in ("filler", "helper"):
        classes[name] += adverbs
    standing = _walls(tables.walls, classes)
    for name, family in tables.families.items():
        forms = _forms(name, family)
        if not _is_figure(family):
            standing.update(*forms.values())
        classes |= forms
    whole = [name for name, family in tables.families.items() if "particles" not in family]
    classes["verb"] = _verbs(whole, classes)
    for name, part in _OF_TENSE.items():
        classes[name] += [form for family in whole for form in classes[f"{family}.{part}"]]
    named, helped = _named_by_rules(tables, classes)
    free = named - standing - set(classes["filler"])
    classes["filler"] += sorted(free)
    return WordClasses(classes, helped, free)


def _named_by_rules(
    tables: RuleTables, classes: Mapping[str, Sequence[str]]
) -> tuple[frozenset[str], dict[str, list[str]]]:
    """The words that some rule names, with bases of verbs of which it names other forms; and these by themselves."""
    of_rules = (*tables.frames.values(), tables.families.values(), (row for _, row in tables.rows))
    named = frozenset().union(*map(_named, chain(*of_rules)), *classes.values())
    helped = _helped(named, frozenset().union(*(classes[name] for name in _SMALL)))
    return named | helped.keys(), helped


def _adverbs(texts: Iterable[str]) -> list[str]:
    """The adverbs in "-ly" that any rule names."""
    return sorted(
        {word for text in texts for word in re.findall(r"\b[a-z]{3,}ly\b", text)}
        - {"family", "only"}
    )


def _walls(walls: Mapping[str, Sequence[str]], classes: Mapping[str, Sequence[str]]) -> set[str]:
    """The words that `walls.toml` names, by themselves or by their class."""
    listed = (words for name, words in walls.items() if name != "classes")
    return set().union(*listed, *(classes[name] for name in walls["classes"]))


def _named(row: Mapping[str, Any]) -> frozenset[str]:
    """The words that a rule, a frame or the particles of a family name by themselves."""
    patterns = row.get("patterns") or [row.get("pattern", "")]
    return frozenset(row.get("particles", ())).union(*map(words_of, patterns))


def _helped(words: Iterable[str], small: frozenset[str]) -> dict[str, list[str]]:
    """The bases of the verbs of which rules name other forms, with these: "rise" of "rises" and "rose".

    Only of verbs of which they name a past or a gerund and one more form: "effects" is no form of one.
    """
    named = frozenset(words)
    found: dict[str, list[str]] = {}
    for word in sorted(named):
        bases = inflection.bases(word)
        told = [(_told(base, named), base in named, base) for base in bases]
        if told and small.isdisjoint(bases) and max(told)[0] > 1:
            found.setdefault(max(told)[2], []).append(word)
    return found


def _told(base: str, named: frozenset[str]) -> int:
    """How many forms of a verb are named; 0 if it may as well be a noun."""
    forms = inflection.verb(base)
    if named.isdisjoint((*forms.past, *forms.gerund)):
        return 0
    return len(named.intersection((*forms.present[1:], *forms.past, *forms.gerund)))


def _verbs(families: Iterable[str], classes: Mapping[str, list[str]]) -> list[str]:
    """Every form of every family's verbs: "binds and activates", "preventing or treating"."""
    parts = ("present", "past", "participle", "gerund")
    return [form for name in families for part in parts for form in classes[f"{name}.{part}"]]


def _is_figure(family: Mapping[str, Any]) -> bool:
    """Whether it says so in figures of speech only, whose words say something else, or nothing, elsewhere."""
    return bool(family.get("figure", "particles" in family))


def _forms(name: str, family: Mapping[str, Any]) -> dict[str, list[str]]:
    """A family's classes of words: ``NAME.present .base .third .past .participle .gerund .noun .agents``."""
    verbs = [inflection.verb(lemma) for lemma in family.get("verbs", ())]
    return {
        f"{name}.present": [form for verb in verbs for form in verb.present],
        f"{name}.base": [verb.present[0] for verb in verbs],
        f"{name}.third": [form for verb in verbs for form in verb.present[1:]],
        f"{name}.past": [form for verb in verbs for form in verb.past],
        f"{name}.participle": [form for verb in verbs for form in verb.participle],
        f"{name}.gerund": [form for verb in verbs for form in verb.gerund],
        f"{name}.noun": list(family.get("nouns", ())),
        f"{name}.agents": list(family.get("agents", ())),
    }
