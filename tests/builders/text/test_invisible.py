"""Characters that are not seen, in the text of a page and in a text that is kept as it came."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


@pytest.mark.parametrize(
    "text",
    [
        "Loratadine\u200b relieves sneezing.",
        "Loratadine \ufeffrelieves \u202esneezing\u202c.",
        "\u2068Loratadine\u2069 relieves\u200e sneezing.",
    ],
)
def test_between_words_they_mean_nothing(text: str) -> None:
    [claim] = extractor().extract(Document("d", text)).claims

    assert (claim.subject.text, claim.object.text) == ("Loratadine", "sneezing")
    assert text[claim.start : claim.end] == claim.quote
