"""The classes and properties of the graph, the kinds and the certainties, with their definitions.

With the tables of predicates, qualifiers and mappings this is all that the ontology says; its
Turtle file is made from them by `scripts/generate_ontology.py`.
"""

from __future__ import annotations

from typing import NamedTuple

from pharmagraph.ontology.kinds import Certainty, Kind


class Term(NamedTuple):
    """One class or property: its name, what it means, and the CURIE of what it is a kind of."""

    name: str
    definition: str
    broader: str = ""


class Match(NamedTuple):
    """A kind or a certainty: what it means, and the CURIEs that say nearly the same elsewhere."""

    definition: str
    close: tuple[str, ...] = ()


CLASSES = (
    Term("Claim", "One utterance in one document.", "biolink:Association"),
    Term("Proposition", "What claims say, whoever says it and however surely."),
    Term("Document", "A text that was read, known by the SHA-256 of its words.", "prov:Entity"),
    Term("Term", "An entity as a vocabulary describes it: its id, name, kind and other ids."),
    Term("Entity", "Anything that a claim can be about."),
    Term("InferredClaim", "What follows from a plain claim, which nobody uttered.", "prov:Entity"),
    Term("Certainty", "How surely a document says something.", "skos:Concept"),
)

PROPERTIES = (
    Term("domainIncludes", "A kind of thing that the predicate can be said of."),
    Term("rangeIncludes", "A kind of thing that the predicate can say."),
    Term("changesMeaning", "Whether claims that differ in the qualifier say different things."),
    Term("proposition", "What the claim says."),
    Term("propositionSubject", "What the proposition is about."),
    Term("propositionPredicate", "How the proposition joins its subject and object."),
    Term("propositionObject", "What the proposition says of its subject."),
    Term(
        "statement", "A number that claims share which say the same of the same, however qualified."
    ),
    Term("certainty", "How surely the claim is made."),
    Term("restsOn", "A proposition from which a consensus follows."),
    Term("span", "Where in its document the claim stands.", "prov:wasDerivedFrom"),
    Term("firstYear", "The first year that the time of the claim can mean."),
    Term("lastYear", "The last year that the time of the claim can mean."),
    Term("places", "Offsets and words of quote, subject, object, cue and qualifiers, as JSON."),
    Term("confidence", "How sure the engine is that the document says so, from 0 to 1."),
    Term("rule", "The rule that found the claim."),
    Term("section", "The heading under which the claim stands."),
    Term("subjectTerm", "The subject as the vocabulary describes it."),
    Term("objectTerm", "The object as the vocabulary describes it."),
    Term("identity", "The entity that the term describes."),
    Term("curie", "The id as the vocabulary spells it."),
    Term("kind", "The class of the entity."),
    Term("xrefs", "Ids of the entity in other vocabularies, as JSON."),
    Term("text", "The text of the document."),
    Term("sha256", "The SHA-256 of the text in UTF-8."),
    Term("layout", "Sections, furniture, given mentions and metadata of the document, as JSON."),
    Term("mentions", "The mentions found in the document, as JSON."),
    Term("counts", "What became of the sentences of the document, as JSON."),
    Term("modelVersion", "The version of the shape in which the graph is written."),
    Term("engineVersion", "The version of pharmagraph that found the claims."),
    Term("lexiconVersion", "The version of the names that it knew."),
    Term("rulesVersion", "The version of the rules that it used."),
)

KINDS: dict[Kind, Match] = {
    Kind.DRUG: Match("A substance given for its effect.", ("biolink:ChemicalEntity",)),
    Kind.DRUG_CLASS: Match("A class of drugs, or a role that drugs play.", ("CHEBI:50906",)),
    Kind.PROTEIN: Match("A protein, or the gene of one.", ("biolink:Protein", "biolink:Gene")),
    Kind.RECEPTOR: Match("A protein or complex that drugs bind to.", ("biolink:Protein",)),
    Kind.CONDITION: Match("A disease or disorder.", ("biolink:Disease",)),
    Kind.EFFECT: Match(
        "A symptom, an adverse or a desired effect.", ("biolink:PhenotypicFeature",)
    ),
    Kind.PROCESS: Match("A biological process or system.", ("biolink:BiologicalProcess",)),
    Kind.ROUTE: Match("A way by which drugs are given.", ("NCIT:C38114",)),
    Kind.FORM: Match("A dosage form.", ("NCIT:C42636",)),
    Kind.ORGANISATION: Match("An agency, company or society.", ("biolink:Agent",)),
    Kind.THERAPY: Match("A treatment that is no drug.", ("biolink:Treatment",)),
    Kind.POPULATION: Match("A group of people.", ("biolink:PopulationOfIndividualOrganisms",)),
    Kind.TIME: Match("A date or period, as it is written."),
    Kind.DURATION: Match("A length of time, as it is written."),
    Kind.NAME: Match("A name that something goes by."),
    Kind.QUANTITY: Match("An amount with its unit, as it is written."),
}

CERTAINTIES: dict[Certainty, Match] = {
    Certainty.ASSERTED: Match("Said plainly.", ("orca:DoxasticKnowledge",)),
    Certainty.PROBABLE: Match("Said to be likely.", ("orca:DubitativeKnowledge",)),
    Certainty.POSSIBLE: Match("Said to be possible.", ("orca:DubitativeKnowledge",)),
    Certainty.HYPOTHETICAL: Match(
        "Being studied, planned, or said on a condition.", ("orca:HypotheticalKnowledge",)
    ),
    Certainty.UNKNOWN: Match("Said not to be known.", ("orca:LackOfKnowledge",)),
}
