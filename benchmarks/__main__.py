"""Run the benchmarks and print their figures: `python -m benchmarks [matching] [copies] [scale] [write]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import claim_matching, copies, neo4j_write, scale


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "what", nargs="*", choices=["copies", "matching", "scale", "write", []], help="all of them when none is named"
    )
    parser.add_argument(
        "--checkthat",
        type=Path,
        default=Path("../shared/data/claim_matching/checkthat2020_v3.zip"),
        help="the archive of CheckThat! 2020, task 2, that matching is measured on; without it that is left out",
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="reports, growing")
    parser.add_argument("--stores", nargs="+", choices=["oxigraph", "neo4j"], default=["oxigraph", "neo4j"])
    parser.add_argument("--keep", metavar="FOLDER", help="keep the growing stores there, and go on with them next time")
    asked = parser.parse_args()
    wanted = asked.what or ["write", "scale", "copies", "matching"]
    if "write" in wanted:
        print("== writing the same triples into the same Neo4j server: ours against rdflib-neo4j 1.1", flush=True)
        neo4j_write.main(())
    if "scale" in wanted:
        for store in asked.stores:
            print(f"== a growing store: {store}", flush=True)
            scale.measure(store, asked.sizes, asked.keep)
    if "copies" in wanted:
        print("== planted copies: ours against MinHash of datasketch and rensa", flush=True)
        copies.main(())
    if "matching" in wanted and asked.checkthat.exists():
        print("== claims matched: CheckThat! 2020", flush=True)
        claim_matching.main(asked.checkthat)


if __name__ == "__main__":
    main()
