"""Mentions: names in the forms in which documents use them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pharmagraph.builders.mentions.given import given_mentions
from pharmagraph.builders.mentions.mentions import find_mentions
from pharmagraph.graph.claim import Mention
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon

CHEMICALS = (Kind.DRUG, Kind.DRUG_CLASS)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def mentions(lexicon: Lexicon, text: str) -> list[Mention]:
    found = find_mentions(Document("d", text), lexicon)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    return found


def labels(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.entity.label) for mention in mentions(lexicon, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Metformin-induced diarrhoea", [("Metformin", "metformin"), ("diarrhoea", "diarrhea")]),
        ("Crohn’s and gout", [("Crohn’s", "Crohn's disease"), ("gout", "gout")]),
        ("sertraline hydrochloride 50 mg", [("sertraline hydrochloride", "sertraline")]),
        (
            "hepatic and renal failure",
            [("hepatic", "liver failure"), ("renal failure", "kidney failure")],
        ),
        (
            "D1 and D2 receptors",
            [("D1", "dopamine D1 receptor"), ("D2 receptors", "dopamine D2 receptor")],
        ),
        (
            "it acts at dopamine and opioid receptors",
            [("dopamine", "dopamine receptor"), ("opioid receptors", "opioid receptor")],
        ),
        (
            "the reuptake of serotonin and noradrenaline",
            [
                ("reuptake of serotonin", "serotonin reuptake"),
                ("noradrenaline", "norepinephrine reuptake"),
            ],
        ),
        (
            "traces of dopamine, and opioid receptors",
            [("dopamine", "dopamine"), ("opioid receptors", "opioid receptor")],
        ),
        (
            "type 1 and 2 diabetes",
            [("type 1", "type 1 diabetes"), ("2 diabetes", "type 2 diabetes")],
        ),
        ("stage IV lymphoma", [("lymphoma", "lymphoma")]),
        ("given IV", [("IV", "intravenous")]),
        ("SAFETY IN TEN HORSES", []),
        (
            "SJS and TEN occurred",
            [("SJS", "Stevens-Johnson syndrome"), ("TEN", "toxic epidermal necrolysis")],
        ),
        ("nausea and vomiting", [("nausea", "nausea"), ("vomiting", "vomiting")]),
        ("the SSS-IV and DSM‐IV criteria", []),
        ("phenytoin toxicity", [("phenytoin", "phenytoin"), ("toxicity", "toxicity")]),
        ("5-HT(2A) receptors", [("5-HT(2A) receptors", "5-HT2A receptor")]),
        (
            "heparin-induced thrombocytopenia",
            [("heparin", "heparin"), ("thrombocytopenia", "thrombocytopenia")],
        ),
        (
            "hyperkalaemia and leucopenia",
            [("hyperkalaemia", "hyperkalemia"), ("leucopenia", "leukopenia")],
        ),
        (
            "intranasal or oral insulin",
            [("intranasal", "intranasal"), ("oral", "oral"), ("insulin", "insulin")],
        ),
    ],
)
def test_names_as_documents_write_them(
    lexicon: Lexicon, text: str, found: list[tuple[str, str]]
) -> None:
    assert labels(lexicon, text) == found


def test_a_stereoisomer_is_not_its_parent(lexicon: Lexicon) -> None:
    parent, *isomers = mentions(lexicon, "Citalopram, escitalopram, (R)-citalopram and S-warfarin")

    assert parent.entity.id not in {mention.entity.id for mention in isomers}
    assert [mention.text for mention in isomers[1:]] == ["(R)-citalopram", "S-warfarin"]


def test_a_racemate_is_its_parent(lexicon: Lexicon) -> None:
    assert labels(lexicon, "(±)-ketamine")[0][1] == "ketamine"


def test_a_chemical_prefix_makes_another_substance(lexicon: Lexicon) -> None:
    (mention,) = mentions(lexicon, "p-chloro-amphetamine")

    assert mention.text == "p-chloro-amphetamine"
    assert mention.entity.label != "amphetamine"


@pytest.mark.parametrize(
    "text",
    [
        "4-(3-chlorobenzyl)pyridine",
        "5-chloro-3-(2-ethoxyphenyl)quinoline",
        "indole-2-carboxylic acid",
    ],
)
def test_a_part_of_a_systematic_name_is_not_named(lexicon: Lexicon, text: str) -> None:
    (mention,) = mentions(lexicon, f"We gave {text} to rats.")

    assert mention.text == text
    assert mention.entity.label.lower() == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[3H]-naloxone", "naloxone"),
        ("sodium warfarin", "warfarin"),
        ("glyceryl trinitrate", "nitroglycerin"),
        ("lead acetate", "lead acetate"),
        ("pentylenetetrazol", "pentylenetetrazole"),
        ("KCl", "potassium chloride"),
    ],
)
def test_names_of_chemists(lexicon: Lexicon, text: str, found: str) -> None:
    assert [label for _, label in labels(lexicon, f"{text} was given.")] == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("neutropenic patients", [("neutropenic", "neutropenia")]),
        ("dystonic rats", [("dystonic", "dystonia")]),
        ("necrotic pneumonia", [("pneumonia", "pneumonia")]),
        ("arthritic manifestations", []),
        ("hypnotic", [("hypnotic", "hypnotic")]),
        ("thrombi", [("thrombi", "blood clots")]),
    ],
)
def test_adjectives_of_illnesses(lexicon: Lexicon, text: str, found: list[tuple[str, str]]) -> None:
    illnesses = [
        (mention.text, mention.entity.label)
        for mention in mentions(lexicon, text)
        if mention.entity.kind is not Kind.POPULATION
    ]

    assert illnesses == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an arginine to cysteine substitution", []),
        ("Five amino acid residues differ.", []),
        ("A missense mutation put valine in its place.", []),
        ("cytosine-to-thymine transversions", []),
        ("Rats were fed arginine and glycine.", ["arginine", "glycine"]),
        ("infusions of amino acids", ["amino acids"]),
        ("glutamine 20 g a day", ["glutamine"]),
        ("phosphorylation at serine-473", []),
        ("The gene encodes a protein of 312 amino acids.", []),
        ("It replaces an arginine (CGA) by a stop at codon 12.", []),
        ("The Val allele was rare.", []),
        ("tyrosine phosphorylation of the receptor", []),
        ("Plasma levels of 20 amino acids fell.", ["amino acids"]),
    ],
)
def test_residues_are_no_substances(lexicon: Lexicon, text: str, found: list[str]) -> None:
    chemicals = [m.text for m in mentions(lexicon, text) if m.entity.kind in CHEMICALS]

    assert chemicals == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The extract has antioxidant activity.", []),
        ("a weak immunosuppressive action", []),
        ("a new antioxidant", ["antioxidant"]),
        ("diuretics and their effects", ["diuretics"]),
    ],
)
def test_what_an_effect_is_like_is_no_class_of_drugs(
    lexicon: Lexicon, text: str, found: list[str]
) -> None:
    chemicals = [m.text for m in mentions(lexicon, text) if m.entity.kind in CHEMICALS]

    assert chemicals == found


def test_anesthesia_that_is_undergone_is_a_therapy(lexicon: Lexicon) -> None:
    (undergone,) = mentions(lexicon, "It fell during general anesthesia.")
    *_, effect = mentions(lexicon, "Propofol produced deep anesthesia.")

    assert (undergone.entity.kind, effect.entity.kind) == (Kind.THERAPY, Kind.EFFECT)
    assert undergone.entity.id == effect.entity.id


@pytest.mark.parametrize(
    "text", ["It followed spinal anesthesia.", "Anaesthesia was maintained with isoflurane."]
)
def test_anesthesia_as_a_technique_is_a_therapy(lexicon: Lexicon, text: str) -> None:
    assert mentions(lexicon, text)[0].entity.kind is Kind.THERAPY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It helped depressed outpatients.", [("depressed", "depression")]),
        ("It depressed motility.", []),
        ("The response and toxicity were good.", [("toxicity", "toxicity")]),
        ("a tonic-clonic seizure", [("tonic-clonic seizure", "tonic-clonic seizure")]),
        ("thyroid disorders", [("thyroid disorders", "thyroid gland disorder")]),
        ("chloroquine retinopathy", [("retinopathy", "retinopathy")]),
        ("rats on a low-sodium diet", []),
        ("They swam until exhaustion.", []),
        ("She complained of exhaustion.", [("exhaustion", "fatigue")]),
        ("cells in high glucose medium", []),
        (
            "elevated intraocular pressure (IOP). IOP was noted.",
            [("elevated intraocular pressure", "ocular hypertension")],
        ),
    ],
)
def test_illnesses_by_their_usual_words(
    lexicon: Lexicon, text: str, found: list[tuple[str, str]]
) -> None:
    ills = {Kind.CONDITION, Kind.EFFECT}

    assert [
        (m.text, m.entity.label) for m in mentions(lexicon, text) if m.entity.kind in ills
    ] == found


def test_dependence_of_amounts_is_no_addiction(lexicon: Lexicon) -> None:
    assert labels(lexicon, "We saw no dose dependence.") == []
    assert labels(lexicon, "We saw no physical dependence.") == [
        ("physical dependence", "drug dependence")
    ]


def test_what_is_wrong_with_a_part_has_the_heading_of_its_diseases(lexicon: Lexicon) -> None:
    (effect,) = mentions(lexicon, "It had cardiovascular toxicity.")

    assert effect.entity.id.startswith("PG:effect/")
    assert effect.entity.xrefs == ("MESH:D002318",)
    assert effect.entity.near == ()


def test_an_effect_made_of_words_is_near_the_heading_of_its_part(lexicon: Lexicon) -> None:
    (effect,) = mentions(lexicon, "It had cardiovascular manifestations.")

    assert effect.entity.id.startswith("PG:effect/")
    assert effect.entity.xrefs == ()
    assert effect.entity.near == ("MESH:D002318",)


def test_a_document_says_what_its_abbreviations_mean(lexicon: Lexicon) -> None:
    text = "Pulmonary arterial hypertension (PAH) is rare. PAH is treated with bosentan."

    assert [label for _, label in labels(lexicon, text)].count(
        "pulmonary arterial hypertension"
    ) == 3


def test_an_abbreviation_of_something_unknown_names_nothing(lexicon: Lexicon) -> None:
    assert labels(lexicon, "a basal dorsal network factor (BDNF) and the BDNF score") == []


def test_a_name_may_go_on_after_its_abbreviation(lexicon: Lexicon) -> None:
    (mention,) = mentions(lexicon, "gamma-aminobutyric acid (GABA) receptors")

    assert mention.entity.kind is Kind.RECEPTOR


def test_a_hormone_is_a_protein_where_its_gene_is_meant(lexicon: Lexicon) -> None:
    gene, _, drug = mentions(lexicon, "insulin gene expression; insulin 10 units")

    assert (gene.entity.kind, drug.entity.kind) == (Kind.PROTEIN, Kind.DRUG)


def test_page_furniture_names_nothing(lexicon: Lexicon) -> None:
    document = Document("d", "aspirin | ibuprofen", furniture=((10, 19),))

    assert [mention.text for mention in find_mentions(document, lexicon)] == ["aspirin"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("continual kidney sickness", "chronic kidney disease"),
        ("put up-traumatic pressure disorder (PTSD)", "post-traumatic stress disorder"),
        ("cerebral pain", "headache"),
        ("looseness of the bowels", "diarrhea"),
        ("bipolar jumble", "bipolar disorder"),
        ("ovarian most cancers", "ovarian cancer"),
        ("pancreatic malignant growth", "pancreatic cancer"),
        ("muscle shortcoming", "muscle weakness"),
        ("urinary tract an infection", "urinary tract infection"),
        ("sort two diabetes", "type 2 diabetes"),
        ("generalized panic problem", "generalized anxiety disorder"),
        ("submit-herpetic neuralgia", "postherpetic neuralgia"),
        ("elevated blood strain", "hypertension"),
        ("bipolar dysfunction", "bipolar disorder"),
        ("put up-traumatic anxiety disorder", "post-traumatic stress disorder"),
    ],
)
def test_reworded_names_are_understood(lexicon: Lexicon, text: str, label: str) -> None:
    first = mentions(lexicon, text)[0]

    assert first.entity.label == label


def test_plain_text_is_not_reworded(lexicon: Lexicon) -> None:
    text = "The main process of the program is a technique that most patients put up with."

    assert mentions(lexicon, text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A tension headache came.", "tension headache"),
        ("She had an infection.", "infection"),
        ("Stress and anxiety came.", "anxiety"),
        ("It was superior to clinic blood pressure.", "blood pressure"),
    ],
)
def test_plain_names_win_over_readings_of_reworded_ones(
    lexicon: Lexicon, text: str, label: str
) -> None:
    assert mentions(lexicon, text)[-1].entity.label == label


def test_given_mentions_are_taken_as_they_are(lexicon: Lexicon) -> None:
    document = Document(
        "d",
        "Naloxone reverses the wobbles",
        given=(
            GivenMention(0, 8, "drug", "MESH:D009270"),
            GivenMention(0, 29, "effect"),
            GivenMention(22, 29, "condition", "MY:7"),
        ),
    )
    whole, drug, wobbles = given_mentions(document, lexicon)

    assert (whole.end, whole.entity.id) == (29, "PG:effect/naloxone-reverses-the-wobbles")
    assert (drug.entity.id, "MESH:D009270" in drug.entity.xrefs) == ("CHEBI:7459", True)
    assert wobbles.entity == Entity("MY:7", "wobbles", Kind.CONDITION)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The enzymes of M. tuberculosis were cloned.", "tuberculosis"),
        ("It was transcribed with murine leukemia virus enzyme.", "leukemia"),
        ("A plethora of methods is known.", "plethora"),
        ("Iron-sulfur clusters were rebuilt.", "Iron"),
        ("A zinc finger protein was found.", "zinc"),
        ("It is a serine and cysteine hydrolase inhibitor.", "serine"),
        ("It acts on other tyrosine kinases.", "tyrosine"),
        ("Oral tetrabromodiphenyl ether was given.", "ether"),
    ],
)
def test_a_name_that_is_part_of_another_is_not_found(text: str, name: str) -> None:
    found = find_mentions(Document("d", text), Lexicon.load())

    assert name not in {mention.text for mention in found}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("UGT1A4 breaks it down", "UGT1A4"),
        ("PDE11 is spared", "PDE11A"),
        ("BCR-ABL drives the leukemia", "BCR-ABL"),
        ("inositol monophosphatase is blocked", "IMPA1"),
        ("Helicobacter pylori is cleared", "H. pylori infection"),
        ("sucking lice are killed", "lice infestation"),
        ("nicotine withdrawal is eased", "nicotine withdrawal"),
        ("through a vein", "intravenous"),
        ("behavioral therapy helps", "behavioral therapy"),
    ],
)
def test_names_that_articles_use(lexicon: Lexicon, text: str, label: str) -> None:
    assert mentions(lexicon, text)[0].entity.label == label
