"""The shipped hierarchy: clinical headings above narrow conditions, and nothing that only sorts them."""

from __future__ import annotations

import pytest

from pharmagraph.ontology.hierarchy import hierarchy
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("drug-induced dyskinesia", "dyskinesia"),
        ("drug-induced hepatitis", "hepatitis"),
        ("drug-induced psychosis", "psychosis"),
        ("major depressive disorder", "depression"),
        ("bipolar depression", "depression"),
        ("type 2 diabetes", "diabetes"),
        ("neuropathic pain", "pain"),
        ("headache", "pain"),
        ("atrial fibrillation", "heart disease"),
        ("pneumonia", "infection"),
        ("rhabdomyolysis", "myopathy"),
        ("NSAID", "analgesic"),
        ("AKT1", "Akt family"),
    ],
)
def test_what_is_narrow_stands_below_what_is_broad(
    narrow: str, broad: str, lexicon: Lexicon
) -> None:
    one, other = lexicon.named(narrow), lexicon.named(broad)
    assert one is not None
    assert other is not None
    place = hierarchy().find((one.id, *one.xrefs))
    assert place is not None

    assert other.id in hierarchy().above(place)
    assert one.id not in hierarchy().above(other.id)


@pytest.mark.parametrize(
    ("narrow", "other"),
    [("depression", "cancer"), ("hypertension", "diabetes"), ("anxiety", "hereditary disease")],
)
def test_what_has_nothing_to_do_with_it_does_not(narrow: str, other: str, lexicon: Lexicon) -> None:
    one, elsewhere = lexicon.named(narrow), lexicon.named(other)
    assert one is not None
    assert elsewhere is not None

    assert elsewhere.id not in hierarchy().above(one.id)


def test_steps_end_at_headings_that_say_something() -> None:
    names = {name for place in hierarchy().places.values() for name in place.names}

    assert "mental disorder" in names
    for sorting in ("disease", "human disease", "signs and symptoms", "phenotypic abnormality"):
        assert sorting not in names


def test_nothing_is_above_itself_and_few_things_above_one() -> None:
    whole = hierarchy()
    above = {id_: whole.above(id_) for id_ in whole.places}

    assert not any(id_ in wide for id_, wide in above.items())
    assert sum(map(len, above.values())) < 8 * len(above)
    assert all(
        whole.places[wide].names for wide in {each for wide in above.values() for each in wide}
    )


def test_its_terms_are_entities_of_the_lexicon(lexicon: Lexicon) -> None:
    """After a new lexicon, `scripts/build_hierarchy.py` goes by the ids that it has now."""
    kinds = {Kind.CONDITION, Kind.EFFECT, Kind.DRUG_CLASS, Kind.PROTEIN, Kind.RECEPTOR}
    ids = list(hierarchy().places)
    known = [id_ for id_ in ids if (entity := lexicon.entity(id_)) and entity.kind in kinds]

    assert len(known) > 0.98 * len(ids)


def test_each_source_has_its_edition_and_licence() -> None:
    sources = hierarchy().sources

    assert [source.name for source in sources] == ["MONDO", "MeSH", "HPO", "FamPlex"]
    assert all(source.edition and source.licence.startswith("https://") for source in sources)
