"""How a report comes in: which bodies are read, what is wrong with one that cannot be, and what became of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from api.errors import FieldError, ParameterError, UnsupportedMediaTypeError
from api.models import ReportIn
from api.negotiation import media_type_of
from graph.errors import ConflictError, ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Reading
    from graph.store import Outcome, Store
    from loaders.document import Document
    from loaders.pipeline import Extractor
    from loaders.statement import Statement

__all__ = ["MEDIA_TYPES", "Taken", "read_report", "take_in"]

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


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a report, all that it says, and why nothing was read from it where that was not possible."""

    outcome: Outcome
    reading: Reading
    note: str | None = None


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


def take_in(document: Document, store: Store, extractor: Extractor | None, *, dry_run: bool) -> Taken:
    """Extract, resolve and store a document, or, for a dry run, all but the storing.

    `extractor` None is the package's own. Raises what `loaders.pipeline.load_one` does.
    """
    from graph.view import View  # noqa: PLC0415 - as above
    from loaders.extract import extract  # noqa: PLC0415
    from loaders.pipeline import load_one  # noqa: PLC0415
    from loaders.version import reader_name  # noqa: PLC0415

    notes: list[str | None] = [None]

    def own(document: Document) -> Sequence[Statement]:
        extraction = extract(document)
        notes.append(extraction.note)
        return extraction.statements

    reader = None if extractor else reader_name()
    loaded = load_one(document, store, extractor=extractor or own, dry_run=dry_run, reader=reader)
    stored = None if dry_run else View(store).reading(loaded.change.report)
    reading = stored or loaded.reading
    if reading is None:
        raise ConflictError(
            f"the report {loaded.change.report} was deleted while it was put in",
            value=loaded.change.report,
            remedy="put it in again",
        )
    return Taken(loaded.change.outcome, reading, notes[-1])


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
