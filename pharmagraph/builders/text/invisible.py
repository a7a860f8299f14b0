"""Characters that are not seen: where a line may break, which way writing runs, how characters join.

Web pages and typesetters put them into and between words. Markup readers drop them; where a text is kept as it came
(plain text, JSON Lines), the rules pass over them.
"""

from __future__ import annotations

import re

# soft hyphen, zero-width space, marks and embeddings of direction, word joiner and what follows it, byte-order mark;
# not the joiners U+200C and U+200D, which change what is seen
INVISIBLE = (
    frozenset("\u00ad\u200b\u200e\u200f\ufeff")
    | frozenset(map(chr, range(0x202A, 0x202F)))
    | frozenset(map(chr, range(0x2060, 0x2070)))
)
_INVISIBLE = re.compile("[" + "".join(sorted(INVISIBLE)) + "]")


def seen(text: str) -> str:
    """The text without them.

    >>> seen("parace\\u00adtamol")
    'paracetamol'
    """
    return text if text.isascii() else _INVISIBLE.sub("", text)
