"""Mail, pages that a browser saved whole, and captions: what of each is text."""

from __future__ import annotations

from collections.abc import Callable

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
]


@pytest.mark.parametrize(("name", "captions", "spoken"), CAPTIONS, ids=[c[0] for c in CAPTIONS])
def test_captions_are_what_is_spoken(document: One, name: str, captions: str, spoken: str) -> None:
    assert document(name, captions).text == spoken
    assert document(name, captions.replace("\n", "\r\n")).text == spoken


def test_captions_without_a_cue_are_an_error(error: Error) -> None:
    assert "no captions were found" in error("a.vtt", "WEBVTT\n\nNOTE nothing\n")
