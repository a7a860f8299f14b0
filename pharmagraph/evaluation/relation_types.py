"""Which predicates a gold file's types of relations stand for: our own names, known corpora's, and what a user says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pharmagraph.errors import InputError
from pharmagraph.ontology.predicates import Predicate

_KNOWN = {
    "cid": "causes",
    "chemical_induced_disease": "causes",
    "adverse_effect": "causes",
    "positive_correlation": "increases causes activates agonizes",
    "negative_correlation": "decreases treats inhibits antagonizes prevents",
    "association": "associated_with modulates targets causes treats",
    "bind": "targets antagonizes agonizes inhibits activates",
    "drug_interaction": "interacts_with",
    "cotreatment": "adjunct_to interacts_with",
    "comparison": "compared_with superior_to alternative_to",
    "conversion": "derived_from metabolized_by",
    "inhibitor": "inhibits antagonizes decreases",
    "antagonist": "antagonizes inhibits",
    "agonist": "agonizes activates",
    "activator": "activates agonizes increases",
    "indirect_upregulator": "increases activates",
    "indirect_downregulator": "decreases inhibits",
    "substrate": "metabolized_by",
}


class RelationTypes:
    """Reads the types of relations; `mapping` is the user's, from a type to predicates between commas."""

    def __init__(self, mapping: Mapping[str, str]) -> None:
        self._own = {_folded(name): _predicates(name, value) for name, value in mapping.items()}

    def read(self, type_name: str, where: str) -> tuple[Predicate, ...]:
        """The predicates of a type; none where the user leaves it out with ``TYPE=``."""
        folded = _folded(type_name)
        if folded in self._own:
            return self._own[folded]
        if (predicate := _predicate(folded)) is not None:
            return (predicate,)
        if folded in _KNOWN:
            return tuple(Predicate(name) for name in _KNOWN[folded].split())
        remedy = f"say what it stands for with --map {type_name}=PREDICATE, or leave it out with --map {type_name}="
        raise InputError(f"{where}: the type of relation {type_name!r} is not known; {remedy}")


def predicates_named(names: Iterable[str], where: str) -> tuple[Predicate, ...]:
    """The predicates of these names."""
    found = []
    for name in names:
        if (predicate := _predicate(name)) is None:
            raise InputError(
                f"{where}: there is no predicate {name!r}; there are: {', '.join(Predicate)}"
            )
        found.append(predicate)
    return tuple(found)


def _predicate(name: str) -> Predicate | None:
    try:
        return Predicate(name)
    except ValueError:
        return None


def _predicates(type_name: str, value: str) -> tuple[Predicate, ...]:
    names = [part.strip() for part in value.split(",") if part.strip()]
    return predicates_named(names, f"--map {type_name}={value}")


def _folded(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().lower())
