"""Claims of a store as a bundle of STIX 2.1: as `graph.stix` has them, each worked out as a corroboration is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.reason.corroboration import corroboration
from graph.stix import bundle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.reason.corroboration import Corroboration
    from graph.view import View

__all__ = ["claims_bundle"]


def claims_bundle(
    view: View, claims: Iterable[str], *, as_of: str | None = None, loaded_by: str | None = None
) -> dict[str, Any]:
    """Return a bundle of these claims, by id, with all that they refer to, each object once; unknown ids are skipped.

    Of a claim that was merged it has the claim that it is taken for.
    """

    def results() -> Iterator[Corroboration]:
        records = view.records().records
        standing = view.standing()
        for claim in dict.fromkeys(map(standing.claim_of, claims)):
            dossier = view.dossier(claim, revisions=loaded_by is not None, standing=standing)
            if dossier is not None:
                yield corroboration(dossier, as_of=as_of, loaded_by=loaded_by, records=records)

    return bundle(results())
