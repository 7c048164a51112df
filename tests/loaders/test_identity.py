"""The same report keeps its id, and other content has another digest."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.iris import Iris
from loaders.document import Credit, Document
from loaders.identity import digest, normal_url, publisher_name, report_id

IRIS = Iris("https://example.org/id/")
ARTICLE = Document("The text.", "A title", "The Herald", "2024-11-24", "https://herald.example/a", "en")


def test_an_id_that_the_document_has_is_kept() -> None:
    assert report_id(replace(ARTICLE, id="urn:x:1"), IRIS) == "urn:x:1"


@pytest.mark.parametrize(
    "url",
    [
        "https://HERALD.example/a",
        "http://www.herald.example:80/a/",
        "https://herald.example/a#top",
        "https://herald.example/a?utm_source=feed&utm_medium=rss",
        " https://herald.example:443/a?fbclid=1 ",
    ],
)
def test_the_same_page_is_the_same_report(url: str) -> None:
    assert report_id(replace(ARTICLE, url=url, title="Edited", text="Edited."), IRIS) == report_id(ARTICLE, IRIS)


@pytest.mark.parametrize(
    "url", ["https://herald.example/b", "https://herald.example/a?id=2", "https://other.example/a"]
)
def test_another_page_is_another_report(url: str) -> None:
    assert report_id(replace(ARTICLE, url=url), IRIS) != report_id(ARTICLE, IRIS)


def test_without_url_title_publisher_and_date_decide_and_without_them_the_text() -> None:
    bare = replace(ARTICLE, url=None)
    assert report_id(replace(bare, text="Edited."), IRIS) == report_id(bare, IRIS)
    assert report_id(replace(bare, published="2024-11-25"), IRIS) != report_id(bare, IRIS)
    titled = replace(bare, publisher=None, published=None)
    assert report_id(replace(titled, text="Another."), IRIS) != report_id(titled, IRIS)
    untitled = replace(bare, title=" ")
    assert report_id(replace(untitled, text="Another."), IRIS) != report_id(untitled, IRIS)


def test_the_publisher_is_named_after_the_host_when_nobody_names_it() -> None:
    assert publisher_name(ARTICLE) == "The Herald"
    assert publisher_name(replace(ARTICLE, publisher=" ", url="https://www.Herald.example/a")) == "herald.example"
    assert publisher_name(replace(ARTICLE, publisher=None, url=None)) == "unknown publisher"
    assert publisher_name(replace(ARTICLE, publisher=None, url="not a url")) == "unknown publisher"


@pytest.mark.parametrize("field", [field.name for field in fields(Document) if field.name != "origin"])
def test_the_digest_is_of_everything_that_was_read(field: str) -> None:
    other: Any = Credit("Northwire", "RSS source: Northwire") if field == "credit" else "2023"
    assert digest(replace(ARTICLE, **{field: other})) != digest(ARTICLE)


def test_the_digest_is_not_of_where_it_was_read_from_and_is_the_same_for_ever() -> None:
    assert digest(replace(ARTICLE, origin="/elsewhere")) == digest(ARTICLE)
    written = (
        '{"id":null,"language":null,"published":null,"publisher":null,'
        r'"text":"Za\u017c\u00f3\u0142\u0107","title":"","url":null}'
    )
    assert digest(Document("Zażółć")) == hashlib.sha256(written.encode()).hexdigest()


@given(st.text(max_size=60) | st.from_regex(r"https?://[a-z]{1,5}\.[a-z]{2}(:\d{1,4})?/[a-zA-Z0-9/%&=?#._-]{0,30}"))
def test_normal_urls_stay_as_they_are(url: str) -> None:
    assert normal_url(normal_url(url)) == normal_url(url)
