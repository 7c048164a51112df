"""Which chains count for what: support, denial, response, notice; and what a date leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.reason.clocks import PRESENT, Clocks
from graph.reason.fallen import fallen
from ontology.schemes import Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.reason.chains import Chain

__all__ = ["Selection", "by_then", "select"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Indexes of chains by what they do. What the clocks leave out is in none but counted, by report.

    `supporting`, `denying` and `questioning` leave out withdrawn reports, which are in `withdrawn` (those that
    supported the claim, and had been withdrawn by then), and what fell with them: `fallen` are these, `because` has for
    each the ids of the withdrawn reports. `later` reports were published after the date, of `undated` ones it is not
    known when; `not_loaded` ones came into the store later, and `revised` are those among them of which an earlier
    state was there by then, whose content is not kept.
    """

    supporting: tuple[int, ...] = ()
    denying: tuple[int, ...] = ()
    questioning: tuple[int, ...] = ()
    responses: tuple[int, ...] = ()
    notices: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()
    fallen: tuple[int, ...] = ()
    because: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    later: int = 0
    undated: int = 0
    not_loaded: int = 0
    revised: int = 0

    @property
    def shown(self) -> tuple[int, ...]:
        """The chains that take a stand on the claim, withdrawn and fallen ones included, in order."""
        return tuple(sorted((*self.supporting, *self.denying, *self.questioning, *self.withdrawn, *self.fallen)))

    @property
    def anything(self) -> bool:
        """Whether the clocks left anything at all."""
        return bool(self.shown or self.responses or self.notices or self.because)


def by_then(chains: Sequence[Chain], clocks: Clocks) -> tuple[Chain, ...]:
    """Return the chains, of whatever stance, that were there as of `clocks`."""
    return tuple(chain for chain in chains if not _left_out(chain, clocks))


def select(
    chains: Sequence[Chain], clocks: Clocks = PRESENT, copied: Mapping[int, frozenset[str]] | None = None
) -> Selection:
    """Sort the chains by what they do, as of `clocks`; `copied` is of `graph.reason.copied.copied_chains`."""
    kept: dict[str, list[int]] = {}
    left: dict[str, set[str]] = {"later": set(), "undated": set(), "not_loaded": set(), "revised": set()}
    gone: set[str] = set()
    for index, chain in enumerate(chains):
        reasons = _left_out(chain, clocks)
        if reasons:
            for reason in reasons:
                left[reason].add(chain.report_id)
            continue
        if clocks.withdrawn(chain.report):
            gone.add(chain.report_id)
        kept.setdefault(_place(chain.stance), []).append(index)
    because = {
        index: causes
        for place in ("supporting", "denying")
        for index, causes in fallen(chains, kept.get(place, ()), gone, copied or {}).items()
    }
    dead = because.keys() | {index for indexes in kept.values() for index in indexes if chains[index].report_id in gone}
    supporting = kept.get("supporting", [])

    def living(place: str) -> tuple[int, ...]:
        return tuple(index for index in kept.get(place, ()) if index not in dead)

    return Selection(
        supporting=living("supporting"),
        denying=living("denying"),
        questioning=living("questioning"),
        responses=living("responses"),
        notices=living("notices"),
        withdrawn=tuple(index for index in supporting if chains[index].report_id in gone),
        fallen=tuple(index for index in supporting if index in because),
        because=because,
        later=len(left["later"]),
        undated=len(left["undated"]),
        not_loaded=len(left["not_loaded"]),
        revised=len(left["revised"]),
    )


def _left_out(chain: Chain, clocks: Clocks) -> tuple[str, ...]:
    """Return why the clocks leave a chain out; nothing where they do not."""
    published = clocks.published(chain.report)
    if published is not True:
        return ("undated",) if published is None else ("later",)
    if clocks.loaded(chain.report) is not True:
        report = chain.report
        earlier = report is not None and any(clocks.had(state) for state in report.revisions[:-1])
        return ("not_loaded", "revised") if earlier else ("not_loaded",)
    return ()


def _place(stance: Stance) -> str:
    if stance.supports:
        return "supporting"
    if stance.is_response:
        return "responses"
    if stance.is_notice:
        return "notices"
    return "denying" if stance is Stance.DENIES else "questioning"
