"""What tests of writing share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

from ontology.terms import SAYSO

if TYPE_CHECKING:
    from graph.model import Reading
    from graph.rdf.terms import Quad
    from graph.store import Change, Store

slow_fixture = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def put(store: Store, *readings: Reading) -> list[Change]:
    with store.writer() as writer:
        for one in readings:
            writer.put(one)
        return writer.flush()


def empty(store: Store) -> None:
    with store.writer() as writer:
        for row in store.rows("reports"):
            writer.delete(str(row["id"]))


def timeless(store: Store) -> set[Quad]:
    history = {SAYSO.loaded, SAYSO.hasRevision, SAYSO.revisionNumber}
    return {
        quad
        for quad in store.quads()
        if quad.predicate.value not in history and "/revision/" not in str(quad.subject[0])
    }
