"""What an HTML page says about itself: embedded JSON-LD first, then OpenGraph and other metadata."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from loaders.document import Document
from loaders.read.article import articles, document_of, nodes_by_id
from loaders.read.credits import credit_of_address, credit_of_page, first_other
from loaders.read.dates import read_date
from loaders.read.iris import is_web_address
from loaders.read.languages import primary_language
from loaders.read.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.document import Credit
    from loaders.read.article import Node

__all__ = ["PageFacts", "page_facts"]

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Facts about the article of a page; "" or None where the page does not say. `text` is its embedded articleBody.

    `credit` is from whom it declares that it has it; an address of another site that it gives as the canonical one is
    then not its own.
    """

    title: str
    publisher: str | None
    published: str | None
    url: str | None
    language: str | None
    text: str
    credit: Credit | None = None


def page_facts(tree: Any) -> PageFacts:
    """Collect the facts from a parsed page (an lxml element), which is left as it is."""
    embedded = _embedded(tree)
    meta = _meta(tree)
    titles = [embedded.title, meta.get("og:title"), meta.get("twitter:title"), *_headings(tree)]
    own = next((item for item in (embedded.url, meta.get("og:url")) if item and is_web_address(item.strip())), None)
    publisher = embedded.publisher or one_line(meta.get("og:site_name", "")) or None
    credit = embedded.credit or first_other(publisher, credit_of_page(meta, _canonical(tree), own))
    canonical = [item for item in _canonical(tree) if not own or not credit_of_address("", item, own)]
    addresses = [embedded.url, *canonical, meta.get("og:url")]
    languages = [embedded.language, tree.get("lang"), meta.get("og:locale"), meta.get("content-language")]
    dates = [embedded.published, *(meta.get(name) for name in _DATES), *_times(tree)]
    return PageFacts(
        title=next((title for item in titles if item and (title := one_line(item))), ""),
        publisher=publisher,
        published=next((date for item in dates if item and (date := read_date(item))), None),
        url=next((item.strip() for item in addresses if item and is_web_address(item.strip())), None),
        language=next((tag for item in languages if item and (tag := primary_language(item))), None),
        text=embedded.text,
        credit=credit,
    )


def _embedded(tree: Any) -> Document:
    """Return the first article of the page's JSON-LD as a document, without text if it has none."""
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue  # a page's slip in its metadata is no reason not to read its text
        for node in articles(value):
            return _document(node, value)
    return Document(text="")


def _document(node: Node, value: object) -> Document:
    document = document_of(node, "", nodes_by_id(value))
    if not isinstance(document, Document):
        document = document_of({**node, "text": "-"}, "", nodes_by_id(value))
        document = replace(document, text="") if isinstance(document, Document) else Document(text="")
    publisher = document.publisher and html.unescape(document.publisher)
    # What stands in a page is often escaped once too often, as HTML within JSON within HTML.
    return replace(
        document, title=html.unescape(document.title), publisher=publisher, text=html.unescape(document.text)
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content.strip())
    return found


def _headings(tree: Any) -> Iterator[str]:
    headings = list(tree.iter("h1"))
    if len(headings) == 1:  # of several, none is known to be the article's
        yield headings[0].text_content()
    for element in tree.iter("title"):
        yield element.text_content()


def _canonical(tree: Any) -> Iterator[str]:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield element.get("href") or ""


def _times(tree: Any) -> Iterator[str]:
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or ""
