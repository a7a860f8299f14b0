"""An entity with its names, and where those come from: the shipped vocabularies, the tables made by hand."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from pharmagraph.errors import LexiconError, reason_of
from pharmagraph.ontology.kinds import LITERAL_KINDS, Kind
from pharmagraph.ontology.orthologues import ORTHOLOGUES_FILE

PACKAGE = files("pharmagraph.ontology.lexicon")
# Read before the vocabularies, and in this order: the first to have a name keeps it.
TABLES = (
    "abbreviations", "effects", "conditions", "drugs", "brands", "herbs", "compounds", "drug_classes", "receptors",
    "proteins", "processes", "routes", "forms", "therapies", "populations", "agencies",
)  # fmt: skip
NAMES_FILE = "names.tsv.gz"
KINDS = frozenset(Kind) - LITERAL_KINDS


class Entry(NamedTuple):
    """An entity with its names. Before a name, ``=`` says that it counts only as it is written, ``^`` that it
    does not in plain lower case, ``~`` that another entity has the name first. Before an id elsewhere, ``~`` says
    that another entity has it first, ``<`` that it is that of something a little broader."""

    id: str
    kind: str
    label: str
    xrefs: tuple[str, ...]
    names: tuple[str, ...]


def shipped_files() -> list[tuple[str, Traversable]]:
    """The data files of the package, whose contents make the lexicon's version."""
    names = (*TABLES, "stopwords", "organs", "harms", "stems", "respellings", "lay_parts", "lay_complaints",
             "changes", "measures", "effect_heads", "body_words", "illness_endings", "induced",
             "befallings", "inner_parts")  # fmt: skip
    tables = [(f"tables/{name}.tsv", PACKAGE / "tables" / f"{name}.tsv") for name in names]
    return [*tables, (NAMES_FILE, PACKAGE / NAMES_FILE), (ORTHOLOGUES_FILE.name, ORTHOLOGUES_FILE)]


def vocabulary() -> Iterator[Entry]:
    """The entries made from public vocabularies (scripts/build_lexicon.py)."""
    lines = gzip.decompress((PACKAGE / NAMES_FILE).read_bytes()).decode("utf-8")
    for line in lines.rstrip("\n").split("\n"):
        id_, kind, label, xrefs, names = line.split("\t")
        yield Entry(
            id_, kind, label, tuple(xrefs.split("|")) if xrefs else (), tuple(names.split("|"))
        )


def tables() -> Iterator[Entry]:
    """The entries made by hand."""
    for name in TABLES:
        table = PACKAGE / "tables" / f"{name}.tsv"
        yield from read_table(table.read_text(encoding="utf-8"), f"tables/{name}.tsv")


def stop_names() -> frozenset[str]:
    """Names that documents use for something else than the vocabularies do."""
    return frozenset(name for cells in pairs("stopwords") for name in cells[0].split("|"))


