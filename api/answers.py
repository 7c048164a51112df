"""How an answer leaves: in the media type that was asked for, with a strong ETag, or as 304 when nothing changed."""

from __future__ import annotations

import hashlib
import json
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from starlette.responses import Response

from api.negotiation import choose, media_type_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from starlette.requests import Request

    from graph.rdf.terms import Quad

__all__ = ["JSON", "RDF_TYPES", "STIX", "answer", "created", "etag_of", "matches", "next_link", "to_json"]

JSON = "application/json"
RDF_TYPES = ("text/turtle", "application/trig", "application/n-quads", "application/ld+json")
STIX_2_1 = "application/stix+json;version=2.1"
STIX = media_type_of(STIX_2_1)
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def answer(
    request: Request,
    shape: Callable[[], BaseModel | Mapping[str, Any]],
    quads: Callable[[], Iterable[Quad]] | None = None,
    *,
    stix: Callable[[], Mapping[str, Any]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer a GET: JSON made by `shape`; where RDF is preferred and `quads` is given, the RDF of those quads.

    Likewise STIX 2.1 where `stix` makes a bundle. Only what is sent is made. Raises `NotAcceptableError` when no media
    type fits.
    """
    offered = (JSON, *(RDF_TYPES if quads is not None else ()), *((STIX,) if stix is not None else ()))
    media_type = choose(_accept(request), offered)
    if stix is not None and media_type == STIX:
        return _tagged(request, to_json(stix()), STIX_2_1, dict(headers or {}))
    body = _rdf(quads(), media_type) if quads is not None and media_type != JSON else to_json(shape())
    return _tagged(request, body, media_type, dict(headers or {}))


def created(shape: BaseModel, *, new: bool, location: str) -> Response:
    """Answer a POST: 201 with its Location for a new thing, else 200 with the Content-Location of the one there is."""
    status = HTTPStatus.CREATED if new else HTTPStatus.OK
    where = "Location" if new else "Content-Location"
    return Response(to_json(shape), status, {where: location, "Cache-Control": "no-store"}, JSON)


def to_json(shape: BaseModel | Mapping[str, Any]) -> bytes:
    """Write JSON as UTF-8. Text that is not well-formed Unicode gets replacement characters."""
    value = shape.model_dump(mode="json") if isinstance(shape, BaseModel) else shape
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="replace")


def etag_of(body: bytes, media_type: str) -> str:
    """Return the strong entity tag of a representation: the same bytes in the same media type, the same tag."""
    digest = hashlib.sha256(b"\0".join((media_type.encode(), body))).hexdigest()
    return f'"{digest[:32]}"'


def matches(etag: str, if_none_match: str | None) -> bool:
    """Whether an `If-None-Match` header names the tag (compared weakly, as RFC 9110 has it), or is `*`."""
    if if_none_match is None:
        return False
    return if_none_match.strip() == "*" or etag in _TAG.findall(if_none_match)


def next_link(url: str | None) -> dict[str, str]:
    """Return the `Link` header to the next page; no header on the last one."""
    return {"Link": f'<{url}>; rel="next"'} if url else {}


def _tagged(request: Request, body: bytes, media_type: str, headers: dict[str, str]) -> Response:
    etag = etag_of(body, media_type)
    headers |= {"ETag": etag, "Vary": "Accept", "Cache-Control": "no-cache"}
    if matches(etag, request.headers.get("if-none-match")):
        return Response(None, HTTPStatus.NOT_MODIFIED, headers)
    return Response(body, HTTPStatus.OK, headers, media_type)


def _accept(request: Request) -> str | None:
    given = request.headers.getlist("accept")
    return ",".join(given) if given else None


def _rdf(quads: Iterable[Quad], media_type: str) -> bytes:
    from graph.rdf import formats  # noqa: PLC0415 - most answers are JSON and need no RDF library

    # Stores promise no order; sorted, the same content has the same bytes, and so the same tag.
    return formats.serialize(sorted(quads, key=repr), media_type)
