"""Which of competing values is right: `sayso agree` and a plain vote, where the true value is known; and its speed.

    python -m benchmarks.agreement [--data ../shared/data/truth] [--rows 10000000] [--csv]

Books: author lists by stores, 100 gold lists; a list is right when it names the same surnames. Once with the lists as
the stores have them, once with surnames alone in their place. Populations: city populations in edits of an
encyclopedia, 301 gold figures; right is the figure itself. Accuracy is over gold items with more than one value; where
several are equally probable, each counts its share. Then made-up flights, a third of whose sites copy each other. The
seconds are those of the processor, from arrays to probabilities; the vote beside it runs on the same arrays. With --csv
the rows come from a file as well, in no order, read as `sayso agree` does and by the csv module.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import html
import random
import re
import resource
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graph.agreement.agree import agree
from graph.agreement.observations import Observations, Table
from graph.agreement.votes import votes
from graph.words import folded
from loaders.observations import LAYOUT, read_observations
from loaders.tables import blocks, open_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.errors import ReadError

__all__ = ["Score", "books", "flights", "populations", "surnames"]

_NO_NAMES = re.compile(r"\([^)]*\)|\bby \(?authors?\)?|\b(?:and|with)\b|[;/|&]")
_BINS = 10
_CLOSE = 1e-6
_LINES = 100_000
Row = tuple[str, ...]


class Score(NamedTuple):
    """Over the disputed gold items: how many there are, and of each method the accuracy; of ours the calibration."""

    items: int
    accuracy: float
    calibration_error: float
    vote: float


def populations(data: Path) -> Score:
    with gzip.open(data / "population_claims.csv.gz", "rt", encoding="utf-8", errors="replace") as lines:
        rows = [
            (row["SourceID"], f"{row['ObjectID']}|{row['PropertyID']}", row["PropertyValue"])
            for row in csv.DictReader(lines)
        ]
    with (data / "population_truth.csv").open(encoding="utf-8", errors="replace") as lines:
        gold = {f"{row['ObjectID']}|{row['PropertyID']}": row["PropertyValue"] for row in csv.DictReader(lines)}
    return score(rows, gold, str)


def books(data: Path, *, surnames_only: bool = False) -> Score:
    with gzip.open(data / "book.txt.gz", "rt", encoding="utf-8", errors="replace") as lines:
        cells = [line.rstrip("\r\n").split("\t") for line in lines]
    rows = [(store, book, authors.strip()) for store, book, _, authors in cells]
    text = (data / "book_golden.txt").read_text(encoding="utf-8", errors="replace")
    gold = dict(line.split("\t", 1) for line in text.splitlines() if line.strip())
    if surnames_only:
        rows = [(store, book, surnames(authors)) for store, book, authors in rows]
    return score([row for row in rows if row[2]], {book.strip(): names for book, names in gold.items()}, surnames)


def surnames(authors: str) -> str:
    """Return the surnames of a list of authors, in whatever way it is written."""
    found: set[str] = set()
    for part in _NO_NAMES.sub(";", folded(html.unescape(authors))).split(";"):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        if len(pieces) == 2 and not all(" " in piece for piece in pieces):
            pieces = pieces[:1]
        elif len(pieces) % 2 == 0 and all(" " not in piece for piece in pieces[::2]):
            pieces = pieces[::2]
        found.update(re.sub(r"[^a-z]", "", piece.split()[-1]) for piece in pieces)
    return ";".join(sorted(found - {""}))


def flights(*, declared: bool, seed: int = 1, items: int = 4_000) -> Score:
    """Return how made-up flights come out: 35 sites, 17 of them in five groups that copy, a wrong time like another."""
    dice = random.Random(seed)
    groups = ((0, 5), (5, 9), (9, 12), (12, 15), (15, 17))
    leader = {site: low for low, high in groups for site in range(low, high)}
    right = [dice.uniform(0.35, 0.6) if site in leader else dice.uniform(0.6, 0.97) for site in range(35)]
    covers = [0.8 if site in leader else dice.uniform(0.05, 0.4) for site in range(35)]
    rows: list[Row] = []
    for item in range(items):
        said = [0 if dice.random() < share else dice.randint(1, 5) for share in right]
        there = [dice.random() < share for share in covers]
        for site in range(35):
            first = leader.get(site, site)
            if there[first] and (site == first or dice.random() < 0.95):
                time_ = said[first] if dice.random() > 0.03 else dice.randint(1, 5)
                rows.append((f"site{site}", f"flight{item}", f"t{time_}", f"site{first}" if declared else ""))
    return score(rows, {f"flight{item}": "t0" for item in range(items)}, str)


def score(rows: Sequence[Row], gold: Mapping[str, str], reading: Callable[[str], str]) -> Score:
    """Run `agree` and a vote over rows, and score both on the gold items that have several values."""
    table = Table()
    table.add(*(list(column) for column in zip(*rows, strict=True)))
    found = {
        one["item"]: {value["value"]: value["probability"] for value in one["values"]}
        for one in agree(table.observations()).items()
    }
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for _, item, value, *_ in dict.fromkeys(rows):
        counted[item][value] += 1
    known = [item for item in gold if len(found.get(item, ())) > 1]
    ours = [_right(found[item], reading(gold[item]), reading) for item in known]
    vote = [_right(counted[item], reading(gold[item]), reading) for item in known]
    tops = [max(found[item].values()) for item in known]
    return Score(len(known), _mean(ours), _calibration(tops, ours), _mean(vote))


def _right(values: Mapping[str, float], gold: str, reading: Callable[[str], str]) -> float:
    best = max(values.values())
    top = [value for value, share in values.items() if share >= best - _CLOSE]
    return sum(reading(value) == gold for value in top) / len(top)


def _calibration(said: Sequence[float], was: Sequence[float]) -> float:
    bins: list[float] = [0.0] * _BINS
    for share, right in zip(said, was, strict=True):
        bins[min(int(share * _BINS), _BINS - 1)] += share - right
    return sum(map(abs, bins)) / len(said)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def many(rows: int, sources: int = 2_000, seed: int = 3) -> Observations:
    """Return made-up observations: ten an item, sources of every quality, nine wrong values to an item."""
    dice = np.random.default_rng(seed)
    items = max(1, rows // 10)
    share = dice.beta(6, 3, sources)
    source = dice.integers(0, sources, rows).astype(np.int32)
    item = dice.integers(0, items, rows)
    wrong = np.where(dice.random(rows) < share[source], 0, dice.integers(1, 10, rows))
    truth = dice.integers(0, 100_000, items)
    met, value = np.unique(item * 10 + wrong, return_inverse=True)
    text = truth[met // 10] + met % 10
    return Observations(
        source=source,
        origin=source,
        value=value.astype(np.int32),
        item_of=(met // 10).astype(np.int32),
        text_of=text.astype(np.int32),
        names=[f"s{number}" for number in range(sources)],
        items=[f"i{number}" for number in range(items)],
        texts=[str(number) for number in range(100_010)],
    )


def speed(rows: int) -> None:
    made = many(rows)
    started = time.process_time()
    cast = votes(made.origin, made.value, made.item_of, len(made.names))
    _ = cast.counts / np.add.reduceat(cast.counts, cast.starts)[cast.place]
    vote = time.process_time() - started
    del cast
    started = time.process_time()
    agree(made)
    ours = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{rows:,} observations: {ours:.1f} s, a plain vote {vote:.1f} s, at most {peak:.2f} GB in use")


def csv_speed(rows: int) -> None:
    """Read the same rows from a CSV file, as arrays and by the csv module, and write what comes out as JSON lines."""
    made = many(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write("source,item,value\n")
            dice = np.random.default_rng(5).permutation(rows)
            for start in range(0, rows, _LINES):
                part = dice[start : start + _LINES]
                said = zip(made.source[part].tolist(), made.value[part].tolist(), strict=True)
                file.writelines(
                    f"{made.names[who]},{made.items[made.item_of[what]]},{made.texts[made.text_of[what]]}\n"
                    for who, what in said
                )
        del made
        started = time.process_time()
        with open_table(str(path)) as stream:
            read = read_observations(stream, _refuse)
        reading = time.process_time() - started
        found = agree(read)
        started = time.process_time()
        count = sum(1 for _ in found.lines())
        writing = time.process_time() - started
        del read, found
        started = time.process_time()
        with open_table(str(path)) as stream:
            gathered = Table()
            for block in blocks(stream, LAYOUT, _refuse):
                sources, items, values, _ = block.columns
                gathered.add(sources or (), items or (), values or ())
            gathered.observations()
        by_csv = time.process_time() - started
    print(f"from CSV: read in {reading:.1f} s, by the csv module in {by_csv:.1f} s; {count:,} lines in {writing:.1f} s")


def _refuse(error: ReadError) -> None:
    raise error


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/truth"))
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--csv", action="store_true", help="read them from a CSV file, too")
    asked = parser.parse_args()
    print("                               items  agree  (calibration error)   plain vote")
    for name, found in (
        ("books, lists as given", books(asked.data)),
        ("books, surnames alone", books(asked.data, surnames_only=True)),
        ("populations", populations(asked.data)),
        ("made-up flights, origins told", flights(declared=True)),
        ("made-up flights, not told", flights(declared=False)),
    ):
        print(f"  {name:30}{found.items:5}  {found.accuracy:.3f}  ({found.calibration_error:.3f})  {found.vote:24.3f}")
    if asked.rows:
        speed(asked.rows)
    if asked.rows and asked.csv:
        csv_speed(asked.rows)


if __name__ == "__main__":
    main()
