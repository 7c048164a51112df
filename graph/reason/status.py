"""The status of a claim, and the named rule that sets it: how far the claim is corroborated, never whether it is true.

| rule | status | when, first match first |
|---|---|---|
| withdrawn/2 | withdrawn | reports supported it, and all of them were withdrawn, or rest on one that was |
| no-origin/1 | uncorroborated | nobody supports it |
| contested/1 | contested | somebody denies it who is not among the origins that support it |
| circular/1 | circular | all support goes in a circle: A cites B, and B cites A |
| single-origin/1 | singleOrigin | at most one origin |
| independence-unknown/1 | independenceUnknown | at least one origin, and perhaps more |
| corroborated/1 | corroborated | at least two independent origins |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.schemes import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reason.bounds import Bounds
    from graph.reason.chains import Chain
    from graph.reason.origins import Lineage
    from graph.reason.selection import Selection

__all__ = ["contesting", "decide"]


def decide(chains: Sequence[Chain], selection: Selection, lineage: Lineage, bounds: Bounds) -> tuple[Status, str]:
    """Return the status and the name of the rule that set it: the table of this module, top to bottom."""
    if not selection.supporting:
        return (
            (Status.WITHDRAWN, "withdrawn/2")
            if selection.withdrawn or selection.fallen
            else (Status.UNCORROBORATED, "no-origin/1")
        )
    if contesting(chains, selection, lineage):
        return Status.CONTESTED, "contested/1"
    if len(lineage.circular) == len(lineage.roots):
        return Status.CIRCULAR, "circular/1"
    if bounds.most == 1:
        return Status.SINGLE_ORIGIN, "single-origin/1"
    if bounds.fewest == 1:
        return Status.INDEPENDENCE_UNKNOWN, "independence-unknown/1"
    return Status.CORROBORATED, "corroborated/1"


def contesting(chains: Sequence[Chain], selection: Selection, lineage: Lineage) -> tuple[int, ...]:
    """Return the indexes of the chains that deny the claim and start with somebody who does not also support it."""
    supporting = {hop.agent for origin in lineage.origins for hop in origin.agents}
    return tuple(index for index in selection.denying if chains[index].origin.agent not in supporting)
