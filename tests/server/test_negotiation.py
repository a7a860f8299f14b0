"""Which format a client is given."""

from __future__ import annotations

import pytest

from pharmagraph.server.negotiation import best

OFFERS = {"turtle": ["text/turtle"], "xml": ["application/rdf+xml", "application/xml"]}


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("", "turtle"),
        ("nonsense", "turtle"),
        ("*/*", "turtle"),
        ("text/*", "turtle"),
        ("application/*", "xml"),
        ("application/xml", "xml"),
        ("TEXT/TURTLE", "turtle"),
        ("text/turtle;q=0.2, application/rdf+xml;q=0.3", "xml"),
        ("text/turtle ; q=0.2 , */* ; q=0.3", "xml"),
        ("text/turtle;q=0, */*", "xml"),
        ("text/turtle;q=broken, */*;q=0.1", "xml"),
        ("text/turtle;charset=utf-8", "turtle"),
        ("image/png", None),
        ("text/turtle;q=0", None),
    ],
)
def test_the_format_that_is_liked_best(accept: str, name: str | None) -> None:
    assert best(accept, OFFERS) == name
