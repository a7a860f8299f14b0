"""Puts the numbered names into a wheel, so that its first run has only the automaton to build.

Hatchling runs this when it makes a wheel (pyproject.toml). A checkout, or a wheel made where daachorse is not
installed, goes without: then the first run numbers the names itself, which takes a second and a half longer.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PLACE = "pharmagraph/ontology/lexicon"


class NumberedNames(BuildHookInterface):  # type: ignore[type-arg]
    """Makes the file beside the package's own, and has it taken into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the wheel is packed; an editable one is the checkout itself and gets no file."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from pharmagraph.ontology.lexicon import loading, shipped  # noqa: PLC0415

            data = shipped.packed(loading.data_version(), loading.number_names())
        except ImportError as error:
            self.app.display_warning(f"the wheel will compile its names on the first run: {error}")
            return
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory()
        made = Path(self._folder.name, shipped.FILE)
        made.write_bytes(data)
        build_data["force_include"][str(made)] = f"{_PLACE}/{shipped.FILE}"

    def finalize(self, *_: object) -> None:
        """After the wheel is packed."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
