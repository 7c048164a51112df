"""The one form of a reader's error."""

from __future__ import annotations

from graph.errors import ReadError

__all__ = ["unreadable"]


def unreadable(origin: str, why: str, remedy: str | None = None) -> ReadError:
    """Return the error "`origin` `why`; `remedy`", on one line; its `value` is `origin` ("-" is standard input)."""
    name = "standard input" if origin == "-" else origin or "the input"
    printable = "".join(character if character.isprintable() else "?" for character in f"{name} {why}")
    return ReadError(printable, value=origin, remedy=remedy)
