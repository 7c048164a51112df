"""`/v1/reviews`: what fact-checkers published of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from anyio.to_thread import run_sync
from fastapi import APIRouter, Header, Path, Query, Request, Response

from api import models
from api.answers import JSON, answer, next_link, to_json
from api.deps import BodyDep, Cursor, Limit, StoreDep, ViewDep  # noqa: TC001 - the framework evaluates the annotations
from api.documented import described_problems, documented, reference
from api.errors import UnsupportedMediaTypeError
from api.ids import url_with
from api.lookup import agent_id, found
from api.negotiation import media_type_of
from api.present import Presenter

if TYPE_CHECKING:
    from graph.errors import ReadError

__all__ = ["router"]

router = APIRouter(prefix="/v1/reviews", tags=["reviews"])
ReviewId = Annotated[str, Path(description="the review's id, short or whole", examples=["SLUG-DIGEST"])]
_TYPES = ("application/json", "application/ld+json", "text/html", "application/xhtml+xml")
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            name: {"schema": {"type": "object"}, "example": reference("review_in")}
            if "json" in name
            else {"schema": {"type": "string"}}
            for name in _TYPES
        },
    }
}
_Answers: TypeAlias = dict[int | str, dict[str, Any]]
_TAKEN: _Answers = {
    200: {
        "description": "What became of each review; with `dry_run` nothing was stored",
        "content": {JSON: {"example": reference("reviews_loaded")}},
    },
}
_GONE: _Answers = {204: {"description": "It is gone, and the claim too if nothing else speaks of it"}}


@router.get("", summary="List reviews", **documented(models.Page[models.ReviewItem], "reviews", 400, 404, 409))
def list_reviews(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    claim: Annotated[str | None, Query(description="only reviews of this claim: its id, short or whole")] = None,
    reviewer: Annotated[
        str | None, Query(description="only those by this reviewer: its id, short or whole, or its name")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """List reviews, newest first, those without a date last."""
    of = found("claim", claim, store.iris.base, view.claim).id if claim is not None else None
    page = view.reviews(claim=of, reviewer=agent_id(view, reviewer), cursor=cursor, limit=limit)
    show = Presenter(request, store.iris.base)
    return answer(
        request,
        lambda: models.Page[models.ReviewItem](items=[show.review_item(item) for item in page.items], next=page.next),
        headers=next_link(url_with(request, cursor=page.next) if page.next else None),
    )


@router.post(
    "",
    summary="Put reviews in",
    response_model=models.ReviewsLoaded,
    responses=_TAKEN | described_problems(403, 413, 415, 422, 503),
    openapi_extra=_BODY,
)
async def put_reviews(
    *,
    request: Request,
    store: StoreDep,
    body: BodyDep,
    content_type: Annotated[str | None, Header(include_in_schema=False)] = None,
    dry_run: Annotated[bool, Query(description="answer what would be stored, and store nothing")] = False,
) -> Response:
    """Read schema.org ClaimReviews (one, several, a feed, a page that embeds them) or a Fact Check Tools answer.

    Each is linked to the claim in the store that it is of, else to a claim of its own; ratings are kept as published.
    """
    media_type = media_type_of(content_type)
    if media_type not in _TYPES:
        raise UnsupportedMediaTypeError(
            f"a body of type {media_type!r} is not read" if media_type else "the body has no Content-Type",
            value=media_type or None,
            remedy=f"send one of {', '.join(_TYPES)}",
            headers={"Accept-Post": ", ".join(_TYPES)},
        )

    def take() -> models.ReviewsLoaded:
        from loaders.read.reviews import read_review_bytes  # noqa: PLC0415 - heavy, and most requests read nothing
        from loaders.reviews import load_reviews  # noqa: PLC0415 - the same

        failed: list[ReadError] = []
        documents = list(read_review_bytes(body, name="the body", media_type=content_type, failed=failed.append))
        if failed and not documents:
            raise failed[0]
        show = Presenter(request, store.iris.base)
        return models.ReviewsLoaded(
            dry_run=dry_run,
            reviews=[show.review_out(one) for one in load_reviews(documents, store, dry_run=dry_run)],
            failed=[str(error) for error in failed],
        )

    return Response(to_json(await run_sync(take)), headers={"Cache-Control": "no-store"}, media_type=JSON)


@router.get("/{id:path}", summary="One review", **documented(models.ReviewItem, "review", 404))
def one_review(*, request: Request, store: StoreDep, view: ViewDep, id: ReviewId) -> Response:  # noqa: A002 - its name in the path
    """Show a review, the claim it is of and what its rating comes to."""
    item = found("review", id, store.iris.base, lambda iri: next(iter(view.reviews(review=iri).items), None))
    show = Presenter(request, store.iris.base)
    return answer(request, lambda: show.review_item(item))


@router.delete(
    "/{id:path}",
    summary="Take a review out",
    status_code=204,
    responses=_GONE | described_problems(403, 404, 422, 503),
)
def delete_review(*, store: StoreDep, view: ViewDep, id: ReviewId) -> Response:  # noqa: A002 - its name in the path
    """Remove the review, and the claim and reviewer that nothing else speaks of; the claim is assessed anew."""
    from loaders.reviews import delete_reviews  # noqa: PLC0415 - most requests change nothing

    item = found("review", id, store.iris.base, lambda iri: next(iter(view.reviews(review=iri).items), None))
    delete_reviews(store, [item.review.id])
    return Response(status_code=204)
