"""Read reports from files, standard input and bytes, whatever their format."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from graph.errors import ReadError
from loaders.read.failures import unreadable
from loaders.read.feed import read_feed
from loaders.read.formats import Format, format_of
from loaders.read.html import declared_charset, read_html
from loaders.read.json_file import read_json
from loaders.read.json_lines import read_json_lines
from loaders.read.languages import detected_language
from loaders.read.markdown import read_markdown
from loaders.read.overrides import Overrides
from loaders.read.plain import read_plain
from loaders.read.text import decode
from loaders.review import ReviewDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from loaders.document import Document
    from loaders.read.json_values import Found

__all__ = ["LIMIT", "read_bytes", "read_path", "read_whole"]

_REVIEWS = "put them in with `sayso review`, or POST them to /v1/reviews"
LIMIT = 20 * 1024 * 1024
"""Bytes that are read of a file at most; of JSON lines, of one line."""

_READERS: dict[Format, Callable[[str, str], Iterable[Found]]] = {
    Format.TEXT: read_plain,
    Format.MARKDOWN: read_markdown,
    Format.JSON: read_json,
    Format.HTML: read_html,
    Format.FEED: read_feed,
}


def read_path(
    path: str | Path,
    *,
    overrides: Overrides | None = None,
    limit: int = LIMIT,
    failed: Callable[[ReadError], None] | None = None,
    reviewed: Callable[[ReviewDocument], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents of a file, or of standard input for "-", as they are read.

    The format is that of `overrides`, else of the file's suffix, else of how it begins; JSON lines are only recognised
    by name (`.jsonl`, `.ndjson`) or flag as a stream without end, else within the limit. What `overrides` says goes
    before what the file says; a language that neither says is detected.

    A file that cannot be read at all raises `ReadError`, whose `value` is the path (and the line, where a line is bad).
    In a file of several reports a bad one does not stop the others: `failed` is called with its error; without
    `failed`, the first error is raised after the last good report, and says how many more there were. Nothing is opened
    before the first document is asked for.

    Reviews of claims (`loaders.review`) are no documents: `reviewed` is called with each; without `reviewed` they are
    passed over, but a file that has nothing else cannot be read.
    """
    overrides = overrides or Overrides()
    origin = str(path)
    streamed = _format_by_name(origin, overrides) is Format.JSON_LINES
    with _opened(origin, limit, streamed=streamed) as file:
        if streamed:
            yield from _settled(read_json_lines(file, origin, limit), overrides, failed, reviewed)
            return
        data = _read(file, origin, limit)
    yield from read_bytes(data, name=origin, overrides=overrides, limit=limit, failed=failed, reviewed=reviewed)


def read_bytes(
    data: bytes,
    *,
    name: str = "",
    media_type: str | None = None,
    overrides: Overrides | None = None,
    limit: int = LIMIT,
    failed: Callable[[ReadError], None] | None = None,
    reviewed: Callable[[ReviewDocument], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents in `data`, as `read_path` does; `name` and `media_type` tell the format."""
    overrides = overrides or Overrides()
    if len(data) > limit:
        raise unreadable(name, f"is over the limit of {limit:,} bytes", "split it, or load it as JSON lines")
    declared = _charset(media_type)
    known = Format(overrides.format) if overrides.format else None
    said = known or Format.of(media_type or "") or Format.of(Path(name).suffix)
    if said is Format.JSON_LINES:  # line by line, so that one broken line does not spoil the others
        yield from _settled(read_json_lines(io.BytesIO(data), name, limit), overrides, failed, reviewed)
        return
    if declared is None and said in (None, Format.HTML):
        declared = declared_charset(data)
    text = decode(data, origin=name, declared=declared)
    found = known or format_of(text, name=name, media_type=media_type)
    if found is Format.JSON_LINES:
        yield from _settled(read_json_lines(io.BytesIO(text.encode()), name, limit), overrides, failed, reviewed)
    else:
        yield from _settled(_READERS[found](text, name), overrides, failed, reviewed)


def read_whole(path: str, limit: int = LIMIT) -> bytes:
    """Return the bytes of a file, or of standard input for "-"; raises `ReadError` for none, or more than `limit`."""
    with _opened(path, limit, streamed=False) as file:
        data = _read(file, path, limit)
    if len(data) > limit:
        raise unreadable(path, f"is over the limit of {limit:,} bytes", "split it")
    return data


def _settled(
    found: Iterable[Found],
    overrides: Overrides,
    failed: Callable[[ReadError], None] | None,
    reviewed: Callable[[ReviewDocument], None] | None,
) -> Iterator[Document]:
    """Yield the documents with what `overrides` says; pass on errors and reviews, or raise at the end."""
    errors: list[ReadError] = []
    more = 0
    several = False
    unasked: ReviewDocument | None = None
    for read in found:
        if isinstance(read, ReviewDocument):
            if reviewed:
                reviewed(read)
            else:
                unasked = read
            continue
        item = read if isinstance(read, ReadError) or read.text.strip() else _blank(read)
        if isinstance(item, ReadError):
            if failed:
                failed(item)
            elif errors:
                more += 1
            else:
                errors.append(item)
            continue
        if several and (overrides.id or overrides.url):
            raise unreadable(item.origin, "is one of several reports, which cannot share one id or URL", "leave it out")
        several = True
        document = overrides.onto(item)
        yield document if document.language else replace(document, language=detected_language(document.text))
    if unasked and not several and not errors:
        errors.append(unreadable(unasked.origin, "has reviews of claims in it and no report", _REVIEWS))
    if errors:
        error = errors[0]
        raise ReadError(
            error.message + (f" (and {more:,} more)" if more else ""), value=error.value, remedy=error.remedy
        ) from error


def _blank(document: Document) -> ReadError:
    return unreadable(document.origin, "has only white space and control characters", "give a file with text")


def _format_by_name(origin: str, overrides: Overrides) -> Format | None:
    return Format(overrides.format) if overrides.format else Format.of(Path(origin).suffix)


def _charset(media_type: str | None) -> str | None:
    for parameter in (media_type or "").split(";")[1:]:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset" and value.strip():
            return value.strip().strip('"')
    return None


def _read(file: IO[bytes], origin: str, limit: int) -> bytes:
    try:
        return file.read(limit + 1)
    except OSError as error:
        raise unreadable(origin, f"cannot be read ({error.strerror})", "check the path and its permissions") from error


@contextmanager
def _opened(origin: str, limit: int, *, streamed: bool) -> Iterator[IO[bytes]]:
    if origin == "-":
        yield sys.stdin.buffer
        return
    path = Path(origin)
    try:
        if path.is_dir():
            raise unreadable(origin, "is a directory, not a file", "name the files in it")
        size = path.stat().st_size
        if size > limit and not streamed:
            raise unreadable(
                origin, f"has {size:,} bytes, over the limit of {limit:,}", "split it, or load it as JSON lines"
            )
        file = path.open("rb")
    except FileNotFoundError as error:
        raise unreadable(origin, "does not exist", "check the path") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise unreadable(origin, f"cannot be read ({reason})", "check the path and its permissions") from error
    with file:
        yield file
