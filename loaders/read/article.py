"""Articles as JSON objects: schema.org NewsArticle and its kin, and the plain objects of our own interface."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, TypeAlias

from loaders.document import Document
from loaders.read.credits import credit_of_address, credit_of_agency, credit_of_medium, credit_of_name, first_other
from loaders.read.dates import read_date
from loaders.read.failures import unreadable
from loaders.read.iris import is_absolute_iri, is_web_address
from loaders.read.languages import primary_language
from loaders.read.text import one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.errors import ReadError
    from loaders.document import Credit

__all__ = [
    "Node",
    "articles",
    "document_of",
    "documents_of",
    "first_text",
    "named",
    "nodes_by_id",
    "short_keys",
    "short_types",
]

Node: TypeAlias = dict[str, object]

_TYPES = frozenset(
    """
    Article AdvertiserContentArticle NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle
    OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle SatiricalArticle ScholarlyArticle MedicalScholarlyArticle
    SocialMediaPosting BlogPosting LiveBlogPosting DiscussionForumPosting TechArticle APIReference Report
    """.split()
)
_REPORTS = _TYPES - {"ScholarlyArticle", "MedicalScholarlyArticle", "TechArticle", "APIReference", "Report"} | {
    "CreativeWork",
    "WebPage",
}
_PREFIX = re.compile(r"(?:https?://schema\.org/|schema:|https?://www\.schema\.org/)")
_HOLDERS = ("@graph", "report", "reports", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
_TAKEN_BACK = frozenset({"retracted", "withdrawn", "canceled", "cancelled"})
_BODY = ("articleBody", "text")


def documents_of(value: object, origin: str) -> Iterator[Document | ReadError]:
    """Yield the document of each article in a JSON value, or the error of one that has no text.

    Yields one error if there is no article at all. `origin` gets the number of the article where there are several.
    """
    nodes = articles(value)
    if not nodes:
        yield unreadable(
            origin,
            "has JSON without an article in it",
            'give a schema.org NewsArticle with "articleBody", or an object with "text"',
        )
    known = nodes_by_id(value)
    for number, node in enumerate(nodes, start=1):
        yield document_of(node, f"{origin}[{number}]" if len(nodes) > 1 else origin, known)


def articles(value: object) -> list[Node]:
    """Return the articles in a JSON value, in order; their keys and types without the schema.org prefix.

    Looked into are lists, `@graph`, and what pages and this program's own output wrap an article in. An article is an
    object of a schema.org type of article, one with an `articleBody`, or one without a type that has a `text`.
    """
    found: list[Node] = []
    queue = deque([value])
    while queue:
        item = queue.popleft()
        if isinstance(item, list):
            queue.extendleft(reversed(item))
        elif isinstance(item, dict):
            node = short_keys(item)
            types = short_types(node)
            # A claim of the Fact Check Tools has a text as well.
            plain = not types and "text" in node and "claimReview" not in node
            if types & _TYPES or "articleBody" in node or plain:
                found.append(node)
            else:
                queue.extendleft(node[key] for key in reversed(_HOLDERS) if key in node)
    return found


def document_of(node: Node, origin: str, known: dict[str, Node] | None = None) -> Document | ReadError:
    """Return the document of an article as `articles` returns it, or the error if it has no text.

    `known` are the objects of the file by `@id`, for a publisher that is only named so. What cannot be read as a date,
    a language or an address is left out.
    """
    text = next((body for key in _BODY if (body := _body(node.get(key))).strip()), "")
    if not text:
        return unreadable(
            origin, "has an article without text", 'give its words as "articleBody", or as "text" in a plain object'
        )
    url = first_text(node, "url", "mainEntityOfPage", "@id", holds=is_web_address)
    return Document(
        text=text,
        title=one_line(first_text(node, "headline", "title", "name") or ""),
        publisher=named(node.get("publisher"), known or {}),
        published=read_date(first_text(node, "datePublished", "published", "date", "dateCreated") or ""),
        url=url,
        language=primary_language(_language(node.get("inLanguage", node.get("language")))),
        id=first_text(node, "id", holds=is_absolute_iri),
        **_withdrawal(node),
        credit=_credit(node, url, known or {}),
        origin=origin,
    )


def _credit(node: Node, url: str | None, known: dict[str, Node]) -> Credit | None:
    """Return from whom an article says that it is, in the order of how plainly the words say so."""
    publisher = named(node.get("publisher"), known)
    based = node.get("isBasedOn", node.get("isBasedOnUrl"))
    return first_other(
        publisher,
        credit_of_name("sourceOrganization", named(node.get("sourceOrganization"), known)),
        *(_based(each, url, known) for each in (based if isinstance(based, list) else [based])),
        credit_of_medium("creditText", _string(node.get("creditText"))),
        credit_of_agency("author", named(node.get("author"), known)),
    )


def _based(value: object, url: str | None, known: dict[str, Node]) -> Credit | None:
    """Return the credit of the article that another is based on; of a study or data set, which is no report, None."""
    if not isinstance(value, dict):
        return credit_of_address("isBasedOn", _string(value), url)
    item = short_keys(known.get(str(value.get("@id")), value))
    types = short_types(item)
    if types and not types & _REPORTS:
        return None
    address = first_text(item, "url", "@id", holds=is_web_address)
    publisher = named(item.get("publisher", item.get("sourceOrganization")), known)
    if publisher:
        return credit_of_name("isBasedOn", publisher, address)
    return credit_of_address("isBasedOn", address, url)


def _withdrawal(node: Node) -> dict[str, str | None]:
    """Return when and why an article was taken back, if it says that it was: schema.org's status, or that of ninjs.

    A correction alone takes nothing back: what stands there is then the corrected text.
    """
    status = first_text(node, "creativeWorkStatus", "pubStatus", "pubstatus") or ""
    if status.rsplit("/", 1)[-1].casefold() not in _TAKEN_BACK:
        return {}
    date = read_date(first_text(node, "dateModified", "datePublished", "published", "date", "dateCreated") or "")
    note = node.get("correction")
    reason = short_keys(note).get("text") if isinstance(note, dict) else note
    return {"withdrawn": date, "withdrawal_reason": one_line(_string(reason) or "") or None if date else None}


def short_keys(item: Node) -> Node:
    """Return an object with its keys without the schema.org prefix."""
    return {_PREFIX.sub("", key, count=1) if _PREFIX.match(key) else key: value for key, value in item.items()}


def short_types(node: Node) -> set[str]:
    """Return the types of an object without the schema.org prefix."""
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return {_PREFIX.sub("", name, count=1) for name in names if isinstance(name, str)}


def _string(value: object) -> str | None:
    """Return the first string in a value: itself, an `@value`, a `name`, an `@id`, or that of the first in a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return next((found for item in value if not isinstance(item, list) and (found := _string(item))), None)
    if isinstance(value, dict):
        node = short_keys(value)
        for key in ("@value", "name", "@id", "url"):
            inner = node.get(key)
            if isinstance(inner, list) and inner:
                inner = inner[0].get("@value") if isinstance(inner[0], dict) else inner[0]
            if isinstance(inner, str):
                return inner
    return None


