"""The Turtle files of the ontology and of its shapes, as the Python tables say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pharmagraph.ontology.iris import certainty_iri, kind_iri, predicate_iri, qualifier_iri
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.mappings import MAPPINGS
from pharmagraph.ontology.namespaces import BASE, PREFIXES, curie_of
from pharmagraph.ontology.predicates import SIGNATURES, Predicate
from pharmagraph.ontology.qualifiers import QUALIFIERS
from pharmagraph.ontology.terms import CERTAINTIES, CLASSES, KINDS, PROPERTIES

_NOTE = "# Made by scripts/generate_ontology.py from the tables beside it; change those instead.\n"
_USED = "CHEBI NCIT RO biolink dcterms orca owl pg prov qualifier rdf rdfs sh skos xsd oa".split()
_MAY_BE_ALL = 16  # kinds: a predicate that takes them all has no domain


def ontology() -> str:
    """Return the ontology in Turtle."""
    paragraphs = [
        _about(
            f"<{BASE}ontology>",
            "owl:Ontology",
            ("rdfs:label", _text("pharmagraph: what documents claim about drugs")),
            ("dcterms:license", "<https://www.apache.org/licenses/LICENSE-2.0>"),
        ),
        _about("pg:pharmagraph", "prov:SoftwareAgent", ("rdfs:label", _text("pharmagraph"))),
        _about(
            "pg:escaped",
            "rdfs:Datatype",
            ("skos:definition", _text("Text with characters that XML cannot hold, as in JSON.")),
        ),
        *_classes(),
        *_kinds(),
        *_certainties(),
        *_properties(),
        *_predicates(),
        *_qualifiers(),
    ]
    return _NOTE + _declared() + "\n".join(paragraphs)


def _classes() -> Iterator[str]:
    for term in CLASSES:
        broader = [("rdfs:subClassOf", term.broader)] if term.broader else []
        yield _about(f"pg:{term.name}", "owl:Class", _means(term.definition), *broader)


def _kinds() -> Iterator[str]:
    for kind in Kind:
        match = KINDS[kind]
        yield _about(
            curie_of(kind_iri(kind)),
            "owl:Class",
            ("rdfs:label", _text(kind.value.replace("_", " "))),
            _means(match.definition),
            ("rdfs:subClassOf", "pg:Entity"),
            *[("skos:closeMatch", each) for each in match.close],
        )


def _certainties() -> Iterator[str]:
    yield _about(
        "pg:certainties", "skos:ConceptScheme", ("rdfs:label", _text("degrees of certainty"))
    )
    for certainty in Certainty:
        match = CERTAINTIES[certainty]
        yield _about(
            curie_of(certainty_iri(certainty)),
            "pg:Certainty, skos:Concept",
            ("rdfs:label", _text(certainty.value)),
            _means(match.definition),
            ("skos:inScheme", "pg:certainties"),
            *[("skos:closeMatch", each) for each in match.close],
        )


def _properties() -> Iterator[str]:
    for term in PROPERTIES:
        broader = [("rdfs:subPropertyOf", term.broader)] if term.broader else []
        yield _about(f"pg:{term.name}", "rdf:Property", _means(term.definition), *broader)


def _predicates() -> Iterator[str]:
    for predicate in Predicate:
        signature, mapping = SIGNATURES[predicate], MAPPINGS[predicate]
        matches = [("skos:exactMatch" if mapping.exact else "skos:broadMatch", mapping.biolink_iri)]
        if mapping.ro:
            relation = "skos:exactMatch" if mapping.ro_exact else "skos:closeMatch"
            matches.append((relation, mapping.ro_iri))
        yield _about(
            curie_of(predicate_iri(predicate)),
            "owl:ObjectProperty" + (", owl:SymmetricProperty" if signature.symmetric else ""),
            ("rdfs:label", _text(signature.label)),
            _means(signature.definition),
            *_kinds_of("domain", signature.domain),
            *_kinds_of("range", signature.range),
            *[(relation, curie_of(iri)) for relation, iri in matches],
            *[
                (f"biolink:{name}", _text(value))
                for name, value in sorted(mapping.qualifiers.items())
            ],
        )


def _kinds_of(role: str, kinds: frozenset[Kind]) -> list[tuple[str, str]]:
    if len(kinds) == _MAY_BE_ALL:
        return []
    return [(f"pg:{role}Includes", curie_of(kind_iri(kind))) for kind in sorted(kinds)]


def _qualifiers() -> Iterator[str]:
    for name, qualifier in QUALIFIERS.items():
        yield _about(
            curie_of(qualifier_iri(name)),
            "rdf:Property",
            ("rdfs:label", _text(qualifier.label)),
            _means(qualifier.definition),
            ("rdfs:subPropertyOf", f"biolink:{qualifier.biolink}"),
            ("pg:changesMeaning", str(qualifier.changes_meaning).lower()),
        )


def _about(subject: str, type_: str, *statements: tuple[str, str]) -> str:
    lines = [f"{subject} a {type_}", *[f"{name} {value}" for name, value in statements]]
    return " ;\n    ".join(lines) + " .\n"


def _means(definition: str) -> tuple[str, str]:
    return ("skos:definition", _text(definition))


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@en'


def _declared(names: Iterable[str] = _USED) -> str:
    return "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(names)) + "\n"


# --- Shapes ---------------------------------------------------------------------------------------

_ONE = "sh:minCount 1 ; sh:maxCount 1"
_OFFSET = "sh:datatype xsd:integer ; sh:minInclusive 0"
_IRI, _LITERAL = "sh:nodeKind sh:IRI", "sh:nodeKind sh:Literal"


def shapes() -> str:
    """Return the SHACL shapes in Turtle: what is well-formed in a graph."""
    listed = " ".join(curie_of(predicate_iri(each)) for each in Predicate)
    # those of users' rules have names that begin with x_
    predicates = f'sh:or ( [ sh:in ( {listed} ) ] [ sh:pattern "ontology#x_[a-z]" ] )'
    certainties = " ".join(curie_of(certainty_iri(each)) for each in Certainty)
    kinds = " ".join(curie_of(kind_iri(each)) for each in Kind)
    paragraphs = [
        _shape(
            "Claim",
            "sh:targetClass pg:Claim",
            ("biolink:subject", f"{_ONE} ; {_IRI}"),
            ("biolink:predicate", f"{_ONE} ; {predicates}"),
            ("biolink:object", f"{_ONE} ; {_IRI}"),
            ("biolink:negated", f"{_ONE} ; sh:datatype xsd:boolean"),
            ("pg:certainty", f"{_ONE} ; sh:in ( {certainties} )"),
            ("biolink:supporting_text", f"{_ONE} ; {_LITERAL} ; sh:minLength 1"),
            ("prov:wasQuotedFrom", f"{_ONE} ; sh:class pg:Document"),
            ("pg:proposition", f"{_ONE} ; sh:class pg:Proposition"),
            ("pg:statement", f"{_ONE} ; sh:datatype xsd:integer"),
            ("pg:span", f"{_ONE} ; sh:class oa:SpecificResource"),
            ("pg:confidence", f"{_ONE} ; sh:minInclusive 0.0 ; sh:maxInclusive 1.0"),
            ("pg:rule", f"{_ONE} ; {_LITERAL}"),
            ("pg:places", f"{_ONE} ; sh:datatype rdf:JSON"),
            ("pg:firstYear", "sh:maxCount 1 ; sh:datatype xsd:gYear"),
            ("pg:lastYear", "sh:maxCount 1 ; sh:datatype xsd:gYear"),
            ("pg:subjectTerm", f"{_ONE} ; sh:class pg:Term"),
            ("pg:objectTerm", f"{_ONE} ; sh:class pg:Term"),
            ("( pg:proposition pg:propositionSubject )", "sh:equals biolink:subject"),
            ("( pg:proposition pg:propositionPredicate )", "sh:equals biolink:predicate"),
            ("( pg:proposition pg:propositionObject )", "sh:equals biolink:object"),
            ("( pg:subjectTerm pg:identity )", "sh:equals biolink:subject"),
            ("( pg:objectTerm pg:identity )", "sh:equals biolink:object"),
            ("( pg:span oa:hasSource )", "sh:equals prov:wasQuotedFrom"),
        ),
        _shape(
            "Association",
            "sh:targetSubjectsOf biolink:subject",
            ("biolink:negated", "sh:minCount 1"),
            ("pg:certainty", "sh:minCount 1"),
        ),
        _shape(
            "Proposition",
            "sh:targetClass pg:Proposition",
            ("pg:propositionSubject", f"{_ONE} ; {_IRI}"),
            ("pg:propositionPredicate", f"{_ONE} ; {predicates}"),
            ("pg:propositionObject", f"{_ONE} ; {_IRI}"),
            ("[ sh:inversePath pg:proposition ]", "sh:minCount 1"),
            ("biolink:negated", "sh:maxCount 0"),
            ("pg:certainty", "sh:maxCount 0"),
        ),
        _shape(
            "Span",
            "sh:targetClass oa:SpecificResource",
            ("oa:hasSource", f"{_ONE} ; sh:class pg:Document"),
            ("oa:hasSelector", "sh:minCount 2 ; sh:maxCount 2 ; sh:nodeKind sh:IRI"),
        ),
        _shape(
            "Quote",
            "sh:targetClass oa:TextQuoteSelector",
            ("oa:exact", f"{_ONE} ; {_LITERAL} ; sh:minLength 1"),
            ("oa:prefix", f"{_ONE} ; {_LITERAL}"),
            ("oa:suffix", f"{_ONE} ; {_LITERAL}"),
        ),
        _shape(
            "Position",
            "sh:targetClass oa:TextPositionSelector",
            ("oa:start", f"{_ONE} ; {_OFFSET} ; sh:lessThan oa:end"),
            ("oa:end", f"{_ONE} ; {_OFFSET}"),
        ),
        _shape(
            "Document",
            "sh:targetClass pg:Document",
            ("dcterms:identifier", f"{_ONE} ; {_LITERAL}"),
            ("pg:sha256", f'{_ONE} ; sh:pattern "^[0-9a-f]{{64}}$"'),
            ("pg:text", f"{_ONE} ; {_LITERAL}"),
            ("prov:wasGeneratedBy", f"{_ONE} ; sh:class prov:Activity"),
        ),
        _shape(
            "Term",
            "sh:targetClass pg:Term",
            ("pg:identity", f"{_ONE} ; {_IRI}"),
            ("pg:curie", f"{_ONE} ; {_LITERAL}"),
            ("rdfs:label", f"{_ONE} ; {_LITERAL}"),
            ("pg:kind", f"{_ONE} ; sh:in ( {kinds} )"),
        ),
        *[
            _shape(
                f"Qualifier-{name}",
                f"sh:targetSubjectsOf {curie_of(qualifier_iri(name))}",
                (curie_of(qualifier_iri(name)), f"{_LITERAL} ; sh:minLength 1"),
            )
            for name in QUALIFIERS
        ],
    ]
    return _NOTE + _declared() + "\n".join(paragraphs)


def _shape(name: str, target: str, *properties: tuple[str, str]) -> str:
    lines = [f"pg:shape-{name} a sh:NodeShape", target]
    lines += [f"sh:property [ sh:path {path} ; {limits} ]" for path, limits in properties]
    return " ;\n    ".join(lines) + " .\n"
