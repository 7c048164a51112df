"""Observations from CSV: `source,item,value[,origin]`, for `sayso agree`."""

from __future__ import annotations

import gc
from typing import IO, TYPE_CHECKING

from graph.agreement.observations import Observations, Table
from loaders.tables import Layout, blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.errors import ReadError

__all__ = ["LAYOUT", "read_observations"]

LAYOUT = Layout(("source", "item", "value"), ("origin",))


def read_observations(stream: IO[str], failed: Callable[[ReadError], None]) -> Observations:
    """Read a table of observations; what is wrong with a row is told to `failed`, and the rest goes on."""
    gathered = Table()
    # Millions of small strings that all stay: looking for garbage among them again and again takes half of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        for block in blocks(stream, LAYOUT, failed):
            sources, items, values, origins = block.columns
            if sources is not None and items is not None and values is not None:
                gathered.add(sources, items, values, origins)
        return gathered.observations()
    finally:
        if collecting:
            gc.enable()