def pairs(table: str) -> Iterator[list[str]]:
    """The rows of one of the tables that hold words rather than entities."""
    text = (PACKAGE / "tables" / f"{table}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def composed() -> Iterator[Entry]:
    """What can befall the parts of the body: every organ with every harm, under an id of our own."""
    organs = [(name, forms.split("|")) for name, forms in pairs("organs")]
    harms = [(name, forms.split("|")) for name, forms in pairs("harms")]
    for organ, nouns in organs:
        for harm, heads in harms:
            label = f"{organ} {harm}"
            names = dict.fromkeys([label, *(f"{noun} {head}" for noun in nouns for head in heads)])
            yield Entry(
                f"PG:effect/{label.replace(' ', '-').lower()}", "effect", label, (), tuple(names)
            )


def complaints() -> Iterator[Entry]:
    """What people say is wrong with a part of the body: "sore eyelids", "redness of the eye"; ids of our own."""
    parts = [(name, forms.split("|")) for name, forms in pairs("lay_parts")]
    for complaint, frames in pairs("lay_complaints"):
        for part, nouns in parts:
            label = f"{part} {complaint}"
            names = (frame.format(noun) for frame in frames.split("|") for noun in nouns)
            yield Entry(
                f"PG:effect/{label.replace(' ', '-')}",
                "effect",
                label,
                (),
                (*dict.fromkeys(names),),
            )


def respellings() -> dict[str, tuple[str, ...]]:
    """What may have stood where a reworded text has this word."""
    return {word.lstrip("*"): tuple(plain.split("|")) for word, plain in pairs("respellings")}


def respelling_triggers() -> tuple[str, ...]:
    """The words of `respellings` that plain writing has seldom enough to look closer at each."""
    return tuple(word[1:] for word, _ in pairs("respellings") if word.startswith("*"))


def phrase_words() -> tuple[str, ...]:
    """The words from which the names of effects are read that no vocabulary has."""
    words = (
        word
        for table in ("changes", "effect_heads")
        for row in pairs(table)
        for word in row[-1].split("|")
    )
    verbs = (word for row in pairs("befallings") for word in row[2].split("|"))
    return tuple(dict.fromkeys((*words, *verbs)))


def stems() -> tuple[str, ...]:
    """The endings by which a word of no vocabulary is known for a drug."""
    return tuple(stem for stem, _ in pairs("stems"))


def illness_endings() -> tuple[str, ...]:
    """The endings by which a word of no vocabulary is known for an illness."""
    return tuple(ending for row in pairs("illness_endings") for ending in row[0].split("|"))


_KIND_OF_PREFIX = {
    "CHEBI": "drug", "DRUGBANK": "drug", "DRON": "drug", "UNII": "drug", "RXCUI": "drug", "ATC": "drug_class",
    "MONDO": "condition", "DOID": "condition", "ORPHANET": "condition", "OMIM": "condition", "HP": "effect",
    "MP": "effect", "PR": "protein", "HGNC": "protein", "NCBIGENE": "protein", "UNIPROTKB": "protein",
    "FPLX": "protein", "GO": "process", "VO": "drug", "MAXO": "therapy",
}  # fmt: skip


def kind_of_prefix(curie: str) -> str:
    """What the things of a vocabulary mostly are; a drug where that is not known."""
    return _KIND_OF_PREFIX.get(curie.partition(":")[0].upper(), "drug")


def kind_named(text: str) -> str | None:
    """The kind that a word, or the end of an IRI, names."""
    word = re.split(r"[#/]", text)[-1].lower()
    return word if word in KINDS else None


def read_text(path: Path) -> str:
    """The text of a user's file, or an error that says why not."""
    if path.exists() and not path.is_file():  # a pipe could be read only once
        raise LexiconError(str(path), "a pipe, a device or a folder", "save it as a file")
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(str(path), reason_of(error), "name a readable file") from error
    except UnicodeDecodeError as error:
        raise LexiconError(
            str(path), f"not UTF-8 at byte {error.start}", "save it as UTF-8"
        ) from error


def read_table(text: str, where: str) -> Iterator[Entry]:
    """Reads `name, id, kind` and, if given, `label, synonyms, xrefs` (separated by |), under a header line or
    without one; columns are found by their names. Lines that begin with # are comments."""
    columns = ["name", "id", "kind", "label", "synonyms", "xrefs"]
    first = True
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if first and {"name", "id", "kind"} <= {cell.lower() for cell in cells}:
            columns, first = [cell.lower() for cell in cells], False
            continue
        first = False
        row = dict(zip(columns, cells, strict=False))
        name, curie, kind = row.get("name", ""), row.get("id", ""), row.get("kind", "")
        if not name or not curie or not kind:
            raise LexiconError(
                f"{where}:{number}",
                "expected name, id and kind, separated by tabs",
                "add what is missing",
            )
        if kind not in KINDS:
            raise LexiconError(
                f"{where}:{number}",
                f"unknown kind {kind!r} (the columns are {', '.join(columns)})",
                f"use one of {', '.join(sorted(KINDS))}",
            )
        if not re.fullmatch(r"[A-Za-z][\w.-]*:\S+", curie):
            raise LexiconError(
                f"{where}:{number}", f"{curie!r} is not a CURIE", "write it as PREFIX:ID"
            )
        label = row.get("label") or name.lstrip("=^")
        yield Entry(
            curie, kind, label, _list(row.get("xrefs")), (name, *_list(row.get("synonyms")))
        )


def _list(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())
