"""What a JSON value holds: articles, which are reports, and reviews of claims, which are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from loaders.read.article import articles, documents_of
from loaders.read.claim_reviews import claim_reviews, reviews_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.errors import ReadError
    from loaders.document import Document
    from loaders.review import ReviewDocument

__all__ = ["Found", "found_in"]

Found: TypeAlias = "Document | ReviewDocument | ReadError"


def found_in(value: object, origin: str) -> Iterator[Found]:
    """Yield the documents of the articles in a JSON value, then its reviews, or their errors.

    Yields one error where there is neither.
    """
    reviewed = bool(claim_reviews(value))
    if articles(value) or not reviewed:
        yield from documents_of(value, origin)
    if reviewed:
        yield from reviews_of(value, origin)
