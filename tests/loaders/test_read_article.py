from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from loaders.document import Document
from loaders.read import read_bytes
from loaders.read.article import documents_of

if TYPE_CHECKING:
    from graph.errors import ReadError

BODY = "The boats are safe, the director said on Monday.\n\nThe mayor has not commented."
PUBLISHER = {"@type": "NewsMediaOrganization", "@id": "https://example.org/#us", "name": "Harbour Post"}
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Night boats",
    "articleBody": BODY,
    "datePublished": "2024-11-24T10:00:00+02:00",
    "inLanguage": "en-GB",
    "url": "https://example.org/boats",
    "publisher": PUBLISHER,
}
DOCUMENT = Document(
    text=BODY,
    title="Night boats",
    publisher="Harbour Post",
    published="2024-11-24T10:00:00+02:00",
    url="https://example.org/boats",
    language="en",
    origin="a.json",
)


def read(value: object) -> list[Document]:
    return list(read_bytes(json.dumps(value).encode(), name="a.json"))


def without(*keys: str) -> dict[str, object]:
    return {key: value for key, value in ARTICLE.items() if key not in keys}


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        {"@context": "http://schema.org/", "@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]},
        {"@type": "WebPage", "name": "x", "mainEntity": ARTICLE},
        ARTICLE | {"@context": {"@vocab": "http://schema.org/"}},
        *(
            ARTICLE | {"@type": name}
            for name in (
                "Article",
                "ReportageNewsArticle",
                "SocialMediaPosting",
                "LiveBlogPosting",
                ["NewsArticle", "Thing"],
                "schema:NewsArticle",
                "http://schema.org/NewsArticle",
                "SomethingOfTheirs",
            )
        ),
        {f"schema:{key}" if key[0] != "@" else key: value for key, value in ARTICLE.items()},
        without("articleBody") | {"text": BODY},
        ARTICLE | {"articleBody": BODY.split("\n\n")},
        ARTICLE | {"articleBody": BODY.replace("\n", "\r\n")},
        ARTICLE | {"headline": {"@value": "Night  boats\n", "@language": "en"}},
        ARTICLE | {"inLanguage": {"@type": "Language", "name": "English", "alternateName": "en"}},
        ARTICLE | {"inLanguage": ["en", "uk"]},
        without("inLanguage"),
        without("url") | {"mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.org/boats"}},
        without("url") | {"mainEntityOfPage": "https://example.org/boats"},
        without("url") | {"@id": "https://example.org/boats"},
        ARTICLE | {"url": "/boats", "@id": "https://example.org/boats"},
        ARTICLE | {"publisher": "Harbour Post"},
        ARTICLE | {"publisher": [PUBLISHER, {"name": "Other"}]},
        [ARTICLE | {"publisher": {"@id": "https://example.org/#us"}}, PUBLISHER],
        {"report": {"title": "Night boats", "text": BODY, "publisher": "Harbour Post", "url": DOCUMENT.url}
         | {"published": DOCUMENT.published, "language": "en"}, "assertions": []},
    ],
)  # fmt: skip
def test_an_article_is_read_however_it_is_written(value: object) -> None:
    assert read(value) == [DOCUMENT]


def test_expanded_json_ld_is_read() -> None:
    schema = "http://schema.org/"
    value = {
        "@type": [f"{schema}NewsArticle"],
        f"{schema}headline": [{"@value": "Night boats"}],
        f"{schema}articleBody": [{"@value": BODY}],
        f"{schema}datePublished": [{"@value": "2024-11-24T10:00:00+02:00", "@type": f"{schema}DateTime"}],
        f"{schema}inLanguage": [{"@value": "en-GB"}],
        f"{schema}url": [{"@id": "https://example.org/boats"}],
        f"{schema}publisher": [{f"{schema}name": [{"@value": "Harbour Post"}]}],
    }
    assert read([value]) == [DOCUMENT]


def test_a_plain_object_of_our_own_is_read() -> None:
    value = {
        "id": "https://example.org/id/1",
        "title": "Night boats",
        "text": BODY,
        "publisher": "Harbour Post",
        "published": "2024-11",
        "language": "en",
        "url": None,
    }
    assert read(value) == [
        Document(BODY, "Night boats", "Harbour Post", "2024-11", None, "en", "https://example.org/id/1", "a.json")
    ]


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("datePublished", "yesterday", "published"),
        ("datePublished", "11/12/2024", "published"),
        ("datePublished", 1732442400, "published"),
        ("url", "boats.html", "url"),
        ("url", "javascript:alert(1)", "url"),
        ("url", "https://example.org/a b", "url"),
        ("url", "https://example.org/a\xa0b", "url"),
        ("publisher", {"@id": "#nobody"}, "publisher"),
        ("publisher", {"@id": "https://example.org/#nobody"}, "publisher"),
        ("publisher", "https://example.org/", "publisher"),
        ("publisher", None, "publisher"),
        ("publisher", 7, "publisher"),
        ("id", "report 1", "id"),
        ("id", "17", "id"),
    ],
)
def test_what_cannot_be_read_is_left_out(field: str, value: object, name: str) -> None:
    (document,) = read(ARTICLE | {field: value})
    assert getattr(document, name) is None
    assert document.text == BODY


def test_several_articles_are_read_in_order_and_one_without_text_is_named() -> None:
    values = [{"text": "A"}, {"@graph": [{"text": "B"}, {"@type": "Article"}]}, {"text": "C"}]
    errors: list[ReadError] = []
    found = list(read_bytes(json.dumps(values).encode(), name="a.json", failed=errors.append))
    assert [(document.text, document.origin) for document in found] == [
        ("A", "a.json[1]"),
        ("B", "a.json[2]"),
        ("C", "a.json[4]"),
    ]
    (error,) = errors
    assert str(error).startswith("a.json[3] has an article without text")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"creativeWorkStatus": "Retracted", "dateModified": "2024-12-01"}, ("2024-12-01", None)),
        ({"creativeWorkStatus": {"@type": "DefinedTerm", "name": "withdrawn"}}, ("2024-11-24", None)),
        (
            {"creativeWorkStatus": "Retracted", "correction": {"@type": "CorrectionComment", "text": "It was  wrong."}},
            ("2024-11-24", "It was wrong."),
        ),
        ({"pubStatus": "canceled", "correction": "Another bridge."}, ("2024-11-24", "Another bridge.")),
        ({"correction": "The name was misspelt."}, (None, None)),
        ({"creativeWorkStatus": "Published"}, (None, None)),
        ({"creativeWorkStatus": "Retracted", "datePublished": None}, (None, None)),
    ],
)
def test_an_article_that_was_taken_back_says_so(
    told: dict[str, object], expected: tuple[str | None, str | None]
) -> None:
    article = {"@type": "NewsArticle", "articleBody": "The bridge is closed.", "datePublished": "2024-11-24", **told}
    (found,) = documents_of(article, "a.json")
    assert isinstance(found, Document)
    assert (found.withdrawn, found.withdrawal_reason) == expected
