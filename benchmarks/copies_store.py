"""What it costs to compare a new report as a store grows: `python -m benchmarks.copies_store [--sizes 500 5000]`.

Processor time for each report that comes in (marks, look-up, comparison in full, writing), on the embedded store in
memory; a comparison with all reports would grow with the store. A quarter of the reports are copies.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from benchmarks.planted import planted, sentences
from graph.model import Reading, Report
from graph.stores import open_store
from loaders.copies import find_copies, mark_reports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.copies.find import Item
    from graph.store import Store

_AT_ONCE = 100


def _put(store: Store, items: Sequence[Item]) -> tuple[float, int]:
    """Put reports in; return the processor time of comparing them, and how many are copies."""
    readings = [
        Reading(Report(f"https://example.org/{item.id}", str(item.id), "", item.text, "d", item.published))
        for item in items
    ]
    ids = [reading.report.id for reading in readings]
    with store.writer() as writer:
        for reading in readings:
            writer.put(reading)
        writer.flush()
        started = time.process_time()
        mark_reports(store, writer, ids)
        found = find_copies(store, ids, created=frozenset(ids))
        writer.put_copies(found)
        return time.process_time() - started, len(found)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 5_000])
    asked = parser.parse_args(arguments)
    size = max(asked.sizes)
    items = planted(size - size // 4, size // 4, sentences(30_000)).items
    with open_store("oxigraph:") as store:
        for start in range(0, size, _AT_ONCE):
            part = items[start : start + _AT_ONCE]
            seconds, copies = _put(store, part)
            if start + len(part) in asked.sizes:
                each = seconds / len(part) * 1e3
                print(f"{start + len(part):>8,} reports: {each:6.2f} ms for each of {len(part)} more, {copies} links")


if __name__ == "__main__":
    main()
