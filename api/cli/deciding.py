"""`sayso claims merge`, `split`, `undo` and `--decisions`: what people decide about claims."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import typer

from api.cli.screen import block, note, page, print_json
from api.cli.session import opened, viewed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.decisions.decision import Decision
    from graph.store import Store

__all__ = ["decide", "list_decisions"]

_USAGE = "write `claims merge CLAIM --into CLAIM`, `claims split CLAIM --wording TEXT` or `claims undo DECISION`"


def decide(
    words: Sequence[str],
    *,
    into: str | None,
    wordings: Sequence[str],
    why: str,
    by: str | None,
    store: str | None,
    as_json: bool,
) -> None:
    """Merge, split or undo, as the first of the words says, and tell what was decided."""
    from graph.decisions.decision import decision_json  # noqa: PLC0415 - only once it is called

    action, *rest = words or [""]
    fits = {
        "merge": bool(into) and not wordings,
        "split": bool(wordings) and not into,
        "undo": not into and not wordings,
    }
    if not rest or not fits.get(action):
        raise typer.BadParameter(_USAGE)
    with opened(store, existing=True) as open_store:
        told = (by or getpass.getuser(), why)
        decision = _decided(open_store, action, " ".join(rest), into=into, wordings=wordings, told=told)
    if as_json:
        print_json(decision_json(decision, holds=True))
        return
    _tell(decision)


def _decided(
    store: Store, action: str, what: str, *, into: str | None, wordings: Sequence[str], told: tuple[str, str]
) -> Decision:
    from graph.view import View  # noqa: PLC0415
    from loaders.decide import merge_claims, split_claim, undo_decision  # noqa: PLC0415

    view = View(store)
    by, why = told
    if action == "undo":
        whole = what if ":" in what else f"{store.iris.base}decision/{what.removeprefix('decision/')}"
        return undo_decision(store, whole, by=by, why=why)
    claim = view.find("claim", what)
    if action == "split":
        return split_claim(store, claim, wordings, by=by, why=why)
    return merge_claims(store, [claim], into=view.find("claim", into or ""), by=by, why=why)


def _tell(decision: Decision) -> None:
    from graph.iris import short  # noqa: PLC0415

    if decision.into:
        verb = "merged into" if decision.merges else "split off as"
        note(f"{verb} {short(decision.into)}; take it back: sayso claims undo {short(decision.id)} --why TEXT")
    else:
        note(f"{short(decision.undoes or '')} is undone")


def list_decisions(store: str | None, *, as_json: bool) -> None:
    """List what was decided about claims and reports, in the order in which it was."""
    from graph.decisions.decision import decision_json  # noqa: PLC0415

    with viewed(store) as view:
        standing = view.standing()
    if as_json:
        print_json({"items": [decision_json(one, holds=standing.holds(one)) for one in standing.decisions]})
        return
    if not standing.decisions:
        note("nothing was decided about claims or reports")
        return
    from rich.text import Text  # noqa: PLC0415 - rich is loaded when something is drawn

    from graph.iris import short  # noqa: PLC0415

    out = page()
    for one in standing.decisions:
        state = "" if standing.holds(one) else " (undone)"
        block(out, f"{one.at:%Y-%m-%d %H:%M} {one.by}: {one.action}{state}, {one.why}", lead=Text("  - "))
        named = [*one.merges, *filter(None, (one.splits, one.into, one.undoes, one.report))]
        out.print(Text(f"    {short(one.id)}: {', '.join(map(short, named))}", style="dim"), soft_wrap=True)
