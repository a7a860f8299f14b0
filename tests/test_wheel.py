"""The wheel, installed elsewhere, runs and finds its data."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pharmagraph

ROOT = Path(pharmagraph.__file__).parents[1]
MAX_SIZE = 15_000_000  # bytes; the lexicon is most of it

pytestmark = pytest.mark.skipif(
    not (ROOT / "pyproject.toml").exists(), reason="the package is not in its repository"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True)
    return next(folder.glob("pharmagraph-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    shutil.unpack_archive(str(wheel), str(folder), "zip")
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the installed program in a folder, with a cache of its own and without this checkout."""
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import pharmagraph.cli as cli;"
        "print(cli.__file__, file=sys.stderr); cli.main()"
    )
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, str(installed), *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert str(installed) in done.stderr
    return done.stdout


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < MAX_SIZE


def test_the_wheel_holds_the_package_and_its_licence_and_no_tests(installed: Path) -> None:
    names = {
        path.relative_to(installed).parts[0] for path in installed.rglob("*") if path.is_file()
    }

    assert {name.partition("-")[0] for name in names} == {"pharmagraph"}
    assert (installed / "pharmagraph" / "py.typed").exists()
    assert list(installed.glob("*.dist-info/licenses/LICENSE"))


def test_the_wheel_holds_its_names_numbered(installed: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from pharmagraph.ontology.lexicon import loading, shipped;"
        "found = shipped.read(loading.data_version()).numbered(); assert found == loading.number_names();"
        "print(len(found.names))"
    )
    command = [sys.executable, "-P", "-c", code, str(installed)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert int(done.stdout) > 100_000


def test_the_wheel_names_whose_work_it_holds(installed: Path) -> None:
    notice = next(installed.glob("*.dist-info/licenses/NOTICE")).read_text(encoding="utf-8")
    parts = [path for path in notice.replace(",", " ").split() if path.startswith("pharmagraph/")]

    assert "U.S. National Library of Medicine" in notice
    assert [path for path in parts if not (installed / path.rstrip(".;")).exists()] == []
    assert (installed / "pharmagraph/server/assets/THIRD_PARTY.txt").exists()


def test_the_installed_program_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Loratadine does not treat asthma.", encoding="utf-8")

    run(installed, tmp_path, "build", "a.txt", "-o", "g", "-q")
    claim = json.loads(run(installed, tmp_path, "claims", "g"))
    run(installed, tmp_path, "view", "g", "-o", "g.html")
    run(installed, tmp_path, "export", "g", "-o", "g.ttl")
    run(installed, tmp_path, "validate", "g.ttl")

    assert (claim["subject"]["label"], claim["negated"]) == ("loratadine", True)
    assert "drugs" in run(installed, tmp_path, "query", "g", "--list")
    assert (tmp_path / "g.html").stat().st_size > 100_000
