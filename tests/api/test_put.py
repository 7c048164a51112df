"""Putting reports in and taking them out: over both stores, through a real server and the real extraction."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from api import models
from api.app import create_app
from api.documented import sample
from api.intake import MEDIA_TYPES
from graph.stores import open_store
from tests.api.conftest import MAX_BODY
from tests.api.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.document import Document
    from loaders.statement import Statement

REPORT: dict[str, Any] = sample("report_in")
ARTICLE: dict[str, Any] = sample("article_in")
NOTHING = {"reports": 0, "claims": 0, "assertions": 0, "agents": 0}


@pytest.fixture
def client(empty: httpx.Client) -> Iterator[httpx.Client]:
    """A client of a service whose store is empty at first and at last."""
    assert empty.get("/v1/stats").json() == NOTHING
    yield empty
    for item in empty.get("/v1/reports").json()["items"]:
        assert empty.delete(item["self"]).status_code == 204


def put(client: httpx.Client, status: int, report: object, **params: str) -> models.Loaded:
    found = client.post("/v1/reports", json=report, params=params)
    assert found.status_code == status, found.text
    return models.Loaded.model_validate_json(found.content)


def test_a_report_is_created_once_and_then_unchanged(client: httpx.Client) -> None:
    found = client.post("/v1/reports", json=REPORT)
    assert found.status_code == 201
    created = models.Loaded.model_validate_json(found.content)
    assert found.headers["location"] == created.self_
    assert created.outcome == "created"
    assert client.get(created.self_).json() == json.loads(found.content)["report"]
    before = client.get("/v1/stats").json()

    again = client.post("/v1/reports", json=REPORT)
    assert again.status_code == 200
    assert again.headers["content-location"] == created.self_
    assert models.Loaded.model_validate_json(again.content) == created.model_copy(update={"outcome": "unchanged"})
    assert client.get("/v1/stats").json() == before


def test_another_text_under_its_url_revises_it(client: httpx.Client) -> None:
    first = put(client, 201, REPORT)
    assert len(first.claims) > 1
    second = put(client, 200, REPORT | {"text": REPORT["text"].partition("\n")[0]})
    assert (second.outcome, second.id, second.report.revision) == ("revised", first.id, 2)
    assert len(second.claims) == 1
    assert client.get("/v1/stats").json()["claims"] == 1


def test_a_dry_run_tells_all_and_stores_nothing(client: httpx.Client) -> None:
    dry = put(client, 200, REPORT, dry_run="true")
    assert (dry.outcome, dry.dry_run) == ("created", True)
    assert client.get("/v1/stats").json() == NOTHING
    stored = put(client, 201, REPORT)
    assert [each.wording for each in dry.report.assertions] == [each.wording for each in stored.report.assertions]
    assert {claim.id for claim in dry.claims} == {claim.id for claim in stored.claims}
    assert put(client, 200, REPORT, dry_run="true").outcome == "unchanged"


def test_two_outlets_one_origin(client: httpx.Client) -> None:
    claim = put(client, 201, REPORT).claims
    other = put(client, 201, ARTICLE)
    assert other.report.title == ARTICLE["headline"]
    shared = next(each for each in other.claims if each in claim)
    found = client.get(shared.self_ + "/corroboration").json()
    assert (found["reports"], found["publishers"], found["origins"]) == (2, 2, {"min": 1, "max": 1})


def test_deleting_takes_it_out_and_assesses_anew(client: httpx.Client) -> None:
    first, second = put(client, 201, REPORT), put(client, 201, ARTICLE)
    shared = next(each for each in second.claims if each in first.claims)
    assert client.get(shared.self_).json()["reports"] == 2
    gone = client.delete(first.self_)
    assert (gone.status_code, gone.content) == (204, b"")
    assert client.get(first.self_).status_code == 404
    assert client.delete(first.self_).status_code == 404
    assert client.get(shared.self_).json()["reports"] == 1


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("text/plain", "{text}"),
        ("text/plain; charset=utf-16", "{text}"),
        ("text/markdown", "# Lypnyk\n\n{text}"),
        ("text/html", "<!DOCTYPE html><html><body><article><h1>Lypnyk</h1><p>{text}</p></article></body></html>"),
        ("application/xhtml+xml", "<html><body><article><h1>Lypnyk</h1><p>{text}</p></article></body></html>"),
        ("application/ld+json", '{{"@type": "NewsArticle", "headline": "Lypnyk", "articleBody": "{text}"}}'),
    ],
)
def test_other_formats_with_their_facts_in_the_query(client: httpx.Client, media_type: str, body: str) -> None:
    text = REPORT["text"].partition("\n")[0]
    charset = "utf-16" if "utf-16" in media_type else "utf-8"
    found = client.post(
        "/v1/reports",
        content=body.format(text=text).encode(charset),
        headers={"Content-Type": media_type},
        params={"publisher": "The Harbour Post", "published": "2026-03", "title": "A bridge"},
    )
    assert found.status_code == 201, found.text
    report = models.Loaded.model_validate_json(found.content).report
    assert (report.title, report.published) == ("A bridge", "2026-03")
    assert report.publisher
    assert report.publisher.name == "The Harbour Post"
    assert text in report.text
    assert report.assertions[0].agent.kind == "anonymous"


def test_a_language_that_is_not_read_is_kept_with_a_note(client: httpx.Client) -> None:
    loaded = put(client, 201, {"text": "Le pont rouvrira en mai, selon une source au ministère.", "language": "fr"})
    assert loaded.note
    assert "'fr'" in loaded.note
    assert loaded.report.assertions == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"txt": "x", "text": "y"}, "txt"),
        ({"title": "x"}, "text"),
        ({"text": ""}, "text"),
        ({"text": 7}, "text"),
        ({"text": "x", "publisher": ["y"]}, "publisher"),
        ({}, "text"),
    ],
)
def test_fields_that_break_their_contract_are_named(empty: httpx.Client, body: dict[str, Any], name: str) -> None:
    found = empty.post("/v1/reports", json=body)
    assert found.status_code == 422
    problem = models.Problem.model_validate_json(found.content)
    assert problem.errors
    assert (problem.errors[0].in_, problem.errors[0].name) == ("body", name)


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (b"", "text/plain", 422),
        (b"   \n", "text/plain", 422),
        (b"{broken", "application/json", 422),
        (b"[" * 50_000, "application/json", 422),
        (b"[]", "application/json", 422),
        (json.dumps([ARTICLE, ARTICLE]).encode(), "application/json", 422),
        (b"\x00\x01\x02\xff", "text/plain", 422),
        (b"%PDF-1.7", "application/pdf", 415),
        (b"text", "", 415),
        (b"x" * (MAX_BODY + 1), "text/plain", 413),
    ],
)
def test_bodies_that_are_no_report(empty: httpx.Client, content: bytes, media_type: str, status: int) -> None:
    found = empty.post("/v1/reports", content=content, headers={"Content-Type": media_type} if media_type else {})
    assert found.status_code == status, found.text
    problem = models.Problem.model_validate_json(found.content)
    assert "\n" not in problem.detail
    if status == 415:
        assert found.headers["accept-post"] == ", ".join(MEDIA_TYPES)
    assert empty.get("/v1/stats").json() == NOTHING


@pytest.mark.parametrize("fact", ["published=yesterday", "url=nowhere", "id=no iri", "language=??", "dry_run=perhaps"])
def test_facts_that_cannot_be_read_are_named(empty: httpx.Client, fact: str) -> None:
    name, _, value = fact.partition("=")
    found = empty.post("/v1/reports", json=REPORT, params={name: value})
    assert found.status_code == 422
    assert models.Problem.model_validate_json(found.content).value == value


def test_pages_of_other_sites_are_kept_out(empty: httpx.Client) -> None:
    found = empty.post("/v1/reports", json=REPORT, headers={"Origin": "https://elsewhere.example"})
    assert (found.status_code, found.json()["value"]) == (403, "https://elsewhere.example")
    assert empty.delete("/v1/reports/x", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_the_same_report_from_many_at_once_is_created_once(client: httpx.Client) -> None:
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: client.post("/v1/reports", json=REPORT), range(6)))
    assert sorted(each.status_code for each in answers) == [200] * 5 + [201]
    assert {each.json()["report"]["revision"] for each in answers} == {1}
    assert client.get("/v1/stats").json()["reports"] == 1


def test_who_asks_does_not_wait_for_those_who_put_in() -> None:
    gate = threading.Event()

    def slow(_: Document) -> tuple[Statement, ...]:
        assert gate.wait(60)
        return ()

    with (
        open_store("oxigraph:") as store,
        served(create_app(store, extractor=slow)) as url,
        httpx.Client(base_url=url, timeout=60) as client,
        ThreadPoolExecutor(50) as pool,
    ):
        busy = [pool.submit(client.post, "/v1/reports", json={"text": f"Report {n}."}) for n in range(50)]
        try:
            assert client.get("/v1/stats").json() == NOTHING
        finally:
            gate.set()
        assert {each.result().status_code for each in busy} == {201}


def test_a_report_is_taken_back_and_counts_again(client: httpx.Client) -> None:
    created = put(client, 201, REPORT)
    put(client, 201, ARTICLE)
    impact = models.ImpactOut.model_validate_json(client.get(created.self_ + "/impact").content)
    assert impact.report.id == created.id
    changing = [one for one in impact.claims if one.changes]
    assert changing
    body = {"at": "2026-03-18", "reason": "The source was misquoted."}
    answer = client.post(created.self_ + "/withdrawal", json=body)
    assert answer.status_code == 200, answer.text
    done = models.WithdrawalOut.model_validate_json(answer.content)
    assert (done.withdrawn, done.withdrawal_reason) == ("2026-03-18", "The source was misquoted.")
    for one in changing:
        claim = client.get(next(ref.self_ for ref in done.claims if ref.id == one.claim.id)).json()
        assert claim["status"] == one.fallen.status
    assert client.get(created.self_).json()["withdrawn"] == "2026-03-18"
    assert client.delete(created.self_ + "/withdrawal").json()["withdrawn"] is None
    for one in changing:
        claim = client.get(next(ref.self_ for ref in done.claims if ref.id == one.claim.id)).json()
        assert claim["status"] == one.standing.status
    today = client.post(created.self_ + "/withdrawal").json()
    assert len(today["withdrawn"]) == len("2026-03-18")
    assert client.post(created.self_ + "/withdrawal", json={"at": "soon"}).status_code == 422
    assert client.post(created.self_ + "/withdrawal", json={"when": "2026"}).status_code == 422
    assert client.post("/v1/reports/no-such/withdrawal").status_code == 404
    assert client.get("/v1/reports/no-such/impact").status_code == 404
    assert client.get("/v1/circular", params={"claim": "no-such"}).status_code == 404
    assert client.get("/v1/circular").json() == {"items": [], "next": None}
