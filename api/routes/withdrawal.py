"""`/v1/reports/{id}/withdrawal`, `/v1/reports/{id}/impact` and `/v1/circular`: what rests on what cannot carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api import models
from api.answers import JSON, answer, next_link, to_json
from api.deps import Cursor, Limit, StoreDep, ViewDep  # noqa: TC001 - the framework evaluates the annotations
from api.documented import described_problems, documented, reference
from api.ids import url_with
from api.lookup import found
from api.present import Presenter
from api.routes.reports import ReportId  # noqa: TC001 - the same
from graph.circular import find_loops
from graph.errors import NotFoundError
from graph.reason.impact import impact, impact_json
from graph.when import now
from loaders.withdraw import reinstate, withdraw

if TYPE_CHECKING:
    from graph.model import Report
    from graph.store import Change
    from graph.view import View

__all__ = ["router"]

router = APIRouter()
_DONE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "It is noted; these claims were assessed anew",
        "model": models.WithdrawalOut,
        "content": {JSON: {"example": reference("withdrawal")}},
    }
}


@router.post(
    "/v1/reports/{id:path}/withdrawal",
    summary="Take a report back",
    tags=["reports"],
    response_model=models.WithdrawalOut,
    responses=_DONE | described_problems(403, 404, 422, 503),
)
def withdraw_report(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    id: ReportId,  # noqa: A002 - its name in the path
    told: models.WithdrawalIn | None = None,
) -> Response:
    """Note that a report was withdrawn, when and why; it stays, and what rests on it does not count any more.

    Withdrawing it again replaces date and reason. `DELETE` undoes it. Either is kept in `/v1/decisions`.
    """
    report = found("report", id, store.iris.base, view.report)
    at = told.at if told and told.at else now().date().isoformat()
    by = told.decided_by if told else None
    change = withdraw(store, report.id, at=at, reason=told.reason if told else None, by=by)
    return _answer(request, view, report, change)


@router.delete(
    "/v1/reports/{id:path}/withdrawal",
    summary="Undo a withdrawal",
    tags=["reports"],
    response_model=models.WithdrawalOut,
    responses=_DONE | described_problems(403, 404, 422, 503),
)
def reinstate_report(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    id: ReportId,  # noqa: A002 - its name in the path
    decided_by: Annotated[str | None, Query(max_length=200, description="who stands for it")] = None,
    why: Annotated[str | None, Query(max_length=2000, description="the reason, in words")] = None,
) -> Response:
    """Let a report count again; one that was not withdrawn stays as it is.

    That it was withdrawn, and that this was undone, by whom, when and why, is kept in `/v1/decisions` and shown in
    timelines.
    """
    report = found("report", id, store.iris.base, view.report)
    return _answer(request, view, report, reinstate(store, report.id, why=why, by=decided_by))


def _answer(request: Request, view: View, report: Report, change: Change | None) -> Response:
    now_ = view.report(report.id)
    if change is None or now_ is None:
        raise NotFoundError(f"the report {report.id!r} was deleted just now", value=report.id)
    show = Presenter(request, view.iris.base)
    shape = models.WithdrawalOut(
        report=show.report_ref(report.id, report.title, report.published),
        withdrawn=now_.withdrawn,
        withdrawal_reason=now_.withdrawal_reason,
        claims=[show.claim(claim.id, claim.text) for one in change.claims if (claim := view.claim(one))],
    )
    return Response(to_json(shape), headers={"Cache-Control": "no-store"}, media_type=JSON)


@router.get(
    "/v1/reports/{id:path}/impact",
    summary="What falls with a report?",
    tags=["reports"],
    **documented(models.ImpactOut, "impact", 404),
)
def report_impact(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    id: ReportId,  # noqa: A002 - its name in the path
) -> Response:
    """Show the claims that stand otherwise without the report, and the reports that have claims from it.

    It does not matter whether it was withdrawn already: this is how to look before withdrawing.
    """
    report = found("report", id, store.iris.base, view.report)
    show = Presenter(request, store.iris.base)

    def shape() -> models.ImpactOut:
        dossiers = [dossier for claim in view.claims_of(report.id) if (dossier := view.dossier(claim))]
        return models.ImpactOut.model_validate(
            {
                "report": show.report_ref(report.id, report.title, report.published),
                "withdrawn": report.withdrawn,
                "withdrawal_reason": report.withdrawal_reason,
                **impact_json(impact(dossiers, report.id)),
            }
        )

    return answer(request, shape)


@router.get(
    "/v1/circular",
    summary="Who cites each other?",
    tags=["claims"],
    **documented(models.Page[models.LoopItem], "circular", 400),
)
def circular(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    claim: Annotated[str | None, Query(description="only of this claim: its id, short or whole")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """List outlets that cite each other for a claim, and citations that time makes impossible, claim by claim."""
    asked = found("claim", claim, store.iris.base, view.claim).id if claim is not None else None
    show = Presenter(request, store.iris.base)
    page = find_loops(view, asked, cursor=cursor, limit=limit)
    return answer(
        request,
        lambda: models.Page[models.LoopItem](items=[show.loop(one) for one in page.items], next=page.next),
        headers=next_link(url_with(request, cursor=page.next) if page.next else None),
    )
