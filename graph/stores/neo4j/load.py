"""One batch of readings in one transaction: locked, compared, old states emptied, new ones written, orphans removed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.model import Revision, revised
from graph.rdf.write import report_quads
from graph.store import Change, Outcome
from graph.stores.neo4j.merge import merge
from graph.stores.neo4j.prune import empty_reports, prune
from graph.stores.neo4j.rows import agent_row, claim_row, report_rows, stamp
from graph.stores.neo4j.transaction import ask, do, send
from graph.when import parse_instant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from neo4j import ManagedTransaction

    from graph.iris import Iris
    from graph.model import Reading, Report
    from graph.rdf.terms import Quad
    from graph.stores.neo4j.rows import ReportRows, Row

__all__ = ["Prepared", "delete_report", "load", "prepare"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with its rows, so that what RDF cannot hold comes out before anything is written."""

    reading: Reading
    rows: ReportRows
    agents: tuple[Row, ...]
    claims: tuple[Row, ...]

    @property
    def report(self) -> Report:
        """Its report."""
        return self.reading.report


def prepare(reading: Reading, iris: Iris) -> Prepared:
    """Make the rows of a reading. Raises `RdfError` and `ModelError` for what RDF cannot hold."""
    return Prepared(
        reading,
        report_rows(reading),
        tuple(agent_row(agent, iris.agents_graph) for agent in reading.agents),
        tuple(claim_row(claim, iris.claims_graph) for claim in reading.claims),
    )


def load(tx: ManagedTransaction, batch: Sequence[Prepared], iris: Iris) -> list[Change]:
    """Write readings of different reports; return what became of each, in their order."""
    reports = {each.report.id: each.report for each in batch}
    changes = {
        row["id"]: Change(row["id"], Outcome.UNCHANGED, tuple(sorted(row["claims"])))
        for row in ask(tx, "report_digests", ids=list(reports))
        if _replaces(reports[row["id"]], row) is None
    }
    rest = [each for each in batch if each.report.id not in changes]
    if rest:
        changes.update(_write(tx, rest, iris))
    return [changes[each.report.id] for each in batch]


def delete_report(tx: ManagedTransaction, report: str, iris: Iris) -> Change | None:
    """Remove a report and exactly its own; None when nothing is known of it."""
    if not ask(tx, "merge_read", ids=[report]):
        return None
    do(tx, "lock", ids=[report])
    state = ask(tx, "report_states", ids=[report])[0]
    _forget(tx, [report], iris)
    shared = empty_reports(tx, [report])
    prune(tx, [*shared, report], iris)
    return Change(report, Outcome.REVISED, tuple(sorted(state["claims"])))


def _write(tx: ManagedTransaction, batch: Sequence[Prepared], iris: Iris) -> dict[str, Change]:
    ids = sorted(each.report.id for each in batch)
    do(tx, "lock", ids=ids)
    states = {row["id"]: row for row in ask(tx, "report_states", ids=ids)}
    changes = {each.report.id: _change(each.reading, states[each.report.id]) for each in batch}
    written = [each for each in batch if changes[each.report.id].outcome is not Outcome.UNCHANGED]
    replaced = [change.report for change in changes.values() if change.outcome in {Outcome.REVISED, Outcome.REREAD}]
    if replaced:
        _forget(tx, replaced, iris)
    shared = empty_reports(tx, replaced) if replaced else []
    _write_shared(tx, written)
    plain: list[ReportRows] = []
    odd: list[Quad] = []
    for each in written:
        state = states[each.report.id]
        loaded, revisions = revised(each.report, _revisions(state))
        if _is_plain(each.rows, state, changes[each.report.id]):
            stamp(each.rows, loaded, revisions)
            plain.append(each.rows)
        else:
            report = replace(each.report, loaded=loaded, revisions=revisions)
            odd.extend(report_quads(replace(each.reading, report=report)))
    _write_reports(tx, plain)
    merge(tx, odd)
    # What a reading brings along stays, even if nothing of it is spoken of: as when it had been put alone.
    staying = {agent.id for each in written for agent in each.reading.agents}
    staying |= {claim.id for each in written for claim in each.reading.claims}
    prune(tx, [name for name in shared if name not in staying], iris)
    return changes


def _forget(tx: ManagedTransaction, reports: Sequence[str], iris: Iris) -> None:
    """Remove what was derived of reports: the copies they have to do with, and their marks."""
    do(tx, "delete_copies", ids=list(reports), graph=iris.copies_graph, all=True)
    do(tx, "delete_marks", ids=list(reports))


def _change(reading: Reading, state: Mapping[str, Any]) -> Change:
    report, before = reading.report, set(state["claims"])
    after = {claim for assertion in reading.assertions for claim in assertion.about}
    if not state["known"]:
        return Change(report.id, Outcome.CREATED, tuple(sorted(after)))
    outcome = _replaces(report, state)
    if outcome is None:
        return Change(report.id, Outcome.UNCHANGED, tuple(sorted(before)))
    return Change(report.id, outcome, tuple(sorted(before | after)))


def _replaces(report: Report, state: Mapping[str, Any]) -> Outcome | None:
    """Return as what a report replaces the one that is there; None where that is the same."""
    if state["digest"] != report.digest:
        return Outcome.REVISED
    return None if report.reader in {None, state["reader"]} else Outcome.REREAD


def _revisions(state: Mapping[str, Any]) -> tuple[Revision, ...]:
    """Return all states of the report so far, by the store's count."""
    past = (Revision(row["number"], row["digest"], parse_instant(row["loaded"])) for row in state["revisions"])
    return tuple(sorted(past, key=lambda revision: revision.number))


def _is_plain(rows: ReportRows, state: Mapping[str, Any], change: Change) -> bool:
    """Tell whether the report's nodes can simply be created: no other bears their names, in the store or among them.

    Nor may anything of it be about its own selectors, which are not to be nodes.

    After a revision a name may have stayed for the sake of somebody else's link; what may be there is merged instead.
    """
    prefix = f"{change.report}/"
    return (
        change.outcome is Outcome.CREATED
        and not state["parts"]
        and not state["statements"]
        and len({*rows.names, *rows.folded}) == len(rows.names) + len(rows.folded)
        and rows.others.isdisjoint(rows.folded)
        and all(name.startswith(prefix) for name in rows.names)
    )


def _write_shared(tx: ManagedTransaction, batch: Sequence[Prepared]) -> None:
    for query in ("agents", "claims"):
        rows: dict[str, Row] = {}
        for each in batch:
            for row in each.agents if query == "agents" else each.claims:
                rows.setdefault(str(row["iri"]), row)
        send(tx, query, [rows[name] for name in sorted(rows)])


def _write_reports(tx: ManagedTransaction, reports: Sequence[ReportRows]) -> None:
    own = {name for rows in reports for name in (rows.report["iri"], *rows.names)}
    others = {name for rows in reports for name in rows.others} - own
    do(tx, "resources", ids=sorted(others))
    send(tx, "sources", [row for rows in reports for row in rows.sources])
    send(tx, "reports", [rows.report for rows in reports])
    send(tx, "assertions", [_assertions(rows) for rows in reports])


def _assertions(rows: ReportRows) -> Row:
    return {"assertions": rows.assertions, "targets": rows.targets, **rows.links}
