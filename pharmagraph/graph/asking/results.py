"""Answers of queries to the standard formats, row by row and with a limit, never whole in memory.

The engine can write whole answers only. Here an answer is cut off at a limit and stays well-formed,
and says so in its own text where the format has a place for it. Characters that XML cannot hold
become U+FFFD there (the engine writes them as they are, and no XML parser reads that).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from xml.sax.saxutils import escape

import pyoxigraph as ox

from pharmagraph.graph.counted import counted

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = Sequence[Term | None]
Write = Callable[[bytes], object]

_CHUNK = 1 << 16  # bytes: large enough that writing costs nothing, small enough to stream
_NUMBERS = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double")
)
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_PLAIN_NUMBER = re.compile(r"[+-]?(?:\d+|\d*\.\d+|(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+)\Z", re.ASCII)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows (or triples) were written, and whether there were more."""

    rows: int
    truncated: bool


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """A format for the rows of a SELECT and the truth of an ASK."""

    name: str
    media_type: str
    head: Callable[[Sequence[str]], str]
    row: Callable[[Sequence[str], Row], str]
    between: str
    tail: Callable[[str], str]
    boolean: Callable[[bool], str]

    def text(
        self, names: Sequence[str], rows: Iterable[Row], limit: int
    ) -> Iterator[str | Written]:
        """Yield the text of an answer in pieces, and at last what was written."""
        yield self.head(names)
        count, truncated = 0, False
        for row in rows:
            if count == limit:
                truncated = True
                break
            yield (self.between if count else "") + self.row(names, row)
            count += 1
        yield self.tail(note(limit) if truncated else "")
        yield Written(count, truncated)


def note(limit: int) -> str:
    """Say that an answer was cut off."""
    return f"cut off after {counted(limit, 'row')}: ask for less, or page with ORDER BY, LIMIT and OFFSET"


def write_solutions(
    solutions: ox.QuerySolutions, format: ResultFormat, write: Write, *, limit: int
) -> Written:
    """Write at most `limit` rows of the answer."""
    names = [variable.value for variable in solutions.variables]
    return _write(format.text(names, map(tuple, solutions), limit), write)


def write_triples(
    triples: Iterable[ox.Triple],
    format: ox.RdfFormat,
    write: Write,
    *,
    limit: int,
    prefixes: dict[str, str],
) -> Written:
    """Write at most `limit` triples of the answer; the note is a comment, where there are any."""
    rest = iter(triples)
    counted = _Counted(islice(rest, limit))
    output = _Output(write)
    ox.serialize(counted, output, format=format, prefixes=prefixes)  # type: ignore[arg-type]
    truncated = next(rest, None) is not None
    if truncated and format == ox.RdfFormat.RDF_XML:
        output.write(f"\n<!-- {note(limit)} -->\n".encode())
    elif truncated and format != ox.RdfFormat.JSON_LD:
        output.write(f"# {note(limit)}\n".encode())
    output.flush()
    return Written(counted.count, truncated)


def _write(pieces: Iterable[str | Written], write: Write) -> Written:
    output = _Output(write)
    for piece in pieces:
        if isinstance(piece, Written):
            output.flush()
            return piece
        output.write(piece.encode("utf-8", "replace"))
    raise AssertionError  # every text ends with what was written


