"""`/v1/claims`: what was said, through whom, and on how many independent origins it rests."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api import models
from api.answers import answer, next_link
from api.deps import ContextDep, Cursor, Limit, StoreDep, ViewDep  # noqa: TC001 - the framework evaluates the annotations
from api.documented import documented
from api.ids import url_with
from api.lookup import agent_id, found
from api.present import Presenter
from api.triples import claims_as_quads
from graph.beside import beside, copied_texts
from graph.claims_as_stix import claims_bundle
from graph.past import claims_as_of
from graph.reason.chains import chains
from graph.reason.clocks import Clocks
from graph.reason.copied import copied_chains
from graph.reason.corroboration import corroboration
from graph.reason.selection import by_then
from graph.reason.timeline import Clock, steps_json, timeline
from graph.reason.without import without as silenced
from ontology.schemes import Status  # noqa: TC001 - the same

__all__ = ["router"]

router = APIRouter(prefix="/v1/claims", tags=["claims"])
ClaimId = Annotated[str, Path(description="the claim's id, short or whole", examples=["SLUG-DIGEST"])]
AsOf = Annotated[
    str | None,
    Query(description="only what was published by then: 2024, 2024-11, 2024-11-24 or 2024-11-24T10:00:00Z"),
]
LoadedBy = Annotated[str | None, Query(description="only what this store had loaded by then: a date like `as_of`")]
SourceId = Annotated[str | None, Query(description="an agent's id, short or whole, or its name", examples=["reuters"])]


@router.get(
    "", summary="Find claims", **documented(models.Page[models.ClaimItem], "claims", 400, 404, 409, rdf=True, stix=True)
)
def list_claims(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    q: Annotated[str | None, Query(description="words that the claim's text or wordings hold, every one")] = None,
    status: Annotated[Status | None, Query(description="only claims with this corroboration status")] = None,
    source: SourceId = None,
    via: SourceId = None,
    as_of: AsOf = None,
    loaded_by: LoadedBy = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """List claims, those in most reports first.

    `source` keeps those that this agent is an origin of, `via` those that it passed on. With `as_of` or `loaded_by`
    each is shown as it stood then, and left out if it was not there; a page may then hold fewer than `limit`. As STIX
    2.1 the claims of the page are notes, as `/v1/export` has them of the whole store.
    """
    base = store.iris.base
    lists = (
        view.claims if as_of is None and loaded_by is None else partial(claims_as_of, view, Clocks(as_of, loaded_by))
    )
    page = lists(
        q=q,
        status=status,
        source=agent_id(view, source),
        via=agent_id(view, via),
        limit=limit,
        cursor=cursor,
    )
    show = Presenter(request, base)
    return answer(
        request,
        lambda: models.Page[models.ClaimItem](items=[show.claim_item(item) for item in page.items], next=page.next),
        lambda: claims_as_quads(page.items, store.iris),
        stix=lambda: claims_bundle(view, (item.id for item in page.items), as_of=as_of, loaded_by=loaded_by),
        headers=next_link(url_with(request, cursor=page.next) if page.next else None),
    )


@router.get(
    "/{id:path}/provenance",
    summary="Through whom did a claim come?",
    **documented(models.Provenance, "provenance", 404, rdf=True),
)
def provenance(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    id: ClaimId,  # noqa: A002 - its name in the path
    as_of: AsOf = None,
    loaded_by: LoadedBy = None,
) -> Response:
    """Show every chain from an origin to a publisher, hop by hop, with the words that it was read from.

    Chains whose report has its text from another one name that report; `copies` has the passages that both have.
    `as_of` and `loaded_by` choose chains in JSON; RDF has all of them.
    """
    clocks = Clocks(as_of, loaded_by)
    dossier = found("claim", id, store.iris.base, view.dossier)
    show = Presenter(request, store.iris.base)

    def shape() -> models.Provenance:
        shown = by_then(chains(dossier), clocks)
        copied = copied_chains(dossier, shown)
        notes = copied_texts(view, dossier, clocks).as_json()["copies"]
        return models.Provenance(
            claim=show.claim(dossier.claim.id, dossier.claim.text),
            chains=[show.chain(chain, copied.get(index, ())) for index, chain in enumerate(shown)],
            copies=[models.CopyNote.model_validate(note) for note in notes],
        )

    return answer(request, shape, lambda: view.claim_quads(dossier.claim.id))


@router.get(
    "/{id:path}/corroboration",
    summary="On how many independent origins does a claim rest?",
    **documented(models.Corroboration, "corroboration", 404),
)
def claim_corroboration(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    context: ContextDep,
    id: ClaimId,  # noqa: A002 - its name in the path
    as_of: AsOf = None,
    loaded_by: LoadedBy = None,
    without: Annotated[
        str | None, Query(description="as if this agent had not spoken: its id, short or whole, or its name")
    ] = None,
) -> Response:
    """Tell the status and its rule, the origins in groups, every pair of them judged with its reason, the chains.

    Also how credible the claim is, by which rule, with the letter of each origin. `related` are claims about the same
    thing that are not the same, with what differs; with a date they are left out.
    """
    clocks = Clocks(as_of, loaded_by)
    dossier = found("claim", id, store.iris.base, partial(view.dossier, revisions=loaded_by is not None))
    left_out = agent_id(view, without)
    if left_out is not None:
        dossier = silenced(dossier, left_out)
    related = () if as_of or loaded_by else view.related(dossier.claim)
    records = view.records().records
    found_ = corroboration(dossier, as_of=as_of, loaded_by=loaded_by, records=records, related=related)
    return answer(request, lambda: found_.as_json(context.coverage(view), beside(view, dossier, clocks)))


@router.get(
    "/{id:path}/timeline",
    summary="How did a claim come to stand as it does?",
    **documented(models.TimelineOut, "timeline", 404),
)
def claim_timeline(
    *,
    request: Request,
    store: StoreDep,
    view: ViewDep,
    id: ClaimId,  # noqa: A002 - its name in the path
    clock: Annotated[Clock, Query(description="order by when it was published, or by when it was loaded")] = (
        Clock.PUBLISHED
    ),
    changes: Annotated[bool, Query(description="only steps that changed the status or the number of origins")] = False,
) -> Response:
    """List reports, withdrawals, their undoing, and reviews in order, each with the status before and after, and why.

    A report that was revised counts with what it says now: what it said before is not kept. Such are in `revised`.
    """
    dossier = found("claim", id, store.iris.base, partial(view.dossier, revisions=True))
    show = Presenter(request, store.iris.base)
    decisions = view.standing().decisions

    def shape() -> models.TimelineOut:
        steps = [step for step in timeline(dossier, clock=clock, decisions=decisions) if step.changes or not changes]
        claim = show.claim(dossier.claim.id, dossier.claim.text)
        return models.TimelineOut.model_validate({"claim": claim, "clock": clock, "steps": steps_json(steps)})

    return answer(request, shape)


@router.get("/{id:path}", summary="One claim", **documented(models.ClaimOut, "claim", 404, rdf=True, stix=True))
def one_claim(*, request: Request, store: StoreDep, view: ViewDep, id: ClaimId) -> Response:  # noqa: A002 - its name in the path
    """Show the claim, its figures, its competitors, and where to read on; as RDF with all that was said about it."""
    summary = found("claim", id, store.iris.base, view.claim)
    show = Presenter(request, store.iris.base)
    return answer(
        request,
        lambda: show.claim_detail(summary, found("claim", summary.id, store.iris.base, view.dossier)),
        lambda: view.claim_quads(summary.id),
        stix=lambda: claims_bundle(view, [summary.id]),
    )
