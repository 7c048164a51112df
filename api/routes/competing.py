"""`/v1/competing`: claims that agree on all but the value, and how far sources agree on each."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api import models
from api.answers import answer, next_link
from api.deps import Cursor, Limit, StoreDep, ViewDep  # noqa: TC001 - the framework evaluates the annotations
from api.documented import documented
from api.ids import url_with
from api.lookup import found
from api.present import Presenter
from graph.competing import find_competing

__all__ = ["router"]

router = APIRouter(tags=["claims"])


@router.get(
    "/v1/competing",
    summary="Which claims compete, and on which do sources agree?",
    **documented(models.Page[models.CompetingItem], "competing", 400),
)
def competing(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    claim: Annotated[str | None, Query(description="only those of this claim: its id, short or whole")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """List claims that agree on all but the value, with the votes and the agreement of sources, one vote an origin.

    All competing claims of the store are weighed together, whatever is asked for.
    """
    asked = found("claim", claim, store.iris.base, view.claim).id if claim is not None else None
    show = Presenter(request, store.iris.base)
    page = find_competing(view, asked, cursor=cursor, limit=limit)
    return answer(
        request,
        lambda: models.Page[models.CompetingItem](items=[show.competing(one) for one in page.items], next=page.next),
        headers=next_link(url_with(request, cursor=page.next) if page.next else None),
    )
