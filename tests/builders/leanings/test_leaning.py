"""In an article about one drug, clauses that no rule reads are judged by the senses of their words and titles."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.leanings.article import Course, is_article
from pharmagraph.builders.leanings.signs import Signs, words
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.text.sentences import Sentence
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.predicates import Predicate
from tests.builders.shipped import extractor

ARTICLE = """Mirtazapine, twenty years on

Mirtazapine is a tablet that people swallow at night. It came from a laboratory in the Netherlands, and doctors were
slow to warm to it. Today it is found in many a bedside drawer, and it costs next to nothing.

What it is good for

Mirtazapine lifts depression. {helps}

The downside

Mirtazapine causes sleepiness. {harms}

Mixing it with other medicines

Mirtazapine should not be combined with phenelzine. {joins}

A word about money

Pharmacies buy it in bulk, and most of them keep a month of stock. Nobody gets rich by it, and nobody
has asked for a dearer form. The boxes are white, the print is small, and the leaflet is folded eight times.
"""
REPORT = "\n\n".join(
    (
        "Mirtazapine in the clinic",
        "METHODS",
        "We gave mirtazapine to 40 patients. They were randomly assigned, and mirtazapine was taken at night. "
        * 6,
        "RESULTS",
        "Dry mouth is what most of our patients grumbled about. Mirtazapine was stopped in two. "
        * 6,
    )
)


def leaned(helps: str = "", harms: str = "", joins: str = "") -> list[Claim]:
    """What no rule found."""
    text = ARTICLE.format(helps=helps, harms=harms, joins=joins)
    claims = extractor().extract(Document("d", text, title="Mirtazapine, twenty years on")).claims
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
    return [claim for claim in claims if claim.rule.startswith("leaning.")]


def said(claims: Sequence[Claim]) -> set[tuple[str, str, str]]:
    return {(c.subject.entity.label, str(c.predicate), c.object.text) for c in claims}


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("Vivid dreams come with the territory, users say.", "Vivid dreams"),
        ("Tremor is what many users grumble about.", "Tremor"),
        ("Some users had constipation for a while.", "constipation"),
        ("A few of us ended up with constipation.", "constipation"),
        ("Some patients pay with restless legs.", "restless legs"),
        ("Other things people mention:\n- headache\n- dry mouth", "headache"),
    ],
)
def test_harm_without_a_drug_in_its_sentence_is_of_the_drug_of_the_article(
    sentence: str, effect: str
) -> None:
    assert ("mirtazapine", "causes", effect) in said(leaned(harms=sentence))


def test_what_it_is_good_for_is_treated() -> None:
    claims = leaned(helps="Doctors also hand it out for insomnia.")
    assert ("mirtazapine", "treats", "insomnia") in said(claims)


def test_what_only_the_scorer_holds_for_harm_is_judged_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sentence = "Mirtazapine is a weapon against prostate cancer."

    def judged(
        findings: Sequence[Finding], spoken: Sequence[Mention], text: str, *_: object, **__: object
    ) -> list[Finding]:
        harms = pattern_free_rule("scorer.drug-causes")
        ills = [m for m in spoken if m.text == "prostate cancer"]
        drugs = [m for m in spoken if m.text == "Mirtazapine"]
        read = [Finding(harms, drugs[0], Predicate.CAUSES, ill, (0, 1), 0.6) for ill in ills]
        return [*findings, *read]

    monkeypatch.setattr(extractor().engine.judge, "judged", judged)
    text = ARTICLE.format(helps=sentence, harms="", joins="")
    claims = extractor().extract(Document("d", text, title="Mirtazapine, twenty years on")).claims
    of_it = {str(claim.predicate) for claim in claims if claim.object.text == "prostate cancer"}
    assert of_it == {"treats"}


def test_partners_under_a_title_that_speaks_of_mixing_interact() -> None:
    claims = leaned(joins="Tramadol and diazepam call for caution.")
    assert {name for _, predicate, name in said(claims) if predicate == "interacts_with"} == {
        "Tramadol",
        "diazepam",
    }


@pytest.mark.parametrize(
    ("sentence", "pair"),
    [
        ("Ketoconazole lets mirtazapine loiter in the blood.", ("ketoconazole", "mirtazapine")),
        ("With ketoconazole, mirtazapine piles up in the blood.", ("mirtazapine", "ketoconazole")),
        ("Ketoconazole raises the level twofold.", ("ketoconazole", "mirtazapine")),
        ("Ketoconazole is best left alone.", ("mirtazapine", "ketoconazole")),
    ],
)
def test_a_partner_that_does_something_to_the_drug_is_the_one_that_acts(
    sentence: str, pair: tuple[str, str]
) -> None:
    found = [(c.subject.entity.label, c.object.entity.label) for c in leaned(joins=sentence)]
    assert found == [pair]


def test_an_example_of_a_class_may_interact() -> None:
    claims = leaned(joins="Opioids such as tramadol and other opioids call for caution.")
    assert ("mirtazapine", "interacts_with", "tramadol") in said(claims)


@pytest.mark.parametrize(
    "sentence", ["Don’t take it with tramadol.", "Don't take it with tramadol."]
)
def test_a_ban_on_taking_two_together_denies_no_interaction(sentence: str) -> None:
    text = ARTICLE.format(helps="", harms="", joins=sentence)
    claims = extractor().extract(Document("d", text, title="Mirtazapine, twenty years on")).claims
    joined = [c for c in claims if "tramadol" in (c.subject.text, c.object.text)]
    assert joined
    assert not any(c.negated for c in joined)


def test_a_label_before_a_colon_is_not_treated() -> None:
    line = "Renal impairment: half of what others swallow each evening."
    claims = leaned(harms=line) + leaned(joins=line)
    assert not any(c.predicate in ("treats", "prevents") for c in claims)


def test_a_dose_that_is_only_called_low_is_no_dose_of_an_article() -> None:
    text = ARTICLE.format(helps="Low doses of mirtazapine bring sleep.", harms="", joins="")
    claims = extractor().extract(Document("d", text, title="Mirtazapine, twenty years on")).claims
    assert not any(c.predicate is Predicate.HAS_DOSE for c in claims)


def test_an_alternative_is_one_to_the_drug_of_the_article() -> None:
    claims = leaned(helps="Trazodone is the usual alternative here.")
    assert [claim.subject.text for claim in claims] == ["Trazodone"]
    assert [claim.object.entity.label for claim in claims] == ["mirtazapine"]


def test_agencies_approve_the_drug_of_the_article_and_enzymes_break_it_down() -> None:
    claims = said(leaned(helps="The FDA gave the nod in 1996.", joins="CYP3A4 does the breakdown."))
    assert ("mirtazapine", "approved_by", "FDA") in claims
    assert ("mirtazapine", "metabolized_by", "CYP3A4") in claims
    warned = said(leaned(harms="In 2004 the FDA linked such drugs to suicide."))
    assert not [each for each in warned if each[1] == "approved_by"]


def test_forms_and_doses_are_of_the_drug_of_the_article() -> None:
    claims = said(leaned(helps="The lozenges hold 15 mg, and a syrup of 30 mg exists, too."))
    assert {name for _, predicate, name in claims if predicate == "has_dose"} <= {"15 mg", "30 mg"}
    assert ("mirtazapine", "administered_via", "syrup") in claims


def test_initials_are_no_route_and_the_dose_of_a_coded_compound_is_its_own() -> None:
    claims = said(
        leaned(
            helps="Mice slept, too (Kern SC, Doyle JT, unpublished data). Rats were given 28 mg BX-4711 orally."
        )
    )
    assert not {name for *_, name in claims if name in {"SC", "28 mg"}}


def test_of_two_drugs_in_a_sentence_that_of_the_clause_is_meant() -> None:
    claims = leaned(harms="Amitriptyline is cheaper; it often gave people a dry mouth.")
    assert not [each for each in said(claims) if each[:2] == ("mirtazapine", "causes")]


def test_those_who_are_told_to_stay_away_are_not_treated() -> None:
    claims = leaned(helps="Sleepers with epilepsy are told to stay away.")
    assert not [each for each in said(claims) if each[1] == "treats"]


@pytest.mark.parametrize(
    ("sentence", "ill"),
    [
        ("Epilepsy is a reason to look elsewhere.", "Epilepsy"),
        ("Anyone with glaucoma is better off with something else.", "glaucoma"),
    ],
)
def test_for_whom_it_is_not_in_the_words_of_a_shop(sentence: str, ill: str) -> None:
    assert ("mirtazapine", "contraindicated_in", ill) in said(leaned(joins=sentence))


def test_what_is_called_a_danger_is_not_treated() -> None:
    claims = leaned(helps="Hepatitis is its chief danger.")
    assert not [each for each in said(claims) if each[1] == "treats"]


def test_what_may_be_is_hedged_and_what_is_not_is_denied() -> None:
    hedged = leaned(harms="Tremor is possibly what many users grumble about.")
    assert [claim.certainty.hedged for claim in hedged] == [True]
    denied = leaned(harms="Tremor is not what many users grumble about.")
    assert [claim.negated for claim in denied] == [True]


def test_what_is_being_studied_is_not_asserted() -> None:
    claims = leaned(helps="Researchers are studying it as a remedy for fibromyalgia.")
    assert not [claim for claim in claims if claim.certainty is Certainty.ASSERTED]


def test_what_the_words_doubt_is_possible_at_most() -> None:
    claims = leaned(harms="Anecdotal tremor is what many users grumble about.")
    assert {claim.certainty for claim in claims} == {Certainty.POSSIBLE}


def test_what_is_fine_with_a_drug_and_what_flopped_is_not_affirmed() -> None:
    for line in ("Ibuprofen and paracetamol are fine.", "Tramadol with it is no problem."):
        assert not [claim for claim in leaned(joins=line) if not claim.negated]
    for line in ("For tinnitus it flopped.", "In tinnitus the tablet drew a blank."):
        assert not [claim for claim in leaned(helps=line) if not claim.negated]


def test_a_ban_is_not_denied_by_its_own_words() -> None:
    claims = leaned(joins="Tramadol must not be on the same prescription.")
    assert [(claim.negated, claim.certainty) for claim in claims] == [(False, Certainty.ASSERTED)]


def test_nothing_is_said_twice() -> None:
    said, again = (leaned(helps=f"For {ill} it is a friend.") for ill in ("tinnitus", "depression"))

    assert [claim.object.text for claim in said] == ["tinnitus"]
    assert not again


def test_a_report_of_a_study_is_no_article() -> None:
    document = Document("d", REPORT, title="Mirtazapine in the clinic")
    assert not is_article(document)
    claims = extractor().extract(document).claims
    assert not [claim for claim in claims if claim.rule.startswith("leaning.")]


def test_who_speaks_to_readers_of_our_house_and_what_we_do_writes_an_article() -> None:
    told = ARTICLE + "\nWe gave it to our son, and our doctor told us so. " * 12
    assert not is_article(Document("d", told))
    assert is_article(Document("d", told + "You will find that your sleep is better. " * 20))


def test_the_line_that_leads_into_a_list_says_what_its_items_are_of() -> None:
    course = Course()
    course.enter(Sentence(0, 1, "heading", "History"))
    course.lead("Call us if you get:")
    assert course.titled == ("harm",)
    course.lead("")
    assert course.titled == ("origin",)


def test_an_item_of_a_list_is_of_what_its_lead_says() -> None:
    claims = leaned(harms="It should not be used by people with:\n\n- glaucoma\n- epilepsy\n")
    assert not [each for each in said(claims) if each[1] == "treats"]
    told = said(leaned(joins="Call us if you notice:\n\n- insomnia\n"))
    assert ("mirtazapine", "causes", "insomnia") in told


def test_a_substance_of_the_body_may_be_the_drug_of_an_article() -> None:
    text = ARTICLE.format(helps="", harms="Vivid dreams are what users grumble about.", joins="")
    text = text.replace("Mirtazapine", "Melatonin")
    claims = extractor().extract(Document("d", text, title="Melatonin, twenty years on")).claims
    assert ("melatonin", "causes", "Vivid dreams") in said(list(claims))


def test_a_note_of_a_few_lines_is_no_article() -> None:
    assert not is_article(Document("d", "Mirtazapine\n\nIt lifts depression.\n"))
    assert is_article(Document("d", ARTICLE))


def test_a_label_in_full_is_no_article() -> None:
    assert not is_article(
        Document("d", ARTICLE + "\n12 CLINICAL PHARMACOLOGY\n\nIt is absorbed.\n")
    )
    assert not is_article(Document("d", ARTICLE, format="spl"))


def test_a_title_says_what_stands_beneath_it_and_small_titles_leave_it_so() -> None:
    course = Course()
    course.enter(Sentence(0, 1, "heading", "Unwanted effects"))
    assert course.titled == ("harm",)
    course.enter(Sentence(2, 3, "heading", "Very common"))
    assert course.titled == ("harm",)
    course.enter(Sentence(4, 5, "heading", "In the kitchen garden of a king"))
    assert course.titled == ("harm",)
    course.enter(Sentence(6, 7, "heading", "History"))
    assert course.titled == ("origin",)


def test_signs_are_found_in_all_their_forms_and_the_longest_wins() -> None:
    text = "It was contraindicated: complications led to a gold standard."
    found = [
        (sign.sense, text[sign.start : sign.end])
        for sign in Signs.load().among(words(text, 0, len(text)))
    ]
    assert ("forbids", "contraindicated") in found
    assert ("harm", "complications") in found
    assert ("harms", "led to") in found
    assert ("help", "gold standard") in found


@pytest.mark.parametrize(
    "said_there",
    [
        {"joins": "It can safely be used at the same time as diazepam."},
        {"joins": "Tramadol, on the other hand, can safely be added."},
        {"harms": "An early scare over tremor has since been laid to rest."},
        {"harms": "Unlike its rivals, it brings users little tremor."},
        {"helps": "In fibromyalgia, even so, the drug did not lessen the pain."},
        {"helps": "In migraine it is no better than placebo."},
        {"helps": "Against migraine its record is dismal."},
        {"helps": "In migraine the results were disappointing."},
    ],
)
def test_what_the_sentence_denies_or_allows_is_not_affirmed(said_there: dict[str, str]) -> None:
    (sentence,) = said_there.values()

    assert not [
        claim for claim in leaned(**said_there) if claim.quote == sentence and not claim.negated
    ]


@pytest.mark.parametrize(
    "granted", ["breakthrough therapy status", "orphan designation", "a fast-track review"]
)
def test_what_speeds_an_approval_is_none(granted: str) -> None:
    claims = leaned(helps=f"The FDA granted mirtazapine {granted} in 2018.")

    assert ("mirtazapine", "approved_by", "FDA") not in said(claims)


def test_what_one_is_told_not_to_combine_does_not_deny_what_it_brings() -> None:
    claims = leaned(harms="Never take mirtazapine twice a night; nausea troubles many people.")
    harms = [claim for claim in claims if claim.object.text == "nausea"]
    assert harms
    assert not any(claim.negated for claim in harms)


def test_a_drug_that_did_harm_is_no_remedy_of_what_stands_beside_it() -> None:
    claims = leaned(helps="It calms people with tetanus, anxiety and toxic reactions to cocaine.")
    assert not [c for c in claims if c.predicate == "treats" and c.subject.text == "cocaine"]


_OF_SEVERAL = """Two drops for red eyes

