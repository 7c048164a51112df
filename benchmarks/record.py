"""How well a speaker's record foretells the next verdicts: LIAR, from its train split to its valid split.

    python -m benchmarks.record [--data ../shared/data/truth]

A statement held when PolitiFact called it half-true or better. Beside the posterior means of `sayso record`, in the
same run: the raw rate (kept off 0 and 1 by .01), and one rate for everybody. A speaker never seen has the prior's mean.
Also what one more verdict costs.
"""

from __future__ import annotations

import argparse
import gzip
import math
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.reliability.records import Verdict, records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

HELD = frozenset({"half-true", "mostly-true", "true"})
_BINS = 10
_EDGE = 0.01


class Score(NamedTuple):
    """Of probabilities against what happened."""

    log_loss: float
    calibration_error: float


def verdicts(lines: Iterable[str]) -> list[Verdict]:
    """Return a split's verdicts; the topic is the first of a statement's subjects."""
    rows = [line.rstrip("\n").split("\t") for line in lines]
    return [Verdict(row[4], float(row[1] in HELD), row[3].partition(",")[0] or None) for row in rows]


def read(data: Path) -> tuple[list[Verdict], list[Verdict]]:
    with gzip.open(data / "liar_train.tsv.gz", "rt", encoding="utf-8") as train:
        seen = verdicts(train)
    with (data / "liar_valid.tsv").open(encoding="utf-8") as valid:
        return seen, verdicts(valid)


def score(shares: Sequence[float], held: Sequence[float]) -> Score:
    """Return the log-loss and the expected calibration error over ten bins of equal width."""
    loss = -sum(math.log(share if one else 1.0 - share) for share, one in zip(shares, held, strict=True))
    bins: list[list[float]] = [[0.0, 0.0] for _ in range(_BINS)]
    for share, one in zip(shares, held, strict=True):
        cell = bins[min(int(share * _BINS), _BINS - 1)]
        cell[0] += share
        cell[1] += one
    return Score(loss / len(held), sum(abs(said - was) for said, was in bins) / len(held))


def measure(data: Path) -> dict[str, Score]:
    """Return the scores by method."""
    seen, unseen = read(data)
    known = {one.source: one for one in records(seen)}
    prior = next(iter(known.values())).record.prior
    everybody = sum(verdict.held for verdict in seen) / len(seen)

    def raw(verdict: Verdict) -> float:
        one = known.get(verdict.source)
        return min(max(one.record.held / one.record.checked, _EDGE), 1 - _EDGE) if one else everybody

    def record(verdict: Verdict) -> float:
        one = known.get(verdict.source)
        return one.record.mean if one else prior.mean

    def by_topic(verdict: Verdict) -> float:
        one = known.get(verdict.source)
        return one.topics.get(verdict.topic or "", one.record).mean if one else prior.mean

    methods: dict[str, Callable[[Verdict], float]] = {
        "one rate for everybody": lambda _: everybody,
        "raw rate": raw,
        "sayso record": record,
        "sayso record, by topic where there is enough": by_topic,
    }
    held = [verdict.held for verdict in unseen]
    return {name: score([method(verdict) for verdict in unseen], held) for name, method in methods.items()}


def one_more(data: Path, times: int = 2_000) -> float:
    """Return the seconds that one more verdict takes: new figures, interval and letter."""
    record = records(read(data)[0])[0].record
    started = time.perf_counter()
    for number in range(times):
        record = record.after(number % 2)
        _ = record.json()
    return (time.perf_counter() - started) / times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/truth"))
    asked = parser.parse_args()
    print("LIAR, train to valid           log-loss  calibration error")
    for name, found in measure(asked.data).items():
        print(f"  {name:46} {found.log_loss:.4f}  {found.calibration_error:.4f}")
    print(f"  one more verdict: {one_more(asked.data) * 1e6:,.0f} microseconds")


if __name__ == "__main__":
    main()
