"""`sayso trace`: a claim's chains, from who said it first to the outlets that print it."""

from __future__ import annotations

from api.cli import drawing, phrases
from api.cli.corroboration import AsOfOption, ClaimArgument, LoadedByOption, assessed
from api.cli.options import JsonOption, StoreOption  # noqa: TC001 - Typer reads the annotations
from api.cli.screen import block, page, print_json
from api.cli.session import viewed

__all__ = ["trace"]


def trace(
    claim: ClaimArgument,
    *,
    as_of: AsOfOption = None,
    loaded_by: LoadedByOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Draw a claim's chains, from origin to outlet.

    One tree for each origin: who said it, who passed it on, and the outlets with their dates and the words that it was
    read from. Where an outlet's text was found to be taken from another's, the tree says from whose, with the longest
    passage that both have.
    """
    with viewed(store) as view:
        found = assessed(view, claim, as_of, loaded_by)
    if as_json:
        print_json({key: found[key] for key in ("claim", "as_of", "groups", "chains", "copies")})
        return
    from rich.text import Text  # noqa: PLC0415

    from graph.iris import short  # noqa: PLC0415

    out = page()
    block(out, phrases.sentence(found["claim"]["text"]), style="bold")
    out.print(Text(short(found["claim"]["id"]), style="dim"))
    out.print()
    out.print(drawing.headline(found))
    if drawing.tally(found):
        out.print()
        out.print(Text(drawing.tally(found)))
    for tree in drawing.chain_trees(found, width=out.width):
        out.print()
        out.print(tree)
    lines = drawing.reception(found)
    if lines:
        out.print()
        for line in lines:
            block(out, line, lead=Text("- "))
    out.print()
    out.print(Text(f"Why it counts so: sayso corroboration {short(found['claim']['id'])}", style="dim"), soft_wrap=True)
