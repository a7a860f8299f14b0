"""A user's SKOS concepts, in any RDF file, as entries of the lexicon."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax import SAXException

from pharmagraph.errors import LexiconError
from pharmagraph.ontology.lexicon.entries import Entry, kind_named, kind_of_prefix, read_text

if TYPE_CHECKING:
    from rdflib import Graph

_OBO = "http://purl.obolibrary.org/obo/"
# Short names of namespaces are declared so; entities within entities, and long ones, are only there to do harm.
_BOMB = re.compile(
    r"""<!ENTITY\s+\S+\s+(?:"(?:[^"]*&[^"]*|[^"]{1000,})"|'(?:[^']*&[^']*|[^']{1000,})')"""
)
_REASON = 150  # characters of what a parser says


def read_skos(path: Path) -> Iterator[Entry]:
    """The concepts with a preferred label; `skos:notation` or the IRI's end is the id, `dct:type` the kind."""
    from rdflib import URIRef  # noqa: PLC0415 - slow to import, and seldom used
    from rdflib.namespace import DCTERMS, SKOS  # noqa: PLC0415

    graph = _parsed(path)
    for concept in sorted(set(graph.subjects(SKOS.prefLabel, None)), key=str):
        labels = sorted(
            (label.language not in (None, "en"), str(label))
            for label in graph.objects(concept, SKOS.prefLabel)
            if hasattr(label, "language")
        )
        if not labels:
            raise LexiconError(
                str(path), f"the prefLabel of {concept} is no text", "write it in quotation marks"
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


def _parsed(path: Path) -> Graph:
    """The file as a graph; what the parsers for its formats raise is one error."""
    from rdflib import Graph  # noqa: PLC0415
    from rdflib.exceptions import Error  # noqa: PLC0415
    from rdflib.plugin import PluginException  # noqa: PLC0415

    if _BOMB.search(read_text(path)):
        raise LexiconError(
            str(path), "its DOCTYPE has long entities, or entities within entities", "write it out"
        )
    noise = logging.getLogger("rdflib.term")  # it tells of odd literals, with a traceback
    level = noise.level
    noise.setLevel(logging.ERROR)
    try:
        return Graph().parse(path)
    except RecursionError:
        reason = "its brackets are nested too deep"
    except (OSError, PluginException, Error, SAXException, SyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())[:_REASON] or type(error).__name__
    finally:
        noise.setLevel(level)
    raise LexiconError(str(path), f"not RDF that can be read: {reason}", "check the file")


def _curie(iri: str) -> str:
    """An identifier written with its prefix where its IRI shows one."""
    if iri.startswith(_OBO):
        prefix, _, local = iri.removeprefix(_OBO).rpartition("_")
        return f"{prefix}:{local}"
    return iri
