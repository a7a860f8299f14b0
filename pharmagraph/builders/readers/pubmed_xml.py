"""PubMed XML: one document an article, its PMID the id; the labels of a structured abstract are sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pharmagraph.builders.readers.outline import Outline
from pharmagraph.builders.readers.source import Source
from pharmagraph.builders.readers.xml import child, children, name, records, text_of
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

_FORMULAS = frozenset({"math"})
# A title that was translated: "[Loratadine in hay fever]."
_TRANSLATED = re.compile(r"\[(.*)\]([.?!]?)")


def read_pubmed_xml(source: Source) -> Iterator[Document | UnreadableDocumentError]:
    """Title and abstract of each article; an article without either is passed over, and said."""
    for article in records(source, "PubmedArticle", "PubmedBookArticle"):
        yield _document(article, source)


def untranslated(title: str) -> str:
    """A title without the brackets that say it was translated.

    >>> untranslated("[Hay fever in [sic] towns]."), untranslated("[3H]loratadine and [14C]urea")
    ('Hay fever in [sic] towns.', '[3H]loratadine and [14C]urea')
    """
    match = _TRANSLATED.fullmatch(title)
    return match[1] + match[2] if match and _balanced(match[1]) else title


def _balanced(text: str) -> bool:
    """Whether each closing bracket has an opening one before it."""
    depth = 0
    for bracket in re.findall(r"[\[\]]", text):
        depth += 1 if bracket == "[" else -1
        if depth < 0:
            return False
    return depth == 0


def _document(article: Any, source: Source) -> Document | UnreadableDocumentError:
    citation = next(iter(article), article)  # MedlineCitation or BookDocument
    pmid = text_of(child(citation, "PMID"))
    body = child(citation, "Article") if child(citation, "Article") is not None else citation
    title = untranslated(text_of(child(body, "ArticleTitle"), _FORMULAS))
    outline = Outline()
    outline.title(title)
    for part in children(child(body, "Abstract"), "AbstractText"):
        text = text_of(part, _FORMULAS)
        label = part.get("Label", "")
        if label and text and label.upper() != "UNLABELLED":
            outline.label(label, text)
        else:
            outline.paragraph(text)
    found = outline.text()
    if not pmid or not found.text:
        what = "no PMID" if not pmid else "neither a title nor an abstract"
        return UnreadableDocumentError(
            f"{source.name} (PMID {pmid or '?'})", f"an article with {what}"
        )
    return Document(
        id=pmid,
        text=found.text,
        title=title,
        format="pubmed",
        source=source.name,
        sections=found.sections,
        metadata=_metadata(article, citation, body),
    )


def _metadata(article: Any, citation: Any, body: Any) -> dict[str, str]:
    journal = child(body, "Journal")
    date = child(journal, "JournalIssue", "PubDate")
    found = {
        "pmid": text_of(child(citation, "PMID")),
        "journal": text_of(child(journal, "Title")),
        "year": text_of(child(date, "Year")) or text_of(child(date, "MedlineDate"))[:4],
        "doi": next(
            (
                text_of(identifier)
                for identifier in article.iter("{*}ArticleId", "{*}ELocationID")
                if "doi" in (identifier.get("IdType"), identifier.get("EIdType"))
                and name(identifier.getparent().getparent()) != "Reference"
            ),
            "",
        ),
    }
    return {key: value for key, value in found.items() if value}
