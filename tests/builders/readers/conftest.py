"""Files to read, made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pharmagraph.builders.readers import read_all
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

Read = Callable[..., list[Document | UnreadableDocumentError]]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Write a file of this name and content, and read it."""
    monkeypatch.chdir(tmp_path)

    def write_and_read(name: str, content: str | bytes) -> list[Document | UnreadableDocumentError]:
        data = content.encode() if isinstance(content, str) else content
        Path(name).write_bytes(data)
        return list(read_all([name]))

    return write_and_read


@pytest.fixture
def document(read: Read) -> Callable[..., Document]:
    """Write a file that holds one good document, and read it."""

    def one(name: str, content: str | bytes) -> Document:
        found = read(name, content)
        assert len(found) == 1
        assert isinstance(found[0], Document), found[0]
        return found[0]

    return one


@pytest.fixture
def error(read: Read) -> Callable[..., str]:
    """Write a file that cannot be read, and return what is said of it."""

    def one(name: str, content: str | bytes) -> str:
        found = read(name, content)
        assert len(found) == 1
        assert isinstance(found[0], UnreadableDocumentError), found[0]
        return str(found[0])

    return one
