"""All stages of training in one run, in miniature, on the CPU: data, shelf, teachers, student, a tagger that loads."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

import pytest

from loaders.tagger import load_tagger
from loaders.tagger.tagger import WEIGHTS
from tests.training.tiny import encoder, write_data
from training import shelf
from training.__main__ import make

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("torch", reason="torch is not installed: pip install -e '.[train]'")
pytest.importorskip("onnx", reason="onnx is not installed: pip install -e '.[train]'")

TEXT = "The mayor said the bridge was closed. It will open in May, an engineer told reporters."


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> argparse.Namespace:
    pieces = 30522
    small = {"minilm": lambda _: encoder(pieces), "mpnet": lambda _: encoder(pieces, relative=True)}
    monkeypatch.setattr(shelf, "ENCODERS", small)
    return argparse.Namespace(
        out=tmp_path / "out",
        data=write_data(tmp_path / "data"),
        wheels=tmp_path,
        e5_tokenizer=None,
        scorer=None,
        device="cpu",
        tried=True,
    )


def _times(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*.npz")}


def test_a_run_makes_a_tagger_that_loads_and_goes_on_where_it_was(asked: Any) -> None:
    make(asked)
    made = _times(asked.out)
    assert {"minilm.npz", *(f"taught/teacher-{fold}.npz" for fold in range(5))} <= set(made)
    assert not list(asked.out.rglob("*.half"))
    # Hardly trained, it finds anything or nothing; but it is whole, and reads.
    for one in load_tagger(asked.out / "weights", threads=1).read(TEXT):
        assert all(0 <= start < end <= len(TEXT) for start, end in one.content)
    make(asked)
    assert _times(asked.out) == made
    # Broken off before the last teacher and the student were done.
    for name in ("taught/teacher-4.npz", "minilm.npz"):
        (asked.out / name).unlink()
    make(asked)
    again = _times(asked.out)
    assert {name for name, time in again.items() if time != made[name]} == {"taught/teacher-4.npz", "minilm.npz"}


def test_a_trial_and_a_real_run_do_not_mix(asked: Any) -> None:
    asked.out.mkdir()
    (asked.out / "run.json").write_text('{"encoder": "minilm", "tried": false}')
    with pytest.raises(SystemExit, match="another run"):
        make(asked)


def test_the_package_own_tokenizer_is_what_the_weights_get(asked: Any) -> None:
    make(asked)
    for name in ("tokenizer.json", "parameters.json"):
        assert (asked.out / "weights" / name).read_bytes() == (WEIGHTS / name).read_bytes()
