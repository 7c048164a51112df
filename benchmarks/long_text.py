"""How time and memory of reading grow with the length of one text, in each language, each size in a process of its own.

    python -m benchmarks.long_text [--sizes 500000 1000000 2000000 5000000] [--languages en uk ru]

The text is the project's own example reports, over and over with their names and figures changed, so that no two copies
are one text. Printed are seconds of processor a million characters, once the tagger or dictionary is loaded, and MiB
resident at most; at the end, how the largest size compares with the smallest.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from loaders.document import Document
from loaders.extract import extract

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "quality"
SIZES = (500_000, 1_000_000, 2_000_000, 5_000_000)
LANGUAGES = ("en", "uk", "ru")


def own_texts(language: str) -> list[str]:
    files = (
        sorted((EXAMPLES / "english").glob("*.json")) if language == "en" else [EXAMPLES / f"examples_{language}.json"]
    )
    return [report["text"] for file in files for report in json.loads(file.read_text(encoding="utf-8")).values()]


def long_text(language: str, size: int) -> str:
    """Return a text of so many characters: reports in a random order, each time with other figures."""
    draw, texts = random.Random(7), own_texts(language)
    parts: list[str] = []
    length = 0
    while length < size:
        text = "".join(str(draw.randint(1, 9)) if letter in "123456789" else letter for letter in draw.choice(texts))
        parts.append(text)
        length += len(text) + 2
    return "\n\n".join(parts)[:size]


def measure(language: str, size: int) -> None:
    """Read one text and print what it took, as JSON."""
    extract(Document(own_texts(language)[0], language=language))  # loads what there is to load
    text = long_text(language, size)
    start = time.process_time()
    found = extract(Document(text, publisher="The Example", published="2024-11-24", language=language))
    took = time.process_time() - start
    reached = max(end for one in found.statements for _, end in one.content) / len(text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": took, "statements": len(found.statements), "reached": reached, "peak": peak}))


def main(sizes: list[int], languages: list[str]) -> None:
    for language in languages:
        rates = {}
        for size in sizes:
            command = [sys.executable, "-m", "benchmarks.long_text", "--one", language, str(size)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            one = json.loads(done.stdout)
            rates[size] = one["seconds"] / size * 1e6
            print(
                f"{language}, {size:,} characters: {one['seconds']:.1f} s of processor, {rates[size]:.1f} s a million; "
                f"{one['statements']:,} statements, the last at {one['reached']:.1%}; {one['peak']:.0f} MiB at most",
                flush=True,
            )
        print(f"{language}: a character takes {rates[max(sizes)] / rates[min(sizes)]:.2f} times as long in the largest")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--one", nargs=2, metavar=("LANGUAGE", "SIZE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        measure(asked.one[0], int(asked.one[1]))
    else:
        main(asked.sizes, asked.languages)
