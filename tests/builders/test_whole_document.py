"""What a document adds up to, on a case report of our own about a drug that does not exist."""

from __future__ import annotations

import re

from pharmagraph.builders.scorer import Scorer
from pharmagraph.builders.sentences import sentences
from pharmagraph.builders.whole_document import WholeDocument
from pharmagraph.graph.claim import Claim, Entity, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

ENTITIES = {
    "zorafix": Entity("X:1", "zorafix", Kind.DRUG),
    "plimotan": Entity("X:2", "plimotan", Kind.DRUG),
    "marbled rash": Entity("X:3", "marbled rash", Kind.EFFECT),
    "quill fever": Entity("X:4", "quill fever", Kind.CONDITION),
}
REPORT = Document(
    "report",
    "Marbled rash during treatment with zorafix.\n\n"
    "A woman with quill fever had been given zorafix for a week. "
    "She developed a marbled rash on both arms. "
    "The marbled rash resolved after zorafix was withdrawn. "
    "Later she was given plimotan for quill fever.",
)


def read(document: Document) -> tuple[WholeDocument, list[Mention]]:
    whole, mentions = WholeDocument(Scorer.load(), document.text), []
    for sentence in sentences(document):
        here = [
            Mention(found.start(), found.end(), found[0], ENTITIES[found[0].lower()])
            for found in re.finditer("|".join(ENTITIES), document.text, re.IGNORECASE)
            if sentence.start <= found.start() < sentence.end
        ]
        whole.see(sentence, here)
        mentions += here
    return whole, mentions


def claim(subject: Mention, predicate: Predicate, object_: Mention) -> Claim:
    return Claim("report", subject, predicate, object_, REPORT.text, 0, len(REPORT.text))


def test_what_the_document_says_is_found_with_its_quote() -> None:
    whole, _ = read(REPORT)
    found = {
        (finding.subject.entity.label, finding.object.entity.label): (sentence, finding)
        for sentence, finding in whole.findings([], at_least=0.4)
    }
    sentence, finding = found["zorafix", "marbled rash"]

    assert finding.predicate is Predicate.CAUSES
    assert finding.rule.name == "scorer.document-drug-causes"
    assert sentence.start <= min(finding.subject.start, finding.object.start, finding.cue[0])
    assert sentence.end >= max(finding.subject.end, finding.object.end, finding.cue[1])
    assert ("plimotan", "marbled rash") not in found


def test_what_a_claim_says_already_is_not_found_again() -> None:
    whole, (rash, zorafix, *_) = read(REPORT)
    said = [claim(zorafix, Predicate.CAUSES, rash)]

    assert all(
        (finding.subject.entity, finding.object.entity) != (zorafix.entity, rash.entity)
        for _, finding in whole.findings(said, at_least=0)
    )


def test_claims_that_the_document_does_not_bear_out_are_dropped() -> None:
    whole, mentions = read(REPORT)
    by_label = {each.entity.label: each for each in mentions}
    likely = claim(by_label["zorafix"], Predicate.CAUSES, by_label["marbled rash"])
    unlikely = claim(by_label["plimotan"], Predicate.CAUSES, by_label["quill fever"])
    other = claim(by_label["plimotan"], Predicate.TREATS, by_label["quill fever"])

    assert whole.borne_out([likely, unlikely, other]) == [likely, other]


def test_a_single_sentence_is_left_to_itself() -> None:
    text = "Marbled rash during treatment with zorafix."
    whole, (rash, zorafix) = read(Document("title", text))
    claims = [claim(zorafix, Predicate.CAUSES, rash)]

    assert whole.borne_out(claims) == claims
    assert list(whole.findings([], at_least=0)) == []
