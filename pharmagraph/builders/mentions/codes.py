"""Compounds under study that go by the code of their maker: "LY294002", "SB-203580", "A77 1726"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pharmagraph.builders.mentions.hits import Hit
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import DRUGS, Kind
from pharmagraph.ontology.lexicon import Lexicon

_FIGURES = re.compile(
    r"\d(?:\d{2,6}|(?<=0)\d)"
)  # three to seven, or "01": the engine skips to the first
# What companies and institutes number their compounds with.
MAKERS = frozenset(
    "ABT AC AG AH AMD AMG AP AR AS ASP AT ATB AVE AY AZD BAY BAL BI BIBN BIBP BIIB BIM BMS BMY BRL BVT"
    " BYK CEP CGP CGS CHIR CI CL CP CPG CPI CS CT CV CX DAU DMP DPC DX EMD EPZ ER FCE FG FK FPL FR GBR GDC"
    " GI GNE GR GS GSK GW GYKI HMR HOE HP ICA ICI IC INCB IPI ISIS JHW JNJ JTE JTV JTP KN KNI KRN KT KU KW"
    " LAF LAS LB LBH LDK LGX LJP LP LU LY MCI MCN MDL ME MEN MGCD MK MKC ML MLN MP MPC MRK MRS NBI NCX NDI"
    " NN NO NPC NPI NPS NS NSC NVP OPC ONO OSI OSU PAC PD PF PG PH PHA PHT PJ PKC PKI PLX PNU PP PPT PRX"
    " PS PSC PT PTK PX QNB RAD RG RHC RMI RO ROS RP RPR RS RU RWJ SAR SB SCH SCIO SD SDZ SKF SL SM SNC SP"
    " SR SSR ST STI SU SUN SYM TA TAE TAK TAS TC TCS TG THIP TKI TMC TP TPA TRO TSU TTNPB UCB UCL UCN UK"
    " UR VER VU VX WAY WB WEB WIN WP WY XAV XE XL XR YC YM ZD ZK ZM ZSTK AEE AGN AHN ALX AM".split()
)
_LETTERS = re.compile(r"(?<![\w.&/-])([A-Z]{1,4}(?:[a-z]{1,2})?|SK&F)([-‐‑ ]?)$")
_REST = re.compile(r"(?:,\d{3})?(?:[- ]\d{2,4}(?![\d.%]))?(?:[A-Z]{1,2}\b)?(?![\w%]|\.\d)")
_REGISTERS = frozenset(
    "NCT PMID PMC ISRCTN CRD GSE GSM EC ICD ISO DSM ATCC CAS DOI PRJNA HT HTB CRL ASTM IARC IRB USA FDA"
    " EMA WHO NM NP XM HGNC OMIM MIM RS SNP EUDRACT ACTRN UMIN JPRN CTRI DRKS US USD SMMC KIAA AJ SUM KM"
    " MHz RPM PCR CD SF KOG COG IPR TIGR SSF PDB CDD GO HMDB KEGG CHEMBL UNIPROT GENBANK".split()
)
_OF_A_REGISTER = re.compile(
    r"\b(?:accession|GenBank|Genbank|Pfam|RefSeq|UniProt|EMBL|DDBJ|dbSNP|InterPro|PDB|grant|award|catalog(?:ue)?|[Cc]at\.|strain|clone)"
    r"(?:\s(?:accession|numbers?|nos?\.?|codes?|IDs?|entr(?:y|ies)))*[\s:#]+(?:[A-Z]{1,2}\d{5,8}(?:,|\sand|\sto|[-\u2013])\s?)*$"
)
_BEFORE = 60  # characters
_CELLS = re.compile(r"[- ](?:human |cancer |tumou?r |[\w-]+ )?cells?\b")
_HYPHENS = frozenset("-‐‑")
_GIVEN = (
    r"(?:\b(?:doses? of|effects of|receive[ds]?|receiving|mg of|treat(?:ed|ment) with|injections? of"
    r"|placebo (?:or|and|vs\.?|versus)) {0}(?!\w)"
    r"|(?<!\w){0}(?: \d[\d.]* ?m?g| (?:tablets|capsules)| or (?:matching )?placebo"
    r"| (?:was|is|were) (?:given|administered)))"
)
_FEW, _ENOUGH = 3, 4
_THOUSANDS = re.compile(r",\d{3}(?![\d,])")
_COUNTED = frozenset(
    "AM AS AT CI CS CT CV ER KN LB LU MP NO NS PC PD PF PG PH PP PT SD SE SM UK US".split()
)


def codes(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Every code of a compound in a text.

    Letters of a known maker with three figures or more, or any capital letters with so many that they name no gene,
    cell line or entry of a register.
    """
    past = 0
    for figures in _FIGURES.finditer(text):
        start, end = figures.span()
        if (
            start < past
            or start == 0
            or not (text[start - 1].isalpha() or text[start - 1] in "-‐‑ ")
        ):
            continue
        letters = _LETTERS.search(text, max(0, start - 8), start)
        if letters is None or not (
            _is_code(letters[1], letters[2], _figures(letters[1], text, start, end))
            or (text[start] == "0" and _is_given(letters, text, end))
        ):
            continue
        if _OF_A_REGISTER.search(text, max(0, letters.start() - _BEFORE), letters.start()):
            continue
        rest = _REST.match(text, end)
        if rest is None or _CELLS.match(text, rest.end()):
            continue
        past = rest.end()
        written = text[letters.start() : past]
        yield letters.start(), past, _compound(written, lexicon)


def _figures(letters: str, text: str, start: int, end: int) -> int:
    """How many figures a number has, with those that a comma sets off: six in "ICI 118,551", not in "CI 10,250"."""
    set_off = letters not in _COUNTED and _THOUSANDS.match(text, end)
    return end - start + (3 if set_off else 0)


def _is_code(letters: str, between: str, figures: int) -> bool:
    maker = letters.upper().replace("&", "")
    if maker in _REGISTERS:
        return False
    if maker in MAKERS:
        return figures > _FEW or between in _HYPHENS or (not between and figures == _FEW)
    if between == " " or not letters.isupper():
        return False
    return figures > _ENOUGH if len(letters) == 1 else figures >= _ENOUGH


def _is_given(letters: re.Match[str], text: str, end: int) -> bool:
    """Whether somebody gets what goes by such a code as no gene and no study has: "doses of XYZ-01"."""
    if letters[2] not in _HYPHENS or not letters[1].isupper() or letters[1] in _REGISTERS:
        return False
    code = re.escape(text[letters.start() : end])
    return re.search(_GIVEN.format(code), text) is not None


def _compound(written: str, lexicon: Lexicon) -> Entity:
    plain = re.sub(r"[\s‐‑-]|(?<=\d),(?=\d{3})", "", written)
    split = re.sub(r"(?<=[A-Za-z])(?=\d)", " ", plain, count=1)
    for form in (written, plain, split):
        known = lexicon.named(form, DRUGS)
        if known is not None:
            return known
    return Entity(f"PG:drug/{re.sub('[^a-z0-9]', '', plain.lower())}", written, Kind.DRUG)
