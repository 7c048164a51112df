"""Lists as of a date: claims as they stood by then. What a store keeps of a claim is its present state alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.cursor import write_cursor
from graph.errors import QueryError
from graph.reason.corroboration import assessment, corroboration
from graph.summaries import ClaimSummary, Page
from ontology.schemes import Status

if TYPE_CHECKING:
    from graph.reason.clocks import Clocks
    from graph.view import View

__all__ = ["SCANNED", "claims_as_of"]

SCANNED = 1_000
"""How many claims are looked at for one page; where few of them were there by then, a page may hold fewer."""
_AT_ONCE = 100


def claims_as_of(
    view: View,
    clocks: Clocks,
    *,
    q: str | None = None,
    status: str | None = None,
    source: str | None = None,
    via: str | None = None,
    cursor: str | None = None,
    limit: int = 20,
) -> Page[ClaimSummary]:
    """Return claims as `View.claims` does, in the same order, each as it stood as of `clocks`.

    A claim of which no report was there by then is left out. `status` is that of then; `q`, `source` and `via` filter
    by all that is known. Each claim's dossier is read and assessed: a page takes so long, and ends after `SCANNED`
    claims even when it is not full; `next` goes on where it stopped.
    """
    if status is not None and status not in set(Status):
        raise QueryError(f"{status!r} is no status", value=status, remedy=f"use one of {', '.join(Status)}")
    found: list[ClaimSummary] = []
    seen = 0
    while True:
        page = view.claims(q=q, source=source, via=via, cursor=cursor, limit=min(_AT_ONCE, SCANNED - seen))
        for claim in page.items:
            seen += 1
            then = _then(view, claim, clocks)
            if then is not None and (status is None or then.status == status):
                found.append(then)
            if len(found) == limit or seen == SCANNED:
                last = claim is page.items[-1] and page.next is None
                return Page(tuple(found), None if last else write_cursor("claims", claim.reports, claim.id))
        if page.next is None:
            return Page(tuple(found), None)
        cursor = page.next


def _then(view: View, claim: ClaimSummary, clocks: Clocks) -> ClaimSummary | None:
    dossier = view.dossier(claim.id)
    if dossier is None:
        return None
    found = corroboration(dossier, as_of=clocks.as_of, loaded_by=clocks.loaded_by)
    if not found.selection.anything:
        return None
    kept = assessment(found)
    return ClaimSummary(
        claim.id,
        claim.text,
        claim.language,
        kept.status,
        kept.rule,
        kept.origins_min,
        kept.origins_max,
        kept.reports,
        kept.publishers,
    )
