"""Where documents are read from: a file, standard input; and which files a folder or a glob stands for."""

from __future__ import annotations

import glob
import gzip
import io
import os
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

from pharmagraph.builders.readers.foreign import is_own_page
from pharmagraph.errors import InputError, UnreadableDocumentError
from pharmagraph.graph.document import Document
from pharmagraph.graph.storing.marker import is_graph

# Whole files are held in memory, and so is what is found in them; formats of many documents are streamed.
MAX_BYTES = 100_000_000
HEAD = 8192
_GZIP = b"\x1f\x8b"
_PAGES = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was named on the command line, or standard input (`-`)."""

    name: str
    path: Path | None
    stream: Callable[[], BinaryIO]

    @property
    def suffix(self) -> str:
        """The ending that says the format, without `.gz`."""
        if self.path is None:
            return ""
        stem = self.path.with_suffix("") if self.path.suffix.lower() == ".gz" else self.path
        return stem.suffix.lower()

    @property
    def size(self) -> int:
        """Bytes in the file; 0 where that cannot be known beforehand."""
        try:
            return 0 if self.path is None else self.path.stat().st_size
        except OSError:
            return 0  # reading it will say why

    def open(self) -> BinaryIO:
        """The bytes, decompressed if need be."""
        stream = self.stream()
        magic = stream.read(2)
        stream.seek(0)
        if magic == _GZIP:
            return cast("BinaryIO", io.BufferedReader(gzip.GzipFile(fileobj=stream)))
        return stream

    def head(self) -> bytes:
        """The first bytes that are not all white space; none of a blank file."""
        with self.open() as stream:
            for _ in range(MAX_BYTES // HEAD):
                head = stream.read(HEAD)
                if not head or head.strip():
                    return head
        return b""

    def data(self) -> bytes:
        """All the bytes, unless there are more than one document can have."""
        with self.open() as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            megabytes = MAX_BYTES // 1_000_000
            raise UnreadableDocumentError(
                self.name,
                f"a single document of more than {megabytes} MB",
                "split it, or put its parts on lines of a .jsonl file",
            )
        return data


Reader = Callable[[Source], Iterator[Document | UnreadableDocumentError]]
READ_ERRORS = (OSError, EOFError, zlib.error)


def sources(
    inputs: Iterable[str], suffixes: frozenset[str], passed: dict[str, str] | None = None
) -> list[Source]:
    """The files that the inputs stand for, in order, each once: files, folders, globs, `-`.

    `passed` takes up the files of folders that have other endings, each with its own.
    """
    found: dict[str, Source] = {}
    passed = {} if passed is None else passed
    for name in inputs:
        for source in _expanded(name, suffixes, passed):
            found.setdefault(source.name, source)
    return list(found.values())


def _expanded(name: str, suffixes: frozenset[str], passed: dict[str, str]) -> list[Source]:
    if name == "-":
        return [_standard_input()]
    if Path(name).is_dir():
        if is_graph(Path(name)):
            raise InputError(f"{name}: a graph, no documents; `merge` puts one into another")
        closed: list[str] = []
        below = [_file(path) for path in _files_below(name, closed)]
        readable = [
            source for source in below if source.suffix in suffixes and not _is_ours(source)
        ]
        passed |= {each.name: each.suffix for each in below if each.suffix not in suffixes}
        readable += [_source(folder) for folder in closed]  # reading them will say why not
        if not readable:
            known = " ".join(sorted(suffixes))
            raise InputError(f"{name}: no documents in this folder; it may have files {known}")
        return readable
    if Path(name).exists():
        return [_file(name)]
    if not glob.has_magic(name):
        raise InputError(f"{name}: no such file or folder; check the path")
    matches = glob.glob(name, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
    files = [
        match for match in sorted(matches) if not Path(match).is_dir() and not _is_special(match)
    ]
    if not files:
        raise InputError(f"{name}: no file matches this pattern; check the path")
    return [_file(match) for match in files]


def _is_ours(source: Source) -> bool:
    """Whether it is a page that pharmagraph made, which a folder may hold beside the documents, as it may a graph."""
    try:
        return source.suffix in _PAGES and is_own_page(source.head())
    except READ_ERRORS:
        return False  # reading it will say why


def _files_below(folder: str, closed: list[str]) -> Iterator[str]:
    """Files in a folder and its folders, in the order of their names, without hidden ones, pipes, devices and graphs.

    Folders that may not be read are put on the list `closed`.
    """
    for parent, folders, files in os.walk(
        folder, onerror=lambda error: closed.append(error.filename)
    ):
        folders[:] = sorted(
            child
            for child in folders
            if not child.startswith(".") and not is_graph(Path(parent, child))
        )
        for child in sorted(files):
            path = os.path.join(parent, child)  # noqa: PTH118 - a Path would drop a leading "./"
            if not child.startswith(".") and not _is_special(path):
                yield path


def _is_special(path: str) -> bool:
    """Whether it is there, and neither a file nor a folder: reading it may never end."""
    return Path(path).exists() and not Path(path).is_file() and not Path(path).is_dir()


def _file(path: str) -> Source:
    if Path(path).is_fifo():  # as the shell writes <(zcat notes.gz)
        return _source(path, _kept(lambda: cast("BinaryIO", Path(path).open("rb"))))
    if _is_special(path):
        raise InputError(f"{path}: not a file or a folder; give one, or - for standard input")
    return _source(path)


def _source(path: str, stream: Callable[[], BinaryIO] | None = None) -> Source:
    # A file name is bytes; as the identifier of a document it has to be text, and another one for each file.
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    if stream is not None:
        return Source(name, None, stream)
    return Source(name, Path(path), lambda: cast("BinaryIO", Path(path).open("rb")))


def _standard_input() -> Source:
    return Source("-", None, _kept(lambda: cast("BinaryIO", sys.stdin.buffer)))


def _kept(pipe: Callable[[], BinaryIO]) -> Callable[[], BinaryIO]:
    """What can be read once, standard input or a pipe, kept so that it can be looked at and read again."""

    @cache
    def copy() -> BinaryIO:
        file = tempfile.TemporaryFile(prefix="pharmagraph-")  # noqa: SIM115 - it lasts as long as we
        shutil.copyfileobj(pipe(), file)
        file.flush()
        return cast("BinaryIO", file)

    def stream() -> BinaryIO:
        copy().seek(0)
        return os.fdopen(os.dup(copy().fileno()), "rb")

    return stream
