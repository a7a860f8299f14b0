"""Reads the rules, gives every family of verbs its frames, and finds the rules that a word calls for."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from pharmagraph.builders import inflection
from pharmagraph.builders.grammar import Compiler, Pattern, Vocabulary
from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

_DATA = resources.files("pharmagraph.builders.rules")
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
    denial: bool = True  # false: a "not" before the cue is part of what the rule says
    examples: tuple[str, ...] = ()

    @property
    def implied_subject(self) -> bool:
        """The pattern names no subject: it is the drug that the sentence is about."""
        return "s" not in self.pattern.slots


def pattern_free_rule(name: str, predicates: Mapping[Kind, Predicate] | None = None, confidence: float = 0.0) -> Rule:
    """What stands for a rule where something other than a pattern found the claim: a heading, the scorer."""
    never = re.compile(r"(?!)")
    return Rule(name, Pattern("", "", never, never, frozenset()), predicates or {}, confidence)


def heading_rule(predicate: Predicate, confidence: float) -> Rule:
    """The rule of a heading: whatever stands beneath is an object."""
    by_kind = dict.fromkeys(sorted(SIGNATURES[predicate].range), predicate)
    return pattern_free_rule(f"heading.{predicate}", by_kind, confidence)


class RuleSet:
    """All rules, by the words that call for them."""

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        texts = {
            name: _DATA.joinpath(name).read_text(encoding="utf-8")
            for name in sorted(each.name for each in _DATA.iterdir() if each.name.endswith(".toml"))
        }
        for path in extra:
            try:
                texts[str(path)] = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise RulesError(str(path), f"cannot be read ({error})", "give a TOML file in UTF-8") from None
        self.version = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()[:12]
        tables = {name: _parsed(name, text) for name, text in texts.items()}
        words, families, frames = (tables.pop(f"{name}.toml") for name in ("words", "families", "frames"))
        for name, table in tables.items():
            families |= table.pop("family", {})
            words |= table.pop("words", {})
            if unknown := set(table) - {"rule"}:
                raise RulesError(name, f"does not know {', '.join(sorted(unknown))}", "use [[rule]], [words], [family.NAME]")
        classes = {name: list(listed) for name, listed in words.items()}
        for name, family in families.items():
            classes |= _forms(name, family)
        self.vocabulary = Vocabulary(classes)
        self.compiler = Compiler(self.vocabulary)
        self.rules: list[Rule] = []
        for name, family in families.items():
            self.rules += self._framed(name, family, frames["frame"])
        for name, table in tables.items():
            for row in table.get("rule", []):
                self.rules += self._rules(row, name)
        self.by_cue: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for code in rule.pattern.cues:
                self.by_cue.setdefault(code, []).append(rule)

    def _framed(self, name: str, family: Mapping[str, Any], frames: Sequence[Mapping[str, Any]]) -> Iterator[Rule]:
        """The rules of a family of verbs, a frame each."""
        for frame in frames:
            if frame.get("needs", "verbs") not in family or frame["name"] in family.get("not", ()):
                continue
            row = {
                "name": f"{name}.{frame['name']}",
                "pattern": frame["pattern"].replace("$V", f"${name}"),
                "predicates": family["predicates"],
                "confidence": frame["confidence"] * family.get("confidence", 1.0),
            }
            yield from self._rules(row, "families.toml")

    def _rules(self, row: Mapping[str, Any], where: str) -> Iterator[Rule]:
        """The rules of one row: one for each of its patterns."""
        try:
            name = f"{where} [{row['name']}]"
            predicates = _predicates(row)
            confidence = float(row.get("confidence", 0.6))
            certainty = Certainty(row.get("certainty", "asserted"))
            patterns = row["patterns"] if "patterns" in row else [row["pattern"]]
        except (KeyError, ValueError) as error:
            raise RulesError(where, f"rule {row.get('name', '?')!r}: {error}", "see docs/rules.md") from None
        subjects = frozenset().union(*(SIGNATURES[p].domain for p in predicates.values()))
        kinds = {"s": subjects, "o": frozenset(predicates)}
        for text in patterns:
            yield Rule(
                row["name"],
                self.compiler.compile(text, kinds, name),
                predicates,
                confidence,
                bool(row.get("negated", False)),
                certainty,
                bool(row.get("denial", True)),
                tuple(row.get("examples", ())),
            )


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(name, f"is not TOML: {error}") from None


def _predicates(row: Mapping[str, Any]) -> dict[Kind, Predicate]:
    """The predicate by the kind of the object: all of its range, or as the row says."""
    if "predicate" in row:
        predicate = Predicate(row["predicate"])
        return dict.fromkeys(sorted(SIGNATURES[predicate].range), predicate)
    by_kind = {Kind(kind): Predicate(predicate) for kind, predicate in row["predicates"].items()}
    for kind, kin in _KIN.items():
        if kin in by_kind:
            by_kind.setdefault(kind, by_kind[kin])
    return by_kind


def _forms(name: str, family: Mapping[str, Any]) -> dict[str, list[str]]:
    """The classes of words of a family: ``NAME.present``, ``.past``, ``.participle``, ``.gerund``, ``.noun``, ``.agents``."""
    verbs = [inflection.verb(lemma) for lemma in family["verbs"]]
    return {
        f"{name}.present": [form for verb in verbs for form in verb.present],
        f"{name}.past": [form for verb in verbs for form in verb.past],
        f"{name}.participle": [form for verb in verbs for form in verb.participle],
        f"{name}.gerund": [form for verb in verbs for form in verb.gerund],
        f"{name}.noun": list(family.get("nouns", ())),
        f"{name}.agents": list(family.get("agents", ())),
    }
