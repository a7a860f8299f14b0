"""A monograph as Markdown and as HTML; the text of documents is escaped in both."""

from __future__ import annotations

import re

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.counted import counted
from pharmagraph.viz.chain import chain
from pharmagraph.viz.links import address
from pharmagraph.viz.report import Line, Monograph
from pharmagraph.viz.years import year_of

_QUOTE = 600  # characters of a quote in a footnote
# All that Markdown could take for its own.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~$&-])")
_LEADING_NUMBER = re.compile(r"^(\d+)\.")


def markdown(monograph: Monograph) -> str:
    """The monograph in Markdown with footnotes, as most renderers know them."""
    drug = monograph.drug
    numbers = {claim.id: number for number, claim in enumerate(monograph.cited, 1)}
    parts = [f"# {_plain(drug.label)}", _head(monograph)]
    for title, lines in monograph.sections:
        listed = "\n".join(
            f"{'  ' * line.depth}- {_plain(line.told)}{_marks(line, numbers)}" for line in lines
        )
        parts.append(f"## {title}\n\n{listed}")
    notes = [
        f"[^{numbers[claim.id]}]: “{_plain(_quote(claim))}” {_plain(_place(claim, monograph))}"
        for claim in monograph.cited
    ]
    return "\n\n".join([*parts, *notes]) + "\n"


def html(monograph: Monograph) -> str:
    """The monograph as one HTML file that needs nothing else, and holds no script."""
    from pharmagraph.viz.html import filled  # noqa: PLC0415 (jinja2 and pyvis are slow to import)

    drug = monograph.drug
    numbers = {claim.id: number for number, claim in enumerate(monograph.cited, 1)}
    return filled(
        "report.html",
        "report.css",
        title=drug.label,
        kind=drug.kind.value.replace("_", " "),
        names=monograph.names[:12],
        ids=[(id, address(id)) for id in (drug.id, *drug.xrefs)],
        counts=_counts(monograph),
        sections=[
            (title, [_row(line, numbers) for line in lines]) for title, lines in monograph.sections
        ],
        chain=chain(monograph.mechanism, drug.id, monograph.entities, numbers)
        if monograph.mechanism
        else None,
        links=sum(len(lines) for title, lines in monograph.sections if title == "Mechanism"),
        notes=[
            (numbers[claim.id], _quote(claim), _place(claim, monograph))
            for claim in monograph.cited
        ],
    )


def _head(monograph: Monograph) -> str:
    names = ", ".join(_plain(name) for name in monograph.names[:12])
    ids = ", ".join(_linked(id) for id in (monograph.drug.id, *monograph.drug.xrefs))
    called = f"Also called {names}. " if names else ""
    return f"{called}Identifiers: {ids}. {_counts(monograph)}"


def _counts(monograph: Monograph) -> str:
    claims = monograph.cited
    documents = len({claim.document for claim in claims})
    return f"From {counted(len(claims), 'claim')} in {counted(documents, 'document')}."


def _linked(id: str) -> str:
    url = address(id)
    return f"[{_plain(id)}]({url})" if url else _plain(id)


def _marks(line: Line, numbers: dict[str, int]) -> str:
    return "".join(f"[^{numbers[claim.id]}]" for claim in line.claims)


def _row(line: Line, numbers: dict[str, int]) -> dict[str, object]:
    notes = [numbers[claim.id] for claim in line.claims]
    return {"text": line.text, "when": line.when, "depth": line.depth, "notes": notes}


def _quote(claim: Claim) -> str:
    quote = " ".join(claim.quote.split())
    return quote if len(quote) <= _QUOTE else quote[:_QUOTE] + " …"


def _place(claim: Claim, monograph: Monograph) -> str:
    document = monograph.documents.get(claim.document)
    title = document.title if document and document.title else claim.document
    year = year_of(document) if document else None
    told = f"{title} ({year})" if year else title
    return f"{told}, {claim.section}" if claim.section not in {"", title} else told


def _plain(text: str) -> str:
    """Text that Markdown shows as it is: in one line, with nothing that could be markup."""
    line = " ".join(text.split())
    return _LEADING_NUMBER.sub(r"\1\\.", _SPECIAL.sub(r"\\\1", line))
