"""A JSON file of one article or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.read.article import documents_of
from loaders.read.json_text import parse_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.errors import ReadError
    from loaders.document import Document

__all__ = ["read_json"]


def read_json(text: str, origin: str) -> Iterator[Document | ReadError]:
    """Yield what `documents_of` finds. Raises `ReadError` with line and column for broken JSON."""
    yield from documents_of(parse_json(text, origin), origin)
