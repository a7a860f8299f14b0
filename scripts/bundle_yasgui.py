"""Fetches the query page's editor from npm and puts it, with its licences, into the package.

Run by hand when the version below changes: `python scripts/bundle_yasgui.py`. Needs npm.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE, VERSION = "@zazuko/yasgui", "4.6.2"
ASSETS = Path(__file__).parent.parent / "pharmagraph" / "server" / "assets"
FILES = ("yasgui.min.js", "yasgui.min.css")

# What the editor's bundle does not hold although it is installed beside it: types and build steps.
NOT_BUNDLED = ("@types/", "@fortawesome/fontawesome-common-types")

MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def main() -> None:
    """Install the package in a folder of its own, and take from it what the page needs."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "install", "--ignore-scripts", "--no-save", f"{PACKAGE}@{VERSION}"]
        subprocess.run([*command, "--prefix", folder], check=True)
        modules = Path(folder) / "node_modules"
        ASSETS.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            text = (modules / PACKAGE / "build" / name).read_text(encoding="utf-8")
            text = re.sub(r"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)", "", text)
            (ASSETS / name).write_text(text.rstrip() + "\n", encoding="utf-8")
        notice = "\n".join(_notices(modules))
        (ASSETS / "THIRD_PARTY.txt").write_text(notice, encoding="utf-8")


def _notices(modules: Path) -> Iterator[str]:
    yield f"{' and '.join(FILES)} are {PACKAGE} {VERSION}, which bundles the packages below.\n"
    for path in sorted(modules.glob("**/package.json")):
        package = json.loads(path.read_text(encoding="utf-8"))
        name = str(path.parent.relative_to(modules)).rpartition("node_modules/")[2]
        if package.get("name") != name or name.startswith(NOT_BUNDLED):
            continue
        licence = package.get("license") or "see below"
        yield f"{'-' * 100}\n{name} {package['version']} ({licence})\n\n{_text(path.parent, package)}"


def _text(folder: Path, package: dict[str, object]) -> str:
    """Return the licence's text; a package that ships none has its authors and the MIT text."""
    texts = [
        file.read_text(encoding="utf-8").strip()
        for file in sorted(folder.iterdir())
        if file.name.lower().startswith("licen") and file.is_file()
    ]
    if texts:
        return "\n\n".join(texts) + "\n"
    if package["license"] == "CC0-1.0":
        return (
            "Dedicated to the public domain: https://creativecommons.org/publicdomain/zero/1.0/\n"
        )
    author = package.get("author", "")
    name = author.get("name", "") if isinstance(author, dict) else author
    contributors = package.get("contributors", [])
    assert isinstance(contributors, list)
    people = [name, *(person["name"] for person in contributors if isinstance(person, dict))]
    return f"Copyright (c) {', '.join(map(str, people))}\n\n{MIT}"


if __name__ == "__main__":
    main()
