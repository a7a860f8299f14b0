"""SPARQL 1.1 Protocol: an HTTP request to the query, dataset and formats that it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from pharmagraph.graph.asking.results import GRAPH_FORMATS, RESULT_FORMATS
from pharmagraph.server.limits import Limits
from pharmagraph.server.messages import Question
from pharmagraph.server.negotiation import best

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MOST_FIELDS = 1000

# Names that clients use beside a format's own.
_ALSO: dict[str, tuple[str, ...]] = {
    "json": ("application/json",),
    "xml": ("application/xml", "text/xml"),
    "turtle": ("application/x-turtle",),
    "ntriples": ("text/plain",),
    "rdfxml": ("application/xml", "text/xml"),
    "jsonld": ("application/json",),
}
RESULT_TYPES = {
    name: (format.media_type, *_ALSO.get(name, ())) for name, format in RESULT_FORMATS.items()
}
GRAPH_TYPES = {
    name: (format.media_type, *_ALSO.get(name, ())) for name, format in GRAPH_FORMATS.items()
}


class RefusedError(Exception):
    """A request that the protocol, or this server, does not allow."""

    def __init__(self, status: int, reason: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status, reason, headers)
        self.status = status
        self.reason = reason
        self.headers = headers or {}


@dataclass(frozen=True, slots=True)
class Fields:
    """The names and values of a query string or a form."""

    pairs: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.pairs if key == name)

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self.pairs)


async def question_of(request: Request, limits: Limits) -> Question | None:
    """Return what the request asks, or None when it only asks what this endpoint is."""
    fields = _fields(request.url.query)
    if request.method == "POST":
        query, fields = await _posted(request, fields, limits)
    elif "update" in fields:
        raise RefusedError(400, "an update is not sent with GET, and this endpoint is read-only")
    elif "query" not in fields:
        return None
    else:
        query = _only_query(fields)
    if len(query.encode()) > limits.query_bytes:
        raise RefusedError(413, f"the query is longer than {limits.query_bytes} bytes")
    accept = ", ".join(request.headers.getlist("accept"))
    return Question(
        query=query,
        result_format=best(accept, RESULT_TYPES),
        graph_format=best(accept, GRAPH_TYPES),
        rows=limits.rows,
        seconds=limits.seconds,
        default_graphs=fields.all("default-graph-uri"),
        named_graphs=fields.all("named-graph-uri"),
    )


async def _posted(request: Request, fields: Fields, limits: Limits) -> tuple[str, Fields]:
    """Return the query of either kind of POST, with all fields."""
    media_type, charset = _content_type(request)
    if media_type == _UPDATE:
        raise _read_only()
    if media_type not in (_FORM, _QUERY):
        raise RefusedError(
            415,
            f"a query is posted as {_QUERY} or {_FORM}",
            {"Accept-Post": f"{_QUERY}, {_FORM}"},
        )
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise RefusedError(415, "a query is sent in UTF-8")
    body = await _body(request, most=3 * limits.query_bytes)  # a form may escape every byte
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the query is not UTF-8") from error
    if media_type == _QUERY:
        if "query" in fields:
            raise RefusedError(400, "two queries: one in the address, one in the body")
        return text, fields
    fields = Fields(fields.pairs + _fields(text).pairs)
    if "update" in fields:
        raise _read_only()
    return _only_query(fields), fields


def _only_query(fields: Fields) -> str:
    queries = fields.all("query")
    if len(queries) != 1:
        raise RefusedError(400, f"one query is expected, and {len(queries)} were sent")
    return queries[0]


def _read_only() -> RefusedError:
    return RefusedError(403, "this endpoint is read-only: it takes queries, not updates")


def _fields(text: str) -> Fields:
    try:
        pairs = parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise RefusedError(400, f"the request's fields cannot be read: {error}") from error
    return Fields(tuple(pairs))


def _content_type(request: Request) -> tuple[str, str]:
    media_type, *parameters = request.headers.get("content-type", "").lower().split(";")
    charset = "utf-8"
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset":
            charset = value.strip().strip('"')
    return media_type.strip(), charset


async def _body(request: Request, *, most: int) -> bytes:
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > most:
                raise RefusedError(413, f"the request is longer than {most} bytes")
    except ClientDisconnect as error:
        raise RefusedError(400, "the request ends before its body does") from error
    return bytes(body)
