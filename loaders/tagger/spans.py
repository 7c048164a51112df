"""The tagger on JSON lines: texts in, spans out. It is what scorers and other programs use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.errors import ReadError
from loaders.ahead import ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from loaders.extract.extraction import Reads
    from loaders.statement import Attribution

__all__ = ["spans_lines"]

_REMEDY = 'write one object a line: {"id": "a1", "text": "..."}'


def spans_lines(
    lines: Iterable[str], tagger: Reads, *, failed: Callable[[ReadError], None] | None = None, workers: int = 1
) -> Iterator[str]:
    """Yield a line for each line of `lines`, as it is read: `{"id", "text"}` becomes `{"id", "attributions"}`.

    An attribution is `{"source": [[s, e], ...], "cue": [...], "content": [...]}`, in code points of the text. Lines out
    are ASCII and without their line end. Blank lines are passed over. A bad line is an error that names its number
    (`value` too): `failed` is called with it and reading goes on; without `failed` it is raised. `workers` threads read
    texts side by side; lines come out in order all the same, each as soon as it is ready.
    """

    def read(numbered: tuple[int, str]) -> str | ReadError:
        number, line = numbered
        try:
            name, text = _parsed(line, number)
        except ReadError as error:
            return error
        return json.dumps({"id": name, "attributions": [_plain(found) for found in tagger.read(text)]})

    written = ((number, line) for number, line in enumerate(lines, start=1) if line.strip("\ufeff \t\r\n"))
    for found in ahead(read, written, workers=workers):
        if isinstance(found, str):
            yield found
        elif failed is None:
            raise found
        else:
            failed(found)


def _parsed(line: str, number: int) -> tuple[str | int, str]:
    try:
        item = json.loads(line.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise _bad(number, f"is broken JSON at column {error.colno} ({error.msg})") from error
    except (ValueError, RecursionError) as error:
        raise _bad(number, "is JSON that cannot be read") from error
    if not isinstance(item, dict):
        raise _bad(number, "is no JSON object")
    name, text = item.get("id"), item.get("text")
    if not isinstance(name, str | int):
        raise _bad(number, 'has no "id"' if name is None else 'has an "id" that is neither a string nor a whole number')
    if not isinstance(text, str):
        raise _bad(number, 'has no "text"' if text is None else 'has a "text" that is no string')
    return name, text


def _bad(number: int, why: str) -> ReadError:
    return ReadError(f"line {number:,} {why}", value=number, remedy=_REMEDY)


def _plain(found: Attribution) -> dict[str, list[list[int]]]:
    return {
        "source": [list(span) for span in found.source],
        "cue": [list(span) for span in found.cue],
        "content": [list(span) for span in found.content],
    }
