"""Claims as STIX 2.1, and the whole store as RDF, over HTTP and over both stores: what the command line writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import stix2

from graph.claims_as_stix import claims_bundle
from graph.rdf.formats import parse
from graph.view import View
from tests.api.readings import COST, LORRIES

if TYPE_CHECKING:
    import httpx

    from graph.store import Store

STIX = "application/stix+json;version=2.1"


def test_the_store_as_stix_is_what_is_exported(client: httpx.Client, store: Store) -> None:
    found = client.get("/v1/export", headers={"Accept": STIX})
    assert found.status_code == 200
    assert found.headers["content-type"] == STIX
    stix2.parse(found.text, version="2.1")
    expected = claims_bundle(View(store), [str(row["id"]) for row in store.rows("claims")])
    assert found.json() == json.loads(json.dumps(expected))


def test_claims_are_sent_as_stix_where_that_is_asked_for(client: httpx.Client, store: Store) -> None:
    one = client.get(f"/v1/claims/{LORRIES.id}", headers={"Accept": "application/stix+json, text/turtle;q=.5"})
    assert one.headers["content-type"] == STIX
    assert one.json() == json.loads(json.dumps(claims_bundle(View(store), [LORRIES.id])))
    notes = [thing["content"] for thing in one.json()["objects"] if thing["type"] == "note"]
    assert notes == [LORRIES.text]
    again = client.get(f"/v1/claims/{LORRIES.id}", headers={"Accept": STIX, "If-None-Match": one.headers["etag"]})
    assert again.status_code == 304
    page = client.get("/v1/claims?q=cost", headers={"Accept": STIX})
    assert [thing["content"] for thing in page.json()["objects"] if thing["type"] == "note"] == [COST.text]
    none = client.get("/v1/claims?q=zeppelins", headers={"Accept": STIX})
    assert none.json()["objects"] == []


@pytest.mark.parametrize("accept", ["", "*/*", "application/n-quads", "application/trig"])
def test_the_store_as_rdf(client: httpx.Client, store: Store, accept: str) -> None:
    found = client.get("/v1/export", headers={"Accept": accept})
    media_type = found.headers["content-type"].partition(";")[0]
    assert media_type == (accept if accept.startswith("application/") else "application/n-quads")
    assert set(parse(found.content, media_type)) == set(store.quads())


def test_the_store_is_not_sent_in_what_it_has_no_form_for(client: httpx.Client) -> None:
    assert client.get("/v1/export", headers={"Accept": "application/json"}).status_code == 406
