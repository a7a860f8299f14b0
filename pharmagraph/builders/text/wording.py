"""Words that code goes by, kept in tables beside it (TOML), and the patterns that name them as ``$group``.

A group is a list of entries, each some words with spaces between them:

    a|b     one of these words             a|b?    one of these, or none (not as the first)
    *       any ending, or none            (s)     these letters, or not
    [sz]    one of these letters           $group  as an entry of its own: all entries of that group
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Final, cast

from pharmagraph.builders.text.anyof import AnyOf

# in a word, letters in brackets are alternatives, "(s)" may be missing, "*" is any ending
_PIECE: Final = re.compile(r"\[(?P<either>[^\]]+)\]|\((?P<perhaps>[^()]+)\)|(?P<any>\*)|.")
_LETTER: Final = re.compile(
    r"[A-Za-z](?![?*+{])"
)  # at the beginning of an expression, and not repeated
_PLAIN: Final = re.compile(r"[^\s*]+")
_CHOICE_IN_LETTERS: Final = re.compile(r"\([^()]*\|")  # "|" parts words, not the letters of one
_GROUP: Final = re.compile(r"\$([a-z_]+)")


class Wording:
    """The groups of words of one table.

    >>> people = Wording({"people": ["patient(s)", "those at risk"], "of_them": ["$people", "cohort*"]})
    >>> people.compile(r"in $of_them\\b").search("seen in cohorts").group()
    'in cohorts'
    """

    def __init__(self, groups: Mapping[str, Iterable[str]], *, flags: int = re.IGNORECASE) -> None:
        self._flags = flags
        self._groups = {name: tuple(words) for name, words in groups.items()}
        self._expressions: dict[str, str] = {}  # of a group that several patterns name, made once
        for entry in (entry for words in self._groups.values() for entry in words):
            if _CHOICE_IN_LETTERS.search(entry):
                raise ValueError(
                    f"{entry!r} has '|' between brackets, where it parts the word: write each word as an entry"
                )
            if entry.partition(" ")[0].endswith("?"):
                raise ValueError(
                    f"{entry!r} begins with a word that may be missing: write it as two entries"
                )

    @classmethod
    def beside(cls, package: str, name: str, *, flags: int = re.IGNORECASE) -> Wording:
        """The table `name` that lies in `package`; `flags` of its expressions, such as 0 for text in small letters."""
        table = (files(package) / name).read_text(encoding="utf-8")
        return cls(tomllib.loads(table), flags=flags)

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups."""
        return tuple(self._groups)

    def words(self, group: str) -> Iterator[str]:
        """The entries of a group as they are written, those of groups that it names among them."""
        for word in self._groups[group]:
            if word.startswith("$"):
                yield from self.words(word[1:])
            else:
                yield word

    def set_of(self, group: str) -> frozenset[str]:
        """The entries of a group that are plain words, to be looked up."""
        return frozenset(self.words(group))

    def looked_for(self, *groups: str) -> AnyOf:
        """A quick look, in small letters, for what every entry of these groups has: the longest piece of its words.

        >>> people = Wording({"people": ["patient(s)", "those at risk", "(wo)men|children"]})
        >>> [people.looked_for("people").is_in(text) for text in ("two patients", "at the risk", "men")]
        [True, False, True]
        """
        return AnyOf(self.pieces(f"${group}" for group in groups))

    def pieces(self, entries: Iterable[str]) -> Iterator[str]:
        """Pieces, in small letters, of which whatever one of the entries stands for has one."""
        for entry in entries:
            for word in self.words(entry[1:]) if entry.startswith("$") else (entry,):
                yield from _certain(word)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """The regular expression in which each ``$group`` stands for any of its words.

        It is compiled when it is first used: a short run asks a part of them all, and all take a quarter second.
        """
        unknown = {found[1] for found in _GROUP.finditer(pattern)} - self._groups.keys()
        if unknown:
            raise KeyError(*sorted(unknown))
        return cast("re.Pattern[str]", _Later(lambda: self._compiled(pattern)))

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        return re.compile(_GROUP.sub(lambda found: self._any_of(found[1]), pattern), self._flags)

    def _any_of(self, group: str) -> str:
        made = self._expressions.get(group)
        if made is None:
            made = self._expressions[group] = branching(map(_expression, self.words(group)))
        return made


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled when it is first used: one of many words that a short text may not need."""
    return cast("re.Pattern[str]", _Later(lambda: re.compile(pattern, flags)))


class _Later:
    """A regular expression that is compiled when something of it is first asked for, which it then keeps."""

    def __init__(self, make: Callable[[], re.Pattern[str]]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> object:
        # reached once for each name: what is set here is found without it
        made = self.__dict__.get("_made")
        if made is None:
            made = self.__dict__["_made"] = self._make()
        asked = getattr(made, name)
        setattr(self, name, asked)
        return asked


def branching(expressions: Iterable[str]) -> str:
    """Alternatives as one expression that branches letter by letter.

    Of many words one after the other the engine tries each at each place, regardless of case even those that begin
    with another letter. Here it tries a few. What begins with the same letter is taken together in its order, and
    nothing across what begins with no letter: the same is found.

    >>> branching(["such as", "like", "suchlike", r"\\w+ly", "less"])
    '(?:such(?: as|like)|like|\\\\w+ly|less)'
    """
    return _either(_branches(expressions))


def _branches(expressions: Iterable[str]) -> list[str]:
    found: list[str] = []
    begun: dict[str, list[str]] = {}  # by their first letter, what goes on after it

    def close() -> None:
        found.extend(letter + _either(_branches(rests)) for letter, rests in begun.items())
        begun.clear()

    for each in expressions:
        if _LETTER.match(each) is None:
            close()
            found.append(each)
        else:
            if each[0].swapcase() in begun:  # the same letter where case does not count
                close()
            begun.setdefault(each[0], []).append(each[1:])
    close()
    return found


def _either(expressions: list[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"(?:{'|'.join(expressions)})"


def _expression(entry: str) -> str:
    """An entry as a regular expression.

    >>> _expression("randomi[sz]ed trial(s)"), _expression("withdr*"), _expression("who had|have? ulcers")
    ('randomi[sz]ed\\\\s+trial(?:s)?', 'withdr\\\\w*', 'who(?:\\\\s+(?:had|have))?\\\\s+ulcers')
    """
    first, *others = entry.split()
    return _word(first) + "".join(map(_behind, others))


def _certain(entry: str) -> list[str]:
    """Pieces of which whatever the entry stands for has one, in small letters.

    >>> _certain("in contrast to|with"), _certain("randomi[sz]ed"), _certain("(wo)men|children")
    (['contrast'], ['randomi'], ['men', 'children'])
    """
    sure = [word for word in entry.split() if "|" not in word and not word.endswith("?")]
    if sure:
        return [max((piece for word in sure for piece in _PLAIN.findall(_cut(word))), key=len)]
    words = next(word for word in entry.split() if not word.endswith("?")).split("|")
    return [max(_PLAIN.findall(_cut(word)), key=len) for word in words]


def _cut(word: str) -> str:
    """A word with a blank for each part that may be another, or missing."""
    return _PIECE.sub(lambda piece: piece[0] if len(piece[0]) == 1 else " ", word).lower()


def _behind(word: str) -> str:
    return rf"(?:\s+{_word(word[:-1])})?" if word.endswith("?") else rf"\s+{_word(word)}"


def _word(word: str) -> str:
    if word.isalpha():
        return word
    forms = ["".join(map(_piece, _PIECE.finditer(form))) for form in word.split("|")]
    return forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})"


def _piece(found: re.Match[str]) -> str:
    if found["either"]:
        return found[0]
    if found["perhaps"]:
        return f"(?:{re.escape(found['perhaps'])})?"
    return r"\w*" if found["any"] else re.escape(found[0])
