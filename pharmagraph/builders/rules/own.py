"""A user's rule file: everything that can be wrong with it is said before any text is read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pharmagraph.errors import RulesError
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate, Signature

_TABLES = ("rule", "words", "family", "predicate")
_ROW = {
    "name": str, "pattern": str, "patterns": list, "predicate": str, "predicates": dict, "confidence": (int, float),
    "negated": bool, "certainty": str, "denial": bool, "presupposed": bool,
    "title": bool, "unless": list, "object_text": str,
    "examples": list, "counter_examples": list,
}  # fmt: skip
_FAMILY = {
    "verbs": list, "nouns": list, "agents": list, "predicates": dict, "confidence": (int, float), "not": list,
    "examples": list, "counter_examples": list,
}  # fmt: skip
_PREDICATE = {"definition": str, "domain": list, "range": list}
_MORE_WORDS = ("verbs", "nouns", "agents", "examples", "counter_examples")
_WORD = re.compile(r"[^\W\d_]+(?:n['’]t)?|['’]s|[^\w\s]")
_NAME = re.compile(r"[A-Za-z][\w.-]*")
_SLOT = re.compile(r"\{([sop])[:}]")
_KINDS = re.compile(r"\{[sopx]:([^}]*)\}")
_CUE = re.compile(r"\[([^\]]+)\]")


def check_own(
    where: str,
    table: Mapping[str, Any],
    families: Mapping[str, Any],
    classes: Collection[str],
    taken: Collection[str],
    signatures: Mapping[Predicate, Signature],
) -> None:
    """Refuse a file that does not say what it should. All but `table` is what was there before it."""
    _known_keys(
        where,
        table,
        _TABLES,
        "a rule file has [[rule]], [words], [family.NAME] and [predicate.NAME]",
    )
    words, own_families, own_predicates, rows = (
        table.get(name, [] if name == "rule" else {})
        for name in ("words", "family", "predicate", "rule")
    )
    for name, value, kind in (
        ("words", words, dict),
        ("family", own_families, dict),
        ("predicate", own_predicates, dict),
        ("rule", rows, list),
    ):
        if not isinstance(value, kind):
            raise RulesError(
                where,
                f"{name!r} is not a table",
                "write [words], [family.NAME], [predicate.NAME] or [[rule]]",
            )
    for name, listed in words.items():
        _words(f"{where} [words] {name}", listed)
    for name, described in own_predicates.items():
        _predicate(f"{where} [predicate.{name}]", name, described)
    signatures = {**signatures, **declared(table)}
    for name, family in own_families.items():
        _family(f"{where} [family.{name}]", name, family, families, signatures)
    known = {*classes, *words, *_parts({**families, **own_families})}
    seen = set(taken)
    for number, row in enumerate(rows, 1):
        place = f"{where} [[rule]] {number}"
        if not isinstance(row, dict) or not isinstance(row.get("name"), str):
            raise RulesError(place, "has no name", 'write name = "my.rule"')
        name = row["name"]
        place = f"{where} [{name}]"
        if not _NAME.fullmatch(name):
            raise RulesError(
                place, "is no name for a rule", "use letters, digits, dots and hyphens"
            )
        if name in seen or name.partition(".")[0] in {*families, *own_families}:
            raise RulesError(
                place, "there is a rule, or a family, of this name already", "choose another name"
            )
        seen.add(name)
        _row(place, row, known, signatures)


def declared(table: Mapping[str, Any]) -> dict[Predicate, Signature]:
    """The predicates that a file which was checked adds."""
    return {
        Predicate(name): Signature(
            SIGNATURES[Predicate(name)].label,
            described["definition"],
            frozenset(map(Kind, described["domain"])),
            frozenset(map(Kind, described["range"])),
        )
        for name, described in table.get("predicate", {}).items()
    }


def _predicate(where: str, name: str, described: Any) -> None:
    try:
        own = Predicate(name).own
    except ValueError:
        own = False
    if not own:
        raise RulesError(
            where, "is no name for a predicate of your own", "write x_ and a name: x_excreted_by"
        )
    if not isinstance(described, dict):
        raise RulesError(where, "is not a table", f"write [predicate.{name}]")
    _known_keys(where, described, _PREDICATE, "see docs/rules.md")
    _typed(where, described, _PREDICATE)
    for key in _PREDICATE:
        if not described.get(key):
            raise RulesError(where, f"needs {key!r}", "see docs/rules.md")
    for kind in (*described["domain"], *described["range"]):
        _one_of(where, "kind", kind, list(Kind))


def _row(
    where: str,
    row: Mapping[str, Any],
    classes: Collection[str],
    signatures: Mapping[Predicate, Signature],
) -> None:
    _known_keys(where, row, _ROW, "see docs/rules.md")
    _typed(where, row, _ROW)
    for one, several in (("pattern", "patterns"), ("predicate", "predicates")):
        if (one in row) == (several in row):
            raise RulesError(where, f"needs either {one!r} or {several!r}")
    if "predicate" in row:
        _one_of(where, "predicate", row["predicate"], list(signatures))
    else:
        _by_kind(where, row["predicates"], signatures)
    for kind in row.get("unless", ()):
        _one_of(where, "kind", kind, list(Kind))
    if "certainty" in row:
        _one_of(where, "certainty", row["certainty"], list(Certainty))
    _confidence(where, row.get("confidence", 1))
    _sentences(where, row, required=True)
    patterns = [row["pattern"]] if "pattern" in row else row["patterns"]
    if not patterns:
        raise RulesError(where, "has no pattern")
    for pattern in patterns:
        if not isinstance(pattern, str):
            raise RulesError(where, f"a pattern is a text, not {pattern!r}")
        _pattern(where, pattern, classes)


def _pattern(where: str, pattern: str, classes: Collection[str]) -> None:
    slots = _SLOT.findall(pattern)
    if len(slots) != len(set(slots)) or sorted(slots) not in (["o"], ["o", "s"], ["p"]):
        reason = f"{pattern!r} has the slots {', '.join(slots) or 'none'}"
        raise RulesError(
            where, reason, "a pattern has one {o} and at most one {s}, or one {p} alone"
        )
    for kinds in _KINDS.findall(pattern):
        for kind in kinds.split("|"):
            _one_of(where, "kind", kind, list(Kind))
    for element in _CUE.sub(r"\1", pattern).split():
        word = element.lstrip("!")
        if word.startswith("{") or word in ("~", "~~", "<<", ">>", "...", "...."):
            continue
        for each in word.rstrip("?*").split("|") if word not in ("?", "*") else [word]:
            if each.startswith("$"):
                _one_of(where, "class of words", each[1:], classes)
            elif not _WORD.fullmatch(each):
                raise RulesError(where, f"{each!r} in {pattern!r} is not one word", _apart(each))


def _family(
    where: str,
    name: str,
    family: Any,
    families: Mapping[str, Any],
    signatures: Mapping[Predicate, Signature],
) -> None:
    if not isinstance(family, dict):
        raise RulesError(where, "is not a table", f"write [family.{name}]")
    _known_keys(where, family, _FAMILY, "see docs/rules.md")
    _typed(where, family, _FAMILY)
    if name in families:
        if changed := sorted(set(family) - set(_MORE_WORDS)):
            remedy = "add verbs, nouns, agents and examples, or give the family a name of its own"
            raise RulesError(
                where,
                f"cannot change {', '.join(changed)} of a family that is there already",
                remedy,
            )
    elif "predicates" not in family:
        remedy = f"or add to one of: {', '.join(sorted(families))}"
        raise RulesError(where, "a new family needs predicates = { KIND = PREDICATE }", remedy)
    if not any(family.get(part) for part in ("verbs", "nouns", "agents")):
        raise RulesError(where, "has no words", "give verbs, nouns or agents")
    for part in ("verbs", "nouns", "agents"):
        _words(f"{where} {part}", family.get(part, []))
    if "predicates" in family:
        _by_kind(where, family["predicates"], signatures)
    _confidence(where, family.get("confidence", 1))
    _sentences(where, family, required=True)


def _by_kind(
    where: str, predicates: Mapping[str, Any], signatures: Mapping[Predicate, Signature]
) -> None:
    if not predicates:
        raise RulesError(
            where, "predicates is empty", 'write predicates = { condition = "treats" }'
        )
    for kind, predicate in predicates.items():
        _one_of(where, "kind", kind, list(Kind))
        _one_of(where, "predicate", predicate, list(signatures))
        if Kind(kind) not in (range_ := signatures[Predicate(predicate)].range):
            raise RulesError(
                where,
                f"{predicate} cannot have a {kind} as object",
                f"it takes: {', '.join(sorted(range_))}",
            )


def _known_keys(where: str, table: Mapping[str, Any], known: Iterable[str], remedy: str) -> None:
    for key in table:
        if key not in known:
            raise RulesError(where, f"does not know {key!r}", _meant(key, known) or remedy)


def _typed(where: str, table: Mapping[str, Any], types: Mapping[str, Any]) -> None:
    names = {str: "a text", list: "a list", dict: "a table", bool: "true or false"}
    for key, value in table.items():
        if not isinstance(value, types[key]) or (
            isinstance(value, bool) and types[key] is not bool
        ):
            raise RulesError(where, f"{key} is {names.get(types[key], 'a number')}, not {value!r}")


def _one_of(where: str, what: str, value: object, known: Collection[str]) -> None:
    if not isinstance(value, str) or value not in known:
        choice = f"there are: {', '.join(known)}" if len(known) < 40 else "see docs/rules.md"
        raise RulesError(
            where, f"there is no {what} {value!r}", _meant(str(value), known) or choice
        )


def _meant(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, [str(each) for each in known], n=1, cutoff=0.75)
    return f"did you mean {close[0]!r}?" if close else ""


def _confidence(where: str, confidence: float) -> None:
    if not 0 < confidence <= 1:
        raise RulesError(where, f"the confidence {confidence} is not above 0 and at most 1")


def _sentences(where: str, table: Mapping[str, Any], *, required: bool) -> None:
    for key in ("examples", "counter_examples"):
        for sentence in table.get(key, ()):
            if not isinstance(sentence, str) or not sentence.strip():
                raise RulesError(where, f"{key} holds {sentence!r}", "write sentences")
    if required and not table.get("examples"):
        raise RulesError(
            where, "has no examples", 'write examples = ["A sentence in which it finds its claim."]'
        )


def _words(where: str, listed: object) -> None:
    if not isinstance(listed, list):
        raise RulesError(where, "is not a list of words")
    for word in listed:
        if not isinstance(word, str) or not _WORD.fullmatch(word) or word != word.lower():
            raise RulesError(where, f"{word!r} is not one word in lower case", _apart(str(word)))


def _apart(word: str) -> str:
    apart = " ".join(re.findall(r"[^\W\d_]+", word))
    return f'a pattern names words one by one: "{apart}"' if " " in apart else ""


def _parts(families: Iterable[str]) -> Iterable[str]:
    return (
        f"{name}.{part}"
        for name in families
        for part in ("present", "past", "participle", "gerund", "noun", "agents")
    )
