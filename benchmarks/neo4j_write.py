"""How fast the same triples get into the same Neo4j server: by sayso's writer, and by rdflib-neo4j 1.1 with batching.

    pip install '.[dev,bench]'
    python -m benchmarks.neo4j_write [--reports 2000] [--rounds 3] [--version 5.26.30]

It starts a Neo4j of its own (or uses the one that SAYSO_TEST_NEO4J names, and WIPES its data), warms both up, and takes
turns; the database is emptied before each round. sayso is timed from readings (what the extraction hands over) to
committed, and, for RDF from outside, from quads to committed. rdflib-neo4j is timed from ready-made rdflib triples, in
the order that suits it best (all of one subject together): making them costs it nothing here. It stores less: no named
graphs, no datatypes or languages of literals, one of several values, and no full-text index.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import statistics
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.synthetic import readings
from graph.iris import Iris
from graph.rdf.terms import IRI, Literal
from graph.rdf.write import to_quads
from graph.stores.neo4j.store import Neo4jStore
from tests.neo4j_server import VERSION, StartedServer, from_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.model import Reading
    from graph.rdf.terms import Object, Quad, Subject
    from tests.neo4j_server import Neo4jServer

_WARM_UP = 400
_WANTED = 3.0


def _sayso(server: Neo4jServer, batch: Sequence[Reading]) -> float:
    with _store(server) as store:
        writer = store.writer()
        started = time.perf_counter()
        with writer:
            for reading in batch:
                writer.put(reading)
        return time.perf_counter() - started


def _sayso_quads(server: Neo4jServer, quads: Sequence[Quad]) -> float:
    with _store(server) as store:
        writer = store.writer()
        started = time.perf_counter()
        with writer:
            writer.add(quads)
        return time.perf_counter() - started


def _rdflib_neo4j(server: Neo4jServer, triples: Sequence[tuple[object, object, object]]) -> float:
    from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStoreConfig  # noqa: PLC0415 - an optional peer
    from rdflib_neo4j import Neo4jStore as Peer  # noqa: PLC0415 - the same

    config = Neo4jStoreConfig(
        auth_data={"uri": server.url, "database": "neo4j", "user": server.username, "pwd": server.password},
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.KEEP,
        batching=True,
    )
    # It prints what it does.
    with contextlib.redirect_stdout(io.StringIO()):
        peer = Peer(config=config)
        peer.open(None, create=True)
        started = time.perf_counter()
        for triple in triples:
            peer.add(triple)
        peer.close(commit_pending_transaction=True)
        took = time.perf_counter() - started
        peer.driver.close()
    return took


def _store(server: Neo4jServer) -> Neo4jStore:
    return Neo4jStore(server.url, username=server.username, password=server.password)


def _terms(quads: Sequence[Quad]) -> list[tuple[object, object, object]]:
    import rdflib  # noqa: PLC0415 - only the peer needs it

    def term(value: Subject | Object) -> object:
        if isinstance(value, Literal):
            return rdflib.Literal(value.lexical, datatype=rdflib.URIRef(value.datatype))
        return rdflib.URIRef(value.value) if isinstance(value, IRI) else rdflib.BNode(value.label)

    return [(term(quad.subject), term(quad.predicate), term(quad.object)) for quad in quads]


def _measure(server: Neo4jServer, asked: argparse.Namespace) -> bool:
    iris = Iris()
    warm, batch = list(readings(iris, 10**6, 10**6 + _WARM_UP)), list(readings(iris, 0, asked.reports))
    quads = _distinct(batch, iris)
    warm_quads = _distinct(warm, iris)
    triples = _terms(quads)
    runs: dict[str, tuple[Callable[[], float], Callable[[], float]]] = {
        "rdflib-neo4j 1.1": (lambda: _rdflib_neo4j(server, _terms(warm_quads)), lambda: _rdflib_neo4j(server, triples)),
        "sayso, quads": (lambda: _sayso_quads(server, warm_quads), lambda: _sayso_quads(server, quads)),
        "sayso, readings": (lambda: _sayso(server, warm), lambda: _sayso(server, batch)),
    }
    # The inputs of all lie in memory together; collecting garbage is not to walk through what another one is given.
    gc.collect()
    gc.freeze()
    print(f"Neo4j {server.version}: {len(batch):,} reports, {len(quads):,} triples, median of {asked.rounds} rounds")
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(-1, asked.rounds):
        for name, (warm_up, run) in runs.items():
            server.wipe()
            took = (run if number >= 0 else warm_up)()
            if number >= 0:
                times[name].append(took)
    speeds = {name: len(quads) / statistics.median(took) for name, took in times.items()}
    for name, speed in speeds.items():
        best, worst = (len(quads) / took for took in (min(times[name]), max(times[name])))
        print(f"  {name:18} {speed:10,.0f} triples/s   ({worst:,.0f} to {best:,.0f})")
    # What else the machine does slows neighbours in time alike, so each round is compared with itself.
    ratios = sorted(peer / own for peer, own in zip(times["rdflib-neo4j 1.1"], times["sayso, readings"], strict=True))
    ratio = statistics.median(ratios)
    print(f"  sayso writes {ratio:.1f} times as fast, median of the rounds ({ratios[0]:.1f} to {ratios[-1]:.1f})")
    print(f"  wanted: {_WANTED}")
    server.wipe()
    return ratio >= _WANTED


def _distinct(batch: Sequence[Reading], iris: Iris) -> list[Quad]:
    """Return the quads of all readings once each, those of one subject together."""
    together: dict[object, dict[Quad, None]] = {}
    for reading in batch:
        for quad in to_quads(reading, iris):
            together.setdefault(quad.subject, {})[quad] = None
    return [quad for said in together.values() for quad in said]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 1 when the ratio is below what is wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--version", help=f"the Neo4j to start ({VERSION})")
    asked = parser.parse_args(arguments)
    try:
        import rdflib_neo4j  # noqa: F401, PLC0415
    except ImportError:
        print("rdflib-neo4j is missing: pip install '.[bench]'", file=sys.stderr)
        return 2
    server = StartedServer(version=asked.version, heap="1g") if asked.version else from_environment(heap="1g")
    with server:
        return 0 if _measure(server, asked) else 1


if __name__ == "__main__":
    sys.exit(main())
