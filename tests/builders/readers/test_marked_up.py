"""HTML, PubMed XML, JATS, drug labels and PDF: what of each is text, and what are its sections."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pharmagraph.builders.text.sentences import sentences
from pharmagraph.errors import UnreadableDocumentError
from pharmagraph.graph.document import Document
from tests.builders.readers.conftest import Read

One = Callable[..., Document]
Error = Callable[..., str]

PROSE = (
    "Loratadine relieves the sneezing of hay fever.[1] It does not make most people sleepy. " * 4
)
PAGE = f"""<!DOCTYPE html><html><head><title>Loratadine | The Daily Pill</title>
<script>var x = "Aspirin treats fever";</script></head><body>
<nav><a href="/">Home</a> <a href="/buy">Aspirin treats gout</a></nav>
<article><h1>Loratadine</h1><p>{PROSE}</p>
<h2>Side effects</h2><p>{PROSE}</p><ul><li>headache</li><li>dry mouth</li></ul>
<table><tr><td>Onset</td><td>1 hour</td></tr></table></article>
<section class="comments"><h3>Comments</h3><p>Bob: loratadine cured my gout!</p></section>
<form><input value="Aspirin"><button>Subscribe</button></form>
<footer>Copyright, aspirin treats nothing</footer></body></html>"""


def sections(document: Document) -> list[str]:
    return [section.title for section in document.sections]


def test_a_page_is_its_article_with_headings_as_sections(document: One) -> None:
    found = document("a.html", PAGE)

    assert "Side effects" in sections(found)
    assert "- headache\n- dry mouth" in found.text
    assert "Onset: 1 hour" in found.text
    assert "hay fever. It does not" in found.text


@pytest.mark.parametrize(
    ("entry", "date"),
    [
        ('name="DC.date" content="2011-05"', "2011-05"),
        ('property="article:published_time" content="2019-03-07T08:00:00Z"', "2019-03-07"),
        ('name="date" content="last week"', None),
        ('name="viewport" content="width=1024"', None),
    ],
)
def test_a_page_keeps_when_it_was_published(document: One, entry: str, date: str | None) -> None:
    page = PAGE.replace("</head>", f"<meta {entry}></head>")

    assert document("a.html", page).metadata.get("date") == date


@pytest.mark.parametrize("left_out", ["Aspirin", "aspirin", "gout", "Subscribe", "var x"])
def test_what_surrounds_the_article_is_left_out(document: One, left_out: str) -> None:
    assert left_out not in document("a.html", PAGE).text


def test_a_short_page_in_one_line_keeps_its_headings_and_lists_and_loses_its_menu(
    document: One,
) -> None:
    page = (
        "<html><body><nav>Home | Shop</nav><h1>Bumetanide</h1><p>It treats oedema.</p>"
        "<h2>Side effects</h2><ul><li>dizziness</li><li>gout</li></ul></body></html>"
    )
    found = document("a.html", page)

    assert found.text == ("Bumetanide\n\nIt treats oedema.\n\nSide effects\n- dizziness\n- gout")
    assert [section.title for section in found.sections] == ["Bumetanide", "Side effects"]


def test_a_page_that_is_only_divisions_is_read_too(document: One) -> None:
    found = document(
        "a.html", f"<html><body>{'<div>' * 600}Aspirin relieves pain.{'</div>' * 600}</body></html>"
    )

    assert found.text == "Aspirin relieves pain."


@pytest.mark.parametrize("element", ["del", "s", "strike", "template"])
def test_what_is_struck_out_or_not_shown_is_not_said(document: One, element: str) -> None:
    page = PAGE.replace("dry mouth", f"dry mouth <{element}>and gout</{element}> at night")

    assert "- dry mouth at night" in document("a.html", page).text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "no text"),
        ("<html><body><script>x</script></body></html>", "no text"),
        ("<html>" + "<!--" * 100_000, "no text"),
        ("<html><body>" + "<div>" * 50_000 + "Aspirin relieves pain.", "too deep"),
        ("<div " + "".join(f' a{n}="1 > 2"' for n in range(100_000)) + ">x", "attributes"),
    ],
)
def test_a_page_without_text_is_refused_and_never_cut_in_silence(
    error: Error, page: str, reason: str
) -> None:
    assert reason in error("a.html", page)


PUBMED = """<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://example.org/x.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">101</PMID><Article>
<Journal><JournalIssue><PubDate><Year>2001</Year></PubDate></JournalIssue><Title>J. Test</Title></Journal>
<ArticleTitle>[Loratadine in <i>hay fever</i>.]</ArticleTitle>
<Abstract><AbstractText Label="BACKGROUND">Hay fever is common.</AbstractText>
<AbstractText Label="RESULTS">Loratadine 10<sup>-1</sup> g helped (P &lt; 0.05).</AbstractText></Abstract>
</Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.1/x</ArticleId></ArticleIdList>
</PubmedData></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>102</PMID><Article><ArticleTitle></ArticleTitle></Article>
</MedlineCitation></PubmedArticle></PubmedArticleSet>"""


def test_an_article_of_pubmed_has_its_pmid_and_its_sections(read: Read) -> None:
    first, second = read("p.xml", PUBMED)

    assert isinstance(first, Document)
    assert first.id == "101"
    assert first.text.startswith(
        "Loratadine in hay fever.\n\nBACKGROUND: Hay fever is common.\n\nRESULTS:"
    )
    assert sections(first) == ["", "BACKGROUND", "RESULTS"]
    assert dict(first.metadata) == {
        "pmid": "101",
        "journal": "J. Test",
        "year": "2001",
        "doi": "10.1/x",
    }
    assert isinstance(second, UnreadableDocumentError)
    assert "102" in str(second)


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("[Loratadine in hay fever].", "Loratadine in hay fever."),
        ("[Loratadine in hay fever.]", "Loratadine in hay fever."),
        ("[3H]loratadine and [14C]urea", "[3H]loratadine and [14C]urea"),
        ("Binding of loratadine [letter]", "Binding of loratadine [letter]"),
    ],
)
def test_a_translated_title_loses_its_brackets_and_no_other_does(
    read: Read, title: str, read_as: str
) -> None:
    first, *_ = read("p.xml", PUBMED.replace("[Loratadine in <i>hay fever</i>.]", title))

    assert isinstance(first, Document)
    assert first.title == read_as


def test_an_empty_article_of_pubmed_takes_no_other_with_it(read: Read) -> None:
    empty = "<PubmedArticle/><PubmedArticle><MedlineCitation/></PubmedArticle><PubmedArticle><M"
    found = read("p.xml", PUBMED.replace("<PubmedArticle><M", empty, 1))

    assert [each.id for each in found if isinstance(each, Document)] == ["101"]
    assert [str(each) for each in found if not isinstance(each, Document)][:2] == [
        "p.xml (PMID ?): an article with no PMID"
    ] * 2


MEDLINE = """
PMID- 201
OWN - NLM
DP  - 2003 Mar
TI  - [Loratadine in hay
      fever].
