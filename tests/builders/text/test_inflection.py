"""Forms of words."""

from __future__ import annotations

import pytest

from pharmagraph.builders.text.inflection import plural, verb


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("inhibit", "inhibit inhibits inhibited inhibited inhibiting"),
        ("reduce", "reduce reduces reduced reduced reducing"),
        ("modify", "modify modifies modified modified modifying"),
        ("bind", "bind binds bound bound binding"),
        ("stop", "stop stops stopped stopped stopping"),
        ("suppress", "suppress suppresses suppressed suppressed suppressing"),
        ("destroy", "destroy destroys destroyed destroyed destroying"),
    ],
)
def test_a_verb_has_its_forms(lemma: str, forms: str) -> None:
    found = verb(lemma)

    assert " ".join((*found.present, *found.past, *found.participle, *found.gerund)) == forms


@pytest.mark.parametrize(
    ("noun", "many"), [("therapy", "therapies"), ("inhibitor", "inhibitors"), ("crisis", "crises")]
)
def test_a_noun_has_a_plural(noun: str, many: str) -> None:
    assert plural(noun) == many
