"""What an export is: its files, and a receipt of what they do not carry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exported:
    """Files by the ending of their names, and one line for each thing that was left out."""

    files: dict[str, bytes]
    receipt: tuple[str, ...] = ()
