"""The stages of training that need no torch: articles, pieces, labels, encoders, what teachers said."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from loaders.statement import Attribution
from loaders.tagger.decode import decode
from loaders.tagger.model import Scores
from loaders.tagger.parameters import read_parameters
from loaders.tagger.tagger import WEIGHTS
from loaders.tagger.tokenizer import load_tokenizer
from loaders.tagger.windows import Window
from tests.training.tiny import TEXTS, article, encoder, write_data
from training import encoders, shelf
from training.gold import Article, read_articles
from training.labels import IGNORED, label
from training.prepare import cut_all, load_pieces, save_pieces
from training.soft import Soft, carry_over, load_soft, mean_soft, save_soft

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.tagger.pieces import Pieces

PIECES = 30522


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Article]:
    return read_articles(write_data(tmp_path_factory.mktemp("data")) / "polnear_train.jsonl.gz")


@pytest.fixture(scope="module")
def cut(articles: list[Article]) -> list[Pieces]:
    return cut_all(articles, load_tokenizer(WEIGHTS / "tokenizer.json"))


def test_articles_are_read_with_their_spans(articles: list[Article]) -> None:
    assert len(articles) == len(TEXTS)
    first = articles[0]
    told = [
        tuple(first.text[s:e] for s, e in each) for a in first.attributions for each in (a.source, a.cue, a.content)
    ]
    assert told == [
        ("The mayor",),
        ("said",),
        ("the bridge was closed",),
        ("an engineer",),
        ("told",),
        ("It will open in May",),
    ]


def test_labels_say_of_each_word_what_it_is_and_whose(articles: list[Article], cut: list[Pieces]) -> None:
    for one, pieces in zip(articles, cut, strict=True):
        labels = label(one, pieces)
        within = np.ones(len(pieces), bool)
        within[pieces.words] = False
        assert (labels.tags[within] == IGNORED).all()
        assert (labels.tags[pieces.words] >= 0).all()
        assert len(labels.cues) == len(one.attributions)
        assert labels.links.shape == (len(one.attributions), len(pieces))
        for number, attribution in enumerate(one.attributions):
            said = {"source": 1, "content": 2}
            for role, value in said.items():
                ((start, end),) = getattr(attribution, role)
                rows = np.flatnonzero(labels.links[number] == value)
                assert one.text[pieces.start[rows[0]] : end].startswith(one.text[start:end])


def test_what_is_labelled_is_what_the_product_decodes(articles: list[Article], cut: list[Pieces]) -> None:
    """A network that says exactly what the labels say gives the annotated attributions back."""
    parameters = read_parameters(WEIGHTS / "parameters.json")
    for one, pieces in zip(articles, cut, strict=True):
        labels = label(one, pieces)
        found = decode(pieces, [_perfect(pieces, labels)], parameters)
        assert _flat(found) == _flat(one.attributions)


def _flat(attributions: Any) -> set[tuple[Any, ...]]:
    return {(a.source, a.cue, tuple((s, e) for s, e in a.content)) for a in attributions}


def _perfect(pieces: Pieces, labels: Any) -> Scores:
    count, width = len(pieces), len(labels.cues) + 1
    tags = np.full((count, 7), -20, np.float32)
    tags[np.arange(count), np.maximum(labels.tags, 0)] = 0
    asks, answers = (np.zeros((count, 3, width), np.float32) for _ in range(2))
    answers[:, 0, -1] = 10
    asks[:, :, -1] = 1
    for number, cue in enumerate(labels.cues):
        asks[cue, :, number] = 1
        for value in (1, 2):
            answers[labels.links[number] == value, value, number] = 30
    return Scores(Window(0, count, 0, count), tags, asks, answers, np.zeros((257, 3), np.float32))


def test_pieces_come_back_from_their_file(articles: list[Article], cut: list[Pieces], tmp_path: Path) -> None:
    save_pieces(tmp_path / "pieces.npz", cut)
    for one, other in zip(cut, load_pieces(tmp_path / "pieces.npz", articles), strict=True):
        for name in ("ids", "start", "end", "features", "sentence", "paragraph", "quotation", "words"):
            assert np.array_equal(getattr(one, name), getattr(other, name)), name


def test_encoders_packed_small_are_near_and_keep_the_pieces_that_occur() -> None:
    arrays = encoder(PIECES)
    kept = encoders.keep_pieces(arrays, np.array([0, 5, 100]))
    assert kept["word"].shape == (3, 24)
    assert np.array_equal(kept["pieces"], [0, 5, 100])
    packed = encoders.pack(arrays, fineness=20)
    assert packed["word|q"].dtype == np.int8


def test_a_shelf_is_filled_once_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        shelf, "ENCODERS", {"minilm": lambda _: encoder(PIECES), "mpnet": lambda _: encoder(PIECES, relative=True)}
    )
    data = write_data(tmp_path / "data")
    tokenizers = {"bert": WEIGHTS / "tokenizer.json"}
    shelf.fill(tmp_path / "shelf", data=data, wheels=tmp_path, tokenizers=tokenizers, fineness=None)
    found = shelf.open_shelf(tmp_path / "shelf", "minilm")
    assert (found.training, len(found.articles)) == (len(TEXTS), len(TEXTS) + 2)
    used = {int(piece) for one in found.pieces for piece in one.ids}
    assert used <= set(found.arrays["pieces"].tolist())
    assert all(found.arrays["pieces"][found.rows[piece]] == piece for piece in used)
    assert "relative" in shelf.open_shelf(tmp_path / "shelf", "mpnet").arrays


def test_what_teachers_said_is_kept_meant_and_carried_over(
    cut: list[Pieces], articles: list[Article], tmp_path: Path
) -> None:
    one, pieces = articles[0], cut[0]
    labels = label(one, pieces)
    noise = np.random.default_rng(1)
    said = [
        Soft(
            noise.random((len(pieces), 7)).astype(np.float16),
            noise.random((len(labels.cues), len(pieces), 3)).astype(np.float16),
        )
        for _ in range(2)
    ]
    save_soft(tmp_path / "teacher.npz", {4: said[0]})
    assert np.array_equal(load_soft(tmp_path / "teacher.npz")[4].tags, said[0].tags)
    mean = mean_soft(said)
    assert np.allclose(mean.tags, (said[0].tags.astype(float) + said[1].tags) / 2, atol=1e-2)
    carried = carry_over(said[0], pieces, labels, pieces, labels)
    assert np.array_equal(carried.links, said[0].links[:, _heads(pieces)])


def _heads(pieces: Pieces) -> Any:
    """The word that each piece belongs to."""
    return pieces.words[np.searchsorted(pieces.words, np.arange(len(pieces)), side="right") - 1]


def test_an_article_without_attributions_is_labelled(cut: list[Pieces]) -> None:
    labels = label(Article("x", cut[0].text, ()), cut[0])
    assert labels.cues == []
    assert labels.links.shape == (0, len(cut[0]))
    assert label(Article("x", cut[0].text, (Attribution((), ((0, 3),), ()),)), cut[0]).cues[0].tolist() == [0]


def test_the_command_says_what_it_wants_without_torch() -> None:
    help_ = subprocess.run([sys.executable, "-m", "training", "--help"], capture_output=True, text=True, check=True)
    assert all(option in help_.stdout for option in ("--data", "--wheels", "--device", "--try"))
    script = "import sys, training.shelf, training.gold, training.soft; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_miniature_is_well_formed() -> None:
    for number, text in enumerate(TEXTS):
        one = article(number, text)
        assert not set(one["text"]) & set("{}<>[]")
        assert json.loads(json.dumps(one)) == one
