"""Looks at a query before the engine does: what reaches out, writes, or would crash it, is refused.

The engine follows SERVICE to any address, and its parser and planner run out of stack or of time on
short queries that are deep or long enough. The limits are far above what people write, and below
where pyoxigraph 0.5.13 was seen to fail. Where a text can be cut into tokens in two ways, the way
that shows more is taken, so that nothing hides in what only looks like a string or an IRI.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pyoxigraph as ox

from pharmagraph.errors import QueryError
from pharmagraph.ontology.namespaces import PREFIXES

LONGEST = 200_000  # characters
DEEPEST = 60  # brackets within brackets; the engine crashes from about 1,000 function calls on
MOST_JOINED = 100  # patterns to be joined; the planner takes 1 s for 100, over 6 s for 300
MOST_OPERATORS = 2000  # in expressions; the time for them grows with the square
MOST_EXPRESSIONS = 1000  # in parentheses; 5,000 of them after SELECT crash it

_TOKEN = re.compile(
    r"""
      (?P<space>[\s\ufeff]+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|\"{1,2}(?!\"))*\"\"\" | '''(?:[^'\\]|\\.|'{1,2}(?!'))*'''
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><(?:[^\x00-\x20<>"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z0-9-]+)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)
    | (?P<name>[\w.\-]*:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    | (?P<word>[^\W\d][\w\-]*)
    | (?P<open>[({\[])
    | (?P<close>[)}\]])
    | (?P<operator>&&|\|\||[<>!]=|\^\^|[-+*/=<>!|^?])
    | (?P<separator>[.;,])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_WRITES = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())
_ASKS = frozenset("SELECT ASK CONSTRUCT DESCRIBE".split())
_PATTERNS = frozenset("UNION OPTIONAL MINUS GRAPH SERVICE EXISTS VALUES BIND".split())

GraphTest = Callable[[ox.NamedNode], bool]


class Token(NamedTuple):
    """A piece of a query, and where it begins."""

    kind: str
    text: str
    start: int


def guard(
    query: str, *, services: frozenset[str] = frozenset(), graphs: GraphTest | None = None
) -> None:
    """Raise a QueryError for a query that the engine must not see.

    `services` are the addresses that SERVICE may call. `graphs` tells which graphs there are for
    FROM; without it FROM is refused.

    >>> guard("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    pharmagraph.errors.QueryError: line 1, column 18: SERVICE calls another server, which is not allowed
    """
    if len(query) > LONGEST:
        message = f"the query has {len(query)} characters; at most {LONGEST} are taken"
        raise QueryError(message)
    tokens = list(_tokens(query))
    _check_verb(query, tokens)
    _check_reach(query, tokens, services, graphs)
    _check_size(query, tokens)


def _tokens(query: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        text = match.group()
        if kind in ("space", "comment"):
            continue
        if kind == "iri" and "'" in text:  # it might be "less than", and then a string begins here
            raise _at(query, match.start(), "an apostrophe in an IRI must be written %27")
        if kind == "other" and text == "\\":
            raise _at(query, match.start(), "a backslash outside of a string")
        yield Token(kind, text, match.start())


def _check_verb(query: str, tokens: list[Token]) -> None:
    for token in tokens:
        verb = token.text.upper()
        if token.kind == "word" and verb in _WRITES:
            raise _at(query, token.start, f"{verb} changes the graph; only queries are taken")
        if token.kind == "word" and verb in _ASKS:
            return


def _check_reach(
    query: str, tokens: list[Token], services: frozenset[str], graphs: GraphTest | None
) -> None:
    prefixes = _prefixes(tokens)
    for place, token in enumerate(tokens):
        word = token.text.upper()
        # The engine's parser wants no space around keywords, so any word that has it inside counts.
        if token.kind in ("word", "name") and "SERVICE" in word.split(":")[0]:
            following = tokens[place + 1 : place + 3]
            if word != "SERVICE" or not following:
                raise _at(
                    query, token.start, "a name with 'service' in it may be a call; rename it"
                )
            _check_service(query, token, following, services, prefixes)
        elif token.kind in ("word", "name") and word.split(":")[0].endswith("FROM"):
            following = tokens[place + 1 : place + 3]
            named = following and following[0].text.upper() == "NAMED"
            target = _iri(following[1:] if named else following, prefixes)
            if graphs is None or target is None or not graphs(ox.NamedNode(target)):
                reason = f"FROM names a graph that is not here ({target or 'not an IRI'})"
                raise _at(query, token.start, reason)


def _check_service(
    query: str,
    token: Token,
    following: list[Token],
    services: frozenset[str],
    prefixes: dict[str, str],
) -> None:
    silent = following[0].text.upper() == "SILENT"
    target = _iri(following[1:] if silent else following, prefixes)
    if target is None or target not in services:
        raise _at(query, token.start, "SERVICE calls another server, which is not allowed")


def _check_size(query: str, tokens: list[Token]) -> None:
    depth, in_parentheses = 0, 0
    counts: Counter[str] = Counter()
    for token in tokens:
        if token.kind == "iri":
            # Perhaps no IRI but "less than" and an expression: then its brackets nest.
            depth += sum(token.text.count(bracket) for bracket in "([")
            counts["operator"] += 1
        elif token.kind == "open":
            depth += 1
            in_parentheses += token.text == "("
            counts["expressions" if token.text == "(" else "joined"] += 1
        elif token.kind == "close":
            depth -= 1
            in_parentheses -= token.text == ")"
        elif token.kind == "operator":
            counts["joined" if token.text == "/" else "operator"] += 1
        elif token.kind == "separator":
            counts["operator" if in_parentheses > 0 else "joined"] += 1
        elif token.kind == "word" and token.text.upper() in _PATTERNS:
            counts["joined"] += 1
        if depth > DEEPEST:
            raise _at(query, token.start, f"brackets are nested deeper than {DEEPEST}")
        if counts["joined"] > MOST_JOINED:
            reason = f"more than {MOST_JOINED} patterns; ask in several queries"
            raise _at(query, token.start, reason)
        if counts["operator"] > MOST_OPERATORS:
            raise _at(query, token.start, f"more than {MOST_OPERATORS} operators")
        if counts["expressions"] > MOST_EXPRESSIONS:
            raise _at(query, token.start, f"more than {MOST_EXPRESSIONS} expressions in brackets")


def _prefixes(tokens: list[Token]) -> dict[str, str]:
    found = dict(PREFIXES)
    for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if first.text.upper() == "PREFIX" and second.kind == "name" and third.kind == "iri":
            found[second.text[:-1]] = third.text[1:-1]
    return found


def _iri(tokens: list[Token], prefixes: dict[str, str]) -> str | None:
    if not tokens:
        return None
    token = tokens[0]
    if token.kind == "iri" and "\\" not in token.text:
        return token.text[1:-1]
    if token.kind == "name" and "\\" not in token.text:
        prefix, _, local = token.text.partition(":")
        if prefix in prefixes:
            return prefixes[prefix] + local
    return None


def _at(query: str, start: int, reason: str) -> QueryError:
    line = query.count("\n", 0, start) + 1
    column = start - query.rfind("\n", 0, start)
    return QueryError(f"line {line}, column {column}: {reason}")
