"""MIME messages: which of their parts are what was written, whatever state the message is in.

Python's own reading of structured headers takes minutes over a long one, so headers stay plain strings, and are
cut where no mailer goes.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32
from typing import Any, cast

_LONGEST_HEADER = 32_768  # characters
_DEEPEST = 50  # parts in one another
_MOST_PARTS = 10_000  # beside one another
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


class TooManyPartsError(ValueError):
    """Parts lie deeper in one another, or are more, than in any message that somebody sent."""


class Part(Message):
    """A message, or a part of one, that knows how deep it lies."""

    def __init__(self, policy: Compat32 | None = None) -> None:
        super().__init__(policy or Compat32())
        self.depth = 0
        self.size = 0

    def attach(self, payload: Message | str) -> None:
        """Take a part in, as the parser does when the part begins."""
        if isinstance(payload, Part):
            payload.depth = self.depth + 1
            self.size += 1
            if payload.depth > _DEEPEST or self.size > _MOST_PARTS:
                raise TooManyPartsError
        super().attach(payload)

    def below(self) -> list[Part]:
        """The parts that it is made of."""
        return cast("list[Part]", self.get_payload()) if self.is_multipart() else []

    def data(self) -> bytes:
        """What the part holds, without the form in which it travelled."""
        travelled = self.get_payload(decode=True)
        held = travelled if isinstance(travelled, bytes) else b""
        if str(self.get("Content-Transfer-Encoding", "")).strip().lower() != "base64":
            return held
        letters = _NO_BASE64.sub(b"", str(self.get_payload()).encode("ascii", "ignore"))
        if len(letters) % 4 != 1:
            return held
        return b64decode(letters[:-1])  # it was cut off: Python would give it as it is


class _Lenient(Compat32):
    """Headers as they stand, each up to a length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        return super().header_source_parse(_cut(sourcelines))


def _cut(lines: list[str]) -> list[str]:
    kept, left = [], _LONGEST_HEADER
    for line in lines:
        kept.append(line[:left])
        left -= len(line)
        if left <= 0:
            break
    return kept


def parsed(data: bytes) -> Part:
    """The message that these bytes are, with all its parts."""
    return cast("Part", message_from_bytes(data, cast("Any", Part), policy=_Lenient()))


def contents(part: Part, wanted: tuple[str, str]) -> Iterator[Part]:
    """The parts that are the message's own text, in their order, of the kinds that are wanted ("plain", "html").

    Of alternatives one is taken: the kind that is wanted most and is not empty. What is attached is left out.
    """
    if part.get_content_disposition() == "attachment":
        return
    kind = part.get_content_subtype()
    if not part.is_multipart():
        if part.get_content_maintype() == "text" and kind in wanted and part.data().strip():
            yield part
        return
    if part.get_content_maintype() != "multipart":
        return  # another message
    inner = [list(contents(each, wanted)) for each in part.below()]
    inner = [each for each in inner if each]
    if kind == "alternative":
        inner.sort(key=lambda each: wanted.index(each[0].get_content_subtype()))
    for each in inner[:1] if kind in {"alternative", "related"} else inner:
        yield from each
