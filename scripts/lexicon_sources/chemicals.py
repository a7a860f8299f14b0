"""Drugs, other chemicals and classes of drugs: MeSH, DrugBank's open names, UNII and ChEBI joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from lexicon_sources import mesh
from lexicon_sources.concepts import (
    ALIAS,
    LABEL,
    REMOTE,
    SYNONYM,
    Concept,
    common_case,
    key,
    upright,
)
from lexicon_sources.retired import add_retired
from lexicon_sources.wheels import Wheels
from pharmagraph.builders.mentions.codes import MAKERS

KINDS = ("drug", "drug_class", "route", "form")
_SALT = re.compile(
    r"[ ,]+(?:(?:mono|di|tri|hemi|sesqui|bis|bi)?(?:hydrochloride|hydrobromide|hydroiodide|hydrate|sodium|potassium"
    r"|calcium|magnesium|lithium|zinc|chloride|bromide|iodide|sul(?:f|ph)ate|phosphate|nitrate|acetate|citrate|tartrate|bitartrate|maleate"
    r"|fumarate|succinate|lactate|gluconate|malate|mesilate|mesylate|tosylate|tosilate|besylate|besilate|pamoate|embonate|oxalate"
    r"|ascorbate|benzoate|salicylate|stearate|palmitate|trifluoroacetate|methanesulfonate|hcl|anhydrous"
    r"|tromethamine|trometamol|meglumine|lysine|arginine|erbumine|olamine|diolamine|ethanolate|hyclate"
    r"|monohydrate|dihydrate|trihydrate|hemihydrate|hydrogen|esylate|edisylate|napsylate|xinafoate|isethionate))+$",
    re.IGNORECASE,
)
_METALS = frozenset(
    "sodium potassium calcium magnesium lithium zinc aluminum aluminium ammonium iron ferrous ferric copper cupric"
    " silver gold manganese cobalt nickel barium strontium bismuth mercury lead hydrogen cesium rubidium chromium"
    " choline tin cadmium stannous mercuric cobaltous manganous hydrochloric phosphoric nitric sulfuric".split()
)
_CATION = re.compile(
    r"(?:mono|di|tri)?(?:sodium|potassium|calcium|magnesium|zinc|lithium|ammonium) ", re.IGNORECASE
)
_ANIONS = frozenset(
    "chloride bromide iodide fluoride phosphate nitrate nitrite sulfate sulphate sulfite carbonate bicarbonate"
    " hydroxide oxide peroxide acetate citrate cyanide azide selenite borate lactate gluconate stearate chlorite"
    " chlorate hypochlorite perchlorate permanganate thiosulfate metabisulfite dichromate arsenite arsenate"
    " fluoroacetate oxalate formate benzoate tartrate silicate sulfide thiocyanate glutamate aspartate orotate"
    " sulfadiazine".split()
)
_TAG = re.compile(r" \[[^\]]+\]$")
# The code of a compound under study: "MK-801", "SB 203580".
CODE = re.compile(r"[A-Z][A-Za-z]{0,4}[- ]?\d{2,7}[A-Z]?(?:-\d+)?")
_ISOMER = re.compile(
    r" (?:HYDROCHLORIDE|SODIUM|SULFATE|TARTRATE|MALEATE|CITRATE|HYDROBROMIDE)[A-Z ]*, \([+-]\)-$"
)
_LISTS = re.compile(
    r"\[(?:INN|USAN|WHO-DD|VANDF|MART\.|ORANGE BOOK|JAN|HSDB|USP|EP MONOGRAPH|GREEN BOOK|WHO-IP|NFLIS-DRUG|MI)\b"
)


def concepts(wheels: Wheels, headings: list[mesh.Heading]) -> list[Concept]:
    """Every drug, chemical, class, route and form that MeSH or UNII knows."""
    found = _mesh(headings)
    by_name = _names(found)
    by_mesh = {concept.ids[0]: concept for concept in found}
    _old_mesh_ids(wheels, by_mesh, by_name)
    _drugbank(wheels, found, by_name)
    _unii(wheels, found, by_name)
    _chebi(wheels, found, by_mesh)
    add_retired(by_mesh, found)
    for concept in found:
        concept.choose_id("CHEBI", "UNII", "MESH", "DRUGBANK") if concept.kind == "drug" else None
        if (
            concept.kind == "drug"
            and concept.ids[0].startswith("UNII")
            and any(i.startswith("MESH") for i in concept.ids)
        ):
            concept.choose_id("CHEBI", "MESH")
    return found


def _mesh(headings: list[mesh.Heading]) -> list[Concept]:
    groups = mesh.has_children(headings)
    own = {key(upright(heading.name)) for heading in headings if not heading.supplementary}
    found = []
    for heading in headings:
        kind = mesh.kind(heading)
        if kind not in KINDS:
            continue
        code = ""
        if heading.supplementary and (kind != "drug" or not _speakable(heading.name)):
            code = next(filter(makers_code, heading.synonyms), "") if kind == "drug" else ""
            if not code:
                continue
        spoken = code or upright(heading.name)
        if (
            kind == "drug"
            and heading.id in groups
            and re.search(r"[a-z]{2}[a-tv-z]s$", heading.name)
        ):
            kind = "drug_class"
        label = common_case(spoken)
        # "adenosine diphosphate" is no salt: adenosine has a heading of its own
        plain = heading.supplementary or kind != "drug" or key(base(label)) in own
        concept = Concept([heading.curie], kind, label if plain else base(label))
        if spoken.lower().endswith("ic acid") and not heading.supplementary:
            concept.add(spoken[:-7] + "ate", ALIAS)
        concept.add(spoken, LABEL if not heading.supplementary else SYNONYM)
        for name in heading.synonyms:
            if not heading.supplementary or _speakable(name):
                concept.add(upright(name), SYNONYM if not heading.supplementary else ALIAS)
        found.append(concept)
    return found


def makers_code(name: str) -> bool:
    """Whether a name is the code that a maker gave a compound under study, long enough to be nothing else.

    >>> makers_code("CGS 21680"), makers_code("GR-55562"), makers_code("AB 12")
    (True, True, False)
    """
    match = _MAKERS_CODE.fullmatch(name)
    if match is None:
        return False
    return match[1].upper() in MAKERS or (len(match[2]) > 4 and match[1].isupper())


_MAKERS_CODE = re.compile(r"([A-Z][A-Za-z]{0,4})[- ]?(\d{3,7})[A-Z]?(?:-\d+)?")


def _speakable(name: str) -> bool:
    """Whether a chemical name is short and plain enough that documents use it."""
    if CODE.fullmatch(name):
        return True
    marks = len(re.findall(r"[^A-Za-z ]", name))
    return 3 < len(name) <= 32 and marks <= max(3, len(name) // 3)


class _Names(dict[str, Concept]):
    """Concepts by the keys of their names, where spaces do not count either."""

    def get(self, name: str, default: Concept | None = None) -> Concept | None:  # type: ignore[override]
        return super().get(name) or super().get(name.replace(" ", "")) or default


def _names(found: Iterable[Concept]) -> _Names:
    names: dict[str, tuple[int, Concept]] = {}
    for concept in found:
        for name, rank in concept.names.items():
            for form, worse in (
                (key(name), 0),
                (key(base(name)), 10),
                (key(name).replace(" ", ""), 20),
            ):
                if rank + worse < names.get(form, (99, concept))[0]:
                    names[form] = (rank + worse, concept)
    return _Names((name, concept) for name, (_, concept) in names.items())


def _old_mesh_ids(wheels: Wheels, by_mesh: dict[str, Concept], by_name: _Names) -> None:
    """Identifiers that supplementary concepts had before they became descriptors: older annotations use them."""
    for row in wheels.rows("mesh_mappings.tsv"):
        curie, name = f"MESH:{row[1]}", row[2]
        if (
            curie not in by_mesh
            and row[3] in ("CHEBI", "NCIT", "PUBCHEM")
            and (concept := by_name.get(key(name)))
        ):
            concept.add_id(curie)


def _without_cation(name: str) -> str:
    """The name of an organic salt without the cation before it."""
    match = _CATION.match(name)
    return name if match is None or name[match.end() :].lower() in _ANIONS else name[match.end() :]


def base(name: str) -> str:
    """The name of a drug without its salt.

    >>> base("ketamine hydrochloride"), base("sodium")
    ('ketamine', 'sodium')
    """
    stripped = _SALT.sub("", name)
    if stripped.lower() in _METALS:
        return name
    return stripped if len(stripped) > 3 else name


def _of_salt(name: str, by_name: _Names) -> Concept | None:
    """What `name` is a salt of: "atorvastatin calcium trihydrate" of atorvastatin, one of ADP not of adenosine."""
    parent, stripped = name, base(name)
    while True:
        known = by_name.get(key(stripped)) or by_name.get(key(_without_cation(stripped)))
        if known is not None or stripped == parent:
            return known
        parent, stripped = stripped, base(stripped)


def _drugbank(wheels: Wheels, found: list[Concept], by_name: _Names) -> None:
    names: dict[str, str] = {}
    chebi: dict[str, str] = {}
    for row in wheels.rows("drugbank_mappings.tsv"):
        if row[1] == "NAME":
            names[row[0]] = row[2]
        elif row[1] == "CHEBI":
            chebi.setdefault(row[0], row[2].removeprefix("CHEBI:"))
    for id_, name in names.items():
        concept = by_name.get(key(name)) or by_name.get(key(base(name)))
        if concept is None:
            if not _speakable(name):
                continue
            concept = Concept([], "drug", common_case(name))
            found.append(concept)
            by_name[key(name)] = concept
        _one_of_its_group(concept, name)
        if concept.kind != "drug":
            continue
        exact = (
            key(name)
            in {key(concept.label), *(key(n) for n, r in concept.names.items() if r <= SYNONYM)}
            or not concept.ids
        )
        concept.add(name, SYNONYM)
        if exact:
            concept.add_id(f"DRUGBANK:{id_}")
            if id_ in chebi:
                concept.add_id(f"CHEBI?:{chebi[id_]}")


def _one_of_its_group(concept: Concept, name: str) -> None:
    """Makes a drug of a MeSH group that bears a drug's name in the plural, as "Gentamicins" does."""
    if concept.kind == "drug_class" and key(concept.label) == key(name) != concept.label.lower():
        concept.kind, concept.label = "drug", name.lower()


