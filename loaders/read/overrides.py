"""What the person loading a file says about it: it goes before what the file says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import ReadError
from loaders.read.dates import read_date
from loaders.read.formats import Format
from loaders.read.iris import is_absolute_iri, is_web_address
from loaders.read.languages import primary_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.document import Document

__all__ = ["Overrides"]


@dataclass(frozen=True, slots=True)
class Overrides:
    """Facts about a report from flags or a form; None, or empty, where nothing is said.

    Dates, languages and formats may be written in any way that `read_date`, `primary_language` and `Format` know; they
    are kept in their normal form. Raises `ReadError` for one that cannot be read, and for a `url` or an `id` that is
    none.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None
    format: str | None = None

    def __post_init__(self) -> None:
        for name in ("title", "publisher", "published", "url", "language", "id", "format"):
            value: str | None = getattr(self, name)
            # A frozen dataclass sets what it makes of its arguments this way.
            object.__setattr__(self, name, (re.sub(r"\s+", " ", value).strip() or None) if value else None)
        object.__setattr__(self, "published", _read(self.published, read_date, "date", "write it as 2024-11-24"))
        object.__setattr__(
            self, "language", _read(self.language, primary_language, "language", "write it as en, uk or en-GB")
        )
        _check(self.url, is_web_address, "URL", "write it with http:// or https://")
        _check(self.id, is_absolute_iri, "id", "write it as an absolute IRI such as https://example.org/report/1")
        object.__setattr__(
            self, "format", _read(self.format, Format.of, "format", f"use one of {', '.join(sorted(Format))}")
        )

    def onto(self, document: Document) -> Document:
        """Return the document with what is said here in place of what it says itself."""
        return replace(
            document,
            title=self.title or document.title,
            publisher=self.publisher or document.publisher,
            published=self.published or document.published,
            url=self.url or document.url,
            language=self.language or document.language,
            id=self.id or document.id,
        )


def _read(value: str | None, reader: Callable[[str], str | None], kind: str, remedy: str) -> str | None:
    if value is None:
        return None
    found = reader(value)
    if found is None:
        raise ReadError(f"{value!r} is no {kind} that can be read", value=value, remedy=remedy)
    return found


def _check(value: str | None, holds: Callable[[str], bool], kind: str, remedy: str) -> None:
    if value is not None and not holds(value):
        raise ReadError(f"{value!r} is no {kind}", value=value, remedy=remedy)
