"""Accuracy on the corpora that others annotated does not fall unseen."""

from __future__ import annotations

import json

import pytest

from tests.bench.floors import BENCH, FLOORS, TASKS, figure


@pytest.mark.skipif(not BENCH.exists(), reason="the benchmark does not lie beside the repository")
@pytest.mark.parametrize(("corpus", "mode"), TASKS)
def test_no_figure_falls_below_its_floor(corpus: str, mode: str) -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))[f"{corpus}, {mode}"]

    assert figure(corpus, mode) >= floor
