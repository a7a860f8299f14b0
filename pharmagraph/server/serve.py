"""A graph on a port, until it is stopped."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from pharmagraph.errors import InputError, StoreError, reason_of
from pharmagraph.server.admission import checked
from pharmagraph.server.app import application
from pharmagraph.server.connections import connections
from pharmagraph.server.current import current
from pharmagraph.server.limits import Limits

_URL_BYTES = 1 << 20  # a query in an address may be as long as one in a form
_LAST_SECONDS = 2  # that answers under way have when the server is stopped


def serve(
    graph: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8765,
    limits: Limits | None = None,
    services: Sequence[str] = (),
    origins: Sequence[str] = ("*",),
    hosts: Sequence[str] = (),
    ready: Callable[[str], None] | None = None,
    changed: Callable[[], object] | None = None,
) -> None:
    """Serve the graph over HTTP until interrupted; `ready` is told the address.

    With `changed`, which is told each time, it is served anew when a build has changed it; without,
    as it is now. Nothing can be changed through it. Of other endpoints, only those in `services` may be asked
    by a query; pages of the `origins` may ask this one. It answers to localhost, to addresses in figures, to
    `host` and to the names in `hosts`, or to any name with "*" among them; what calls it otherwise is refused.
    """
    limits = limits or Limits()
    names = checked([*hosts, *([] if not host or ":" in host else [host])])
    listener = _listen(host, port)
    with listener, current(graph) as serving:
        app = application(
            serving,
            limits=limits,
            services=services,
            origins=origins,
            hosts=names,
            changed=changed,
        )
        config = uvicorn.Config(
            app,
            http=connections(limits),
            ws="none",
            log_level=logging.WARNING,
            access_log=False,
            server_header=False,
            h11_max_incomplete_event_size=_URL_BYTES,
            timeout_graceful_shutdown=_LAST_SECONDS,
        )
        logging.getLogger("uvicorn.error").addFilter(_is_no_end)
        server = _Server(config, lambda: ready and ready(_address(listener)))
        with _until_stopped():
            server.run(sockets=[listener])
        if not server.started:
            raise StoreError(str(graph), "the server could not start", "see what is said above")


def _is_no_end(record: logging.LogRecord) -> bool:
    """Whether a record tells of anything else than an answer that was dropped when the server was stopped."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


class _Server(uvicorn.Server):
    """Says when it is ready to be asked."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


@contextmanager
def _until_stopped() -> Iterator[None]:
    """Let a request to end, from the keyboard or the system, end this block and nothing more."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise InputError(
            f"{host}:{port}: {reason_of(error)}; choose another --host or --port"
        ) from error
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
