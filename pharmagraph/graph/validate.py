"""Is a graph well-formed? Its claims against the SHACL shapes, and its quotes against the texts."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.patterns import about, node, subjects
from pharmagraph.graph.rdf.shape import PROPOSITION, QUOTED_FROM
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import curie_of

if TYPE_CHECKING:
    import rdflib

_SH = "http://www.w3.org/ns/shacl#"
# The texts and their tables are most of a graph and of no concern to the shapes but for being there.
_BULKY = frozenset({"text", "mentions", "layout", "counts"})
_AT_ONCE = (
    2000  # suspects that are judged together: of a graph that is wrong all over, not all at once
)


class Problem(NamedTuple):
    """One thing that is wrong: of which node, in which property, and what."""

    node: str
    path: str
    message: str


def validate(store: ClaimStore) -> list[Problem]:
    """Return all that is wrong with the graph, sorted; nothing for a well-formed one."""
    return sorted({*check_shapes(store), *check_quotes(store)})


def check_quotes(store: ClaimStore) -> Iterator[Problem]:
    """Yield the claims whose quotes or mentions are not what stands in the document's text."""
    reader = Reader(store.engine)
    for document in reader.document_nodes().values():
        text = reader.text(document)
        for claim in subjects(store.engine, QUOTED_FROM, document):
            for path, start, end, words in reader.quoted(claim):
                if text[start:end] != words:
                    found = f"the document has {_short(text[start:end])} there"
                    yield Problem(curie_of(claim.value), path, f"{found}, not {_short(words)}")


def check_shapes(store: ClaimStore) -> Iterator[Problem]:
    """Yield what the shapes find: pySHACL looks at those nodes of which the engine says that they may break one."""
    import rdflib  # noqa: PLC0415 (slow to import, and only this needs it)

    from pharmagraph.graph.suspects import suspects  # noqa: PLC0415

    shapes = rdflib.Graph()
    shapes.parse(data=(files("pharmagraph.ontology") / "shapes.ttl").read_text(encoding="utf-8"))
    waiting = iter(sorted(suspects(store.engine, shapes), key=str))
    while nodes := list(islice(waiting, _AT_ONCE)):
        yield from _suspected(store.engine, nodes, shapes)


def _suspected(
    engine: ox.Store, nodes: list[ox.NamedNode | ox.BlankNode], shapes: rdflib.Graph
) -> Iterator[Problem]:
    """Yield what is wrong with these; where pySHACL gives up on one of them, it judges each alone."""
    from pyshacl.errors import ReportableRuntimeError  # noqa: PLC0415

    around = {triple for each in nodes for triple in _around(engine, each)}
    try:
        yield from list(_judged(around, shapes, frozenset(each.value for each in nodes)))
    except ReportableRuntimeError as error:
        if len(nodes) == 1:
            yield Problem(curie_of(nodes[0].value), "", f"cannot be judged: {error}")
            return
        for each in nodes:
            yield from _suspected(engine, [each], shapes)


def check_everything(store: ClaimStore) -> Iterator[Problem]:
    """Yield what pySHACL alone finds when it is given the whole graph, which takes it long."""
    import rdflib  # noqa: PLC0415

    shapes = rdflib.Graph()
    shapes.parse(data=(files("pharmagraph.ontology") / "shapes.ttl").read_text(encoding="utf-8"))
    quads = store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())
    yield from _judged({quad.triple for quad in quads}, shapes)


def _judged(
    triples: Iterable[ox.Triple], shapes: rdflib.Graph, nodes: Container[str] | None = None
) -> Iterator[Problem]:
    """Yield what pySHACL finds of the nodes, in rdflib's memory: there it is fastest."""
    import pyshacl  # noqa: PLC0415
    import rdflib  # noqa: PLC0415

    data = rdflib.Graph()
    with _quiet():
        data.parse(data="".join(f"{_slimmed(triple)} .\n" for triple in triples), format="nt")
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    sh = rdflib.Namespace(_SH)
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus, path = report.value(result, sh.focusNode), report.value(result, sh.resultPath)
        blank = isinstance(focus, rdflib.BNode)  # has another name in each reading
        if nodes is None or blank or str(focus) in nodes:
            yield Problem(
                "a blank node" if blank else curie_of(str(focus)),
                curie_of(str(path)) if isinstance(path, rdflib.URIRef) else "",
                str(report.value(result, sh.resultMessage)),
            )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging each literal that is not of its type: that is told as a problem."""
    log = logging.getLogger("rdflib.term")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)


def _around(engine: ox.Store, me: ox.NamedNode | ox.BlankNode) -> Iterator[ox.Triple]:
    """Yield what is said of a node and of what it points to, and who has it for a proposition."""
    for triple in about(engine, me):
        yield triple
        if isinstance(triple.object, ox.NamedNode | ox.BlankNode):
            yield from about(engine, triple.object)
    for quad in engine.quads_for_pattern(None, node(PROPOSITION), me, ox.DefaultGraph()):
        yield quad.triple


def _slimmed(triple: ox.Triple) -> ox.Triple:
    name = triple.predicate.value.rpartition("#")[2]
    if name in _BULKY and isinstance(triple.object, ox.Literal):
        return ox.Triple(triple.subject, triple.predicate, ox.Literal("..."))
    return triple


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else f"{words[:37]}...")
