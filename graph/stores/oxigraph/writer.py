"""Bulk writing into the embedded store."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from dataclasses import replace as replaced
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.model import Revision, revised, withdrawal
from graph.rdf.terms import IRI
from graph.rdf.write import (
    agent_quads,
    assessment_quads,
    claim_quads,
    competing_quads,
    copy_quads,
    report_node_quads,
    report_quads,
    review_quads,
    withdrawal_quads,
)
from graph.store import Change, Outcome
from graph.stores.oxigraph import prune
from graph.stores.oxigraph.cardbox import NewCards, cards_anew, renewed
from graph.stores.oxigraph.terms import named_node, to_quad, to_quads, value_of
from graph.stores.queue import QueueingWriter
from graph.when import parse_instant
from ontology.terms import RDF, SAYSO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.copies.marks import Marked
    from graph.iris import Iris
    from graph.model import Agent, Assessment, Claim, Copy, Reading, Report, Review
    from graph.rdf.terms import Quad
    from graph.stores.oxigraph.store import OxigraphStore
    from graph.vectors import Embedded, Named

__all__ = ["OxigraphWriter"]

_ADDED_AT_ONCE = 20_000
_TYPE, _CLAIM, _REPORT = ox.NamedNode(RDF.type), ox.NamedNode(SAYSO.Claim), ox.NamedNode(SAYSO.Report)
_ABOUT, _DIGEST, _READER, _RULE = (ox.NamedNode(SAYSO[key]) for key in ("about", "digest", "reader", "rule"))
_TEXT, _WORDING = ox.NamedNode(SAYSO.text), ox.NamedNode(SAYSO.wording)
_WITHDRAWAL = tuple(ox.NamedNode(SAYSO[key]) for key in ("withdrawnAt", "withdrawalReason", "withdrawalLoaded"))
_ASSESSES, _REVIEW_OF = ox.NamedNode(SAYSO.assesses), ox.NamedNode(SAYSO.reviewOf)


@dataclass(slots=True)
class _Prepared:
    """A reading as quads, all but what the store itself sets. `shared` are agents and claims, by id."""

    reading: Reading
    own: list[Quad]
    stored: list[ox.Quad]
    shared: dict[str, list[Quad]]

    @classmethod
    def of(cls, reading: Reading, iris: Iris) -> _Prepared:
        bare = replaced(reading, report=replaced(reading.report, loaded=None, revisions=()))
        agents, claims = IRI(iris.agents_graph), IRI(iris.claims_graph)
        shared = {agent.id: list(agent_quads(agent, agents)) for agent in reading.agents}
        shared |= {claim.id: list(claim_quads(claim, claims)) for claim in reading.claims}
        own = list(report_quads(bare))
        for quad in itertools.chain.from_iterable(shared.values()):
            to_quad(quad)  # what cannot be stored is refused before it is queued
        return cls(reading, own, list(to_quads(own)), shared)

    def loaded(self, past: tuple[Revision, ...], cards: NewCards) -> list[ox.Quad]:
        """Return the own quads with the revision that is loaded now, and add the report's cards."""
        loaded, revisions = revised(self.reading.report, past)
        report = self.reading.report
        stamped = list(report_node_quads(replaced(report, loaded=loaded, revisions=revisions, text="")))
        cards.add_report(report.id, itertools.chain(self.own, stamped))
        return [*self.stored, *to_quads(stamped)]

    def lacking(self, database: ox.Store, known: set[str], cards: NewCards) -> list[ox.Quad]:
        """Return the quads of shared things that neither the store nor `known` has, and add their cards.

        Their ids are added to `known`.
        """
        quads: list[ox.Quad] = []
        claims = {claim.id for claim in self.reading.claims}
        for name, own in self.shared.items():
            if name not in known:
                known.add(name)
                stored = list(to_quads(own))
                if next(database.quads_for_pattern(stored[0].subject, _TYPE, None, stored[0].graph_name), None) is None:
                    quads += stored
                    (cards.add_claim if name in claims else cards.add_agent)(name, own)
        return quads

    @property
    def claims(self) -> set[str]:
        return {claim for assertion in self.reading.assertions for claim in assertion.about}

    def wordings(self) -> dict[str, list[str]]:
        """Return what the text index has to know of each claim."""
        words = {claim.id: [claim.text] for claim in self.reading.claims}
        for assertion in self.reading.assertions:
            if assertion.wording is not None:
                for claim in assertion.about:
                    words.setdefault(claim, []).append(assertion.wording)
        return words