Naphazoline, tetryzoline, ketotifen and olopatadine have been sold here for as long as anybody can remember.
People like them because they are cheap, and because the white of the eye is white again before the bus comes.
My father sold them by the dozen, and he told everyone the same thing: not for long, and never on the day of a wedding.
I have kept to that. There are better things to spend your money on, and most of them do not come in a bottle.
Ketotifen is the older one. Most who overdo it complain of a headache.
Olopatadine is the dear one.

Naphazoline (the blue box). Works within ten minutes. Too much of it brings blurred vision.
"""


def test_in_an_article_about_several_drugs_what_is_said_is_of_the_one_named_last() -> None:
    claims = said(list(extractor().extract(Document("several", _OF_SEVERAL)).claims))

    assert ("ketotifen", "causes", "headache") in claims
    assert ("naphazoline", "has_onset", "ten minutes") in claims
    assert ("naphazoline", "causes", "blurred vision") in claims


@pytest.mark.parametrize(
    ("title", "sense"),
    [
        ("Ask before you take it with", "joins"),
        ("Tell your nurse if you have:", "asks"),
        ("Some people report", "harm"),
        ("5. ADRs", "harm"),
        ("You are not a candidate if", "forbids"),
    ],
)
def test_titles_and_leads_say_what_stands_beneath_them(title: str, sense: str) -> None:
    assert sense in Signs.load().of_title(title)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("You may well see it with Remeron on the box.", "Remeron"),
        ("Abroad people get it as Zispin.", "Zispin"),
        ("The brand that everyone knows is Remeron.", "Remeron"),
    ],
)
def test_a_name_that_the_drug_goes_by(sentence: str, name: str) -> None:
    text = ARTICLE.format(helps="", harms="", joins="").replace(
        "It came from", f"{sentence} It came from"
    )
    claims = extractor().extract(Document("d", text, title="Mirtazapine, twenty years on")).claims

    assert ("mirtazapine", "also_known_as", name) in said(claims)


def test_a_name_is_not_told_where_the_drug_only_is_called_by_it() -> None:
    text = ARTICLE.format(helps="Remeron helped with sleep, too.", harms="", joins="")
    claims = extractor().extract(Document("d", text, title="Mirtazapine, twenty years on")).claims

    assert not any(claim.predicate is Predicate.ALSO_KNOWN_AS for claim in claims)


def test_thousands_of_lines_of_signs_alone_are_looked_at_once() -> None:
    document = Document("d", "---\n" * 20_000 + ARTICLE)

    began = time.process_time()

    assert is_article(document)
    assert time.process_time() - began < 5  # each line with all behind it would take a minute


_DENYING = """Ondansetron

