"""Claim matching on CheckThat! 2020 (task 2): the mean average precision at 5 of `sayso match`, and how long it takes.

The tweets and claims belong to others and are not in here: `CheckThat` reads them from the archive that is named, and
`python -m benchmarks matching --checkthat FILE` prints the figures.
"""

from __future__ import annotations

import csv
import io
import json
import time
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.embed import minilm
from graph.match.lines import Line, match_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

TOP = 5


@dataclass(frozen=True, slots=True)
class CheckThat:
    """The verified claims, tweets by split, and which claims each tweet is about."""

    claims: tuple[Line, ...]
    tweets: Mapping[str, tuple[Line, ...]]
    about: Mapping[str, Mapping[str, frozenset[str]]]

    @classmethod
    def read(cls, archive: Path, splits: Sequence[str] = ("train", "dev")) -> CheckThat:
        with zipfile.ZipFile(archive) as files:

            def rows(name: str) -> list[list[str]]:
                text = io.TextIOWrapper(files.open(f"v3.0/{name}"), encoding="utf-8", newline="")
                return list(csv.reader(text, delimiter="\t"))

            about: dict[str, dict[str, frozenset[str]]] = {}
            for split in splits:
                found = defaultdict(set)
                for tweet, _, claim, relevant in rows(f"{split}/tweet-vclaim-pairs.qrels"):
                    if relevant == "1":
                        found[f"tweet-{tweet}"].add(f"claim-{claim}")
                about[split] = {tweet: frozenset(claims) for tweet, claims in found.items()}
            return cls(
                tuple(Line(f"claim-{row[0]}", row[1]) for row in rows("verified_claims.docs.tsv")[1:]),
                {s: tuple(Line(f"tweet-{r[0]}", r[1]) for r in rows(f"{s}/tweets.queries.tsv")[1:]) for s in splits},
                about,
            )


def precision(lines: Iterable[str], about: Mapping[str, frozenset[str]], *, only: str = "") -> float:
    """Return the mean average precision at 5 of what `match_lines` gave, over the tweets that are about a claim.

    `only` leaves out matches whose id begins otherwise.
    """
    total = 0.0
    for line in lines:
        found = json.loads(line)
        wanted = about.get(found["id"], frozenset())
        listed = [match["id"] for match in found["matches"] if match["id"].startswith(only)]
        right = 0
        for place, claim in enumerate(listed[:TOP], start=1):
            if claim in wanted:
                right += 1
                total += right / place / len(wanted)
    return total / len(about)


def main(archive: Path) -> None:
    data = CheckThat.read(archive)
    encoder = minilm()
    for split, tweets in data.tweets.items():
        start = time.perf_counter()
        lines = list(match_lines(tweets, encoder, against=data.claims, top=TOP))
        took = time.perf_counter() - start
        figure = precision(lines, data.about[split])
        print(f"{split}: MAP@5 {figure:.4f}; {len(tweets)} tweets against {len(data.claims):,} claims in {took:.0f} s")
    tweets = data.tweets["dev"]
    start = time.perf_counter()
    lines = list(match_lines((*tweets, *data.claims), encoder, top=TOP))
    took = time.perf_counter() - start
    figure = precision(lines, data.about["dev"])
    print(
        f"dev, all in one file: MAP@5 {figure:.4f}; {len(lines):,} claims with each other in {took:.0f} s", flush=True
    )
