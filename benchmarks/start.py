"""How long `sayso` takes to start: `--help`, a command's own help, and `--version`, beside importing Typer alone.

    python -m benchmarks.start [--rounds 21]

The rounds go in turns, so that a busy machine slows all alike. Printed are the median and the least of each.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
WAYS = {
    "python alone": ("-c", "pass"),
    "importing Typer": ("-c", "import typer"),
    "sayso --help": ("-m", "api.cli", "--help"),
    "sayso trace --help": ("-m", "api.cli", "trace", "--help"),
    "sayso --version": ("-m", "api.cli", "--version"),
}


def main(rounds: int) -> None:
    took: dict[str, list[float]] = {name: [] for name in WAYS}
    with tempfile.TemporaryDirectory() as elsewhere:
        for _ in range(rounds):
            for name, arguments in WAYS.items():
                start = time.perf_counter()
                subprocess.run(
                    [sys.executable, *arguments],
                    cwd=elsewhere,
                    env={"PYTHONPATH": str(ROOT)},
                    capture_output=True,
                    check=True,
                )
                took[name].append(time.perf_counter() - start)
    floor = median(took["importing Typer"]) * 1e3
    for name, seconds in took.items():
        middle, least = median(seconds) * 1e3, min(seconds) * 1e3
        print(f"{name:20} {middle:4.0f} ms (least {least:.0f}), {middle / floor:.2f} of importing Typer")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    main(parser.parse_args().rounds)
