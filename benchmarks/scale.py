"""Write reports and read dossiers on a store as it grows; print each figure beside a floor measured in the same run.

    python -m benchmarks scale [--stores oxigraph neo4j] [--sizes 1000 10000 100000] [--keep FOLDER]

Reading a dossier (one claim's whole neighbourhood) is compared with the smallest query there is (one claim's own row)
on the same store at the same moment. A store is kept at every size (of Neo4j a server each), and the sizes are read in
turns, so that whatever else the machine does slows all of them alike. With `--keep` the stores stay in the folder, and
a run that was broken off goes on where it was.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.synthetic import claim_ids, readings
from graph.stores import open_store
from graph.view import View
from tests.neo4j_server import StartedServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from graph.store import Store

_ROUNDS, _WARM_UP = 24, 8
_READS = 100
"""How many claims, drawn from the whole store, are read in each round; as many others warm it up."""
_SHOWN = 5_000


@dataclass(slots=True)
class Figures:
    """What was measured at one size, in reports a second and milliseconds."""

    reports: int
    written: float | None = None
    dossiers: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    @property
    def dossier(self) -> float:
        """The median time of a dossier."""
        return statistics.median(self.dossiers)

    def __str__(self) -> str:
        written = "as it was kept" if self.written is None else f"{self.written:.0f} reports/s written"
        late = sorted(self.dossiers)[int(len(self.dossiers) * 0.95)]
        return (
            f"{self.reports:>8,} reports: {written}; dossier p50 {self.dossier:.2f} ms, p95 {late:.2f} ms; "
            f"one claim's row p50 {statistics.median(self.floor):.2f} ms"
        )


def grow(store: Store, size: int) -> float | None:
    """Write reports until there are `size`; return how many a second, None when there were enough."""
    there = View(store).stats().reports
    if there >= size:
        return None
    start = time.perf_counter()
    with store.writer() as writer:
        for number, one in enumerate(readings(store.iris, there, size), there + 1):
            writer.put(one)
            if number % _SHOWN == 0:
                print(f"  {number:,} of {size:,}, {(number - there) / (time.perf_counter() - start):.0f}/s", flush=True)
    return (size - there) / (time.perf_counter() - start)


def read(store: Store, figures: Figures, round_: int) -> None:
    """Read some claims' dossiers and rows, after as many others; add the times to the figures."""
    view, ids = View(store), claim_ids(store.iris, figures.reports, 2 * _READS, round_)
    _times(view.dossier, ids[_READS:])
    figures.dossiers += _times(view.dossier, ids[:_READS])
    figures.floor += _times(partial(_row, store), ids[:_READS])


def measure(kind: str, sizes: Sequence[int], keep: str | None = None) -> list[Figures]:
    """Measure the stores of a kind (a key of `KINDS`), on disk; each size is a copy of the one before, and grown."""
    with tempfile.TemporaryDirectory() if keep is None else nullcontext(keep) as name, ExitStack() as stack:
        figures, before = [], None
        for size in sizes:
            folder = Path(name) / f"{kind}-{size}"
            if before is not None and not folder.exists():
                shutil.rmtree(part := folder.with_suffix(".part"), ignore_errors=True)
                shutil.copytree(before, part)
                part.rename(folder)
            before = folder
            with KINDS[kind](folder) as store:
                figures.append(Figures(size, grow(store, size)))
        stores = [stack.enter_context(KINDS[kind](Path(name) / f"{kind}-{size}")) for size in sizes]
        # What a process takes that has just started is no figure of any size.
        for round_ in range(-_WARM_UP, _ROUNDS):
            for store, one in zip(stores, figures, strict=True):
                read(store, one if round_ >= 0 else Figures(one.reports), round_)
    return _shown(figures)


@contextmanager
def _embedded(folder: Path) -> Iterator[Store]:
    with open_store(f"oxigraph:{folder}") as store:
        yield store


@contextmanager
def _neo4j(folder: Path) -> Iterator[Store]:
    """A server of its own: Neo4j Community has one database a server."""
    with (
        StartedServer(home=folder, heap="1g", page_cache="1g") as server,
        open_store(server.url, username=server.username, password=server.password) as store,
    ):
        yield store


KINDS: dict[str, Callable[[Path], AbstractContextManager[Store]]] = {"oxigraph": _embedded, "neo4j": _neo4j}


def _shown(figures: list[Figures]) -> list[Figures]:
    print(*figures, sep="\n")
    first, last = figures[0], figures[-1]
    print(
        f"dossier p50 at {last.reports:,} against {first.reports:,} reports: {last.dossier / first.dossier:.2f} x",
        flush=True,
    )
    return figures


def _times(action: Callable[[str], object], ids: Sequence[str]) -> list[float]:
    """Return how long each took, in milliseconds."""
    taken = []
    for one in ids:
        start = time.perf_counter()
        action(one)
        taken.append((time.perf_counter() - start) * 1e3)
    return taken


def _row(store: Store, claim: str) -> object:
    return store.rows("claim", id=claim)
