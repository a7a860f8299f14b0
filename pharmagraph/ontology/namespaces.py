"""Prefixes, and the way from a CURIE to an IRI: every identifier, however odd, gets one valid IRI."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from urllib.parse import quote

BASE = "https://w3id.org/pharmagraph/"
PG = BASE + "ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
BIOLINK = "https://w3id.org/biolink/vocab/"
OBO = "http://purl.obolibrary.org/obo/"

# What a graph itself is written in.
TERMS: dict[str, str] = {
    "pg": PG,
    "claim": BASE + "claim/",
    "proposition": BASE + "proposition/",
    "span": BASE + "span/",
    "document": BASE + "document/",
    "run": BASE + "run/",
    "term": BASE + "term/",
    "qualifier": BASE + "qualifier/",
    "id": BASE + "id/",
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "oa": OA,
    "sh": "http://www.w3.org/ns/shacl#",
    "void": "http://rdfs.org/ns/void#",
    "biolink": BIOLINK,
    "orca": "http://vocab.deri.ie/orca#",
    "RO": OBO + "RO_",
    "ECO": OBO + "ECO_",
}

# Whose identifiers entities bear; the spelling of prefixes and IRIs is Biolink's where it has one.
SOURCES: dict[str, str] = {
    "ATC": "http://www.whocc.no/atc_ddd_index/?code=",
    "CHEBI": OBO + "CHEBI_",
    "CHEMBL.COMPOUND": "https://identifiers.org/chembl.compound:",
    "CL": OBO + "CL_",
    "DOID": OBO + "DOID_",
    "DRON": OBO + "DRON_",
    "DRUGBANK": "http://identifiers.org/drugbank/",
    "EFO": "http://www.ebi.ac.uk/efo/EFO_",
    "FPLX": "https://identifiers.org/fplx:",
    "GO": OBO + "GO_",
    "HGNC": "http://identifiers.org/hgnc/",
    "HP": OBO + "HP_",
    "ICD10": "https://identifiers.org/icd:",
    "INCHIKEY": "https://identifiers.org/inchikey:",
    "MEDDRA": "http://identifiers.org/meddra/",
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "MGI": "http://www.informatics.jax.org/accession/MGI:",
    "MONDO": OBO + "MONDO_",
    "MP": OBO + "MP_",
    "NCBIGene": "http://identifiers.org/ncbigene/",
    "NCBITaxon": OBO + "NCBITaxon_",
    "NCIT": OBO + "NCIT_",
    "OBA": OBO + "OBA_",
    "OMIM": "http://purl.obolibrary.org/obo/OMIM_",
    "Orphanet": "http://www.orpha.net/ORDO/Orphanet_",
    "PR": OBO + "PR_",
    "PUBCHEM.COMPOUND": "http://identifiers.org/pubchem.compound/",
    "RGD": "http://rgd.mcw.edu/rgdweb/report/gene/main.html?id=",
    "ROR": "https://ror.org/",
    "RXCUI": "https://identifiers.org/rxnorm:",
    "SCTID": "http://snomed.info/id/",
    "UBERON": OBO + "UBERON_",
    "UMLS": "http://identifiers.org/umls/",
    "UNII": "http://identifiers.org/unii/",
    "UniProtKB": "http://identifiers.org/uniprot/",
    "VO": OBO + "VO_",
    "WIKIDATA": "http://www.wikidata.org/entity/",
    "PMID": "http://www.ncbi.nlm.nih.gov/pubmed/",
    "DOI": "https://doi.org/",
}

PREFIXES: dict[str, str] = {**TERMS, **SOURCES}
"""Every prefix that queries may use undeclared; Turtle files declare those that they use."""

_BY_UPPER = {prefix.upper(): iri for prefix, iri in SOURCES.items()}
_LONGEST = 400  # characters of a local name; beyond it the IRI carries a hash


@lru_cache(maxsize=65536)
def iri_of(curie: str) -> str:
    """Return the IRI of an entity's id: by its prefix where that is known, else one of our own.

    >>> iri_of("CHEBI:6121")
    'http://purl.obolibrary.org/obo/CHEBI_6121'
    >>> iri_of("local:a <b>")
    'https://w3id.org/pharmagraph/id/local:a%20%3Cb%3E'
    """
    prefix, colon, local = curie.partition(":")
    base = _BY_UPPER.get(prefix.upper()) if colon and local else None
    if base is None:
        return TERMS["id"] + safe(curie)
    return base + safe(local)


def safe(text: str) -> str:
    """Return the text as the last part of an IRI: percent-encoded, or a hash when it is too long.

    >>> safe("dose")
    'dose'
    """
    if text.isascii() and text.isalnum() and len(text) <= _LONGEST:
        return text
    encoded = quote(text, safe=":", errors="surrogatepass")
    if not encoded or len(encoded) > _LONGEST:
        return "sha256-" + digest(text)
    return encoded


def digest(*parts: str) -> str:
    """Return 20 hex digits of SHA-256 over the parts: the ending of every IRI made from content."""
    joined = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def curie_of(iri: str) -> str:
    """Return the shortest prefixed form of an IRI, or the IRI itself.

    >>> curie_of("http://purl.obolibrary.org/obo/CHEBI_6121")
    'CHEBI:6121'
    """
    known = [(base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    if not known:
        return iri
    base, prefix = max(known)
    return f"{prefix}:{iri[len(base) :]}"
