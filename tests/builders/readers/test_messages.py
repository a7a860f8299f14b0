"""Mail, pages that a browser saved whole, and captions: what of each is text."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from time import process_time

import pytest

from pharmagraph.graph.document import Document

One = Callable[..., Document]
Error = Callable[..., str]

MAIL = """From: ward@example.org
Subject: =?utf-8?q?Colchicine_=E2=80=93_a_warning?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset="iso-8859-1"; format=flowed
Content-Transfer-Encoding: quoted-printable

Colchicine is used for gout. It often causes diarrh=F6a=20
and vomiting, at high doses.

> > It cures nothing
> else.
--=20
The ward
--b
Content-Type: text/html

<p>Aspirin treats fever.</p>
--b--
"""

PAGE = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/x
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<html><head><meta charset=3D"utf-8"><title>Ondansetron</title></head><body>=
<nav>Aspirin treats gout</nav><h1>Ondansetron</h1><p>Ondansetron prevents n=
ausea.</p><h2>Side effects</h2><ul><li>headache</li></ul></body></html>
--b
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b--
"""


def test_a_mail_is_its_own_text_beneath_its_subject(document: One) -> None:
    found = document("a.eml", MAIL.replace("\n", "\r\n"))

    assert found.format == "mail"
    assert found.title == "Colchicine – a warning"
    assert found.text.startswith("Colchicine – a warning\n\nColchicine is used for gout.")
    assert "diarrhöa and vomiting" in found.text
    assert "It cures nothing\nelse." in found.text
    assert "Aspirin" not in found.text
    assert "The ward" in found.text[slice(*found.furniture[-1])]


def test_a_saved_page_is_its_article(document: One) -> None:
    found = document("a.mhtml", PAGE)

    assert found.title == "Ondansetron"
    assert "Ondansetron prevents nausea." in found.text
    assert "- headache" in found.text
    assert "gout" not in found.text


def test_a_mail_without_an_ending_is_known_by_its_head(document: One) -> None:
    assert document("mail", MAIL).format == "mail"


def test_a_mail_without_text_is_an_error(error: Error) -> None:
    head, _, _ = PAGE.partition("--b\n")

    assert "no text was found" in error("a.eml", f"{head}--b--\n")


def test_a_mail_of_several_texts_is_all_of_them_but_what_is_attached(document: One) -> None:
    """As mailers write where a picture stands between two paragraphs, or a list adds its foot."""
    found = document(
        "a.eml",
        "Subject: =?utf-8?b?Q29sY2hpY2luZQ==?= and\n gout\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n"
        "--b\n\nColchicine treats gout.\n--b\nContent-Type: image/png\n\nx\n--b\nContent-Type: text/plain\n\n"
        "It causes vomiting.\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=../../a.txt\n\n"
        "Aspirin treats fever.\n--b\nContent-Type: message/rfc822\n\nSubject: Old\n\nLithium causes tremor.\n--b--\n",
    )

    assert found.text == "Colchicine and gout\n\nColchicine treats gout.\n\nIt causes vomiting."


def test_an_alternative_that_is_empty_is_not_taken(document: One) -> None:
    """As newsletters have it that are pages alone."""
    before, _, rest = MAIL.partition("Colchicine is used")

    assert (
        document("a.eml", before + rest.partition("The ward\n")[2]).text == "Aspirin treats fever."
    )


def test_a_list_adds_its_foot_to_a_page(document: One) -> None:
    found = document(
        "a.eml",
        "Subject: Gout\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n"
        "<p>Colchicine treats gout.</p>\n--b\nContent-Type: text/plain\n\nA <list> on gout.\n--b--\n",
    )

    assert "Colchicine treats gout." in found.text
    assert "A <list> on gout." in found.text


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_before_a_mail_hides_no_head(document: One, mark: str) -> None:
    mail = "From: a\nMIME-Version: 1.0\nSubject: Gout\n\nColchicine treats gout."

    assert document("a.eml", mail.encode(mark)).text == "Gout\n\nColchicine treats gout."


def test_base64_that_was_cut_off_is_read_as_far_as_it_goes(document: One) -> None:
    text = b64encode(b"Colchicine treats gout. It causes vomiting.").decode()
    mail = "Subject: Gout\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n" + text

    assert document("a.eml", mail[:-7]).text == "Gout\n\nColchicine treats gout. It causes vomit"


