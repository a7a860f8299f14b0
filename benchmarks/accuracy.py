"""Accuracy on the corpora beside the repository, as the tables of docs/accuracy.md.

Usage: python benchmarks/accuracy.py [--bench ../shared/bench] [--command pharmagraph]

Runs the benchmark's own runner in both modes and writes its figures between the marks in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "accuracy.md"
START, END = "<!-- figures: start -->", "<!-- figures: end -->"


def measured(bench: Path, mode: str, command: str, save: Path) -> dict[str, Any]:
    """All figures of one mode, as the benchmark's runner saves them."""
    subprocess.run(
        [sys.executable, str(bench / "run.py"), str(bench / "dev"), "--mode", mode, "--command", command, "--brief",
         "--save", str(save)],
        check=False,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    figures: dict[str, Any] = json.loads(save.read_text(encoding="utf-8"))
    return figures


def tables(modes: dict[str, dict[str, Any]]) -> str:
    """The main figures of every corpus in both modes, then those of single predicates."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [
        f"Measured {datetime.now(UTC):%Y-%m-%d} on commit {commit.stdout.strip()} by `python benchmarks/accuracy.py`.",
        "",
    ]
    lines += [
        "| corpus | mode | figure | P | R | F1 | 95 % | accuracy |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for mode, figures in modes.items():
        for result in figures["results"]:
            shown = [row for row in result["rows"] if row.get("main") or row["task"] in _ALSO]
            lines += [_line(result["corpus"], mode, row) for row in shown]
    lines += [
        "",
        "### By predicate",
        "",
        "| corpus | mode | predicate | P | R | F1 | facts |",
        "|---|---|---|---|---|---|---|",
    ]
    for mode, figures in modes.items():
        for result in figures["results"]:
            for row in result["rows"]:
                if row["task"].startswith("predicate ") and row["found"] + row["missed"]:
                    name, facts = (
                        row["task"].removeprefix("predicate "),
                        row["found"] + row["missed"],
                    )
                    lines.append(f"| {result['corpus']} | {mode} | {name} | {_number(row, 'precision')} | "
                                 f"{_number(row, 'recall')} | {_number(row, 'f1')} | {facts} |")  # fmt: skip
    return "\n".join(lines)


_ALSO = ("relation pair", "grounding", "grounding, chemical", "grounding, condition", "grounding, protein",
         "negated (matched claims)", "hedged (matched claims)")  # fmt: skip


def _line(corpus: str, mode: str, row: dict[str, Any]) -> str:
    interval = "–".join(f"{value:.3f}" for value in row["interval"]) if row.get("interval") else ""
    accuracy = f"{row['accuracy']:.3f}" if "accuracy" in row else ""
    numbers = " | ".join(_number(row, key) for key in ("precision", "recall", "f1"))
    return f"| {corpus} | {mode} | {row['task']} | {numbers} | {interval} | {accuracy} |"


def _number(row: dict[str, Any], key: str) -> str:
    return "" if row.get(key) is None else f"{row[key]:.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--command", default="pharmagraph")
    options = parser.parse_args()
    if not options.bench.exists():
        print(f"accuracy.py: {options.bench}: no benchmark there", file=sys.stderr)
        return 2
    if shutil.which(options.command) is None:
        told = (
            f"{options.command}: no such program on the PATH; install the project, or say --command"
        )
        print(f"accuracy.py: {told}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        modes = {
            mode: measured(options.bench, mode, options.command, Path(folder) / f"{mode}.json")
            for mode in ("found", "given")
        }
    text = DOCS.read_text(encoding="utf-8")
    before, rest = text.split(START)
    DOCS.write_text(
        f"{before}{START}\n{tables(modes)}\n{END}{rest.split(END)[1]}", encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
