"""What a browser sees: the query page, and the graph page, which is drawn once and kept."""

from __future__ import annotations

import asyncio
import os
import sys
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from pharmagraph.graph.asking.stored import StoredQuery, stored_queries
from pharmagraph.ontology.namespaces import PREFIXES
from pharmagraph.server.current import Current
from pharmagraph.server.editing import for_an_editor
from pharmagraph.server.limits import Limits
from pharmagraph.server.messages import Question
from pharmagraph.server.pool import Pool
from pharmagraph.server.response import Answer, plain

_ASSETS = Path(str(files("pharmagraph.server"))) / "assets"
_DRAWING_SECONDS = 300

_COMMON = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
_QUERY_PAGE = (
    _COMMON + "script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'"
)
# The graph page allows by hash, in its own policy, the scripts that it is made of.
_GRAPH_PAGE = (
    _COMMON + "script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:"
)


def page_headers(policy: str) -> dict[str, str]:
    """Return the headers of a page: it runs what is its own, and asks nobody else."""
    return {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }


class GraphPage:
    """The page that `view` writes, drawn by a process of its own when it is first asked for.

    It lies beside the copy that it shows, and goes with it.
    """

    def __init__(self, serving: Current) -> None:
        self._serving = serving
        self._drawing = asyncio.Lock()

    async def __call__(self, request: Request) -> Response:  # noqa: ARG002 (a page asks nothing)
        async with self._drawing:
            folder = self._serving.folder
            page = folder.parent / "graph.html"
            if not page.is_file() and (reason := await self._draw(folder, page)):
                return plain(500, f"the graph page cannot be drawn: {reason}")
        return FileResponse(
            page, media_type="text/html; charset=utf-8", headers=page_headers(_GRAPH_PAGE)
        )

    async def _draw(self, folder: Path, page: Path) -> str:
        """Draw the page, and return why it could not be drawn, or nothing."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "pharmagraph.server.drawing",
            str(folder),
            str(page),
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        try:
            async with asyncio.timeout(_DRAWING_SECONDS):
                _, errors = await process.communicate()
        except TimeoutError:
            return f"it takes longer than {_DRAWING_SECONDS} seconds"
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        lines = errors.decode("utf-8", "replace").strip().splitlines()
        return (lines or ["no reason given"])[-1] if process.returncode else ""


async def _query_page(request: Request) -> Response:  # noqa: ARG001 (a page asks nothing)
    return FileResponse(_ASSETS / "index.html", headers=page_headers(_QUERY_PAGE))


async def _queries(request: Request) -> Response:  # noqa: ARG001 (the same for everybody)
    queries = [_example(query) for query in stored_queries().values()]
    return JSONResponse({"queries": queries, "prefixes": PREFIXES})


def _example(query: StoredQuery) -> dict[str, object]:
    """Return the query for an editor, with what can be set in it."""
    return {
        "name": query.name,
        "title": query.title,
        "description": query.description,
        "settings": [[each.name, each.description] for each in query.parameters],
        "query": for_an_editor(query.sparql),
    }


class Questions:
    """A stored query with the settings of the address, as it is to be asked."""

    def __init__(self, pool: Pool, limits: Limits) -> None:
        self._pool = pool
        self._limits = limits

    async def __call__(self, request: Request) -> Response | Answer:
        name = request.path_params["name"]
        if name not in stored_queries():
            return plain(404, f"{name}: no such stored query; see queries.json")
        settings = {key: value for key, value in request.query_params.items() if value.strip()}
        limits = self._limits
        question = Question(name, None, None, limits.rows, limits.seconds, settings=settings)
        return Answer(self._pool, question)


def page_routes(serving: Current, pool: Pool, limits: Limits) -> list[BaseRoute]:
    """Return where a browser finds what."""
    return [
        Route("/", _query_page),
        Route("/queries.json", _queries),
        Route("/queries/{name}", Questions(pool, limits).__call__),
        Route("/graph", GraphPage(serving).__call__),
        Mount("/assets", StaticFiles(directory=_ASSETS)),
    ]
