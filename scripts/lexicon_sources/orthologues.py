"""The genes of mouse and rat that HGNC gives as the orthologues of human ones, with their own identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lexicon_sources.wheels import Wheels

_NCBI_TABLES = ("All", "ProteinCoding")  # neither holds all genes
_NCBI_ROW = re.compile(
    r"GeneID=(\d+), CurrentID=0, Status='live', Symbol='([^']+)', Aliases='([^']*)'"
)


class Row(NamedTuple):
    """A human gene with those of mouse and rat; an empty cell where there is none, or more than one."""

    hgnc: str
    ncbi_mouse: str
    mgi: str
    mouse_symbol: str
    rgd: str
    rat_symbol: str


def rows(wheels: Wheels) -> Iterator[Row]:
    """Every human gene that has one orthologue in either, by HGNC's numbers."""
    mouse = dict(_symbols(wheels, "mgi_entries.tsv"))
    rat = dict(_symbols(wheels, "rgd_entries.tsv"))
    ncbi = _ncbi(wheels)
    found = []
    for number, symbol, mgi_ids, rgd_ids in _human(wheels):
        mgi = _one(mgi_ids, mouse, symbol)
        rgd = _one(rgd_ids, rat, symbol)
        gene = ncbi.get(mouse.get(mgi, ""), "")
        if gene or rgd:
            found.append(
                Row(
                    number,
                    gene,
                    mgi if gene else "",
                    mouse[mgi] if gene else "",
                    rgd,
                    rat.get(rgd, ""),
                )
            )
    yield from sorted(found, key=lambda row: int(row.hgnc))


def _human(wheels: Wheels) -> Iterator[tuple[str, str, str, str]]:
    table = wheels.rows("hgnc_entries.tsv")
    header = next(table)
    at = [
        next(i for i, name in enumerate(header) if name.startswith(column))
        for column in (
            "HGNC ID",
            "Approved symbol",
            "Mouse genome database ID",
            "Rat genome database ID",
        )
    ]
    for row in table:
        cells = [*row, *[""] * (len(header) - len(row))]
        number, symbol, mgi, rgd = (cells[place] for place in at)
        if mgi or rgd:
            yield number.removeprefix("HGNC:"), symbol, mgi, rgd


def _one(ids: str, symbols: Mapping[str, str], human: str) -> str:
    """The one that is listed; of several, the one that bears the human symbol; else none."""
    numbers = [id_.strip().partition(":")[2] for id_ in ids.split(",") if id_.strip()]
    known = [number for number in numbers if number in symbols]
    if len(known) > 1:
        known = [number for number in known if symbols[number].upper() == human.upper()]
    return known[0] if len(known) == 1 else ""


def _symbols(wheels: Wheels, member: str) -> Iterator[tuple[str, str]]:
    table = wheels.rows(member)
    next(table)
    for row in table:
        yield row[0], row[1]


def _ncbi(wheels: Wheels) -> dict[str, str]:
    """NCBI's number of every mouse gene by its symbol, or by an older one that no other gene has."""
    by_symbol: dict[str, str] = {}
    by_alias: dict[str, set[str]] = {}
    for table in _NCBI_TABLES:
        for line in wheels.lines("goatools", f"goatools/test_data/genes_NCBI_10090_{table}.py"):
            if match := _NCBI_ROW.search(line):
                number, symbol, aliases = match.groups()
                by_symbol[symbol] = number
                for alias in filter(None, aliases.split(", ")):
                    by_alias.setdefault(alias, set()).add(number)
    unique = {
        alias: next(iter(numbers)) for alias, numbers in by_alias.items() if len(numbers) == 1
    }
    return unique | by_symbol
