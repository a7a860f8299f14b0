"""The application: where each address leads, and the processes that live as long as it does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from pharmagraph.server.endpoint import METHODS, Endpoint
from pharmagraph.server.limits import Limits
from pharmagraph.server.pages import page_routes
from pharmagraph.server.pool import Pool
from pharmagraph.server.response import ROW_LIMIT, TRUNCATED

_DAY = 86_400


def application(
    folder: Path,
    *,
    limits: Limits,
    services: Sequence[str] = (),
    origins: Sequence[str] = ("*",),
    graphs: Sequence[str] = (),
) -> Starlette:
    """Return the ASGI application that serves the store in the folder, which nobody writes to."""
    pool = Pool(folder, limits, services)
    endpoint = Endpoint(pool, limits, tuple(graphs))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with pool.running():
            yield

    cors = Middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["*"],
        expose_headers=[ROW_LIMIT, TRUNCATED, "Retry-After"],
        max_age=_DAY,
    )
    return Starlette(
        routes=[
            Route("/sparql", endpoint.__call__, methods=METHODS),
            Route("/sparql/", endpoint.__call__, methods=METHODS),
            *page_routes(folder),
        ],
        middleware=[cors],
        lifespan=lifespan,
    )
