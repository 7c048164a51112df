"""`sayso paths`: through whom what a source said came to an agent, to the outlets of a claim, or into a report."""

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
    from graph.paths import FoundPath

__all__ = ["paths"]


def paths(
    source: Annotated[str, typer.Argument(metavar="NAME", help="The source: its name, an alias or its id.")],
    *,
    to: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="The agent that it came to (name or id).")
    ] = None,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="CLAIM", help="Only on this claim (words or id).")
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="REPORT", help="Only into this report (id, URL or title).")
    ] = None,
    limit: LimitOption = 20,
    cursor: CursorOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show through whom what a source said came to somebody.

    At least one of --to, --claim and --report says where to; without --to paths end at the outlets. Steps that stand in
    several reports on one claim join. The shortest come first, claim by claim.
    """
    from graph.paths import find_paths, path_json  # noqa: PLC0415 - only once it is called

    with viewed(store) as view:
        found = find_paths(
            view,
            view.find("source", source),
            target=view.find("source", to) if to else None,
            claim=view.find("claim", claim) if claim else None,
            report=view.find("report", report) if report else None,
            cursor=cursor,
            limit=limit,
        )
    if as_json:
        print_json({"items": [path_json(one) for one in found.items], "next": found.next})
        return
    if not found.items:
        note("nothing came that way")
    _show(found.items)
    if found.next:
        note(f"there are more: --cursor {found.next}")


def _show(items: tuple[FoundPath, ...]) -> None:
    out = page()
    claim = ""
    for found in items:
        if found.path.claim != claim:
            claim = found.path.claim
            block(out, phrases.sentence(found.text or claim), style="bold")
        stance = "" if found.path.stance == "asserts" else f" ({phrases.stance(found.path.stance)})"
        block(out, found.explanation.removesuffix(".") + stance, indent=2)
        for (_, teller), (_, hearer), step, count in zip(
            found.agents, found.agents[1:], found.steps, found.counts, strict=False
        ):
            first = f", the first {phrases.day(step[0][2])}: {step[0][1] or 'untitled'}" if step else ""
            line = f"{teller} -> {hearer}: {phrases.count(count, 'report')}{first}"
            block(out, line, indent=4, style="dim")
