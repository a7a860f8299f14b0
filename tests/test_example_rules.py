"""The rules among the examples, and those in docs/rules.md, load: all their examples hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pharmagraph.builders.extract import Extractor
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "examples" / "rules").glob("*.toml"))
BLOCKS = re.findall(
    r"```toml\n(.*?)```", (ROOT / "docs" / "rules.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_example_file_loads(path: Path) -> None:
    assert Extractor(Lexicon.load(), [path]).rules.own_examples


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_the_rules_of_the_docs_load(number: int, tmp_path: Path) -> None:
    path = tmp_path / "docs.toml"
    path.write_text(BLOCKS[number], encoding="utf-8")

    assert Extractor(Lexicon.load(), [path]).rules.own_examples
    assert tomllib.loads(BLOCKS[number])


def test_the_example_of_a_new_predicate_finds_other_sentences() -> None:
    extractor = Extractor(Lexicon.load(), FILES)
    text = "In 2004 rofecoxib was not banned by the FDA. The FDA may have recalled valdecoxib."

    claims = extractor.extract(Document("d", text)).claims

    assert [
        (c.subject.entity.label, c.predicate, c.negated, c.certainty.hedged) for c in claims
    ] == [
        ("rofecoxib", "x_withdrawn_by", True, False),
        ("valdecoxib", "x_withdrawn_by", False, True),
    ]
