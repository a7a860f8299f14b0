"""Explanations: what made a claim, and what kept two names of a sentence from making one."""

from __future__ import annotations

from pathlib import Path

from pharmagraph.builders.explain import Explanation, Unsaid, explain
from pharmagraph.builders.extract import Extractor
from pharmagraph.builders.findings.nearest import nearest_rule
from pharmagraph.builders.reading import Reading
from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor


def explained(text: str) -> Explanation:
    """The explanation of the last sentence."""
    return list(explain(extractor(), Document("d", text)))[-1]


def unsaid(explanation: Explanation, one: str, other: str) -> Unsaid:
    (pair,) = [
        each
        for each in explanation.unsaid
        if (each.one.text.lower(), each.other.text.lower()) == (one, other)
    ]
    return pair


def test_a_claim_names_its_rule_pattern_cue_and_scope() -> None:
    explanation = explained("Loratadine does not treat asthma.")

    (made,) = explanation.claims
    assert made.claim.rule == "treat.active"
    assert made.pattern == "{s} << [$treat.present] ~~ {o}"
    assert made.source == "families.toml"
    assert made.claim.cue == "treat"
    assert [scope.cue for scope in made.scopes] == ["not"]
    assert made.claim.negated
    assert made.before_scorer == 0.75


def test_the_tokens_are_shown_as_the_rules_see_them() -> None:
    explanation = explained("Ibuprofen is old. It quickly treats headache and (rarely) fever.")

    (row,) = explanation.rows
    roles = {token.text: token.role for token in row}
    assert roles["It = ibuprofen"] == "pronoun"
    assert roles["treats"] == "word"
    assert roles["headache, fever"] in {"condition", "effect"}
    assert roles["."] == "sign"


def test_a_list_is_one_token() -> None:
    explanation = explained("Aspirin and ibuprofen treat headache.")

    assert explanation.rows[0][0] == ("Aspirin, ibuprofen", "drug")


def test_kinds_that_no_rule_joins() -> None:
    explanation = explained("Ketamine was given by the oral route in children.")

    assert unsaid(explanation, "oral route", "children").reason == "kinds"


def test_two_names_without_a_cue() -> None:
    pair = unsaid(explained("Hay fever. Loratadine: asthma."), "loratadine", "asthma")

    assert pair.reason in {"no cue", "no rule matched", "scorer"}
    assert pair.because


def test_the_nearest_rule_says_where_it_stops() -> None:
    (reading,) = extractor().readings(Document("d", "Hay fever treats loratadine badly."))
    rules = [rule for rule in extractor().rules.rules if rule.name == "treat.active"]
    assert reading.tagged is not None

    near = nearest_rule(rules, reading.tagged, *reading.row)

    assert near is not None
    assert (near.cue, near.left, near.right) == ("treats", 1, 1)
    assert str(near) == (
        "treat.active ({s} << [$treat.present] ~~ {o}), called for by 'treats': "
        "after it, '{o}' is not there and before it, '{s}' is not there"
    )


def test_another_name_stands_nearer() -> None:
    pair = unsaid(
        explained("Unlike ketamine, loratadine may treat hay fever."), "ketamine", "hay fever"
    )

    assert pair.reason == "another is nearer"
    assert pair.because.startswith("treat.active joined hay fever with loratadine")


def test_no_rule_is_near_without_its_cue() -> None:
    (reading,) = extractor().readings(Document("d", "Hay fever and loratadine."))
    rules = [rule for rule in extractor().rules.rules if rule.name == "treat.active"]
    assert reading.tagged is not None

    assert nearest_rule(rules, reading.tagged, *reading.row) is None


def test_furniture_explains_nothing_as_a_claim() -> None:
    text = "Loratadine treats hay fever."
    sentence = Document("d", text, furniture=((0, len(text)),))

    (explanation,) = explain(extractor(), sentence)

    assert explanation.kind == "furniture"
    assert explanation.claims == ()


def test_every_pair_of_names_is_claimed_or_told_about() -> None:
    text = "Unlike ketamine, loratadine treats hay fever, and asthma was not seen after ibuprofen."
    explanation = explained(text)

    ids = [mention.entity.id for mention in explanation.mentions]
    pairs = {frozenset((a, b)) for n, a in enumerate(ids) for b in ids[n + 1 :] if a != b}
    told = {frozenset((each.one.entity.id, each.other.entity.id)) for each in explanation.unsaid}
    claimed = {
        frozenset((made.claim.subject.entity.id, made.claim.object.entity.id))
        for made in explanation.claims
    }
    assert told | claimed >= pairs
    assert not told & claimed


def test_a_users_rule_is_named_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(
        '[[rule]]\nname = "my.hushes"\npredicate = "treats"\npattern = "{s} << [hushes] ~~ {o}"\n'
        'examples = ["Ibuprofen hushes pain."]\n',
        encoding="utf-8",
    )
    own = Extractor(extractor().lexicon, [path])

    (explanation,) = explain(own, Document("d", "Aspirin hushes fever."))

    assert explanation.claims[0].source == str(path)


def test_explaining_and_extracting_find_the_same() -> None:
    document = Document(
        "d", "Loratadine treats hay fever. It may cause headache. Asthma is common."
    )

    claims = [made.claim for each in explain(extractor(), document) for made in each.claims]

    assert tuple(claims) == extractor().extract(document).claims


def test_a_reading_of_a_sentence_without_names_is_empty() -> None:
    (reading,) = extractor().readings(Document("d", "The weather was fine."))

    assert isinstance(reading, Reading)
    assert reading.tagged is None
    assert reading.claims == ()
