"""`sayso competing`: claims that agree on all but the value, and on which of them sources agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import phrases
from api.cli.options import (
    CursorOption,  # noqa: TC001 - Typer reads the annotations
    JsonOption,  # noqa: TC001 - the same
    LimitOption,  # noqa: TC001 - the same
    StoreOption,  # noqa: TC001 - the same
)
from api.cli.screen import block, note, page, print_json
from api.cli.session import viewed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.competing import Competing

__all__ = ["competing"]


def competing(
    claim: Annotated[
        str | None, typer.Argument(metavar="CLAIM", help="Only those of this claim: words of it, or its id.")
    ] = None,
    *,
    limit: LimitOption = 20,
    cursor: CursorOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List claims that differ in a value, and agreement on each.

    Agreement between sources is a signal of its own, one vote for each origin: no ruling on what is true, and no part
    of a source's record.
    """
    from graph.competing import find_competing  # noqa: PLC0415 - only once it is called

    with viewed(store) as view:
        asked = view.find("claim", claim) if claim else None
        found = find_competing(view, asked, cursor=cursor, limit=limit)
    if as_json:
        print_json({"items": [one.as_json() for one in found.items], "next": found.next})
        return
    _show(found.items)
    if found.next:
        note(f"there are more: --cursor {found.next}")


def _show(items: Sequence[Competing]) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded when something is drawn

    out = page()
    if not items:
        note("no claims compete")
        return
    out.print(Text("agreement  votes  claim", style="dim"))
    for number, item in enumerate(items):
        if number:
            out.print()
        for one in item.contenders:
            share = "-" if one.probability is None else f"{one.probability:.2f}"
            lead = Text(f"{share:>9}  ", style="bold").append(f"{len(one.voices):5}  ", style="")
            block(out, phrases.sentence(one.claim.text), lead=lead)
            names = "; ".join(dict.fromkeys(hop.name for hop in one.voices))
            if names:
                block(out, names, indent=18, style="dim")
    note("agreement is between sources, one vote an origin; it is no ruling on what is true")
