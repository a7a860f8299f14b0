"""A connection of a client, which has so long to send a request, and takes what it is sent.

Below the application, as that knows nothing of a client that has not said yet what it asks, or does not read.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from pharmagraph.server.limits import Limits

_LEAST = 16 << 10  # bytes that a client takes of an answer in the time that it has
_LAST_SECONDS = 2  # for the client to read why it is refused
_HEAD = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]


class Connection(H11Protocol):
    """Closed when a request is not there in time, when nobody reads an answer, and when there are too many."""

    limits = Limits()
    _arrival: asyncio.TimerHandle | None = None  # while a request is to come
    _reading: asyncio.TimerHandle | None = None  # while something waits for the client to take it
    _last: asyncio.TimerHandle | None = None  # when it was refused

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        # So that `pause_writing` tells of every byte that waits.
        transport.set_write_buffer_limits(0)
        most, now = self.limits.connections, len(self.connections)
        if now > 2 * most:
            transport.abort()
        elif now > most:
            reason = f"more than {most} connections are open; close some, or try again later"
            self._refuse(503, b"Service Unavailable", reason)
        else:
            self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._arrival, self._reading, self._last):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._last is None:
            super().data_received(data)
            self._mind()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.conn.their_state is not h11.IDLE:  # else nothing has come, and it is closed soon
            self._mind()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._reading is not None:
            self._reading.cancel()

    def send_400_response(self, msg: str) -> None:
        most = self.config.h11_max_incomplete_event_size
        reason = f"{msg} Perhaps its address and fields have more than {most} bytes."
        self._refuse(400, b"Bad Request", reason)

    def _mind(self) -> None:
        """Set a time for what is to come, or let it go when the request is there."""
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            if self._arrival is not None:
                self._arrival.cancel()
                self._arrival = None
        elif self._arrival is None and self._last is None:
            self._expect()

    def _expect(self) -> None:
        self._arrival = self.loop.call_later(self.limits.request_seconds, self._late)

    def _late(self) -> None:
        begun = self.conn.their_state is h11.SEND_BODY or self.conn.trailing_data[0]
        if begun:
            reason = f"the request was not there after {self.limits.request_seconds:g} seconds"
            self._refuse(408, b"Request Timeout", reason)
        else:
            self.transport.close()

    def _refuse(self, status: int, phrase: bytes, reason: str) -> None:
        """Answer in the place of the application, to which the client has left, and close.

        What the client still sends is read away first: else its system may drop the answer.
        """
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.close()  # an answer is on its way
            return
        response = h11.Response(status_code=status, headers=_HEAD, reason=phrase)
        for event in (response, h11.Data(data=f"{reason}\n".encode()), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.write_eof()
        self._last = self.loop.call_later(_LAST_SECONDS, self.transport.abort)
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()

    def _watch(self, before: int | None = None) -> None:
        """Drop the connection if its client does not take what waits for it."""
        waiting = self.transport.get_write_buffer_size()
        if before is not None and waiting > before - _LEAST:
            self.transport.abort()
        else:
            self._reading = self.loop.call_later(self.limits.request_seconds, self._watch, waiting)


def connections(limits: Limits) -> type[Connection]:
    """Return the class of connections that keep these limits."""
    return type("LimitedConnection", (Connection,), {"limits": limits})
