"""Whatever is sent, the service never fails by itself: no answer is a 500, and every error is a problem."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.models import Problem
from api.settings import Settings
from graph.stores import open_store
from tests.api.readings import ALL, fill
from tests.api.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.document import Document
    from loaders.statement import Statement

IDS = (
    [each.report.id for each in ALL] + [claim.id for each in ALL for claim in each.claims] + ["reuters", "x", "urn:x:y"]
)
TEXT = st.text(max_size=30)
# Characters that parsers of paths, queries, JSON and stores give a meaning.
ODD = st.text("/\\%?#&=\"'<>{}[]()*:;,.~-_ \0\n\r\t\u2028\ufeff$@!+|^`aA1é日\U0001f30d", max_size=12)
SEGMENT = st.one_of(
    TEXT, ODD, st.sampled_from([*IDS, "v1", "claims", "reports", "sources", "provenance", "docs", ".."])
)
NAME = st.one_of(
    st.sampled_from(["q", "status", "source", "via", "limit", "cursor", "role", "type", "publisher", "as_of"]), TEXT
)
VALUE = st.one_of(TEXT, ODD, st.integers().map(str), st.sampled_from([*IDS, "origin", "2024-11", "WyJjbGFpbXMiLDFd"]))
HEADERS = st.dictionaries(
    st.sampled_from(["Accept", "If-None-Match", "Content-Type", "Origin", "Sec-Fetch-Site"]),
    st.text('abct/*;,=q01"\\. -', max_size=30).map(str.strip),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["title", "text", "publisher", "published", "url", "language", "id", "@type", "articleBody"])
BODY = st.one_of(
    st.binary(max_size=80),
    st.dictionaries(FIELDS | TEXT, JSON | TEXT, max_size=8).map(json.dumps).map(str.encode),
    st.sampled_from([b"[" * 100_000, b'{"text": "\\ud800 half a pair"}', b'{"text": "x\\u0000y"}', b"\xff\xfe", b""]),
)
BODY_TYPE = st.sampled_from(
    [
        "application/json",
        "application/ld+json",
        "text/plain",
        "text/html",
        "text/markdown",
        "text/plain; charset=utf-16",
    ]
)


def nothing(_: Document) -> tuple[Statement, ...]:
    """Find no statements: what is fuzzed is the service, not the extraction."""
    return ()


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with open_store("oxigraph:") as store:
        fill(store)
        app = create_app(store, extractor=nothing, settings=Settings(max_body=300_000))
        with served(app) as url, httpx.Client(base_url=url, timeout=60) as client:
            yield client


def check(found: httpx.Response) -> None:
    assert found.status_code != 500, found.text
    if found.status_code >= 400:
        assert found.headers["content-type"] == "application/problem+json", found.text
        if found.content:
            Problem.model_validate_json(found.content)


@settings(max_examples=200, deadline=None)
@given(
    method=st.sampled_from(["GET", "GET", "GET", "HEAD", "PUT", "OPTIONS", "DELETE"]),
    segments=st.lists(SEGMENT, max_size=4),
    query=st.lists(st.tuples(NAME, VALUE), max_size=3),
    headers=HEADERS,
)
def test_no_path_query_or_header_brings_it_down(
    client: httpx.Client, method: str, segments: list[str], query: list[tuple[str, str]], headers: dict[str, str]
) -> None:
    path = "/".join(quote(each, safe="") for each in segments)
    if method == "DELETE":
        path += "-no-such"
    check(client.request(method, f"/v1/{path}", params=httpx.QueryParams(tuple(query)), headers=headers))


@settings(max_examples=150, deadline=None)
@given(
    section=st.sampled_from(["reports", "claims", "sources"]),
    query=st.dictionaries(NAME, VALUE, min_size=1, max_size=2),
)
def test_no_filter_brings_it_down(client: httpx.Client, section: str, query: dict[str, str]) -> None:
    check(client.get(f"/v1/{section}", params=query))


@settings(max_examples=150, deadline=None)
@given(
    body=BODY,
    media_type=BODY_TYPE,
    facts=st.dictionaries(FIELDS, VALUE, max_size=2),
    dry_run=st.sampled_from(["true", "false"]),
)
def test_no_body_brings_it_down(
    client: httpx.Client, body: bytes, media_type: str, facts: dict[str, Any], dry_run: str
) -> None:
    headers = {"Content-Type": media_type}
    check(client.post("/v1/reports", content=body, headers=headers, params=facts | {"dry_run": dry_run}))
