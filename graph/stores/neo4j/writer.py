"""Bulk writing into Neo4j: `graph.store.Writer`."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from graph.model import withdrawal
from graph.rdf.write import competing_quads
from graph.store import Change, Outcome
from graph.stores.neo4j.load import Prepared, delete_report, load, prepare
from graph.stores.neo4j.marks import marks_row
from graph.stores.neo4j.merge import merge
from graph.stores.neo4j.reviews import delete_reviews, put_reviews, review_batch
from graph.stores.neo4j.rows import assessment_row, copy_rows, withdrawal_properties
from graph.stores.neo4j.transaction import ask, do, names_of, send
from graph.stores.neo4j.vectors import put_vectors, vector_rows
from graph.stores.queue import QueueingWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from neo4j import ManagedTransaction

    from graph.copies.marks import Marked
    from graph.model import Agent, Assessment, Claim, Copy, Reading, Review
    from graph.rdf.terms import Quad
    from graph.stores.neo4j.store import Neo4jStore
    from graph.vectors import Embedded, Named

__all__ = ["Neo4jWriter"]

_Item = TypeVar("_Item")
_QUADS_AT_ONCE = 20_000
_ROWS_AT_ONCE = 5_000
_REPORTS_AT_ONCE = 500
_VECTORS_AT_ONCE = 500


class Neo4jWriter(QueueingWriter[Prepared]):
    """A `graph.store.Writer`. One writer belongs to one thread; several may write into one store."""

    def __init__(self, store: Neo4jStore, *, batch: int = 500) -> None:
        super().__init__(batch)
        self._store = store

    def _check_open(self) -> None:
        self._store.check_open()

    def _prepare(self, reading: Reading) -> Prepared:
        return prepare(reading, self._store.iris)

    def _load(self, batch: Mapping[str, Prepared]) -> list[Change]:
        readings = list(batch.values())
        return self._store.write(lambda tx: load(tx, readings, self._store.iris))

    def delete(self, report: str) -> Change | None:
        """Remove a report and exactly its own: see `graph.store.Writer.delete`."""
        self._write()
        return self._store.write(lambda tx: delete_report(tx, report, self._store.iris))

    def withdraw(self, report: str, at: str | None, reason: str | None = None) -> Change | None:
        """Say that a report was taken back, or not: see `graph.store.Writer.withdraw`."""
        told = withdrawal_properties(withdrawal(report, at, reason))
        self._write()
        rows = self._store.write(lambda tx: ask(tx, "withdraw", id=report, **told))
        claims = tuple(row["claim"] for row in rows if row["claim"] is not None)
        return Change(report, Outcome.REVISED, claims) if rows else None

    def put_assessments(self, assessments: Iterable[Assessment], *, instead_of: str | None = None) -> set[str]:
        """Set assessments of claims: see `graph.store.Writer.put_assessments`."""
        latest = {assessment.claim: assessment for assessment in assessments}
        self._write()
        graph = self._store.iris.assessments_graph
        rows = [assessment_row(latest[claim], graph) for claim in sorted(latest)]
        done: set[str] = set()
        for part in _parts(rows, _ROWS_AT_ONCE):
            found = self._store.write(lambda tx, part=part: ask(tx, "assessments", rows=part, instead_of=instead_of))  # type: ignore[misc]  # no Any in it
            done.update(row["claim"] for row in found)
        return done

    def put_marks(self, reports: Iterable[Marked]) -> None:
        """Set marks of reports: see `graph.store.Writer.put_marks`."""
        self._write()
        rows = map(marks_row, reports)
        while part := list(islice(rows, _REPORTS_AT_ONCE)):
            self._store.write(lambda tx, part=part: send(tx, "put_marks", part))  # type: ignore[misc]  # no Any in it

    def put_vectors(self, embedded: Embedded, model: Named) -> None:
        """Set vectors of claims: see `graph.store.Writer.put_vectors`."""
        self._write()
        for part in _parts(vector_rows(embedded), _VECTORS_AT_ONCE):
            self._store.write(lambda tx, part=part: put_vectors(tx, part, model))  # type: ignore[misc]  # no Any in it

    def put_copies(self, copies: Mapping[str, Iterable[Copy]]) -> None:
        """Set the copies that reports are: see `graph.store.Writer.put_copies`."""
        self._write()
        for part in _parts(sorted(copies), _REPORTS_AT_ONCE):
            found = {report: list(copies[report]) for report in part}
            self._store.write(lambda tx, found=found: self._copies(tx, found))  # type: ignore[misc]  # no Any in it

    def _copies(self, tx: ManagedTransaction, copies: Mapping[str, Sequence[Copy]]) -> None:
        iris = self._store.iris
        named = {copy.of for found in copies.values() for copy in found} | copies.keys()
        known = set(names_of(tx, "known_reports", named))
        if known:
            # Both reports of a copy are locked, so that neither goes meanwhile and leaves half of it.
            do(tx, "lock", ids=sorted(known))
            known = set(names_of(tx, "known_reports", known))
        do(tx, "delete_copies", ids=sorted(copies), graph=iris.copies_graph, all=False)
        there = {
            report: [copy for copy in found if copy.of in known] for report, found in copies.items() if report in known
        }
        rows = [row for report in sorted(there) for row in copy_rows(there[report], iris.copies_graph)]
        send(tx, "put_copies", rows)

    def put_reviews(
        self, reviews: Iterable[Review], *, agents: Iterable[Agent] = (), claims: Iterable[Claim] = ()
    ) -> list[str]:
        """Set reviews: see `graph.store.Writer.put_reviews`."""
        batch = review_batch({review.id: review for review in reviews}, agents, claims, self._store.iris)
        self._write()
        return self._store.write(lambda tx: put_reviews(tx, batch, self._store.iris))

    def delete_reviews(self, reviews: Iterable[str]) -> list[str]:
        """Remove reviews: see `graph.store.Writer.delete_reviews`."""
        names = sorted(set(reviews))
        self._write()
        return self._store.write(lambda tx: delete_reviews(tx, names, self._store.iris))

    def link_competing(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Link claims as competing: see `graph.store.Writer.link_competing`."""
        wanted = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
        self._write()
        for part in _parts(wanted, _ROWS_AT_ONCE):
            self._store.write(lambda tx, part=part: self._link(tx, part))  # type: ignore[misc]  # no Any in it

    def _link(self, tx: ManagedTransaction, pairs: Sequence[tuple[str, str]]) -> None:
        graph = self._store.iris.claims_graph
        names = sorted({name for pair in pairs for name in pair})
        homes = {row["id"]: row["graph"] for row in ask(tx, "claim_graphs", ids=names)}
        known = [pair for pair in pairs if all(name in homes for name in pair)]
        send(tx, "competing", [{"one": one, "other": other} for one, other in known], graph=graph)
        # Claims that outside RDF put into another graph than ours: the link does not belong to their home.
        merge(tx, list(competing_quads([pair for pair in known if {homes[name] for name in pair} != {graph}],
                                       self._store.iris)))  # fmt: skip

    def add(self, quads: Iterable[Quad]) -> int:
        """Add quads as they are: see `graph.store.Writer.add`."""
        self._write()
        count = 0
        source = iter(quads)
        while part := list(islice(source, _QUADS_AT_ONCE)):
            self._store.write(lambda tx, part=part: merge(tx, part))  # type: ignore[misc]  # no Any in it
            count += len(part)
        return count


def _parts(items: Sequence[_Item], size: int) -> Iterable[Sequence[_Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))
