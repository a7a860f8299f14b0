"""Bytes to text: what is tried in which order, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pharmagraph.graph.document import Document

TEXT = "Naïve T cells – 5 µg."
One = Callable[..., Document]
Error = Callable[..., str]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_same_text_is_read_from_any_encoding(document: One, encoding: str) -> None:
    assert document("a.txt", TEXT.encode(encoding)).text == TEXT


def test_an_assumed_encoding_is_recorded(document: One) -> None:
    assert document("a.txt", TEXT.encode("cp1252")).metadata["encoding"] == "windows-1252 (assumed)"


def test_a_page_is_read_in_the_charset_that_it_declares(document: One) -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Lék proti bolesti, čili</p></body></html>'

    assert document("a.html", page.encode("iso-8859-2")).text == "Lék proti bolesti, čili"


def test_line_ends_become_newlines(document: One) -> None:
    assert document("a.txt", b"One.\r\nTwo.\rThree.").text == "One.\nTwo.\nThree."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"abc\0def", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\x81\x8d\x8f", "neither UTF-8 nor Windows-1252"),
        (b"\xff\xfea\x00b", "byte-order mark says utf-16"),
        (b"%PDF-1.4 in a text file", "a PDF"),
    ],
)
def test_what_is_not_text_is_refused_with_its_reason(
    error: Error, content: bytes, reason: str
) -> None:
    assert reason in error("a.txt", content)
