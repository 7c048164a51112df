"""Reviews and records over HTTP, on both stores."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from api import models
from tests.api.readings import COST, LORRIES, REUTERS

if TYPE_CHECKING:
    import httpx

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://bench.example/lorries",
    "claimReviewed": LORRIES.text,
    "author": {"@type": "Organization", "name": "Fact Bench"},
    "reviewRating": {"alternateName": "Mostly false", "ratingValue": 2, "bestRating": 5, "worstRating": 1},
    "datePublished": "2026-04-01",
}


def put(client: httpx.Client, body: Any, **params: str) -> models.ReviewsLoaded:
    answer = client.post("/v1/reviews", json=body, params=params)
    assert answer.status_code == 200, answer.text
    return models.ReviewsLoaded.model_validate(answer.json())


def test_a_review_goes_in_is_shown_and_goes_again(client: httpx.Client) -> None:
    tried = put(client, REVIEW, dry_run="true")
    assert (tried.dry_run, tried.reviews[0].known_claim) == (True, True)
    assert client.get("/v1/reviews").json()["items"] == []
    (one,) = put(client, REVIEW).reviews
    assert (one.claim.id, one.outcome, one.rating) == (LORRIES.id, "notHeld", "Mostly false")
    shown = models.ReviewItem.model_validate(client.get(one.self_).raise_for_status().json())
    assert (shown.id, shown.rating_value, shown.reviewer.name) == (one.id, 2, "Fact Bench")
    for params in ({}, {"claim": LORRIES.id}, {"reviewer": "Fact Bench"}):
        found = client.get("/v1/reviews", params=params).raise_for_status().json()
        assert [item["id"] for item in found["items"]] == [one.id]
    assert client.get("/v1/reviews", params={"claim": COST.id}).json()["items"] == []
    rated = client.get(f"{one.claim.self_}/corroboration").json()
    assert (rated["credibility"]["code"], rated["credibility"]["rule"]) == ("5", "found-wrong/1")
    assert rated["reviews"][0]["rating"] == "Mostly false"
    assert client.delete(one.self_).status_code == 204
    assert client.delete(one.self_).status_code == 404
    assert client.get(one.self_).status_code == 404
    assert client.get(f"{one.claim.self_}/corroboration").json()["reviews"] == []


def test_good_and_bad_reviews_in_one_body(client: httpx.Client) -> None:
    found = put(client, [REVIEW, {**REVIEW, "reviewRating": None}], dry_run="true")
    assert len(found.reviews) == 1
    assert "has a review without a rating" in found.failed[0]


@pytest.mark.parametrize(
    ("body", "media_type", "status", "words"),
    [
        (b"{}", "application/json", 422, "without a review of a claim"),
        (b"{", "application/json", 422, "is broken JSON"),
        (b"x", "text/plain", 415, "text/plain"),
        (b"x", "", 415, "no Content-Type"),
        (b"<html><body>x</body></html>", "text/html", 422, "a page without a review"),
    ],
)
def test_what_cannot_be_read(client: httpx.Client, body: bytes, media_type: str, status: int, words: str) -> None:
    headers = {"Content-Type": media_type} if media_type else {}
    answer = client.post("/v1/reviews", content=body, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert words in answer.text


def test_a_page_of_a_fact_checker_goes_in(client: httpx.Client) -> None:
    page = f"<!doctype html><script type='application/ld+json'>{json.dumps(REVIEW)}</script>"
    answer = client.post("/v1/reviews", content=page, headers={"Content-Type": "text/html"}, params={"dry_run": "true"})
    assert models.ReviewsLoaded.model_validate(answer.json()).reviews[0].rating == "Mostly false"


def test_a_source_shows_its_record(client: httpx.Client) -> None:
    source = models.SourceOut.model_validate(client.get("/v1/sources/reuters").json())
    assert (source.id, source.reliability.reliability) == (REUTERS.id, "F")
    assert source.reliability.explanation == "cannot be judged: none of its claims was checked"
    record = models.SourceRecord.model_validate(client.get(source.record).json())
    assert (record.source.id, record.checks, record.record.checked) == (REUTERS.id, [], 0)
    assert client.get("/v1/sources/no-such/record").status_code == 404


def test_without_a_source(client: httpx.Client) -> None:
    url = client.get("/v1/claims", params={"q": "lorries"}).json()["items"][0]["self"] + "/corroboration"
    assert client.get(url).json()["reports"] == 2
    assert client.get(url, params={"without": "Reuters"}).json()["status"] == "uncorroborated"
    assert client.get(url, params={"without": "Danube Daily"}).json()["reports"] == 1
    assert client.get(url, params={"without": "Nobody at All"}).status_code == 404