def first_text(node: Node, *keys: str, holds: object = None) -> str | None:
    """Return the first text under one of the keys that is not blank and, where `holds` is a test, passes it."""
    for key in keys:
        found = _string(node.get(key))
        if found and found.strip() and (not callable(holds) or holds(found.strip())):
            return found.strip()
    return None


def _body(value: object) -> str:
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_body(item) for item in value if not isinstance(item, list))))
    return tidy(_string(value) or "")


def named(value: object, known: dict[str, Node]) -> str | None:
    """Return the name of an organisation or person; None where there is only an address."""
    if isinstance(value, list):
        return next((found for item in value if not isinstance(item, list) and (found := named(item, known))), None)
    if isinstance(value, dict):
        value = short_keys(value)
        if not value.keys() & {"name", "@value"}:
            value = short_keys(known.get(str(value.get("@id")), {})).get("name")
    name = one_line(_string(value) or "")
    # An address is where a publisher is found, not what it is called.
    return None if not name or is_web_address(name) else name


def _language(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        node = short_keys(value)
        value = node.get("alternateName", node.get("@value", node.get("name")))
    return value if isinstance(value, str) else ""


def nodes_by_id(value: object) -> dict[str, Node]:
    """Return the objects anywhere in a JSON value that have an `@id` and say more than that, by it."""
    known: dict[str, Node] = {}
    queue = deque([value])
    while queue:
        item = queue.popleft()
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            name = item.get("@id")
            if isinstance(name, str) and len(item) > 1:
                known.setdefault(name, item)
            queue.extend(child for child in item.values() if isinstance(child, list | dict))
    return known
