"""What the page on serving shows of clients, asked of a server of the examples."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import pharmagraph

from .conftest import serving

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to-serve.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8765/"


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("sh")), reason="curl is missing")
def test_the_clients_of_the_page_get_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("SPARQLWrapper")
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "examples", "examples")
    pharmagraph.build(["examples/documents/losartan.txt"], Path("graph"))
    [asked] = [
        block for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL) if "curl" in block
    ]
    programs = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, list[object]] = {}

    with serving(Path("graph")) as server:
        script = asked.replace("$ ", "").replace(ADDRESS, server.url)
        answer = subprocess.run(
            ["sh", "-ec", script], capture_output=True, text=True, timeout=60, check=True
        )
        for program in programs:
            exec(compile(program.replace(ADDRESS, server.url), "how-to-serve.md", "exec"), names)

    assert answer.stdout.splitlines()[0] == "claim,quote"
    assert len(answer.stdout.splitlines()) > 5
    assert len(names["rows"]) == 10
    assert len(names["treated"]) > 0
