"""What a sentence says of what the document is about: a protein of its title, and an illness or a gene beside it.

A title says of what the text speaks. A sentence that states a finding (denies nothing, asks nothing, gives no drug)
and names a protein and an illness, or two genes with a word between them that relates them, one in the title, says
that they have to do with each other: that, and no more, is claimed. A gene and an illness that stand close together
need not be in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.text.title import title_of
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.ontology.kinds import INTERVENTIONS, PROTEINS, Certainty, Kind
from pharmagraph.ontology.predicates import Predicate

RULE = pattern_free_rule("topical.associated", {Kind.CONDITION: Predicate.ASSOCIATED_WITH}, 0.45)
REPEATED = "topical.repeated"  # the rule of findings/told/repeated.py
CAME = "causes.came"  # that of findings/told/suffered.py for what only happened
OF_DRUGS = "topical.drug-protein"  # that of scoring/topical_drugs.py
LONG = 6_000  # characters: a whole article names everything together somewhere
_NEAR = 60  # characters: a gene and an illness that are both no topic
_LISTED = 5  # characters: genes that stand closer together are oftener listed than related
_APART = re.compile(r"\b(?:while|whereas|but|although)\b")  # what follows is another matter
_OF_ANY_GENE = re.compile(
    r"gene|level|high|inhibitors?\b|low\b", re.IGNORECASE
)  # or only says what is meant: "the COX-2 inhibitor celecoxib"
# of a family and its members little is said but that they are such
_GENES = ("HGNC:", "NCBIGene:", "RGD:")
_GENES_OR_FAMILIES = (*_GENES, "FPLX:")  # no "kinases", no "cytokines"
_STATED = frozenset({Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE})
_WORDS = Wording.beside("pharmagraph.builders.findings.told", "topical.toml")
NO_FINDING = _WORDS.compile(r"\b$no_finding\b")
_CUE = _WORDS.compile(r"\b$related")


def is_gene(mention: Mention) -> bool:
    """Whether it is one gene, or its protein or receptor: no family, and nothing without a number."""
    return mention.entity.kind in PROTEINS and mention.entity.id.startswith(_GENES)


def pairs_of(findings: Iterable[Finding]) -> set[frozenset[str]]:
    """The ids of the two things that each finding joins, whichever way round."""
    return {frozenset((each.subject.entity.id, each.object.entity.id)) for each in findings}


def named_in_title(mentions: Sequence[Mention], text: str) -> frozenset[str]:
    """The ids of what the title of a text names."""
    title = title_of(text)
    if title is None:
        return frozenset()
    return frozenset(mention.entity.id for mention in mentions if mention.end <= title[1])


def topical(
    topics: frozenset[str],
    row: Sequence[Mention],
    found: Iterable[Finding],
    text: str,
    start: int,
    end: int,
    endogenous: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """What the sentence ``text[start:end]`` says of the topics, beside what was `found` in it.

    `endogenous` are the labels of substances of the body, which are no drugs that somebody gives.
    """
    if not topics or any(
        m.entity.kind in INTERVENTIONS and m.entity.label.lower() not in endogenous for m in row
    ):
        return
    proteins = [
        m for m in row if m.entity.kind in PROTEINS and m.entity.id.startswith(_GENES_OR_FAMILIES)
    ]
    genes = [m for m in proteins if is_gene(m)]
    illnesses = [m for m in row if is_illness(m)]
    if not proteins or len(proteins) + len(illnesses) < 2 or NO_FINDING.search(text, start, end):
        return
    said = pairs_of(found)
    long = len(text) > LONG
    for protein, other in _couples(proteins, genes, illnesses, long=long):
        pair = frozenset((protein.entity.id, other.entity.id))
        aside = topics.isdisjoint(pair)
        if len(pair) == 1 or pair in said or ((aside or long) and not are_near(protein, other)):
            continue
        if aside and (long or protein not in genes or not is_illness(other)):
            continue
        said.add(pair)
        if aside or long or other.entity.kind in PROTEINS:
            cue = between(text, *sorted((protein, other), key=lambda each: each.start))
        else:
            cue = _cue(text, protein, other, start, end)
        if cue is not None:
            yield Finding(RULE, protein, Predicate.ASSOCIATED_WITH, other, cue, RULE.confidence)


def _couples(
    proteins: Sequence[Mention],
    genes: Sequence[Mention],
    illnesses: Sequence[Mention],
    *,
    long: bool,
) -> Iterator[tuple[Mention, Mention]]:
    """Each protein with the illnesses, the nearest first, and in a text that is not long with the genes behind it."""
    for protein in proteins:
        for illness in sorted(illnesses, key=lambda each: abs(each.start - protein.start)):
            yield protein, illness
        if protein in genes and not long:
            for gene in genes:
                if gene.start - protein.end >= _LISTED:
                    yield protein, gene


def are_near(one: Mention, other: Mention) -> bool:
    """Whether two mentions stand close together."""
    return max(one.start, other.start) - min(one.end, other.end) <= _NEAR


def is_illness(mention: Mention) -> bool:
    """Whether it is a condition, or a sign or illness that HPO or MONDO has: no "toxicity", no "death"."""
    entity = mention.entity
    return entity.kind is Kind.CONDITION or (
        entity.kind is Kind.EFFECT and entity.id.startswith(("HP:", "MONDO:"))
    )


def _cue(text: str, one: Mention, other: Mention, start: int, end: int) -> tuple[int, int] | None:
    """The word that relates two mentions: the first between them, else the last before, else the first after."""
    left, right = (one, other) if one.start < other.start else (other, one)
    between = _CUE.search(text, left.end, max(left.end, right.start))
    if between is not None:
        return between.span()
    before = list(_CUE.finditer(text, start, left.start))
    after = _CUE.search(text, right.end, end)
    found = before[-1] if before else after
    return None if found is None else found.span()


def between(text: str, left: Mention, right: Mention) -> tuple[int, int] | None:
    """The word between two genes of one clause that says more of them than that they are genes."""
    if _APART.search(text, left.end, right.start):
        return None
    cues = _CUE.finditer(text, left.end, right.start)
    return next((each.span() for each in cues if not _OF_ANY_GENE.match(each[0])), None)


def only_mentioned(claim: Claim) -> bool:
    """Whether a claim of these rules stands where something is denied or asked: there it says nothing."""
    return claim.rule in (RULE.name, REPEATED, OF_DRUGS, CAME) and (
        claim.negated or claim.certainty not in _STATED
    )
