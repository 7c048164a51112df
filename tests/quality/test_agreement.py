"""The floor under agreement, with one default for all: books and populations. The data is not in here."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from benchmarks.agreement import books, populations

DATA = Path(__file__).parents[2] / ".." / "shared" / "data" / "truth"
# Figures for other rows would be other figures.
DIGESTS = {
    "book.txt.gz": "01b771de322447148ab9bc44ed43846c4a40441ea9ba898489b7455dc6fe233a",
    "population_claims.csv.gz": "55dc685e9e07017405c675271c9c52f584bc5cfb74514c7843e00a9a3c2120a5",
}
# The best published baselines on each.
BOOKS = 0.890
POPULATIONS = 0.837

pytestmark = pytest.mark.skipif(not (DATA / "book.txt.gz").exists(), reason="the data is not at ../shared/data/truth")


@pytest.mark.parametrize("name", DIGESTS)
def test_it_is_the_data_that_was_measured(name: str) -> None:
    assert hashlib.sha256(gzip.decompress((DATA / name).read_bytes())).hexdigest() == DIGESTS[name]


@pytest.mark.parametrize("surnames_only", [False, True])
def test_books(*, surnames_only: bool) -> None:
    found = books(DATA, surnames_only=surnames_only)
    assert found.items > 70
    assert found.accuracy >= BOOKS
    assert found.accuracy > found.vote


def test_populations() -> None:
    found = populations(DATA)
    assert found.items == 293
    assert found.accuracy >= POPULATIONS
    assert found.accuracy > found.vote
    assert found.calibration_error <= 0.1
