"""How many planted copies are found, and how fast: by sayso, and by MinHash (datasketch, rensa) beside it.

    pip install '.[bench]'
    python -m benchmarks copies [--texts 50000] [--sentences FILE]

All get the same texts, oldest first, in one process on one core, and are timed from texts to pairs, by processor time
and by the clock. The peers compare sets of runs of five words by MinHash with 128 permutations at a Jaccard of .5:
their usual setting. A pair is right when it names a copy and what it was made from; for the peers, which give no
direction, a pair of two copies of one original is right too. `--sentences` mixes the texts from a file of sentences,
one a line, instead of made-up ones.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.planted import KINDS, planted, sentences
from graph.copies.find import find_copies
from graph.copies.letters import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.planted import Planted
    from graph.copies.find import Item

    Pairs: TypeAlias = "Iterable[tuple[str, str]]"

_PERMUTATIONS, _JACCARD = 128, 0.5
_WANTED = {"P": 0.99, "R": 0.93, "texts/s": 2500}


def _sayso(items: Sequence[Item]) -> Pairs:
    return [(str(found.copy), str(found.of)) for found in find_copies(items)]


def _datasketch(items: Sequence[Item]) -> Pairs:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - an optional peer

    index = MinHashLSH(threshold=_JACCARD, num_perm=_PERMUTATIONS)
    known: dict[str, MinHash] = {}
    for item in items:
        one = MinHash(num_perm=_PERMUTATIONS)
        one.update_batch([run.encode() for run in _runs(item.text)])
        for other in index.query(one):
            if known[other].jaccard(one) >= _JACCARD:
                yield str(item.id), other
        index.insert(str(item.id), one)
        known[str(item.id)] = one


def _rensa(items: Sequence[Item]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - an optional peer

    index = RMinHashLSH(threshold=_JACCARD, num_perm=_PERMUTATIONS, num_bands=32)
    known: list[RMinHash] = []
    for number, item in enumerate(items):
        one = RMinHash(num_perm=_PERMUTATIONS, seed=1)
        one.update(list(_runs(item.text)))
        for other in index.query(one):
            if known[other].jaccard(one) >= _JACCARD:
                yield str(item.id), str(items[other].id)
        index.insert(number, one)
        known.append(one)


def _runs(text: str) -> Iterator[str]:
    words = text.lower().split()
    return (" ".join(words[start : start + 5]) for start in range(len(words) - 4))


def _score(name: str, run: Callable[[Sequence[Item]], Pairs], collection: Planted, items: Sequence[Item]) -> bool:
    clock, busy = time.perf_counter(), time.process_time()
    pairs = list(run(items))
    clock, busy = time.perf_counter() - clock, time.process_time() - busy
    truth = collection.copies
    right = {pair for pair in pairs if truth.get(pair[0], ("",))[0] == pair[1]}
    family = {copy: of for copy, (of, _) in truth.items()}
    fair = {pair for pair in pairs if family.get(pair[0], pair[0]) == family.get(pair[1], pair[1])}
    found = {copy for copy, _ in right}
    counted = right if run is _sayso else fair
    figures = {
        "P": len(counted) / max(1, len(set(pairs))),
        "R": len(found) / max(1, len(truth)),
        "texts/s": len(items) / busy,
    }
    kinds = {kind: [copy for copy, (_, how) in truth.items() if how == kind] for kind in KINDS}
    recalls = "  ".join(f"{kind} {len(found.intersection(of)) / max(1, len(of)):.3f}" for kind, of in kinds.items())
    print(
        f"  {name:11} {figures['texts/s']:8,.0f} texts/s ({len(items) / clock:,.0f} by the clock)   "
        f"P {figures['P']:.4f}  R {figures['R']:.4f}   {recalls}",
        flush=True,
    )
    return all(figures[figure] >= least for figure, least in _WANTED.items())


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 1 when a figure of ours is below what is wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=int, default=50_000)
    parser.add_argument("--sentences", type=Path, help="a file of sentences, one a line")
    parser.add_argument("--pool", type=int, default=100_000, help="how many sentences to make up")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    asked = parser.parse_args(arguments)
    pool = asked.sentences.read_text().splitlines() if asked.sentences else sentences(asked.pool)
    copies = round(asked.texts * 0.44)
    collection = planted(asked.texts - copies, copies, pool)
    items = sorted(collection.items, key=lambda item: item.published or "")
    words = sum(len(item.text.split()) for item in items) / len(items)
    print(f"{len(items):,} texts of {words:.0f} words, {copies:,} of them copies; {len(pool):,} sentences", flush=True)
    tables()
    good = _score("sayso", _sayso, collection, items)
    if not asked.alone:
        try:
            import datasketch  # noqa: F401, PLC0415
            import rensa  # noqa: F401, PLC0415
        except ImportError:
            print("datasketch or rensa is missing: pip install '.[bench]'", file=sys.stderr)
            return 2
        _score("datasketch", _datasketch, collection, items)
        _score("rensa", _rensa, collection, items)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
