"""Documents and claims of our own making that the tests of the graph share."""

from __future__ import annotations

from pharmagraph.graph.claim import Claim, Entity, Extraction, Mention
from pharmagraph.graph.document import Document, Section
from pharmagraph.graph.run import Run
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate

RUN = Run(engine="1.0", lexicon="names-1", rules="rules-1")

METFORMIN = Entity("CHEBI:6801", "metformin", Kind.DRUG, ("MESH:D008687", "UNII:9100L32L2N"))
DIABETES = Entity("MONDO:0005148", "type 2 diabetes mellitus", Kind.CONDITION, ("MESH:D003924",))
CANCER = Entity("MONDO:0004992", "cancer", Kind.CONDITION)
NAUSEA = Entity("HP:0002018", "nausea", Kind.EFFECT, ("MESH:D009325",))
WARFARIN = Entity("CHEBI:10033", "warfarin", Kind.DRUG)
AMPK = Entity("FPLX:AMPK", "AMPK", Kind.PROTEIN)
FDA = Entity("ROR:034xvzb47", "Food and Drug Administration", Kind.ORGANISATION)
ORAL = Entity("NCIT:C38288", "oral route", Kind.ROUTE)


def mention(document: Document, words: str, entity: Entity) -> Mention:
    """Return the first place in the document that has these words."""
    start = document.text.index(words)
    return Mention(start, start + len(words), words, entity)


def claim(
    document: Document,
    quote: str,
    subject: tuple[str, Entity],
    predicate: Predicate,
    object_: tuple[str, Entity],
    *,
    negated: bool = False,
    certainty: Certainty = Certainty.ASSERTED,
    qualifiers: dict[str, tuple[str, ...]] | None = None,
    confidence: float = 0.9,
) -> Claim:
    """Return a claim whose quote and mentions are found in the document's text."""
    start = document.text.index(quote)
    return Claim(
        document=document.id,
        subject=mention(document, *subject),
        predicate=predicate,
        object=mention(document, *object_),
        quote=quote,
        start=start,
        end=start + len(quote),
        negated=negated,
        certainty=certainty,
        qualifiers=qualifiers or {},
        section="Findings",
        confidence=confidence,
        rule=f"{predicate.value}.verb",
        cue=predicate.value,
    )


def extraction(document: Document, *claims: Claim) -> Extraction:
    """Return the claims with their mentions, as if they had been found in the document."""
    mentions = sorted({m for c in claims for m in (c.subject, c.object)})
    return Extraction(document, tuple(mentions), claims, {"sentences": 4})


def guideline() -> Extraction:
    """A document that asserts."""
    document = Document(
        id="guideline.txt",
        text=(
            "Guideline\nOral metformin treats type 2 diabetes. Metformin causes nausea.\n"
            "Metformin was approved by the FDA in 1994 for diabetes."
        ),
        title="Guideline",
        source="guideline.txt",
        sections=(Section("Guideline", 0, 10, 118),),
        metadata={"language": "en"},
    )
    return extraction(
        document,
        claim(
            document,
            "Oral metformin treats type 2 diabetes.",
            ("metformin", METFORMIN),
            Predicate.TREATS,
            ("type 2 diabetes", DIABETES),
            qualifiers={"route": ("oral",)},
        ),
        claim(
            document,
            "Metformin causes nausea.",
            ("Metformin", METFORMIN),
            Predicate.CAUSES,
            ("nausea", NAUSEA),
        ),
        claim(
            document,
            "Metformin was approved by the FDA in 1994 for diabetes.",
            ("Metformin", METFORMIN),
            Predicate.APPROVED_BY,
            ("FDA", FDA),
            qualifiers={"time": ("1994",), "indication": ("diabetes",)},
        ),
    )


def review() -> Extraction:
    """A document that denies and hedges."""
    document = Document(
        id="review.txt",
        text=(
            "Metformin does not cause nausea. Metformin might treat cancer. "
            "It is unknown whether metformin interacts with warfarin. "
            "Metformin may not activate AMPK. Metformin is given by mouth."
        ),
    )
    return extraction(
        document,
        claim(
            document,
            "Metformin does not cause nausea.",
            ("Metformin", METFORMIN),
            Predicate.CAUSES,
            ("nausea", NAUSEA),
            negated=True,
        ),
        claim(
            document,
            "Metformin might treat cancer.",
            ("Metformin", METFORMIN),
            Predicate.TREATS,
            ("cancer", CANCER),
            certainty=Certainty.POSSIBLE,
        ),
        claim(
            document,
            "It is unknown whether metformin interacts with warfarin.",
            ("metformin", METFORMIN),
            Predicate.INTERACTS_WITH,
            ("warfarin", WARFARIN),
            certainty=Certainty.UNKNOWN,
        ),
        claim(
            document,
            "Metformin may not activate AMPK.",
            ("Metformin", METFORMIN),
            Predicate.ACTIVATES,
            ("AMPK", AMPK),
            negated=True,
            certainty=Certainty.POSSIBLE,
        ),
        claim(
            document,
            "Metformin is given by mouth.",
            ("Metformin", METFORMIN),
            Predicate.ADMINISTERED_VIA,
            ("mouth", ORAL),
        ),
    )


def both() -> tuple[Extraction, Extraction]:
    """The two documents."""
    return guideline(), review()
