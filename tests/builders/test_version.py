"""Which data decided."""

from importlib.resources import files

from pharmagraph.builders import version


def test_every_table_beside_the_code_counts() -> None:
    package = files("pharmagraph.builders")
    rooms = {
        room.name
        for room in package.iterdir()
        if room.is_dir() and any(table.name.endswith(version._TABLES) for table in room.iterdir())
    }

    assert rooms - {"rules"} == set(version._ROOMS)
