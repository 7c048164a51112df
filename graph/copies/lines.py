"""Copies on JSON lines: texts in, copies out. It is what scorers and other programs use."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.copies.find import Item, find_copies
from graph.copies.order import last_moment
from graph.errors import ModelError, ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.copies.find import Name

__all__ = ["copies_lines", "read_items"]

_REMEDY = 'write one object a line: {"id": "a1", "text": "...", "published": "2024-11-24"}'

_DATE = "write 2024, 2024-11, 2024-11-24 or 2024-11-24T10:00:00Z"


def copies_lines(lines: Iterable[str], *, failed: Callable[[ReadError], None] | None = None) -> Iterator[str]:
    """Yield a line for each copy among the texts of `lines`, once all are read: what `find_copies` yields, as JSON.

    In: `{"id", "text", "published"}`, the last of which may be missing or null. Out: `{"copy", "of", "containment",
    "shared": [[s, e], ...]}`, where `shared` are half-open code points of the copy's text; ASCII, without a line end.
    Bad lines are dealt with as by `read_items`.
    """
    for found in find_copies(read_items(lines, failed=failed)):
        row = {"copy": found.copy, "of": found.of, "containment": found.containment, "shared": found.shared}
        yield json.dumps(row)


def read_items(lines: Iterable[str], *, failed: Callable[[ReadError], None] | None = None) -> Iterator[Item]:
    """Yield the text of each line. Blank lines are passed over.

    A bad line is an error that names its number (`value` too): one that is no such object, or has an id that an earlier
    line has. `failed` is called with it and the line is left out; without `failed` it is raised. So it is with a date
    that is none, but that text is kept, as one without a date. A number is taken as seconds since 1970.
    """
    seen: dict[Name, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        try:
            item, trouble = _parsed(line, number)
            first = seen.setdefault(item.id, number)
            if first != number:
                raise _bad(number, f"has the id {item.id!r} of line {first:,}", "give each text an id of its own")
        except ReadError as error:
            if failed is None:
                raise
            failed(error)
            continue
        if trouble and failed is None:
            raise trouble
        if trouble and failed:
            failed(trouble)
        yield item


def _parsed(line: str, number: int) -> tuple[Item, ReadError | None]:
    """Return the text of a line, and what is wrong with its date."""
    try:
        row = json.loads(line.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise _bad(number, f"is broken JSON at column {error.colno} ({error.msg})") from error
    except (ValueError, RecursionError) as error:
        raise _bad(number, "is JSON that cannot be read") from error
    if not isinstance(row, dict):
        raise _bad(number, "is no JSON object")
    name, text, published = row.get("id"), row.get("text"), row.get("published")
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise _bad(number, 'has no "id"' if name is None else 'has an "id" that is neither a string nor a whole number')
    if not isinstance(text, str):
        raise _bad(number, 'has no "text"' if text is None else 'has a "text" that is no string')
    trouble = None
    try:
        published = published if published is None else _date(published)
    except ModelError as error:
        trouble = _bad(number, f'has {published!r} in "published", which is no date', error.remedy)
        published = None
    return Item(name, text, published), trouble


def _date(published: object) -> str | None:
    """Return a date as the engine takes it. Raises `ModelError` for what is none."""
    if isinstance(published, int | float) and not isinstance(published, bool):
        try:
            return datetime.fromtimestamp(published, UTC).isoformat()
        except (ValueError, OverflowError, OSError):
            pass
    if not isinstance(published, str):
        raise ModelError(f"{published!r} is not a date", value=published, remedy=_DATE)
    written = published.strip() or None
    last_moment(written)
    return written


def _bad(number: int, why: str, remedy: str | None = _REMEDY) -> ReadError:
    return ReadError(f"line {number:,} {why}", value=number, remedy=remedy)
