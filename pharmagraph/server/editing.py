"""A stored query as it stands in the editor of the query page: without its header, with its prefixes declared."""

from __future__ import annotations

import re

from pharmagraph.ontology.namespaces import PREFIXES

_PREFIX = re.compile(r"(?<![\w<])([A-Za-z][\w.]*):")


def for_an_editor(sparql: str) -> str:
    """Return the query as other programs take it, too.

    >>> print(for_an_editor("# title: All\\nSELECT * { ?s a pg:Claim }"), end="")
    PREFIX pg: <https://w3id.org/pharmagraph/ontology#>
    SELECT * { ?s a pg:Claim }
    """
    lines = [line for line in sparql.splitlines() if not line.startswith("#")]
    names = sorted({name for line in lines for name in _PREFIX.findall(line)} & set(PREFIXES))
    declared = [f"PREFIX {name}: <{PREFIXES[name]}>" for name in names]
    return "\n".join([*declared, *lines]).strip() + "\n"
