"""Feeds: RSS 2.0 and 1.0, and Atom. Each entry is a report, of the feed's publisher, with what it has as its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from loaders.document import Document
from loaders.read.credits import credit_of_agency, credit_of_medium, credit_of_name, first_other
from loaders.read.dates import read_date
from loaders.read.failures import unreadable
from loaders.read.iris import is_web_address
from loaders.read.languages import primary_language
from loaders.read.text import one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.errors import ReadError
    from loaders.document import Credit

__all__ = ["read_feed"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated")
_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote section article figure figcaption table tr pre hr".split()
)
_MARKUP = re.compile(r"<[A-Za-z/!]|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);")


def read_feed(text: str, origin: str) -> Iterator[Document | ReadError]:
    """Yield the document of each entry, or the error of one that has no text.

    The publisher is the feed's title, the text the whole content where the feed has it, else the summary. An entry's
    `source`, which names the feed that it comes from, is from whom the publisher has it; so is an agency that is named
    as its author. Raises `ReadError` for XML that cannot be read or is no feed.
    """
    root = _parsed(text, origin)
    entries = [each for each in root.iter() if _name(each) in {"item", "entry"}]
    head = next((each for each in root if _name(each) == "channel"), root)
    if _name(root) not in {"rss", "feed", "RDF"}:
        raise unreadable(origin, "is XML, but no feed", "give RSS or Atom, or save the article as HTML or text")
    if not entries:
        raise unreadable(origin, "is a feed without entries", "give one that has some")
    publisher = one_line(_text(head, "title") or "") or None
    language = _text(head, "language") or root.get(_LANGUAGE) or ""
    for number, entry in enumerate(entries, start=1):
        yield _document(entry, f"{origin}[{number}]" if len(entries) > 1 else origin, publisher, language)


def _parsed(text: str, origin: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped] # noqa: PLC0415 - heavy, and only needed here; it has no types

    # What a feed names outside of itself, or defines to blow up, is not followed.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        raise unreadable(origin, f"is XML that cannot be read ({error.msg})", "save the feed again, whole") from error
    return root


def _document(entry: Any, origin: str, publisher: str | None, language: str) -> Document | ReadError:
    body = next((found for name in _BODIES if (found := _words(entry, name))), "")
    if not body:
        return unreadable(origin, "has an entry without text", "load the page that it links to")
    dates = (read_date(_text(entry, name) or "") for name in _DATES)
    return Document(
        text=body,
        title=one_line(_plain(_text(entry, "title") or "")),
        publisher=publisher,
        published=next((date for date in dates if date), None),
        url=_link(entry),
        language=primary_language(entry.get(_LANGUAGE) or language),
        credit=_credit(entry, publisher),
        origin=origin,
    )


def _credit(entry: Any, publisher: str | None) -> Credit | None:
    found: list[Credit | None] = []
    for source in _children(entry, "source"):
        if len(source):  # Atom: the head of the feed that the entry was copied from
            found.append(credit_of_name("Atom source", _text(source, "title"), _link(source)))
        elif "purl.org/dc" in source.tag:
            found.append(credit_of_medium("dc:source", source.text))
        else:
            found.append(credit_of_name("RSS source", source.text, _address(source.get("url"))))
    found += [credit_of_medium("credit", each.text) for each in _children(entry, "credit")]
    authors = [_text(each, "name") or each.text for each in (*_children(entry, "author"), *_children(entry, "creator"))]
    found += [credit_of_agency("author", author) for author in authors]
    return first_other(publisher, *found)


def _link(entry: Any) -> str | None:
    """Return the address of an entry or feed: of Atom's links the one to the thing itself."""
    for link in _children(entry, "link"):
        if link.get("rel", "alternate") == "alternate" and (address := _address(link.get("href") or link.text)):
            return address
    return next((found for each in _children(entry, "guid") if (found := _address(each.text))), None)


def _address(value: str | None) -> str | None:
    stripped = (value or "").strip()
    return stripped if is_web_address(stripped) else None


def _words(entry: Any, name: str) -> str:
    """Return an entry's text, paragraphs apart by blank lines; "" where there is none under the name."""
    for each in _children(entry, name):
        if each.get("type") == "xhtml":
            return _paragraphs(each)
        if each.text and each.text.strip():
            return _plain(each.text)
    return ""


def _plain(text: str) -> str:
    """Return what stands in HTML, or in plain text, as paragraphs."""
    if not _MARKUP.search(text):
        return tidy(text).strip()
    from lxml import html  # noqa: PLC0415 - heavy, and only needed here

    return _paragraphs(html.fragment_fromstring(tidy(text), create_parent="div"))


def _paragraphs(tree: Any) -> str:
    """Return the words below an element; what HTML sets apart is apart by a blank line."""
    parts: list[str] = []

    def walk(element: Any) -> None:
        block = _name(element) in _BLOCKS
        if block:
            parts.append("\n\n")
        if _name(element) not in {"script", "style"} and element.text:
            parts.append(re.sub(r"\s+", " ", element.text))
        for child in element:
            walk(child)
            if child.tail:
                parts.append(re.sub(r"\s+", " ", child.tail))
        if block:
            parts.append("\n\n")

    walk(tree)
    lines = (one_line(line) for line in "".join(parts).split("\n\n"))
    return "\n\n".join(line for line in lines if line)


def _children(element: Any, name: str) -> list[Any]:
    return [each for each in element if _name(each) == name]


def _text(element: Any, name: str) -> str | None:
    return next((each.text for each in _children(element, name) if each.text and each.text.strip()), None)


def _name(element: Any) -> str:
    """Return an element's name without its namespace; "" for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
