"""`sayso corroboration`: on how many independent origins a claim rests, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import drawing, phrases
from api.cli.options import JsonOption, PolicyOption, StoreOption  # noqa: TC001 - Typer reads the annotations
from api.cli.screen import block, page, print_json
from api.cli.session import viewed
from graph.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.view import View

__all__ = ["AsOfOption", "ClaimArgument", "LoadedByOption", "WithoutOption", "assessed", "corroboration"]

ClaimArgument = Annotated[
    str, typer.Argument(metavar="CLAIM", help="Words of the claim, or its id (claim/... or the whole IRI).")
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Count only what was published by then: 2024, 2024-11 or 2024-11-24."),
]
LoadedByOption = Annotated[
    str | None,
    typer.Option("--loaded-by", metavar="DATE", help="Count only what this store had loaded by then."),
]
WithoutOption = Annotated[
    str | None, typer.Option("--without", metavar="NAME", help="As if this source had not spoken (name or id).")
]


def corroboration(
    claim: ClaimArgument,
    *,
    as_of: AsOfOption = None,
    loaded_by: LoadedByOption = None,
    without: WithoutOption = None,
    policy: PolicyOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell how many origins a claim rests on, and why.

    Shows the claim's status, how many reports, outlets and origins it has, why origins count as one or as several, how
    those who were asked responded, and what publishers say of their own checking. It never says whether the claim is
    true.
    """
    with viewed(store, policy=policy) as view:
        found = assessed(view, claim, as_of, loaded_by, without)
    if as_json:
        print_json(found)
        return
    _show(found)


def assessed(
    view: View, claim: str, as_of: str | None, loaded_by: str | None = None, without: str | None = None
) -> dict[str, Any]:
    """Find a claim by its words or id and return its corroboration as JSON.

    Raises `ModelError` for a bad date, `NotFoundError` for no such claim, `AmbiguousError` for words that fit several.
    """
    from graph.beside import beside  # noqa: PLC0415
    from graph.reason.clocks import Clocks  # noqa: PLC0415
    from graph.reason.corroboration import corroboration as assess  # noqa: PLC0415 - only once there is a claim

    clocks = Clocks(as_of, loaded_by)
    dossier = view.dossier(view.find("claim", claim), revisions=loaded_by is not None)
    if dossier is None:
        raise NotFoundError(f"the claim {claim!r} was deleted just now", value=claim)
    if without:
        from graph.reason.without import without as silenced  # noqa: PLC0415

        dossier = silenced(dossier, view.find("source", without))
    related = () if as_of or loaded_by else view.related(dossier.claim)
    records = view.records().records
    found = assess(dossier, as_of=as_of, loaded_by=loaded_by, records=records, related=related)
    return found.as_json(view.coverage(), beside(view, dossier, clocks))


def _show(found: Mapping[str, Any]) -> None:
    from rich.text import Text  # noqa: PLC0415

    from graph.iris import short  # noqa: PLC0415

    out = page()
    block(out, phrases.sentence(found["claim"]["text"]), style="bold")
    out.print(Text(short(found["claim"]["id"]), style="dim"))
    if found["as_of"]:
        out.print(Text(f"as of {found['as_of']}", style="dim"))
    if found["loaded_by"]:
        out.print(Text(f"as loaded by {found['loaded_by']}", style="dim"))
    out.print()
    out.print(drawing.headline(found))
    block(out, phrases.sentence(found["explanation"]))
    for title, lines in (
        ("Why the origins count so", drawing.reasons(found)),
        ("Who was asked, and what outlets say of their checking", drawing.reception(found)),
        ("Texts taken from others", drawing.copies(found)),
        ("What changed on the way", [one["explanation"] for one in found["changes"]]),
        ("Figures that agree", [one["explanation"] for one in found["consistency"]]),
        ("How credible it is", drawing.credibility(found)),
        ("Other figures for the same thing", [one["text"] for one in found["competing"]]),
        (
            "About the same, and another claim",
            [f"{one['claim']['text']}: {one['differs']}" for one in found["related"]],
        ),
        ("Where it would break", [one["explanation"] for one in found["weakest"]]),
        ("What would lift it", [found["lift"]["explanation"]] if found["lift"] else []),
        ("What was searched", [found["coverage"]["explanation"]] if found["lift"] else []),
    ):
        if lines:
            out.print()
            out.print(Text(title, style="bold"))
            for line in lines:
                block(out, line, lead=Text("  - "))
    out.print()
    out.print(Text(f"Its chains: sayso trace {short(found['claim']['id'])}", style="dim"), soft_wrap=True)
