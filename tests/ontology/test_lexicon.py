"""The default lexicon: identities, longest names, spelling, the cache, and users' own entries."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pharmagraph.errors import LexiconError
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon, cache, entries
from pharmagraph.ontology.lexicon.users import users


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def named(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], entity.label) for start, end, entity in lexicon.hits(text)]


@pytest.mark.parametrize(
    ("name", "id_", "kind"),
    [
        ("lisinopril", "CHEBI:43755", Kind.DRUG),
        ("Zocor", "CHEBI:9150", Kind.DRUG),
        ("paracetamol", "CHEBI:46195", Kind.DRUG),
        ("high blood pressure", "MONDO:0005044", Kind.EFFECT),
        ("heart attack", "MONDO:0005068", Kind.CONDITION),
        ("hives", "MONDO:0005492", Kind.EFFECT),
        ("HMG-CoA reductase", "HGNC:5006", Kind.PROTEIN),
        ("NMDA receptor", "FPLX:GRIN", Kind.RECEPTOR),
        ("by mouth", "NCIT:C38288", Kind.ROUTE),
        ("proton-pump inhibitors", "MESH:D054328", Kind.DRUG_CLASS),
        ("platelet aggregation", "GO:0070527", Kind.PROCESS),
        ("cognitive behavioural therapy", "MESH:D015928", Kind.THERAPY),
        ("breastfeeding women", "MESH:D001942", Kind.POPULATION),
    ],
)
def test_names_that_a_pharmacologist_would_try(
    lexicon: Lexicon, name: str, id_: str, kind: Kind
) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert (entity.id, entity.kind) == (id_, kind)


def test_an_entity_is_one_under_all_of_its_ids(lexicon: Lexicon) -> None:
    assert (
        lexicon.entity("MESH:D007649") is lexicon.entity("CHEBI:6121") is lexicon.named("ketamine")
    )
    assert lexicon.entity("NCBIGene:627") is lexicon.named("BDNF")
    assert lexicon.entity("NOWHERE:1") is None


@pytest.mark.parametrize(
    ("name", "mesh"),
    [
        ("cancer", "D009369"),
        ("colorectal cancer", "D015179"),
        ("cerebral ischemia", "D002545"),
        ("aplastic anaemia", "D000741"),
        ("AV block", "D054537"),
        ("paresthesia", "D010292"),
        ("chondroitin sulfate", "D002809"),
        ("SKF 82958", "C071262"),
        ("adenosine diphosphate", "D000244"),
        ("insulin detemir", "D000069057"),
        ("hay fever", "D006255"),
        ("heroin dependence", "D006556"),
        ("Mg2+", "D008274"),
    ],
)
def test_the_heading_that_indexers_use_is_among_the_ids(
    lexicon: Lexicon, name: str, mesh: str
) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert f"MESH:{mesh}" in (entity.id, *entity.xrefs)


@pytest.mark.parametrize(
    ("name", "mesh"),
    [
        ("ventricular arrhythmia", "D001145"),
        ("gastric adenocarcinoma", "D013274"),
        ("essential hypertension", "D006973"),
        ("dyskinesias", "D004409"),
        ("mitochondrial damage", "D028361"),
    ],
)
def test_a_condition_without_a_heading_of_its_own_is_near_another(
    lexicon: Lexicon, name: str, mesh: str
) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert f"MESH:{mesh}" in entity.near
    assert f"MESH:{mesh}" not in (entity.id, *entity.xrefs)


@pytest.mark.parametrize(
    ("name", "mesh"),
    [
        # what is wrong with a part of the body is of the diseases of that part
        ("eye toxicity", "D005128"),
        ("bladder dysfunction", "D001745"),
        ("GI toxicity", "D005767"),
        # entry terms of a heading, or what its scope says
        ("QT prolongation", "D008133"),
        ("toxic epidermal necrolysis", "D013262"),
        ("complex partial seizures", "D012640"),
        ("chronic kidney disease", "D051436"),
        # entry terms of an older heading, until they had one of their own
        ("tardive dyskinesia", "D004409"),
        ("hyperthermia", "D005334"),
        # other words for what has a heading
        ("masseter spasm", "D014313"),
        ("peripheral neurotoxicity", "D010523"),
        ("neurological deficits", "D009461"),
        ("ventricular tachyarrhythmias", "D017180"),
        ("diabetes mellitus type 2", "D003924"),
    ],
)
def test_what_is_said_in_other_words_than_those_of_mesh_has_its_heading(
    lexicon: Lexicon, name: str, mesh: str
) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert f"MESH:{mesh}" in (entity.id, *entity.xrefs)
    assert f"MESH:{mesh}" not in entity.near


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("nystagmus", "nystagmus"),
        ("congenital nystagmus", "congenital nystagmus"),
        ("scars", "scarring"),
        ("mitral regurgitation", "mitral regurgitation"),
        ("anal fissure", "anal fissure"),
        ("influenza-like illness", "flu-like symptoms"),
        ("hearing aids", "hearing aid"),
    ],
)
def test_a_plain_name_is_of_the_plain_thing(lexicon: Lexicon, name: str, label: str) -> None:
    entity = lexicon.named(name)

    assert entity is not None
    assert entity.label == label


def test_what_has_a_heading_of_its_own_is_near_none(lexicon: Lexicon) -> None:
    entity = lexicon.named("atrial fibrillation")

    assert entity is not None
    assert entity.near == ()


def test_the_id_of_a_near_heading_names_what_it_is_the_id_of(lexicon: Lexicon) -> None:
    arrhythmia = lexicon.entity("MESH:D001145")

    assert arrhythmia is not None
    assert arrhythmia.label == "arrhythmia"


@pytest.mark.parametrize("words", ["as 8", "ml 2"])
def test_a_word_with_a_number_is_no_code(lexicon: Lexicon, words: str) -> None:
    assert lexicon.named(words) is None


def test_an_acronym_of_a_vocabulary_joins_nothing(lexicon: Lexicon) -> None:
    coma = lexicon.named("coma")

    assert coma is not None
    assert coma.label == "coma"


def test_the_longest_name_wins(lexicon: Lexicon) -> None:
    assert named(lexicon, "type 2 diabetes mellitus") == [
        ("type 2 diabetes mellitus", "type 2 diabetes")
    ]


def test_a_name_inside_a_word_is_no_name(lexicon: Lexicon) -> None:
    assert named(lexicon, "painting, aspirinoid") == []


def test_symbols_of_genes_are_not_plain_words(lexicon: Lexicon) -> None:
    assert named(lexicon, "the cat was at rest and the kit was set") == []
    assert named(lexicon, "Akt and EGFR") == [("Akt", "AKT"), ("EGFR", "EGF receptor")]


@pytest.mark.parametrize(
    ("symbol", "identity"),
    [
        ("JNK", "HGNC:6881"),
        ("c-Jun N-terminal kinase", "HGNC:6881"),
        ("NF-kappaB", "HGNC:7794"),
        ("ERK", "HGNC:6871"),
        ("ERK1/2", "FPLX:ERK"),
        ("HIF-2α", "HGNC:3374"),
        ("IKKbeta", "HGNC:5960"),
        ("bradykinin B2 receptor", "HGNC:1030"),
        ("JNKs", "FPLX:JNK"),
    ],
)
def test_a_usual_name_or_a_symbol_that_hgnc_gives_to_one_gene_of_a_family_is_that_gene(
    symbol: str, identity: str, lexicon: Lexicon
) -> None:
    entity = lexicon.named(symbol)

    assert entity is not None
    assert entity.id == identity


def test_abbreviations_of_the_vocabularies_do_not_count(lexicon: Lexicon) -> None:
    assert named(lexicon, "MDD and OCD") == [
        ("MDD", "major depressive disorder"),
        ("OCD", "obsessive-compulsive disorder"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two frobulopathies", [("frobulopathies", "frobulopathy")]),
        ("an acute perifrobitis", [("perifrobitis", "perifrobitis")]),
        ("an antifrobitis remedy", []),
        ("Caenorhabditis", []),
    ],
)
def test_a_word_with_the_ending_of_an_illness_is_an_effect(
    lexicon: Lexicon, text: str, found: list[tuple[str, str]]
) -> None:
    hits = lexicon.hits(text)

    assert [(text[start:end], entity.label) for start, end, entity in hits] == found
    assert all(entity.kind is Kind.EFFECT for _, _, entity in hits)


def test_a_word_with_the_stem_of_a_drug_is_a_drug(lexicon: Lexicon) -> None:
    entity = lexicon.hits("Patients took zorvitinib.")[0][2]

    assert (entity.id, entity.kind) == ("PG:drug/zorvitinib", Kind.DRUG)


def test_harms_to_an_organ_have_an_identity(lexicon: Lexicon) -> None:
    assert lexicon.named("renal damage") is lexicon.named("kidney toxicity")
    assert lexicon.named("retinal toxicity") is not None


def test_every_table_can_be_read_and_no_id_has_two_kinds_in_one_table() -> None:
    for table in entries.TABLES:
        text = (entries.PACKAGE / "tables" / f"{table}.tsv").read_text(encoding="utf-8")
        kinds: dict[str, str] = {}
        for entry in entries.read_table(text, table):
            assert kinds.setdefault(entry.id, entry.kind) == entry.kind


def test_users_entries_win_and_change_the_version(tmp_path: Path, lexicon: Lexicon) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("name\tid\tkind\tsynonyms\nketamine\tMY:1\tdrug\tK-42\n", encoding="utf-8")
    own = Lexicon.load([mine])

    entity = own.named("Ketamine")
    assert entity is not None
    assert entity.id == "MY:1"
    assert own.named("K-42") is entity
    assert own.version != lexicon.version


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("aspirin\tMY:1\tpotion", "mine.tsv:1: unknown kind 'potion'"),
        ("aspirin\tMY:1", "mine.tsv:1: expected name, id and kind"),
        ("aspirin\tno id\tdrug", "mine.tsv:1: 'no id' is not a CURIE"),
        ("# nothing but a remark", "mine.tsv: no name in it"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text(line + "\n", encoding="utf-8")

    with pytest.raises(LexiconError, match="mine") as error:
        list(users([mine]))
    assert says in str(error.value)


def test_obo_terms_are_entries(tmp_path: Path) -> None:
    obo = tmp_path / "mine.obo"
    obo.write_text(
        "format-version: 1.2\n\n[Term]\nid: HP:1\nname: blue toes\n"
        'synonym: "azure toes" EXACT []\nsynonym: "toes" BROAD []\nxref: MESH:D1\n\n'
        "[Term]\nid: HP:2\nname: old\nis_obsolete: true\n",
        encoding="utf-8",
    )

    assert list(users([obo])) == [
        entries.Entry("HP:1", "effect", "blue toes", ("MESH:D1",), ("blue toes", "azure toes"))
    ]


def test_obo_terms_need_no_blank_lines_between_them(tmp_path: Path) -> None:
    obo = tmp_path / "mine.obo"
    terms = "[Term]\nid: HP:1\nname: blue toes\n[Typedef]\nid: part_of\n[Term]\nid: HP:2\nname: red toes\n"
    obo.write_text(terms, encoding="utf-8")

    assert [entry.label for entry in users([obo])] == ["blue toes", "red toes"]


def test_an_obo_term_without_an_id_is_named_by_its_line(tmp_path: Path) -> None:
    obo = tmp_path / "mine.obo"
    obo.write_text(
        "[Term]\nid: HP:1\nname: blue toes\n\n[Term]\nname: red toes\n", encoding="utf-8"
    )

    with pytest.raises(LexiconError, match=r"mine\.obo:5: a term without id or name"):
        list(users([obo]))


def test_skos_concepts_are_entries(tmp_path: Path) -> None:
    skos = tmp_path / "mine.ttl"
    skos.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix dct: <http://purl.org/dc/terms/> .\n"
        "<http://purl.obolibrary.org/obo/CHEBI_1> skos:prefLabel 'zorvit'@en ; skos:altLabel 'Z1' ;"
        " dct:type 'drug' ; skos:exactMatch <http://purl.obolibrary.org/obo/DRON_2> .\n",
        encoding="utf-8",
    )

    assert list(users([skos])) == [
        entries.Entry("CHEBI:1", "drug", "zorvit", ("DRON:2",), ("zorvit", "Z1"))
    ]


SKOS = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n<http://e.example/1> s:prefLabel "


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("mine.ttl", SKOS + "<http://e.example/label> .", "1 is no text; write it in quotation"),
        ("mine.ttl", SKOS + "'zorvit' ; s:notation 'Z 1' .", "the id 'Z 1' has a blank or a bar"),
        ("mine.ttl", SKOS + "(" * 5000 + ")" * 5000 + " .", "its brackets are nested too deep"),
        ("mine.rdf", "<a>" * 20_000, "not RDF that can be read: "),
        ("mine.nt", "<a> <b>\n", "not RDF that can be read: "),
        ("mine.obo", "[Term]\nid: Z 1\nname: zorvit\n", "the id 'Z 1' has a blank or a bar"),
    ],
)
def test_a_vocabulary_that_cannot_be_used_is_an_error_of_one_line(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(LexiconError) as error:
        list(users([tmp_path / name]))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_name_over_several_lines_is_one_name(tmp_path: Path) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(SKOS + r"'zor\n\tvit' ; s:altLabel ' ', 'Z\t1' .", encoding="utf-8")

    [entry] = users([mine])

    assert (entry.label, entry.names) == ("zor vit", ("zor vit", "Z 1"))


def test_an_odd_literal_is_no_traceback(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        SKOS + "'zorvit'^^<http://www.w3.org/2001/XMLSchema#integer> .", encoding="utf-8"
    )

    assert [entry.label for entry in users([mine])] == ["zorvit"]
    assert not caplog.records


def test_entities_within_entities_are_refused_and_short_names_are_not(tmp_path: Path) -> None:
    rdf = tmp_path / "mine.rdf"
    page = (
        '<!DOCTYPE r [<!ENTITY e "http://e.example/">{}]><rdf:RDF xmlns:s="http://www.w3.org/2004/02/skos/core#" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="&e;1">'
        "<s:prefLabel>zorvit</s:prefLabel></rdf:Description></rdf:RDF>"
    )
    rdf.write_text(page.format(""), encoding="utf-8")
    assert [entry.id for entry in users([rdf])] == ["http://e.example/1"]

    rdf.write_text(page.format('<!ENTITY f "&e;&e;">'), encoding="utf-8")
    with pytest.raises(LexiconError, match="entities within entities"):
        list(users([rdf]))


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes with names")
def test_a_vocabulary_in_a_pipe_is_an_error_and_waits_for_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mine.tsv")

    with pytest.raises(LexiconError, match="a pipe, a device or a folder; save it as a file"):
        Lexicon.load([tmp_path / "mine.tsv"])


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lexicon of two names, with a cache of its own."""
    monkeypatch.setenv("PHARMAGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(entries, "tables", lambda: iter(()))
    monkeypatch.setattr(
        entries,
        "vocabulary",
        lambda: iter([entries.Entry("MY:1", "drug", "aspirin", ("MY:2",), ("aspirin", "=ASA"))]),
    )
    return tmp_path / "cache"


def test_it_can_be_asked_before_it_is_compiled(small: Path) -> None:
    lexicon = Lexicon.load(wait=False)

    assert cache.read(lexicon.version) is None
    assert lexicon.entity("MY:2") == lexicon.entity("MY:1")
    assert len(lexicon.hits("aspirin, ASA, asa")) == 2  # waits
    cache.written()
    assert cache.read(lexicon.version) is not None


def test_the_cache_is_read_back(small: Path) -> None:
    first = Lexicon.load()
    again = cache.read(first.version)

    assert again is not None
    find = again.automaton.find_overlapping_no_suffix
    second = Lexicon(again, first.version, lambda: find)
    assert second.hits("aspirin, ASA, asa") == first.hits("aspirin, ASA, asa")
    assert len(first.hits("aspirin, ASA, asa")) == 2


@pytest.mark.parametrize("damage", ["cut", "flip", "empty"])
def test_a_damaged_cache_is_made_anew(small: Path, damage: str) -> None:
    version = Lexicon.load().version
    (file,) = small.iterdir()
    data = bytearray(file.read_bytes())
    middle = len(data) // 2
    if damage == "flip":
        data[middle] ^= 1
    file.write_bytes(data if damage == "flip" else data[:middle] if damage == "cut" else b"")

    assert cache.read(version) is None
    assert Lexicon.load().named("aspirin") is not None
    assert cache.read(version) is not None


def test_only_the_caches_used_last_are_kept(small: Path) -> None:
    first = Lexicon.load()
    (own,) = small.iterdir()
    compiled = cache.read(first.version)
    assert compiled is not None
    for number in range(20):
        cache.write(f"old{number:02}", compiled, compiled.automaton.serialize())
        (file,) = small.glob(f"lexicon-old{number:02}-*.bin")
        os.utime(file, (number, number))
        assert cache.read(first.version) is not None  # used all the time, and so kept

    kept = {file.name.split("-")[1] for file in small.iterdir()}
    assert own.exists()
    assert "old19" in kept
    assert "old00" not in kept
    assert len(kept) <= 9


def test_what_other_code_compiled_is_not_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = Lexicon.load().version
    assert cache.read(version) is not None

    monkeypatch.setattr(cache, "_code", lambda: "other")

    assert cache.read(version) is None


def test_where_nothing_can_be_written_the_lexicon_still_works(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write_text("a file where the folder should be", encoding="utf-8")

    assert Lexicon.load().named("aspirin") is not None


@pytest.mark.parametrize("piece", [1, 5, 40])
def test_a_very_long_text_is_looked_at_in_pieces_and_the_same_is_found(
    small: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    lexicon = Lexicon.load()
    text = "Aspirin, ASA, asa; no aspirin here, but naspirin and ASA or (aspirin). " * 3
    whole = lexicon.scan(text)

    monkeypatch.setattr("pharmagraph.ontology.lexicon.lexicon._PIECE", piece)

    assert len(whole.names) == 15
    assert lexicon.scan(text) == whole
