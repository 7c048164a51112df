"""Paths of attribution: through whom what a source said on a claim came to somebody else. Pure functions.

A step is one assertion that relays another. Steps of several reports on one claim, with one stance, join where one
report's hearer is another's teller: that an outlet has it from an agency, and the agency from a source, may stand in
two reports. A path that a single report tells whole says so.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["LONGEST", "MOST", "Passing", "Path", "paths"]

LONGEST = 8
"""So many steps a path has at most; more hands than that pass nothing on in news."""
MOST = 1000
"""So many paths are found on one claim at most, the shortest."""


@dataclass(frozen=True, slots=True)
class Passing:
    """One step: in `report`, `hearer` passes on by `later` what `teller` said by `earlier`. Agents are ids."""

    claim: str
    stance: str
    report: str
    earlier: str
    teller: str
    later: str
    hearer: str
    publishes: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A way of a claim from the first of `agents` to the last; `steps[i]` are the reports that tell of its i-th step.

    `whole` are the reports that tell of all of it, as one chain. No agent is in it twice.
    """

    claim: str
    stance: str
    agents: tuple[str, ...]
    steps: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...] = ()


def paths(
    passings: Iterable[Passing], source: str, *, target: str | None = None, report: str | None = None
) -> tuple[Path, ...]:
    """Return the paths from a source to `target`, an agent, else to whoever publishes what it said.

    With `report` only those whose last step is that report's, to its publisher. Sorted by claim and stance, the
    shortest first, then by agents; at most `MOST` a claim and stance, of at most `LONGEST` steps.
    """
    by_claim: dict[tuple[str, str], list[Passing]] = defaultdict(list)
    for passing in passings:
        by_claim[passing.claim, passing.stance].append(passing)
    found: list[Path] = []
    for (claim, stance), own in sorted(by_claim.items()):
        steps = _steps(own)
        ways = sorted(_ways(steps, source, target, report), key=lambda way: (len(way), way))
        found += [_path(claim, stance, way, steps) for way in ways]
    return tuple(found)


_Steps = dict[tuple[str, str], list[Passing]]


def _steps(passings: Iterable[Passing]) -> _Steps:
    found: _Steps = defaultdict(list)
    for passing in passings:
        if passing.teller != passing.hearer:
            found[passing.teller, passing.hearer].append(passing)
    return found


def _ways(steps: _Steps, source: str, target: str | None, report: str | None) -> Iterator[tuple[str, ...]]:
    """Yield agents in order, the shortest ways first."""
    hearers: dict[str, list[str]] = defaultdict(list)
    for teller, hearer in sorted(steps):
        hearers[teller].append(hearer)
    reaches = _reaching(steps, target, report)
    queue: deque[tuple[str, ...]] = deque([(source,)])
    found = 0
    while queue and found < MOST:
        way = queue.popleft()
        for hearer in hearers[way[-1]]:
            if hearer in way or hearer not in reaches or found >= MOST:
                continue
            longer = (*way, hearer)
            if _ends(steps[way[-1], hearer], target, report):
                found += 1
                yield longer
            if len(longer) <= LONGEST and hearer != target:
                queue.append(longer)


def _reaching(steps: _Steps, target: str | None, report: str | None) -> frozenset[str]:
    """Return the agents from which an end can be reached: whoever leads nowhere is not followed."""
    tellers: dict[str, list[str]] = defaultdict(list)
    for teller, hearer in steps:
        tellers[hearer].append(teller)
    todo = [hearer for (_, hearer), told in steps.items() if _ends(told, target, report)]
    found = set(todo)
    while todo:
        for teller in tellers[todo.pop()]:
            if teller not in found:
                found.add(teller)
                todo.append(teller)
    return frozenset(found)


def _ends(told: Sequence[Passing], target: str | None, report: str | None) -> bool:
    """Whether a path may end with a step."""
    if target is not None:
        return told[0].hearer == target
    return any(one.publishes and (report is None or one.report == report) for one in told)


def _path(claim: str, stance: str, way: tuple[str, ...], steps: Mapping[tuple[str, str], list[Passing]]) -> Path:
    told = [steps[step] for step in pairwise(way)]
    reached = {one.later: one.report for one in told[0]}
    for step in told[1:]:
        reached = {one.later: one.report for one in step if reached.get(one.earlier) == one.report}
    return Path(
        claim,
        stance,
        way,
        tuple(tuple(sorted({one.report for one in step})) for step in told),
        tuple(sorted(set(reached.values()))),
    )
