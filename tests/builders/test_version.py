"""Which data decided."""

from pathlib import Path

import pharmagraph.builders
from pharmagraph.builders import version


def test_every_table_beside_the_code_counts() -> None:
    package = Path(pharmagraph.builders.__file__).parent
    tables = [path for path in package.rglob("*.*") if path.name.endswith(version._TABLES)]

    assert {path.relative_to(package).parts[0] for path in tables} - {"rules"} == set(
        version._ROOMS
    )
    assert {table.name for room in version._ROOMS for table in version._tables(package / room)} == {
        path.name for path in tables if path.relative_to(package).parts[0] != "rules"
    }