class OxigraphWriter(QueueingWriter[_Prepared]):
    """A `graph.store.Writer`. One writer belongs to one thread; several may write into one store."""

    def __init__(self, store: OxigraphStore, *, batch: int = 500) -> None:
        super().__init__(batch)
        self._store = store

    def _check_open(self) -> None:
        _ = self._store.database

    def _prepare(self, reading: Reading) -> _Prepared:
        return _Prepared.of(reading, self._store.iris)

    def _settle(self) -> None:
        self._store.settle()

    def _load(self, batch: Mapping[str, _Prepared]) -> Iterator[Change]:
        with self._store.writing() as database:
            fresh = _Fresh(self._store)
            for report, prepared in batch.items():
                if not _exists(database, report):
                    fresh.add(prepared)
                elif outcome := _replaces(database, prepared.reading.report):
                    yield from fresh.write()
                    yield self._revise(database, prepared, outcome)
                else:
                    yield from fresh.write()
                    yield Change(report, Outcome.UNCHANGED, tuple(sorted(_claims(database, report))))
            yield from fresh.write()

    def _revise(self, database: ox.Store, prepared: _Prepared, outcome: Outcome) -> Change:
        report = prepared.reading.report.id
        cards = NewCards()
        new = prepared.loaded(_revisions(self._store, report), cards)
        shared = prepared.lacking(database, set(), cards)
        staying = [*new, *to_quads(itertools.chain.from_iterable(prepared.shared.values()))]
        gone = prune.of_report(database, self._store.iris, report, staying=staying)
        gone += prune.copies_of(database, self._store.iris, report)
        touched = _claims(database, report) | prepared.claims
        self._store.marks.forget([report])
        self._store.change(gone, [*new, *shared], anew=touched | prepared.shared.keys(), cards=cards)
        return Change(report, outcome, tuple(sorted(touched)))

    def delete(self, report: str) -> Change | None:
        """Remove a report and exactly its own: see `graph.store.Writer.delete`."""
        self._write()
        with self._store.writing() as database:
            if not _exists(database, report):
                return None
            claims = _claims(database, report)
            gone = prune.of_report(database, self._store.iris, report, staying=())
            gone += prune.copies_of(database, self._store.iris, report)
            self._store.marks.forget([report])
            self._store.change(gone, (), anew=claims, cards=NewCards({named_node(report)}))
            return Change(report, Outcome.REVISED, tuple(sorted(claims)))

    def withdraw(self, report: str, at: str | None, reason: str | None = None) -> Change | None:
        """Say that a report was taken back, or not: see `graph.store.Writer.withdraw`."""
        told = withdrawal(report, at, reason)
        self._write()
        with self._store.writing() as database:
            if not _exists(database, report):
                return None
            node = named_node(report)
            gone = {quad for key in _WITHDRAWAL for quad in database.quads_for_pattern(node, key, None, node)}
            come = set(to_quads(withdrawal_quads(told)))
            if gone != come:
                cards = cards_anew(database, report, gone - come, come - gone)
                self._store.change(gone - come, come - gone, cards=cards)
            return Change(report, Outcome.REVISED, tuple(sorted(_claims(database, report))))

    def put_assessments(self, assessments: Iterable[Assessment], *, instead_of: str | None = None) -> set[str]:
        """Set assessments of claims: see `graph.store.Writer.put_assessments`."""
        latest = {assessment.claim: assessment for assessment in assessments}
        self._write()
        with self._store.writing() as database:
            graph = named_node(self._store.iris.assessments_graph)
            remove: set[ox.Quad] = set()
            add: set[ox.Quad] = set()
            done: set[str] = set()
            for assessment in latest.values():
                if not _is_claim(database, assessment.claim):
                    continue
                claim = named_node(assessment.claim)
                there = {
                    quad
                    for earlier in database.quads_for_pattern(None, _ASSESSES, claim, graph)
                    for quad in database.quads_for_pattern(earlier.subject, None, None, graph)
                }
                rules = {value_of(quad.object) for quad in there if quad.predicate == _RULE}
                if instead_of is None or rules <= {instead_of}:
                    remove |= there
                    add.update(to_quads(assessment_quads(assessment, self._store.iris)))
                    done.add(assessment.claim)
            if remove != add:
                self._store.change(remove - add, add - remove)
        return done

    def put_marks(self, reports: Iterable[Marked]) -> None:
        """Set marks of reports: see `graph.store.Writer.put_marks`."""
        self._write()
        with self._store.writing():
            self._store.marks.put(reports)

    def put_vectors(self, embedded: Embedded, model: Named) -> None:
        """Set vectors of claims: see `graph.store.Writer.put_vectors`."""
        self._write()
        with self._store.writing():
            self._store.vectors.put(embedded, model)

    def put_copies(self, copies: Mapping[str, Iterable[Copy]]) -> None:
        """Set the copies that reports are: see `graph.store.Writer.put_copies`."""
        self._write()
        with self._store.writing() as database:
            remove: set[ox.Quad] = set()
            add: set[ox.Quad] = set()
            for report, found in copies.items():
                remove.update(prune.copies_by(database, self._store.iris, report))
                known = [copy for copy in found if all(_exists(database, one) for one in (copy.report, copy.of))]
                add.update(to_quads(copy_quads(known, self._store.iris)))
            if remove != add:
                self._store.change(remove - add, add - remove)

    def put_reviews(
        self, reviews: Iterable[Review], *, agents: Iterable[Agent] = (), claims: Iterable[Claim] = ()
    ) -> list[str]:
        """Set reviews: see `graph.store.Writer.put_reviews`."""
        latest = {review.id: review for review in reviews}
        iris = self._store.iris
        shared = {agent.id: list(to_quads(agent_quads(agent, IRI(iris.agents_graph)))) for agent in agents}
        spoken = {claim.id: list(to_quads(claim_quads(claim, IRI(iris.claims_graph)))) for claim in claims}
        self._write()
        with self._store.writing() as database:
            kept = [one for one in latest.values() if one.claim in spoken or _is_claim(database, one.claim)]
            named = {name for one in kept for name in (one.claim, one.reviewer)}
            new = [quad for one in kept for quad in to_quads(review_quads(one, iris))]
            brought = [*shared.items(), *((name, quads) for name, quads in spoken.items() if name in named)]
            lacking = [quad for name, quads in brought if not _is_there(database, quads) for quad in quads]
            touched = _reviewed(database, iris, latest) | {one.claim for one in kept}
            staying = [*new, *(quad for _, quads in brought for quad in quads)]
            gone = prune.of_reviews(database, iris, [one.id for one in kept], staying=staying)
            add = [quad for quad in (*new, *lacking) if quad not in database]
            if gone or add:
                self._store.change(gone, add, anew=touched)
        return sorted(touched)

    def delete_reviews(self, reviews: Iterable[str]) -> list[str]:
        """Remove reviews: see `graph.store.Writer.delete_reviews`."""
        names = sorted(set(reviews))
        self._write()
        with self._store.writing() as database:
            touched = _reviewed(database, self._store.iris, names)
            gone = prune.of_reviews(database, self._store.iris, names, staying=())
            if gone:
                self._store.change(gone, (), anew=touched)
        return sorted(touched)

    def link_competing(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Link claims as competing: see `graph.store.Writer.link_competing`."""
        wanted = list(pairs)
        self._write()
        with self._store.writing() as database:
            known = [pair for pair in wanted if all(_is_claim(database, claim) for claim in pair)]
            quads = [quad for quad in to_quads(competing_quads(known, self._store.iris)) if quad not in database]
            if quads:
                self._store.change((), quads)

    def add(self, quads: Iterable[Quad]) -> int:
        """Add quads as they are: see `graph.store.Writer.add`.

        A quad that cannot be stored raises `RdfError`; of its batch nothing is written, batches before it are.
        """
        self._write()
        count = 0
        source = iter(quads)
        graphs, shared = set[object](), set[object]()
        homes = {named_node(self._store.iris.agents_graph), named_node(self._store.iris.claims_graph)}
        while batch := [to_quad(quad) for quad in itertools.islice(source, _ADDED_AT_ONCE)]:
            with self._store.writing() as database:
                self._store.change((), batch, anew=_claims_spoken_of(database, batch))
            count += len(batch)
            graphs.update(quad.graph_name for quad in batch)
            shared.update(quad.subject for quad in batch if quad.graph_name in homes)
        with self._store.writing() as database:
            self._store.make_cards(renewed(database, self._store.iris, graphs, shared))
        return count


class _Fresh:
    """Readings that are new, gathered so that one transaction writes them."""

    def __init__(self, store: OxigraphStore) -> None:
        self._store = store
        self._clear()

    def _clear(self) -> None:
        self._quads: list[ox.Quad] = []
        self._words: dict[str, list[str]] = {}
        self._known: set[str] = set()
        self._changes: list[Change] = []
        self._cards = NewCards()

    def add(self, prepared: _Prepared) -> None:
        self._quads += prepared.loaded((), self._cards)
        self._quads += prepared.lacking(self._store.database, self._known, self._cards)
        for claim, texts in prepared.wordings().items():
            self._words.setdefault(claim, []).extend(texts)
        claims = tuple(sorted(prepared.claims))
        self._changes.append(Change(prepared.reading.report.id, Outcome.CREATED, claims))

    def write(self) -> list[Change]:
        changes = self._changes
        if self._quads:
            self._store.change((), self._quads, more=self._words, cards=self._cards)
        self._clear()
        return changes


def _is_there(database: ox.Store, quads: list[ox.Quad]) -> bool:
    return next(database.quads_for_pattern(quads[0].subject, _TYPE, None, quads[0].graph_name), None) is not None


def _reviewed(database: ox.Store, iris: Iris, reviews: Iterable[str]) -> set[str]:
    """Return the claims that these reviews are of now."""
    graph = named_node(iris.reviews_graph)
    quads = (quad for name in reviews for quad in database.quads_for_pattern(named_node(name), _REVIEW_OF, None, graph))
    return {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}


def _exists(database: ox.Store, report: str) -> bool:
    node = named_node(report)
    return ox.Quad(node, _TYPE, _REPORT, node) in database


def _replaces(database: ox.Store, report: Report) -> Outcome | None:
    """Return as what a report replaces the one that is there; None where that is the same."""
    if _text_of(database, report.id, _DIGEST) != report.digest:
        return Outcome.REVISED
    if report.reader is not None and _text_of(database, report.id, _READER) != report.reader:
        return Outcome.REREAD
    return None


def _text_of(database: ox.Store, report: str, key: ox.NamedNode) -> str | None:
    node = named_node(report)
    quad = next(database.quads_for_pattern(node, key, None, node), None)
    return None if quad is None else value_of(quad.object)


def _claims(database: ox.Store, report: str) -> set[str]:
    quads = database.quads_for_pattern(None, _ABOUT, None, named_node(report))
    return {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}


def _is_claim(database: ox.Store, claim: str) -> bool:
    return next(database.quads_for_pattern(named_node(claim), _TYPE, _CLAIM), None) is not None


def _revisions(store: OxigraphStore, report: str) -> tuple[Revision, ...]:
    rows = store.rows("revisions", id=report)
    return tuple(Revision(int(row["number"]), str(row["digest"]), parse_instant(str(row["loaded"]))) for row in rows)


def _claims_spoken_of(database: ox.Store, quads: Iterable[ox.Quad]) -> set[str]:
    """Return the claims whose words these quads add to."""
    found: set[object] = set()
    for quad in quads:
        if quad.predicate == _ABOUT:
            found.add(quad.object)
        elif quad.predicate == _TEXT or (quad.predicate == _TYPE and quad.object == _CLAIM):
            found.add(quad.subject)
        elif quad.predicate == _WORDING:
            found.update(about.object for about in database.quads_for_pattern(quad.subject, _ABOUT, None))
    return {node.value for node in found if isinstance(node, ox.NamedNode)}
