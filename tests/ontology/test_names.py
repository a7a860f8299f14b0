"""Names that people use for drugs and for what drugs do."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.mark.parametrize(
    ("brand", "drug"),
    [
        ("Keppra", "levetiracetam"),
        ("Plavix", "clopidogrel"),
        ("Lipitor", "atorvastatin"),
        ("Clexane", "enoxaparin"),
        ("Fosamax", "alendronate"),
        ("Humalog", "insulin lispro"),
        ("Activase", "alteplase"),
        ("Premarin", "conjugated estrogens"),
        ("Zyvoxid", "linezolid"),
        ("Canesten", "clotrimazole"),
        ("Fybogel", "psyllium"),
        ("Movicol", "polyethylene glycol"),
        ("Epanutin", "phenytoin"),
        ("Dalacin", "clindamycin"),
    ],
)
def test_a_brand_is_the_drug_that_it_brings(lexicon: Lexicon, brand: str, drug: str) -> None:
    named, meant = lexicon.named(brand), lexicon.named(drug)

    assert named is not None
    assert named == meant


@pytest.mark.parametrize(
    "name",
    [
        "teriparatide",
        "colistin",
        "enfuvirtide",
        "pancrelipase",
        "polymyxin B",
        "ancrod",
        "atosiban",
    ],
)
def test_a_protein_that_is_only_given_is_a_drug(lexicon: Lexicon, name: str) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert entity.kind is Kind.DRUG


@pytest.mark.parametrize(
    "name",
    ["kratom", "garlic", "kava", "ashwagandha", "NBQX", "CGS 21680", "ICI 118,551", "L-NMMA"],
)
def test_plants_and_compounds_of_the_laboratory_are_substances(lexicon: Lexicon, name: str) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert entity.kind is Kind.DRUG


@pytest.mark.parametrize(
    ("name", "mesh"),
    [
        ("WAY-100635", "MESH:C090413"),
        ("PD98059", "MESH:C093973"),
        ("LY294002", "MESH:C085911"),
        ("MG-132", "MESH:C072553"),
        ("Bay K 8644", "MESH:D001498"),
        ("carbetocin", "MESH:C020731"),
        ("levothyroxine", "MESH:D013974"),
        ("sevoflurane", "MESH:D000077149"),
        ("sevoflurane", "MESH:C009250"),  # until it got a heading
        ("mycophenolate mofetil", "MESH:C063008"),
        ("DNA damage", "MESH:D004249"),
    ],
)
def test_what_mesh_knows_by_another_name_has_its_id(lexicon: Lexicon, name: str, mesh: str) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert mesh in (entity.id, *entity.xrefs)


@pytest.mark.parametrize(
    "name",
    [
        "Austin",
        "fossil fuels",
        "NAP1",
        "magic",
        "synapses",
        "PC-3",
        "P14",
        "pD2",
        "pesos",
        "was 34",
    ],
)
def test_what_documents_use_for_something_else_is_no_name(lexicon: Lexicon, name: str) -> None:
    assert lexicon.named(name) is None


@pytest.mark.parametrize(
    ("plain", "proper"),
    [
        ("slowness of motion", "bradykinesia"),
        ("gut cramps", "abdominal pain"),
        ("feeling on edge", "anxiety"),
        ("blood in the stool", "hematochezia"),
        ("yellowing of the eyes", "jaundice"),
        ("retention of urine", "urinary retention"),
        ("bloodshot eyes", "conjunctival hyperemia"),
        ("beta-blocking agents", "beta blocker"),
        ("magic truffles", "psilocybin"),
        ("water on the lungs", "pulmonary edema"),
        ("stomach bug", "gastroenteritis"),
        ("contrast dye", "contrast medium"),
        ("leaking urine", "urinary incontinence"),
        ("protein in the urine", "proteinuria"),
        ("beta-blockade", "beta blocker"),
        ("ACE inhibition", "ACE inhibitor"),
        ("stuffed-up nose", "nasal congestion"),
        ("heartworm", "dirofilariasis"),
        ("bowel cancer", "colorectal cancer"),
        ("seizure medicine", "anticonvulsant"),
        ("nitroglycerine", "nitroglycerin"),
    ],
)
def test_plain_words_name_the_same_as_proper_ones(
    lexicon: Lexicon, plain: str, proper: str
) -> None:
    one, other = lexicon.named(plain), lexicon.named(proper)

    assert one is not None
    assert one == other


@pytest.mark.parametrize(
    ("name", "kind", "id_"),
    [
        ("COX-2 inhibitor", Kind.DRUG_CLASS, "MESH:D052246"),
        ("dihydropyridine", Kind.DRUG_CLASS, "MESH:D004095"),
        ("glycemic control", Kind.PROCESS, "MESH:D000085002"),
        ("birth weight", Kind.PROCESS, "MESH:D001724"),
        ("NADH", Kind.DRUG, "CHEBI:16908"),
        ("lipase", Kind.PROTEIN, "PG:protein/lipase"),
        ("CES1", Kind.PROTEIN, "HGNC:1863"),
        ("LQT3", Kind.CONDITION, "MONDO:0011377"),
        ("PD1", Kind.RECEPTOR, "HGNC:8760"),
        ("MRP1", Kind.PROTEIN, "HGNC:51"),
        ("NK1", Kind.RECEPTOR, "HGNC:11526"),
        ("5HT2A", Kind.RECEPTOR, "HGNC:5293"),
        ("5-HT(2A)", Kind.RECEPTOR, "HGNC:5293"),
        ("PKA", Kind.PROTEIN, "FPLX:PKA"),
        ("idecabtagene vicleucel", Kind.DRUG, "MESH:C000715380"),
    ],
)
def test_a_name_has_its_own_kind_and_identity(
    lexicon: Lexicon, name: str, kind: Kind, id_: str
) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert (entity.kind, entity.id) == (kind, id_)


def test_what_mesh_retired_belongs_to_one_thing_each() -> None:
    table = (ROOT / "scripts" / "lexicon_sources" / "retired_mesh.tsv").read_text("utf-8")
    rows = [
        line.split("\t") for line in table.splitlines() if not line.startswith(("#", "retired"))
    ]
    names = gzip.decompress((ROOT / "pharmagraph/ontology/lexicon/names.tsv.gz").read_bytes())
    owners: dict[str, list[set[str]]] = {}
    for line in names.decode("utf-8").splitlines():
        id_, _, _, xrefs, _ = line.split("\t")
        ids = {id_, *xrefs.split("|")}
        for curie in ids:
            owners.setdefault(curie, []).append(ids)

    assert len(rows) > 100
    for retired, heading, name in rows:
        (ids,) = owners[f"MESH:{retired}"]
        assert not heading or f"MESH:{heading}" in ids, name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("overall survival", Kind.PROCESS),
        ("executive function", Kind.PROCESS),
        ("natural killer cells", Kind.PROCESS),
        ("microtubules", Kind.PROCESS),
        ("viral load", Kind.PROCESS),
        ("relapses", Kind.EFFECT),
        ("flare-ups of COPD", Kind.EFFECT),
        ("hospital admissions", Kind.EFFECT),
        ("impulse control problems", Kind.CONDITION),
        ("softer erections", Kind.EFFECT),
        ("preservative", Kind.DRUG_CLASS),
        ("blood pressure tablets", Kind.DRUG_CLASS),
        ("benzo", Kind.DRUG_CLASS),
        ("chewables", Kind.FORM),
        ("nose drops", Kind.FORM),
        ("beneath the tongue", Kind.ROUTE),
        ("mums-to-be", Kind.POPULATION),
        ("dairy products", Kind.DRUG),
        ("foods rich in vitamin K", Kind.DRUG),
    ],
)
def test_plain_names_of_what_medicines_do_and_come_in_are_known(
    lexicon: Lexicon, name: str, kind: Kind
) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert entity.kind is kind


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("disoriented", "confusion"),
        ("cataplexy", "cataplexy"),
        ("stunted growth", "growth delay"),
        ("chest infection", "respiratory tract infection"),
        ("rheumatism", "rheumatic disease"),
        ("dysphasia", "aphasia"),
        ("ulcerative oesophagitis", "esophagitis"),
        ("bovine spongiform encephalopathy", "bovine spongiform encephalopathy"),
        ("Ba2+", "barium"),
        ("dimethyl fumarate", "dimethyl fumarate"),
    ],
)
def test_what_a_vocabulary_gives_as_something_rarer_is_what_it_says(
    lexicon: Lexicon, name: str, label: str
) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert entity.label == label


@pytest.mark.parametrize("text", ["10 ml-1", "end-of-life", "and 34", "a alpha"])
def test_numbers_units_and_times_of_life_are_no_names(lexicon: Lexicon, text: str) -> None:
    assert lexicon.hits(text) == []
