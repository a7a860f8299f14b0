"""`/sparql`: a query in, an answer out; without a query, what this endpoint is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pharmagraph.graph.asking.results import GRAPH_FORMATS
from pharmagraph.graph.asking.service import service_description
from pharmagraph.server.current import Current
from pharmagraph.server.limits import Limits
from pharmagraph.server.negotiation import best
from pharmagraph.server.pool import Pool
from pharmagraph.server.request import GRAPH_TYPES, RefusedError, question_of
from pharmagraph.server.response import Answer, answer_headers, plain

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_ALLOW = {"Allow": ", ".join(METHODS)}


class Endpoint:
    """Answers requests from a pool, once the server has started it."""

    def __init__(self, pool: Pool, limits: Limits, serving: Current) -> None:
        self._pool = pool
        self._limits = limits
        self._serving = serving

    async def __call__(self, request: Request) -> Response | Answer:
        """Answer one request."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_ALLOW)
        try:
            question = await question_of(request, self._limits)
        except RefusedError as error:
            return plain(error.status, error.reason, error.headers)
        if question is None:
            return self._description(request)
        return Answer(self._pool, question)

    def _description(self, request: Request) -> Response:
        accept = ", ".join(request.headers.getlist("accept"))
        name = best(accept, {**GRAPH_TYPES, "page": ("text/html", "application/xhtml+xml")})
        if name == "page":
            return RedirectResponse(str(request.base_url), 303)
        if name is None:
            return plain(406, "the service description comes in the formats of graphs")
        format = GRAPH_FORMATS[name]
        endpoint = str(request.url.replace(query="", fragment=""))
        text = service_description(endpoint, self._serving.graphs, format)
        return Response(text, headers=answer_headers(format.media_type))