def _unii(wheels: Wheels, found: list[Concept], by_name: _Names) -> None:  # noqa: PLR0912 - a list of cases
    substances: dict[str, list[tuple[str, str]]] = defaultdict(list)
    display: dict[str, str] = {}
    for name, type_, unii, shown in wheels.substances():
        substances[unii].append((name, type_))
        display[unii] = shown
    for unii, names in substances.items():
        shown = _TAG.sub("", display[unii])
        if any(name.endswith((" WHOLE", " [DIFF]")) for name, _ in names):
            continue  # an organism
        if _ISOMER.search(shown):
            continue  # to a key, the signs of an isomer are nothing: it would have the names of the racemate
        listed = any(_LISTS.search(name) for name, _ in names)
        concept = by_name.get(key(shown))
        if concept is None and listed:
            plain = [_TAG.sub("", name) for name, type_ in names if type_ in ("of", "cn")]
            concept = next((known for n in plain if (known := by_name.get(key(n)))), None)
        salt = False
        if concept is None:
            concept = _of_salt(shown, by_name)
            salt = concept is not None
        if concept is None:
            if (
                not listed
                or not _speakable(shown)
                or re.search(
                    r"IMPURITY|COMPONENT|WHOLE| (LEAF|ROOT|SEED|FLOWER|BARK|POLLEN|FRUIT|HAIR|OIL)$",
                    shown,
                )
            ):
                continue
            concept = Concept([], "drug", shown.lower())
            found.append(concept)
        _one_of_its_group(concept, shown)
        if concept.kind != "drug":
            continue
        if not salt and not any(id_.startswith("UNII") for id_ in concept.ids):
            concept.add_id(f"UNII:{unii}")
        concept.add(shown.lower(), ALIAS if salt else SYNONYM)
        if not by_name.get(key(shown)):
            by_name[key(shown)] = concept
        for name, type_ in names:
            plain = _TAG.sub("", name)
            if "IMPURITY" in name or "COMPONENT" in name or not _speakable(plain):
                continue
            if type_ == "bn":
                concept.add(plain.title() if plain.isupper() else plain, ALIAS)
            elif type_ == "of" or plain != name or (type_ == "cn" and " " not in plain):
                concept.add(plain.lower(), ALIAS)
            elif type_ == "cd" and CODE.fullmatch(plain):
                concept.add(plain, REMOTE)


