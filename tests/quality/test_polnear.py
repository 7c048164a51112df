"""The floor under the tagger, on PolNeAR's dev split. Its articles belong to third parties and are not in here."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.tagger import load_tagger
from loaders.tagger.spans import spans_lines

SHARED = Path(__file__).parents[2] / ".." / "shared"
DEV = SHARED / "data" / "polnear_dev.jsonl.gz"
SCORER = SHARED / "eval" / "score_attributions.py"
# Figures for other articles would be other figures.
DIGEST = "0e1ae84c0498e70f6f536dd2066b72618314260e7fc77ef1d08e4ec0eeda2562"
ATTRIBUTION_F1 = 0.785
CONTENT_F1 = 0.845
INDIRECT_RECALL = 0.74


@pytest.mark.slow
@pytest.mark.skipif(not DEV.exists(), reason="PolNeAR's dev split is not at ../shared/data/polnear_dev.jsonl.gz")
@pytest.mark.skipif(not SCORER.exists(), reason="the scorer is not at ../shared/eval/score_attributions.py")
def test_attributions_of_polnear_dev(tmp_path: Path) -> None:
    data = gzip.decompress(DEV.read_bytes())
    assert hashlib.sha256(data).hexdigest() == DIGEST
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_bytes(data)
    lines = spans_lines(data.decode().splitlines(), load_tagger())
    found.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(SCORER), str(gold), str(found), "--json"], check=True, capture_output=True, text=True
    )
    figures = json.loads(scored.stdout)
    assert figures["docs_with_pred_line"] == figures["docs"] == 84
    assert figures["attribution"]["F1"] >= ATTRIBUTION_F1, figures
    assert figures["content"]["F1"] >= CONTENT_F1, figures
    assert figures["by_kind"]["indirect"]["attr_R"] >= INDIRECT_RECALL, figures
