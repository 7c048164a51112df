"""`sayso claims`: what is claimed, and by how many outlets and origins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import phrases
from api.cli.corroboration import AsOfOption, LoadedByOption  # noqa: TC001 - Typer reads the annotations
from api.cli.options import (
    CursorOption,  # noqa: TC001 - Typer reads the annotations
    JsonOption,  # noqa: TC001 - the same
    LimitOption,  # noqa: TC001 - the same
    StoreOption,  # noqa: TC001 - the same
)
from api.cli.screen import block, note, page, print_json
from api.cli.session import viewed
from ontology.schemes import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.summaries import ClaimSummary

__all__ = ["claims", "origins_json"]


def claims(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="Words that the claims hold.")] = None,
    *,
    status: Annotated[
        Status | None, typer.Option(metavar="STATUS", help=f"Only claims of this status: {', '.join(Status)}.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only claims of which this agent is an origin (name or id).")
    ] = None,
    via: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only claims that this agent passed on (name or id).")
    ] = None,
    as_of: AsOfOption = None,
    loaded_by: LoadedByOption = None,
    decisions: Annotated[bool, typer.Option("--decisions", help="List what was decided about claims instead.")] = False,
    into: Annotated[
        str | None, typer.Option("--into", metavar="CLAIM", help="merge: the claim that CLAIM is taken for.")
    ] = None,
    wording: Annotated[
        list[str] | None, typer.Option("--wording", metavar="TEXT", help="split: a wording to take out; several times.")
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="merge, split, undo: the reason, which is kept.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who decides; the name of the user when left out.")
    ] = None,
    limit: LimitOption = 20,
    cursor: CursorOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List claims with the outlets and origins they have.

    Those in most reports come first. With words, only claims that hold all of them, in some wording. With --as-of or
    --loaded-by, claims as they stood then.

    With --why, decide about claims: `claims merge CLAIM --into CLAIM`, `claims split CLAIM --wording TEXT`,
    `claims undo DECISION`. Old ids go on resolving, and undoing restores everything.
    """
    if decisions or why is not None:
        from api.cli.deciding import decide, list_decisions  # noqa: PLC0415 - few decide

        if decisions:
            list_decisions(store, as_json=as_json)
        else:
            decide(words or [], into=into, wordings=wording or [], why=why or "", by=by, store=store, as_json=as_json)
        return
    if into or wording or by:
        raise typer.BadParameter("a decision about claims needs --why")
    with viewed(store) as view:
        lists = view.claims
        if as_of is not None or loaded_by is not None:
            from graph.past import claims_as_of  # noqa: PLC0415 - only when the past is asked for
            from graph.reason.clocks import Clocks  # noqa: PLC0415

            lists = partial(claims_as_of, view, Clocks(as_of, loaded_by))
        found = lists(
            q=" ".join(words) if words else None,
            status=status,
            source=view.find("source", source) if source else None,
            via=view.find("source", via) if via else None,
            limit=limit,
            cursor=cursor,
        )
    if as_json:
        print_json({"items": [_as_json(item) for item in found.items], "next": found.next})
        return
    _show(found.items)
    if found.next:
        note(f"there are more: --cursor {found.next}")


def origins_json(item: ClaimSummary) -> dict[str, int | None] | None:
    """Return the bounds on a claim's origins as JSON; None for a claim that was never assessed."""
    return None if item.status is None else {"min": item.origins_min, "max": item.origins_max}


def _as_json(item: ClaimSummary) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": item.text,
        "language": item.language,
        "status": item.status,
        "rule": item.rule,
        "origins": origins_json(item),
        "reports": item.reports,
        "publishers": item.publishers,
    }


def _show(items: Sequence[ClaimSummary]) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded when something is drawn

    from graph.iris import short  # noqa: PLC0415

    out = page()
    if not items:
        note("no claim fits")
        return
    out.print(Text("outlets  origins  status                claim", style="dim"))
    for item in items:
        origins = "?" if item.origins_min is None else phrases.origins(item.origins_min, item.origins_max or 0)
        lead = Text(f"{item.publishers:7}  ").append(f"{origins:>7}", style="bold")
        lead.append(f"  {phrases.status(item.status):<20}  ")
        block(out, item.text, lead=lead)
        out.print(Text(" " * lead.cell_len + short(item.id), style="dim"), no_wrap=True, overflow="ignore", crop=False)
