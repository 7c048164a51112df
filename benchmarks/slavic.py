"""How fast Ukrainian and Russian are read, beside English in the same run, and what loading the dictionaries costs.

python -m benchmarks.slavic
"""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path

from loaders.document import Document
from loaders.extract import extract
from loaders.tagger import load_tagger

ROOT = Path(__file__).parents[1] / "tests" / "quality"
ROUNDS = 3


def _texts(language: str) -> list[str]:
    files = sorted(ROOT.rglob(f"examples_{language}.json")) or sorted((ROOT / "english").glob("*.json"))
    return [report["text"] for file in files for report in json.loads(file.read_text(encoding="utf-8")).values()]


def main() -> None:
    tagger = load_tagger()
    for language in ("uk", "ru", "en"):
        texts = _texts(language)
        start = time.process_time()
        extract(Document("x " * 5 if language == "en" else texts[0], language=language), tagger=tagger)
        first = time.process_time() - start
        start = time.process_time()
        for text in texts:
            extract(Document(text, language=language), tagger=tagger)
        once = time.process_time() - start
        start = time.process_time()
        for _ in range(ROUNDS):
            for text in texts:
                extract(Document(text, language=language), tagger=tagger)
        warm = (time.process_time() - start) / ROUNDS
        count = sum(len(text.split()) for text in texts)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{language}: {len(texts)} reports, {count} words; first report {first:.2f} s, "
            f"{count / once:,.0f} words/s met anew, {count / warm:,.0f} again; peak {peak:.0f} MiB"
        )


if __name__ == "__main__":
    main()
