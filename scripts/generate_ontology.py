"""Write the Turtle files of the ontology from its Python tables: python scripts/generate_ontology.py"""

from __future__ import annotations

from pathlib import Path

from pharmagraph.ontology.generated import ontology, shapes

FOLDER = Path(__file__).parents[1] / "pharmagraph" / "ontology"

if __name__ == "__main__":
    (FOLDER / "pharmagraph.ttl").write_text(ontology(), encoding="utf-8", newline="\n")
    (FOLDER / "shapes.ttl").write_text(shapes(), encoding="utf-8", newline="\n")
