"""Turtle and TriG that are pleasant to read and to compare: sorted, one subject a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import pyoxigraph as ox

from pharmagraph.ontology.namespaces import RDF, RDFS, XSD

# Simpler than the grammar allows, so that every reader agrees on it.
_LOCAL = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_\-]*[A-Za-z0-9_])?)?")
_SHORT = {
    XSD + "boolean": re.compile(r"true|false"),
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
}
_FIRST = (RDF + "type", RDFS + "label")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_LONG_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\r": "\\r"})


def turtle(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> str:
    """Return the quads, which are sorted and of one graph, as Turtle."""
    names = _Names(prefixes)
    body = "\n".join(_paragraphs(quads, names))
    return names.declarations() + body


def trig(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> str:
    """Return the quads, which are sorted by graph, as TriG."""
    names = _Names(prefixes)
    parts: list[str] = []
    for graph, group in groupby(quads, key=lambda quad: quad.graph_name):
        paragraphs = _paragraphs(group, names)
        if isinstance(graph, ox.DefaultGraph):
            parts += paragraphs
        else:
            parts.append(f"{names.term(graph)} {{\n" + "\n".join(paragraphs) + "}\n")
    return names.declarations() + "\n".join(parts)


def _paragraphs(quads: Iterable[ox.Quad], names: _Names) -> Iterator[str]:
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        values: dict[str, list[str]] = {}
        for quad in group:
            values.setdefault(quad.predicate.value, []).append(names.term(quad.object))
        lines = [
            f"{names.predicate(predicate)} {', '.join(terms)}"
            for predicate, terms in sorted(values.items(), key=_predicate_order)
        ]
        yield f"{names.term(subject)} " + " ;\n    ".join(lines) + " .\n"


def _predicate_order(item: tuple[str, list[str]]) -> tuple[int, str]:
    predicate = item[0]
    return (_FIRST.index(predicate) if predicate in _FIRST else len(_FIRST), predicate)


class _Names:
    """Shortens IRIs, and remembers which prefixes that took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        # The longest base that fits is the right one, so it is tried first.
        self._bases = sorted(((base, name) for name, base in prefixes.items()), key=_longest_first)
        self._used: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def term(self, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
        if isinstance(term, ox.NamedNode):
            return self._iri(term.value)
        if isinstance(term, ox.Literal):
            return self._literal(term)
        if isinstance(term, ox.Triple):
            parts = (term.subject, term.predicate, term.object)
            return f"<<( {' '.join(map(self.term, parts))} )>>"
        return str(term)

    def predicate(self, iri: str) -> str:
        return "a" if iri == RDF + "type" else self._iri(iri)

    def declarations(self) -> str:
        lines = [f"@prefix {name}: <{base}> .\n" for name, base in sorted(self._used.items())]
        return "".join(lines) + ("\n" if lines else "")

    def _iri(self, iri: str) -> str:
        if (known := self._known.get(iri)) is None:
            known = self._known[iri] = self._shortened(iri)
        return known

    def _shortened(self, iri: str) -> str:
        for base, name in self._bases:
            if iri.startswith(base):
                local = iri[len(base) :]
                if _LOCAL.fullmatch(local):
                    self._used[name] = base
                    return f"{name}:{local}"
                break
        return str(ox.NamedNode(iri))

    def _literal(self, literal: ox.Literal) -> str:
        value, datatype = literal.value, literal.datatype.value
        short = _SHORT.get(datatype)
        if short is not None and short.fullmatch(value):
            return value
        quoted = f'"{value.translate(_ESCAPES)}"'
        if "\n" in value:  # a text keeps its lines, so that two graphs can be compared by them
            quoted = f'"""{value.translate(_LONG_ESCAPES)}"""'
        if literal.language:
            direction = f"--{literal.direction}" if literal.direction else ""
            return f"{quoted}@{literal.language}{direction}"
        return quoted if datatype == XSD + "string" else f"{quoted}^^{self._iri(datatype)}"


def _longest_first(item: tuple[str, str]) -> tuple[int, str]:
    return (-len(item[0]), item[1])
