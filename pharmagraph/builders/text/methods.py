"""Sections that tell how something was done, by their headings: grams and gels there are nobody's dose or form."""

from __future__ import annotations

from functools import lru_cache

from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.text", "methods.toml")
_BENCH_WORK = _WORDS.compile(
    r"\b(?:$bench_work|\w*blot(?:s|ting)?|immuno(?:\w*assay|histo\w+|precipitation|fluorescence)s?|(?:rt|q|real[\s-]time)?[\s-]?pcr"
    r"|\w*chromatograph\w*|lc[\s-]ms\S*|$assay\s+(?:\w+\s+)?assays?)\b"
)
_METHODS = _WORDS.compile(
    r"\s*(?:\d[\d.]*\s+)?(?:(?:$of_methods\s+(?:and|&)\s+)?(?:methods?|methodology)\b"
    r"|experimental\s+(?:procedures?|section|methods?)|methods\s+summary|supporting\s+information)"
)
_NO_METHODS = _WORDS.compile(r"\s*(?:\d[\d.]*\s+)?$no_methods\b")


@lru_cache(maxsize=4096)
def is_bench_work(title: str) -> bool:
    """Whether a heading stands above laboratory methods, where grams and gels are nobody's dose or form.

    >>> is_bench_work("2.3 Western blotting"), is_bench_work("Study drug and dosing")
    (True, False)
    """
    return bool(_BENCH_WORK.search(title))


class Methods:
    """Follows the sections of a document, and knows when it tells how something was done, and not what came out."""

    def __init__(self) -> None:
        self._section = ""
        self.here = False

    def enter(self, section: str) -> None:
        """A sentence of this section: one beneath "Methods", or in a part of that with a title of its own.

        >>> methods = Methods()
        >>> [methods.enter(title) or methods.here for title in ("Materials and Methods", "Mice", "Results", "Mice")]
        [True, True, False, False]
        """
        if section == self._section:
            return
        self._section = section
        if _METHODS.match(section):
            self.here = True
        elif _NO_METHODS.match(section):
            self.here = False
