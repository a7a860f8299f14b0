"""A curator's decision about a claim, and the plain file of them: JSON Lines, a decision a line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from pharmagraph.errors import InputError, reason_of
from pharmagraph.graph.claim import Entity
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate

Choice = TypeVar("Choice", bound=StrEnum)

CURATOR = (
    "curator"  # the rule of claims that a curator corrected, and the source of ids made for one
)
_ID = re.compile(r"[\w.-]+")
_LONE = re.compile("[\ud800-\udfff]")
_FIELDS = frozenset({"subject", "predicate", "object", "negated", "certainty", "qualifiers"})


class Verdict(StrEnum):
    """What is decided of a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; `correction` has the fields of a claim that are otherwise."""

    claim: str
    verdict: Verdict
    note: str = ""
    by: str = ""
    correction: Mapping[str, object] = field(default_factory=dict)

    @property
    def record(self) -> str:
        """The decision as a line of its file."""
        facts: dict[str, object] = {"claim": self.claim, "decision": self.verdict.value}
        facts |= {name: value for name in ("note", "by") if (value := getattr(self, name))}
        if self.correction:
            facts["correction"] = dict(self.correction)
        return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def read_decisions(path: Path) -> list[Decision]:
    """Return the decisions of a JSON Lines file; of several about one claim, the last."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the decisions cannot be read ({reason_of(error)})") from error
    found: dict[str, Decision] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                decision = decision_of(json.loads(line))
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                raise InputError(f"{path}:{number}: not a decision: {error}") from error
            found.pop(decision.claim, None)
            found[decision.claim] = decision
    return list(found.values())


def decision_of(facts: object) -> Decision:
    """Return the decision that a line of the file states; raise ValueError where it states none.

    >>> decision_of({"claim": "0f1e2d3c4b5a69788796", "decision": "reject"}).verdict.value
    'reject'
    """
    if not isinstance(facts, dict) or not isinstance(facts.get("claim"), str):
        raise ValueError('an object with "claim" and "decision" is expected')  # noqa: TRY004 - bad data
    if not _ID.fullmatch(facts["claim"]):
        raise ValueError('"claim" is the id of a claim, as `pharmagraph claims` gives it')
    if _LONE.search(json.dumps(facts, ensure_ascii=False)):
        raise ValueError("half of a surrogate pair, which no file can hold")
    verdict = _one_of(Verdict, "decision", facts.get("decision"))
    correction = facts.get("correction") or {}
    if not isinstance(correction, dict) or (verdict is Verdict.CORRECT) != bool(correction):
        raise ValueError('"correction" belongs to the decision "correct", and is an object')
    if unknown := sorted(correction.keys() - _FIELDS):
        raise ValueError(f"{unknown[0]!r} cannot be corrected; {', '.join(sorted(_FIELDS))} can")
    _check(correction)
    return Decision(
        claim=facts["claim"],
        verdict=verdict,
        note=str(facts.get("note") or ""),
        by=str(facts.get("by") or ""),
        correction=correction,
    )


def _check(correction: Mapping[str, object]) -> None:
    """Raise ValueError where a value is not one that a claim can have."""
    for name, value in correction.items():
        if name == "predicate":
            _one_of(Predicate, name, value)
        elif name == "certainty":
            _one_of(Certainty, name, value)
        elif name == "negated" and not isinstance(value, bool):
            raise ValueError('"negated" is true or false')
        elif name in ("subject", "object"):
            given_entity(value, Kind.DRUG)
        elif name == "qualifiers":
            given_qualifiers(value)


def _one_of(choices: type[Choice], name: str, value: object) -> Choice:
    try:
        return choices(str(value))
    except ValueError:
        raise ValueError(f'"{name}" is {value!r}; it may be {", ".join(choices)}') from None


def given_entity(value: object, kind: Kind) -> Entity:
    """Return the entity that a correction describes; a bare name has no identity but its own."""
    if isinstance(value, str) and value.strip():
        return Entity(value if ":" in value else f"{CURATOR}:{value}", value, kind)
    if isinstance(value, dict) and isinstance(value.get("id"), str) and value["id"].strip():
        given = str(value["id"])
        return Entity(
            id=given,
            label=_text(value.get("label"), '"label"') or given,
            kind=_one_of(Kind, "kind", value["kind"]) if "kind" in value else kind,
            xrefs=_texts(value.get("xrefs", []), '"xrefs"'),
        )
    raise ValueError("a subject or object is a name, a CURIE, or an object with its id")


def given_qualifiers(value: object) -> dict[str, tuple[str, ...]]:
    """Return the qualifiers that a correction gives in place of the claim's."""
    if not isinstance(value, dict) or "" in value:
        raise ValueError('"qualifiers" is an object of lists, each by the name of a qualifier')
    return {name: _texts(texts, f'"{name}"') for name, texts in value.items() if texts}


def _text(value: object, name: str) -> str:
    if not isinstance(value, str | None):
        raise ValueError(f"{name} is a text")  # noqa: TRY004 - bad data
    return value or ""


def _texts(value: object, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(f"{name} is a list of texts")
    return tuple(value)
