"""Verdicts from CSV: `source,held[,topic]`, for `sayso record`."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from graph.errors import ReadError
from graph.reliability.records import Verdict
from loaders.tables import Layout, blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["LAYOUT", "read_verdicts"]

LAYOUT = Layout(("source", "held"), ("topic",))
_WORDS = {"true": 1.0, "yes": 1.0, "false": 0.0, "no": 0.0}
_NUMBER = re.compile(r"(?:0|1|0?\.\d+|0\.|1\.0*)")
_REMEDY = "write 1 or true where the claim held, 0 or false where it did not, or a share between them such as 0.5"


def read_verdicts(stream: IO[str], failed: Callable[[ReadError], None]) -> Iterator[Verdict]:
    """Yield the verdicts of a table, in order; what is wrong with a row is told to `failed`, and the rest goes on.

    `held` is 1, 0, true, false, yes, no, or a share between 0 and 1. A label such as "half-true" is refused: what it
    stands for is the business of whoever made it, and nothing is guessed.
    """
    for block in blocks(stream, LAYOUT, failed):
        sources, helds, topics = block.columns
        assert sources is not None  # noqa: S101 - the layout needs both
        assert helds is not None  # noqa: S101
        for line, source, held, topic in zip(block.lines, sources, helds, topics or [""] * len(sources), strict=True):
            share = _share(held)
            if share is None:
                failed(ReadError(f"line {line:,} has {held[:40]!r} for held", value=held, remedy=_REMEDY))
            else:
                yield Verdict(source, share, topic or None)


def _share(held: str) -> float | None:
    word = _WORDS.get(held.casefold())
    if word is not None:
        return word
    return float(held) if _NUMBER.fullmatch(held) else None
