"""Text in XML: what XML cannot hold becomes U+FFFD, and is counted for the receipt."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlText:
    """Escapes text for elements and attributes."""

    def __init__(self) -> None:
        self.replaced = 0

    def __call__(self, value: object) -> str:
        """Return the value as text that XML can hold."""
        text = str(value).lower() if isinstance(value, bool) else str(value)
        kept, count = _NOT_XML.subn("\ufffd", text)
        self.replaced += count
        return escape(kept, {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})

    def receipt(self) -> tuple[str, ...]:
        """Return a line when characters were replaced."""
        if not self.replaced:
            return ()
        return (f"{self.replaced} characters that XML cannot hold, replaced by U+FFFD",)
