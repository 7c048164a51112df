"""One decision, and its RDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import ModelError
from graph.rdf.terms import IRI, Literal, Quad
from graph.when import check_date, datatype_of, instant, parse_instant
from ontology.terms import RDF, SAYSO, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from graph.iris import Iris
    from graph.store import Row

__all__ = ["Decision", "decision_json", "decision_quads", "decisions_of"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about claims or a report, named by their ids: who made it, when, and why.

    A merge has `merges` (claims that are taken for `into`); a split has `splits`, the `wordings` that are taken from
    it, and `into`, the claim that they make up; taking back has `undoes`, the id of another decision. A withdrawal has
    `withdraws`, a report, and `effective`, the date from which it counts as withdrawn; `reinstates` is a report that
    counts again. Raises `ModelError` for what is none of these, or has nobody or no reason.
    """

    id: str
    by: str
    at: datetime
    why: str
    into: str | None = None
    merges: tuple[str, ...] = ()
    splits: str | None = None
    wordings: tuple[str, ...] = ()
    undoes: str | None = None
    withdraws: str | None = None
    reinstates: str | None = None
    effective: str | None = None

    def __post_init__(self) -> None:
        kinds = [bool(one) for one in (self.merges, self.splits, self.undoes, self.withdraws, self.reinstates)]
        whole = sum(kinds) == 1 and bool(self.into) == any(kinds[:2]) and bool(self.wordings) == bool(self.splits)
        if not whole or self.into in {*self.merges, self.splits} - {None} or (self.effective and not self.withdraws):
            raise ModelError(
                f"the decision {self.id} is neither a merge, a split, a withdrawal, nor an undoing", value=self.id
            )
        if not self.by.strip() or not self.why.strip():
            raise ModelError("a decision needs who decides and why", remedy="give both in words")

    @property
    def action(self) -> str:
        """What it does: `merge`, `split`, `undo`, `withdraw` or `reinstate`."""
        if self.report:
            return "withdraw" if self.withdraws else "reinstate"
        return "undo" if self.undoes else "split" if self.splits else "merge"

    @property
    def report(self) -> str | None:
        """The report that it is about; None for one about claims."""
        return self.withdraws or self.reinstates

    @classmethod
    def made(
        cls,
        iris: Iris,
        *,
        by: str,
        at: datetime,
        why: str,
        into: str | None = None,
        merges: tuple[str, ...] = (),
        splits: str | None = None,
        wordings: tuple[str, ...] = (),
        undoes: str | None = None,
        withdraws: str | None = None,
        reinstates: str | None = None,
        effective: str | None = None,
    ) -> Decision:
        """Make a decision with the id that what it says gives it."""
        said = (*sorted(merges), splits or "", *sorted(wordings), into or "", undoes or "", by, instant(at), why)
        said += tuple(one for one in (withdraws, reinstates, effective) if one)
        return cls(
            iris.decision(*said),
            by,
            at,
            why,
            into,
            tuple(sorted(merges)),
            splits,
            tuple(sorted(wordings)),
            undoes,
            withdraws,
            reinstates,
            check_date(effective) if effective else None,
        )


def decision_quads(decision: Decision, iris: Iris) -> Iterator[Quad]:
    """Yield a decision, in the graph of decisions."""
    node, graph = IRI(decision.id), IRI(iris.decisions_graph)
    yield Quad(node, IRI(RDF.type), IRI(SAYSO.Decision), graph)
    for claim in decision.merges:
        yield Quad(node, IRI(SAYSO.merges), IRI(claim), graph)
    for wording in decision.wordings:
        yield Quad(node, IRI(SAYSO.splitWording), Literal(wording), graph)
    for name in ("splits", "into", "undoes", "withdraws", "reinstates"):
        if iri := getattr(decision, name):
            yield Quad(node, IRI(SAYSO[name]), IRI(iri), graph)
    if decision.effective:
        yield Quad(node, IRI(SAYSO.effective), Literal(decision.effective, datatype_of(decision.effective)), graph)
    yield Quad(node, IRI(SAYSO.decidedBy), Literal(decision.by), graph)
    yield Quad(node, IRI(SAYSO.decidedAt), Literal(instant(decision.at), XSD.dateTime), graph)
    yield Quad(node, IRI(SAYSO.why), Literal(decision.why), graph)


def decisions_of(rows: Iterable[Row]) -> list[Decision]:
    """Return the decisions of the rows of `decisions`, in the order in which they were made.

    One that RDF from outside left incomplete counts for nothing.
    """
    several: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    first: dict[str, Row] = {}
    for row in rows:
        id_ = str(row["id"])
        first.setdefault(id_, row)
        merges, wordings = several.setdefault(id_, ({}, {}))
        for kept, column in ((merges, "merges"), (wordings, "wording")):
            if column in row:
                kept[str(row[column])] = None
    found = []
    for id_, row in first.items():
        merges, wordings = several[id_]
        names = ("into", "splits", "undoes", "withdraws", "reinstates", "effective")
        told = {name: str(row[name]) for name in names if row.get(name) is not None}
        try:
            at = parse_instant(str(row["at"]))
            decision = Decision(
                id_,
                str(row["by"]),
                at,
                str(row["why"]),
                merges=tuple(sorted(merges)),
                wordings=tuple(sorted(wordings)),
                **told,
            )
        except (KeyError, ModelError):
            continue
        found.append(decision)
    return sorted(found, key=lambda one: (one.at, one.id))


def decision_json(decision: Decision, *, holds: bool) -> dict[str, object]:
    """Return a decision as plain JSON; `holds` is whether it is still in force."""
    return {
        "id": decision.id,
        "action": decision.action,
        "decided_by": decision.by,
        "decided_at": instant(decision.at),
        "why": decision.why,
        "merges": list(decision.merges),
        "splits": decision.splits,
        "wordings": list(decision.wordings),
        "into": decision.into,
        "undoes": decision.undoes,
        "report": decision.report,
        "effective": decision.effective,
        "holds": holds,
    }
