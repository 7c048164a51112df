"""Write reports and read dossiers on a store as it grows; print each figure beside a floor measured in the same run.

    python -m benchmarks scale [--stores oxigraph neo4j] [--sizes 1000 10000 100000]

Reading a dossier (one claim's whole neighbourhood) is compared with the smallest query there is (one claim's own row)
on the same store at the same moment; writing at each size with writing at the first.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.synthetic import claim_ids, readings
from graph.stores import open_store
from graph.view import View
from tests.neo4j_server import from_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.store import Store

_READS = 300


def _times(action: Callable[[str], object], ids: Sequence[str]) -> list[float]:
    taken = []
    for one in ids:
        start = time.perf_counter()
        action(one)
        taken.append(time.perf_counter() - start)
    return taken


def _p50(times: Sequence[float]) -> float:
    return statistics.median(times) * 1e3


def run(opened: Callable[[], Store], sizes: Sequence[int]) -> list[dict[str, float]]:
    """Grow the store that `opened` opens (empty at first) to each of `sizes` reports in turn; return their figures.

    It is opened anew for reading, as each command does: what was just written is then not read from memory alone.
    """
    figures, written = [], 0
    for size in sizes:
        start = time.perf_counter()
        with opened() as store, store.writer() as writer:
            for one in readings(store.iris, written, size):
                writer.put(one)
        seconds = time.perf_counter() - start
        added, written = size - written, size
        with opened() as store:
            view, ids = View(store), claim_ids(store.iris, size, 2 * _READS)
            _times(view.dossier, ids[_READS:])
            dossiers, floor = _times(view.dossier, ids[:_READS]), _times(partial(_row, store), ids[:_READS])
        figures.append(
            {
                "reports": size,
                "reports_per_second": added / seconds,
                "dossier_p50_ms": _p50(dossiers),
                "dossier_p95_ms": sorted(dossiers)[int(len(dossiers) * 0.95)] * 1e3,
                "floor_p50_ms": _p50(floor),
            }
        )
        last = figures[-1]
        print(
            f"{size:>8,} reports: {last['reports_per_second']:8.0f} reports/s written; "
            f"dossier p50 {last['dossier_p50_ms']:6.2f} ms, p95 {last['dossier_p95_ms']:6.2f} ms; "
            f"one claim's row p50 {last['floor_p50_ms']:5.2f} ms",
            flush=True,
        )
    first, last = figures[0], figures[-1]
    print(
        f"dossier p50 at {int(last['reports']):,} against {int(first['reports']):,} reports: "
        f"{last['dossier_p50_ms'] / first['dossier_p50_ms']:.2f} x"
    )
    return figures


def _row(store: Store, claim: str) -> object:
    return store.rows("claim", id=claim)


def embedded(sizes: Sequence[int]) -> list[dict[str, float]]:
    """Measure the embedded store, on disk, in a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        return run(lambda: open_store(f"oxigraph:{folder}/store"), sizes)


def neo4j(sizes: Sequence[int]) -> list[dict[str, float]]:
    """Measure a Neo4j server of its own, started for it (or the one that SAYSO_TEST_NEO4J names, which is wiped)."""
    with from_environment(heap="2g") as server:
        server.wipe()
        return run(lambda: open_store(server.url, username=server.username, password=server.password), sizes)
