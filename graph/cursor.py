"""Cursors of pages: opaque text that holds the last row's sort key, so that pages stay put while rows come and go."""

from __future__ import annotations

import base64
import binascii
import json

from graph.errors import QueryError

__all__ = ["read_cursor", "write_cursor"]


def write_cursor(kind: str, *key: str | int) -> str:
    """Return the cursor after the row with this sort key, in lists of this kind."""
    text = json.dumps([kind, *key], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(kind: str, cursor: str, *types: type) -> list[str | int]:
    """Return the sort key, whose parts have these types. Raises `QueryError` for a broken or another list's cursor."""
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
        found = json.loads(text)
    except (ValueError, binascii.Error, RecursionError):
        found = None
    if isinstance(found, list) and found[:1] == [kind] and [type(part) for part in found[1:]] == list(types):
        return found[1:]
    raise QueryError(
        f"{cursor[:80]!r} is no cursor of this list",
        value=cursor[:80],
        remedy="take the cursor from a page of the same list, or leave it out to start at the first",
    )
