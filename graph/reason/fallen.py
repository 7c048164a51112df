"""What falls with a report that was withdrawn: every chain that had the claim from it, and what had it from these.

A report that says it has the claim from an outlet rests on what that outlet published. When the outlet takes all of it
back, the report rests on nothing any more, whatever it says itself; and so do copies of what was taken back.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.reason.clocks import published_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from graph.reason.chains import Chain

__all__ = ["fallen"]


def fallen(
    chains: Sequence[Chain],
    taking: Iterable[int],
    withdrawn: AbstractSet[str],
    copied: Mapping[int, frozenset[str]],
) -> dict[int, tuple[str, ...]]:
    """Return the chains (indexes) that fell with a withdrawn report, each with the ids of the reports it fell with.

    `taking` are the chains that take one and the same stand, `withdrawn` the reports taken back; chains of these
    themselves are not returned. `copied` is of `graph.reason.copied.copied_chains`. A chain falls when
    - it names, on the way from the origin, a publisher all of whose reports on the claim that were published by then
      were taken back, or fell;
    - its report is a copy of one that was taken back, or fell;
    - a publisher says the claim in its own voice, and all its reports that tell from whom it has it are gone.
    """
    indexes = list(taking)
    if not withdrawn or not any(chains[index].report_id in withdrawn for index in indexes):
        return {}
    own: dict[str, list[int]] = defaultdict(list)
    at: dict[str, list[int]] = defaultdict(list)
    for index in indexes:
        own[chains[index].publisher.agent].append(index)
        at[chains[index].report_id].append(index)
    gone: dict[int, tuple[str, ...]] = {
        index: (chains[index].report_id,) for index in indexes if chains[index].report_id in withdrawn
    }
    found: dict[int, tuple[str, ...]] = {}
    waiting = True
    while waiting:
        waiting = False
        for index in indexes:
            if index not in gone and (causes := _causes(index, chains, own, at, gone, copied)):
                found[index] = gone[index] = tuple(sorted(causes))
                waiting = True
    return found


def _causes(  # noqa: PLR0917 -- what `fallen` has in hand
    index: int,
    chains: Sequence[Chain],
    own: Mapping[str, Sequence[int]],
    at: Mapping[str, Sequence[int]],
    gone: Mapping[int, tuple[str, ...]],
    copied: Mapping[int, frozenset[str]],
) -> set[str]:
    chain = chains[index]
    causes: set[str] = set()
    for hop in chain.hops[:-1]:
        said = [one for one in own.get(hop.agent, ()) if _before(chains[one], chain)]
        if said and all(one in gone for one in said):
            causes.update(report for one in said for report in gone[one])
    for report in copied.get(index, ()):
        standing = at.get(report, ())
        if standing and all(one in gone for one in standing):
            causes.update(cause for one in standing for cause in gone[one])
    if len(chain.hops) == 1:
        told = [one for one in own[chain.origin.agent] if len(chains[one].hops) > 1]
        if told and all(one in gone for one in told):
            causes.update(report for one in told for report in gone[one])
    return causes


def _before(earlier: Chain, later: Chain) -> bool:
    """Whether a report can have been known when the other was written; where a date is unknown, it can."""
    return not (earlier.published and later.published) or published_by(earlier.published, later.published)
