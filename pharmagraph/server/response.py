"""An answer on its way to the client: whole if it is small, in a stream if it is not."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import TypeVar

from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from pharmagraph.server.messages import End, Failure, Head, Kind, Message, Question
from pharmagraph.server.pool import BusyError, Pool, QueryCrashedError, QueryTimeoutError

ROW_LIMIT = "Pharmagraph-Row-Limit"
TRUNCATED = "Pharmagraph-Truncated"
_HELD = (
    1 << 20
)  # bytes that are held back, so that most answers can say in a header that they are cut
_RETRY_AFTER = "5"
_NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; sandbox"  # an answer is never a page
_T = TypeVar("_T")


class ClientLeftError(Exception):
    """The client closed the connection before it had its answer."""


@dataclass(slots=True)
class _Start:
    """The beginning of an answer, perhaps all of it."""

    media_type: str
    data: bytearray
    end: End | None = None


class Answer:
    """A response that asks the pool and sends what comes; when the client leaves, the query ends."""

    def __init__(self, pool: Pool, question: Question) -> None:
        self._pool = pool
        self._question = question

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(ClientLeftError):
            await _unless_left(receive, self._send(scope, receive, send))

    async def _send(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._pool.ask(self._question)) as messages:
            try:
                start = await _start(messages)
            except (FailedError, BusyError, QueryTimeoutError, QueryCrashedError) as error:
                response: Response = _refusal(error, self._question)
                await response(scope, receive, send)
                return
            headers = self._headers(start)
            if start.end is not None:
                response = Response(bytes(start.data), headers=headers)
                await response(scope, receive, send)
            else:
                await self._stream(start, headers, messages, send)

    def _headers(self, start: _Start) -> dict[str, str]:
        headers = answer_headers(start.media_type) | {ROW_LIMIT: str(self._question.rows)}
        if start.end is not None and start.end.truncated:
            headers[TRUNCATED] = "true"
        return headers

    async def _stream(
        self,
        start: _Start,
        headers: dict[str, str],
        messages: AsyncGenerator[Message],
        send: Send,
    ) -> None:
        raw = Response(headers=headers).raw_headers
        kept = [(name, value) for name, value in raw if name != b"content-length"]
        await send({"type": "http.response.start", "status": 200, "headers": kept})
        await send(_part(bytes(start.data)))
        with suppress(TimeoutError, QueryTimeoutError, QueryCrashedError):
            async with asyncio.timeout(self._question.seconds):  # also a client that does not read
                await _pass_on(messages, send)
        # An answer that failed on its way is never finished: the client sees a broken transfer.


async def _pass_on(messages: AsyncGenerator[Message], send: Send) -> None:
    """Send the rest of an answer."""
    async for message in messages:
        if message.kind is Kind.DATA:
            await send(_part(message.content))
        elif message.kind is Kind.END:
            await send({"type": "http.response.body", "body": b"", "more_body": False})


class FailedError(Exception):
    """The query's process says why there is no answer."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


async def _start(messages: AsyncGenerator[Message]) -> _Start:
    """Gather the beginning of the answer, up to its end or to what is held back."""
    start = _Start("", bytearray())
    async for message in messages:
        if message.kind is Kind.HEAD:
            start.media_type = Head(**json.loads(message.content)).media_type
        elif message.kind is Kind.DATA:
            start.data += message.content
            if len(start.data) >= _HELD:
                break
        elif message.kind is Kind.END:
            start.end = End(**json.loads(message.content))
            break
        else:
            raise FailedError(Failure(**json.loads(message.content)))
    return start


def answer_headers(media_type: str) -> dict[str, str]:
    """Return the headers that every answer bears."""
    text = media_type.startswith("text/")
    return {
        "Content-Type": f"{media_type}; charset=utf-8" if text else media_type,
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        "Content-Security-Policy": _NOTHING_RUNS,
        "X-Content-Type-Options": "nosniff",
    }


def plain(status: int, text: str, headers: dict[str, str] | None = None) -> Response:
    """Return a message for a person."""
    return PlainTextResponse(
        text + "\n", status, {**answer_headers("text/plain"), **(headers or {})}
    )


def _refusal(error: Exception, question: Question) -> Response:
    if isinstance(error, FailedError):
        return plain(error.failure.status, error.failure.reason)
    if isinstance(error, BusyError):
        reason = "too many queries are running and waiting; try again in some seconds"
        return plain(503, reason, {"Retry-After": _RETRY_AFTER})
    if isinstance(error, QueryTimeoutError):
        reason = f"the query was ended after {question.seconds:g} seconds, the limit of this server"
        return plain(504, reason)
    return plain(
        500,
        "the query was too much for the engine and was ended: it takes too much memory "
        "or is nested too deep",
    )


def _part(data: bytes) -> dict[str, object]:
    return {"type": "http.response.body", "body": data, "more_body": True}


async def _unless_left(receive: Receive, work: Awaitable[_T]) -> _T:
    """Do the work, and drop it as soon as the client closes the connection."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_left(receive))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise ClientLeftError
    finally:
        leaving.cancel()
        working.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
