"""Markdown, with or without front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.document import Document
from loaders.read.dates import read_date
from loaders.read.failures import unreadable
from loaders.read.iris import is_absolute_iri, is_web_address
from loaders.read.languages import primary_language
from loaders.read.text import one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

__all__ = ["read_markdown"]

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)(?:^(?:---|\.\.\.)[ \t]*(?:\n|\Z))", re.DOTALL | re.MULTILINE)
_KEY_VALUE = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]+(.*\S)[ \t]*")
_KEYS = {
    "title": "title",
    "publisher": "publisher",
    "site": "publisher",
    "date": "published",
    "published": "published",
    "url": "url",
    "canonical": "url",
    "language": "language",
    "lang": "language",
    "id": "id",
}


def read_markdown(text: str, origin: str) -> Iterator[Document]:
    """Yield one document: the words of the body as they read, its blocks apart by blank lines.

    Headings, list items, quotations and table cells are blocks; links leave their words; images, raw HTML and rules
    leave nothing. The title is that of the front matter, else the first heading where the body begins with one. Front
    matter is read as lines `key: value` for title, publisher, date, url, language and id; other lines of it say nothing
    here, and neither does a value that cannot be read.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only needed here

    text = tidy(text)
    match = _FRONT_MATTER.match(text)
    facts = _facts(match[1]) if match else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[match.end() :] if match else text)
    body = "\n\n".join(block for block in _blocks(tokens) if block.strip())
    if not body:
        raise unreadable(origin, "has no text in its Markdown", "give a file with text under its front matter")
    url, name = facts.get("url", ""), facts.get("id", "")
    yield Document(
        text=body,
        title=facts.get("title") or _first_heading(tokens),
        publisher=facts.get("publisher"),
        published=read_date(facts.get("published", "")),
        url=url if is_web_address(url) else None,
        language=primary_language(facts.get("language", "")),
        id=name if is_absolute_iri(name) else None,
        origin=origin,
    )


def _facts(front_matter: str) -> dict[str, str]:
    facts: dict[str, str] = {}
    for line in front_matter.splitlines():
        match = _KEY_VALUE.fullmatch(line)
        key = _KEYS.get(match[1].lower()) if match else None
        if match and key:
            value = match[2]
            if value[0] == value[-1] and value[0] in "\"'" and len(value) > 1:
                value = value[1:-1]
            facts.setdefault(key, one_line(value))
    return facts


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield _words(token)
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")


def _words(inline: Token) -> str:
    words = []
    for token in inline.children or ():
        if token.type in ("text", "code_inline"):
            words.append(token.content)
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type == "hardbreak":
            words.append("\n")
    return "".join(words).strip()


def _first_heading(tokens: Sequence[Token]) -> str:
    begins = len(tokens) > 1 and tokens[0].type == "heading_open"
    return one_line(_words(tokens[1])) if begins else ""
