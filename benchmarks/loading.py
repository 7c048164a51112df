"""What vectors cost a load: the same reports into an embedded store on disk, with and without them, in turns.

    python -m benchmarks.loading [--texts FILE.jsonl[.gz]] [--reports 60] [--rounds 3] [--claims 0]

Processor time, and time by the clock, from documents to assessed claims, reading included; each round is compared with
itself, so that whatever else the machine does slows both alike. With `--claims` the store first gets so many made-up
vectors.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.extraction import texts_of
from graph.embed import fast_minilm
from graph.embed.encoder import unit
from graph.stores import open_store
from graph.vectors import Embedded
from loaders.document import Document
from loaders.extract import extract
from loaders.pipeline import load
from loaders.tagger import load_tagger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.embed import Encoder
    from graph.store import Store

_AT_ONCE = 10_000


def crowd(store: Store, claims: int) -> None:
    """Give the store so many vectors of claims that are not there: they cost what others do when it is searched."""
    draw = np.random.default_rng(7)
    with store.writer() as writer:
        for start in range(0, claims, _AT_ONCE):
            ids = tuple(f"https://example.org/claim/{number}" for number in range(start, min(claims, start + _AT_ONCE)))
            vectors = unit(draw.standard_normal((len(ids), fast_minilm().size)).astype(np.float32))
            writer.put_vectors(Embedded(ids, vectors), fast_minilm())


def timed(documents: Sequence[Document], encoder: Callable[[], Encoder] | None, claims: int) -> tuple[float, float]:
    """Load the documents into a new store; return processor time and time by the clock, in milliseconds a document."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"oxigraph:{folder}/store") as store:
        if encoder is not None:
            crowd(store, claims)
        started, began = time.process_time(), time.perf_counter()
        done = load(documents, store, extractor=lambda one: extract(one).statements, encoder=encoder)
        assert done.created == len(documents)
        took = time.process_time() - started, time.perf_counter() - began
        return took[0] / len(documents) * 1e3, took[1] / len(documents) * 1e3


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--claims", type=int, default=0)
    asked = parser.parse_args(arguments)
    texts = list(dict.fromkeys(texts_of(asked.texts)))[: asked.reports]
    documents = [
        Document(text, f"Report {number}", f"Outlet {number % 17}", "2024-11-24", f"https://example.org/{number}", "en")
        for number, text in enumerate(texts)
    ]
    load_tagger()
    ratios = []
    for _ in range(asked.rounds):
        words = timed(documents, None, asked.claims)
        both = timed(documents, fast_minilm, asked.claims)
        ratios.append((both[0] / words[0], both[1] / words[1]))
        print(
            f"by words {words[0]:.0f} ms ({words[1]:.0f} by the clock), by words and vectors {both[0]:.0f} "
            f"({both[1]:.0f}): {both[0] / words[0]:.2f} times ({both[1] / words[1]:.2f})",
            flush=True,
        )
    processor, clock = (statistics.median(one[place] for one in ratios) for place in (0, 1))
    length = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(documents)} reports of {length:,.0f} words: {processor:.2f} times ({clock:.2f}), median of the rounds")


if __name__ == "__main__":
    main()
