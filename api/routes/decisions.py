"""`/v1/claims/{id}/merge`, `/v1/claims/{id}/split` and `/v1/decisions`: what people decide about claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from api import models
from api.answers import JSON, answer, to_json
from api.deps import StoreDep, ViewDep  # noqa: TC001 - the framework evaluates the annotations
from api.documented import described_problems, documented, reference
from api.lookup import found
from api.routes.claims import ClaimId  # noqa: TC001 - the same
from graph.decisions.decision import decision_json
from loaders.decide import merge_claims, split_claim, undo_decision

if TYPE_CHECKING:
    from graph.decisions.decision import Decision
    from graph.view import View

__all__ = ["router"]

router = APIRouter()
_DONE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "It is decided, and the claims that it touches were assessed anew",
        "model": models.DecisionOut,
        "content": {JSON: {"example": reference("decision")}},
    }
}
_PROBLEMS = described_problems(403, 404, 409, 422, 503)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@router.post(
    "/v1/claims/{id:path}/merge",
    summary="Take a claim for another",
    tags=["claims"],
    response_model=models.DecisionOut,
    responses=_DONE | _PROBLEMS,
)
def merge(*, store: StoreDep, view: ViewDep, id: ClaimId, told: models.MergeIn) -> Response:  # noqa: A002
    """Decide that a claim is the same as `into`. Its id goes on resolving, to that claim; undoing restores it exactly.

    What reports say stays as it is; reports that come later, or again, are read in the light of the decision.
    """
    claim = found("claim", id, store.iris.base, view.claim).id
    into = found("claim", told.into, store.iris.base, view.claim).id
    return _done(view, merge_claims(store, [claim], into=into, by=told.decided_by, why=told.why))


@router.post(
    "/v1/claims/{id:path}/split",
    summary="Take wordings out of a claim",
    tags=["claims"],
    response_model=models.DecisionOut,
    responses=_DONE | _PROBLEMS,
)
def split(*, store: StoreDep, view: ViewDep, id: ClaimId, told: models.SplitIn) -> Response:  # noqa: A002
    """Decide that some wordings of a claim are a claim of their own: `into` of the answer."""
    claim = found("claim", id, store.iris.base, view.claim).id
    return _done(view, split_claim(store, claim, told.wordings, by=told.decided_by, why=told.why))


@router.post(
    "/v1/decisions/{id:path}/undo",
    summary="Undo a decision",
    tags=["claims"],
    response_model=models.DecisionOut,
    responses=_DONE | _PROBLEMS,
)
def undo(
    *,
    store: StoreDep,
    view: ViewDep,
    id: Annotated[str, Path(description="the decision: its id, short or whole")],  # noqa: A002
    told: models.UndoIn,
) -> Response:
    """Take a decision back; an undoing can be undone as well."""
    whole = id if _ABSOLUTE.match(id) else f"{store.iris.base}decision/{id.removeprefix('decision/')}"
    return _done(view, undo_decision(store, whole, by=told.decided_by, why=told.why))


@router.get(
    "/v1/decisions",
    summary="What was decided about claims and reports",
    tags=["claims"],
    **documented(models.DecisionList, "decisions"),
)
def decisions(*, request: Request, view: ViewDep) -> Response:
    """List merges, splits, withdrawals of reports, and undoings, in the order in which they were made.

    Each has who decided it, when and why.
    """

    def shape() -> models.DecisionList:
        standing = view.standing()
        return models.DecisionList.model_validate(
            {"items": [decision_json(one, holds=standing.holds(one)) for one in standing.decisions]}
        )

    return answer(request, shape)


def _done(view: View, decision: Decision) -> Response:
    holds = view.standing().holds(decision)
    shape = models.DecisionOut.model_validate(decision_json(decision, holds=holds))
    return Response(to_json(shape), headers={"Cache-Control": "no-store"}, media_type=JSON)
