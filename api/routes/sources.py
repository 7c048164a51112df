"""`/v1/sources`: who says things, and what rests on them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response

from api import models
from api.answers import answer, next_link
from api.deps import Cursor, Limit, StoreDep, ViewDep  # noqa: TC001 - the framework evaluates the annotations
from api.documented import documented
from api.ids import url_with
from api.lookup import found
from api.present import Presenter
from api.triples import source_as_quads, sources_as_quads
from ontology.schemes import AgentType  # noqa: TC001 - the same

__all__ = ["router"]

router = APIRouter(prefix="/v1/sources", tags=["sources"])
SourceId = Annotated[str, Path(description="the source's id, short or whole", examples=["reuters"])]


@router.get("", summary="Find sources", **documented(models.Page[models.SourceItem], "sources", 400, rdf=True))
def list_sources(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    q: Annotated[str | None, Query(description="a part of the name or of an alias")] = None,
    type: Annotated[AgentType | None, Query(description="only sources of this class")] = None,  # noqa: A002 - its name in the query
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """List agents, those that speak in most reports first."""
    page = view.sources(q=q, type=type, limit=limit, cursor=cursor)
    show = Presenter(request, store.iris.base)
    return answer(
        request,
        lambda: models.Page[models.SourceItem](items=[show.source_item(item) for item in page.items], next=page.next),
        lambda: sources_as_quads(page.items, store.iris),
        headers=next_link(url_with(request, cursor=page.next) if page.next else None),
    )


@router.get(
    "/{id:path}/claims",
    summary="What rests on a source?",
    **documented(models.Page[models.SourceClaim], "source_claims", 400, 404),
)
def source_claims(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    id: SourceId,  # noqa: A002 - its name in the path
    role: Annotated[
        Literal["origin", "relay"] | None, Query(description="origin: said it first; relay: passed it on")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """List what the source said, newest report first, and whether it was the origin or passed it on."""
    source = found("source", id, store.iris.base, view.source)
    page = view.source_claims(source.id, role=role, limit=limit, cursor=cursor)
    show = Presenter(request, store.iris.base)
    return answer(
        request,
        lambda: models.Page[models.SourceClaim](items=[show.source_claim(row) for row in page.items], next=page.next),
        headers=next_link(url_with(request, cursor=page.next) if page.next else None),
    )


@router.get(
    "/{id:path}/record",
    summary="How reliable was a source?",
    **documented(models.SourceRecord, "source_record", 404),
)
def source_record(*, request: Request, store: StoreDep, view: ViewDep, id: SourceId) -> Response:  # noqa: A002 - its name in the path
    """Tell how many of its checked claims held, what that says of the next, and every claim that it comes from."""
    source = found("source", id, store.iris.base, view.source)
    show = Presenter(request, store.iris.base)
    return answer(request, lambda: show.source_record(source, view.records().of(source.id)))


@router.get("/{id:path}", summary="One source", **documented(models.SourceOut, "source", 404, rdf=True))
def one_source(*, request: Request, store: StoreDep, view: ViewDep, id: SourceId) -> Response:  # noqa: A002 - its name in the path
    """Show the source, its names, and in how many reports it speaks."""
    source = found("source", id, store.iris.base, view.source)
    show = Presenter(request, store.iris.base)
    return answer(
        request,
        lambda: show.source_detail(source, view.records().of(source.id).record),
        lambda: source_as_quads(source, store.iris),
    )
