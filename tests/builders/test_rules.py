"""Every example beside a shipped rule holds; a user's rules work, or are refused with place and remedy."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from pharmagraph.builders.examples import problem_of
from pharmagraph.builders.extract import Extractor
from pharmagraph.builders.rules import Example, RuleSet
from pharmagraph.errors import RulesError
from pharmagraph.graph.document import Document
from pharmagraph.ontology.lexicon import Lexicon
from tests.builders.shipped import extractor


@cache
def lexicon() -> Lexicon:
    return Lexicon.load()


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


def rule(**changes: str) -> str:
    """A rule that is right, with other lines in place of its own; an empty one leaves the line out."""
    lines = {
        "name": '"my.hushes"',
        "predicate": '"treats"',
        "pattern": '"{s} << [hushes] ~~ {o}"',
        "examples": '["Ibuprofen hushes pain."]',
    } | changes
    return "[[rule]]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items() if value)


# --- shipped rules --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "example", RuleSet().examples, ids=lambda each: f"{each.rule}: {each.sentence}"
)
def test_a_shipped_rule_finds_what_its_example_says(example: Example) -> None:
    readings = list(extractor().readings(Document("example", example.sentence)))

    found = {
        (each.subject.entity.id, each.predicate, each.object.start)
        for reading in readings
        for each in reading.found
        if fnmatchcase(each.rule.name, example.rule)
    }
    claimed = {
        (claim.subject.entity.id, claim.predicate, claim.object.start)
        for reading in readings
        for claim in reading.claims
    }

    assert found & claimed, problem_of(example, extractor().readings)


def test_every_shipped_rule_has_an_example() -> None:
    rules = RuleSet()

    tried = [example.rule for example in rules.examples]
    lacking = {
        each.name
        for each in rules.rules
        if not any(fnmatchcase(each.name, pattern) for pattern in tried)
    }

    assert lacking == set()


def test_shipped_rules_have_names_of_their_own() -> None:
    rules = RuleSet()

    names = [example.rule for example in rules.examples]
    sources: dict[str, set[str]] = {}
    for each in rules.rules:
        sources.setdefault(each.name, set()).add(each.source)

    assert {name for name, files in sources.items() if len(files) > 1} == set()
    assert names


# --- a user's rules -------------------------------------------------------------------------------


def test_a_users_rule_makes_claims(tmp_path: Path) -> None:
    path = own(tmp_path, rule())

    extraction = Extractor(lexicon(), [path]).extract(Document("d", "Aspirin hushes fever."))

    (claim,) = extraction.claims
    assert (claim.subject.text, claim.predicate, claim.object.text) == (
        "Aspirin",
        "treats",
        "fever",
    )
    assert claim.rule == "my.hushes"


def test_a_users_rule_may_leave_its_subject_to_be_understood(tmp_path: Path) -> None:
    text = "Ibuprofen is old. Hushed: pain."
    path = own(
        tmp_path,
        rule(pattern='"[hushed] : {o}"', examples=f'["{text}"]'),
    )

    claims = Extractor(lexicon(), [path]).extract(Document("d", text)).claims

    assert [(claim.subject.entity.label, claim.rule) for claim in claims] == [
        ("ibuprofen", "my.hushes")
    ]


def test_a_users_verbs_get_all_frames(tmp_path: Path) -> None:
    family = (
        '[family.zonk]\nverbs = ["zonk"]\npredicates = { condition = "treats", effect = "treats" }\n'
        'examples = ["Ibuprofen zonks pain."]\n'
    )
    extractor = Extractor(lexicon(), [own(tmp_path, family)])

    claims = extractor.extract(Document("d", "Fever was zonked by aspirin.")).claims

    assert [(each.subject.text, each.rule) for each in claims] == [("aspirin", "zonk.passive")]


def test_a_users_verb_joins_a_family_that_is_there(tmp_path: Path) -> None:
    family = '[family.treat]\nverbs = ["vanquish"]\nexamples = ["Ibuprofen vanquished fever."]\n'

    extractor = Extractor(lexicon(), [own(tmp_path, family)])
    texts = ("Aspirin vanquishes fever.", "Aspirin treats fever.")
    claims = [extractor.extract(Document("d", text)).claims for text in texts]

    assert [[each.rule for each in found] for found in claims] == [["treat.active"]] * 2


def test_a_users_words_join_a_class_that_is_there(tmp_path: Path) -> None:
    words = '[words]\nworth = ["splendid"]\n'
    text = words + rule(
        pattern='"{s} was [$worth] ~ for {o}"',
        examples='["Ibuprofen was splendid for pain."]',
        confidence="1.0",
    )

    rules = RuleSet([own(tmp_path, text)])

    assert {"splendid", "effective"} <= rules.vocabulary.classes["worth"]


def test_a_word_that_a_users_rule_names_stands_in_the_way_of_no_other_rule(tmp_path: Path) -> None:
    path = own(tmp_path, rule(pattern='"{s} << [hushes] squalid? ~~ {o}"'))

    extraction = Extractor(lexicon(), [path]).extract(Document("d", "Aspirin treats squalid pain."))

    (claim,) = extraction.claims
    assert (claim.predicate, claim.object.text) == ("treats", "pain")


def test_a_word_stands_in_the_way_only_where_it_is_named_as_a_wall() -> None:
    rules = RuleSet()
    text = files("pharmagraph.builders.rules").joinpath("walls.toml").read_text(encoding="utf-8")
    walls = tomllib.loads(text)
    listed = [word for name, words in walls.items() if name != "classes" for word in words]

    fillers, codes = rules.vocabulary.classes["filler"], extractor().rules.vocabulary.codes

    assert len(listed) == len(set(listed))
    assert not fillers.intersection(listed), "of two tables that say the opposite, one is wrong"
    assert not set(listed) - codes.keys(), "no rule names these any more: take them out"
    assert {"class", "sole", "concomitant"} <= fillers


def test_rules_change_the_version_by_which_a_graph_knows_them(tmp_path: Path) -> None:
    assert RuleSet([own(tmp_path, rule())]).version != RuleSet().version


def test_a_file_called_as_a_shipped_one_does_not_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "treats.toml").write_text(rule(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    names = {each.name for each in RuleSet([Path("treats.toml")]).rules}

    assert {"my.hushes", "treats.for"} <= names


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[words]\n\nx = ]\n", r"my\.toml:3: is not TOML"),
        ("[rules]\n", "does not know 'rules'; did you mean 'rule'"),
        ("rule = 3\n", "'rule' is not a table"),
        ('[words]\nx = "y"\n', "not a list of words"),
        ('[words]\nx = ["first line"]\n', 'one by one: "first line"'),
        (rule(name=""), r"\[\[rule\]\] 1: has no name"),
        (rule(name='"my hushes"'), "no name for a rule"),
        (rule(name='"treats.for"'), "of this name already"),
        (rule() + rule(), "of this name already"),
        (rule(examples=""), "has no examples"),
        (rule(examples="[]"), "has no examples"),
        (rule(examples='[""]'), "write sentences"),
        (rule(examples='"Ibuprofen hushes pain."'), "examples is a list"),
        (rule(patern='"x"'), "'patern'; did you mean 'pattern'"),
        (rule(pattern=""), "needs either 'pattern' or 'patterns'"),
        (rule(patterns='["x"]'), "needs either 'pattern' or 'patterns'"),
        (rule(pattern="", patterns="[]"), "has no pattern"),
        (rule(pattern="", patterns="[3]"), "a pattern is a text"),
        (rule(predicate='"treat"'), "no predicate 'treat'; did you mean 'treats'"),
        (rule(predicate="", predicates="{}"), "predicates is empty"),
        (rule(predicate="", predicates='{ illness = "treats" }'), "no kind 'illness'"),
        (rule(predicate="", predicates='{ drug = "treats" }'), "cannot have a drug as object"),
        (rule(certainty='"maybe"'), "no certainty 'maybe'"),
        (rule(confidence="2"), "not above 0 and at most 1"),
        (rule(confidence="true"), "confidence is a number"),
        (rule(negated="1"), "negated is true or false"),
        (rule(pattern='"{s} hushes {o}"'), "has 0 cues"),
        (rule(pattern='"{s} [hushes] [so] {o}"'), "has 2 cues"),
        (rule(pattern='"{s} [hushes]"'), "a pattern has one {o}"),
        (rule(pattern='"{s} [hushes] {o} {o}"'), "a pattern has one {o}"),
        (rule(pattern='"{s} [hushes] {o:illness}"'), "no kind 'illness'"),
        (rule(pattern='"{s} [$wurth] {o}"'), "'wurth'; did you mean 'worth'"),
        (rule(pattern='"{s} [add-on] {o}"'), 'one by one: "add on"'),
        (rule(pattern='"{s} [hushes {o}"'), "not one word"),
        ('[family.zonk]\nverbs = ["zonk"]\nexamples = ["x"]\n', "needs predicates"),
        ('[family.treat]\nexamples = ["x"]\n', "has no words"),
        ('[family.treat]\nverbs = ["zonk"]\n', "has no examples"),
        (
            '[family.treat]\nverbs = ["zonk"]\nconfidence = 0.1\nexamples = ["x"]\n',
            "cannot change confidence",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_refused_with_place_and_remedy(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(RulesError, match=says) as raised:
        RuleSet([own(tmp_path, text)])

    assert str(tmp_path / "my.toml") in str(raised.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (rule(examples='["Hushes is a river."]'), "names in it are unknown"),
        (rule(examples='["Ibuprofen is old. So is pain."]'), r"names in it are Ibuprofen \(drug\), pain"),
        (rule(examples='["Ibuprofen treats pain."]'), r"what came was Ibuprofen treats pain \(by treat"),
        (
            rule(pattern='"{s} << [treats] ~~ {o}"', confidence="0.2", examples='["Ibuprofen treats pain."]'),
            "it does find Ibuprofen treats pain, but with 0.20 that gave way",
        ),
        (rule(counter_examples='["Aspirin hushes fever."]'), "finds a claim in the counter-example"),
    ],
)  # fmt: skip
def test_an_example_that_does_not_hold_says_what_came_instead(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(RulesError, match=says):
        Extractor(lexicon(), [own(tmp_path, text)])


def test_a_counter_example_without_a_claim_by_the_rule_is_fine(tmp_path: Path) -> None:
    text = rule(counter_examples='["Aspirin treats fever.", "Aspirin was hushed."]')

    assert Extractor(lexicon(), [own(tmp_path, text)]).rules.own_examples[1].holds is False


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(RulesError, match=r"my\.toml: cannot be read"):
        RuleSet([tmp_path / "my.toml"])
    with pytest.raises(RulesError, match="No such file"):
        RuleSet([tmp_path / "none.toml"])


def test_a_rule_of_titles_holds_in_the_title_only(tmp_path: Path) -> None:
    row = """name = "my.title"\npredicate = "associated_with"\ntitle = true\nconfidence = 0.9
