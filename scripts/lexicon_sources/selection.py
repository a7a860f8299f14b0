"""Which names of which concepts go into the lexicon, and how each must be written to count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lexicon_sources.chemicals import CODE, base, makers_code
from lexicon_sources.concepts import ALIAS, LABEL, REMOTE, SYNONYM, Concept, key
from pharmagraph.ontology.lexicon.folding import fold, foldable

# Longer names are definitions.
_LONGEST = {"condition": 50, "effect": 44, "drug": 40, "process": 30}
_LONGEST_OTHER = 50
_MOST_WORDS = {"condition": 5, "effect": 4, "process": 3}
_MOST_WORDS_OTHER = 6
_PROTEINS = ("protein", "receptor")
_KIND_ORDER = (
    "drug",
    "condition",
    "effect",
    "drug_class",
    "receptor",
    "protein",
    "route",
    "form",
    "therapy",
    "process",
)
_NOISE = re.compile(
    r"\[|^(obsolete|other|unspecified|human) |\(disease\)|\(disorder\)| dis\b|\bnos\b|caused by|due to mutation"
    r"|susceptibility to|resistance to$|, response to|\(as |\(\d+:\d+\)|\b\w+um \w+um$|^(cellular )?response to| - "
    r"|\bprotein, |\([A-Za-z0-9-]{2,8}\)$|includ|\bquantitative trait|^(positive|negative) regulation"
    r"|with or without|\(finding\)|, human$|disease or disorder"
    r"|morphologic abnormality|\bchromosome region$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(type )?(\d{2,}[a-z]?|[3-9][a-z]?|[ivx]{3,})$", re.IGNORECASE)
_ESCAPED = re.compile(
    r"\.[a-z]+\.", re.IGNORECASE
)  # Greek letters as registries write them: ".beta."
# One of many that were isolated together from a plant: "picroside iv", "hyperolactone c".
_SERIES = re.compile(r" (?:[a-z]\d{0,2}|[ivx]+)$", re.IGNORECASE)
_SYMBOL = re.compile(r"[A-Za-z0-9αβγδεκ/+.-]+")
_PLAIN_ALIAS = 4
_SHORT_WORD = 5
_MOST_SPACES = 3


def usable(name: str, kind: str, rank: int, english: frozenset[str]) -> bool:  # noqa: PLR0912 - a list of cases
    """Whether documents can be expected to use the name for this, and for nothing else.

    Abbreviations of the vocabularies do not count (in them MDD is mal de debarquement): they are defined in the
    document, or stand in the table of curated abbreviations. Symbols of genes and codes of compounds do.
    """
    letters = sum(character.isalpha() for character in name)
    if not foldable(name) or letters < (1 if kind in _PROTEINS or makers_code(name) else 2):
        return False
    longest, most = _LONGEST.get(kind, _LONGEST_OTHER), _MOST_WORDS.get(kind, _MOST_WORDS_OTHER)
    if len(name) > longest or len(name.split()) > most:
        return False
    if _NOISE.search(name) or (
        kind in ("condition", "effect") and _NUMBERED.search(name) and rank > LABEL
    ):
        return False
    if (
        kind in ("condition", "effect", "therapy", "process", "drug_class")
        and ", " in name
        and rank > LABEL
    ):
        return False
    if kind == "drug" and rank > SYNONYM and (base(name) != name or ", " in name):
        return False  # a salt is read from the text; an index name is not spoken
    if kind in _PROTEINS:
        if _SYMBOL.fullmatch(name):
            if rank > SYNONYM and (
                name.lower() in english or (name.isalpha() and len(name) <= _PLAIN_ALIAS)
            ):
                return False
            return len(name) >= (2 if rank == LABEL else 3) and any(
                c.isupper() or c.isdigit() or len(name) > _PLAIN_ALIAS for c in name
            )
        return rank < REMOTE or " " in name
    if rank >= ALIAS and name.lower() in english:
        return False
    if _LITTLE_CODE.fullmatch(name):
        return False
    if CODE.fullmatch(name):
        return kind == "drug"
    lower = sum(character.islower() for character in name)
    if " " not in name and lower < 4 and any(character.isupper() for character in name[1:]):
        return False
    if " " not in name and len(name) <= (
        4 if kind in ("condition", "effect") and rank > LABEL else 3
    ):
        return False
    if (
        kind in ("condition", "effect")
        and rank > LABEL
        and len(name) <= _SHORT_WORD
        and name.lower() in english
    ):
        return False
    return not (rank > SYNONYM and " " not in name and len(name) <= 4)


def _natural(concept: Concept, english: frozenset[str]) -> bool:
    """Whether a registry's substance is a plant, an animal or a thing with a plain English name."""
    registries = all(curie.startswith(("UNII", "DRUGBANK")) for curie in concept.ids)
    return (
        concept.kind == "drug"
        and registries
        and (concept.label.split(",")[0].lower() in english or ", " in concept.label)
    )


