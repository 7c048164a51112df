from __future__ import annotations

import json

import pytest

from loaders.document import Document
from loaders.read import Overrides, read_bytes

PARAGRAPHS = [
    "The ferry line has cut its night boats, its director said on Monday, after a summer with few passengers.",
    "“The boats are safe,” Anna Berg told reporters. “We had to choose, and we chose a smaller timetable.”",
    "According to the harbour office, about 11,000 passengers are affected. The mayor has not commented on it yet.",
]
EMBEDDED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Night boats &amp; days",
    "datePublished": "2024-11-24",
    "inLanguage": "en",
    "url": "https://example.org/boats",
    "publisher": {"@type": "Organization", "name": "Harbour Post"},
}


def page(head: str, *, attributes: str = "", before: str = "<h1>Night boats</h1>") -> bytes:
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html>\n<html{attributes}><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/s'>Sport</a>"
        f"</nav><main><article>{before}{body}</article></main><footer>© Harbour Post. All rights reserved."
        "</footer></body></html>"
    ).encode()


def script(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def read(data: bytes, name: str = "a.html", **flags: str) -> Document:
    (document,) = read_bytes(data, name=name, overrides=Overrides(**flags))
    return document


def test_the_article_of_a_page_is_read_without_what_is_around_it() -> None:
    text = read(page(script(EMBEDDED))).text
    assert [paragraph for paragraph in text.split("\n\n") if paragraph != "Night boats"] == PARAGRAPHS


@pytest.mark.parametrize(
    ("before", "after"), [("<article>", "</article>"), ("<div class='content'>", "</div>"), ("<main>", "</main>")]
)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_paragraphs_of_a_short_page_are_kept_apart(before: str, after: str, count: int) -> None:
    paragraphs = ["Kyiv said it was so.", "Two officials said something else about it on Monday.", "Nobody replied."]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs[:count])
    text = read(
        "<!doctype html><html><body><header><a href='/'>Post</a></header><nav><ul><li>Home</li></ul></nav>"
        f"{before}{body}{after}<aside>Read more</aside><footer><p>All rights reserved.</p></footer></html>".encode()
    ).text
    assert text.split("\n\n") == paragraphs[:count]


def test_embedded_json_ld_goes_before_other_metadata() -> None:
    meta = (
        '<title>Boats | Post</title><meta property="og:title" content="Other">'
        '<meta property="og:site_name" content="P">'
        '<meta property="article:published_time" content="2020-01-01">'
        '<link rel="canonical" href="https://example.org/x">'
    )
    document = read(page(meta + script(EMBEDDED), attributes=' lang="uk"'))
    assert (document.title, document.publisher, document.published, document.url, document.language) == (
        "Night boats & days",
        "Harbour Post",
        "2024-11-24",
        "https://example.org/boats",
        "en",
    )
    assert read(page(script(EMBEDDED)), title="Mine", language="de").title == "Mine"


def test_metadata_of_the_page_is_read() -> None:
    meta = (
        '<title>Boats | Post</title><meta property="og:title" content="Night &amp; day"><meta property="og:site_name" '
        'content=" Harbour  Post "><meta name="DC.date.issued" content="November 24, 2024">'
        '<link rel="canonical" href="https://example.org/x"><meta property="og:url" content="https://example.org/y">'
    )
    document = read(page(meta, attributes=' lang="en-GB"'))
    assert (document.title, document.publisher, document.published, document.url, document.language) == (
        "Night & day",
        "Harbour Post",
        "2024-11-24",
        "https://example.org/x",
        "en",
    )


@pytest.mark.parametrize(
    ("before", "published"),
    [
        ('<time datetime="2024-11-24T10:00Z" itemprop="datePublished">today</time>', "2024-11-24T10:00:00Z"),
        ('<time datetime="2024-11-24" pubdate>today</time>', "2024-11-24"),
        ("<p>Nov 24, 2024</p>", None),
        ("", None),
    ],
)
def test_a_date_is_read_where_it_is_marked_and_never_inferred(before: str, published: str | None) -> None:
    assert read(page("", before=before)).published == published


@pytest.mark.parametrize(
    ("head", "before", "title"),
    [
        ("<title>Title</title>", "<h1>One\n heading</h1>", "One heading"),
        ("<title>Title</title>", "<h1>One</h1><h1>Two</h1>", "Title"),
        ("", "", ""),
    ],
)
def test_a_title_is_found_where_the_metadata_has_none(head: str, before: str, title: str) -> None:
    assert read(page(head, before=before)).title == title


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, "", "[]", "17", '{"@type": "Organization", "name": "x"}', '"\\ud800"']
)
def test_broken_json_ld_does_no_harm(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script>' + script({"@graph": [EMBEDDED]})
    assert read(page(head)).publisher == "Harbour Post"


def test_an_article_that_is_only_embedded_is_read() -> None:
    head = script(EMBEDDED | {"articleBody": "\n".join(PARAGRAPHS)})
    data = f"<!doctype html><html><head>{head}</head><body><div id='app'></div></body></html>".encode()
    assert read(data).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("declared", ["windows-1251", "KOI8-R", "utf-8"])
def test_the_encoding_that_a_page_declares_is_used(declared: str) -> None:
    words = "Паромы безопасны, сказала директор компании журналистам в понедельник."
    data = f'<html><head><meta charset="{declared}"><title>Паромы</title></head><body><p>{words}</p></body></html>'
    assert read(data.encode(declared)).title == "Паромы"
    assert words in read(data.encode(declared), name="").text


MARKDOWN = """---
title: "Night boats"
publisher: Harbour Post
date: 24 November 2024
url: https://example.org/boats
lang: en-GB
id: https://example.org/id/1
tags:
  - boats
  - "title: no"
---

# Heading

The *boats* are
[safe](https://example.org "x"), **she** `said`\\
on Monday. ![a boat](boat.png)

> “We chose.”
>
> Twice.

- one &amp; two
- three

| who | what |
|-----|------|
| she | said |

    code

<div>raw</div>
---
"""


def test_markdown_is_read_as_its_words() -> None:
    assert read(MARKDOWN.encode(), "a.md") == Document(
        text="Heading\n\nThe boats are safe, she said\non Monday.\n\n“We chose.”\n\nTwice.\n\none & two\n\nthree\n\nwho"
        "\n\nwhat\n\nshe\n\nsaid\n\ncode",
        title="Night boats",
        publisher="Harbour Post",
        published="2024-11-24",
        url="https://example.org/boats",
        language="en",
        id="https://example.org/id/1",
        origin="a.md",
    )


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# A\n\nB", "A", "A\n\nB"),
        ("B\n\n# A", "", "B\n\nA"),
        ("---\ntitle: A\n", "", "title: A"),
        ("---\ntitle: A\ndate: never\nurl: x\nlang: 7\nid: y\n...\nB", "A", "B"),
        ("---\r\ntitle: 'A'\r\n---\r\nB\r\nC", "A", "B C"),
        ("---\ntitle: '\n---\nB", "'", "B"),
        ("---\n---\nB", "", "B"),
        ("---\ntitle: A\ntitle: C\n---\nB", "A", "B"),
    ],
)
def test_front_matter_and_headings(text: str, title: str, body: str) -> None:
    document = read(text.encode(), "a.md")
    assert (document.title, document.text) == (title, body)
    assert (document.published, document.url, document.language, document.id) == (None,) * 4
