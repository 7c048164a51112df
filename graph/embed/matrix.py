"""Vectors in memory, as halves of a float, and which of them are nearest to others: each is compared with all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from graph.embed.encoder import Vectors

__all__ = ["Matrix", "packed"]

_BLOCK = 16_384
"""So many rows are made whole floats at once: 25 MB."""
_LEAST = 1_024


def packed(vectors: Vectors) -> Iterator[bytes]:
    """Yield each row as it is kept in a file."""
    return (row.tobytes() for row in vectors.astype("<f2"))


class Matrix:
    """Vectors by the ids of their claims. Not safe to share between threads."""

    def __init__(self, rows: Sequence[tuple[str, bytes]] = ()) -> None:
        """Make it of ids, no two of them equal, and what `packed` made of their vectors."""
        self._ids = [claim for claim, _ in rows]
        self._places = {claim: place for place, claim in enumerate(self._ids)}
        joined = np.frombuffer(b"".join(value for _, value in rows), "<f2").astype(np.float16)
        self._vectors: NDArray[np.float16] = joined.reshape(len(rows), -1) if rows else np.zeros((0, 0), np.float16)
        self._lengths = _lengths(self._vectors)

    def __len__(self) -> int:
        return len(self._ids)

    def put(self, claims: Sequence[str], vectors: Vectors) -> None:
        """Set the vectors of claims."""
        self._make_room(len(self._ids) + len(claims), vectors.shape[1])
        for claim, vector in zip(claims, vectors, strict=True):
            place = self._places.setdefault(claim, len(self._ids))
            if place == len(self._ids):
                self._ids.append(claim)
            self._vectors[place] = vector
            self._lengths[place] = _lengths(self._vectors[place : place + 1])[0]

    def _make_room(self, rows: int, size: int) -> None:
        if len(self._vectors) < rows or self._vectors.shape[1] != size:
            larger = np.zeros((max(_LEAST, rows + rows // 2), size), np.float16)
            if self._ids:
                larger[: len(self._ids)] = self._vectors[: len(self._ids)]
            self._vectors = larger
            self._lengths = np.resize(self._lengths, len(larger)) if self._ids else np.ones(len(larger), np.float32)

    def forget(self, claims: Iterable[str]) -> None:
        """Forget claims; the last takes the place of one that goes."""
        for claim in claims:
            place = self._places.pop(claim, None)
            if place is not None:
                last = self._ids.pop()
                if last != claim:
                    self._ids[place] = last
                    self._places[last] = place
                    self._vectors[place] = self._vectors[len(self._ids)]
                    self._lengths[place] = self._lengths[len(self._ids)]

    def nearest(self, vectors: Vectors, limit: int) -> list[list[tuple[str, float]]]:
        """Return for each vector the `limit` claims nearest to it with their cosines, best first, equals by id."""
        count = len(self._ids)
        cosines = np.zeros((len(vectors), count), np.float32)
        for start in range(0, count, _BLOCK):
            stop = min(count, start + _BLOCK)
            cosines[:, start:stop] = vectors @ self._vectors[start:stop].astype(np.float32).T
        cosines /= self._lengths[:count] * np.linalg.norm(vectors, axis=1)[:, None]
        return [self._best(row, min(limit, count)) for row in cosines]

    def _best(self, cosines: NDArray[np.float32], count: int) -> list[tuple[str, float]]:
        if count < 1:
            return []
        least = np.partition(cosines, -count)[-count]
        found = ((self._ids[place], round(float(cosines[place]), 4)) for place in np.flatnonzero(cosines >= least))
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:count]


def _lengths(rows: NDArray[np.float16]) -> NDArray[np.float32]:
    """Return the lengths of rows, 1 for a row of zeros: halves of a float are not of length 1 exactly."""
    lengths = np.zeros(len(rows), np.float32)
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK].astype(np.float32)
        lengths[start : start + _BLOCK] = np.sqrt(np.einsum("ij,ij->i", block, block))
    return np.where(lengths > 0, lengths, 1).astype(np.float32)
