"""`/v1/export`: all that a store holds, as RDF, or its claims as STIX 2.1: what `sayso export` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from api.answers import RDF_TYPES, STIX, STIX_2_1, to_json
from api.deps import StoreDep, ViewDep  # noqa: TC001 - the framework evaluates the annotations
from api.documented import STIX_BUNDLE, described_problems
from api.negotiation import choose
from graph.claims_as_stix import claims_bundle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import Store

__all__ = ["router"]

router = APIRouter(prefix="/v1/export", tags=["service"])
_STREAMED = "application/n-quads"
_OFFERED = (_STREAMED, *(media_type for media_type in RDF_TYPES if media_type != _STREAMED), STIX)
_DONE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The whole store",
        "content": {
            **{media_type: {"schema": {"type": "string"}} for media_type in _OFFERED[:-1]},
            **STIX_BUNDLE,
        },
    }
}


@router.get(
    "",
    summary="Everything, as RDF or STIX",
    response_class=Response,
    responses=_DONE | described_problems(406, 422, 503),
)
def export(*, request: Request, store: StoreDep, view: ViewDep) -> Response:
    """Send the whole store in the media type that `Accept` names: N-Quads, which stream, or another form of RDF.

    `application/stix+json;version=2.1` is its claims as STIX 2.1: notes with origins, reviews, denials, and a
    confidence that comes from their credibility alone.
    """
    media_type = choose(",".join(request.headers.getlist("accept")), _OFFERED)
    headers = {"Vary": "Accept", "Cache-Control": "no-store"}
    if media_type == STIX:
        found = claims_bundle(view, [str(row["id"]) for row in store.rows("claims")])
        return Response(to_json(found), headers=headers, media_type=STIX_2_1)
    return StreamingResponse(_pieces(store, media_type), headers=headers, media_type=media_type)


def _pieces(store: Store, media_type: str) -> Iterator[bytes]:
    from graph.rdf.formats import stream  # noqa: PLC0415 - most requests need no RDF library

    return stream(store.quads(), media_type)
