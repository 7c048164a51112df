"""From whom a page, an article's metadata or a feed's entry declares that it has its text. Only what is declared.

An address stands for its site: by the name that the gazetteer has for it, else by its host, as a report without a
publisher is named. An address of the same site declares nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from loaders.document import Credit
from loaders.read.iris import is_web_address
from loaders.read.text import one_line
from ontology.gazetteer import gazetteer
from ontology.names import normal_name
from ontology.schemes import AgentType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "credit_of_address",
    "credit_of_agency",
    "credit_of_medium",
    "credit_of_name",
    "credit_of_page",
    "first_other",
]

_ADDRESSES = ("syndication-source", "original-source")
_AUTHORS = ("article:author", "author", "dc.creator", "dcterms.creator", "byl", "parsely-author", "sailthru.author")
_SOURCES = ("dc.source", "dcterms.source", "source", "article:source", "news_source")
_BEFORE = re.compile(r"(?:by|from|source|credit|courtesy of|via|©|\(c\))[:\s]+", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[/|;,]|\bvia\b)\s*")
_LONGEST = 200
# Labels of hosts that say nothing of whose site it is.
_COMMON = frozenset("www com org net info news gov edu amp mobile edition media press feeds feed rss blog".split())
_SHORT = 2
"""A label this short is a country's, or says what is below it ("co.uk")."""


def credit_of_name(where: str, name: str | None, url: str | None = None) -> Credit | None:
    """Return the credit of an organisation that is named, `where` being what names it; None for no name."""
    text = one_line(name or "")[:_LONGEST]
    if not text or is_web_address(text):
        return credit_of_address(where, url or text)
    return Credit(text, f"{where}: {text}" + (f", {url}" if url else ""), url)


def credit_of_medium(where: str, text: str | None, *, agency: bool = False) -> Credit | None:
    """Return the credit of the first news agency or outlet in a free text that the gazetteer knows; else None."""
    for part in _PARTS.split(one_line(text or "")[:_LONGEST]):
        entry = gazetteer().find(_BEFORE.sub("", part, count=1)) if part else None
        if entry and entry.is_medium and (not agency or entry.type is AgentType.NEWS_AGENCY):
            return Credit(entry.name, f"{where}: {one_line(text or '')}")
    return None


def credit_of_agency(where: str, text: str | None) -> Credit | None:
    """Return the credit of a news agency that a text names; an author that is no agency is no source."""
    return credit_of_medium(where, text, agency=True)


def credit_of_address(where: str, url: str | None, own: str | None = None) -> Credit | None:
    """Return the credit of the site of an address; None for what is no address, or one of the same site as `own`."""
    address = (url or "").strip()
    if not is_web_address(address) or _same_site(address, own):
        return None
    return Credit(_site(address), f"{where}: {address}", address)


def credit_of_page(meta: Mapping[str, str], canonical: Iterable[str], own: str | None) -> Credit | None:
    """Return what a page's metadata declares; `meta` by name in lower case, `own` is the page's own address."""
    found = [credit_of_address(f"meta {name}", meta.get(name), own) for name in _ADDRESSES]
    found += [credit_of_medium(f"meta {name}", meta.get(name)) for name in _SOURCES]
    found += [credit_of_agency(f"meta {name}", meta.get(name)) for name in _AUTHORS]
    if own:
        found += [credit_of_address("link canonical", address, own) for address in canonical]
    return next((credit for credit in found if credit), None)


def first_other(publisher: str | None, *found: Credit | None) -> Credit | None:
    """Return the first credit that does not name the publisher itself."""
    own = normal_name(publisher or "")
    return next((credit for credit in found if credit and normal_name(credit.name) != own), None)


def _site(address: str) -> str:
    host = _host(address)
    for label in _telling(host):
        entry = gazetteer().find(label)
        if entry and entry.is_medium:
            return entry.name
    return host


def _same_site(one: str, other: str | None) -> bool:
    return bool(other) and not _telling(_host(one)).keys().isdisjoint(_telling(_host(other or "")))


def _telling(host: str) -> dict[str, None]:
    """Return the labels of a host that say whose it is, in order; the whole host where there are none."""
    labels = [label for label in host.split(".")[:-1] if len(label) > _SHORT and label not in _COMMON]
    return dict.fromkeys(labels or [host])


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
