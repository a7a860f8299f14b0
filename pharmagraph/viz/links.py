"""Where an identifier leads: the address of a CURIE at bioregistry.io. Links only; nothing is fetched."""

from __future__ import annotations

import re
from urllib.parse import quote

# Prefixes that the registry resolves, in its own spelling: other ids are shown, but lead nowhere.
PREFIXES: dict[str, str] = {
    prefix: prefix
    for prefix in (
        "atc bto cas chebi chembl.compound cl clinicaltrials cvcl ddinter dailymed doid drugbank efo "
        "ensembl go hgnc hp icd10 icd10cm icd11 icd9 iuphar.ligand iuphar.receptor kegg meddra mesh mi "
        "mondo mp ncbigene ncbitaxon ncit nbo obi omim omit ordo orphanet pato pdb pr pubchem.compound "
        "pubmed pw rxnorm snomedct symp uberon umls unii uniprot vo wikidata"
    ).split()
} | {
    "mesh.descriptor": "mesh",
    "meshd": "mesh",
    "msh": "mesh",
    "uniprotkb": "uniprot",
    "pubchem": "pubchem.compound",
    "cid": "pubchem.compound",
    "pmid": "pubmed",
    "ncbi.gene": "ncbigene",
    "entrez": "ncbigene",
    "snomed": "snomedct",
    "rxcui": "rxnorm",
    "wd": "wikidata",
    "hpo": "hp",
    "orpha": "orphanet",
    "nct": "clinicaltrials",
}
_CURIE = re.compile(r"([A-Za-z][A-Za-z0-9._]*):([A-Za-z0-9][A-Za-z0-9._-]{0,63})\Z")


def address(curie: str) -> str:
    """The page about an identifier, or "" where it is local, malformed or not known to lead anywhere.

    >>> address("CHEBI:6121")
    'https://bioregistry.io/chebi:6121'
    >>> address("javascript:alert(1)")
    ''
    """
    found = _CURIE.match(curie)
    prefix = PREFIXES.get(found[1].lower()) if found else None
    return f"https://bioregistry.io/{prefix}:{quote(found[2])}" if found and prefix else ""


def web_address(source: str) -> str:
    """The source of a document, if it is a page on the web; nothing else may become a link."""
    return source if re.match(r"https?://[^\s\"'<>\\]+\Z", source) else ""
