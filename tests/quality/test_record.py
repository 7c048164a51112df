"""The floor under a source's record: what it foretells of LIAR's valid split. The statements are not in here."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from benchmarks.record import measure

DATA = Path(__file__).parents[2] / ".." / "shared" / "data" / "truth"
# Figures for other statements would be other figures.
TRAIN = "23ef8cb7ff57b25c941100d0744039cebc595d65a67ea190f72b330a658d8c36"
VALID = "8dd3d7ed1a11e78ed7df090c9eddb0f91147f895850c78d49dd7b4e88fd09a16"
LOG_LOSS = 0.66
CALIBRATION_ERROR = 0.045

pytestmark = pytest.mark.skipif(not (DATA / "liar_valid.tsv").exists(), reason="LIAR is not at ../shared/data/truth")


def test_records_foretell_the_next_verdicts() -> None:
    assert hashlib.sha256(gzip.decompress((DATA / "liar_train.tsv.gz").read_bytes())).hexdigest() == TRAIN
    assert hashlib.sha256((DATA / "liar_valid.tsv").read_bytes()).hexdigest() == VALID
    scores = measure(DATA)
    found = scores["sayso record"]
    assert found.log_loss <= LOG_LOSS, scores
    assert found.calibration_error <= CALIBRATION_ERROR, scores
    assert found.log_loss < scores["one rate for everybody"].log_loss < scores["raw rate"].log_loss
    assert scores["sayso record, by topic where there is enough"].log_loss <= found.log_loss
