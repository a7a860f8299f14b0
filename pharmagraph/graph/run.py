"""Who extracted the claims: the versions that a claim depends on besides its document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One configuration of the engine. It has no clock time, so that the same input gives the same bytes.

    `ended` (an xsd:dateTime) is set only by callers that were given a time, as by SOURCE_DATE_EPOCH.
    """

    engine: str
    lexicon: str = ""
    rules: str = ""
    ended: str = ""
