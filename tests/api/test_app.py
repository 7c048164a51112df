"""The app around a store: opened by the caller or by the app, answering or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from api.app import create_app
from graph.errors import StoreClosedError, StoreUnavailableError
from graph.stores import open_store
from tests.api.readings import fill
from tests.api.server import served

if TYPE_CHECKING:
    from graph.store import Store


def test_a_store_that_is_handed_in_stays_open() -> None:
    with open_store("oxigraph:") as store:
        with served(create_app(store)) as url:
            assert httpx.get(url + "/readyz").status_code == 200
        assert store.rows("stats")


def test_a_store_that_the_app_opens_it_closes() -> None:
    opened: list[Store] = []

    def opener() -> Store:
        opened.append(open_store("oxigraph:"))
        return opened[-1]

    app = create_app(opener)
    assert not opened
    with served(app) as url:
        assert httpx.get(url + "/readyz").status_code == 200
    assert len(opened) == 1
    with pytest.raises(StoreClosedError):
        opened[0].rows("stats")


def test_a_store_that_does_not_answer_is_not_ready_but_the_process_lives() -> None:
    store = open_store("oxigraph:")
    with served(create_app(store)) as url:
        store.close()
        assert httpx.get(url + "/healthz").status_code == 200
        gone = httpx.get(url + "/readyz")
        assert (gone.status_code, gone.headers["content-type"]) == (503, "application/problem+json")
        assert gone.json()["type"].endswith("/store-unavailable")
        assert httpx.get(url + "/v1/claims").json()["type"].endswith("/store-closed")


@pytest.mark.anyio
async def test_before_it_has_started_there_is_no_store() -> None:
    def opener() -> Store:
        raise StoreUnavailableError("never asked")

    transport = httpx.ASGITransport(create_app(opener))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).status_code in {500, 503}


def test_links_go_the_way_the_request_came() -> None:
    with open_store("oxigraph:") as store:
        fill(store)
        with served(create_app(store), root_path="/kb") as url, httpx.Client(base_url=url) as client:
            found = client.get("/v1/claims?limit=1&q=the", headers={"Host": "sayso.example:99"})
            page = found.json()
            root = "http://sayso.example:99/kb/v1/claims"
            assert page["items"][0]["self"].startswith(root + "/")
            assert found.links["next"]["url"] == f"{root}?limit=1&q=the&cursor={page['next']}"
            assert client.get("/openapi.json").json()["servers"] == [{"url": "/kb"}]
