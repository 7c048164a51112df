"""The page at /docs: drawn by our own files alone, shown by a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import httpx
import pytest

from api.app import create_app
from api.middleware import PAGE_POLICY
from api.reference import ASSETS
from graph.stores import open_store
from tests.api.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BROWSER = (
    "--headless --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --enable-logging=stderr --virtual-time-budget=10000"
).split()


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with open_store("oxigraph:") as store, served(create_app(store)) as url:
        yield url


def test_the_page_names_nothing_from_elsewhere(url: str) -> None:
    page = httpx.get(url + "/docs")
    assert page.headers["content-security-policy"] == PAGE_POLICY
    assert not re.search(r"https?:|//", page.text)
    start = httpx.get(url + "/docs/start.js").text
    assert not re.search(r"https?://", start)


def test_the_policy_allows_nothing_from_elsewhere() -> None:
    assert "http" not in PAGE_POLICY
    assert "*" not in PAGE_POLICY
    assert "script-src 'self';" in PAGE_POLICY


@pytest.mark.parametrize("name", ASSETS)
def test_its_files_are_served(url: str, name: str) -> None:
    found = httpx.get(f"{url}/docs/{name}")
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == ASSETS[name]
    assert found.content


@pytest.mark.parametrize("name", ["index.html", "page.html", "..%2Fpage.html", "swagger-initializer.js", "x"])
def test_no_others_are(url: str, name: str) -> None:
    found = httpx.get(f"{url}/docs/{name}")
    assert (found.status_code, found.headers["content-type"]) == (404, "application/problem+json")


def test_a_browser_draws_the_operations(url: str, tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed (`make browser` installs it where it can)")
    drawn = subprocess.run(
        [chromium, *BROWSER, f"--user-data-dir={tmp_path}", "--dump-dom", f"{url}/docs"],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    paths = re.findall(r'data-path="([^"]+)"', drawn.stdout)
    assert {"/v1/reports", "/v1/claims", "/v1/claims/{id}/corroboration"} <= set(paths)
    assert set(paths) == set(httpx.get(url + "/openapi.json").json()["paths"])
    assert "CONSOLE" not in drawn.stderr, drawn.stderr
