"""Which statements are split: asked of the engine, so that the claims of all others need not be read.

It answers with the numbers of statements (`pg:statement`), sometimes with one too many: whether two claims
disagree is for `disagreement.py` to say. Each property is a sub-select of its own, which the engine scans
and joins by hash, because a lookup for each claim takes twenty times as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from pharmagraph.graph.comparing.disagreement import OPPOSITES
from pharmagraph.graph.inferring.broader import Above
from pharmagraph.graph.rdf.ntriples import text_of
from pharmagraph.graph.rdf.patterns import node
from pharmagraph.ontology.iris import predicate_iri
from pharmagraph.ontology.namespaces import PREFIXES
from pharmagraph.ontology.predicates import SIGNATURES

_WITHIN = """
SELECT ?statement {
  { SELECT ?claim ?statement { ?claim pg:statement ?statement } }
  { SELECT ?claim ?negated { ?claim biolink:negated ?negated } }
  { SELECT ?claim ?certainty { ?claim pg:certainty ?certainty } }
  $taken
  BIND(IF(?certainty = pg:unknown, 2, $stance) AS ?stance)
} GROUP BY ?statement HAVING(COUNT(DISTINCT ?stance) > 1)
"""
_AFFIRMED = "IF(?negated, 1, 0)"
_TAKING_SIDES = "FILTER(?certainty != pg:hypothetical)"
_SURE = "IF(?negated, 1, 0) + IF(?certainty = pg:asserted, 10, 20)"
# Of a symmetric predicate, the same is said with subject and object changed over.
_SYMMETRIC = """
SELECT DISTINCT ?statement ?other {
  { SELECT DISTINCT ?one ?two ?statement {
    ?claim biolink:predicate $predicate ; biolink:subject ?one ; biolink:object ?two ; pg:statement ?statement } }
  { SELECT DISTINCT ?one ?two ?other {
    ?claim biolink:predicate $predicate ; biolink:subject ?two ; biolink:object ?one ; pg:statement ?other } }
  FILTER(?statement < ?other)
}
"""
_OPPOSITE = """
SELECT DISTINCT ?statement ?other {
  { SELECT DISTINCT ?one ?two ?statement {
    { SELECT ?claim { ?claim biolink:predicate $first } }
    { SELECT ?claim ?one { ?claim biolink:subject ?one } }
    { SELECT ?claim ?two { ?claim biolink:object ?two } }
    { SELECT ?claim ?statement { ?claim pg:statement ?statement } } } }
  { SELECT DISTINCT ?one ?two ?other {
    { SELECT ?claim { ?claim biolink:predicate $second } }
    { SELECT ?claim ?one { ?claim biolink:subject ?one } }
    { SELECT ?claim ?two { ?claim biolink:object ?two } }
    { SELECT ?claim ?other { ?claim pg:statement ?other } } } }
}
"""
# All that is said of conditions by whoever also denies something of them.
_FINDINGS = """
SELECT DISTINCT ?subject ?predicate ?object ?label ?negated ?statement {
  { SELECT DISTINCT ?subject ?predicate {
    ?any biolink:negated true ; biolink:subject ?subject ; biolink:predicate ?predicate } }
  { SELECT ?claim ?subject { ?claim biolink:subject ?subject } }
  { SELECT ?claim ?predicate { ?claim biolink:predicate ?predicate } }
  { SELECT ?claim ?negated { ?claim biolink:negated ?negated } }
  { SELECT ?claim ?statement { ?claim pg:statement ?statement } }
  { SELECT ?claim ?term { ?claim pg:objectTerm ?term } }
  { SELECT ?term ?object ?label {
    VALUES ?kind { pg:Condition pg:Effect } ?term pg:kind ?kind ; pg:identity ?object ; rdfs:label ?label } }
}
"""


def split_statements(engine: ox.Store, above: Above, *, certainty: bool = False) -> set[int]:
    """Return the numbers of all statements whose claims, or those of another one, may disagree."""
    taken, stance = ("", _SURE) if certainty else (_TAKING_SIDES, _AFFIRMED)
    found = set(_numbers(engine, _WITHIN.replace("$taken", taken).replace("$stance", stance)))
    for predicate, signature in SIGNATURES.items():
        if signature.symmetric:
            asked = _SYMMETRIC.replace("$predicate", str(node(predicate_iri(predicate))))
            found.update(_numbers(engine, asked))
    for first, second in OPPOSITES:
        asked = _OPPOSITE.replace("$first", str(node(predicate_iri(first))))
        found.update(_numbers(engine, asked.replace("$second", str(node(predicate_iri(second))))))
    found.update(_across(engine, above))
    return found


def is_tail(few: str, many: str) -> bool:
    """Say whether a name is what another one ends with.

    >>> is_tail("Depression", "bipolar depression"), is_tail("mania", "hypomania")
    (True, False)
    """
    short, long = few.casefold().split(), many.casefold().split()
    return 0 < len(short) < len(long) and long[-len(short) :] == short


def _rows(engine: ox.Store, query: str) -> ox.QuerySolutions:
    found = engine.query(query, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    return found


def _numbers(engine: ox.Store, query: str) -> Iterator[int]:
    for row in _rows(engine, query):
        for value in row:
            if isinstance(value, ox.Literal):
                yield int(value.value)


class _Said:
    """What is affirmed, or denied, of one subject: statements by object, and by all that its label ends with."""

    def __init__(self) -> None:
        self.by_object: defaultdict[ox.NamedNode, set[int]] = defaultdict(set)
        self.by_label: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, object_: ox.NamedNode, label: str, statement: int) -> None:
        self.by_object[object_].add(statement)
        self.by_label[" ".join(label.casefold().split())].add(statement)

    def below(self, wide: _Said, above: Above) -> Iterator[int]:
        """Yield the statements about what is narrower than something there, with those about that."""
        for object_, mine in self.by_object.items():
            for broad in above.of(object_):
                if theirs := wide.by_object.get(broad):
                    yield from mine | theirs
        for label, mine in self.by_label.items():
            words = label.split()
            for start in range(1, len(words)):
                if theirs := wide.by_label.get(" ".join(words[start:])):
                    yield from mine | theirs


def _across(engine: ox.Store, above: Above) -> Iterator[int]:
    groups: defaultdict[tuple[str, str], tuple[_Said, _Said]] = defaultdict(
        lambda: (_Said(), _Said())
    )
    for row in _rows(engine, _FINDINGS):
        subject, predicate, object_, label, negated, statement = row
        assert isinstance(object_, ox.NamedNode)
        assert isinstance(label, ox.Literal)
        assert isinstance(statement, ox.Literal)
        said = groups[str(subject), str(predicate)]
        denied = isinstance(negated, ox.Literal) and negated.value == "true"
        said[denied].add(object_, text_of(label), int(statement.value))
    for affirmed, denied_ in groups.values():
        yield from affirmed.below(denied_, above)
        yield from denied_.below(affirmed, above)