SUBJECTS = [
    (b"Gout =?klingon?q?is_old?=", "Gout is old"),
    (b"=?utf-8?q?a=0D=0Ab=00=07?= c", "a b c"),
    ("Über Gicht".encode(), "Über Gicht"),
    (b"=?utf-8?b?YWFhY?= gout", "=?utf-8?b?YWFhY?= gout"),
    (b"=?unicode_escape?q?\\ud800?= =?undefined?q?gout?=", "gout"),
]


@pytest.mark.parametrize(("raw", "subject"), SUBJECTS)
def test_a_subject_is_read_in_whatever_form_it_comes(
    document: One, raw: bytes, subject: str
) -> None:
    mail = b"Subject: " + raw + b"\nMIME-Version: 1.0\n\nColchicine treats gout."

    assert document("a.eml", mail).title == subject


ENORMOUS = {
    "deep": "".join(
        f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(2000)
    ),
    "forwarded": "Content-Type: message/rfc822\n\nSubject: x\n" * 2000,
    "many": "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nGout.\n" * 20_000,
}


@pytest.mark.parametrize("mail", ENORMOUS.values(), ids=ENORMOUS)
def test_parts_that_nobody_sends_are_an_error(error: Error, mail: str) -> None:
    assert "its parts lie too deep" in error("a.eml", f"MIME-Version: 1.0\n{mail}\nGout.\n")


HEADERS = {
    "subject": "Subject: " + "=?utf-8?q?a?= " * 100_000,
    "folded": "Subject: a" + "\n b" * 200_000,
    "parameters": "Content-Type: text/plain" + "; a=b" * 50_000,
    "comments": "Content-Type: text/plain; charset=" + "(" * 50_000,
    "headers": "\n".join(f"X-{i}: y" for i in range(50_000)),
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_headers_that_go_on_for_ever_take_no_longer_than_they_are(
    document: One, header: str
) -> None:
    began = process_time()
    found = document("a.eml", f"MIME-Version: 1.0\n{header}\n\nColchicine treats gout.\n")

    assert found.text.endswith("Colchicine treats gout.\n")
    assert process_time() - began < 5


CAPTIONS = [
    (
        "a.srt",
        "1\n00:00:01,000 --> 00:00:02,000\n<i>Lithium may cause</i>\ntremor.\n\n"
        "2\n00:00:02,100 --> 00:00:03,000\n[applause]\nIt is old.\n",
        "Lithium may cause tremor.\nIt is old.",
    ),
    (
        "a.vtt",
        "\ufeffWEBVTT\n\nNOTE of March\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Dr Lee>It is safe\n\n"
        "00:02.000 --> 00:03.000\n<v Dr Lee>in <b>gout</b>.\n\n00:04.000 --> 00:05.000\n<v Ann>Really?\n",
        "Dr Lee: It is safe in gout.\n\nAnn: Really?",
    ),
    (
        "b.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nit is\n\n00:02.000 --> 00:03.000\nit is\nsafe &amp; old\n\n"
        "00:03.000 --> 00:04.000\n>> Is it?\n",
        "it is safe & old\n\nIs it?",
    ),
    (
        "broken-times.srt",
        "1\n00:00:01,000 --> 00:00:02,000\nLithium may cause tremor.\n\n2\n00:00:99:99,x -> 00:00:03,000\n"
        "It is old.\n3\n-0:00:03,000 --> 00:00:04,000\nIt is cheap.\n\nAnd it works.\n\n4\n",
        "Lithium may cause tremor.\nIt is old.\nIt is cheap.\nAnd it works.",
    ),
    (
        "empty-lines.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n \nit<00:01.500><c> is</c>\n\nREGION\nid:a\n\n"
        "00:02.000 --> 00:03.000\n\nsafe\n\nthe name of a cue\n",
        "it is safe",
    ),
]


@pytest.mark.parametrize(("name", "captions", "spoken"), CAPTIONS, ids=[c[0] for c in CAPTIONS])
def test_captions_are_what_is_spoken(document: One, name: str, captions: str, spoken: str) -> None:
    assert document(name, captions).text == spoken
    assert document(name, captions.replace("\n", "\r\n")).text == spoken


@pytest.mark.parametrize("opened", ["<v ", "<v.", "<a ", "{\\\\", "[", "<"])
def test_what_is_opened_in_captions_over_and_over_takes_no_longer_than_it_is(
    document: One, opened: str
) -> None:
    head = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
    began = process_time()

    assert "Aspirin" in document("a.vtt", f"{head}{opened * 100_000}\nAspirin\n").text
    assert process_time() - began < 5


def test_captions_without_a_cue_are_an_error(error: Error) -> None:
    assert "no captions were found" in error("a.vtt", "WEBVTT\n\nNOTE nothing\n")
