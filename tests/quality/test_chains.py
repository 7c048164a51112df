"""Floors: the share of chains read whole, on examples of our own and, where at hand, on the project's reports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.tagger import load_tagger
from tests.quality.chain_scores import Score, score

ROOT = Path(__file__).parents[2]
KURSK = ROOT / ".." / "shared" / "kursk"
SCORER = ROOT / ".." / "shared" / "eval" / "score_chains.py"

ENGLISH = Path(__file__).parent / "english"
# The rules were written with these in view: what they make of unseen text is told better by how each batch of our own
# stood when it was first read, before anything was mended for it (docs/figures.md has the shares).
FLOOR_OWN = 0.97
FLOOR_BATCH = 0.94
FLOOR_KURSK = 0.95
MUDDLED = 0.01


def read_batch(path: Path, total: Score) -> None:
    tagger = load_tagger()
    for name, report in json.loads(path.read_text(encoding="utf-8")).items():
        document = Document(report["text"], publisher=report["publisher"], language="en")
        found = extract(document, tagger=tagger).as_json(name)
        for item in report["claims"]:
            score(total, name, item, found["assertions"], report["text"])


def test_own_examples_are_read() -> None:
    total = Score()
    for path in sorted(ENGLISH.glob("*.json")):
        batch = Score()
        read_batch(path, batch)
        total.add(batch)
        assert batch.share >= FLOOR_BATCH, "\n".join(batch.wrong)
    wrong = "\n".join(total.wrong)
    assert total.items >= 1500
    assert total.share >= FLOOR_OWN, wrong
    assert total.quantities / total.items >= FLOOR_OWN, wrong
    assert total.muddled / total.items <= MUDDLED, wrong


@pytest.mark.skipif(not (KURSK / "gold.json").exists(), reason="the project's reports are not at hand")
def test_the_projects_reports_are_read() -> None:
    command = f"{sys.executable} -m loaders.extract {{file}}"
    run = subprocess.run(
        [sys.executable, str(SCORER), str(KURSK.resolve()), "--verbose", "--command", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    last = run.stdout.strip().splitlines()[-1].split()
    right, muddled = float(last[2]), float(last[4])
    assert right >= FLOOR_KURSK, run.stdout + run.stderr
    assert muddled <= MUDDLED, run.stdout
    assert not [line for line in run.stdout.splitlines() if line.startswith("seed:")], run.stdout


def test_nothing_of_the_seed_is_cut_or_mistaken() -> None:
    text = (
        "Ukraine has lost part of the territory. This was reported by a senior source in the General Staff, "
        "Reuters reports.\n\n"
        "\u201cAt the peak we controlled approximately 1,376 square kilometres. Now it has shrunk,\u201d "
        "the source said."
    )
    found = extract(Document(text, publisher="The Example", language="en")).as_json("x")
    contents = [" ".join(text[s:e] for s, e in a["content"]) for a in found["assertions"]]
    assert not [c for c in contents if "This was reported" in c]
    assert [c for c in contents if "1,376 square kilometres. Now it has shrunk" in c]
    assert {tuple(hop["kind"] for hop in a["chain"]) for a in found["assertions"]} == {
        ("anonymous", "organisation", "publisher")
    }
