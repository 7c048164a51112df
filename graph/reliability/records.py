"""Verdicts in, the records of all their sources out: the engine behind `sayso record`, and the store's records too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.reliability.prior import Prior, fit_prior, fit_strength
from graph.reliability.record import ENOUGH, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["SourceRecord", "Verdict", "records", "topics_json"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A checked claim of `source`: `held` is 1 when it held, 0 when it did not, or between. `topic` None: not given."""

    source: str
    held: float
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What `source` has on record, and by topic where at least five of its claims on the topic were checked."""

    source: str
    record: Record
    topics: Mapping[str, Record] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        """Return it as `sayso record` prints it; `topics` only where there is enough for one."""
        found = {"source": self.source, **self.record.json()}
        if self.topics:
            found["topics"] = topics_json(self.topics)
        return found


def topics_json(topics: Mapping[str, Record]) -> list[dict[str, Any]]:
    """Return records by topic as JSON has them."""
    return [{"topic": topic, **record.json()} for topic, record in topics.items()]


def records(verdicts: Iterable[Verdict], prior: Prior | None = None) -> tuple[SourceRecord, ...]:
    """Return the record of each source, in the order in which they come first.

    Each verdict counts once, also when the same one is given again: two rows are two checked claims. The order of
    verdicts changes no figure. Without a `prior` it is fitted on these sources. A source's record on a topic starts
    from its record on everything else, which is worth as much as is fitted over all sources and topics.
    """
    held: dict[str, dict[str | None, list[float]]] = {}
    for verdict in verdicts:
        cell = held.setdefault(verdict.source, {}).setdefault(verdict.topic, [0, 0])
        cell[0] += verdict.held
        cell[1] += 1
    sums = {source: (_total(cells, 0), int(_total(cells, 1))) for source, cells in held.items()}
    known = prior or fit_prior(sums.values())
    whole = {source: Record(known, *tally) for source, tally in sums.items()}
    strength = _topic_strength(held, whole)
    return tuple(
        SourceRecord(source, whole[source], _topics(cells, whole[source], strength)) for source, cells in held.items()
    )


def _total(cells: Mapping[str | None, list[float]], place: int) -> float:
    # Sorted, because the sum of fractions depends on their order.
    return sum(sorted(cell[place] for cell in cells.values()))


def _topics(cells: Mapping[str | None, list[float]], whole: Record, strength: float) -> dict[str, Record]:
    return {
        topic: Record(Prior.of(_elsewhere(whole, held, checked), strength), held, int(checked))
        for topic, (held, checked) in sorted(cells.items(), key=lambda item: item[0] or "")
        if topic is not None and checked >= ENOUGH
    }


def _topic_strength(held: Mapping[str, Mapping[str | None, list[float]]], whole: Mapping[str, Record]) -> float:
    return fit_strength(
        [
            (cell[0], int(cell[1]), round(_elsewhere(whole[source], *cell), 3))
            for source, cells in held.items()
            for topic, cell in cells.items()
            if topic is not None and len(cells) > 1
        ]
    )


def _elsewhere(whole: Record, held: float, checked: float) -> float:
    """Return what the source's claims on everything else say of the share that holds."""
    alpha, beta = whole.alpha - held, whole.beta - (checked - held)
    return alpha / (alpha + beta)
