"""The contract of a store; `graph.stores.oxigraph` and `graph.stores.neo4j` keep it, `graph.stores.open_store` picks.

Storing and asking are apart from meaning: a `Store` runs named queries and yields quads, a `Writer` writes whole
readings in bulk, and `graph.view.View` turns rows into the model for both stores alike.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

if TYPE_CHECKING:
    from types import TracebackType

    from graph.copies.marks import Marked
    from graph.embed import Encoder
    from graph.embed.encoder import Vectors
    from graph.iris import Iris
    from graph.model import Agent, Assessment, Claim, Copy, Reading, Review
    from graph.rdf.terms import Quad
    from graph.vectors import Embedded, Model, Named

__all__ = ["Change", "Outcome", "Parameter", "Row", "Store", "Value", "Writer"]

Value: TypeAlias = str | int | float | bool
Row: TypeAlias = Mapping[str, Value]
"""One row of a named query. Columns without a value are left out. IRIs, decimals and dates are text."""
Parameter: TypeAlias = str | int | float | bool | Sequence[str] | None


class Outcome(StrEnum):
    """What became of a reading that was put."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    REREAD = "reread"


@dataclass(frozen=True, slots=True)
class Change:
    """What writing did for one report. `claims` are all claims it touches now or touched before, sorted."""

    report: str
    outcome: Outcome
    claims: tuple[str, ...] = ()