AB  - BACKGROUND: Hay fever is common. RESULTS: Loratadine helped
      (HR: 0.8). It was cheap.
CI  - Copyright (c) A Publisher: no claim.
LID - 10.1/y [doi]
FAU - Doe, Jane
JT  - Journal of tests
SO  - J Test. 2003.

PMID- 202
TI  - Cetirizine causes drowsiness
AB  - Some felt drowsy.

PMID- 203
SO  - J Test. 2004.
"""


@pytest.mark.parametrize("name", ["pubmed-set.nbib", "pubmed-set.txt", "a.NBIB"])
def test_tagged_lines_of_medline_are_an_article_each(read: Read, name: str) -> None:
    first, second, third = read(name, MEDLINE.replace("\n", "\r\n"))

    assert isinstance(first, Document)
    assert (first.id, first.title) == ("201", "Loratadine in hay fever.")
    assert first.text == (
        "Loratadine in hay fever.\n\nBACKGROUND: Hay fever is common.\n\n"
        "RESULTS: Loratadine helped (HR: 0.8). It was cheap."
    )
    assert sections(first) == ["", "BACKGROUND", "RESULTS"]
    assert dict(first.metadata) == {
        "pmid": "201",
        "journal": "Journal of tests",
        "year": "2003",
        "doi": "10.1/y",
    }
    assert isinstance(second, Document)
    assert second.text == "Cetirizine causes drowsiness\n\nSome felt drowsy."
    assert str(third) == (f"{name}:19 (PMID 203): an article with neither a title nor an abstract")


RIS = """TY  - JOUR
T1  - Loratadine in hay fever
N2  - BACKGROUND: Hay fever is common. RESULTS: Loratadine helped
(HR: 0.8).
JF  - Journal of tests
Y1  - 2003/03/01/
DO  - https://doi.org/10.1000/y
ER  - 

