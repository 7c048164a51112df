"""`sayso reports` and `sayso delete`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import phrases
from api.cli.options import (
    CursorOption,  # noqa: TC001 - Typer reads the annotations
    JsonOption,  # noqa: TC001 - the same
    LimitOption,  # noqa: TC001 - the same
    StoreOption,  # noqa: TC001 - the same
)
from api.cli.screen import block, note, page, print_json
from api.cli.session import opened, viewed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.summaries import ReportSummary

__all__ = ["delete", "reports"]


def reports(
    *,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only reports by this publisher (name or id).")
    ] = None,
    limit: LimitOption = 20,
    cursor: CursorOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the reports in the store, the latest first."""
    with viewed(store) as view:
        found = view.reports(
            publisher=view.find("source", publisher) if publisher else None, limit=limit, cursor=cursor
        )
    if as_json:
        print_json({"items": [_as_json(item) for item in found.items], "next": found.next})
        return
    _show(found.items)
    if found.next:
        note(f"there are more: --cursor {found.next}")


def delete(
    names: Annotated[
        list[str], typer.Argument(metavar="REPORT...", help="Ids of reports (report/... or IRIs), or their titles.")
    ],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take reports out of the store, with what they said.

    Exactly what is theirs goes. Claims that other reports make stay, and are assessed anew. Asks first on a terminal,
    unless told --yes.
    """
    raise NotImplementedError


def _as_json(item: ReportSummary) -> dict[str, Any]:
    from graph.when import instant  # noqa: PLC0415

    return {
        "id": item.id,
        "title": item.title,
        "published": item.published,
        "publisher": {"id": item.publisher, "name": item.publisher_name},
        "language": item.language,
        "url": item.url,
        "loaded": instant(item.loaded) if item.loaded else None,
        "digest": item.digest,
    }


def _show(items: Sequence[ReportSummary]) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded when something is drawn

    from graph.iris import short  # noqa: PLC0415

    out = page()
    if not items:
        note("no report fits")
    for item in items:
        publisher = item.publisher_name or short(item.publisher) or "publisher unknown"
        block(out, Text(item.title or "untitled", style="bold"), lead=Text(f"{phrases.day(item.published):<10}  "))
        out.print(Text(f"{'':12}{publisher}  {short(item.id)}", style="dim"), soft_wrap=True)
