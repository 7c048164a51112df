"""`/healthz`, `/readyz` and `/v1/stats`: whether it lives, whether its store answers, and how much that holds."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.answers import answer
from api.deps import StoreDep, ViewDep  # noqa: TC001 - the framework evaluates the annotations
from api.documented import documented
from api.models import Health, StatsOut
from api.openapi import service_version
from graph.errors import SaysoError, StoreUnavailableError

__all__ = ["router"]

router = APIRouter(tags=["service"])
# An id that no store holds: asking for it shows that the store answers, and costs next to nothing.
_NOBODY = "urn:sayso:nobody"


@router.get("/healthz", summary="Does the process live?", **documented(Health, "health"))
def healthz(*, request: Request) -> Response:
    """Answer whenever the process can answer; say nothing of the store."""
    return answer(request, _alive)


@router.get("/readyz", summary="Does the store answer?", **documented(Health, "health", 503))
def readyz(*, request: Request, store: StoreDep) -> Response:
    """Answer 200 when the store answers a query, else 503 with the store's error."""
    try:
        store.rows("report", id=_NOBODY)
    except StoreUnavailableError:
        raise
    except SaysoError as error:
        raise StoreUnavailableError(error.message, value=error.value, remedy=error.remedy) from error
    return answer(request, _alive)


@router.get("/v1/stats", summary="How many things does the store hold?", **documented(StatsOut, "stats"))
def stats(*, request: Request, view: ViewDep) -> Response:
    """Count reports, claims, assertions and agents."""
    return answer(request, lambda: StatsOut.model_validate(view.stats(), from_attributes=True))


def _alive() -> Health:
    return Health(status="ok", version=service_version())
