"""JSON text to values, with errors that say where."""

from __future__ import annotations

import json

from loaders.read.failures import unreadable

__all__ = ["parse_json"]


def parse_json(text: str, origin: str) -> object:
    """Return the value of a JSON text. Raises `ReadError` with line and column for one that is broken."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        several = error.msg == "Extra data"
        raise unreadable(
            origin,
            f"is broken JSON at line {error.lineno}, column {error.colno} ({error.msg})",
            "if it has one object a line, name it .jsonl" if several else "mend it there",
        ) from error
    except RecursionError as error:
        raise unreadable(origin, "is JSON nested too deeply", "give the article's object alone") from error
    except ValueError as error:  # a number of thousands of digits
        raise unreadable(origin, f"is JSON that cannot be read ({error})", "mend it") from error
    return value
