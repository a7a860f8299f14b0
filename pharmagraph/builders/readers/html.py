"""HTML pages: the article without navigation, comments, forms and scripts, headings as lines of their own.

The only file that knows trafilatura. Where that finds nothing (a page of an odd build, or a very large
one), the page's own text is taken without the elements that never hold an article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, cast

from pharmagraph.builders.readers.dates import date_in
from pharmagraph.builders.readers.encoding import decode
from pharmagraph.builders.readers.outline import Outline, Text
from pharmagraph.builders.readers.source import Source
from pharmagraph.builders.text.furniture import furniture_spans
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document

_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|^<\?xml[^>]+encoding=[\"']([\w.:-]+)",
    re.IGNORECASE,
)
# Marks of references, glued to a word: "pain.[12]", "pain[citation needed]".
_REFERENCE = re.compile(
    r"(?<=[\w.,;:!?)\]\"'”])\s?\[(?:\d{1,3}|[a-z]|citation needed|clarification needed|edit|note \d+)\]",
    re.IGNORECASE,
)
# Names of the head's entries that say when a page was published.
_DATES = frozenset(
    """citation_publication_date citation_date article:published_time og:published_time date datepublished
    dc.date dc.date.issued dcterms.date dcterms.issued pubdate publish-date""".split()
)
_HEADING_LEVELS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_NEVER = """script style noscript template iframe object svg math canvas nav header footer aside form button select
    option textarea input label dialog menu video audio map head figure""".split()
_UNLIKELY = re.compile(
    r"\b(?:comments?|respond|sidebar|nav(?:bar|igation)?|menu|footer|cookies?|share|sharing|social|related|"
    r"subscri\w+|newsletter|breadcrumbs?|login|popup|advert\w*|ads?|widget)\b",
    re.IGNORECASE,
)
_BLOCKS = """p div section article main li tr dd dt blockquote pre td th table ul ol dl br hr address details
    summary""".split()
_LONGEST_FACT = 200  # characters; what is longer explains a word
_MIN_ARTICLE = 200  # characters; with less, what was taken for the article may be a caption
# A start tag with far more attributes than any page has. The parser looks through all of them for each: what takes it
# seconds takes minutes of those who look at the element after it.
_CROWDED = re.compile(
    r"""<[a-z][^\s<>/]*+(?:[\s/]++[^\s<>=/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>"']*+))?+){5000}""",
    re.IGNORECASE,
)


def read_html(source: Source) -> Iterator[Document]:
    """The article of a page as one document."""
    data = source.data()
    html, encoding = decode(data, source.name, charset_of(data))
    yield page(html, source.name, encoding, "html")


def charset_of(data: bytes) -> str | None:
    """The charset that a page itself declares."""
    declared = _CHARSET.search(data, 0, 4096)
    return next(filter(None, declared.groups()), b"").decode("ascii") if declared else None


def page(html: str, name: str, encoding: str, form: str) -> Document:
    """The article of a page; `form` is the format of the file in which it came."""
    tree = _parsed(html, name)
    date = _date(tree)
    title, found = _article(tree)
    if len(found.text) < _MIN_ARTICLE:
        # What is found in a short page runs together, menus and headings among it: longer, and no better.
        whole = _whole_page(tree)
        found = whole if 2 * len(whole.text) >= len(found.text) else found
    if not found.text:
        raise UnreadableDocumentError(
            name, "no text was found in the page", "save the page's text as a .txt file"
        )
    return Document(
        id=name,
        text=found.text,
        title=title,
        format=form,
        source=name,
        sections=found.sections,
        furniture=furniture_spans(found.text),
        metadata={"encoding": encoding} | ({"date": date} if date else {}),
    )


def _date(tree: Any) -> str:
    """When the page says it was published, in its head: a year, a month or a day."""
    for meta in tree.iter("meta"):
        key = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        if key.casefold() in _DATES and (date := date_in(meta.get("content") or "")):
            return date
    return ""


def _parsed(html: str, name: str) -> Any:
    from lxml import etree  # noqa: PLC0415 - only for pages
    from lxml import html as lxml_html  # noqa: PLC0415

    if _CROWDED.search(html):
        raise UnreadableDocumentError(
            name, "an element has thousands of attributes", "save the page's text as a .txt file"
        )
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise UnreadableDocumentError(name, f"not HTML ({error})") from None
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        # The parser drops what lies deeper without a word; half an article is worse than none.
        raise UnreadableDocumentError(
            name, "its elements lie too deep in one another", "save the page's text as a .txt file"
        )
    # What was struck out is no longer said, and a template is shown by scripts only.
    etree.strip_elements(tree, "del", "s", "strike", "template", with_tail=False)
    _set_out_definitions(tree)
    return tree


def _set_out_definitions(tree: Any) -> None:
    """Make rows of two cells of short definitions, as those of a box of facts are: "Class", "Beta blocker"."""
    for listed in list(tree.iter("dl")):
        pairs = list(pairwise(listed))
        if len(listed) % 2 or any(
            each.tag != tag or any(child.tag in _BLOCKS for child in each)
            for pair in pairs[::2]
            for each, tag in zip(pair, ("dt", "dd"), strict=True)
        ):
            continue
        if any(len(meant.text_content()) > _LONGEST_FACT for _, meant in pairs[::2]):
            continue
        listed.tag = "table"
        for what, meant in pairs[::2]:
            row = listed.makeelement("tr")
            what.addprevious(row)
            row.extend((what, meant))
            what.tag = meant.tag = "td"


def _article(tree: Any) -> tuple[str, Text]:
    """The title and the text of what trafilatura takes for the article."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes half a second to import

    title_element = tree.find(".//title")
    title = " ".join((title_element.text_content() if title_element is not None else "").split())
    # Its type leaves open whether it returns a document or a dictionary.
    extract = cast("Callable[..., Any]", bare_extraction)
    try:
        page = extract(tree, include_comments=False, include_tables=True, with_metadata=True)
    except RecursionError:
        page = None
    outline = Outline()
    if page is None or page.body is None:
        return title, outline.text()
    title = page.title or title
    walk = _Walk(outline)
    if title and not any(title in (head.text or "") for head in page.body.iter("head")):
        outline.heading(title)
    walk.children(page.body)
    return title, outline.text()


class _Walk:
    """From trafilatura's tree of headings, paragraphs, lists and tables to an outline."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline

    def children(self, element: Any) -> None:
        for child in element:
            self.element(child)

    def element(self, element: Any) -> None:
        outline = self.outline
        if element.tag == "head":
            outline.heading(_text(element))
        elif element.tag == "list":
            for item in element.iter("item"):
                outline.item(_text(item))
        elif element.tag == "table":
            for row in element.iter("row"):
                self._row(row)
        elif element.tag in {"p", "quote", "code", "ab", "item", "fw"} and not len(element):
            outline.paragraph(_text(element))
        elif any(child.tag in {"p", "head", "list", "table", "quote"} for child in element):
            outline.paragraph(element.text or "")
            self.children(element)
        else:
            outline.paragraph(_text(element))
        if element.tail and element.tail.strip():
            outline.paragraph(_cleaned(element.tail))

    def _row(self, row: Any) -> None:
        heads = [head for head in row.iter("head") if _text(head)]
        if heads:
            self.outline.heading(_text(heads[0]))
        else:
            self.outline.row([_text(cell) for cell in row.iter("cell")])


def _text(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = " " + (line_break.tail or "")
    return _cleaned("".join(element.itertext()))


def _cleaned(text: str) -> str:
    return _REFERENCE.sub("", text)


def _whole_page(tree: Any) -> Text:
    """All text that is not in an element which never holds an article."""
    outline = Outline()
    line: list[str] = []
    skipped = 0

    def end_line() -> None:
        outline.paragraph(_cleaned("".join(line)))
        line.clear()

    from lxml import etree  # noqa: PLC0415 - only for pages

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        is_skipped = tag in _NEVER or bool(
            tag not in {"html", "body"}
            and _UNLIKELY.search(f"{element.get('class', '')} {element.get('id', '')}")
        )
        if event == "start":
            if tag in _BLOCKS or tag in _HEADING_LEVELS:
                end_line()
            skipped += is_skipped
            if not skipped and element.text:
                line.append(element.text)
        else:
            if tag in _HEADING_LEVELS and not skipped:
                outline.heading("".join(line))
                line.clear()
            elif tag == "li" and not skipped:
                outline.item(_cleaned("".join(line)))
                line.clear()
            elif tag in _BLOCKS:
                end_line()
            skipped -= is_skipped
            if not skipped and element.tail:
                line.append(element.tail)
    end_line()
    return outline.text()
