"""`/v1/reports`: what was published goes in, is read, and is taken out."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, TypeAlias

from anyio.to_thread import run_sync
from fastapi import APIRouter, Header, Path, Query, Request, Response

from api import models
from api.answers import answer, created, next_link
from api.deps import (  # noqa: TC001 - the framework evaluates the annotations
    BodyDep,
    ContextDep,
    Cursor,
    Limit,
    StoreDep,
    ViewDep,
)
from api.documented import described_problems, documented, reference, sample
from api.ids import url_with
from api.intake import MEDIA_TYPES, Taken, read_report, take_in
from api.lookup import agent_id, found
from api.present import Presenter
from api.triples import reports_as_quads
from graph.rdf.write import to_quads
from graph.store import Outcome
from graph.view import View

__all__ = ["router"]

router = APIRouter(prefix="/v1/reports", tags=["reports"])
ReportId = Annotated[str, Path(description="the report's id, short or whole", examples=["SLUG-DIGEST"])]
Fact = Query(description="goes before what the body says")
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/ReportIn"},
                "examples": {
                    "own": {"summary": "our own shape", "value": reference("report_in")},
                    "article": {"summary": "a schema.org NewsArticle", "value": reference("article_in")},
                },
            },
            "text/plain": {"schema": {"type": "string"}, "example": sample("report_in")["text"]},
        }
        | {
            name: {"schema": {"type": "string"}}
            for name in MEDIA_TYPES
            if name not in {"application/json", "text/plain"}
        },
    }
}


_Answers: TypeAlias = dict[int | str, dict[str, Any]]
_TAKEN: _Answers = {
    201: {
        "description": "It is new; `Location` is its URL",
        "content": {"application/json": {"example": reference("loaded")}},
    },
    200: {
        "description": "It was there already, unchanged or revised; or nothing was stored, as `dry_run` asked",
        "model": models.Loaded,
        "content": {"application/json": {"example": reference("dry_run")}},
    },
}
_GONE: _Answers = {204: {"description": "It is gone, and exactly what was its own"}}


@router.get(
    "", summary="List reports", **documented(models.Page[models.ReportItem], "reports", 400, 404, 409, rdf=True)
)
def list_reports(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    publisher: Annotated[
        str | None, Query(description="only those of this publisher: its id, short or whole, or its name")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """List reports, newest first, those without a date last."""
    page = view.reports(publisher=agent_id(view, publisher), limit=limit, cursor=cursor)
    show = Presenter(request, store.iris.base)
    return answer(
        request,
        lambda: models.Page[models.ReportItem](items=[show.report_item(item) for item in page.items], next=page.next),
        lambda: reports_as_quads(page.items),
        headers=next_link(url_with(request, cursor=page.next) if page.next else None),
    )


@router.post(
    "",
    summary="Put a report in",
    status_code=201,
    response_model=models.Loaded,
    responses=_TAKEN | described_problems(403, 409, 413, 415, 422, 503),
    openapi_extra=_BODY,
)
async def put_report(
    *,
    request: Request,
    store: StoreDep,
    context: ContextDep,
    body: BodyDep,
    content_type: Annotated[str | None, Header(include_in_schema=False)] = None,
    title: Annotated[str | None, Fact] = None,
    publisher: Annotated[str | None, Fact] = None,
    published: Annotated[str | None, Fact] = None,
    url: Annotated[str | None, Fact] = None,
    language: Annotated[str | None, Fact] = None,
    id: Annotated[str | None, Fact] = None,  # noqa: A002 - its name in the query
    dry_run: Annotated[bool, Query(description="answer what would be stored, and store nothing")] = False,
) -> Response:
    """Read who said what in a report, and store it whole or not at all.

    Putting the same report in again changes nothing (`unchanged`); putting in another text under its id or URL replaces
    exactly what it said before (`revised`).
    """
    facts = {"title": title, "publisher": publisher, "published": published, "url": url, "language": language, "id": id}

    def take() -> Taken:
        return take_in(read_report(body, content_type, facts), store, context.extractor, dry_run=dry_run)

    taken = await run_sync(take, limiter=context.readers)
    copies = () if dry_run else await run_sync(partial(View(store).copies, taken.reading.report.id))
    show = Presenter(request, store.iris.base)
    shape = models.Loaded(
        outcome=taken.outcome,
        dry_run=dry_run,
        id=taken.reading.report.id,
        self_=show.url("report", taken.reading.report.id),
        note=taken.note,
        claims=[show.claim(claim.id, claim.text) for claim in taken.reading.claims],
        report=show.report(taken.reading, copies),
    )
    return created(shape, new=taken.outcome is Outcome.CREATED and not dry_run, location=shape.self_)


@router.get("/{id:path}", summary="One report", **documented(models.ReportOut, "report", 404, rdf=True))
def one_report(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    id: ReportId,  # noqa: A002 - its name in the path
) -> Response:
    """Show the report, its text, all that it says (chains from origin to publisher), and copies at either end."""
    reading = found("report", id, store.iris.base, view.reading)
    show = Presenter(request, store.iris.base)
    copies = view.copies(reading.report.id)
    return answer(request, lambda: show.report(reading, copies), lambda: to_quads(reading, store.iris))


@router.delete(
    "/{id:path}",
    summary="Take a report out",
    status_code=204,
    responses=_GONE | described_problems(403, 404, 422, 503),
)
def delete_report(*, store: StoreDep, view: ViewDep, id: ReportId) -> Response:  # noqa: A002 - its name in the path
    """Remove the report and exactly its own, and shared claims and agents that nothing else speaks of."""
    from loaders.upkeep import delete  # noqa: PLC0415 - most requests change nothing

    delete(store, found("report", id, store.iris.base, view.report).id)
    return Response(status_code=204)
