"""HTML pages: the article's text without what is around it, and what the page says about itself."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from loaders.document import Document
from loaders.read.claim_reviews import embedded_reviews
from loaders.read.failures import unreadable
from loaders.read.page_facts import page_facts
from loaders.read.text import tidy
from loaders.review import ReviewDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.read.json_values import Found

__all__ = ["declared_charset", "read_html"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{1,40})", re.IGNORECASE)
# What HTML itself marks as standing around an article; on short pages it would be taken for text.
_AROUND = ("//nav", "//footer", "//aside", "//form", "//header[not(ancestor::article)]")
_DECLARED_WITHIN = 4096  # bytes; browsers look at the first 1024
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page declares in its first bytes, or None."""
    match = _CHARSET.search(data[:_DECLARED_WITHIN])
    return match[1].decode("ascii") if match else None


def read_html(text: str, origin: str) -> Iterator[Found]:
    """Yield the reviews of claims that a page embeds, and its document: its paragraphs, as trafilatura finds them.

    Paragraphs are apart by blank lines. Title, publisher, date, address, language, and from whom the page has its text
    are what it says in its JSON-LD, else in its metadata; no date is inferred from elsewhere. Raises `ReadError` for a
    page without an article's text and without reviews; a slip in a review that is embedded is passed over.
    """
    from trafilatura.utils import load_html  # noqa: PLC0415 - heavy, and only needed here

    tree: Any = load_html(_XML_DECLARATION.sub("", text, count=1))
    if tree is None:
        raise unreadable(origin, "is no HTML that can be read", "save the article as text")
    reviews = [one for one in embedded_reviews(tree, origin) if isinstance(one, ReviewDocument)]
    yield from reviews
    facts = page_facts(tree)
    body = _body(tree)
    if body.split() == facts.text.split():  # found in the JSON-LD alone, where paragraphs are as the page has them
        body = facts.text
    if not body and reviews:
        return
    if not body:
        raise unreadable(origin, "has no text of an article in its HTML", "save the article as text")
    yield Document(
        text=body,
        title=facts.title,
        publisher=facts.publisher,
        published=facts.published,
        url=facts.url,
        language=facts.language,
        credit=facts.credit,
        origin=origin,
    )


def _body(tree: Any) -> str:
    """Return the article's paragraphs, apart by blank lines; "" where none is found."""
    paragraphs = _paragraphs(tree, precise=False)
    if len(paragraphs) == 1:
        # Of a short page trafilatura takes all words as one paragraph; its careful mode keeps those of the page.
        precise = _paragraphs(tree, precise=True)
        if len(precise) > 1:
            paragraphs = precise
    return "\n\n".join(paragraphs)


def _paragraphs(tree: Any, *, precise: bool) -> list[str]:
    import trafilatura  # noqa: PLC0415 - heavy, and only needed here

    found: Any = trafilatura.bare_extraction(
        deepcopy(tree), include_comments=False, favor_precision=precise, prune_xpath=list(_AROUND)
    )
    lines = (line.strip() for line in tidy(found.text if found else "").split("\n"))
    return [line for line in lines if line]
