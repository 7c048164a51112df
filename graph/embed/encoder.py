"""What turns texts into vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[np.float32]

__all__ = ["Encoder", "unit"]


class Encoder(Protocol):
    """A model that turns a text into a vector of length 1. Threads may share one."""

    @property
    def name(self) -> str:
        """What it is, for people: `all-MiniLM-L6-v2-int8`."""

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of all that the vectors depend on: other digests mean vectors that cannot be compared."""

    @property
    def size(self) -> int:
        """How many numbers a vector has."""

    def encode(self, texts: Sequence[str], *, together: int = 1) -> Vectors:
        """Return one vector for each text, as rows, each of length 1.

        A text's vector depends on it alone as long as `together` is 1. With more, up to so many texts of nearly one
        length go through the model at once: twice as fast, and vectors differ by a rounding (cosine above .98) with
        what else is asked for in the same call. A text without a word has a vector too.
        """


def unit(vectors: Vectors) -> Vectors:
    """Return the rows scaled to length 1; a row of zeros stays one."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.where(norms > 0, norms, 1)).astype(np.float32)
    return scaled
