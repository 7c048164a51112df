"""Where JSON lines come from: a file, or `-` for standard input."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

__all__ = ["opened_lines"]


def opened_lines(name: str) -> AbstractContextManager[IO[str]]:
    """Open a file of lines, or standard input.

    Bytes that are no UTF-8 come as lone surrogates: they count as one character each, and no line is lost. Raises
    `OSError` for a file that cannot be opened.
    """
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")  # type: ignore[union-attr]
        return nullcontext(sys.stdin)
    return open(name, encoding="utf-8", errors="surrogateescape", newline="\n")  # noqa: PTH123 - `-` is no path
