"""`sayso timeline`: how a claim came to stand as it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import phrases
from api.cli.corroboration import ClaimArgument  # noqa: TC001 - Typer reads the annotations
from api.cli.options import JsonOption, PolicyOption, StoreOption  # noqa: TC001 - the same
from api.cli.screen import block, note, page, print_json
from api.cli.session import viewed
from graph.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["timeline"]


def timeline(
    claim: ClaimArgument,
    *,
    loaded: Annotated[
        bool, typer.Option("--loaded", help="Order by when this store loaded it, not by when it was published.")
    ] = False,
    changes: Annotated[
        bool, typer.Option("--changes", help="Only what changed the status or the number of origins.")
    ] = False,
    policy: PolicyOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell how a claim came to stand as it does.

    Reports, withdrawals and reviews in order, each with what it changed and why. A report that was revised counts with
    what it says now: what it said before is not kept.
    """
    from graph.reason.timeline import Clock, steps_json  # noqa: PLC0415 - only once it is called
    from graph.reason.timeline import timeline as steps_of  # noqa: PLC0415

    clock = Clock.LOADED if loaded else Clock.PUBLISHED
    with viewed(store, policy=policy) as view:
        dossier = view.dossier(view.find("claim", claim), revisions=True)
        if dossier is None:
            raise NotFoundError(f"the claim {claim!r} was deleted just now", value=claim)
        decisions = view.standing().decisions
    steps = [step for step in steps_of(dossier, clock=clock, decisions=decisions) if step.changes or not changes]
    found = {
        "claim": {"id": dossier.claim.id, "text": dossier.claim.text},
        "clock": clock.value,
        "steps": steps_json(steps),
    }
    if as_json:
        print_json(found)
    else:
        _show(found)


def _show(found: Mapping[str, Any]) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded when something is drawn

    out = page()
    block(out, phrases.sentence(found["claim"]["text"]), style="bold")
    if not found["steps"]:
        note("nothing happened")
    for step in found["steps"]:
        out.print()
        after = step["after"]
        origins = phrases.origins(after["origins"]["min"], after["origins"]["max"])
        state = f"{phrases.status(after['status'])}, origins {origins}, {phrases.count(after['reports'], 'report')}"
        day = phrases.day(step["date"]) if step["date"] else "no date"
        block(out, Text(state, style="bold" if step["changes"] else "dim"), lead=Text(f"{day:<10}  "))
        block(out, "; ".join(_cause(cause) for cause in step["causes"]), indent=12)
        block(out, step["why"], indent=12, style="dim")
        if step["revised"]:
            number = phrases.count(len(step["revised"]), "report")
            block(out, f"{number} of these once said something else, which is not kept.", indent=12, style="dim")


def _cause(cause: Mapping[str, str]) -> str:
    said = {
        "report": "reported by {}",
        "withdrawal": "withdrawn by {}",
        "reinstatement": "withdrawal undone by {}",
        "review": "reviewed by {}",
    }
    return said[cause["kind"]].format(cause["by"])