def _salt_of(name: str, concept: Concept) -> bool:
    """Whether a name is another of the concept's names and a salt: "glyceryl trinitrate" is not."""
    parent = base(name)
    return parent != name and key(parent) in {key(known) for known in concept.names}


def _obscure(name: str, rank: int, concept: Concept) -> bool:
    """Whether a name is too long, or too little known, to be met in documents.

    Counted on 27 million characters of abstracts: of the 47,000 substances that MeSH alone has, 379 were met.
    """
    alone = len(concept.ids) == 1
    marks = sum(not character.isalpha() for character in name)
    # what indexers of the literature have a heading for is written about
    heading = rank <= SYNONYM and any(curie.startswith("MESH:D") for curie in concept.ids)
    if concept.kind == "drug":
        registered = any(curie.startswith(("UNII", "DRUGBANK", "MESH:D")) for curie in concept.ids)
        if heading:
            return (
                marks > 8
                or bool(_ESCAPED.search(name))
                or (rank > LABEL and _salt_of(name, concept))
            )
        if makers_code(name) and any(curie.startswith("MESH") for curie in concept.ids):
            return False
        if alone and _SERIES.search(name):
            return True
        if not registered or (alone and not concept.ids[0].startswith("MESH:D")):
            return len(name) > 18 or marks > 2 or rank > SYNONYM
        return len(name) > (32 if rank == LABEL else 24) or marks > 8
    if concept.kind in ("condition", "effect"):
        if heading:
            return False
        known = any(curie.startswith(("MESH", "HP")) for curie in concept.ids)
        if concept.kind == "condition" and not known:
            return rank > LABEL or len(name) > 30 or bool(_NUMBERED.search(name))
        return len(name) > {LABEL: 34, SYNONYM: 28}.get(rank, 24) or name.count(" ") > _MOST_SPACES
    if concept.kind in _PROTEINS:
        if heading:
            return False
        if alone:
            return len(name) > 28
        return " " in name and len(name) > 42 and rank > LABEL
    return alone and concept.ids[0].startswith("GO") and (rank > SYNONYM or len(name) > 24)


def marked(name: str, kind: str, english: frozenset[str]) -> str:
    """The name with the mark that says how it must be written: ``=`` as it is, ``^`` not in plain lower case.

    Symbols of genes are written Akt, AKT and p53, but "rest" is not REST; codes of compounds keep their case.
    """
    if kind in _PROTEINS:
        if not _SYMBOL.fullmatch(name) or re.fullmatch(r"[A-Za-z][a-z]{4,}", name):
            return name.lower()
        word = name.lower() in english or len(name) < 3
        return f"={name}" if word else f"^{name.lower()}"
    if CODE.fullmatch(name):
        return f"^{name.lower()}"
    if " " not in name and any(c.isupper() for c in name[1:]) and len(name) < 8:
        return f"={name}"
    return name.lower()


