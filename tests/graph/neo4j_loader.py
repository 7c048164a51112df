"""A loader to start in a process of its own: `python -m tests.graph.neo4j_loader URL START STOP BATCH DIGEST`.

It writes the readings of reports START to STOP (the digest of each followed by DIGEST) and prints the number of each
outcome. User and password come from the environment.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.synthetic import readings
from graph.iris import Iris
from graph.stores.neo4j.store import Neo4jStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Reading

__all__ = ["some"]


def some(start: int, stop: int, digest: str = "") -> Iterator[Reading]:
    """Yield readings; another `digest` makes them another state of the same reports."""
    for reading in readings(Iris(), start, stop):
        yield replace(reading, report=replace(reading.report, digest=reading.report.digest + digest))


def main(url: str, start: str, stop: str, batch: str, digest: str = "") -> None:
    """Load."""
    with Neo4jStore(url) as store, store.writer(batch=int(batch)) as writer:
        for reading in some(int(start), int(stop), digest):
            writer.put(reading)
        outcomes = Counter(change.outcome.value for change in writer.flush())
    sys.stdout.write(" ".join(f"{name}={count}" for name, count in sorted(outcomes.items())) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
