"""The application: where each address leads, and the processes that live as long as it does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from pharmagraph.server.admission import Admission
from pharmagraph.server.current import Current
from pharmagraph.server.endpoint import METHODS, Endpoint
from pharmagraph.server.limits import Limits
from pharmagraph.server.pages import page_routes
from pharmagraph.server.pool import Pool
from pharmagraph.server.response import ROW_LIMIT, TRUNCATED

_DAY = 86_400


def application(
    serving: Current,
    *,
    limits: Limits,
    services: Sequence[str] = (),
    origins: Sequence[str] = ("*",),
    hosts: Sequence[str] = (),
    changed: Callable[[], object] | None = None,
) -> Starlette:
    """Return the ASGI application that serves the graph.

    With `changed` it serves what builds make of it while it runs, and tells so; else as it is now. It answers
    to the names in `hosts`, and to those that any local server has.
    """
    pool = Pool(serving.folder, limits, services)
    endpoint = Endpoint(pool, limits, serving)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with pool.running():
            if changed is None:
                yield
                return
            following = asyncio.create_task(serving.follow(pool, changed))
            try:
                yield
            finally:
                following.cancel()
                await asyncio.gather(following, return_exceptions=True)

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
            *page_routes(serving, pool, limits),
        ],
        middleware=[Middleware(Admission, names=hosts), cors],
        lifespan=lifespan,
    )
