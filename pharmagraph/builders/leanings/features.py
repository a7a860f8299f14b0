"""What stands around a name: the senses of the words in its clause, next to it and elsewhere in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pharmagraph.builders.findings.told.items import is_cause
from pharmagraph.builders.leanings.article import Course
from pharmagraph.builders.leanings.signs import Sign, Signs, Word, words
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import DRUGS, ILLS, Kind

# where what is said of a name ends: a conjunction that opens a statement of its own
_CLAUSE = re.compile(
    r"[;—]|\s–\s|\b(?:but|whereas|while|although|though|because|since|so that|however|yet)\b"
    r"|,\s(?:and|so|or)\s(?=(?:[\w'’-]+\s){1,6}?(?:is|are|was|were|may|can|has|have|had|will|should|must|do|does|did)\b)",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d\s*(?:%|/|\()|\bp\s*[<=]|\bn\s*=")
_LEADING = frozenset(
    "for against in of from with by to into include includes including are is such like as get gets"
    " than within after plus or versus beyond until at on over under through via".split()
)
_SKIPPED = frozenset("and or the a an his her their your severe chronic acute".split())
_BACK = 14  # words looked back for the preposition that governs a list
_ENDED = frozenset("suppression reduction relief control management".split())
_NEAR_OPENING = 25  # characters
_LONG_SINCE = 4  # sentences
_SHORT = 60  # characters
_OF_NAMES = frozenset({"names"})  # the sense of words by which things are called: nothing else
_CROWDED = 6  # names
_SAYING = frozenset(
    "is are was were has have had can may might will include includes cause causes caused lead leads result results"
    " characterized characterised accompanied associated follow follows develop provokes which that".split()
)
_GROUPS = frozenset({Kind.DRUG_CLASS, Kind.THERAPY})
# senses that say something else of the one drug than of the other
_ONE_SIDED = frozenset({"betters", "betters-not", "swaps", "adds", "belongs"})


class Spoken:
    """A sentence with its words and signs, read once for all its names."""

    def __init__(self, text: str, course: Course, row: Sequence[Mention]) -> None:
        start, end = course.start, course.end
        self.text = text
        self.start, self.end = start, end
        self.row = row
        self.table = Signs.load()
        self.words = words(text, start, end)
        self.signs: list[Sign] = [
            sign
            for sign in self.table.among(self.words)
            if not any(
                m.start <= sign.start < m.end for m in row if m.entity.kind is not Kind.THERAPY
            )
        ]
        self.bounds = [match.span() for match in _CLAUSE.finditer(text, start, end)]
        self.common = {f"title:{sense}" for sense in course.titled} or {"title:none"}
        self.common.add(f"last:{course.last}")
        self.treated = [m for m in row if m.entity.id in course.treated]
        since = course.since
        self.since = "long" if since > _LONG_SINCE else "some" if since > 1 else str(since)
        if end - start < _SHORT:
            self.common.add("short")
        if len(row) > _CROWDED:
            self.common.add("crowded")
        if _FIGURES.search(text, start, end):
            self.common.add("figures")
        if any(mention.entity.kind in _GROUPS for mention in row):
            self.common.add("class")
        if len({mention.entity.id for mention in row if mention.entity.kind in DRUGS}) > 1:
            self.common.add("drugs")

    def clause(self, mention: Mention) -> tuple[int, int]:
        """Where the clause of a name begins and ends."""
        start = max((end for _, end in self.bounds if end <= mention.start), default=self.start)
        end = min((begin for begin, _ in self.bounds if begin >= mention.end), default=self.end)
        return start, end


def features(
    sentence: Spoken, mention: Mention, place: str, *, naming: bool = False
) -> tuple[frozenset[str], dict[str, tuple[int, int]]]:
    """What holds of a name, and where the sign of each feature stands. `place`: where the drug is named; `naming`:
    signs of what a thing is called count, too."""
    start, end = sentence.clause(mention)
    unheard: frozenset[str] = frozenset() if naming else _OF_NAMES
    found = set(sentence.common)
    signs: dict[str, tuple[int, int]] = {}
    for sign in sentence.signs:
        if mention.start <= sign.start < mention.end or sign.sense in unheard:
            continue
        if start <= sign.start < mention.start:
            name = f"before:{sign.sense}"
        elif mention.end <= sign.start < end:
            name = f"after:{sign.sense}"
        else:
            found.add(f"else:{sign.sense}")
            continue
        signs.setdefault(name, (sign.start, sign.end))
        found.add(f"here:{sign.sense}")
        if sign.sense in _ONE_SIDED and mention.entity.kind in DRUGS:
            found.add(f"{name}:{place}")
    found.update(signs)
    before = [word for word in sentence.words if word.end <= mention.start]
    found.update(_led(sentence, before))
    after = next((word.text for word in sentence.words if word.start >= mention.end), "")
    if before:
        senses = sentence.table.senses_of(before[-1].text) - unheard
        found.update(f"prior:{sense}" for sense in senses)
    found.update(f"next:{sense}" for sense in sentence.table.senses_of(after) - unheard)
    if after in _ENDED:
        found.add("ended")
    kind = str(mention.entity.kind)
    found.update(f"{kind}:{each}" for each in sentence.common)
    found.add(f"kind:{kind}")
    found.add(f"drug:{place}")
    if place == "none":
        found.add(f"since:{sentence.since}")
    if sentence.row[0] is mention:
        found.add("first")
    found.update(f"{each}:{place}" for each in _beside(sentence, mention, start))
    if _is_cause(sentence, mention):
        found.add("cause")
    if mention.start - sentence.start < _NEAR_OPENING:
        found.update(("opens", f"{kind}:opens", f"drug:{place}:opens"))
    return frozenset(found), signs


def _led(sentence: Spoken, before: Sequence[Word]) -> Iterator[str]:
    """The preposition, or the like, by which a name or the list that it stands in hangs on what goes before."""
    for word in reversed(before[-_BACK:]):
        inside = any(m.start <= word.start < m.end for m in sentence.row)
        if not inside and word.text not in _SKIPPED:
            if word.text in _LEADING:
                yield f"led:{word.text}"
            return


def _is_cause(sentence: Spoken, mention: Mention) -> bool:
    """Whether a name is what brings about the ill before it: "vomiting caused by motion sickness"."""
    ills = [m.end for m in sentence.row if m.entity.kind in ILLS and m.end <= mention.start]
    return bool(ills) and is_cause(sentence.text, ills[-1], mention.start)


def _beside(sentence: Spoken, mention: Mention, start: int) -> Iterator[str]:
    """Whether the sentence names what the drug treats, or says something of another ill before this one."""
    if any(other is not mention for other in sentence.treated):
        yield "treated"
    earlier = [
        m for m in sentence.row if m.entity.kind in ILLS and start <= m.start < mention.start
    ]
    if earlier:
        between = [w for w in sentence.words if earlier[0].end <= w.start < mention.start]
        said = [w for w in between if not any(m.start <= w.start < m.end for m in sentence.row)]
        if any(w.text in _SAYING for w in said):
            yield "ill-before"
