"""Identifiers lead to their registry, and nothing else becomes a link."""

from __future__ import annotations

import pytest

from pharmagraph.viz.links import address, web_address


@pytest.mark.parametrize(
    ("curie", "expected"),
    [
        ("MESH:D003865", "https://bioregistry.io/mesh:D003865"),
        ("UniProtKB:P12345", "https://bioregistry.io/uniprot:P12345"),
        ("local:oral", ""),
        ("javascript:alert(1)", ""),
        ("CHEBI:1/../../x", ""),
        ("CHEBI:6121\n", ""),
        ("no colon", ""),
        ("", ""),
    ],
)
def test_a_known_identifier_has_an_address(curie: str, expected: str) -> None:
    assert address(curie) == expected


@pytest.mark.parametrize(
    "source",
    ["javascript:alert(1)", "file:///etc/passwd", "article.txt", 'https://a.b/"x', "http://a b"],
)
def test_only_pages_on_the_web_are_links(source: str) -> None:
    assert web_address(source) == ""


def test_a_page_on_the_web_is_a_link() -> None:
    assert web_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
