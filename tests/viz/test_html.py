"""The file: complete in itself, the same every time, and shut to what stands in the documents."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from pharmagraph.errors import QueryError
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.document import Document
from pharmagraph.viz import draw

Articles = tuple[list[Claim], list[Document]]

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028\u202e"


def test_the_policy_allows_nothing_but_what_is_in_the_file(articles: Articles) -> None:
    html = draw(*articles)
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1])  # type: ignore[index]
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    hashes = {
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts
    }

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert set(re.findall(r"script-src ([^;]*)", policy)[0].split()) == {
        f"'sha256-{it}'" for it in hashes
    }


def test_nothing_is_linked_from_outside(articles: Articles) -> None:
    html = draw(*articles)

    empty_icon = '<link rel="icon" href="data:,">'  # else a browser asks the server for one
    assert re.findall(r"<(?:link|img|iframe|object|embed|base)\b[^>]*>", html) == [empty_icon]
    assert re.findall(r"<script[^>]*\bsrc", html) == []
    assert re.findall(r"@import|url\(\s*['\"]?https?:", html) == []


def test_no_text_of_a_document_becomes_markup(articles: Articles) -> None:
    claims, documents = articles
    entity = claims[0].object.entity._replace(label=EVIL, id=EVIL)
    evil = replace(claims[0], object=claims[0].object._replace(entity=entity), rule=EVIL)
    html = draw([evil, *claims], [replace(documents[0], title=EVIL)], title=EVIL)

    assert "<script>alert" not in html
    assert "<img" not in html
    assert html.count("<script") == draw(*articles).count("<script")


def test_the_same_claims_give_the_same_bytes(articles: Articles) -> None:
    claims, documents = articles

    assert draw(claims, documents) == draw(reversed(claims), reversed(documents))


def test_the_bytes_do_not_depend_on_the_order_of_hashes(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    script = (
        "import hashlib, sys; sys.path.insert(0, 'benchmarks'); from page_claims import made;"
        "from pharmagraph.viz import draw; print(hashlib.sha256(draw(*made(300)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1


def test_around_something_unknown_is_refused(articles: Articles) -> None:
    with pytest.raises(QueryError, match="nothing in the graph is called 'nonsense'"):
        draw(*articles, around="nonsense")


def test_no_claims_give_a_page_that_says_so() -> None:
    assert "0 of 0 entities" in draw([], [])
