"""The processes that answer queries: each has one at a time, and is killed when that must end."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
from contextlib import aclosing, asynccontextmanager, suppress
from pathlib import Path
from typing import Self

from pharmagraph.errors import StoreError
from pharmagraph.server.limits import Limits
from pharmagraph.server.messages import HEADER, Kind, Message, Question

_LOG = logging.getLogger(__name__)
_BUFFER = 1 << 20  # bytes; a process may be ahead of a slow client by twice that
_RETRY_SECONDS = 1
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_START_SECONDS = 60  # for a process to open its store


class BusyError(Exception):
    """Too many queries run and wait already."""


class QueryTimeoutError(Exception):
    """The query ran over its time and was ended."""


class QueryCrashedError(Exception):
    """The query's process died: the query was too much for the engine, or took too much memory."""


class _LostError(Exception):
    """The process had died before it took the question."""


class Process:
    """One process with an open store."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._input = process.stdin
        self._output = process.stdout
        self._expired = False
        self.at_rest = False
        self.retired = False
        self.ended = asyncio.Event()

    @classmethod
    async def start(cls, folder: Path, memory: int, services: Iterable[str]) -> Self:
        """Start a process and wait until it has opened the store."""
        process = cls(
            await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "pharmagraph.server.worker",
                str(folder),
                str(memory),
                *services,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                limit=_BUFFER,
                start_new_session=True,  # Ctrl-C is for the server, which ends its processes
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        )
        try:
            async with asyncio.timeout(_START_SECONDS):
                await process._message()
        except (TimeoutError, QueryCrashedError) as error:
            await process.kill()
            raise StoreError(str(folder), "no process could open the graph") from error
        process.at_rest = True
        return process

    async def ask(self, question: Question) -> AsyncGenerator[Message]:
        """Yield the messages of the answer, the last of which is its end or a failure."""
        self.at_rest = False
        timer = asyncio.get_running_loop().call_later(question.seconds, self._expire)
        try:
            with suppress(ConnectionError):  # it has died: reading will tell
                self._input.write(question.encode())
                await self._input.drain()
            try:
                await self._message()
            except QueryCrashedError as error:
                raise _LostError from error
            while True:
                message = await self._message()
                self.at_rest = message.kind in (Kind.END, Kind.FAILED) and not self._expired
                yield message
                if message.kind in (Kind.END, Kind.FAILED):
                    return
        finally:
            timer.cancel()

    async def kill(self) -> None:
        """End the process, whatever it is doing."""
        self._send_kill()
        while await self._output.read(_BUFFER):
            pass  # what it had said already; asyncio sees the end only behind that
        await self._process.wait()
        self.ended.set()

    def _expire(self) -> None:
        self._expired = True
        self._send_kill()

    def _send_kill(self) -> None:
        # Not through the process object, which would take away the status that asyncio waits for.
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, _KILL)

    async def _message(self) -> Message:
        try:
            kind, length = HEADER.unpack(await self._output.readexactly(HEADER.size))
            return Message(Kind(kind), await self._output.readexactly(length))
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            if self._expired:
                raise QueryTimeoutError from error
            raise QueryCrashedError from error


class Pool:
    """Lends processes out, and replaces those that do not come back at rest."""

    def __init__(self, folder: Path, limits: Limits, services: Iterable[str] = ()) -> None:
        self._folder = folder
        self._limits = limits
        self._services = sorted(services)
        self._free: list[Process] = []
        self._waiting: deque[asyncio.Future[Process]] = deque()
        self._all: set[Process] = set()
        self._replacing: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Self]:
        """Start the processes, and end them at the end."""
        try:
            async with asyncio.TaskGroup() as tasks:
                for _ in range(self._limits.processes):
                    tasks.create_task(self._add())
            yield self
        finally:
            for task in self._replacing:
                task.cancel()
            await asyncio.gather(*self._replacing, return_exceptions=True)
            await asyncio.gather(*(process.kill() for process in self._all))

    async def ask(self, question: Question) -> AsyncGenerator[Message]:
        """Yield the messages of an answer; whoever stops early, or is cancelled, ends the query."""
        while True:
            process = await self._take()
            try:
                async with aclosing(process.ask(question)) as answer:
                    async for message in answer:
                        yield message
            except _LostError:
                continue  # somebody else ended it while it waited: the next one is asked
            else:
                return
            finally:
                self._give_back(process)

    async def move(self, folder: Path) -> list[Process]:
        """Answer from now on from another folder, and return the processes that ask the former one.

        They end as soon as they are at rest. All new ones are there before the first of them ends, and answer
        from the same moment: nobody sees the new folder and then the former one.
        """
        new: list[Process] = []

        async def start() -> None:
            process = await Process.start(folder, self._limits.memory, self._services)
            self._all.add(process)
            new.append(process)

        try:
            async with asyncio.TaskGroup() as tasks:
                for _ in range(self._limits.processes):
                    tasks.create_task(start())
        except* StoreError as errors:
            for process in new:
                process.retired = True
                self._give_up(process)
            raise StoreError(str(folder), "no process could open the graph") from errors
        self._folder = folder
        old = [process for process in self._all if process not in new]
        self._retire(old)
        for process in new:
            self._lend(process)
        return old

    def when_ended(self, processes: Iterable[Process], then: Callable[[], object]) -> None:
        """Do something when all of the processes have ended."""
        waiting = [process.ended.wait() for process in processes]

        async def wait() -> None:
            await asyncio.gather(*waiting)
            then()

        self._keep(asyncio.create_task(wait()))

    def _retire(self, processes: Iterable[Process]) -> None:
        for process in list(processes):
            process.retired = True
            if process in self._free:
                self._free.remove(process)
                self._give_up(process)

    async def _take(self) -> Process:
        if self._free:
            return self._free.pop()
        if len(self._waiting) >= self._limits.waiting:
            raise BusyError
        place: asyncio.Future[Process] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await place
        except BaseException as error:
            if place.done() and not place.cancelled():  # served and called off in the same moment
                self._lend(place.result())
            if isinstance(error, TimeoutError):
                raise BusyError from error
            raise

    def _give_back(self, process: Process) -> None:
        if process.at_rest and not process.retired:
            self._lend(process)
        else:
            self._give_up(process)

    def _lend(self, process: Process) -> None:
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(process)
                return
        self._free.append(process)

    def _give_up(self, process: Process) -> None:
        self._keep(asyncio.create_task(self._replace(process)))

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _replace(self, process: Process) -> None:
        await process.kill()
        self._all.discard(process)
        while not process.retired:
            try:
                return await self._add()
            except StoreError as error:
                _LOG.error("%s; trying again", error)
                await asyncio.sleep(_RETRY_SECONDS)
        return None

    async def _add(self) -> None:
        folder = None
        while folder != self._folder:  # which may have moved meanwhile
            folder = self._folder
            process = await Process.start(folder, self._limits.memory, self._services)
            if folder != self._folder:
                await process.kill()
        self._all.add(process)
        self._lend(process)
