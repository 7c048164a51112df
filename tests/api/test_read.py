"""What the service answers to those who read: over both stores, through a real server."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from api import models
from graph.iris import GAZETTEER_BASE, short
from graph.rdf.formats import parse
from graph.rdf.terms import IRI
from graph.reason.corroboration import corroboration
from graph.view import View
from tests.api.readings import ALL, COST, DAILY, FIRST, LORRIES, POST, REOPENS, REUTERS, SECOND, UNDATED

if TYPE_CHECKING:
    import httpx
    from pydantic import BaseModel

    from graph.store import Store

RDF = ("text/turtle", "application/trig", "application/n-quads", "application/ld+json")


def get(client: httpx.Client, path: str, shape: type[BaseModel] | Any) -> Any:
    found = client.get(path)
    assert found.status_code == 200, found.text
    assert found.headers["content-type"] == "application/json"
    shape.model_validate_json(found.content)
    return found.json()


def pages(client: httpx.Client, path: str, limit: int) -> list[Any]:
    items: list[Any] = []
    url: str | None = f"{path}{'&' if '?' in path else '?'}limit={limit}"
    while url:
        found = client.get(url)
        assert found.status_code == 200, found.text
        page = found.json()
        assert len(page["items"]) <= limit
        items += page["items"]
        link = found.links.get("next")
        assert (page["next"] is None) == (link is None)
        url = link["url"] if link else None
    return items


def test_stats_count_what_is_there(client: httpx.Client) -> None:
    assert get(client, "/v1/stats", models.StatsOut)["reports"] == len(ALL)


def test_reports_come_newest_first_the_undated_last(client: httpx.Client) -> None:
    page = get(client, "/v1/reports", models.Page[models.ReportItem])
    assert [item["id"] for item in page["items"]] == [each.report.id for each in (SECOND, FIRST, UNDATED)]
    assert page["items"][0]["publisher"]["name"] == "Danube Daily"
    assert page["next"] is None


@pytest.mark.parametrize("publisher", [DAILY.id, short(DAILY.id), "Danube Daily", "danube daily"])
def test_reports_of_one_publisher(client: httpx.Client, publisher: str) -> None:
    page = client.get("/v1/reports", params={"publisher": publisher}).json()
    assert [item["id"] for item in page["items"]] == [SECOND.report.id, UNDATED.report.id]


@pytest.mark.parametrize(
    "path", ["/v1/reports", "/v1/claims", "/v1/sources", "/v1/claims?q=the", "/v1/sources/reuters/claims"]
)
@pytest.mark.parametrize("limit", [1, 2, 200])
def test_pages_together_are_the_list(client: httpx.Client, path: str, limit: int) -> None:
    assert pages(client, path, limit) == client.get(path).json()["items"] != []


def test_every_self_link_can_be_followed(client: httpx.Client) -> None:
    seen = set()
    for path in ("/v1/reports", "/v1/claims", "/v1/sources"):
        for item in client.get(path).json()["items"]:
            found = client.get(item["self"])
            assert found.status_code == 200
            assert (found.json()["id"], found.json()["self"]) == (item["id"], item["self"])
            seen.add(item["id"])
    assert {LORRIES.id, FIRST.report.id, FIRST.sources[0].id, REUTERS.id, POST.id} <= seen


@pytest.mark.parametrize(
    ("section", "iri"),
    [("claims", LORRIES.id), ("reports", FIRST.report.id), ("sources", FIRST.sources[0].id), ("sources", POST.id)],
)
def test_ids_are_read_short_and_whole(client: httpx.Client, section: str, iri: str) -> None:
    for text in (quote(short(iri)), quote(iri, safe="")):
        assert client.get(f"/v1/{section}/{text}").json()["id"] == iri


def test_a_report_comes_with_its_text_and_all_that_it_says(client: httpx.Client) -> None:
    url = f"/v1/reports/{quote(short(FIRST.report.id))}"
    report = get(client, url, models.ReportOut)
    assert report["text"] == FIRST.report.text
    assert report["revision"] == 1
    assert len(report["assertions"]) == len(FIRST.assertions)
    for assertion in report["assertions"]:
        for words in chain.from_iterable(assertion["words"].values()):
            assert report["text"][words["start"] : words["end"]] == words["exact"]
    origin = next(each for each in report["assertions"] if each["relays"] is None)
    assert origin["agent"]["kind"] == "anonymous"
    assert origin["affiliation"]["name"] == "Ministry of Bridges"
    assert origin["identification"] == "positionDescribed"


def test_claims_are_found_by_words_status_and_who_spoke(client: httpx.Client) -> None:
    def ids(**params: str) -> list[str]:
        found = client.get("/v1/claims", params=params)
        assert found.status_code == 200, found.text
        models.Page[models.ClaimItem].model_validate_json(found.content)
        return [item["id"] for item in found.json()["items"]]

    assert ids()[0] == LORRIES.id
    assert set(ids()) == {LORRIES.id, REOPENS.id, COST.id}
    assert ids(q="lorries crossing") == [LORRIES.id]
    assert ids(q="lorries elephants") == []
    assert set(ids(status="singleOrigin")) | set(ids(status="independenceUnknown")) == {LORRIES.id, REOPENS.id, COST.id}
    assert ids(status="contested") == []
    assert ids(source=FIRST.sources[0].id, q="bridge") == [REOPENS.id]
    assert set(ids(via="Reuters")) == {LORRIES.id, REOPENS.id, COST.id}
    assert ids(via="reuters", source=FIRST.sources[0].id) == ids(source=FIRST.sources[0].id)
    assert ids(source="reuters") == []


def test_a_claim_says_where_to_read_on(client: httpx.Client) -> None:
    claim = get(client, f"/v1/claims/{quote(short(LORRIES.id))}", models.ClaimOut)
    assert claim["quantities"] == [
        {"value": 1200, "unit": "lorries", "bound": None, "approximate": True, "as_of": None}
    ]
    assert claim["origins"]["max"] >= claim["origins"]["min"] == 1
    assert claim["reports"] == 2
    get(client, claim["provenance"], models.Provenance)
    get(client, claim["corroboration"], models.Corroboration)


def test_provenance_goes_hop_by_hop(client: httpx.Client) -> None:
    found = get(client, f"/v1/claims/{quote(short(LORRIES.id))}/provenance", models.Provenance)
    assert [[hop["name"] for hop in chain["hops"]] for chain in found["chains"]] == [
        ["a senior source in the ministry", "Reuters", "The Harbour Post"],
        ["a senior source in the ministry", "Reuters", "Danube Daily"],
    ]
    first = found["chains"][0]
    assert first["words"] == {
        "content": LORRIES.text,
        "cue": "told",
        "source": "a senior source in the ministry",
    }
    for hop in first["hops"]:
        assert client.get(hop["self"]).json()["id"] == hop["id"]
    assert client.get(first["report"]["self"]).json()["id"] == first["report"]["id"]


def test_corroboration_is_the_one_of_python(client: httpx.Client, store: Store) -> None:
    dossier = View(store).dossier(LORRIES.id)
    assert dossier
    url = f"/v1/claims/{quote(short(LORRIES.id))}/corroboration"
    assert get(client, url, models.Corroboration) == corroboration(dossier).as_json(View(store).coverage())
    assert get(client, url + "?as_of=2026-03-14", models.Corroboration)["reports"] == 1
    assert get(client, url + "?as_of=2020", models.Corroboration)["status"] == "uncorroborated"
    wrong = client.get(url + "?as_of=yesterday")
    assert (wrong.status_code, wrong.json()["value"]) == (422, "yesterday")


def test_sources_are_found_by_name_alias_and_class(client: httpx.Client) -> None:
    def names(query: str) -> list[str]:
        return [item["name"] for item in get(client, f"/v1/sources{query}", models.Page[models.SourceItem])["items"]]

    assert names("?q=harbour") == ["The Harbour Post"]
    assert names("?q=Рейтер") == ["Reuters"]
    assert set(names("?type=NewsOutlet")) == {"The Harbour Post", "Danube Daily"}
    assert names("")[0] == "Reuters"


def test_a_source_and_what_rests_on_it(client: httpx.Client) -> None:
    source = get(client, "/v1/sources/reuters", models.SourceOut)
    assert source["id"] == GAZETTEER_BASE + "reuters"
    assert (source["reports"], source["as_origin"], source["as_relay"]) == (3, 0, 4)
    assert source["aliases"] == ["Reuters News", "Рейтер"]
    relayed = get(client, source["claims_as_relay"], models.Page[models.SourceClaim])["items"]
    assert relayed[0]["claim"]["id"] == LORRIES.id
    assert {item["role"] for item in relayed} == {"relay"}
    assert get(client, source["claims_as_origin"], models.Page[models.SourceClaim])["items"] == []


@pytest.mark.parametrize("media_type", RDF)
@pytest.mark.parametrize(
    ("path", "iri"),
    [
        (f"/v1/reports/{quote(short(FIRST.report.id))}", FIRST.report.id),
        (f"/v1/claims/{quote(short(LORRIES.id))}", LORRIES.id),
        (f"/v1/claims/{quote(short(LORRIES.id))}/provenance", FIRST.assertions[0].id),
        ("/v1/sources/reuters", REUTERS.id),
        (f"/v1/sources/{quote(short(FIRST.sources[0].id))}", FIRST.sources[0].id),
        ("/v1/reports", SECOND.report.id),
        ("/v1/claims", COST.id),
        ("/v1/sources", POST.id),
    ],
)
def test_rdf_by_accept(client: httpx.Client, path: str, iri: str, media_type: str) -> None:
    found = client.get(path, headers={"Accept": f"{media_type}, application/json;q=0.9"})
    assert found.status_code == 200, found.text
    assert found.headers["content-type"].partition(";")[0] == media_type
    quads = list(parse(found.content, media_type))
    assert IRI(iri) in {quad.subject for quad in quads}
    if media_type == "text/turtle":
        assert {quad.graph for quad in quads} == {None}
    else:
        assert None not in {quad.graph for quad in quads}


def test_tags_tell_that_nothing_changed(client: httpx.Client) -> None:
    for headers in ({}, {"Accept": "text/turtle"}, {"Accept": "application/n-quads"}):
        path = f"/v1/claims/{quote(short(LORRIES.id))}"
        first = client.get(path, headers=headers)
        again = client.get(path, headers=headers | {"If-None-Match": f'"other", W/{first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert again.headers["vary"] == "Accept"
        assert client.get(path, headers=headers | {"If-None-Match": '"other"'}).status_code == 200
    tags = {client.get(path, headers={"Accept": each}).headers["etag"] for each in ("*/*", *RDF)}
    assert len(tags) == 1 + len(RDF)


@pytest.mark.parametrize(
    ("path", "status", "value"),
    [
        ("/v1/claims/no-such", 404, "no-such"),
        ("/v1/claims/no-such/provenance", 404, "no-such"),
        ("/v1/claims/no-such/corroboration", 404, "no-such"),
        ("/v1/claims/", 404, None),
        ("/v1/reports/https%3A%2F%2Fx.example%2Fy", 404, "https://x.example/y"),
        ("/v1/sources/nobody", 404, "nobody"),
        ("/v1/sources/nobody/claims", 404, "nobody"),
        ("/v1/claims?limit=0", 422, "0"),
        ("/v1/claims?limit=201", 422, "201"),
        ("/v1/claims?limit=many", 422, "many"),
        ("/v1/claims?sauce=x", 422, "x"),
        ("/v1/claims?status=true", 422, "true"),
        ("/v1/claims?source=Nobody", 404, "Nobody"),
        ("/v1/claims?cursor=broken", 400, "broken"),
        ("/v1/sources?type=Robot", 422, "Robot"),
        ("/v1/sources/reuters/claims?role=both", 422, "both"),
        ("/v1", 404, "/v1"),
    ],
)
def test_errors_name_the_value_that_offends(client: httpx.Client, path: str, status: int, value: str | None) -> None:
    found = client.get(path)
    assert found.status_code == status
    problem = models.Problem.model_validate_json(found.content)
    assert problem.value == value or value is None
    assert problem.instance == path.partition("?")[0]


def test_a_misspelt_parameter_gets_a_hint(client: httpx.Client) -> None:
    problem = client.get("/v1/claims?sorce=x").json()
    assert problem["errors"] == [
        {"in": "query", "name": "sorce", "value": "x", "message": "there is no such parameter; did you mean 'source'?"}
    ]


def test_nothing_that_fits_is_406(client: httpx.Client) -> None:
    found = client.get("/v1/stats", headers={"Accept": "text/turtle"})
    assert (found.status_code, found.json()["value"]) == (406, "text/turtle")


def test_health(client: httpx.Client) -> None:
    assert get(client, "/healthz", models.Health)["status"] == "ok"
    assert get(client, "/readyz", models.Health)["status"] == "ok"
