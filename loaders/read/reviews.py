"""Read reviews of claims from files, standard input and bytes: JSON(-LD), JSON lines, and pages that embed them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import ReadError
from loaders.read.claim_reviews import embedded_reviews, reviews_of
from loaders.read.failures import unreadable
from loaders.read.formats import Format, format_of
from loaders.read.html import declared_charset
from loaders.read.json_text import parse_json
from loaders.read.reader import LIMIT, read_whole
from loaders.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loaders.review import ReviewDocument

__all__ = ["read_review_bytes", "read_review_path"]

_REMEDY = "give JSON, JSON lines or HTML with a schema.org ClaimReview in it"


def read_review_path(
    path: str | Path, *, failed: Callable[[ReadError], None], limit: int = LIMIT
) -> Iterator[ReviewDocument]:
    """Yield the reviews of a file, or of standard input for "-".

    What cannot be read calls `failed` and does not stop the others: a file, a line, a review.
    """
    try:
        data = read_whole(str(path), limit)
    except ReadError as error:
        failed(error)
        return
    yield from read_review_bytes(data, name=str(path), failed=failed)


def read_review_bytes(
    data: bytes, *, name: str = "", media_type: str | None = None, failed: Callable[[ReadError], None]
) -> Iterator[ReviewDocument]:
    """Yield the reviews in `data`; `name` and `media_type` tell the format, else how it begins."""
    try:
        for item in list(_found(data, name, media_type)):
            if isinstance(item, ReadError):
                failed(item)
            else:
                yield item
    except ReadError as error:
        failed(error)


def _found(data: bytes, name: str, media_type: str | None) -> Iterator[ReviewDocument | ReadError]:
    text = decode(data, origin=name, declared=declared_charset(data) if b"<" in data[:200] else None)
    found = format_of(text, name="" if name == "-" else Path(name).name, media_type=media_type)
    if found is Format.JSON:
        yield from reviews_of(parse_json(text, name), name)
    elif found is Format.JSON_LINES:
        yield from _of_lines(text, name)
    elif found is Format.HTML:
        yield from _of_page(text, name)
    else:
        yield unreadable(name, "is no format that reviews come in", _REMEDY)


def _of_lines(text: str, name: str) -> Iterator[ReviewDocument | ReadError]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        place = f"{name} line {number:,}"
        try:
            yield from reviews_of(parse_json(line, place, is_line=True), place)
        except ReadError as error:
            yield error


def _of_page(text: str, name: str) -> Iterator[ReviewDocument | ReadError]:
    from trafilatura.utils import load_html  # noqa: PLC0415 - heavy, and only needed here

    tree: Any = load_html(text)
    found = [] if tree is None else list(embedded_reviews(tree, name))
    if not found:
        yield unreadable(name, "is a page without a review of a claim in it", _REMEDY)
    yield from found
