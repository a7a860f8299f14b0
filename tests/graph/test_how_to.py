"""What the how-to shows of Python and of stored queries; its SPARQL is asked of the examples (test_house.py)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pharmagraph.graph.asking.stored import stored_queries
from pharmagraph.graph.store import open_store
from tests.graph.samples import RUN, both

PAGE = (Path(__file__).parents[2] / "docs" / "how-to-query.md").read_text(encoding="utf-8")


def test_stored_queries_that_the_page_names_exist() -> None:
    named = re.findall(r"\$ pharmagraph query graph ([a-z][a-z-]*)((?: --set \w+=)?)", PAGE)

    assert len(named) == 4
    assert {name for name, _ in named} <= set(stored_queries())


def test_the_python_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(Path("graph"), write=True) as store:
        store.replace_all(both(), RUN)
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "how-to-query.md", "exec"), {})

    assert "polarity | Metformin causes nausea." in capsys.readouterr().out