Ondansetron is a medicine that many hospitals keep in stock.
It came to market in 1990, and it is made by several firms today.

{title}

{sentence}

Other matters

It comes as a tablet and as a solution, and it was made in the 1980s by chemists of a British firm.
Pharmacies sell it cheaply.
"""


@pytest.mark.parametrize("title", ["Its uses", "Side effects", "More about it"])
@pytest.mark.parametrize(
    "sentence",
    [
        "It is ineffective for treating vomiting caused by motion sickness.",
        "It lacks any action against dizziness caused by inner ear disease.",
        "Weight gain is not among its effects.",
        "Sedation is hardly ever a matter of concern, since the drug does not enter those pathways.",
        "A trial in obesity was stopped for futility.",
        "Studies in tinnitus gave negative results.",
        "It was withdrawn as a treatment for itching after poor results.",
        "It was wrongly blamed for several cases of stroke.",
        "Reports of pancreatitis turned out to be coincidence.",
        "Cases of psychosis were put down to the illness and not to the drug.",
        "Prevention of asthma attacks is beyond it.",
        "Treatment of vertigo with it is pointless.",
        "Its use for cough has been abandoned.",
        "It is useless in diarrhoea caused by cholera.",
        "It is a poor choice for the stiffness of Parkinson's disease.",
        "In torticollis it was tried and found wanting.",
        "Rates of depression were the same as with placebo.",
        "Hallucinations have been ascribed to it, probably in error.",
        "Were it to cause anaemia, blood tests would show it.",
        "It is too weak to stop tetanus.",
        "The licence for vertigo was refused.",
        "Never: use for weight loss",
        "It cures addiction: there is no good evidence yet.",
        "I've heard it cures hiccups.",
    ],
)
def test_what_is_denied_in_an_article_is_no_fact(title: str, sentence: str) -> None:
    text = _DENYING.format(title=title, sentence=sentence)
    start = text.index(sentence)
    claims = extractor().extract(Document("one", text)).claims
    facts = [
        (claim.predicate, claim.object.text)
        for claim in claims
        if start <= claim.start < start + len(sentence)
        and not claim.negated
        and not claim.certainty.hedged
    ]

    assert facts == []


@pytest.mark.parametrize(
    ("sentence", "harm"),
    [
        ("Tell a doctor about a fever that does not go away.", "fever"),
        ("Headache is likely if you do not drink enough.", "Headache"),
        ("Constipation is common, but not dangerous.", "Constipation"),
        ("Most rashes were mild and did not require a change of drug.", "rashes"),
        ("Tremor may appear after drug therapy has been discontinued.", "Tremor"),
    ],
)
def test_a_condition_with_a_not_in_it_denies_no_harm(sentence: str, harm: str) -> None:
    claims = (
        extractor()
        .extract(Document("one", _DENYING.format(title="Side effects", sentence=sentence)))
        .claims
    )

    assert ("causes", harm) in {
        (str(claim.predicate), claim.object.text) for claim in claims if not claim.negated
    }


def test_what_is_only_said_to_be_common_is_not_treated() -> None:
    text = _DENYING.format(title="More about it", sentence="✘ Thrush is common")
    claims = extractor().extract(Document("one", text)).claims

    assert "treats" not in {str(claim.predicate) for claim in claims}


@pytest.mark.parametrize(
    "sentence",
    [
        "Fewer seizures and headaches.",
        "Was I epileptic?",
        "It masks the signs of a low blood sugar.",
    ],
)
def test_what_grew_rarer_or_was_asked_of_a_patient_is_no_harm(sentence: str) -> None:
    assert not [each for each in said(leaned(harms=sentence)) if each[1] in ("causes", "treats")]
