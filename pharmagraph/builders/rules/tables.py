"""The tables of rules as they are written: those of the package, and those of a user, joined."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from pharmagraph.builders.rules.own import check_own, declared
from pharmagraph.errors import RulesError, reason_of
from pharmagraph.ontology.predicates import SIGNATURES

_DATA = resources.files("pharmagraph.builders.rules")
_STRETCH = re.compile(r"@(?P<name>\w+)\((?P<kinds>[\w|]+)\)")
_BARE = re.compile(r"\{([so])\}")
_LABELS = ("endogenous", "measure_only")  # names of things, not words of sentences


class Example(NamedTuple):
    """A sentence in which a rule must find a claim or, with `holds` false, must not.

    `rule` is a rule's name, in which ``*`` stands for any characters: all rules of a family, or of a frame.
    """

    source: str
    rule: str
    sentence: str
    holds: bool = True


class RuleTables:
    """What all tables of rules say.

    `words`: classes of words; `families`: of verbs, `sources`: the file of each; `frames`: their patterns; `walls`:
    words that stand before no noun; `rows`: rules, with their files; `labels`: names of things; `version`: a digest.
    """

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        shipped = {
            name: _DATA.joinpath(name).read_text(encoding="utf-8")
            for name in sorted(each.name for each in _DATA.iterdir() if each.name.endswith(".toml"))
        }
        own = [(str(path), _text_of(path)) for path in extra]
        self.texts = [*shipped.values(), *(text for _, text in own)]
        self.version = hashlib.sha256("\0".join(self.texts).encode()).hexdigest()[:12]
        tables = {name: _parsed(name, text) for name, text in shipped.items()}
        self.words, self.families, self.frames, self.walls = (
            tables.pop(f"{name}.toml") for name in ("words", "families", "frames", "walls")
        )
        self.sources = dict.fromkeys(self.families, "families.toml")
        self.signatures = dict(SIGNATURES)
        self.rows: list[tuple[str, Mapping[str, Any]]] = []
        for name, table in tables.items():
            words = table.get("words", {})
            if twice := self.words.keys() & words.keys():
                raise RulesError(
                    name, f"gives ${min(twice)} again", "call the class something else"
                )
            self.words |= words
            stretches = table.get("stretches", {})
            self.rows += [(name, _spelled_out(row, stretches)) for row in table["rule"]]
        self.examples = [
            *(
                Example("frames.toml", f"*.{frame['name']}", frame["example"])
                for frame in (*self.frames["frame"], *self.frames["phrasal"])
            ),
            *(each for name, row in self.rows for each in _examples(name, row["name"], row)),
        ]
        self.own_examples: list[Example] = []
        for name, text in own:
            self._add_own(name, text)
        # they must not stand in the way of any pattern
        self.labels = {name: frozenset(self.words.pop(name)) for name in _LABELS}

    def _add_own(self, name: str, text: str) -> None:
        """Joins a user's file, checked, with what was there before it."""
        table = _parsed(name, text)
        taken = [row["name"] for _, row in self.rows]
        check_own(name, table, self.families, self.words, taken, self.signatures)
        self.signatures |= declared(table)
        self.words = _joined(self.words, table.get("words", {}))
        for family, described in table.get("family", {}).items():
            self.families[family] = _joined(self.families.get(family, {}), described)
            self.sources.setdefault(family, name)
            self.own_examples += _examples(name, f"{family}.*", described)
        for row in table.get("rule", []):
            self.rows.append((name, row))
            self.own_examples += _examples(name, row["name"], row)


def _spelled_out(row: Mapping[str, Any], stretches: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """A rule with a pattern for each stretch where its patterns say ``@name(kinds)``, with a name of these kinds.

    >>> _spelled_out({"patterns": ["[rose] @under(drug)"]}, {"under": ["on {s}", "with {s}"]})["patterns"]
    ['[rose] on {s:drug}', '[rose] with {s:drug}']
    """
    patterns: list[str] = []
    for pattern in row.get("patterns", ()):
        found = _STRETCH.search(pattern)
        ways = stretches[found["name"]] if found else ()
        patterns += [
            _STRETCH.sub(_BARE.sub(rf"{{\1:{found['kinds']}}}", way), pattern)
            for way in ways
            if found
        ] or [pattern]
    return {**row, "patterns": patterns} if patterns else dict(row)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(
            str(path), f"cannot be read ({reason_of(error)})", "give a TOML file in UTF-8"
        ) from None


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
