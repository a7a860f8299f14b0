"""Which propositions a selection can concern: asked of the engine, so that the claims of others need not be read.

It may name some too many (whether a claim passes is for `Selection.has` to say), and never one too few.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from pharmagraph.graph.selection import Selection
from pharmagraph.ontology.iris import certainty_iri, kind_iri, predicate_iri
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.namespaces import PREFIXES

_SHORTEST = 2  # characters of a name that are worth looking for


def propositions(engine: ox.Store, selection: Selection, least: int = 1) -> list[ox.NamedNode]:
    """Return propositions with so many claims, one of which may pass; those with most claims first."""
    passing = "\n".join(f"  {{ SELECT ?claim {{ {part} }} }}" for part in _parts(selection))
    chosen = (
        f"{{ SELECT DISTINCT ?proposition {{\n{passing}\n"
        "{ SELECT ?claim ?proposition { ?claim pg:proposition ?proposition } } } }"
        if passing
        else ""
    )
    query = (
        f"SELECT ?proposition (COUNT(?each) AS ?claims) {{ {chosen} "
        "{ SELECT ?each ?proposition { ?each pg:proposition ?proposition } } } "
        f"GROUP BY ?proposition HAVING(COUNT(?each) >= {least})"
    )
    found = engine.query(query, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    counted = []
    for proposition, claims in found:
        if isinstance(proposition, ox.NamedNode) and isinstance(claims, ox.Literal):
            counted.append((-int(claims.value), proposition))
    return [
        proposition for _, proposition in sorted(counted, key=lambda each: (each[0], str(each[1])))
    ]


def _parts(selection: Selection) -> Iterator[str]:
    """Yield what a claim that passes fulfils, as patterns of SPARQL; each alone leaves out none that passes."""
    if selection.predicate:
        names = " ".join(f"<{predicate_iri(name)}>" for name in selection.predicate)
        yield f"VALUES ?p {{ {names} }} ?claim biolink:predicate ?p"
    if selection.certainty:
        names = " ".join(f"<{certainty_iri(Certainty(name))}>" for name in selection.certainty)
        yield f"VALUES ?c {{ {names} }} ?claim pg:certainty ?c"
    if selection.negated is not None:
        yield f"?claim biolink:negated {str(selection.negated).lower()}"
    if selection.kind:
        names = " ".join(f"<{kind_iri(Kind(name))}>" for name in selection.kind)
        yield f"VALUES ?k {{ {names} }} ?term pg:kind ?k . ?claim pg:subjectTerm|pg:objectTerm ?term"
    for role, patterns in (("subject", selection.subject), ("object", selection.object)):
        words = [_longest_part(pattern) for pattern in patterns]
        if words and all(len(word) >= _SHORTEST and _is_plain(word) for word in words):
            yield _named(role, words)


def _named(role: str, words: list[str]) -> str:
    """Claims whose entity has one of the words in its names, or that have it in the words of the text."""
    of_term = " || ".join(f"CONTAINS(?folded, {ox.Literal(word)})" for word in words)
    return (
        f"{{ {{ SELECT ?term {{ ?term a pg:Term ; rdfs:label|pg:curie|pg:xrefs ?name "
        f"BIND(LCASE(STR(?name)) AS ?folded) FILTER({of_term} || {_FOREIGN}) }} }} "
        f"?claim pg:{role}Term ?term }} "
        f"UNION {{ ?claim pg:places ?name BIND(LCASE(STR(?name)) AS ?folded) FILTER({of_term} || {_FOREIGN}) }}"
    )


# Letters outside of ASCII may fold to letters within it ("ﬂ" to "fl"): whatever has one, or its escape, may pass.
_FOREIGN = r'CONTAINS(?folded, "\\u") || REGEX(?folded, "[^\\x00-\\x7f]")'


def _longest_part(pattern: str) -> str:
    return max(pattern.casefold().split("*"), key=len)


def _is_plain(word: str) -> bool:
    """Say whether the word stands in JSON as it is, and means itself in a pattern."""
    return word.isascii() and word.isprintable() and not set(word) & set('"\\[]?')
