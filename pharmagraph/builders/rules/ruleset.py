"""Reads the rules, gives every family of verbs its frames, and finds the rules that a word calls for."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from pharmagraph.builders.rules.grammar import (
    KIND_CODES,
    Compiler,
    Pattern,
    Vocabulary,
    words_of,
)
from pharmagraph.builders.rules.own import check_own, declared
from pharmagraph.builders.text import inflection
from pharmagraph.errors import RulesError, reason_of
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate, Signature

_PART = re.compile(r"\$V\.(\w+)")
# classes of words of which none is meant as a verb, whatever it looks like: "not" is no base of "noted"
_SMALL = ("helper", "not", "chain", "article", "conjunction", "break")
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
    source: str = ""  # the file that has it
    subjects: frozenset[Kind] = frozenset(Kind)

    @property
    def implied_cue(self) -> bool:
        """No pattern found the cue: the learned scorer only says which word weighed most with it."""
        return not self.pattern.cues

    @property
    def implied_subject(self) -> bool:
        """The pattern names no subject: it is the drug that the sentence is about."""
        return "o" in self.pattern.slots and "s" not in self.pattern.slots


class Example(NamedTuple):
    """A sentence in which a rule must find a claim or, with `holds` false, must not.

    `rule` is a rule's name, in which ``*`` stands for any characters: all rules of a family, or of a frame.
    """

    source: str
    rule: str
    sentence: str
    holds: bool = True


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
        shipped = {
            name: _DATA.joinpath(name).read_text(encoding="utf-8")
            for name in sorted(each.name for each in _DATA.iterdir() if each.name.endswith(".toml"))
        }
        own = [(str(path), _text_of(path)) for path in extra]
        texts = [*shipped.values(), *(text for _, text in own)]
        self.version = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]
        tables = {name: _parsed(name, text) for name, text in shipped.items()}
        words, families, frames, walls = (
            tables.pop(f"{name}.toml") for name in ("words", "families", "frames", "walls")
        )
        sources = dict.fromkeys(families, "families.toml")
        rows: list[tuple[str, Mapping[str, Any]]] = []
        for name, table in tables.items():
            words |= table.get("words", {})
            rows += [(name, row) for row in table["rule"]]
        self.examples = [
            *(
                Example("frames.toml", f"*.{frame['name']}", frame["example"])
                for frame in (*frames["frame"], *frames["phrasal"])
            ),
            *(each for name, row in rows for each in _examples(name, row["name"], row)),
        ]
        self.own_examples: list[Example] = []
        self.signatures = dict(SIGNATURES)
        for name, text in own:
            table = _parsed(name, text)
            taken = [row["name"] for _, row in rows]
            check_own(name, table, families, words, taken, self.signatures)
            self.signatures |= declared(table)
            words = _joined(words, table.get("words", {}))
            for family, described in table.get("family", {}).items():
                families[family] = _joined(families.get(family, {}), described)
                sources.setdefault(family, name)
                self.own_examples += _examples(name, f"{family}.*", described)
            for row in table.get("rule", []):
                rows.append((name, row))
                self.own_examples += _examples(name, row["name"], row)
        classes = {name: list(listed) for name, listed in words.items()}
        adverbs = _adverbs(texts)  # whatever rules say of them, they stand before anything
        for name in ("filler", "helper"):
            classes[name] += adverbs
        # names of things, not words of sentences: they must not stand in the way of any pattern
        self.labels = {
            name: frozenset(classes.pop(name)) for name in ("endogenous", "measure_only")
        }
        standing = _walls(walls, classes)
        for name, family in families.items():
            forms = _forms(name, family)
            if not _is_figure(family):
                standing.update(*forms.values())
            classes |= forms
        whole = [name for name, family in families.items() if "particles" not in family]
        classes["verb"] = _verbs(whole, classes)
        # a word that some rule names must not stand in the way of all others
        tables_of_rules = (*frames.values(), families.values(), (row for _, row in rows))
        named = frozenset().union(*map(_named, chain(*tables_of_rules)), *classes.values())
        helped = _helped(named, frozenset().union(*(classes[name] for name in _SMALL)))
        named |= helped.keys()
        free = named - standing - set(classes["filler"])
        classes["filler"] += sorted(free)
        self.vocabulary = Vocabulary(classes, helped)
        self.compiler = Compiler(self.vocabulary)
        self.rules: list[Rule] = []
        for name, family in families.items():
            kind = "phrasal" if "particles" in family else "frame"
            self.rules += self._framed(name, family, frames[kind], sources[name])
        for name, row in rows:
            self.rules += self._rules(row, name)
        self._free = free
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
                where,
                subjects,
            )


def _by_cue(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for code in rule.pattern.cues:
            found.setdefault(code, []).append(rule)
    return found


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(
            str(path), f"cannot be read ({reason_of(error)})", "give a TOML file in UTF-8"
        ) from None


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


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r" \(at line (\d+), ", str(error))
        where = f"{name}:{line[1]}" if line else name
        raise RulesError(where, f"is not TOML: {error}") from None
    except RecursionError:
        raise RulesError(name, "its brackets are nested too deep", "see docs/rules.md") from None


def _examples(where: str, rule: str, table: Mapping[str, Any]) -> Iterator[Example]:
    for key, holds in (("examples", True), ("counter_examples", False)):
        for sentence in table.get(key, ()):
            yield Example(where, rule, sentence, holds)


def _joined(one: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables as one; lists of the same name are taken together."""
    both = {**one, **more}
    for name in one.keys() & more.keys():
        if isinstance(one[name], list):
            both[name] = [*one[name], *more[name]]
    return both


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
    """A family's classes of words: ``NAME.present .past .participle .gerund .noun .agents``."""
    verbs = [inflection.verb(lemma) for lemma in family.get("verbs", ())]
    return {
        f"{name}.present": [form for verb in verbs for form in verb.present],
        f"{name}.past": [form for verb in verbs for form in verb.past],
        f"{name}.participle": [form for verb in verbs for form in verb.participle],
        f"{name}.gerund": [form for verb in verbs for form in verb.gerund],
        f"{name}.noun": list(family.get("nouns", ())),
        f"{name}.agents": list(family.get("agents", ())),
    }
