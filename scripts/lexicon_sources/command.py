"""What the scripts that make a shipped table have in common: where the wheels are, and how the table is written."""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def asked(about: str, target: Path) -> argparse.Namespace:
    """The command line: `wheels`, the folder where they are kept, and `output`, `target` where it is not said."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument(
        "--wheels", type=Path, default=_ROOT / "build" / "wheels", help="where the wheels are kept"
    )
    parser.add_argument("--output", type=Path, default=target)
    return parser.parse_args()


def write(output: Path, table: str) -> float:
    """Writes a table, packed to the same bytes each time; returns their size in MB."""
    data = gzip.compress(table.encode("utf-8"), compresslevel=9, mtime=0)
    output.write_bytes(data)
    return len(data) / 1e6
