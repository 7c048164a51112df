"""JSON text to values, with errors that say where."""

from __future__ import annotations

import json

from loaders.read.failures import unreadable

__all__ = ["parse_json"]


def parse_json(text: str, origin: str, *, is_line: bool = False) -> object:
    """Return the value of a JSON text. Raises `ReadError` with line and column for one that is broken.

    Of a text that is itself a line of a file (`is_line`) only the column is said: `origin` names the line.
    """
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if is_line else f"line {error.lineno}, column {error.colno}"
        several = error.msg == "Extra data" and not is_line
        raise unreadable(
            origin,
            f"is broken JSON at {place} ({error.msg})",
            "if it has one object a line, name it .jsonl" if several else "mend it there",
        ) from error
    except RecursionError as error:
        raise unreadable(origin, "is JSON nested too deeply", "give the article's object alone") from error
    except ValueError as error:  # a number of thousands of digits
        raise unreadable(origin, f"is JSON that cannot be read ({error})", "mend it") from error
    return value
