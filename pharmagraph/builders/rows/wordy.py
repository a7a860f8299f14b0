"""Words around a name that say no more than it does: "problems such as nausea", "the enzyme renin".

The words stand in `wordy.toml`. All functions take and give offsets in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import DRUGS, ILLS, PROTEINS

_WORDS = Wording.beside("pharmagraph.builders.rows", "wordy.toml")
_MAY_LEAD = _WORDS.looked_for("leading", "forms", "called", "bodies")
_MAY_FOLLOW = _WORDS.looked_for("more")
_LEADS = _WORDS.compile(
    r"(?<![\w-])(?:$leading,? (?:$such|$called) |what is called |(?:$some )?$forms of )$"
)
_LEADS_TO_PROTEIN = _WORDS.compile(
    r"(?<![\w-])(?:the|an?|its|another) (?:(?!of\b|in\b|and\b|or\b|by\b|$such\b)[\w-]+ ){0,2}?"
    r"$bodies(?:,| $called)? (?:the )?$"
)
_FOLLOWS = _WORDS.compile(r" (?:and|or) $more $drugs\b")
_REACH = 48  # characters


def wordy(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """What of ``text[start:end]`` need not be read, as it only leads to one of its `mentions`, or adds none to it.

    >>> text = "Aspirin and similar drugs help in problems such as gout."
    >>> from pharmagraph.ontology.entity import Entity
    >>> from pharmagraph.ontology.kinds import Kind
    >>> drug, ill = Entity("x:1", "aspirin", Kind.DRUG), Entity("x:2", "gout", Kind.CONDITION)
    >>> named = [Mention(0, 7, "Aspirin", drug), Mention(51, 55, "gout", ill)]
    >>> [text[slice(*each)] for each in wordy(text, 0, len(text), named)]
    [' and similar drugs', 'problems such as ']
    """
    sentence = text[start:end].lower()
    leads, follows = _MAY_LEAD.is_in(sentence), _MAY_FOLLOW.is_in(sentence)
    return (
        list(_around(text, start, end, mentions, leads=leads, follows=follows))
        if leads or follows
        else []
    )


def _around(
    text: str, start: int, end: int, mentions: Sequence[Mention], *, leads: bool, follows: bool
) -> Iterator[tuple[int, int]]:
    after = start  # the last name
    for mention in mentions:
        kind = mention.entity.kind
        if leads and kind in ILLS:
            first = max(after, mention.start - _REACH)
            if found := _LEADS.search(text, first, mention.start):
                yield found.span()
        elif leads and kind in PROTEINS:
            first = max(after, mention.start - _REACH)
            if found := _LEADS_TO_PROTEIN.search(text, first, mention.start):
                yield found.span()
        if follows and kind in DRUGS and (found := _FOLLOWS.match(text, mention.end, end)):
            yield found.span()
        after = mention.end
