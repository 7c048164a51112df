"""What a store proposes for a wording: by its words, by its vector, by both, on CheckThat! 2020 (task 2).

    python -m benchmarks.candidates --checkthat FILE [--stores oxigraph neo4j]

The 10,375 verified claims are put into a store with their vectors; of each development tweet the claims that it is
about are looked for among the first so many that the indexes of words and of vectors name. Neo4j is started for it.
"""

from __future__ import annotations

import argparse
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.claim_matching import CheckThat
from graph.embed import fast_minilm
from graph.match.meaning import embed, vectors_of
from graph.match.seek import wanted
from graph.match.tidy import tidy
from graph.model import Agent, Claim, Reading, Report
from graph.stores import open_store
from ontology.schemes import AgentType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.store import Store, Writer

_WORDS, _VECTORS = (10, 40, 300), (5, 10, 30)
_AT_ONCE = 500


def fill(store: Store, data: CheckThat) -> dict[str, str]:
    """Put the claims in; return the id in the store of each."""
    ids = {str(line.id): store.iris.claim(line.text) for line in data.claims}
    with store.writer() as writer:
        names = put_claims(store, writer, [line.text for line in data.claims])
        began = time.process_time()
        made = embed(store, writer, names, fast_minilm)
        print(f"{made:,} vectors made and kept, {(time.process_time() - began) / made * 1e3:.2f} ms of processor each")
    return ids


def put_claims(store: Store, writer: Writer, texts: Sequence[str]) -> list[str]:
    """Put English claims in, each id once, in reports that say no more; return their ids."""
    outlet = Agent(store.iris.agent("Organization", "CheckThat"), AgentType.NEWS_OUTLET, "CheckThat")
    claims = list({name: Claim(name, text, "en") for text in texts if (name := store.iris.claim(text))}.values())
    for start in range(0, len(claims), _AT_ONCE):
        part = tuple(claims[start : start + _AT_ONCE])
        report = Report(store.iris.report("CheckThat", str(start)), str(start), outlet.id, "", str(start))
        writer.put(Reading(report, (), (), (outlet,), part))
    writer.flush()
    return [claim.id for claim in claims]


def measure(store: Store, data: CheckThat) -> None:
    """Print which share of the claims that tweets are about is proposed."""
    ids = fill(store, data)
    tweets = [line for line in data.tweets["dev"] if data.about["dev"].get(str(line.id))]
    vectors = vectors_of(fast_minilm(), [line.text for line in tweets])
    began = time.perf_counter()
    near = store.nearest(vectors, fast_minilm(), limit=max(_VECTORS))
    print(f"looking for the nearest: {(time.perf_counter() - began) / len(tweets) * 1e3:.2f} ms a text by the clock")
    pairs = []
    for tweet, nearest in zip(tweets, near, strict=True):
        shared = store.search_claims(" ".join(wanted(tidy(tweet.text))), limit=max(_WORDS))
        named = [claim for claim, _ in nearest]
        pairs += [(ids[claim], shared, named) for claim in data.about["dev"][str(tweet.id)]]
    for words in (0, *_WORDS):
        row = [
            sum(claim in {*shared[:words], *named[:vectors]} for claim, shared, named in pairs) / len(pairs)
            for vectors in (0, *_VECTORS)
        ]
        print(f"first {words:>3} by words, and first 0, 5, 10, 30 by vectors: {'  '.join(f'{one:.3f}' for one in row)}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--checkthat", type=Path, required=True)
    parser.add_argument("--stores", nargs="+", choices=["oxigraph", "neo4j"], default=["oxigraph"])
    asked = parser.parse_args(arguments)
    data = CheckThat.read(asked.checkthat, ("dev",))
    for name in asked.stores:
        print(f"== {name}", flush=True)
        with ExitStack() as stack:
            if name == "oxigraph":
                store = stack.enter_context(open_store("oxigraph:"))
            else:
                from tests.neo4j_server import from_environment  # noqa: PLC0415 - only where it is asked for

                server = stack.enter_context(from_environment(heap="1g"))
                server.wipe()
                store = stack.enter_context(open_store(server.url, username=server.username, password=server.password))
            measure(store, data)


if __name__ == "__main__":
    main()
