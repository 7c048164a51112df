"""The one form of a reader's error."""

from __future__ import annotations

import re

from graph.errors import ReadError

__all__ = ["unreadable"]

# Standard input, or bytes without a name; with the line or the number of the report in it, where there are several.
_UNNAMED = re.compile(r"\A-?(?=\Z| line |\[)")
_LONGEST = 200  # characters of a path that a message shows; the error's value has it whole


def unreadable(origin: str, why: str, remedy: str | None = None) -> ReadError:
    """Return the error "`origin` `why`; `remedy`", on one line; its `value` is `origin` ("-" is standard input)."""
    name = _UNNAMED.sub("standard input" if origin.startswith("-") else "the input", origin)
    if len(name) > _LONGEST:
        name = f"…{name[-_LONGEST:]}"
    printable = "".join(character if character.isprintable() else "?" for character in f"{name} {why}")
    return ReadError(printable, value=origin, remedy=remedy)
