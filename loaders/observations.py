"""Observations from CSV: `source,item,value[,origin]`, for `sayso agree`."""

from __future__ import annotations

import gc
from typing import IO, TYPE_CHECKING

from graph.agreement.observations import Observations, Table
from loaders.table_bytes import CodedBlock, byte_blocks
from loaders.tables import Layout, blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.errors import ReadError

__all__ = ["LAYOUT", "read_observations"]

LAYOUT = Layout(("source", "item", "value"), ("origin",))


def read_observations(stream: IO[str], failed: Callable[[ReadError], None]) -> Observations:
    """Read a table of observations; what is wrong with a row is told to `failed`, and the rest goes on.

    A stream of which nothing was read is read from the bytes under it, where there are any: that is several times as
    fast, and the same.
    """
    gathered = Table()
    # Millions of small strings that all stay: looking for garbage among them again and again takes half of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        under: IO[bytes] | None = getattr(stream, "buffer", None)
        found = blocks(stream, LAYOUT, failed) if under is None else byte_blocks(under, LAYOUT, failed)
        for block in found:
            if isinstance(block, CodedBlock):
                who, what, said, whose = block.columns
                if who and what and said:
                    gathered.add_coded(who, what, said, whose)
                continue
            sources, items, values, origins = block.columns
            if sources is not None and items is not None and values is not None:
                gathered.add(sources, items, values, origins)
        return gathered.observations()
    finally:
        if collecting:
            gc.enable()
