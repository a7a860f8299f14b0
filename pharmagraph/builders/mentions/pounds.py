"""Weight that is gained or lost by the pound: "I gained 20 pounds on it", "lost 15 % of their body weight"."""

from __future__ import annotations

from collections.abc import Iterator

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import ILLS
from pharmagraph.ontology.lexicon import Lexicon

_WORDS = Wording.beside("pharmagraph.builders.mentions", "pounds.toml")
_MAY = _WORDS.looked_for("gains", "loses")
_CHANGED = _WORDS.compile(
    r"\b(?:(?P<gains>$gains)|$loses)\s(?:$about\s)?(?:\d[\d.,]*|$number)(?:\s?(?:-|–|to|or)\s?(?:\d[\d.,]*|$number))?\s?"
    r"(?:$unit\b(?!\sof\s(?!$whose|body|weight))(?:\sof\s(?:$whose\s)?(?:body\s)?weight)?|$share\sof\s(?:$whose\s)?(?:$which\s)?weight\b)"
)


def pounds(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """The places where weight is said to be gained or lost, as those effects.

    >>> from pharmagraph.ontology.lexicon import Lexicon
    >>> lexicon = Lexicon.load()
    >>> text = "She gained 20 pounds; he lost 2 kg of muscle and lost 15% of his weight."
    >>> [hit[2].label for hit in pounds(text, lexicon)]
    ['weight gain', 'weight loss']
    """
    if not _MAY.is_anywhere_in(text):
        return
    for found in _CHANGED.finditer(text):
        entity = lexicon.named("weight gain" if found["gains"] else "weight loss", ILLS)
        if entity is not None:
            yield *found.span(), entity
