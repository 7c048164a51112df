"""`sayso reports` and `sayso delete`."""

from __future__ import annotations

import sys
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
from graph.iris import short

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
        list[str], typer.Argument(metavar="REPORT", help="Ids of reports (report/... or IRIs), or their titles.")
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
    from graph.view import View  # noqa: PLC0415 - loaded when something is deleted
    from loaders.upkeep import delete as remove  # noqa: PLC0415

    with opened(store, existing=True) as open_store:
        view = View(open_store)
        # All are found before one is deleted, so that a slip in the last does not leave half of it done.
        found = list(dict.fromkeys(view.find("report", name) for name in names))
        if not yes and sys.stdin.isatty():
            typer.confirm(f"Delete {phrases.count(len(found), 'report')}?", abort=True, err=True)
        claims: set[str] = set()
        for id_ in found:
            change = remove(open_store, id_)
            claims.update(change.claims if change else ())
    if as_json:
        print_json({"deleted": found, "claims": sorted(claims)})
    else:
        for id_ in found:
            note(f"deleted {short(id_)}")


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

    out = page()
    if not items:
        note("no report fits")
    for item in items:
        publisher = item.publisher_name or short(item.publisher) or "publisher unknown"
        block(out, Text(item.title or "untitled", style="bold"), lead=Text(f"{phrases.day(item.published):<10}  "))
        out.print(Text(f"{'':12}{publisher}  {short(item.id)}", style="dim"), soft_wrap=True)
