"""Claims of any number for measuring the page: made up, with the shape of real ones, always the same."""

from __future__ import annotations

import random

from pharmagraph.graph.claim import Claim, Entity, Mention
from pharmagraph.graph.document import Document, Section
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

_STEMS = (
    "vel",
    "tor",
    "cin",
    "mab",
    "pril",
    "sar",
    "dol",
    "zep",
    "lux",
    "nor",
    "fen",
    "mir",
    "qua",
    "bex",
)
_ENDINGS = {
    Kind.DRUG: ("ine", "ol", "amide", "mycin", "statin"),
    Kind.DRUG_CLASS: (" blocker", " agonist", " antibiotic"),
    Kind.PROTEIN: ("ase", "in kinase", " transporter"),
    Kind.RECEPTOR: (" receptor",),
    Kind.CONDITION: ("itis", " disease", " syndrome", " disorder"),
    Kind.EFFECT: ("emia", " pain", " dizziness", " rash"),
    Kind.PROCESS: (" signalling", " metabolism", " growth"),
    Kind.THERAPY: (" therapy",),
    Kind.POPULATION: (" patients", " children"),
    Kind.ORGANISATION: (" agency",),
    Kind.ROUTE: (" route",),
    Kind.FORM: (" tablet",),
    Kind.TIME: ("",),
    Kind.DURATION: (" hours",),
    Kind.NAME: ("", "ex"),
    Kind.QUANTITY: (" mg",),
}
_PREFIX = {Kind.DRUG: "CHEBI", Kind.CONDITION: "MONDO", Kind.EFFECT: "HP", Kind.PROTEIN: "HGNC"}
_COMMON = (Predicate.TREATS, Predicate.CAUSES, Predicate.INHIBITS, Predicate.ANTAGONIZES)


def made(claims: int, *, per_document: int = 25) -> tuple[list[Claim], list[Document]]:
    """So many claims in documents of about 25 sentences, about half as many entities."""
    chance = random.Random(claims)
    pool = {kind: _entities(kind, claims, chance) for kind in Kind}
    found: list[Claim] = []
    documents: list[Document] = []
    while len(found) < claims:
        wanted = min(per_document, claims - len(found))
        document, more = _document(f"article-{len(documents):05}.txt", wanted, pool, chance)
        documents.append(document)
        found += more
    return found, documents


def _entities(kind: Kind, claims: int, chance: random.Random) -> list[Entity]:
    number = {Kind.DRUG: claims // 30, Kind.CONDITION: claims // 9, Kind.EFFECT: claims // 8}
    number |= {Kind.PROTEIN: claims // 12, Kind.RECEPTOR: claims // 20, Kind.PROCESS: claims // 12}
    made = []
    for place in range(max(number.get(kind, claims // 40), 3)):
        word = "".join(chance.choice(_STEMS) for _ in range(chance.choice((2, 2, 3))))
        label = word + chance.choice(_ENDINGS[kind])
        prefix = _PREFIX.get(kind, f"LOCAL_{kind}")
        made.append(Entity(f"{prefix}:{place + 1000}", label, kind, (f"MESH:D{place:06}",)))
    return made


def _document(
    id: str, wanted: int, pool: dict[Kind, list[Entity]], chance: random.Random
) -> tuple[Document, list[Claim]]:
    text = f"What is known of substance {id}\n\n"
    body = len(text)
    claims = []
    about = _one(pool[Kind.DRUG], chance)
    for number in range(wanted):
        text += _filler(chance)
        text += "\n\n" if number % 7 == 6 else ""
        start = len(text)
        predicate = chance.choice((*Predicate, *_COMMON * 6))
        signature = SIGNATURES[predicate]
        subject = about if Kind.DRUG in signature.domain and chance.random() < 0.7 else None
        subject = subject or _one(pool[chance.choice(sorted(signature.domain))], chance)
        object = _one(pool[chance.choice(sorted(signature.range))], chance)
        certainty = chance.choice((Certainty.ASSERTED,) * 6 + tuple(Certainty))
        negated = chance.random() < 0.06
        how = f" {'may ' if certainty.hedged else ''}{'not ' if negated else ''}{signature.label} "
        text += f"In a study of {chance.randrange(20, 900)} people, "
        subject_start = len(text)
        text += subject.label + how
        object_start = len(text)
        text += object.label + "."
        claims.append(
            (
                subject,
                subject_start,
                predicate,
                object,
                object_start,
                start,
                len(text),
                negated,
                certainty,
            )
        )
        text += " "
    document = Document(
        id,
        text,
        f"About {about.label} ({id})",
        sections=(Section("Findings", 0, body, len(text)),),
        metadata={"year": str(chance.randrange(1970, 2027))},
    )
    return document, [
        Claim(
            document=id,
            subject=Mention(s_start, s_start + len(s.label), s.label, s),
            predicate=predicate,
            object=Mention(o_start, o_start + len(o.label), o.label, o),
            quote=text[start:end],
            start=start,
            end=end,
            negated=negated,
            certainty=certainty,
            qualifiers={"dose": (f"{chance.randrange(1, 100)} mg",)}
            if chance.random() < 0.15
            else {},
            section="Findings",
            confidence=round(0.4 + 0.59 * chance.random(), 2),
            rule=f"{predicate}.verb",
        )
        for s, s_start, predicate, o, o_start, start, end, negated, certainty in claims
    ]


def _filler(chance: random.Random) -> str:
    """A sentence without a claim, of words that no other document has in this order."""
    words = ("".join(chance.choice(_STEMS) for _ in range(2)) for _ in range(24))
    return " ".join(words).capitalize() + ". "


def _one(entities: list[Entity], chance: random.Random) -> Entity:
    """Few are spoken of much, most little."""
    return entities[int(len(entities) * chance.random() ** 2.5)]