TY  - JOUR
TI  - Cetirizine causes drowsiness
AN  - 77
ER  - 

TY  - BOOK
AU  - Doe, Jane
ER  - 

TY  - JOUR
AB  - Azelastine tastes bitter.
ER  - 
"""


@pytest.mark.parametrize("name", ["references.ris", "references.txt"])
def test_references_in_ris_are_a_document_each(read: Read, name: str) -> None:
    first, second, third, fourth = read(name, RIS)

    assert isinstance(first, Document)
    assert (first.id, first.title) == ("10.1000/y", "Loratadine in hay fever")
    assert sections(first) == ["Loratadine in hay fever", "BACKGROUND", "RESULTS"]
    assert first.text.endswith("RESULTS: Loratadine helped (HR: 0.8).")
    assert dict(first.metadata) == {
        "journal": "Journal of tests",
        "year": "2003",
        "doi": "10.1000/y",
    }
    assert isinstance(second, Document)
    assert (second.id, second.text) == ("77", "Cetirizine causes drowsiness")
    assert str(third) == f"{name}:15: a reference with neither a title nor an abstract"
    assert isinstance(fourth, Document)
    assert (fourth.id, fourth.text) == (f"{name}#4", "Azelastine tastes bitter.")


def test_what_is_not_in_the_format_of_its_ending_is_said(error: Error) -> None:
    assert "ID" in error("a.nbib", "TY  - JOUR\nT1  - Loratadine\nER  - \n")


JATS = """<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>
<article-id pub-id-type="pmid">7</article-id><title-group><article-title>Loratadine in hay fever</article-title>
</title-group><abstract><p>It helped.</p></abstract></article-meta></front>
<body><sec><title>Results</title><p>It helped most patients [<xref ref-type="bibr" rid="b1">1</xref>,
<xref ref-type="bibr" rid="b2">2</xref>].<sup><xref rid="b3">3</xref></sup> See <xref rid="f1">Figure 1</xref>.
<disp-formula><tex-math>x^2</tex-math></disp-formula></p>
<sec><title>Harms</title><p>Harms were:<list><list-item><p>headache</p></list-item></list></p>
<table-wrap><caption><p>Harms by dose.</p></caption><table><tr><td>10 mg</td><td>3</td></tr></table></table-wrap>
</sec></sec></body><back><ref-list><ref><mixed-citation>Aspirin</mixed-citation></ref></ref-list></back></article>"""


def test_a_journal_article_is_its_prose_without_reference_numbers(document: One) -> None:
    found = document("a.nxml", JATS)

    assert found.id == "a.nxml"
    assert sections(found) == ["Loratadine in hay fever", "Abstract", "Results", "Harms"]
    assert "It helped most patients. See Figure 1." in found.text
    assert "- headache" in found.text
    assert "Harms by dose." in found.text
    assert "Aspirin" not in found.text
    assert "x^2" not in found.text


def test_articles_in_one_file_have_ids_of_their_own(read: Read) -> None:
    found = read("two.xml", f"<pmc-articleset>{JATS}{JATS.replace('>7<', '>8<')}</pmc-articleset>")

    assert [each.id for each in found if isinstance(each, Document)] == ["two.xml#7", "two.xml#8"]


LABEL = """<?xml version="1.0"?><document xmlns="urn:hl7-org:v3"><setId root="s-1"/><effectiveTime value="20190102"/>
<title>Claritin (loratadine)</title><component><structuredBody>
<component><section><code code="48780-1"/><title>SPL listing</title><text>0085-1234</text></section></component>
<component><section><title>Uses</title><text><paragraph>For hay fever.</paragraph>
<list><item>sneezing</item></list></text>
<component><section><title>Children</title><text>Ask a doctor.</text></section></component></section></component>
</structuredBody></component></document>"""


def test_a_drug_label_is_its_sections(document: One) -> None:
    found = document("l.xml", LABEL)

    assert found.text == (
        "Claritin (loratadine)\n\nUses\n\nFor hay fever.\n- sneezing\n\nChildren\n\nAsk a doctor."
    )
    assert sections(found) == ["Claritin (loratadine)", "Uses", "Children"]
    assert found.metadata["set_id"] == "s-1"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xml", "<rss><item/></rss>", "root is 'rss'"),
        ("a.xml", "no mark-up at all", "ending .xml"),
        ("a.xml", '<document xmlns="urn:other"><p>Aspirin</p></document>', "root is 'document'"),
        ("a.nxml", "<article><body><p>Aspirin relieves", "not well-formed"),
        ("a.xml", PUBMED[: len(PUBMED) // 3], "not well-formed"),
    ],
)
def test_other_or_broken_xml_is_refused(error: Error, name: str, content: str, reason: str) -> None:
    assert reason in error(name, content)


def test_what_stands_before_the_break_in_a_file_of_many_is_read(read: Read) -> None:
    first, *rest = read("p.xml", PUBMED[: PUBMED.index("<PMID>102")])

    assert isinstance(first, Document)
    assert "not well-formed" in str(rest[-1])


def test_entities_are_not_expanded_and_files_not_read(read: Read) -> None:
    levels = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    bomb = (
        f'<!DOCTYPE article [<!ENTITY a0 "lol">{levels}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    )

    found = read(
        "a.xml", f"{bomb}<article><body><p>Aspirin relieves pain. &a9; &f;</p></body></article>"
    )

    assert found
    assert all("lol" not in each.text for each in found if isinstance(each, Document))


def pdf(*pages: list[str]) -> bytes:
    """A PDF with these lines on its pages, by hand."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 12 Tf 50 750 Td {shown}ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body = "%PDF-1.4\n"
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj{each}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{body}{end}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF".encode()


