"""Which requests are let in: those that call the server by a name of its own, with a head of usual size.

A page of a stranger can have its own name lead to this machine, after it was loaded (DNS rebinding), and a browser
then lets it read what it asks for there. It cannot choose what it calls the server: the name goes along as `Host`.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

from pharmagraph.errors import InputError
from pharmagraph.server.response import plain

ANY = "*"
_LOCAL = "localhost"
_MOST_FIELDS = 100
_MOST_BYTES = 32 << 10  # of all fields; an address is as long as a query may be
_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.%]+\]|[^\s:/?#@\[\]]+)(?::[0-9]{0,5})?")


class Admission:
    """Middleware that refuses what calls the server by the name of another.

    Let in are localhost, addresses in figures (no name leads to them), and the names; `*` lets in any. What port is
    named does not matter: tunnels and containers have ports of their own.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str]) -> None:
        self._app = app
        self._names = {_LOCAL, *map(_plainly, names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["type"] == "http" and (refusal := self._refusal(scope["headers"])):
            status, reason = refusal
            app = plain(status, reason)
        await app(scope, receive, send)

    def _refusal(self, fields: list[tuple[bytes, bytes]]) -> tuple[int, str] | None:
        """Return the status and the reason, if a request with this head is not let in."""
        size = sum(len(name) + len(value) for name, value in fields)
        if len(fields) > _MOST_FIELDS or size > _MOST_BYTES:
            reason = (
                f"the request has more than {_MOST_FIELDS} fields or {_MOST_BYTES} bytes of them"
            )
            return 431, reason
        for host in (value.decode("latin-1") for name, value in fields if name == b"host"):
            called = _HOST.fullmatch(host.strip())
            if called is None:
                return 400, "the Host of the request is no name"
            if not self._is_own(called["name"]):
                return 421, (
                    f"{called['name']} is none of the names of this server; if it is meant to be one, "
                    f"start it with --allow-host {called['name']}"
                )
        return None

    def _is_own(self, name: str) -> bool:
        return ANY in self._names or _plainly(name) in self._names or _is_in_figures(name)


def checked(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names as they are, if each is one by which a server can be called.

    >>> checked(["graph.example"])
    ('graph.example',)
    >>> checked(["https://graph.example/"])
    Traceback (most recent call last):
    pharmagraph.errors.InputError: https://graph.example/: no name of a host; give it alone, as in graph.example
    """
    names = tuple(names)
    for name in names:
        called = _HOST.fullmatch(name)
        if called is None or called["name"] != name:
            message = f"{name}: no name of a host; give it alone, as in graph.example"
            raise InputError(message)
    return names


def _plainly(name: str) -> str:
    return name.lower().removesuffix(".")


def _is_in_figures(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
