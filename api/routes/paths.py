"""`/v1/paths`: through whom what a source said came to an agent, to the outlets of a claim, or into a report."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api import models
from api.answers import answer, next_link
from api.deps import Cursor, Limit, StoreDep, ViewDep  # noqa: TC001 - the framework evaluates the annotations
from api.documented import documented
from api.ids import url_with
from api.lookup import agent_id, found
from api.present import Presenter
from graph.paths import find_paths

__all__ = ["router"]

router = APIRouter(prefix="/v1/paths", tags=["sources"])


@router.get(
    "",
    summary="Through whom did it come?",
    **documented(models.Page[models.PathOut], "paths", 400, 404, 409),
)
def paths(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    from_: Annotated[
        str, Query(alias="from", description="the source: its id, short or whole, or its name", examples=["reuters"])
    ],
    to: Annotated[str | None, Query(description="the agent that it came to: its id or name")] = None,
    claim: Annotated[str | None, Query(description="only on this claim: its id, short or whole")] = None,
    report: Annotated[str | None, Query(description="only into this report: its id, short or whole")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """List the paths of attribution from a source, hop by hop, with the reports that tell of each step.

    Give at least one of `to`, `claim` and `report`; without `to` paths end at publishers. Steps of several reports on
    one claim join; `whole_in` names the reports that tell of all of a path. The shortest come first, claim by claim.
    """
    base = store.iris.base
    page = find_paths(
        view,
        view.find("source", from_),
        target=agent_id(view, to),
        claim=None if claim is None else found("claim", claim, base, view.claim).id,
        report=None if report is None else found("report", report, base, view.report).id,
        cursor=cursor,
        limit=limit,
    )
    show = Presenter(request, base)
    return answer(
        request,
        lambda: models.Page[models.PathOut](items=[show.path(one) for one in page.items], next=page.next),
        headers=next_link(url_with(request, cursor=page.next) if page.next else None),
    )