def test_a_pdf_is_its_lines_joined_to_sentences(document: One) -> None:
    lines = [
        "Loratadine relieves the sneezing of hay fever in most of those who",
        "take it. It is an antihista-",
        "mine.",
    ]

    found = document("a.pdf", pdf(lines))

    read = [found.text[s.start : s.end].replace("\n", " ") for s in sentences(found)]
    assert read == [
        "Loratadine relieves the sneezing of hay fever in most of those who take it.",
        "It is an antihistamine.",
    ]


def test_running_heads_of_a_pdf_are_left_out(document: One) -> None:
    pages = [
        ["Annals of Pills 7", f"Drug {name} helps.", f"page {n}"] for n, name in enumerate("ABCD")
    ]

    text = document("a.pdf", pdf(*pages)).text

    assert "Drug C helps." in text
    assert "Annals" not in text
    assert "page" not in text


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"%PDF-1.4\nnothing more", "damaged"), (b"plain words", "ending .pdf"), (pdf([]), "no text")],
)
def test_a_pdf_without_text_is_refused(error: Error, content: bytes, reason: str) -> None:
    assert reason in error("a.pdf", content)


def test_what_is_not_seen_on_a_page_cuts_no_word(document: One) -> None:
    page = PAGE.replace("sneezing", "snee&shy;zing").replace("hay fever", "hay&#8203; fever")

    assert "the sneezing of hay fever" in document("a.html", page).text


def test_the_settings_and_the_code_of_a_markdown_file_claim_nothing(document: One) -> None:
    code = "```sh\necho aspirin treats gout\n```"
    text = (
        f"---\ntitle: Hay fever\n---\n\nLoratadine relieves sneezing.\n\n{code}\n\nIt is cheap.\n"
    )
    found = document("a.md", text)

    assert found.text == text
    assert found.title == "Hay fever"
    assert [text[each.start : each.end] for each in sentences(found) if each.kind == "body"] == [
        "Loratadine relieves sneezing.",
        "It is cheap.",
    ]


def test_short_definitions_are_rows_and_long_ones_stay_as_they_are(document: One) -> None:
    facts = "<dl><dt>Class</dt><dd>Antihistamine</dd><dt>Metabolism</dt><dd>CYP3A4</dd></dl>"
    words = f"<dl><dt>Pill</dt><dd>{PROSE}</dd></dl>"

    assert (
        "Class: Antihistamine\n\nMetabolism: CYP3A4"
        in document(
            "a.html", f"<html><body><h1>Loratadine</h1><p>{PROSE}</p>{facts}</body></html>"
        ).text
    )
    assert (
        "Pill:"
        not in document("b.html", f"<html><body><h1>Loratadine</h1>{words}</body></html>").text
    )


def test_empty_cells_keep_their_place(document: One) -> None:
    table = (
        "<table><tr><th></th><th>Warfarin</th><th>Apixaban</th></tr>"
        "<tr><td>Risks</td><td></td><td>bleeding</td></tr></table>"
    )
    found = document("a.html", f"<html><body><h1>Two</h1><p>{PROSE}</p>{table}</body></html>")

    assert "|  | Warfarin | Apixaban |\n\nRisks |  | bleeding" in found.text