def _chebi(wheels: Wheels, found: list[Concept], by_mesh: dict[str, Concept]) -> None:  # noqa: PLR0912 - a list of cases
    """Settles which ChEBI id each concept has: curated mappings, then names, DrugBank, CAS numbers."""
    terms = {term["id"]: term for term in wheels.terms("chebi")}
    current = {old: new for new, term in terms.items() for old in term.get("alt_ids", [])}
    taken: dict[str, Concept] = {}

    def give(concept: Concept | None, curie: str) -> None:
        curie = current.get(curie, curie)
        if (
            concept is None
            or curie not in terms
            or curie in taken
            or concept.kind not in ("drug", "drug_class")
        ):
            return
        if not any(id_.startswith("CHEBI:") for id_ in concept.ids):
            concept.add_id(curie)
            taken[curie] = concept

    by_label: dict[str, str] = {}
    for curie, term in terms.items():
        by_label.setdefault(key(term["name"]), curie)
    for concept in found:
        if key(concept.label) in by_label:
            give(concept, by_label[key(concept.label)])
    for row in wheels.rows("mesh_mappings.tsv"):
        if row[3] == "CHEBI":
            give(by_mesh.get(f"MESH:{row[1]}"), row[4])
    for one, other in wheels.curated_matches():
        if one.startswith("CHEBI:"):
            give(by_mesh.get(other), one)
        elif other.startswith("CHEBI:"):
            give(by_mesh.get(one), other)
    for concept in found:
        for id_ in [id_ for id_ in concept.ids if id_.startswith("CHEBI?:")]:
            concept.ids.remove(id_)
            give(concept, id_.replace("?", ""))
    for concept in found:
        for name, rank in sorted(concept.names.items()):
            if rank <= SYNONYM and key(name) in by_label:
                give(concept, by_label[key(name)])
    cas = {row[0]: f"CHEBI:{row[1]}" for row in wheels.rows("cas_to_chebi.tsv")}
    for row in wheels.rows("mesh_cas_mappings.tsv"):
        if row[1] in cas:
            give(by_mesh.get(f"MESH:{row[0]}"), cas[row[1]])