pattern = "{s:drug} [revisited] in ~ {o:condition}"
examples = ["# Lithium revisited in epilepsy\\n\\nA review."]"""
    engine = Extractor(lexicon(), [own(tmp_path, f"[[rule]]\n{row}\n")])

    title, body = "# Lithium revisited in epilepsy", "Lithium revisited in epilepsy."

    assert ruled(engine, f"{title}\n\nA review.") == {"my.title"}
    assert ruled(engine, f"# A review\n\n{body}") == set()


def test_a_rule_can_keep_away_from_sentences_that_speak_of_something_else(tmp_path: Path) -> None:
    row = """name = "my.gene"\npredicate = "associated_with"\nunless = ["drug"]\nconfidence = 0.9
pattern = "{s:protein} << [entwined] with ~ {o:condition}"
examples = ["BRCA1 is entwined with breast cancer."]
counter_examples = ["Beside tamoxifen BRCA1 is entwined with breast cancer."]"""

    engine = Extractor(lexicon(), [own(tmp_path, f"[[rule]]\n{row}\n")])

    assert ruled(engine, "BRCA1 is entwined with breast cancer.") == {"my.gene"}


def ruled(engine: Extractor, text: str) -> set[str]:
    claims = engine.extract(Document("d", text)).claims
    return {claim.rule for claim in claims if claim.rule.startswith("my.")}
