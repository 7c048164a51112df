"""What makes a report the same report, and its content the same content."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from ontology.names import normal_name

if TYPE_CHECKING:
    from graph.iris import Iris
    from loaders.document import Document

__all__ = ["UNKNOWN_PUBLISHER", "digest", "normal_url", "publisher_name", "report_id"]

UNKNOWN_PUBLISHER = "unknown publisher"
_PORTS = {"http": ":80", "https": ":443"}
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


def report_id(document: Document, iris: Iris) -> str:
    """Return the IRI of the report that a document is.

    It is the document's own id where it has one; else made from its URL, as `normal_url` writes it; else from title,
    publisher and date, if there is a title and one of the other two; else from its text. So the same article, loaded
    again after an edit, is the same report as long as its URL, or its title, publisher and date, stay.
    """
    if document.id:
        return document.id
    publisher = publisher_name(document)
    if document.url:
        return iris.report(publisher, normal_url(document.url))
    if document.title.strip() and (document.publisher or document.published):
        parts = (normal_name(document.publisher or ""), normal_name(document.title), document.published or "")
        return iris.report(publisher, "\n".join(parts))
    return iris.report(publisher, document.text)


def publisher_name(document: Document) -> str:
    """Return the name of a document's publisher: as given, else the host of its URL, else `UNKNOWN_PUBLISHER`."""
    if document.publisher and document.publisher.strip():
        return document.publisher.strip()
    host = _host(document.url)
    return host.removeprefix("www.") if host else UNKNOWN_PUBLISHER


def digest(document: Document) -> str:
    """Return the SHA-256 (hex) of everything read from a document; where it was read from does not matter.

    The JSON of its fields by name, without spaces, in UTF-8: the same on every machine and in every version of Python.
    """
    fields = {
        "id": document.id,
        "language": document.language,
        "published": document.published,
        "publisher": document.publisher,
        "text": document.text,
        "title": document.title,
        "url": document.url,
    }
    # Left out where there is none, so that the digests of what was loaded before stay what they are.
    later = {"withdrawn": document.withdrawn, "withdrawal_reason": document.withdrawal_reason}
    later |= {"credit": document.credit.words if document.credit else None}
    fields |= {name: value for name, value in later.items() if value is not None}
    written = json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def normal_url(url: str) -> str:
    """Return a URL as it is compared: scheme and host in lower case, no `www.`, default port, fragment or tracking
    parameters (`utm_*` and their like), parameters sorted, no slash at the end; http counts as https.

    Idempotent. Text that is no URL with a host comes back stripped, and otherwise as it is.
    """  # noqa: D205 -- one sentence that needs two lines
    host = _host(url)
    if not host:
        return url.strip()
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    port = f":{parts.port}" if parts.port else ""
    if port == _PORTS.get(scheme):
        port = ""
    kept = sorted(
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].lower().startswith(_TRACKING)
    )
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    return urlunsplit(
        ("https" if scheme == "http" else scheme, host.removeprefix("www.") + port, path, urlencode(kept), "")
    )


def _host(url: str | None) -> str:
    try:
        parts = urlsplit((url or "").strip())
        parts.port  # noqa: B018 -- raises for a port that is no number
    except ValueError:
        return ""
    return (parts.hostname or "").lower() if parts.scheme else ""
