"""Matching on JSON lines: claims in, for each its likest claims out. It is what scorers and other programs use."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import ReadError
from graph.match.compare import Relation, compare
from graph.match.ranking import Ranking
from graph.model import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.embed import Encoder
    from graph.match.compare import Match

__all__ = ["Line", "match_lines", "read_lines"]

_REMEDY = 'write one object a line: {"id": "c1", "text": "..."}'


@dataclass(frozen=True, slots=True)
class Line:
    """A claim of a file: its id as it was given, a string or a whole number, and its text."""

    id: str | int
    text: str


def read_lines(lines: Iterable[str], *, failed: Callable[[ReadError], None] | None = None) -> Iterator[Line]:
    """Yield the claim of each line `{"id", "text"}`; other keys are passed over, blank lines too.

    A bad line is an error that names its number (`value` too): `failed` is called with it and reading goes on; without
    `failed` it is raised.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        try:
            yield _parsed(line, number)
        except ReadError as error:
            if failed is None:
                raise
            failed(error)


def match_lines(
    claims: Sequence[Line],
    encoder: Encoder,
    *,
    against: Sequence[Line] | None = None,
    top: int = 5,
    reasons: bool = False,
) -> Iterator[str]:
    """Yield for each claim, in order, a line `{"id", "matches": [{"id", "score", "relation"}]}`, likest first.

    The claims are compared with those of `against`; without it with each other, never with themselves. Two lines are
    two claims, whatever their ids. `top` others are listed, or as many as there are: what the guard does not take for
    the same or a competing claim is listed as related, however little it has in common, so that the order tells
    likeness alone. With `reasons` each match has a `reason`: what agrees, or what differs. Lines are ASCII.
    """
    others = claims if against is None else against
    ranking = Ranking([line.text for line in others], encoder)
    found = ranking.best_of_each(top) if against is None else ranking.best([line.text for line in claims], top)
    for claim, best in zip(claims, found, strict=True):
        matches = [_match(claim, others[number], score, reasons=reasons) for number, score in best]
        yield json.dumps({"id": claim.id, "matches": matches})


def _match(claim: Line, other: Line, score: float, *, reasons: bool) -> dict[str, Any]:
    found = _compared(claim, other)
    match = {"id": other.id, "score": score, "relation": (found.relation or Relation.RELATED).value}
    return {**match, "reason": found.reason} if reasons else match


def _compared(claim: Line, other: Line) -> Match:
    return compare(Claim("", claim.text), Claim("", other.text))


def _parsed(line: str, number: int) -> Line:
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
    return Line(name, text)


def _bad(number: int, why: str) -> ReadError:
    return ReadError(f"line {number:,} {why}", value=number, remedy=_REMEDY)
