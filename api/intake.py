"""The body of a report that is put in: which media types are read, and what is wrong with one that cannot be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from api.errors import FieldError, ParameterError, UnsupportedMediaTypeError
from api.models import ReportIn
from api.negotiation import media_type_of
from graph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loaders.document import Document

__all__ = ["MEDIA_TYPES", "read_report"]

MEDIA_TYPES = (
    "application/json",
    "application/ld+json",
    "text/plain",
    "text/markdown",
    "text/html",
    "application/xhtml+xml",
)
_SCHEMA_ORG = frozenset({"@context", "@graph", "@id", "@type", "articleBody", "headline"})
_NAME = "the body"
_BOM = b"\xef\xbb\xbf"


def read_report(data: bytes, content_type: str | None, facts: Mapping[str, str | None]) -> Document:
    """Return the one report of a body, with the `facts` that the request states in place of what it says itself.

    Raises `UnsupportedMediaTypeError`; `ParameterError` naming each field of our own JSON that is wrong; and
    `ReadError` for a body that is no report, or more than one.
    """
    from loaders.read import Overrides, read_bytes  # noqa: PLC0415 - the readers are heavy, and most requests read nothing

    media_type = media_type_of(content_type)
    if media_type not in MEDIA_TYPES:
        raise UnsupportedMediaTypeError(
            f"a body of type {media_type!r} is not read" if media_type else "the body has no Content-Type",
            value=media_type or None,
            remedy=f"send one of {', '.join(MEDIA_TYPES)}",
            headers={"Accept-Post": ", ".join(MEDIA_TYPES)},
        )
    if media_type == "application/json":
        _check_our_json(data)
    overrides = Overrides(**facts)
    limit = max(len(data), 1)  # the service has its own, which held while the body came in
    try:
        documents = list(read_bytes(data, name=_NAME, media_type=content_type, overrides=overrides, limit=limit))
    except ReadError as error:
        # The reader names what it read; that it was the body is no value that could be mended.
        raise ReadError(
            error.message, value=None if error.value == _NAME else error.value, remedy=error.remedy
        ) from error
    if len(documents) != 1:
        raise ReadError(
            f"the body holds {len(documents)} reports", value=len(documents), remedy="send one report a request"
        )
    return documents[0]


def _check_our_json(data: bytes) -> None:
    """Check JSON of our own shape; schema.org's is the reader's matter."""
    try:
        value: Any = json.loads(data.removeprefix(_BOM))
    except (ValueError, RecursionError) as error:
        raise ReadError(
            f"the body is not JSON: {error}", remedy="send a JSON object, or name its media type in Content-Type"
        ) from None
    if isinstance(value, dict) and _SCHEMA_ORG.isdisjoint(value):
        try:
            ReportIn.model_validate_json(data.removeprefix(_BOM))
        except ValidationError as error:
            raise ParameterError(
                [_field(each) for each in error.errors(include_url=False)],
                remedy=f"a report has the fields {', '.join(ReportIn.model_fields)}",
            ) from None


def _field(error: Any) -> FieldError:
    missing = error["type"] == "missing"
    name = ".".join(map(str, error["loc"]))
    return FieldError("body", name, None if missing else str(error["input"]), error["msg"])
