"""What a browser gets: pages that ask nobody but this server."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pharmagraph.graph.stored import stored_queries

from .conftest import Served

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)


def test_the_query_page_loads_only_from_here(server: Served) -> None:
    page = server.request("GET", "/").text

    links = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert "assets/yasgui.min.js" in links
    assert not any("//" in link for link in links)
    for link in links:
        if not link.startswith("data:"):
            assert server.request("GET", "/" + link, Accept="*/*").status == 200, link


def test_the_query_page_may_not_load_or_ask_anything_else(server: Served) -> None:
    policy = server.request("GET", "/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "connect-src 'self'" in policy


def test_the_stored_queries_are_examples_that_run(server: Served) -> None:
    offered = json.loads(server.request("GET", "/queries.json").body)

    assert [query["name"] for query in offered["queries"]] == list(stored_queries())
    for query in offered["queries"]:
        assert query["title"]
        assert server.post(query["query"]).status == 200, query["name"]


def test_the_licences_of_what_is_bundled_are_there(server: Served) -> None:
    notices = server.request("GET", "/assets/THIRD_PARTY.txt").text

    assert "@zazuko/yasgui" in notices
    assert notices.count("Permission is hereby granted") > 20


@pytest.mark.parametrize(
    "path", ["/assets/../app.py", "/assets/%2e%2e/app.py", "/other", "/assets/"]
)
def test_nothing_else_is_there(server: Served, path: str) -> None:
    assert server.request("GET", path).status == 404


def test_the_graph_page_is_drawn_once(server: Served) -> None:
    first, second = (server.request("GET", "/graph") for _ in range(2))

    assert first.status == 200, first.text
    assert first.media_type == "text/html"
    assert first.headers["ETag"] == second.headers["ETag"]
    assert "default-src 'none'" in first.headers["Content-Security-Policy"]


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to look with")
def test_a_browser_builds_the_editor_with_the_examples(server: Served, tmp_path: Path) -> None:
    assert CHROMIUM is not None
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    flags += [
        f"--user-data-dir={tmp_path}",
        "--virtual-time-budget=8000",
        "--enable-logging=stderr",
    ]

    found = subprocess.run(
        [CHROMIUM, *flags, "--dump-dom", server.url],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )

    assert 'class="CodeMirror' in found.stdout
    assert all(f'value="{name}"' in found.stdout for name in stored_queries())
    assert "Content Security Policy" not in found.stderr
    assert "Uncaught" not in found.stderr
