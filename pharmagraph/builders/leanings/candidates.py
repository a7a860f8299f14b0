"""Which names of an article nobody has read yet, and of which drug they may be said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.leanings.article import Course
from pharmagraph.builders.leanings.features import Spoken, features
from pharmagraph.builders.literals.literals import entity as literal
from pharmagraph.builders.mentions.salts import is_same_drug
from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules.vocabulary import ANAPHOR
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import DRUGS, Kind
from pharmagraph.ontology.predicates import Predicate

_MANY = 4  # times that a text writes a name
_FORGOTTEN = 40  # sentences without the drug after which none are about it
# by which model a name is judged
_TASKS: Mapping[Kind, str] = {
    Kind.CONDITION: "ills",
    Kind.EFFECT: "ills",
    Kind.POPULATION: "people",
    Kind.FORM: "forms",
    Kind.ROUTE: "forms",
    Kind.QUANTITY: "doses",
    Kind.PROTEIN: "proteins",
    Kind.ORGANISATION: "agencies",
}
# what rules may have said of a name, so that it is read
_READ: Mapping[str, frozenset[Predicate]] = {
    "ills": frozenset({
        Predicate.TREATS, Predicate.PREVENTS, Predicate.CAUSES, Predicate.CONTRAINDICATED_IN, Predicate.INCREASES,
        Predicate.DECREASES, Predicate.INHIBITS, Predicate.ACTIVATES, Predicate.MODULATES, Predicate.ASSOCIATED_WITH,
    }),
    "people": frozenset({Predicate.CONTRAINDICATED_IN}),
    "forms": frozenset({Predicate.ADMINISTERED_VIA}),
    "doses": frozenset({Predicate.HAS_DOSE}),
    "proteins": frozenset({
        Predicate.INHIBITS, Predicate.ACTIVATES, Predicate.ANTAGONIZES, Predicate.AGONIZES, Predicate.MODULATES,
        Predicate.TARGETS, Predicate.INCREASES, Predicate.DECREASES, Predicate.ASSOCIATED_WITH,
        Predicate.METABOLIZED_BY,
    }),
    "agencies": frozenset({Predicate.APPROVED_BY}),
    "drugs": frozenset({
        Predicate.INTERACTS_WITH, Predicate.ADJUNCT_TO, Predicate.ALTERNATIVE_TO, Predicate.SUPERIOR_TO,
        Predicate.COMPARED_WITH, Predicate.DERIVED_FROM, Predicate.HAS_ROLE, Predicate.CONTRAINDICATED_IN,
        Predicate.INCREASES, Predicate.DECREASES,
    }),
}  # fmt: skip
# names of what may happen with any drug, and of no effect in particular
_NO_EFFECT = re.compile(
    r"(?:\w+[ -])?(?:overdos\w+|toxicity|abuse|misuse|recreational use|quality of life|withdrawal (?:symptoms|effects)"
    r"|relapses?|recurrences?|exacerbations?|flare-?ups?|progression|readmissions?|admissions?"
    r"|intoxication|poisoning|diseases?|illness|disorders?|symptoms?|medical conditions?|conditions?|side effects?)$",
    re.IGNORECASE,
)
_MASS = re.compile(
    r"\d\s?(?:[munk]?g|micrograms?|milligrams?|grams?|µg|μg|units|IU)\b", re.IGNORECASE
)


class Candidate(NamedTuple):
    """A name that no rule has read, the drug that it may be said of, and what holds of it."""

    task: str  # which model judges it
    subject: Mention | Entity
    object: Mention
    features: frozenset[str]
    signs: Mapping[str, tuple[int, int]]  # of a feature, where its sign stands


def candidates(
    text: str,
    course: Course,
    row: Sequence[Mention],
    tagged: Tagged | None,
    kept: Sequence[Finding],
    spoken_of: Entity | None,
    of_the_body: frozenset[str] = frozenset(),
) -> Iterator[Candidate]:
    """The names of a sentence that may be said of the drug it speaks of, and that no rule has joined with it.

    `of_the_body`: labels of substances that are measured: they do nothing, and interact with nothing, but where the
    text is about one of them.
    """
    named = [mention for mention in row if mention.entity.kind is Kind.DRUG]
    acting = named + anaphors(tagged)
    if course.since > _FORGOTTEN and not acting:
        return
    unread = [(mention, task) for mention in row if (task := _unread(mention, kept))]
    partners = [mention for mention in row if mention.entity.kind in DRUGS]
    names = [mention for mention in named if _is_other_name(mention, kept, spoken_of)]
    if not (unread or names) and (
        spoken_of is None or all(each.entity.id == spoken_of.id for each in partners)
    ):
        return
    sentence = Spoken(text, course, row)
    for mention, task in unread:
        near = _acting_on(mention, acting, sentence)
        subject = near[0] if near else spoken_of
        if subject is None or len({each.entity.id for each in near}) > 1:
            continue
        entity = subject if isinstance(subject, Entity) else subject.entity
        said = (entity.id, mention.entity.id) in course.said
        of_the_text = spoken_of is not None and entity.id == spoken_of.id
        if said or (entity.label.lower() in of_the_body and not of_the_text):
            continue
        found, signs = features(sentence, mention, _place(near, mention, named))
        yield Candidate(task, subject, mention, found, signs)
    if spoken_of is not None:
        yield from _names(sentence, text, names, named, spoken_of)
        yield from _partners(sentence, course, acting, named, kept, spoken_of, of_the_body)


def _unread(mention: Mention, kept: Sequence[Finding]) -> str | None:
    """The model by which a name is to be judged; None where rules have read it, or it says little."""
    task = _TASKS.get(mention.entity.kind)
    return None if task is None or _read(mention, kept, task) or _says_little(mention) else task


def _acting_on(mention: Mention, acting: Sequence[Mention], sentence: Spoken) -> Sequence[Mention]:
    """The drugs that may be meant: those of the sentence, or of the clause if the sentence has several."""
    if len({each.entity.id for each in acting}) <= 1:
        return acting
    start, end = sentence.clause(mention)
    return [each for each in acting if start <= each.start < end]


def _is_other_name(mention: Mention, kept: Sequence[Finding], drug: Entity | None) -> bool:
    """Whether a mention of the drug is one by another name than that which it goes by, of which no rule has spoken."""
    if drug is None or mention.entity.id != drug.id:
        return False
    written, label = mention.text.lower(), drug.label.lower()
    return (
        label not in written
        and written not in label
        and not any(
            each.predicate is Predicate.ALSO_KNOWN_AS and mention.start in _places(each)
            for each in kept
        )
    )


def _names(
    sentence: Spoken, text: str, names: Sequence[Mention], named: Sequence[Mention], drug: Entity
) -> Iterator[Candidate]:
    """The other names by which a sentence calls the drug."""
    for mention in names:
        proper = [each for each in named if each.entity.id == drug.id and each not in names]
        found, signs = features(sentence, mention, _place(proper, mention, named), naming=True)
        times = _times(text, mention.text)
        marks = {f"times:{times}", f"times:{'once' if times == 1 else 'again'}"}
        marks.add("capital" if mention.text[:1].isupper() else "small")
        before = _mark(text[mention.start - 2 : mention.start])
        after = _mark(text[mention.end : mention.end + 1])
        marks |= {f"before:{before}", f"after:{after}"}
        if any(each.entity.kind is Kind.FORM for each in sentence.row):
            marks.add("form")
        if times == 1 and before == after == ",":
            marks.add("apposed")  # "a suspension, Eohilia, was allowed"
        object_ = mention._replace(entity=literal(Kind.NAME, mention.text))
        yield Candidate("names", proper[0] if proper else drug, object_, found | marks, signs)


def _times(text: str, name: str) -> int:
    """How often a text writes a name, as far as that matters."""
    times, at = 0, text.find(name)
    while at >= 0 and times < _MANY:
        times += 1
        at = text.find(name, at + len(name))
    return times


def _mark(around: str) -> str:
    """The mark beside a name: a bracket, a comma, a quotation mark; "none"."""
    return next((mark for mark in '(,“"‘:)” ' if mark in around), "none")


def _partners(
    sentence: Spoken,
    course: Course,
    acting: Sequence[Mention],
    named: Sequence[Mention],
    kept: Sequence[Finding],
    spoken_of: Entity,
    of_the_body: frozenset[str],
) -> Iterator[Candidate]:
    """The other drugs of a sentence."""
    own = [mention for mention in acting if mention.entity.id == spoken_of.id]
    for mention in sentence.row:
        if mention.entity.kind not in DRUGS or is_same_drug(mention.entity, spoken_of):
            continue
        if mention.entity.label.lower() in of_the_body or _read(mention, kept, "drugs"):
            continue
        pair = spoken_of.id, mention.entity.id
        if pair in course.said or pair[::-1] in course.said:
            continue
        found, signs = features(sentence, mention, _place(own, mention, named))
        claimed = {f"claimed:{each.predicate}" for each in kept if mention.start in _places(each)}
        yield Candidate("drugs", own[0] if own else spoken_of, mention, found | claimed, signs)


def anaphors(tagged: Tagged | None) -> list[Mention]:
    """What stands for a drug in a sentence that was read."""
    if tagged is None:
        return []
    return [
        mention
        for at, code in enumerate(tagged.codes)
        if code == ANAPHOR
        for mention in tagged.members.get(at, ())
    ]


def _says_little(mention: Mention) -> bool:
    """Whether a name is of no effect in particular, or an amount that is no dose."""
    if mention.entity.kind is Kind.QUANTITY:
        return not _MASS.search(mention.text)
    return _NO_EFFECT.match(mention.text) is not None


def _place(acting: Sequence[Mention], mention: Mention, named: Sequence[Mention]) -> str:
    """Where the drug stands: named before or after, as a pronoun, or nowhere."""
    if not acting:
        return "none"
    if acting[0] not in named:
        return "pronoun"
    return "before" if acting[0].start < mention.start else "after"


def _places(finding: Finding) -> tuple[int, int]:
    return finding.subject.start, finding.object.start


def _read(mention: Mention, kept: Sequence[Finding], task: str) -> bool:
    """Whether a rule has said something of this name already."""
    return any(
        each.predicate in _READ[task]
        and mention.start in _places(each)
        # what class it is of says nothing of the drug of the article
        and not (each.predicate is Predicate.HAS_ROLE and mention.start == each.subject.start)
        for each in kept
    )
