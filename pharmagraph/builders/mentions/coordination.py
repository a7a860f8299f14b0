"""Names that share a word: in "hepatic and renal failure" the first of the two is hepatic failure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.ontology.kinds import DRUGS, ILLS, PROTEINS, Kind
from pharmagraph.ontology.lexicon import Lexicon

_JOINED = ("and ", "or ", "and/or ", ", ", "/")
_BEFORE = re.compile(r"([^\W_][\w'’-]*)(?:, (?:and |or )?| (?:and|or|and/or|&) |/)$")
_BEHIND = re.compile(r"(?:,? (?:and|or|and/or) (?:of )?|, )([^\W_][\w'’-]*)")
_NUMBERED = re.compile(
    # a letter first and what is before it second: that is found twice as fast
    r"([TSGCPtsgcp](?<!\w.)(?:(?<=[Tt])ypes?|(?<=[Ss])tages?|(?<=[Gg])rades?|(?<=[Cc])lass(?:es)?|(?<=[Pp])hases?))"
    r" ([\dIV]{1,3}[A-Ca-c]?)"
    r"(?: (?:and|or) |/|-)(?:type |stage |grade )?([\dIV]{1,3}[A-Ca-c]?) (?=[A-Za-z])"
)
_GROUPS = (
    ILLS,
    PROTEINS,
    DRUGS,
    frozenset({Kind.THERAPY}),
    frozenset({Kind.PROCESS}),
    frozenset({Kind.FORM}),
)
_GROUP_OF = {kind: group for group in _GROUPS for kind in group}
_MOST = 4  # names in one list
_WINDOW = 48
_SHORTEST = 2  # letters of a name that shares its end with another

# what is done at receptors, before a list of their transmitters; not "the release of dopamine and opioid receptors"
_TO_RECEPTORS = re.compile(
    r"(?:\b(?:at|on|onto|both)"
    r"|\b(?:antagonists?|agonists?|blockers?|blockade|antagonism|agonism|activation|stimulation) of"
    r"|\b(?:affinit(?:y|ies)|binds?|binding|bound) (?:for|to)"
    r"|\b(?:block|antagoni[sz]|activat|stimulat|target|affect|modulat|occup)(?:e|es|s|y|ies|ing|ed|ied)?)"
    r" (?:(?:the|central|peripheral|several|both|human) )?$"
)

_OF_IONS = frozenset({"channels", "transporters", "pumps"})


def joined(text: str, hit: Hit, before: Hit | None, lexicon: Lexicon) -> Iterator[Hit]:
    """The names in front of a name of several words that lack its last word, or its last two.

    `before` is the hit in front of it: where that is of another kind, it stays what it is, but for a transmitter in
    front of receptors ("dopamine and muscarinic receptors").
    """
    start, end, entity = hit
    if not text.endswith(_JOINED, max(0, start - 5), start):
        return
    kinds = _GROUP_OF.get(entity.kind)
    words = re.findall(r"[^\s-]+", text[start:end])
    if kinds is None or len(words) < 2:
        return
    tails = [" ".join(words[number:]) for number in range(1, len(words))]
    of_transmitters = entity.kind is Kind.RECEPTOR and words[-1] == "receptors"
    of_ions = entity.kind is Kind.PROTEIN and words[-1] in _OF_IONS  # "sodium and calcium channels"
    doubted: list[Hit] = []  # transmitters, until it shows that their receptors are meant
    for _ in range(_MOST):
        match = _BEFORE.search(text, max(0, start - _WINDOW), start)
        if match is None:
            return
        taken = before is not None and before[1] > match.start(1) and before[2].kind not in kinds
        if taken and not (of_transmitters or of_ions):
            return
        word = match[1].rstrip("-")
        if len(word) < _SHORTEST and entity.kind is Kind.DRUG:
            return  # "N, N-dimethyltryptamine": a place in the molecule
        known = next(
            (found for tail in tails if (found := lexicon.named(f"{word} {tail}", kinds))), None
        )
        if known is None or (taken and known.kind is not entity.kind):
            return
        start = match.start(1)
        doubted.append((start, start + len(word), known))
        if not taken or of_ions or _TO_RECEPTORS.search(text, max(0, start - _WINDOW), start):
            yield from doubted
            doubted = []


def shared_heads(text: str, hit: Hit, lexicon: Lexicon) -> Iterator[Hit]:
    """The names behind a process "of" something that lack its head: "reuptake of serotonin and noradrenaline"."""
    start, end, entity = hit
    head, of, _ = text[start:end].partition(" of ")
    if not of or entity.kind is not Kind.PROCESS:
        return
    for _ in range(_MOST):
        match = _BEHIND.match(text, end)
        if match is None:
            return
        kinds = _GROUP_OF[Kind.PROCESS]
        known = lexicon.named(f"{head} of {match[1]}", kinds) or lexicon.named(
            f"{match[1]} {head}", kinds
        )
        if known is None:
            return
        end = match.end()
        yield match.start(1), end, known


def numbered(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """The first of "type 1 and 2 diabetes", and the second, which a name does not begin with either."""
    for match in _places(text):
        noun = re.compile(r"[A-Za-z]+(?: [a-z]+)?").match(text, match.end())
        if noun is None:
            continue
        word = match[1].lower().removesuffix("s")
        for tail in (noun[0], noun[0].partition(" ")[0]):
            first = lexicon.named(f"{word} {match[2]} {tail}")
            second = lexicon.named(f"{word} {match[3]} {tail}")
            if first and second:
                yield match.start(), match.end(2), first
                yield match.start(3), match.end() + len(tail), second
                break


def _places(text: str) -> Iterator[re.Match[str]]:
    """Where two numbers stand behind one of the nouns: looking for the nouns is quicker than the expression."""
    for ending in _ENDINGS:
        at = text.find(ending)
        while at > 0:
            match = _NUMBERED.match(text, at - 1)
            if match is not None:
                yield match
            at = text.find(ending, at + 1)


_ENDINGS = ("ype", "tage", "rade", "lass", "hase")  # of the nouns, after their first letters
