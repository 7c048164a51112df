"""Reviews as they are published: ClaimReview in all its places, Fact Check Tools, and what is wrong with a bad one."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read.reviews import read_review_bytes, read_review_path

if TYPE_CHECKING:
    from pathlib import Path

    from graph.errors import ReadError
    from loaders.review import ReviewDocument

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://bench.example/1",
    "claimReviewed": "The bridge  was closed",
    "author": {"@type": "Organization", "name": "Fact Bench", "url": "https://bench.example"},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": "1",
        "bestRating": 5,
        "worstRating": 1,
    },
    "datePublished": "2024-12-01",
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A Mayor"}},
    "inLanguage": "en-GB",
}
GOOGLE = {
    "claims": [
        {
            "text": "The bridge was closed",
            "claimant": "A Mayor",
            "claimReview": [
                {
                    "publisher": {"name": "Fact Bench", "site": "bench.example"},
                    "url": "https://bench.example/1",
                    "reviewDate": "2024-12-01T00:00:00Z",
                    "textualRating": "False",
                    "languageCode": "en",
                },
                {
                    "publisher": {"site": "www.other.example"},
                    "url": "https://other.example/2",
                    "textualRating": "Mostly true",
                },
            ],
        }
    ],
    "nextPageToken": "x",
}


def read(value: object, name: str = "r.json") -> tuple[list[ReviewDocument], list[str]]:
    errors: list[ReadError] = []
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    found = list(read_review_bytes(data, name=name, failed=errors.append))
    assert all("\n" not in str(error) for error in errors)
    return found, [str(error) for error in errors]


def test_a_claim_review() -> None:
    (found,), errors = read(REVIEW)
    assert errors == []
    assert (found.claim, found.reviewer, found.rating) == ("The bridge was closed", "Fact Bench", "False")
    assert (found.rating_value, found.best_rating, found.worst_rating) == (Decimal(1), Decimal(5), Decimal(1))
    assert (found.url, found.published, found.language) == ("https://bench.example/1", "2024-12-01", "en")
    assert found.claimant == "A Mayor"


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ({}, None),
        ({"keywords": "  Health , Vaccines"}, "Health"),
        ({"keywords": ["", "Vaccines"]}, "Vaccines"),
        ({"keywords": ["Vaccines", "Health"]}, "Vaccines"),
        ({"about": {"@type": "Thing", "name": "Public\n health"}, "keywords": "Vaccines"}, "Public health"),
        (
            {"about": [{"@id": "#t"}], "mentions": {"@id": "#t", "@type": "Thing", "name": "Bridges"}},
            "Bridges",
        ),
        ({"itemReviewed": {"@type": "Claim", "about": "Elections"}}, "Elections"),
        ({"itemReviewed": {"@type": "Claim", "about": "Elections"}, "keywords": "Votes"}, "Votes"),
        ({"about": 5, "keywords": [None]}, None),
    ],
)
def test_the_topic_is_the_first_that_the_review_or_its_claim_gives(said: dict[str, Any], topic: str | None) -> None:
    (found,), errors = read(REVIEW | said)
    assert errors == []
    assert found.topic == topic


def prefixed(value: Any, prefix: str) -> Any:
    if isinstance(value, list):
        return [prefixed(each, prefix) for each in value]
    if isinstance(value, dict):
        return {
            (key if key.startswith("@") else prefix + key): (
                prefix + each if key == "@type" else prefixed(each, prefix)
            )
            for key, each in value.items()
        }
    return value


@pytest.mark.parametrize("prefix", ["http://schema.org/", "https://schema.org/", "schema:"])
def test_names_written_out(prefix: str) -> None:
    assert read(prefixed(REVIEW, prefix))[0] == read(REVIEW)[0]


@pytest.mark.parametrize(
    "holder",
    [
        [REVIEW],
        [[REVIEW]],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": REVIEW}]},
        {"@type": "NewsArticle", "headline": "x", "articleBody": "y", "review": REVIEW},
        {**REVIEW, "@type": ["Review", "ClaimReview"]},
    ],
)
def test_wherever_it_stands(holder: object) -> None:
    assert [found.claim for found in read(holder)[0]] == ["The bridge was closed"]


def test_an_author_elsewhere_in_the_file() -> None:
    author = {"@id": "#bench", "@type": "Organization", "name": "Fact Bench"}
    (found,), _ = read({"@graph": [author, {**REVIEW, "author": {"@id": "#bench"}}]})
    assert found.reviewer == "Fact Bench"


def test_an_answer_of_the_fact_check_tools() -> None:
    (first, second), errors = read(GOOGLE)
    assert errors == []
    assert (first.claim, first.reviewer, first.rating) == ("The bridge was closed", "Fact Bench", "False")
    assert (first.published, first.claimant) == ("2024-12-01T00:00:00Z", "A Mayor")
    assert (second.reviewer, second.rating) == ("other.example", "Mostly true")


def test_a_page_that_embeds_one() -> None:
    page = (
        "<!doctype html><html><head><script type='application/ld+json'>{broken</script>"
        f"<script type='application/ld+json'>{json.dumps(REVIEW)}</script></head><body>x</body></html>"
    )
    assert len(read(page.encode(), "r.html")[0]) == 1
    _, errors = read(b"<!doctype html><html><body><p>nothing</p></body></html>", "r.html")
    assert "is a page without a review of a claim in it" in errors[0]


def test_lines_and_the_rest_goes_on() -> None:
    lines = "\n".join([json.dumps(REVIEW), "{", "", json.dumps({"@type": "Thing"}), json.dumps(REVIEW)])
    found, errors = read(lines.encode(), "r.jsonl")
    assert len(found) == 2
    assert ["line 2" in errors[0], "line 4" in errors[1]] == [True, True]


def changed(**changes: Any) -> dict[str, Any]:
    return {key: value for key, value in {**REVIEW, **changes}.items() if value is not None}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (changed(claimReviewed=None, itemReviewed=None), "does not say of which claim"),
        (changed(claimReviewed="  ", itemReviewed=None), "does not say of which claim"),
        (changed(author=None, url=None), "does not say whose it is"),
        (changed(reviewRating=None), "has a review without a rating"),
        (changed(reviewRating={}), "has a review without a rating"),
        (changed(reviewRating={"ratingValue": True}), "has a review without a rating"),
        (changed(reviewRating=[[]]), "has a review without a rating"),
        ({}, "has JSON without a review of a claim in it"),
        ([], "has JSON without a review of a claim in it"),
        ({"claims": []}, "has JSON without a review of a claim in it"),
        (b"{", "is broken JSON at line 1"),
        (b"", "is empty"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_wrong_is_said(value: object, words: str) -> None:
    found, errors = read(value)
    assert found == []
    assert len(errors) == 1
    assert words in errors[0]


def test_one_bad_review_does_not_stop_the_others() -> None:
    found, errors = read([REVIEW, changed(reviewRating=None), REVIEW])
    assert len(found) == 2
    assert "r.json[2] has a review without a rating" in errors[0]


def test_a_rating_in_words_where_the_number_stands() -> None:
    assert read(changed(reviewRating={"ratingValue": "Mostly false"}))[0][0].rating == "Mostly false"
    assert read(changed(reviewRating="Mostly false"))[0][0].rating == "Mostly false"


def test_numbers_that_are_none_are_left_out() -> None:
    numbers: tuple[object, ...] = ("NaN", "Infinity", "1" * 50, None, [], {})
    for number in numbers:
        rating = {"alternateName": "False", "ratingValue": number}
        assert read(changed(reviewRating=rating))[0][0].rating_value is None


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    errors: list[ReadError] = []
    assert not list(read_review_path(tmp_path / "gone.json", failed=errors.append))
    assert "does not exist" in str(errors[0])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["ClaimReview", "https://x.example"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            "@type @graph claimReviewed author name reviewRating alternateName ratingValue url itemReviewed claims "
            "claimReview text publisher site".split()
        ),
        inner,
        max_size=6,
    ),
    max_leaves=25,
)  # fmt: skip


@given(JSON)
def test_any_json_gives_reviews_or_errors(value: object) -> None:
    found, errors = read(value)
    assert found or errors
    assert all(
        review.claim and review.reviewer and (review.rating or review.rating_value is not None) for review in found
    )
