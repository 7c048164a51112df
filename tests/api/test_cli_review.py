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

_GOOGLE = {
    "text": "40 ships wait in the harbour",
    "claimant": "The mayor",
    "claimReview": [{"publisher": {"name": "Checkers"}, "textualRating": "True", "url": "https://checkers.example/1"}],
}
_LOADED = "2 created, 0 revised, 0 unchanged, 1 failed, 3 reviews (1 of claims of the store)\n"


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


def test_a_folder_of_reports_and_reviews_is_loaded_whole(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "harbour.txt").write_text("The mayor said on Monday that 40 ships wait in the harbour.\n")
    (folder / "google.json").write_text(json.dumps([_GOOGLE]))
    page = f'<script type="application/ld+json">{json.dumps(_REVIEW)}</script>'
    (folder / "page.html").write_text(f"<html><head>{page}</head><body></body></html>")
    lines = [{**_REVIEW, "url": "https://bench.example/9"}, {"@type": "ClaimReview"}, {"text": "The mayor left."}]
    (folder / "mixed.jsonl").write_text("\n".join(map(json.dumps, lines)))
    tried = sayso("load", "all", "--dry-run", cwd=tmp_path)
    dry = _LOADED.replace("(1 of", "(0 of").replace("\n", " (dry run: nothing was written)\n")
    assert (tried.code, tried.out) == (1, dry), "the reports are not there to have claims"
    assert sayso("reviews", cwd=tmp_path).err == "there are no reviews\n"
    run = sayso("load", "all", cwd=tmp_path)
    assert (run.code, run.out) == (1, _LOADED)
    assert "mixed.jsonl line 2 has a review that does not say of which claim" in run.err
    again = json.loads(sayso("load", "all", "--json", cwd=tmp_path).out)
    assert (again["created"], again["unchanged"], again["failed"]) == (0, 2, 1)
    assert [one["known_claim"] for one in again["reviews"]] == [True, True, True]
    listed = json.loads(sayso("reviews", "--json", cwd=tmp_path).out)["items"]
    assert {item["reviewer"]["name"] for item in listed} == {"Fact Bench", "Checkers"}
    assert len(listed) == 3


def test_reading_alone_says_what_a_review_is_for(tmp_path: Path) -> None:
    (tmp_path / "review.json").write_text(json.dumps(_REVIEW))
    run = sayso("extract", "review.json", cwd=tmp_path)
    assert run.code == 1
    assert "review.json has reviews of claims in it and no report; put them in with `sayso review`" in run.err
