"""Typed reading of a store, the same for both stores: `View(store)` turns rows of named queries into the model.

Lists come in pages. A page's cursor holds where it ended, not how many rows it skipped, so what is written between two
pages neither repeats nor hides a row that was there all along.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from graph.assemble import (
    copies_of,
    dossier_of,
    number,
    reading_of,
    report_of,
    revisions_of,
    text,
)
from graph.cursor import read_cursor, write_cursor
from graph.decisions.decision import decisions_of
from graph.decisions.standing import Standing
from graph.errors import QueryError
from graph.find import Kind, find
from graph.rdf.neighbourhood import neighbourhood_quads
from graph.summaries import (
    ClaimSummary,
    Coverage,
    Page,
    ReportSummary,
    ReviewSummary,
    Role,
    SourceClaim,
    SourceDetail,
    SourceSummary,
    Stats,
)
from graph.summary_rows import ROLES, claim_summary, report_summary, source_claim, source_summary
from graph.words import narrows
from ontology.schemes import AgentType, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.dossier import Dossier
    from graph.iris import Iris
    from graph.match.related import Related
    from graph.model import Assessment, Claim, Copy, Reading, Report
    from graph.rdf.terms import Quad
    from graph.reason.circles import Citation
    from graph.reliability.stored import Records
    from graph.store import Parameter, Row, Store

__all__ = [
    "ClaimSummary",
    "Coverage",
    "Page",
    "ReportSummary",
    "SourceClaim",
    "SourceDetail",
    "SourceSummary",
    "Stats",
    "View",
]

T = TypeVar("T")
_SEARCHED = 10_000
"""How many claims a search looks at at most, best first, before they are sorted as lists are."""


class View:
    """Reads a store. Holds nothing of it, so that it sees every write; closing the store is the owner's business.

    Ids that name nothing give None, or an empty list. All methods raise what `graph.store.Store` does, and `QueryError`
    for a broken cursor, a limit under 1, or a filter that no vocabulary knows.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def store(self) -> Store:
        """The store that it reads."""
        return self._store

    @property
    def iris(self) -> Iris:
        """The maker of the store's IRIs."""
        return self._store.iris

    def report(self, id: str) -> Report | None:  # noqa: A002  # everybody calls it id
        """Return a report with its text and all its revisions."""
        rows = self._store.rows("report", id=id)
        return report_of(rows[0], self._store.rows("revisions", id=id)) if rows else None

    def reports(
        self, *, publisher: str | None = None, cursor: str | None = None, limit: int = 20
    ) -> Page[ReportSummary]:
        """Return reports, of one publisher (an IRI) or all, newest first, those without a date last."""
        after: dict[str, Parameter] = {}
        if cursor is not None:
            after["after_published"], after["after_id"] = read_cursor("reports", cursor, str, str)
        rows = self._store.rows("reports", limit=_limit(limit) + 1, publisher=publisher, **after)
        found = [report_summary(row) for row in rows]
        return _page(found, limit, lambda report: write_cursor("reports", report.published or "", report.id))

    def claim(self, id: str) -> ClaimSummary | None:  # noqa: A002  # everybody calls it id
        """Return a claim with its assessment; of one that was merged, the claim that it is taken for."""
        rows = self._store.rows("claim", id=self.standing().claim_of(id))
        return claim_summary(rows[0]) if rows else None

    def standing(self) -> Standing:
        """Return what people decided about claims, as it stands."""
        return Standing(decisions_of(self._store.rows("decisions")))

    def claims(
        self,
        *,
        q: str | None = None,
        status: str | None = None,
        source: str | None = None,
        via: str | None = None,
        cursor: str | None = None,
        limit: int = 20,
    ) -> Page[ClaimSummary]:
        """Return claims, those in most reports first, that fit every filter given.

        `q`: every word of it stands in the claim's text or wordings; words like "the" ask for nothing. `status`: a
        `Status`. `source`, `via`: IRIs of an agent that started the claim, or passed it on.
        """
        status = None if status is None else _checked(Status, status).value
        merged = self.standing().merged
        after: dict[str, Parameter] = {}
        if cursor is not None:
            after["after_reports"], after["after_id"] = read_cursor("claims", cursor, int, str)
        if q is None or not narrows(q):
            filters: dict[str, Parameter] = {"status": status, "source": source, "via": via}
            rows: Sequence[Row] = self._store.rows("claims", limit=_limit(limit) + 1 + len(merged), **filters, **after)
            found = [claim_summary(row) for row in rows if str(row["id"]) not in merged][: limit + 1]
        else:
            found = self._searched(q, status, self._spoken(source, "origin"), self._spoken(via, "relay"))
            key = (-int(str(after["after_reports"])), str(after["after_id"])) if after else None
            found = [claim for claim in found if key is None or (-claim.reports, claim.id) > key]
            found = [claim for claim in found if claim.id not in merged]
        return _page(found, _limit(limit), lambda claim: write_cursor("claims", claim.reports, claim.id))

    def _searched(
        self, q: str, status: str | None, origins: frozenset[str] | None, relays: frozenset[str] | None
    ) -> list[ClaimSummary]:
        ids = self._store.search_claims(q, every=True, limit=_SEARCHED)
        ids = [id_ for id_ in ids if all(only is None or id_ in only for only in (origins, relays))]
        claims = [claim_summary(row) for row in self._store.rows("claim", id=ids)] if ids else []
        fitting = (claim for claim in claims if status is None or claim.status == status)
        return sorted(fitting, key=lambda claim: (-claim.reports, claim.id))

    def _spoken(self, agent: str | None, role: str) -> frozenset[str] | None:
        if agent is None:
            return None
        return frozenset(str(row["claim"]) for row in self._store.rows("source_claims", id=agent, role=role))

    def sources(
        self,
        *,
        q: str | None = None,
        type: str | None = None,  # noqa: A002  # the query and the URL call it type
        cursor: str | None = None,
        limit: int = 20,
    ) -> Page[SourceSummary]:
        """Return agents, those in most reports first. `q`: a part of the name or an alias. `type`: an `AgentType`."""
        kind = None if type is None else _checked(AgentType, type).value
        after: dict[str, Parameter] = {}
        if cursor is not None:
            after["after_reports"], after["after_id"] = read_cursor("sources", cursor, int, str)
        part = None if q is None else q.strip().lower()
        rows = self._store.rows("sources", limit=_limit(limit) + 1, q=part, type=kind, **after)
        return _page(
            [source_summary(row) for row in rows],
            limit,
            lambda source: write_cursor("sources", source.reports, source.id),
        )

    def source(self, id: str) -> SourceDetail | None:  # noqa: A002  # everybody calls it id
        """Return an agent with its aliases."""
        rows = self._store.rows("source", id=id)
        if not rows:
            return None
        row = rows[0]
        aliases = sorted({str(alias["alias"]) for alias in self._store.rows("source_aliases", id=id)})
        found = source_summary(row)
        return SourceDetail(
            found.id,
            found.name,
            found.type,
            found.parent,
            text(row, "parent_name"),
            text(row, "wikidata"),
            tuple(aliases),
            found.reports,
            found.as_origin,
            found.as_relay,
        )

    def source_claims(
        self,
        id: str,  # noqa: A002  # everybody calls it id
        *,
        role: Role | None = None,
        cursor: str | None = None,
        limit: int = 20,
    ) -> Page[SourceClaim]:
        """Return what an agent said, newest report first; only as `origin`, or only as `relay`, if `role` says so."""
        if role is not None and role not in ROLES:
            raise QueryError(f"{role!r} is no role", value=role, remedy="use origin or relay")
        _limit(limit)
        found = [source_claim(row) for row in self._store.rows("source_claims", id=id, role=role)]
        if cursor is not None:
            published, claim, assertion = read_cursor("source_claims", cursor, str, str, str)
            found = [
                row
                for row in found
                if (row.published or "") < str(published)
                or ((row.published or "") == published and (row.claim, row.assertion) > (claim, assertion))
            ]
        return _page(
            found, limit, lambda row: write_cursor("source_claims", row.published or "", row.claim, row.assertion)
        )

    def reviews(self, *, cursor: str | None = None, limit: int = 20, **only: str | None) -> Page[ReviewSummary]:
        """Return reviews, newest first: all, or only a `review`, those of a `claim`, or by a `reviewer` (IRIs)."""
        from graph.reliability.stored import review_list  # noqa: PLC0415 - most who look have no need of it

        return review_list(self._store, cursor=cursor, limit=_limit(limit), **only)

    def records(self) -> Records:
        """Return the records of all sources, from the reviews that the store holds now; cheap until it is written."""
        from graph.reliability.stored import stored_records  # noqa: PLC0415 - the same

        return stored_records(self._store)

    def dossier(self, claim_id: str, *, revisions: bool = False, standing: Standing | None = None) -> Dossier | None:
        """Return everything that bears on a claim, by one round trip, or by some more where people decided about it.

        Of a claim that was merged it is the dossier of the claim that it is taken for. Who asks for many gives
        `standing`, the decisions, read once. With `revisions`, by one more round trip, its reports carry the states
        they were in: they tell whether something else of theirs was in the store once.
        """
        rows = self._store.rows("dossier", id=claim_id)
        if any(row["section"] == "decision" for row in rows):
            decided = self.standing() if standing is None else standing
            found = decided.dossier(claim_id, lambda id_: dossier_of(self._store.rows("dossier", id=id_)))
        else:
            found = dossier_of(rows)
        return self._revised(found) if found and revisions else found

    def _revised(self, dossier: Dossier) -> Dossier:
        """Return a dossier whose reports carry their revisions, by one more round trip."""
        states: dict[str, list[Row]] = {iri: [] for iri in sorted(dossier.reports)}
        for row in self._store.rows("revisions", id=list(states)) if states else ():
            states[str(row["report"])].append(row)
        reports = {iri: replace(report, revisions=revisions_of(states[iri])) for iri, report in dossier.reports.items()}
        return replace(dossier, reports=reports)

    def reading(self, report_id: str) -> Reading | None:
        """Return all that a report says, as it was put; its words in the order of the text."""
        report = self.report(report_id)
        return None if report is None else reading_of(report, self._store.rows("reading", id=report_id))

    def copies(self, report_id: str) -> tuple[Copy, ...]:
        """Return the copies that a report was found to be, and those of it that others are, sorted by both reports."""
        return copies_of(self._store.rows("copies", id=report_id))

    def like(self, text: str, *, limit: int = 20) -> list[str]:
        """Return ids of claims that share words with a text, most alike first."""
        return self._store.search_claims(text, limit=_limit(limit))

    def related(self, claim: Claim) -> tuple[Related, ...]:
        """Return claims about the same thing that are not the same: what differs is said. Found by searching, anew."""
        from graph.match.related import related  # noqa: PLC0415  # few ask for it
        from graph.match.seek import claims_like  # noqa: PLC0415  # the same

        decided = self.standing()
        apart = (other for other in claims_like(self._store, claim.text) if other.id not in decided.merged)
        return related(claim, (other for other in apart if other.id != claim.id))

    def claim_quads(self, claim_id: str) -> list[Quad]:
        """Return a claim as RDF, with its assertions, their words, agents, reports (without texts) and assessment."""
        dossier = self.dossier(claim_id)
        if dossier is None:
            return []
        return list(neighbourhood_quads(dossier, self.assessment(claim_id), self._store.iris))

    def assessment(self, claim_id: str) -> Assessment | None:
        """Return what is kept of a claim's corroboration; None when it was never assessed."""
        from graph.model import Assessment  # noqa: PLC0415  # only its type is needed above

        claim = self.claim(claim_id)
        if claim is None or claim.status is None:
            return None
        return Assessment(
            claim.id,
            claim.status,
            claim.rule or "",
            claim.origins_min or 0,
            claim.origins_max or 0,
            claim.reports,
            claim.publishers,
        )

    def stats(self) -> Stats:
        """Return how much the store holds."""
        row = self._store.rows("stats")[0]
        return Stats(*(number(row, column) for column in ("reports", "claims", "assertions", "agents")))

    def coverage(self) -> Coverage:
        """Return what there is to search in: the answer to "who says that nobody else says so?"."""
        rows = self._store.rows("coverage")
        whole = next(row for row in rows if row["section"] == "all")
        dates = next(row for row in rows if row["section"] == "dates")
        languages = ((str(row["language"]), number(row, "reports")) for row in rows if row["section"] == "language")
        return Coverage(
            number(whole, "reports"),
            number(whole, "publishers"),
            tuple(languages),
            text(dates, "first"),
            text(dates, "last"),
            number(whole, "reports") - number(dates, "dated"),
            model.name if (model := self._store.vector_model()) else None,
        )

    def citations(self, claim: str | None = None) -> list[Citation]:
        """Return who cites whom for a claim, or for any, where the cited agent publishes on the claim as well."""
        from graph.reason.circles import Citation  # noqa: PLC0415  # few ask for it

        return [
            Citation(
                str(row["claim"]),
                str(row["report"]),
                str(row["publisher"]),
                str(row["cited"]),
                str(row["other"]),
                text(row, "published"),
                text(row, "other_published"),
            )
            for row in self._store.rows("citations", claim=claim)
        ]

    def competing(self) -> list[tuple[str, str]]:
        """Return the pairs of claims that compete, as reports have them, each pair once, sorted."""
        return sorted({tuple(sorted((str(row["id"]), str(row["other"])))) for row in self._store.rows("competing")})  # type: ignore[misc]  # of two

    def passings(
        self, source: str, *, target: str | None = None, claim: str | None = None, report: str | None = None
    ) -> list[Row]:
        """Return the rows of `passings`, the steps that `graph.paths` makes paths of."""
        return self._store.rows("passings", source=source, target=target, claim=claim, report=report)

    def claims_of(self, report_id: str) -> list[str]:
        """Return the ids of the claims that a report speaks of, sorted."""
        return [str(row["id"]) for row in self._store.rows("claims_of_report", id=report_id)]

    def find(self, kind: Kind, text: str) -> str:
        """Return the id of what people mean by `text`: see `graph.find.find`."""
        return find(self._store, kind, text)


def _limit(limit: int) -> int:
    if limit < 1:
        raise QueryError(f"a page of {limit} rows makes no sense", value=limit, remedy="ask for at least 1")
    return limit


def _page(found: Sequence[T], limit: int, cursor: Callable[[T], str]) -> Page[T]:
    items = tuple(found[:limit])
    return Page(items, cursor(items[-1]) if len(found) > limit else None)


def _checked(scheme: type[Status | AgentType], value: str) -> Status | AgentType:
    try:
        return scheme(value)
    except ValueError:
        known = ", ".join(scheme)
        raise QueryError(f"{value!r} is none of the known values", value=value, remedy=f"use one of {known}") from None
