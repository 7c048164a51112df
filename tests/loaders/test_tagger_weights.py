from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from graph.errors import ReadError
from loaders.tagger import load_tagger
from loaders.tagger.parameters import read_parameters
from loaders.tagger.tagger import WEIGHTS

if TYPE_CHECKING:
    from pathlib import Path

PARAMETERS = (WEIGHTS / "parameters.json").read_text()
FILES = ("model.onnx", "tokenizer.json", "parameters.json")


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    return tmp_path / "weights"


def sign(weights: Path) -> None:
    sums = (f"{hashlib.sha256((weights / name).read_bytes()).hexdigest()}  {name}\n" for name in FILES)
    (weights / "SHA256SUMS").write_text("".join(sums))


def test_a_copy_of_the_weights_reads_the_same(weights: Path) -> None:
    text = "The boats are safe, the director said."
    assert load_tagger(weights, threads=1).read(text) == load_tagger().read(text) != ()


def test_the_environment_may_name_other_weights(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The boats are safe, the director said."
    (weights / "parameters.json").write_text(json.dumps(json.loads(PARAMETERS) | {"cue_bias": -1000.0}))
    sign(weights)
    monkeypatch.setenv("SAYSO_TAGGER", str(weights))
    assert load_tagger().read(text) == ()
    assert load_tagger(WEIGHTS).read(text) != ()


@pytest.mark.parametrize("size", [{}, {"core": 100, "left": 10, "right": 10}])
def test_the_size_of_windows_is_the_models(weights: Path, size: dict[str, int]) -> None:
    plain = {key: value for key, value in json.loads(PARAMETERS).items() if key not in {"core", "left", "right"}}
    (weights / "parameters.json").write_text(json.dumps(plain | size))
    sign(weights)
    read = read_parameters(weights / "parameters.json").size
    assert (read.core, read.left, read.right) == (tuple(size.values()) if size else (200, 36, 18))
    assert load_tagger(weights).read("The boats are safe, the director said.")


def test_a_loaded_tagger_is_kept() -> None:
    assert load_tagger() is load_tagger()


@pytest.mark.parametrize("name", [*FILES, "SHA256SUMS"])
def test_a_missing_file_is_named(weights: Path, name: str) -> None:
    (weights / name).unlink()
    with pytest.raises(ReadError, match=rf"{name}.*; install sayso again"):
        load_tagger(weights)


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named(weights: Path, name: str) -> None:
    data = bytearray((weights / name).read_bytes())
    data[len(data) // 2] ^= 1
    (weights / name).write_bytes(data)
    with pytest.raises(ReadError, match=rf"{name} is damaged; install sayso again"):
        load_tagger(weights)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_something_else_is_named(weights: Path, name: str) -> None:
    (weights / name).write_bytes(b"something else")
    sign(weights)
    with pytest.raises(ReadError, match=rf"{name}.*; install sayso again"):
        load_tagger(weights)


@pytest.mark.parametrize("value", [{}, [], {"cue_bias": "much"}, {"cue_bias": None}])
def test_parameters_must_be_whole(weights: Path, value: object) -> None:
    (weights / "parameters.json").write_text(json.dumps(value))
    sign(weights)
    with pytest.raises(ReadError, match=r"parameters\.json cannot be read"):
        load_tagger(weights)


def test_the_model_card_has_the_digests_of_the_files() -> None:
    assert (WEIGHTS / "SHA256SUMS").read_text() in (WEIGHTS / "MODEL_CARD.md").read_text()
