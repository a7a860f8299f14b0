"""A user's SKOS concepts, in any RDF file, as entries of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pharmagraph.errors import LexiconError
from pharmagraph.ontology.lexicon.entries import Entry, kind_named, kind_of_prefix

_OBO = "http://purl.obolibrary.org/obo/"


def read_skos(path: Path) -> Iterator[Entry]:
    """The concepts with a preferred label; `skos:notation` or the IRI's end is the id, `dct:type` the kind."""
    from rdflib import Graph, URIRef  # noqa: PLC0415 - slow to import, and seldom used
    from rdflib.namespace import DCTERMS, SKOS  # noqa: PLC0415
    from rdflib.plugin import PluginException  # noqa: PLC0415

    try:
        graph = Graph().parse(path)
    except (OSError, PluginException, SyntaxError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise LexiconError(
            str(path), f"not RDF that can be read: {reason}", "check the file"
        ) from error
    for concept in sorted(set(graph.subjects(SKOS.prefLabel, None)), key=str):
        labels = sorted(
            (label.language not in (None, "en"), str(label))
            for label in graph.objects(concept, SKOS.prefLabel)
            if hasattr(label, "language")
        )
        names = sorted({str(label) for _, label in labels})
        names += sorted(str(label) for label in graph.objects(concept, SKOS.altLabel))
        curie = _curie(str(graph.value(concept, SKOS.notation) or concept))
        kinds = [
            kind
            for value in graph.objects(concept, DCTERMS.type)
            if (kind := kind_named(str(value)))
        ]
        xrefs = tuple(
            sorted(
                _curie(str(match))
                for match in graph.objects(concept, SKOS.exactMatch)
                if isinstance(match, URIRef)
            )
        )
        yield Entry(
            curie, kinds[0] if kinds else kind_of_prefix(curie), labels[0][1], xrefs, tuple(names)
        )


def _curie(iri: str) -> str:
    """An identifier written with its prefix where its IRI shows one."""
    if iri.startswith(_OBO):
        prefix, _, local = iri.removeprefix(_OBO).rpartition("_")
        return f"{prefix}:{local}"
    return iri