class Store(Protocol):
    """A place where quads live. Safe to use from several threads. A context manager: leaving it closes it.

    Every method raises `StoreClosedError` after `close()`, and `StoreUnavailableError`, `StoreAuthError` or
    `StoreBusyError` when the store can not be used; no driver's error gets out.
    """

    @property
    def url(self) -> str:
        """The URL it was opened by; it never holds a password."""

    @property
    def iris(self) -> Iris:
        """The maker of instance IRIs, with the base IRI that the store was opened with."""

    def rows(self, query: str, *, limit: int | None = None, **parameters: Parameter) -> list[Row]:
        """Run the named query of `graph/queries/` in this store's dialect and return its rows, in the query's order.

        Parameters that are left out are None and do not filter. A parameter that is a list is run for each of its
        elements, as one batch where the store can; then no order is promised. `limit` cuts the rows. Raises
        `QueryError` for an unknown query or parameter.
        """

    def search_claims(self, words: str, *, every: bool = False, limit: int = 50) -> list[str]:
        """Return ids of claims whose text or wordings hold any of `words` (with `every`: all of them), best first.

        Words are compared case-folded and stemmed or not, as the store's text index does; no query syntax is read from
        `words`. No words: no claims.
        """

    def sharing(self, marks: Collection[int]) -> dict[str, frozenset[int]]:
        """Return reports that have some of these marks (`graph.copies.marks`), each with those of them that it has.

        Many reports may have a mark: then of those at least 101 are returned with it, mostly the earliest published.
        """

    def unmarked(self, reports: Iterable[str]) -> list[str]:
        """Return those of the reports, in their order, that have no marks: they were not put by `Writer.put_marks`."""

    def vector_model(self) -> Model | None:
        """Return the model whose vectors of claims are kept; None when none were ever put."""

    def nearest(self, vectors: Vectors, model: Named, *, limit: int = 30) -> list[list[tuple[str, float]]]:
        """Return for each vector (a row) the claims whose vectors are nearest, with their cosines, best first.

        A large store may miss some of them: it looks at an index, not at all. No vectors kept: no claims. Raises
        `StaleIndexError` when those that are kept are of another model.
        """

    def without_vectors(self, claims: Iterable[str]) -> list[str]:
        """Return those of the claims, in their order, that have no vector. Nobody asks whether the claims are there."""

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield all quads, or those of one named graph (none when there is no such graph), in no promised order."""

    def state(self) -> str | None:
        """Return a text that is another one after anything was written, by whomever, and costs next to nothing.

        None where the store cannot tell, or is being written just now: then nothing that was read may be kept.
        """

    def writer(self, *, batch: int = 500) -> Writer:
        """Return a writer. Several writers, in threads or processes, do no harm to each other."""

    def reindex(self, encoder: Encoder | None = None, progress: Callable[[int, int], None] | None = None) -> int:
        """Rebuild what is derived (text indexes, marks of reports, vectors); return the number of claims indexed.

        Vectors are made with `encoder`, or else with the model that comes with sayso. That is most of the work:
        `progress` gets how many claims have theirs, of how many.
        """

    def close(self) -> None:
        """Release everything. Closing twice is no error."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Writer(Protocol):
    """Writes in bulk. A context manager: leaving it flushes, leaving it by an error drops what was not yet flushed.

    A reading is written whole or not at all. Putting the report that is there already (same id and digest) changes
    nothing. Putting another digest under its id replaces exactly what the report said before: its own nodes go, shared
    claims and agents that nothing else speaks of go too, and the store appends a `Revision`. The same digest by another
    reader (`Report.reader`, None being no other) replaces it just so, as the revision that it is. Shared agents and
    claims that exist are left as they are; properties they lack are not added.
    """

    def put(self, reading: Reading) -> None:
        """Queue a reading; every `batch` readings are flushed together. The last put of an id in a batch wins."""

    def flush(self) -> list[Change]:
        """Write what is queued and return what became of each reading since the last flush, in the order of putting.

        Changes of batches that were flushed on the way are included.
        """

    def delete(self, report: str) -> Change | None:
        """Remove a report and exactly its own; None when there is no such report. Flushes first."""

    def withdraw(self, report: str, at: str | None, reason: str | None = None) -> Change | None:
        """Say that a report was taken back at a date, and why; with `at` None, that it was not. Flushes first.

        The store notes when it learnt of it. Returns the claims it touches, as of a revised report, though its content
        and revisions stay as they are; None when there is no such report. Raises `ModelError` when `at` is no date.
        """

    def put_assessments(self, assessments: Iterable[Assessment], *, instead_of: str | None = None) -> set[str]:
        """Set the assessments of claims, replacing earlier ones, at once; return the claims. Unknown ones are skipped.

        With `instead_of` skipped are also claims that have an assessment by another rule than that: nobody else writes
        one between that being looked at and this being written.
        """

    def put_marks(self, reports: Iterable[Marked]) -> None:
        """Set the marks of reports, by which `Store.sharing` finds them, replacing earlier ones, at once.

        They are derived, no quads, and go with a report that is deleted or revised. Nobody asks whether the reports are
        there.
        """

    def put_vectors(self, embedded: Embedded, model: Named) -> None:
        """Set the vectors of claims, by which `Store.nearest` finds them, replacing earlier ones, at once.

        They are derived, no quads, and go with a claim that goes. Nobody asks whether the claims are there. Raises
        `StaleIndexError` when the store has vectors of another model.
        """

    def put_copies(self, copies: Mapping[str, Iterable[Copy]]) -> None:
        """Set the copies that reports were found to be, replacing earlier ones, at once: by report, in a fixed order.

        Copies that name a report which is not there are skipped. A copy goes when either of its reports is deleted or
        revised.
        """

    def put_reviews(
        self, reviews: Iterable[Review], *, agents: Iterable[Agent] = (), claims: Iterable[Claim] = ()
    ) -> list[str]:
        """Set reviews, each in place of the one of its id, at once; return the claims touched now or before, sorted.

        `agents` and `claims` are what they name; those that the store has are left as they are. A review of a claim
        that it does not have then is skipped. A claim that only the review before spoke of goes, its reviewer too.
        """

    def delete_reviews(self, reviews: Iterable[str]) -> list[str]:
        """Remove reviews by id, with the claims and reviewers that nothing else speaks of; unknown ids are skipped.

        Returns the claims that they were of, sorted.
        """

    def link_competing(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Link claims as competing, both ways, at once. Linking twice is no error; unknown claims are skipped."""

    def add(self, quads: Iterable[Quad]) -> int:
        """Add quads as they are (RDF from outside), in batches; return how many came in. Adding twice is no error."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
