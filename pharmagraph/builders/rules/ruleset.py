"""The rules of all tables, compiled: every family of verbs in its frames, and the rules that a word calls for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pharmagraph.builders.rules.grammar import Compiler, Pattern
from pharmagraph.builders.rules.tables import RuleTables
from pharmagraph.builders.rules.vocabulary import KIND_CODES, Vocabulary
from pharmagraph.builders.rules.word_classes import word_classes
from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate, Signature

_PART = re.compile(r"\$V\.(\w+)")
# a predicate given for a kind in families.toml, where the kind itself is not named there
_KIN = {Kind.EFFECT: Kind.CONDITION, Kind.RECEPTOR: Kind.PROTEIN}


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern and what it makes of a match."""

    name: str
    pattern: Pattern
    predicates: Mapping[Kind, Predicate]  # by the kind of the object
    confidence: float
    negated: bool = False
    certainty: Certainty = Certainty.ASSERTED
    presupposed: bool = (
        False  # "did not prevent cisplatin-induced nausea" still says what cisplatin does
    )
    denial: bool = True  # false: a "not" before the cue is part of what the rule says
    swapped: bool = False  # the drug that the text is about is the object of what is named: "some do better on X"
    title: bool = (
        False  # holds in a document's title only, where little stands that is not to the point
    )
    unless: frozenset[str] = frozenset()  # characters of the kinds that must not be in the sentence
    object_text: re.Pattern[str] | None = None  # what the text of the object must match somewhere
    verbal: bool = (
        False  # the object is a verb and a part of the body, which says what the subject does
    )
    source: str = ""  # the file that has it
    subjects: frozenset[Kind] = frozenset(Kind)

    @property
    def predicate(self) -> Predicate:
        """What the rule says whatever the object is, as that of a heading, a key or a column does."""
        return next(iter(self.predicates.values()))

    @property
    def implied_cue(self) -> bool:
        """No pattern found the cue: the learned scorer only says which word weighed most with it."""
        return not self.pattern.cues

    @property
    def implied_subject(self) -> bool:
        """The pattern names no subject: it is the drug that the sentence is about."""
        return "o" in self.pattern.slots and "s" not in self.pattern.slots


def pattern_free_rule(
    name: str, predicates: Mapping[Kind, Predicate] | None = None, confidence: float = 0.0
) -> Rule:
    """What stands for a rule where something other than a pattern found the claim: a heading, the scorer."""
    return Rule(
        name,
        Pattern("", "", frozenset(), sides=(("(?!)",), ("(?!)",))),
        predicates or {},
        confidence,
    )


def heading_rule(predicate: Predicate, confidence: float) -> Rule:
    """The rule of a heading: whatever stands beneath is an object."""
    by_kind = dict.fromkeys(sorted(SIGNATURES[predicate].range), predicate)
    return pattern_free_rule(f"heading.{predicate}", by_kind, confidence)


class RuleSet:
    """All rules, by the words that call for them."""

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        tables = RuleTables(extra)
        self.version = tables.version
        self.examples, self.own_examples = tables.examples, tables.own_examples
        self.signatures = tables.signatures
        self.labels = tables.labels
        classes = word_classes(tables)
        self._free = classes.free
        self.vocabulary = Vocabulary(classes.words, classes.helped)
        self.compiler = Compiler(self.vocabulary)
        self.rules: list[Rule] = []
        for name, family in tables.families.items():
            frames = tables.frames["phrasal" if "particles" in family else "frame"]
            self.rules += self._framed(name, family, frames, tables.sources[name])
        for name, row in tables.rows:
            self.rules += self._rules(row, name)
        self.by_cue = _by_cue(rule for rule in self.rules if not rule.title)
        self.by_cue_in_titles = _by_cue(self.rules)
        self.cues = frozenset(self.by_cue)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of rules that are words first of all, where they could be a name, too ("metabolism", "who")."""
        return frozenset(self.vocabulary.codes) - self._free

    @property
    def words_without_subject(self) -> frozenset[str]:
        """The words on which rules rest that leave their subject to be understood: "Indicated for ..."."""
        words = {code: word for word, code in self.vocabulary.codes.items()}
        bare = [
            rule for rule in self.rules if rule.implied_subject and "p" not in rule.pattern.slots
        ]
        return frozenset(
            words[code] for rule in bare for code in rule.pattern.cues if code in words
        )

    def _framed(
        self, name: str, family: Mapping[str, Any], frames: Sequence[Mapping[str, Any]], where: str
    ) -> Iterator[Rule]:
        """The rules of a family of verbs, one for each frame for which it has words."""
        for frame in frames:
            parts = _PART.findall(frame["pattern"])
            lacks = not all(self.vocabulary.classes[f"{name}.{part}"] for part in parts)
            if lacks or frame["name"] in family.get("not", ()):
                continue
            row = {
                "name": f"{name}.{frame['name']}",
                "pattern": frame["pattern"]
                .replace("$V", f"${name}")
                .replace("$P", "|".join(family.get("particles", ()))),
                "predicates": family["predicates"],
                "confidence": frame["confidence"] * family.get("confidence", 1.0),
            }
            yield from self._rules(row, where)

    def _rules(self, row: Mapping[str, Any], where: str) -> Iterator[Rule]:
        """The rules of one row: one for each of its patterns."""
        try:
            name = f"{where} [{row['name']}]"
            predicates = _predicates(row, self.signatures)
            confidence = float(row.get("confidence", 0.6))
            certainty = Certainty(row.get("certainty", "asserted"))
            patterns = row["patterns"] if "patterns" in row else [row["pattern"]]
            written = row.get("object_text")
            object_text = None if written is None else re.compile(written, re.IGNORECASE)
        except (KeyError, ValueError, re.error) as error:
            raise RulesError(
                where, f"rule {row.get('name', '?')!r}: {error}", "see docs/rules.md"
            ) from None
        subjects = frozenset().union(*(self.signatures[p].domain for p in predicates.values()))
        kinds = {"s": subjects, "o": frozenset(predicates)}
        unless = frozenset(KIND_CODES[Kind(kind)] for kind in row.get("unless", ()))
        for text in patterns:
            yield Rule(
                row["name"],
                self.compiler.compile(text, kinds, name),
                predicates,
                confidence,
                bool(row.get("negated", False)),
                certainty,
                bool(row.get("presupposed", False)),
                bool(row.get("denial", True)),
                bool(row.get("swapped", False)),
                bool(row.get("title", False)),
                unless,
                object_text,
                bool(row.get("verbal", False)),
                where,
                subjects,
            )


def _by_cue(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for code in rule.pattern.cues:
            found.setdefault(code, []).append(rule)
    return found


def _predicates(
    row: Mapping[str, Any], signatures: Mapping[Predicate, Signature]
) -> dict[Kind, Predicate]:
    """The predicate by the kind of the object: all of its range, or as the row says."""
    if "predicate" in row:
        predicate = Predicate(row["predicate"])
        return dict.fromkeys(sorted(signatures[predicate].range), predicate)
    by_kind = {Kind(kind): Predicate(predicate) for kind, predicate in row["predicates"].items()}
    for kind, kin in _KIN.items():
        if kin in by_kind:
            by_kind.setdefault(kind, by_kind[kin])
    return by_kind
