"""What a reader makes of a file: a document, before anybody knows who its publisher is in the graph."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Credit", "Document"]


@dataclass(frozen=True, slots=True)
class Credit:
    """From whom a page or feed declares that it has a text, beside the text itself.

    `name` is that of an organisation; where only an address was given it is the site's, and `url` the address. `words`
    are what is declared, and where: "RSS source: Reuters".
    """

    name: str
    words: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read: text with line feeds as line ends, and what the file or the flags say about it.

    `title` is "" and the others None where neither says; they are never guessed, but `language`, which is detected.
    `published` is ISO 8601 text at the precision given. `id` is the report's IRI where the file or a flag gives one.
    `withdrawn` is when it was taken back, where it says so itself, and `withdrawal_reason` why.
    `credit` is from whom the page or feed declares that it has the text, None where it does not, or names itself.
    `origin` is where it was read from (a path, "-", a URL), for messages only.
    """

    text: str
    title: str = ""
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None
    origin: str = ""
    withdrawn: str | None = None
    withdrawal_reason: str | None = None
    credit: Credit | None = None
