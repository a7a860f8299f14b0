"""Messages in one line, whatever is in the names that they tell."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def one_line(message: str) -> str:
    r"""The message without line breaks and other characters that a terminal would obey.

    >>> one_line("skipped a\n\x1b[31mb.pdf: the file is empty")
    'skipped a [31mb.pdf: the file is empty'
    """
    return " ".join(_CONTROLS.sub(" ", message).split())
