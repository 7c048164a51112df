"""A JSON file of one article or several, or of reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.read.json_text import parse_json
from loaders.read.json_values import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.read.json_values import Found

__all__ = ["read_json"]


def read_json(text: str, origin: str) -> Iterator[Found]:
    """Yield what `found_in` finds. Raises `ReadError` with line and column for broken JSON."""
    yield from found_in(parse_json(text, origin), origin)
