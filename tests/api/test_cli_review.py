"""`sayso review`, `sayso reviews` and what they do to `sayso source` and `sayso corroboration`, as processes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.api.cli_runs import ROOT, sayso

if TYPE_CHECKING:
    from pathlib import Path

_CLAIM = "Larkmoor has 200 bridges"
_REVIEW = {
    "@context": "http://schema.org",
    "@type": "ClaimReview",
    "url": "https://bench.example/1",
    "claimReviewed": _CLAIM,
    "author": {"name": "Fact Bench"},
    "reviewRating": {"alternateName": "Half true"},
    "datePublished": "2024-12-01",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("reviewed")
    assert sayso("load", str(ROOT / "examples"), cwd=home).code == 0
    return home


def test_reviews_go_in_and_are_listed(home: Path) -> None:
    (home / "reviews.json").write_text(json.dumps([_REVIEW, {"@type": "ClaimReview"}]), encoding="utf-8")
    tried = sayso("review", "reviews.json", "--dry-run", cwd=home)
    assert tried.code == 1
    assert sayso("reviews", cwd=home).err == "there are no reviews\n"
    run = sayso("review", "reviews.json", cwd=home)
    assert run.code == 1
    assert run.err.startswith("sayso: reviews.json[2] has a review that does not say of which claim; ")
    assert "Fact Bench: Half true, partly this, partly that: not counted; a claim of its own" in " ".join(
        run.out.split()
    )
    found = json.loads(sayso("review", "-", "--json", cwd=home, stdin=json.dumps(_REVIEW)).out)
    assert found["reviews"][0]["known_claim"] is True
    assert (found["reviews"][0]["outcome"], found["reviews"][0]["rule"]) == ("mixed", "ratings/1 by words")
    listed = json.loads(sayso("reviews", "--reviewer", "Fact Bench", "--json", cwd=home).out)
    assert [item["claim"]["text"] for item in listed["items"]] == [_CLAIM]
    assert "2024-12-01 · Fact Bench · Half true" in sayso("reviews", cwd=home).out


def test_a_claim_found_wrong_and_its_source(home: Path) -> None:
    found = json.loads(sayso("corroboration", "59,000 troops", "--json", cwd=home).out)
    claim = found["claim"]["text"]
    review = {
        **_REVIEW,
        "url": "https://bench.example/2",
        "claimReviewed": claim,
        "reviewRating": {"alternateName": "False"},
    }
    assert sayso("review", "-", cwd=home, stdin=json.dumps(review)).code == 0
    rated = " ".join(sayso("corroboration", "59,000 troops", cwd=home).out.split())
    assert "5, improbable: A fact-checker found that it did not hold." in rated
    assert "Reviewed as False (2024-12-01)" in rated
    assert json.loads(sayso("corroboration", "59,000 troops", "--json", cwd=home).out)["credibility"]["code"] == "5"
    alone = json.loads(sayso("corroboration", "59,000 troops", "--without", "Reuters", "--json", cwd=home).out)
    assert alone["reports"] < found["reports"]
    shown = " ".join(sayso("source", "Reuters", cwd=home).out.split())
    assert "Reliability F: cannot be judged: none of its claims was checked." in shown
    record = json.loads(sayso("source", "Reuters", "--json", cwd=home).out)["record"]
    assert (record["reliability"], record["checked"]) == ("F", 0)
