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


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        (
            "iso-8859-1",
            "cp1252",
        ),  # as browsers read it: its quotation marks are no control characters
        ("us-ascii", "cp1252"),
        ("windows-1252", "utf-8"),  # the server had said UTF-8, and the saved page kept the other
        ("utf-16", "utf-8"),  # this declaration could not have been read in UTF-16
        ("undefined", "utf-8"),  # what Python knows by these names is no charset
        ("idna", "cp1252"),
        ("base64", "cp1252"),
        ("no-such-charset", "cp1252"),
    ],
)
def test_a_charset_is_understood_as_browsers_understand_it(
    document: One, charset: str, encoding: str
) -> None:
    text = "Patients’ naïve T cells – 5 µg"
    page = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'

    assert document("a.html", page.encode(encoding)).text == text


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
