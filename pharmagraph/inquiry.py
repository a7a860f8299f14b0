"""How the claims of a graph came to be: its documents are read again, with the mentions that the graph has of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pharmagraph.builders.explain import Explanation, Made, explain
from pharmagraph.builders.extract import Extractor
from pharmagraph.errors import InputError
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.graph.store import ClaimStore, open_store

_MIN_ID = 4  # characters of a claim's id that may stand for all
MOST = 20  # sentences explained at once


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim of the graph, its sentence, and what made it; `made` is None where today's rules do not make it."""

    claim: Claim
    sentence: Explanation | None
    made: Made | None


def why(graph: Path, claim_id: str, extractor: Extractor) -> Answer:
    """What made the claim of this id (or of an id that begins so)."""
    with open_store(graph) as store:
        claim = _claim(store, claim_id)
        document = _document(store, claim.document)
    sentences = [each for each in explain(extractor, document) if _overlap(each, claim)]
    for sentence in sentences:
        for made in sentence.claims:
            if _says(made.claim) == _says(claim):
                return Answer(claim, sentence, made)
    return Answer(claim, next(iter(sentences), None), None)


def why_not(graph: Path, words: str, extractor: Extractor, document: str = "") -> list[Explanation]:
    """The sentences that have these words (as they stand, or all of them anywhere), each explained."""
    wanted = _folded(words)
    if not wanted:
        raise InputError("no words to look for; give a sentence or words of it")
    literal: list[Explanation] = []
    scattered: list[Explanation] = []
    with open_store(graph) as store:
        for document_id in [document] if document else store.documents():
            try:
                read = _document(store, document_id)
            except KeyError:
                raise InputError(f"{graph}: no document is called {document!r}") from None
            whole = _folded(read.text)
            if not all(word in whole for word in wanted.split()):
                continue
            for each in explain(extractor, read):
                quote = _folded(each.quote)
                if wanted in quote or (len(quote) > _MIN_ID and quote in wanted):
                    literal.append(each)
                elif set(wanted.split()) <= set(re.findall(r"[\w-]+", quote)):
                    scattered.append(each)
            if len(literal) >= MOST:
                break
    if not literal and not scattered:
        raise InputError(f"{graph}: no sentence has the words {words!r}; give fewer of them")
    return (literal or scattered)[:MOST]


def of_text(text: str, extractor: Extractor) -> list[Explanation]:
    """Every sentence of a text, each explained."""
    return list(explain(extractor, Document("text", text)))


def _claim(store: ClaimStore, claim_id: str) -> Claim:
    found = {claim.id: claim for claim in store.claims() if claim.id.startswith(claim_id)}
    if claim_id in found:
        return found[claim_id]
    if len(found) == 1 and len(claim_id) >= _MIN_ID:
        return next(iter(found.values()))
    if found:
        raise InputError(
            f"{len(found)} claims have an id that begins with {claim_id!r}; give more of it"
        )
    remedy = "pharmagraph claims GRAPH --format jsonl lists the ids"
    raise InputError(f"no claim has the id {claim_id!r}; {remedy}")


def _document(store: ClaimStore, document_id: str) -> Document:
    """The document, with the mentions that the graph has of it as if they had come with it."""
    document = store.document(document_id)
    given = tuple(_mentions(store, document_id))
    return replace(document, given=given)


def _mentions(store: ClaimStore, document_id: str) -> Iterator[GivenMention]:
    for mention in store.mentions_of(document_id):
        yield GivenMention(mention.start, mention.end, mention.entity.kind.value, mention.entity.id)


def _overlap(sentence: Explanation, claim: Claim) -> bool:
    return sentence.start < claim.end and claim.start < sentence.end


def _says(claim: Claim) -> tuple[object, ...]:
    places = claim.subject[:2], claim.object[:2]
    ids = claim.subject.entity.id, claim.object.entity.id
    return (claim.predicate, *ids, *places, claim.negated, claim.certainty)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .")