class _Output:
    """Gathers small writes into chunks."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._buffer = bytearray()

    def write(self, data: bytes) -> int:
        self._buffer += data
        if len(self._buffer) >= _CHUNK:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._buffer:
            self._write(bytes(self._buffer))
            self._buffer.clear()


class _Counted:
    """Counts what is taken from it."""

    def __init__(self, triples: Iterator[ox.Triple]) -> None:
        self._triples = triples
        self.count = 0

    def __iter__(self) -> Iterator[ox.Triple]:
        for triple in self._triples:
            self.count += 1
            yield triple


# --- JSON -----------------------------------------------------------------------------------------


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {
            "type": "triple",
            "value": {name: _json_term(part) for name, part in parts.items()},
        }
    literal: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        literal["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        literal["datatype"] = term.datatype.value
    return literal


def _json_row(names: Sequence[str], row: Row) -> str:
    bindings = {
        name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None
    }
    return _json(bindings)


JSON = ResultFormat(
    name="json",
    media_type="application/sparql-results+json",
    head=lambda names: f'{{"head":{{"vars":{_json(list(names))}}},"results":{{"bindings":[\n',
    row=_json_row,
    between=",\n",
    tail=lambda cut: "\n]}" + (f',"note":{_json(cut)}' if cut else "") + "}\n",
    boolean=lambda truth: _json({"head": {}, "boolean": truth}) + "\n",
)

# --- XML ------------------------------------------------------------------------------------------

_XML_START = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text), {'"': "&quot;", "\r": "&#13;"})


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_xml(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        subject, predicate, object_ = map(_xml_term, (term.subject, term.predicate, term.object))
        return (
            f"<triple><subject>{subject}</subject><predicate>{predicate}</predicate>"
            f"<object>{object_}</object></triple>"
        )
    if term.language:
        return f'<literal xml:lang="{_xml(term.language)}">{_xml(term.value)}</literal>'
    if term.datatype.value == _STRING:
        return f"<literal>{_xml(term.value)}</literal>"
    return f'<literal datatype="{_xml(term.datatype.value)}">{_xml(term.value)}</literal>'


def _xml_row(names: Sequence[str], row: Row) -> str:
    bindings = "".join(
        f'<binding name="{_xml(name)}">{_xml_term(term)}</binding>'
        for name, term in zip(names, row, strict=True)
        if term is not None
    )
    return f"<result>{bindings}</result>\n"


XML = ResultFormat(
    name="xml",
    media_type="application/sparql-results+xml",
    head=lambda names: (
        _XML_START
        + "<head>"
        + "".join(f'<variable name="{_xml(name)}"/>' for name in names)
        + "</head>\n<results>\n"
    ),
    row=_xml_row,
    between="",
    tail=lambda cut: "</results>\n" + (f"<!-- {cut} -->\n" if cut else "") + "</sparql>\n",
    boolean=lambda truth: (
        f"{_XML_START}<head/>\n<boolean>{'true' if truth else 'false'}</boolean>\n</sparql>\n"
    ),
)

# --- CSV and TSV ----------------------------------------------------------------------------------


def _csv_value(text: str) -> str:
    if any(character in text for character in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _csv_term(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.BlankNode | ox.Triple):
        return _csv_value(str(term))
    return _csv_value(term.value)


def _tsv_term(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.Triple):
        return f"<<( {term} )>>"
    if (
        isinstance(term, ox.Literal)
        and term.datatype.value in _NUMBERS
        and _PLAIN_NUMBER.match(term.value)
    ):
        return term.value
    return str(term).replace("\t", "\\t")


def _truth(truth: bool) -> str:
    """No standard says how a truth is written in CSV and TSV; this is what other engines write."""
    return "true" if truth else "false"


CSV = ResultFormat(
    name="csv",
    media_type="text/csv",
    head=lambda names: ",".join(names) + "\r\n",
    row=lambda _, row: ",".join(map(_csv_term, row)) + "\r\n",
    between="",
    tail=lambda _: "",
    boolean=_truth,
)

TSV = ResultFormat(
    name="tsv",
    media_type="text/tab-separated-values",
    head=lambda names: "\t".join("?" + name for name in names) + "\n",
    row=lambda _, row: "\t".join(map(_tsv_term, row)) + "\n",
    between="",
    tail=lambda _: "",
    boolean=_truth,
)

RESULT_FORMATS: dict[str, ResultFormat] = {format.name: format for format in (JSON, XML, CSV, TSV)}
GRAPH_FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "n3": ox.RdfFormat.N3,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}
