"""Gives an export to KGX's own validator, with the network off: `python scripts/validate_kgx.py claims`.

Runs in an environment of its own, because kgx holds back click: `pip install kgx biolink-model`, or only what
its validator imports. `claims` is the name that `pharmagraph export --format kgx-jsonl --output claims.jsonl`
began its files with. KGX asks the web for Biolink's model and for its prefixes when it is imported; both are
taken from the package `biolink-model` here. Prints what is wrong, without prefixes that Biolink does not
have (they are ours, or FamPlex's), and ends with status 1 if there is anything.
"""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path
from typing import Any


def offline(*_: object, **__: object) -> None:
    """Stand in for what opens connections."""
    raise OSError("the network is off")


def validator(model: Path) -> Any:
    """Return KGX's validator with the model in the folder."""
    import bmt.toolkit  # noqa: PLC0415

    made = bmt.toolkit.Toolkit.__init__
    schema = str(model / "schema" / "biolink_model.yaml")

    def local(self: Any, *_: object, **__: object) -> None:
        made(self, schema, {"predicate mappings": []})

    bmt.toolkit.Toolkit.__init__ = local
    from kgx import config, prefix_manager, validator  # noqa: PLC0415 (asks for the model)

    text = (model / "prefixmaps" / "biolink_model_prefix_map.json").read_text(encoding="utf-8")
    prefixes = {name: iri for name, iri in json.loads(text).items() if isinstance(iri, str)}
    for module in (config, prefix_manager, validator):
        module.get_jsonld_context = lambda _name="biolink": dict(prefixes)
    return validator.Validator()


def main(stem: str) -> int:
    """Validate the two files, and return the exit status."""
    for name in ("create_connection", "getaddrinfo"):
        setattr(socket, name, offline)
    socket.socket.connect = offline  # type: ignore[assignment,method-assign]
    model = next(
        Path(p) / "biolink_model" for p in sys.path if (Path(p) / "biolink_model").is_dir()
    )
    judge = validator(model)
    nodes, edges = (
        [json.loads(line) for line in Path(f"{stem}_{what}.jsonl").read_text("utf-8").splitlines()]
        for what in ("nodes", "edges")
    )
    for node in nodes:
        judge.analyse_node(node["id"], node)
    for edge in edges:
        judge.analyse_edge(edge["subject"], edge["object"], edge["id"], edge)
    messages = {
        f"{level} {kind}: {message}"
        for level, kinds in judge.get_errors().items()
        for kind, found in kinds.items()
        for message in found
        if "not represented in Biolink Model JSON-LD context" not in message
    }
    print("\n".join(sorted(messages) or [f"{len(nodes)} nodes and {len(edges)} edges are valid"]))
    return int(bool(messages))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
