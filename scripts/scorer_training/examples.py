"""Examples out of the corpora: pairs of mentions in a sentence, with what the corpus says of them.

A corpus is read twice, with the mentions that its annotators marked ("given") and with those that the builders find
by themselves ("found"), because the scorer is asked about both.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pharmagraph.builders.extract import Extractor
from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.builders.scoring.features import Features, Reading
from pharmagraph.builders.scoring.words import cue_classes
from pharmagraph.builders.text.sentences import sentences
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon
from scorer_training.tasks import SKIP, Source, Task

Fact = Mapping[str, Any]


class Marked(NamedTuple):
    """A mention: its place in the document, what it is, and the ids of its concept."""

    start: int
    end: int
    kind: Kind
    ids: frozenset[str]


class Where(NamedTuple):
    """A pair of mentions: in which document, and of which concepts."""

    source: Source
    document: str
    concepts: tuple[str, ...]


@dataclass
class Example:
    """A pair of mentions in a sentence: its keys, its class if it has one, and what a claim on it would count."""

    where: Where
    keys: list[str]
    class_: str | None
    right: frozenset[str]
    excused: frozenset[str]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def documents(root: Path, source: Source) -> Iterator[tuple[str, str, list[Marked]]]:
    """The documents of a corpus: name, text, mentions."""
    for row in rows(root / source.corpus / "documents_with_mentions.jsonl"):
        text = row["text"]
        if source.mode == "found":
            marked = [
                Marked(m.start, m.end, m.entity.kind, frozenset({m.entity.id, *m.entity.xrefs}))
                for m in find_mentions(Document(row["id"], text), lexicon())
            ]
        else:
            marked = [
                Marked(
                    m["start"], m["end"], Kind(m["kind"]), frozenset(filter(None, [m.get("id")]))
                )
                for m in row["mentions"]
            ]
        yield row["id"], text, marked


@cache
def lexicon() -> Lexicon:
    """The one that ships with the package."""
    return Lexicon.load(())


def read(root: Path, source: Source, task: Task) -> Iterator[Example]:
    """The pairs of a corpus that say yes or no to the task."""
    if source in task.silent:
        yield from unsaid(root, source, task)
        return
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in rows(root / source.corpus / "gold.jsonl"):
        if fact["type"] in task.types:
            facts[fact["document"]].append(fact)
    for document, text, marked in documents(root, source):
        for here, reading in readings(text, marked):
            shared = keys_of(reading.sentence_features())
            hinted = any(cue.startswith(task.cues) for cue in reading.cue_classes)
            for subject, object_ in pairs(task, here):
                one, two = here[subject], here[object_]
                stated = [
                    fact
                    for fact in facts[document]
                    if meets(fact["subject"], one, source) and meets(fact["object"], two, source)
                ]
                if not stated and hinted and source in task.unmarked:
                    continue
                where = Where(
                    source,
                    f"{source.corpus} {document}",
                    (min(one.ids), min(two.ids)) if one.ids and two.ids else (),
                )
                units = reading.unit[subject], reading.unit[object_]
                keys = shared + keys_of(reading.pair_features(*units))
                yield from example(task, where, keys, stated)


def unsaid(root: Path, source: Source, task: Task) -> Iterator[Example]:
    """The pairs of a corpus that says nothing of the task, but for those that a rule joins by the relation."""
    says = {predicate for predicates in task.classes.values() for predicate in predicates}
    for document, text, marked in documents(root, source):
        joined = {
            (found.subject.start, found.object.start)
            for reading in rules().readings(Document(document, text))
            for found in reading.found
            if found.predicate in says
        }
        for here, reading in readings(text, marked):
            shared = keys_of(reading.sentence_features())
            for subject, object_ in pairs(task, here):
                if (here[subject].start, here[object_].start) not in joined:
                    units = reading.unit[subject], reading.unit[object_]
                    keys = shared + keys_of(reading.pair_features(*units))
                    where = Where(source, f"{source.corpus} {document}", ())
                    yield Example(where, keys, None, frozenset(), frozenset())


@cache
def rules() -> Extractor:
    """The builder, asked for what its rules find: the scorer that it has is not heard."""
    return Extractor(lexicon())


def example(task: Task, where: Where, keys: list[str], facts: Sequence[Fact]) -> Iterator[Example]:
    """The example that a pair with these facts is, unless it says neither yes nor no."""
    stated = sorted(facts, key=lambda fact: bool(fact.get("optional")))
    class_ = task.types[stated[0]["type"]] if stated else None
    if class_ == SKIP or (stated and stated[0]["negated"]):
        return
    right, excused = set[str](), set[str]()
    for fact in facts:
        if task.types[fact["type"]]:
            right |= set(fact["predicates"])
        elif fact.get("optional"):
            excused |= set(fact["predicates"])
    yield Example(where, keys, class_, frozenset(right), frozenset(excused))


def meets(side: Fact, mention: Marked, source: Source) -> bool:
    """Whether a mention is one side of a fact: by its concept, or by its place where facts have one."""
    if source.corpus == "bc5cdr":
        return not mention.ids.isdisjoint(side["ids"])
    places = side.get("spans") or ([(side["start"], side["end"])] if "start" in side else [])
    if source.mode == "found":
        return not places or any(a < mention.end and mention.start < b for a, b in places)
    return not places or any((a, b) == mention[:2] for a, b in places)


def readings(text: str, marked: Sequence[Marked]) -> Iterator[tuple[list[Marked], Reading]]:
    """The sentences of a text that have mentions of two kinds, with their mentions."""
    for sentence in sentences(Document("", text)):
        start, end = sentence.start, sentence.end
        here = [each for each in marked if start <= each.start and each.end <= end]
        if len({each.kind for each in here}) > 1:
            places = [(each.start - start, each.end - start, each.kind) for each in here]
            yield here, Reading(text[start:end], places)


def pairs(task: Task, marked: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """The subjects and objects of a sentence, by their index."""
    for subject, one in enumerate(marked):
        if one.kind in task.subjects:
            for object_, other in enumerate(marked):
                if other.kind in task.objects:
                    yield subject, object_


def keys_of(features: Sequence[Features]) -> list[str]:
    """Keys with the table they belong to."""
    return [f"{table}\t{key}" for table, keys in features for key in keys]


def words_of_names(root: Path, corpora: Sequence[str]) -> frozenset[str]:
    """Stems that stand in marked names more often than outside of them: never a feature."""
    inside, outside = Counter[str](), Counter[str]()
    for corpus in corpora:
        for _, text, marked in documents(root, Source(corpus, "given")):
            at = 0
            for mention in sorted(marked):
                outside.update(Reading(text[at : mention.start], ()).keys)
                inside.update(Reading(text[mention.start : mention.end], ()).keys)
                at = max(at, mention.end)
            outside.update(Reading(text[at:], ()).keys)
    cues = cue_classes()
    return frozenset(
        word
        for word, times in inside.items()
        if times > outside[word] and word not in cues and len(word) > 3
    )
