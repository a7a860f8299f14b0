"""Where sentences end: the abbreviations, numbers, lists and headings of biomedical prose."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pharmagraph.builders.text.sentences import MAX_SENTENCE, sentences
from pharmagraph.graph.document import Document


def parts(text: str, kind: str = "body") -> list[str]:
    return [text[s.start : s.end] for s in sentences(Document("d", text)) if s.kind == kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Opioids, e.g. Morphine sulfate, relieve pain.",
        "The drug, i.e. the racemate, was given i.v. at 0.5 mg/kg over 40 min.",
        "Doses of approx. 20 mg vs. placebo were compared in Dr. Okafor's trial.",
        "Smith et al. (2003) and Jones et al. [14] saw no effect.",
        "See Fig. 2 and Tab. 3 in Vol. 7 for No. 5 of the series.",
        "St. John's wort lowers the level of the drug.",
        "It was isolated from E. coli and from S. Typhimurium in mice.",
        "The value was 3.5 vs. 4.2 with P < .05 in both.",
        "The U.S. Food and Drug Administration approved it.",
        "J. B. Priest and A. Novak reported it first.",
        "Candida spp. Isolates were resistant.",
        "The half-life (ca. 6 h) is short.",
        "Merck & Co. Inc. Sells it.",
        "What is called pH 7.4 is neutral, cf. Section 3.",
        "Take it b.i.d. or t.i.d. with food.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It was given at 5 mg/kg.", "Patients improved."),
        ("They took vitamin C.", "Nobody was harmed."),
        ("He had hepatitis B.", "Lamivudine was begun."),
        ("They had hepatitis B or C.", "Interferon was begun."),
        ("The dose was 10 mg i.v.", "The pain went away."),
        ("The dose was 10 mg i.v.", "DATA were few."),
        ("It was first made in 1962.", "12 patients took it."),
        ("Is it safe?", "Nobody knows."),
        ("It helps in pain.[12]", "It harms the liver."),
        ("It helps in pain.12,13", "It harms the liver."),
        ("It helps in pain [3].", "It harms the liver."),
        ("It blocks the receptor (P < 0.05).", "Ketamine did not."),
        ("The drug was tested in the U.S.", "It was not approved."),
        ("Levels rose, etc.", "Nothing else changed."),
        ("This was shown by Hu et al.", "The effect was small."),
        ('He called it "safe."', "Others did not."),
        ("It raised the level of mRNA.", "mRNA is short-lived."),
        ("It was active in rats.", "α-Methyldopa was not."),
        ("It was active in rats.", "d-Amphetamine was not."),
        ("Some had nausea.", "(Others had none.)"),
    ],
)
def test_a_stop_before_a_new_beginning_ends_a_sentence(first: str, second: str) -> None:
    assert parts(f"{first} {second}") == [first, second]


def test_a_missing_space_after_a_stop_still_ends_the_sentence() -> None:
    text = "It treats depression.Ketamine also relieves pain. See www.Example.Org for more."

    assert parts(text)[:2] == ["It treats depression.", "Ketamine also relieves pain."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It changed the outcome.", "Forty-two women took part."),
        ("The dose was cut.", "A week later it was stopped."),
        ("Mood improved (p = 0.02).", "CONCLUSIONS Ketamine helps."),
        ("It was as good as the other (Table 2).", "Post-hoc tests agreed."),
        ("The share rose to 64.5%.", "Both drugs were given."),
        ("Nobody fell ill in 2005.", "A second trial followed."),
    ],
)
def test_a_missing_space_before_a_capital(first: str, second: str) -> None:
    assert parts(first + second) == [first, second]


@pytest.mark.parametrize(
    "sentence",
    [
        "The change is named c.34G>A (p.Gly12Ser) in carriers.",
        "It was dissolved at 3 micromol.L(-1) in Co.Q10 and saline.",
        "Write to anna.Novak@example.org, or see the file trial.Final_report.csv",
        "The salt is C17H21NO4.HCl in water.",
        "Some opioids, resp.Morphine alone, were given.",
        "1.Take the tablets with water.",
        "Rats were given 1 mg/kg i.p. LPS or saline.",
    ],
)
def test_a_stop_inside_a_name_does_not_end_a_sentence(sentence: str) -> None:
    assert parts(sentence) == [sentence]


def test_lines_without_a_stop_are_sentences_of_their_own() -> None:
    text = f"Aspirin is an old drug that {'very ' * 20}many people use\n" * 2

    assert len(parts(text)) == 2


def test_a_wrapped_paragraph_is_read_as_one() -> None:
    text = (
        "Ketamine was first synthesised in the sixties as an anaesthetic for\n"
        "surgical procedures, and it is still used for that in many countries\n"
        "of the world. Its effect begins within minutes."
    )

    assert len(parts(text)) == 2


def test_a_short_list_is_read_with_the_line_above_it() -> None:
    text = "Common side effects include:\n- nausea\n- dry mouth\n\nRare ones are not known."

    assert parts(text) == [
        "Common side effects include:\n- nausea\n- dry mouth",
        "Rare ones are not known.",
    ]


def test_items_that_are_sentences_stand_alone_without_their_bullets() -> None:
    text = "- Nausea is common. It passes.\n- Fits are rare."

    assert parts(text) == ["Nausea is common.", "It passes.", "Fits are rare."]


def test_a_monster_is_cut_at_white_space() -> None:
    text = "word " * 2000

    cut = parts(text)

    assert max(map(len, cut)) <= MAX_SENTENCE
    assert " ".join(cut).split() == text.split()


def test_a_monster_without_white_space_is_cut_all_the_same() -> None:
    assert "".join(parts("x" * 5000)) == "x" * 5000


def test_references_are_not_claims_of_the_article() -> None:
    text = "# Use\n\nIt treats pain.\n\n# References\n\nAspirin treats fever. Lancet 1990."

    assert parts(text) == ["It treats pain."]


def test_a_comment_form_without_lines_is_furniture() -> None:
    text = "It treats pain. Leave a Reply Your email address will not be published. It is old."

    assert parts(text) == ["It treats pain.", "It is old."]


@given(st.text(alphabet="ab AB.!?\n-#:,()1é\u00a0\r\t", max_size=300))
@example("- \nb")
def test_sentences_are_trimmed_ordered_and_apart(text: str) -> None:
    end = 0
    for sentence in sentences(Document("d", text)):
        words = text[sentence.start : sentence.end]

        assert sentence.start >= end
        assert words
        assert words == words.strip()
        end = sentence.end


@given(st.lists(st.sampled_from(["It helps.", "5 mg i.v. daily", "# Head", "- item", "", "A: b"])))
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)

    found = sentences(Document("d", text))

    read = "".join(text[s.start : s.end] for s in found)
    assert [c for c in read if c.isalnum()] == [c for c in text if c.isalnum()]
