"""`sayso retract`, `sayso impact` and `sayso circular`: what rests on what cannot carry it."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import phrases
from api.cli.options import (
    CursorOption,  # noqa: TC001 - Typer reads the annotations
    JsonOption,  # noqa: TC001 - the same
    LimitOption,  # noqa: TC001 - the same
    PolicyOption,  # noqa: TC001 - the same
    StoreOption,  # noqa: TC001 - the same
)
from api.cli.screen import block, note, page, print_json
from api.cli.session import opened, viewed
from graph.errors import NotFoundError
from graph.iris import short

if TYPE_CHECKING:
    from graph.circular import Found

__all__ = ["circular", "impact", "retract"]

ReportArgument = Annotated[
    str, typer.Argument(metavar="REPORT", help="The report's id (report/... or the whole IRI), URL or title.")
]


def retract(
    report: ReportArgument,
    *,
    at: Annotated[
        str | None, typer.Option("--at", metavar="DATE", help="When it was taken back; today when left out.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", "--why", metavar="TEXT", help="The reason, which is kept.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who decides; the name of the user when left out.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Let the report count again.")] = False,
    policy: PolicyOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Note that a report was withdrawn.

    It stays, and says so; nothing rests on it any more: neither its own words, nor reports that had a claim from it,
    nor copies of it. Claims that it spoke of are assessed anew. `sayso impact` shows beforehand what will fall. Who
    decided it, when and why is kept, also when it is undone: `sayso claims --decisions`, `sayso timeline`.
    """
    from graph.view import View  # noqa: PLC0415 - only once it is called
    from graph.when import now  # noqa: PLC0415
    from loaders.withdraw import reinstate, withdraw  # noqa: PLC0415

    if undo and at:
        raise typer.BadParameter("--undo goes without --at")
    who = by or getpass.getuser()
    with opened(store, existing=True, policy=policy) as open_store:
        id_ = View(open_store).find("report", report)
        date = at or now().date().isoformat()
        change = (
            reinstate(open_store, id_, why=reason, by=who)
            if undo
            else withdraw(open_store, id_, at=date, reason=reason, by=who)
        )
        if change is None:
            raise NotFoundError(f"the report {report!r} was deleted just now", value=report)
    if as_json:
        told = {"withdrawn": None if undo else date, "withdrawal_reason": None if undo else reason}
        print_json({"report": id_, **told, "claims": list(change.claims)})
        return
    what = "counts again" if undo else f"was withdrawn {date}"
    note(f"{short(id_)} {what}; {phrases.count(len(change.claims), 'claim')} assessed anew")


def impact(
    report: ReportArgument,
    *,
    policy: PolicyOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what would fall with a report.

    For each claim that it speaks of: how the claim stands with the report and how without, and which other reports
    have it from this one.
    """
    from graph.reason.impact import impact as fall  # noqa: PLC0415 - only once there is a report
    from graph.reason.impact import impact_json  # noqa: PLC0415

    with viewed(store, policy=policy) as view:
        id_ = view.find("report", report)
        known = view.report(id_)
        if known is None:
            raise NotFoundError(f"the report {report!r} was deleted just now", value=report)
        dossiers = [dossier for claim in view.claims_of(id_) if (dossier := view.dossier(claim))]
    found = {
        "report": {"id": id_, "title": known.title, "published": known.published},
        "withdrawn": known.withdrawn,
        "withdrawal_reason": known.withdrawal_reason,
        **impact_json(fall(dossiers, id_)),
    }
    if as_json:
        print_json(found)
    else:
        _show_impact(found)


def circular(
    claim: Annotated[
        str | None, typer.Argument(metavar="CLAIM", help="Only of this claim: words of it, or its id.")
    ] = None,
    *,
    limit: LimitOption = 20,
    cursor: CursorOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who cites each other, and citations that time forbids.

    Outlets that have a claim from each other and from nobody else, and reports published before anything of what they
    cite: their claims stand on nothing, however many repeat them.
    """
    from graph.circular import find_loops  # noqa: PLC0415 - only once it is called

    with viewed(store) as view:
        asked = view.find("claim", claim) if claim else None
        found = find_loops(view, asked, cursor=cursor, limit=limit)
    if as_json:
        print_json({"items": [_as_json(one) for one in found.items], "next": found.next})
        return
    _show_loops(found.items)
    if found.next:
        note(f"there are more: --cursor {found.next}")


def _as_json(found: Found) -> dict[str, Any]:
    from graph.reason.circles import Circle  # noqa: PLC0415 - as above

    return {
        "kind": "circle" if isinstance(found.loop, Circle) else "tooEarly",
        "claim": {"id": found.claim.id, "text": found.claim.text},
        "agents": [{"id": iri, "name": name} for iri, name in found.agents],
        "reports": [{"id": iri, "title": title, "published": date} for iri, title, date in found.reports],
        "explanation": found.explanation,
    }


def _show_loops(items: tuple[Found, ...]) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded when something is drawn

    out = page()
    if not items:
        note("nobody cites each other")
    for found in items:
        block(out, phrases.sentence(found.claim.text), style="bold")
        block(out, found.explanation, indent=2)
        for iri, _, date in found.reports:
            out.print(Text(f"  {phrases.day(date):<10}  {short(iri)}", style="dim"), soft_wrap=True)


def _show_impact(found: dict[str, Any]) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    out = page()
    block(out, found["report"]["title"] or "untitled", style="bold")
    if found["withdrawn"]:
        reason = f": {found['withdrawal_reason']}" if found["withdrawal_reason"] else ""
        block(out, f"withdrawn {found['withdrawn']}{reason}", style="dim")
    out.print()
    block(out, found["explanation"])
    for one in found["claims"]:
        out.print()
        block(out, phrases.sentence(one["claim"]["text"]), style="bold" if one["changes"] else "")
        standing, fallen = (_state(one[key]) for key in ("standing", "fallen"))
        block(out, f"{standing} -> {fallen}" if one["changes"] else f"{standing}, as before", indent=2)
        if one["reports"]:
            number = len(one["reports"])
            verb = "rests" if number == 1 else "rest"
            block(out, f"{phrases.count(number, 'other report')} {verb} on it", indent=2, style="dim")
    if found["reports"]:
        out.print()
        out.print(Text("Reports that fall with it", style="bold"))
        for one in found["reports"]:
            about = f"{one['publisher']}: {one['title'] or 'untitled'}"
            block(out, about, lead=Text(f"  {phrases.day(one['published']):<10}  "))


def _state(one: dict[str, Any]) -> str:
    origins = one["origins"]
    return f"{phrases.status(one['status'])}, origins {phrases.origins(origins['min'], origins['max'])}"
