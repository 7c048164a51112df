"""The best sequence of labels under scores of labels and of transitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["best_paths"]


def best_paths(
    emissions: Sequence[NDArray[np.float64]],
    transition: NDArray[np.float64],
    start: NDArray[np.float64] | None = None,
) -> list[NDArray[np.int64]]:
    """Return the best labels of each sequence, all computed side by side.

    `emissions` are (length, labels) log-scores, `transition[i, j]` the score of label j after i, `start` that of the
    first label (zero if None). Of two equally good labels the lower one is taken. An empty sequence has no labels.
    """
    if not emissions:
        return []
    labels = len(transition)
    length = max(len(scores) for scores in emissions)
    # Shorter sequences are padded with zeros: their best path may go anywhere there, so it has to begin where they end.
    padded = np.zeros((length, len(emissions), labels))
    for column, scores in enumerate(emissions):
        padded[: len(scores), column] = scores
    if not length:
        return [np.zeros(0, np.int64) for _ in emissions]
    best = padded[0] if start is None else padded[0] + start
    columns = np.arange(len(emissions))
    lengths = np.array([len(scores) for scores in emissions])
    paths = np.zeros((length, len(emissions)), np.int64)
    back = np.zeros((length, len(emissions), labels), np.int64)
    ends = [best]
    for step in range(1, length):
        candidates = best[:, :, None] + transition
        back[step] = candidates.argmax(1)
        best = candidates.max(1) + padded[step]
        ends.append(best)
    label = np.zeros(len(emissions), np.int64)
    for step in range(length - 1, -1, -1):
        ending = lengths == step + 1
        if ending.any():
            label = np.where(ending, ends[step].argmax(1), label)
        paths[step] = label
        label = back[step, columns, label]
    return [paths[: len(scores), column] for column, scores in enumerate(emissions)]
