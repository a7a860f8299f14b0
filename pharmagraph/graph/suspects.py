"""Which nodes may break the shapes: asked of the engine, so that SHACL looks at few nodes out of many.

Every constraint that the shapes use becomes a SPARQL query for the nodes that break it. What the queries
name is judged by pySHACL afterwards, so one too many is no harm; a constraint that is not known here
makes all that its shape is about suspect, so that none is ever too few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
_XSD = rdflib.XSD
Node = rdflib.term.Node

# What a lexical form must look like, where the engine does not check it by itself.
_LEXICAL = {
    _XSD.boolean: "true|false|0|1",
    _XSD.integer: "[+-]?[0-9]+",
    _XSD.gYear: "-?[0-9]{4,}(Z|[+-][0-9]{2}:[0-9]{2})?",
}
_KINDS = {_SH.IRI: "isIRI(?v)", _SH.Literal: "isLiteral(?v)"}


def suspects(engine: ox.Store, shapes: rdflib.Graph) -> set[ox.NamedNode | ox.BlankNode]:
    """Return the nodes of the default graph that may break a shape."""
    found: set[ox.NamedNode | ox.BlankNode] = set()
    for shape in shapes.subjects(rdflib.RDF.type, _SH.NodeShape):
        for target in _targets(shapes, shape):
            for query in _queries(shapes, shape, target):
                rows = engine.query(query)
                assert isinstance(rows, ox.QuerySolutions)
                nodes = (row[0] for row in rows)
                found.update(
                    each for each in nodes if isinstance(each, ox.NamedNode | ox.BlankNode)
                )
    return found


def _targets(shapes: rdflib.Graph, shape: Node) -> Iterator[str]:
    """Yield sub-selects of the nodes that a shape is about."""
    for class_ in shapes.objects(shape, _SH.targetClass):
        yield f"{{ SELECT ?this {{ ?this a {_term(class_)} }} }}"
    for property_ in shapes.objects(shape, _SH.targetSubjectsOf):
        yield f"{{ SELECT DISTINCT ?this {{ ?this {_term(property_)} ?any }} }}"


def _queries(shapes: rdflib.Graph, shape: Node, target: str) -> Iterator[str]:
    about_shape = {predicate for predicate, _ in shapes.predicate_objects(shape)}
    if about_shape - {rdflib.RDF.type, _SH.targetClass, _SH.targetSubjectsOf, _SH.property}:
        yield f"SELECT ?this {{ {target} }}"
    for property_ in shapes.objects(shape, _SH.property):
        path = _path(shapes, shapes.value(property_, _SH.path))
        values = f"{target} {path}"
        kept = []
        for constraint, value in shapes.predicate_objects(property_):
            if constraint == _SH.path:
                continue
            known = _COUNTS.get(constraint)
            if known is not None:
                yield known(target, path, int(str(value)))
            elif constraint == _SH["class"]:
                yield f"SELECT ?this {{ {values} MINUS {{ ?v a {_term(value)} }} }}"
            elif constraint == _SH.equals:
                other = f"{{ SELECT ?this ?v {{ ?this {_term(value)} ?v }} }}"
                yield f"SELECT ?this {{ {values} MINUS {other} }}"
                yield f"SELECT ?this {{ {target} {other} MINUS {path} }}"
            elif constraint == _SH.lessThan:
                other = f"{{ SELECT ?this ?other {{ ?this {_term(value)} ?other }} }}"
                yield f"SELECT ?this {{ {values} {other} FILTER(!COALESCE(?v < ?other, false)) }}"
            elif (holds := _holds(shapes, constraint, value)) is not None:
                kept.append(f"({holds})")
            else:
                yield f"SELECT ?this {{ {target} }}"
        if kept:
            yield f"SELECT ?this {{ {values} FILTER(!COALESCE({' && '.join(kept)}, false)) }}"


def _too_few(target: str, path: str, least: int) -> str:
    if least == 1:
        return f"SELECT ?this {{ {target} MINUS {path} }}"
    return (
        f"SELECT ?this {{ {target} MINUS {{ SELECT ?this {{ {path} }} GROUP BY ?this "
        f"HAVING(COUNT(DISTINCT ?v) >= {least}) }} }}"
    )


def _too_many(target: str, path: str, most: int) -> str:
    return f"SELECT ?this {{ {target} {path} }} GROUP BY ?this HAVING(COUNT(DISTINCT ?v) > {most})"


_COUNTS: dict[Node, Callable[[str, str, int], str]] = {
    _SH.minCount: _too_few,
    _SH.maxCount: _too_many,
}


def _holds(shapes: rdflib.Graph, constraint: Node, value: Node) -> str | None:
    """Return what is true of a value that keeps the constraint; None for a constraint that is not known."""
    text = str(value)
    if constraint == _SH.nodeKind:
        return _KINDS.get(rdflib.URIRef(text))
    if constraint == _SH.datatype:
        lexical = _LEXICAL.get(rdflib.URIRef(text))
        right = f"DATATYPE(?v) = {_term(value)}"
        return f'{right} && REGEX(STR(?v), "^({lexical})$")' if lexical else right
    if constraint == _SH["in"]:
        return f"?v IN ({', '.join(map(_term, Collection(shapes, value)))})"
    if constraint == _SH.pattern:
        return f"REGEX(STR(?v), {_term(value)})"
    if constraint == _SH.minLength:
        return f"STRLEN(STR(?v)) >= {int(text)}"
    if constraint == _SH.minInclusive:
        return f"?v >= {_term(value)}"
    if constraint == _SH.maxInclusive:
        return f"?v <= {_term(value)}"
    if constraint == _SH["or"]:
        parts = []
        for choice in Collection(shapes, value):
            each = [_holds(shapes, *fact) for fact in shapes.predicate_objects(choice)]
            if None in each:
                return None
            parts.append(" && ".join(filter(None, each)))
        return " || ".join(f"({part})" for part in parts)
    return None


def _path(shapes: rdflib.Graph, path: Node | None) -> str:
    """Return sub-selects from ?this to ?v: one for each step, which the engine joins by hash."""
    if isinstance(path, rdflib.URIRef):
        return f"{{ SELECT ?this ?v {{ ?this {_term(path)} ?v }} }}"
    inverse = shapes.value(path, _SH.inversePath)
    if isinstance(inverse, rdflib.URIRef):
        return f"{{ SELECT ?this ?v {{ ?v {_term(inverse)} ?this }} }}"
    assert path is not None
    first, second = (_term(step) for step in Collection(shapes, path))
    return (
        f"{{ SELECT ?this ?v {{ {{ SELECT ?this ?step {{ ?this {first} ?step }} }} "
        f"{{ SELECT ?step ?v {{ ?step {second} ?v }} }} }} }}"
    )


def _term(node: Node) -> str:
    return node.n3()