# "AS-8", "ML 2": in texts a word or a unit and a number.
_LITTLE_CODE = re.compile(r"[A-Za-z]{1,3}[- ]\d")


_BRITISH = tuple(
    (re.compile(british), american_)
    for british, american_ in (
        (rb"oedema", b"edema"), (rb"haem", b"hem"), (rb"aemi(?=[ac])", b"emi"), (rb"tumour", b"tumor"),
        (rb"rrhoea", b"rrhea"), (rb"oesophag", b"esophag"), (rb"leucocyt", b"leukocyt"), (rb"isch(?:ae)", b"ische"),
        (rb"paediatric", b"pediatric"), (rb"anaesth", b"anesth"), (rb"aesthesi", b"esthesi"), (rb"pnoea", b"pnea"),
        (rb"sulph", b"sulf"), (rb"oestr", b"estr"), (rb"coeliac", b"celiac"), (rb"foet", b"fet"),
    )
)  # fmt: skip


def american(folded: bytes) -> bytes:
    """A folded name as it is spelt in America: both spellings of a name belong to one thing.

    >>> american(b"aplastic anaemia")
    b'aplastic anemia'
    """
    if (
        b"oe" in folded
        or b"ae" in folded
        or b"ou" in folded
        or b"ph" in folded
        or b"leuc" in folded
    ):
        for british, other in _BRITISH:
            folded = british.sub(other, folded)
    return folded


def rows(concepts: Iterable[Concept], english: frozenset[str]) -> Iterator[str]:  # noqa: PLR0912 - a list of cases
    """A line an entity: id, kind, label, xrefs, names; before a name, `=` and `^` say how it must be written, and
    `~` that another entity has the name first; likewise before a further id, where `<` says that it is of something a
    little broader."""
    owners: dict[bytes, list[tuple[int, bool, int, str, int]]] = {}
    kept: dict[str, Concept] = {}
    for concept in concepts:
        if _natural(concept, english):
            continue
        if concept.ids[0] in kept:
            first = kept[concept.ids[0]]
            for name, rank in concept.names.items():
                first.add(name, rank)
            for curie in concept.ids:
                first.add_id(curie)
        else:
            kept[concept.ids[0]] = concept
    ordered = [kept[curie] for curie in sorted(kept)]
    chosen: list[dict[bytes, tuple[int, str]]] = []
    for place, concept in enumerate(ordered):
        mine: dict[bytes, tuple[int, str]] = {}
        for name, rank in sorted(concept.names.items(), key=lambda item: (item[1], item[0])):
            if usable(name, concept.kind, rank, english) and not _obscure(name, rank, concept):
                mine.setdefault(american(fold(name).strip()), (rank, name))
        chosen.append(mine)
        without_mesh = not any(curie.startswith("MESH") for curie in concept.ids)
        for folded, (rank, _) in mine.items():
            owners.setdefault(folded, []).append(
                (rank, without_mesh, _KIND_ORDER.index(concept.kind), concept.ids[0], place)
            )
    for place, concept in enumerate(ordered):
        names = []
        for folded, (_, name) in sorted(chosen[place].items()):
            claims = sorted(owners[folded])
            mark = ""
            if claims[0][4] != place:
                others = [ordered[c[4]].kind for c in claims]
                if (
                    others[0] == concept.kind
                    or others.index(concept.kind) != [c[4] for c in claims].index(place)
                    or len(others) > 3
                ):
                    continue
                mark = "~"
            names.append(mark + marked(name, concept.kind, english))
        if names:
            yield "\t".join(
                (
                    concept.ids[0],
                    concept.kind,
                    concept.label,
                    "|".join(
                        (
                            *sorted(concept.ids[1:]),
                            *(f"~{curie}" for curie in concept.also),
                            *(f"<{curie}" for curie in concept.near),
                        )
                    ),
                    "|".join(names),
                )
            )
