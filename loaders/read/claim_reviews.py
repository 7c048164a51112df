"""Reviews of claims as JSON: schema.org ClaimReview, feeds of them, and answers of Google's Fact Check Tools."""

from __future__ import annotations

import json
from collections import deque
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from loaders.read.article import Node, first_text, named, nodes_by_id, short_keys, short_types
from loaders.read.dates import read_date
from loaders.read.failures import unreadable
from loaders.read.iris import is_web_address
from loaders.read.languages import primary_language
from loaders.read.text import one_line
from loaders.review import ReviewDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.errors import ReadError

__all__ = ["claim_reviews", "embedded_reviews", "reviews_of"]

_TYPE = "ClaimReview"
_LONGEST_NUMBER = 40
_REMEDY = (
    'give a schema.org ClaimReview with "claimReviewed", "author" and "reviewRating", or an answer of the Fact Check '
    "Tools API"
)


def reviews_of(value: object, origin: str) -> Iterator[ReviewDocument | ReadError]:
    """Yield the review of each ClaimReview in a JSON value, or the error of one that lacks what it needs.

    Yields one error if there is none at all. `origin` gets the number of the review where there are several.
    """
    found = claim_reviews(value)
    if not found:
        yield unreadable(origin, "has JSON without a review of a claim in it", _REMEDY)
    known = nodes_by_id(value)
    for number, node in enumerate(found, start=1):
        yield _review(node, f"{origin}[{number}]" if len(found) > 1 else origin, known)


def embedded_reviews(tree: Any, origin: str) -> Iterator[ReviewDocument | ReadError]:
    """Yield the reviews in the JSON-LD of a parsed page (an lxml element), or their errors; other metadata is left."""
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue  # a page may have other metadata that is broken
        if claim_reviews(value):
            yield from reviews_of(value, origin)


def claim_reviews(value: object) -> list[Node]:
    """Return the ClaimReviews anywhere in a JSON value, in order, keys without the schema.org prefix.

    Those of the Fact Check Tools API, which stand under a claim's `claimReview`, are brought into the same form.
    """
    found: list[Node] = []
    queue = deque([value])
    while queue:
        item = queue.popleft()
        if isinstance(item, list):
            queue.extendleft(reversed(item))
        elif isinstance(item, dict):
            node = short_keys(item)
            if _TYPE in short_types(node):
                found.append(node)
            elif isinstance(node.get("claimReview"), list) and "text" in node:
                found.extend(_of_google(node))
            else:
                queue.extendleft(child for child in reversed(list(node.values())) if isinstance(child, list | dict))
    return found


def _of_google(claim: Node) -> Iterator[Node]:
    reviews = claim["claimReview"]
    for review in reviews if isinstance(reviews, list) else ():
        if isinstance(review, dict):
            yield {
                "claimReviewed": claim.get("text"),
                "author": review.get("publisher"),
                "reviewRating": {"alternateName": review.get("textualRating")},
                "url": review.get("url"),
                "datePublished": review.get("reviewDate"),
                "inLanguage": review.get("languageCode"),
                "itemReviewed": {"author": claim.get("claimant")},
            }


def _review(node: Node, origin: str, known: dict[str, Node]) -> ReviewDocument | ReadError:
    item = _node(node.get("itemReviewed"), known)
    claim = one_line(first_text(node, "claimReviewed") or first_text(item, "text", "claimReviewed", "name") or "")
    if not claim:
        return unreadable(origin, "has a review that does not say of which claim", _REMEDY)
    url = first_text(node, "url", "@id", "mainEntityOfPage", holds=is_web_address)
    reviewer = named(node.get("author"), known) or named(node.get("publisher"), known) or _site(node, url)
    if not reviewer:
        return unreadable(origin, "has a review that does not say whose it is", _REMEDY)
    rating = _node(node.get("reviewRating"), known)
    words = one_line(first_text(rating, "alternateName", "name", "ratingExplanation") or "") or None
    value, best, worst = (_number(rating.get(key)) for key in ("ratingValue", "bestRating", "worstRating"))
    if words is None and value is None:
        said = rating.get("ratingValue")
        words = one_line(said) or None if isinstance(said, str) else None
    if words is None and value is None:
        return unreadable(origin, "has a review without a rating", _REMEDY)
    language = node.get("inLanguage")
    return ReviewDocument(
        claim=claim,
        reviewer=reviewer,
        rating=words,
        rating_value=value,
        best_rating=best,
        worst_rating=worst,
        url=url,
        published=read_date(first_text(node, "datePublished", "dateCreated", "dateModified") or ""),
        topic=_topic(node, known) or _topic(item, known),
        language=primary_language(language) if isinstance(language, str) else None,
        claimant=named(item.get("author"), known) or named(item.get("creator"), known),
        origin=origin,
    )


def _node(value: object, known: dict[str, Node]) -> Node:
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, dict)), {})
    if not isinstance(value, dict):
        return {"name": value} if isinstance(value, str) else {}
    node = short_keys(value)
    if set(node) <= {"@id", "@type"}:
        return short_keys(known.get(str(node.get("@id")), node))
    return node


def _topic(node: Node, known: dict[str, Node]) -> str | None:
    """Return the first thing that a review or its claim is about, else its first keyword."""
    for value in (node.get("about"), node.get("keywords")):
        for each in value if isinstance(value, list) else [value]:
            words = each if isinstance(each, str) else named(each, known) or ""
            if topic := one_line(words.partition(",")[0]):
                return topic
    return None


def _site(node: Node, url: str | None) -> str | None:
    """Return the host of whoever published it, where no name is given."""
    author = _node(node.get("author") or node.get("publisher"), {})
    site = first_text(author, "site", "url", "@id") or url or ""
    host = urlsplit(site if "//" in site else f"//{site}").hostname if site else None
    return host.removeprefix("www.") if host else None


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(value).strip()
    try:
        number = Decimal(text) if len(text) <= _LONGEST_NUMBER else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
