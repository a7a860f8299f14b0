"""Names in a sentence that are no side of what it says: what is absent, what only marks cells, what others act on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pharmagraph.builders.findings.checks.constructions import is_of_another_part
from pharmagraph.builders.findings.checks.doers import is_done_by_another
from pharmagraph.builders.findings.checks.left_off import is_left_off
from pharmagraph.builders.findings.checks.levels import is_only_beside
from pharmagraph.builders.findings.checks.of_effects import is_of_an_effect
from pharmagraph.builders.findings.checks.others import is_of_others
from pharmagraph.builders.findings.checks.pieces import is_of_a_piece
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import DRUGS, ILLS, INTERVENTIONS, PROTEINS, Kind
from pharmagraph.ontology.predicates import ACTS_ON_TARGETS, Predicate

_TABLE = "bystanders.toml"
_WORDS = Wording.beside("pharmagraph.builders.findings.checks", _TABLE)
_CASED = Wording.beside("pharmagraph.builders.findings.checks", _TABLE, flags=0)
_ACTS = ACTS_ON_TARGETS | {Predicate.METABOLIZED_BY}
_MECHANISMS = _ACTS | {Predicate.ASSOCIATED_WITH}
_IMMUNE = r"(?:(?:[TB]|NK)[ -]?cells?|(?:lympho|thymo|spleno|mono)cytes?|T[ -]?regs?|Tregs?|Th\d+|macrophages)\b"
# "CD4+ T cells", "CD4(+)CD25(+) Tregs": the protein only says which cells
_MARKS_CELLS = re.compile(
    rf"\s?\(?[+\u207a]\)?(?:\s?(?:[\w+/-]+\s){{0,3}}?{_IMMUNE}|(?:[/-]\s?)?CD\d+\w*\s?\(?[+\u207a\u2212-])"
)
_CD = re.compile(r"CD\d")
_CD_OF_CELLS = re.compile(
    rf"(?:\s?\(?[+\u207a]|hi\b|hiCD|lo\b|high\b|[\s)]*(?:[\w+/-]+\s){{0,2}}?{_IMMUNE}|\s(?:cells?|counts?|subsets?)\b)"
)
_ABSENT = _WORDS.compile(r"(?<!or\s)\b$absent\s(?:$any\s)?$")
# "the addition of urapidil to nifedipine lowered ...": what comes is not of the second
_ADDED_TO = _WORDS.compile(r"\b$adding\s[^,;.:]{2,40}?\sto\s(?:[\w-]+\s){0,2}$")
# "agents that attenuate the influence of S lower ...": it is the agents that do
_THAT_ACT = _WORDS.compile(r"\b$agents\s(?:that|which)\s(?!(?:is|are|was|were)\s)[^,;.:()]{3,80}$")
# "the amount of D that blocks S inhibited ..."
_THAT_BLOCKS = _CASED.compile(r"\s(?:that|which)\s(?:\w+ly\s)?$block\s(?:the\s)?(?:[\w-]+\s){0,2}$")
_WITHIN = 110  # characters before a subject
_TO_THE_VERB = re.compile(
    r"\s(?:(?!(?:that|which|who|and|or|to)\b)[\w-]+\s|(?<=known\s)to\s){0,5}$"
)
# "an enzyme different from O", "independently of O"
_NOT_THIS = _WORDS.compile(
    r"\b(?:$different\s(?:\w+\s)?from|$other_than)\s(?:(?:the|that|those|of|its|their|changes|in|via|by|through)\s){0,3}"
    r"(?:[\w-]+(?:ion|ism|ade)\s(?:of|at)\s(?:the\s)?)?$"
)
_TOGETHER = ("associated.", "topical.")
_AGENT = re.compile(
    r"inhibitor|antagonist|agonist|blocker|activator|substrate|ligand", re.IGNORECASE
)
_MARKER = re.compile(r"(?:[- ](?:\w+\s)?|\s\([^()]{1,12}\)\s)(?:bio)?markers?\b")
_SUPPRESSOR = re.compile(r"[\s-]suppress(?:ors?|ive|ing)\b")
# what is measured with a kit is not said to have to do with the illness of those in whom it is measured
_KIT = _CASED.compile(r"[\s/-](?:[\w-]+\s){0,4}?(?:$reagents|(?:assay|ELISA|detection)?\s?kits?)\b")

# "the conversion of arachidonic acid to S", "to yield S": what comes of it
_MADE_OF = _WORDS.compile(
    r"\b(?:$converts\b[^.;:]{1,80}?\s(?:to|into)|$yields)\s(?:(?:the|its|an?|active|inactive)\s)*"
    r"(?:(?!(?:by|is|are|was|were|that|which|of|in|for|with)\b)[\w()-]+(?:,\s|,?\sand\s|,?\sor\s|\s)){0,5}\(?$"
)
_CELLS_OF_A_ROW = 3
_REPORTERS = _WORDS.set_of("reporters")
_AGENT_OF = ".agent-of"
# "until the day of surgery"
_UNTIL = re.compile(r"\b(?:until|till|before|prior\sto)\s(?:the\s)?(?:(?:day|time)\sof\s)?$")
_SHORTLY = 24  # characters
_LINKS = frozenset(("associated-with", "causes.associated"))
# "in renal transplant recipients": who, and not what
_WHO = _CASED.compile(r"\s(?:\([^()]{1,12}\)\s)?$who\b")
# "inhibition of trypsin-treated cells": those of the cells
_TREATED = _CASED.compile(
    r"(?:\s\([^()]{1,8}\))?[ -](?:pre-?)?(?:$treated|(?P<made>transfected))\b"
    r"|\s?\((?!\+/\+)[+\u2212\u2013-]/[+\u2212\u2013-]\)"
)
# ... unless they were made to have it: "in CB2-transfected cells, the rank order of agonists was ..."
_BOUND = frozenset(
    {Predicate.TARGETS, Predicate.AGONIZES, Predicate.ANTAGONIZES, Predicate.METABOLIZED_BY}
)
# "angiotensin II type 1 receptor", "CTLA4-Ig"
_RECEPTOR = re.compile(
    r"\([A-C]\)Rs?\b"
    r"|(?:\s\([\w-]{1,6}\))?[ -](?:(?:type|subtype)[ -]?\w{1,3}\s"
    r"|(?!(?:the|and|or|at|in|to|on|via|for|by|of)\s)\w{1,3}\s)?receptors?\b"
)
# of proteins only those have a receptor that bind to one: "CB1 receptors", "TRPV1 receptors" are called so themselves
_LIGAND = re.compile(
    r"(?:[a-z]{2}(?<!tegr)in|factor|hormone|peptide|protein|ligand|chemokine|interferon)s?"
    r"(?:[ -](?:\w{1,2}|alpha|beta|gamma))?$"
    r"|^(?:IL|IFN|TNF|TGF|[A-Z]{0,3}GF|CXCL|CCL|GLP|NRG|LIF|BDNF|[LFT]SH|PTH|GH|EPO)(?:[\W\d][\w-]{0,5}|[A-Z]|alpha|beta|gamma)?$"
)
_FUSED = re.compile(r"[-\u2010-\u2013]?(?:Ig|Fc)\b")


def borne_out(
    findings: Sequence[Finding],
    row: Sequence[Mention],
    text: str,
    start: int,
    end: int,
    *,
    of_methods: bool = False,
    endogenous: Collection[str] = (),
) -> list[Finding]:
    """The findings about mechanisms of the sentence ``text[start:end]``, without those of bystanders.

    `row`: all that it names; `of_methods`: it tells how something was done, where what is named together need not be
    related. `endogenous`: labels of substances of the body. No more need that what stands in one row of a table.
    """
    if not findings:
        return []
    together_only = of_methods or text.count(" | ", start, end) >= _CELLS_OF_A_ROW
    drugs = frozenset(m.start for m in row if m.entity.kind in DRUGS)
    ills = frozenset(m.end for m in row if m.entity.kind in ILLS)
    acted_on = frozenset(each.object.start for each in findings if each.predicate in _ACTS)
    return [
        each
        for each in findings
        if not _is_of_people(each, text)
        and not is_done_by_another(each, text, start, drugs)
        and not is_of_others(each, text, row)
        and not is_left_off(each, text, start)
        and not is_of_an_effect(each, text, start)
        and not is_of_a_piece(each, text, row, drugs)
        and not is_only_beside(each, text, row, endogenous)
        and not _is_of_next_to_cue(each, text, ills)
        and not (each.rule.name.endswith(_AGENT_OF) and _is_only_acted_on(each, acted_on))
        and (
            each.predicate not in _MECHANISMS
            or not (
                _is_of_bystander(each, text, start)
                or is_of_another_part(each, text, start, drugs)
                or (together_only and _is_loose(each, text))
            )
        )
    ]


def _is_only_acted_on(finding: Finding, acted_on: Collection[int]) -> bool:
    """Whether the protein that is "an inhibitor of" another is what a drug acts on: "S inhibits O and is one of Y"."""
    return finding.subject.entity.kind in PROTEINS and finding.subject.start in acted_on


def _is_of_next_to_cue(finding: Finding, text: str, ills: Collection[int]) -> bool:
    """Whether it is an illness that is associated, as in "S for agitation associated with O", or S tells a time."""
    subject, cue = finding.subject, finding.cue
    if finding.rule.name not in _LINKS or subject.entity.kind not in INTERVENTIONS:
        return False
    if subject.end > cue[0]:
        return False
    return (cue[0] - 1 in ills and cue[0] - 1 > subject.end) or _UNTIL.search(
        text, max(0, subject.start - _SHORTLY), subject.start
    ) is not None


def _is_of_people(finding: Finding, text: str) -> bool:
    """Whether the subject only says whose blood it is: "in the blood of renal transplant recipients"."""
    return (
        finding.rule.name in _LINKS
        and finding.subject.end <= finding.cue[0]
        and _WHO.match(text, finding.subject.end) is not None
    )


def _is_loose(finding: Finding, text: str) -> bool:
    """Whether a finding goes by no more than that two things are named together."""
    name = finding.rule.name
    return name.startswith(_TOGETHER) or (
        name == "scorer.drug-protein" and _AGENT.search(text, *finding.cue) is None
    )


def _is_of_bystander(finding: Finding, text: str, start: int) -> bool:
    predicate, subject, object_ = finding.predicate, finding.subject, finding.object
    if any(
        marks_cells(side, text) or is_of_a_longer_name(side, text) for side in (subject, object_)
    ):
        return True
    before = text[max(start, object_.start - _WITHIN) : object_.start]
    if _NOT_THIS.search(before) and subject.start < object_.start:
        return True
    if predicate is Predicate.ASSOCIATED_WITH:
        # ... while "the G tumor suppressor" is one
        return (
            object_.start - subject.end != 1 and _SUPPRESSOR.match(text, object_.end) is not None
        ) or (
            subject.entity.kind in PROTEINS
            and (
                subject.entity.label.lower() in _REPORTERS
                or _KIT.match(text, subject.end) is not None
            )
        )
    if predicate is Predicate.METABOLIZED_BY and _is_made(subject, object_, text, start):
        return True
    treated = _TREATED.match(text, object_.end)
    if treated is not None and not (treated["made"] and predicate in _BOUND):
        return True
    if _MARKER.match(text, object_.end) and finding.cue[1] <= object_.start:
        return True
    before = text[max(start, subject.start - _WITHIN) : subject.start]
    return (
        _ABSENT.search(before) is not None
        or _ADDED_TO.search(before) is not None
        or (
            finding.rule.pattern.of_verb
            and subject.end <= finding.cue[0] < object_.start
            and _TO_THE_VERB.match(text, subject.end, finding.cue[0]) is not None
            and (
                _THAT_ACT.search(before) is not None
                or (subject.entity.kind in PROTEINS and _THAT_BLOCKS.search(before) is not None)
            )
        )
    )


def _is_made(substance: Mention, enzyme: Mention, text: str, start: int) -> bool:
    """Whether a substance is what an enzyme makes of another: "converts arachidonic acid to S"."""
    if "," in text[substance.end : max(substance.end, enzyme.start)]:
        return False  # "is hydrolysed to S, a substrate of"
    before = max(start, substance.start - _WITHIN)
    return _MADE_OF.search(text, before, substance.start) is not None


def is_of_a_longer_name(mention: Mention, text: str) -> bool:
    """Whether a name is but the beginning of another: of a drug's receptor, of a protein that was made of a part.

    >>> from pharmagraph.graph.claim import Entity
    >>> ghrelin = Mention(0, 7, "ghrelin", Entity("x", "ghrelin", Kind.DRUG))
    >>> is_of_a_longer_name(ghrelin, "ghrelin type 1a receptors"), is_of_a_longer_name(ghrelin, "ghrelin rose")
    (True, False)
    """
    kind = mention.entity.kind
    if kind in (Kind.DRUG, Kind.PROTEIN) and _RECEPTOR.match(text, mention.end):
        return kind is Kind.DRUG or _LIGAND.search(mention.text) is not None
    return kind in PROTEINS and _FUSED.match(text, mention.end) is not None


def marks_cells(mention: Mention, text: str) -> bool:
    """Whether a protein only says which cells are meant: "CD4+ T cells".

    >>> from pharmagraph.graph.claim import Entity
    >>> cd4 = Mention(0, 3, "CD4", Entity("HGNC:1678", "CD4", Kind.PROTEIN))
    >>> marks_cells(cd4, "CD4+ T cells"), marks_cells(cd4, "CD4 expression")
    (True, False)
    """
    if mention.entity.kind not in PROTEINS:
        return False
    if _MARKS_CELLS.match(text, mention.end):
        return True
    return _CD.match(mention.text) is not None and _CD_OF_CELLS.match(text, mention.end) is not None
