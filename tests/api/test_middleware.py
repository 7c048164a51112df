from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import httpx
import pytest
from fastapi import Depends, FastAPI, Request

from api import problems
from api.middleware import API_POLICY, BodyLimit, HeadAsGet, StrictHeaders, same_site
from tests.api.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 100_000


async def body(request: Request) -> bytes:
    return await request.body()


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    app = FastAPI(dependencies=[Depends(same_site)])

    @app.post("/count")
    def count(data: Annotated[bytes, Depends(body)]) -> int:
        return len(data)

    @app.get("/hello")
    def hello() -> str:
        return "hello"

    problems.install(app, app.routes)
    app.add_middleware(BodyLimit, limit=LIMIT)
    app.add_middleware(HeadAsGet)
    app.add_middleware(StrictHeaders)
    with served(app) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


def chunks(total: int, size: int = 10_000) -> Iterator[bytes]:
    for start in range(0, total, size):
        yield b"x" * min(size, total - start)


@pytest.mark.parametrize("size", [0, 1, LIMIT])
def test_bodies_up_to_the_limit_pass(client: httpx.Client, size: int) -> None:
    assert client.post("/count", content=b"x" * size).json() == size
    assert client.post("/count", content=chunks(size)).json() == size


@pytest.mark.parametrize("size", [LIMIT + 1, 2 * LIMIT, 10 * LIMIT])
def test_larger_ones_are_refused_with_and_without_a_length(client: httpx.Client, size: int) -> None:
    for content in (b"x" * size, chunks(size)):
        found = client.post("/count", content=content)
        assert found.status_code == 413
        assert found.json()["type"].endswith("/body-too-large")
        assert f"{LIMIT:,}" in found.json()["detail"]
    assert client.get("/hello").status_code == 200


def test_head_is_get_without_the_body(client: httpx.Client) -> None:
    head, get = client.head("/hello"), client.get("/hello")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"] == "7"
    assert client.head("/nowhere").status_code == 404
    assert client.head("/count").status_code == 405


def test_headers_are_strict_on_answers_and_errors(client: httpx.Client) -> None:
    for found in (client.get("/hello"), client.get("/nowhere")):
        assert found.headers["content-security-policy"] == API_POLICY
        assert found.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_pages_of_other_sites_may_not_change_the_store(
    client: httpx.Client, headers: dict[str, str], status: int
) -> None:
    assert client.post("/count", content=b"x", headers=headers).status_code == status
    assert client.get("/hello", headers=headers).status_code == 200


def test_our_own_origin_may(client: httpx.Client) -> None:
    origin = str(client.base_url).rstrip("/")
    assert client.post("/count", content=b"x", headers={"Origin": origin}).status_code == 200
