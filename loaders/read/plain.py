"""Plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.document import Document
from loaders.read.text import one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["headline", "read_plain"]

_FIRST_LINE = re.compile(r"\s*(\S[^\n]*)\n[ \t]*\n\s*\S")
_LONGEST = 200
_SENTENCE_ENDS = (".", ",", ";", ":", "…")


def read_plain(text: str, origin: str) -> Iterator[Document]:
    """Yield one document: the whole text, the headline in it too, since a headline says something as well."""
    text = tidy(text)
    yield Document(text=text, title=headline(text), origin=origin)


def headline(text: str) -> str:
    """Return the first line if it is a headline, else "".

    It is one when a blank line and more text follow, it is not over 200 characters long, has a letter, and does not end
    like a sentence.
    """
    match = _FIRST_LINE.match(text)
    line = one_line(match[1]) if match else ""
    if len(line) > _LONGEST or line.endswith(_SENTENCE_ENDS) or not any(letter.isalpha() for letter in line):
        return ""
    return line
