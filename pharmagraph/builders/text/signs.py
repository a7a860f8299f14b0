"""The signs that stand between a key or a title and what it is about, on one line: "CI: gout", "Uses - pain"."""

from __future__ import annotations

import re

_DASH = re.compile(r"\s-")


def has_sign(text: str) -> bool:
    """Whether a text has such a sign: a colon, "=", a tab, or a dash behind a blank: most have none.

    >>> has_sign("CI: gout"), has_sign("Uses - pain"), has_sign("It is used for short-term relief.")
    (True, True, False)
    """
    return (
        ":" in text
        or "=" in text
        or "\t" in text
        or "–" in text
        or "—" in text
        or ("-" in text and _DASH.search(text) is not None)
    )
