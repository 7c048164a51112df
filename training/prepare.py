"""Articles and encoders made ready for training: everything that needs packages or the texts' own form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loaders.tagger.pieces import Pieces, cut
from training.encoders import load_arrays, save_arrays

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from training.gold import Article

__all__ = ["cut_all", "load_pieces", "save_pieces", "used"]

_COLUMNS = ("ids", "start", "end", "sentence", "paragraph", "quotation")


def cut_all(articles: Sequence[Article], tokenizer: Tokenizer) -> list[Pieces]:
    """Cut every article into pieces."""
    return [cut(article.text, tokenizer) for article in articles]


def used(pieces: Sequence[Pieces], marks: tuple[int, ...]) -> NDArray[np.int64]:
    """Return the numbers of the pieces that occur, and the marks', in order."""
    return np.unique(np.concatenate([np.array(marks), *(one.ids for one in pieces)]))


def save_pieces(path: Path, pieces: Sequence[Pieces]) -> None:
    """Write pieces to a file, without their texts."""
    # Differences are small numbers, which pack well.
    arrays = {
        name: np.concatenate([np.diff(getattr(one, name), prepend=0) if name != "ids" else one.ids for one in pieces])
        for name in _COLUMNS
    }
    arrays = {name: array.astype(np.uint16 if name == "ids" else np.int16) for name, array in arrays.items()}
    arrays["features"] = np.concatenate([one.features for one in pieces]).astype(np.int8)
    arrays["words"] = np.packbits(np.concatenate([_flags(one) for one in pieces]))
    arrays["count"] = np.array([len(one) for one in pieces])
    save_arrays(path, arrays)


def load_pieces(path: Path, articles: Sequence[Article]) -> list[Pieces]:
    """Read the pieces of these articles."""
    arrays = load_arrays(path)
    ends = np.cumsum(arrays["count"]).tolist()
    flags = np.unpackbits(arrays["words"])
    assert len(ends) == len(articles)  # noqa: S101 - the file belongs to other articles
    return [
        Pieces(
            text=article.text,
            features=arrays["features"][first:last].astype(np.int64),
            words=np.flatnonzero(flags[first:last]),
            **{
                name: arrays[name][first:last].astype(np.int64).cumsum()
                if name != "ids"
                else arrays[name][first:last].astype(np.int64)
                for name in _COLUMNS
            },
        )
        for article, first, last in zip(articles, [0, *ends], ends, strict=False)
    ]


def _flags(pieces: Pieces) -> NDArray[np.bool_]:
    flags = np.zeros(len(pieces), bool)
    flags[pieces.words] = True
    return flags
