"""What teachers say of articles that they were not trained on, and how it is carried over to other pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from loaders.tagger.pieces import Pieces
    from training.labels import Labels

__all__ = ["Soft", "carry_over", "load_soft", "mean_soft", "save_soft"]


@dataclass(frozen=True, slots=True)
class Soft:
    """Probabilities in one article: `tags` (pieces, 7); `links` (annotated cues, pieces, 3)."""

    tags: NDArray[np.float16]
    links: NDArray[np.float16]


def save_soft(path: Path, soft: dict[int, Soft]) -> None:
    """Write what was said of each article (by its number) to a file, whole or not at all."""
    arrays = {f"{number}.tags": one.tags for number, one in soft.items()}
    arrays |= {f"{number}.links": one.links for number, one in soft.items()}
    half = path.with_name(f"{path.name}.half")
    with half.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]
    half.replace(path)


def load_soft(path: Path) -> dict[int, Soft]:
    """Read such a file."""
    with np.load(path) as found:
        numbers = {int(name.split(".")[0]) for name in found.files}
        return {number: Soft(found[f"{number}.tags"], found[f"{number}.links"]) for number in numbers}


def mean_soft(said: Sequence[Soft]) -> Soft:
    """Return the mean of several teachers."""
    tags = np.mean([one.tags.astype(np.float32) for one in said], 0)
    links = np.mean([one.links.astype(np.float32) for one in said], 0)
    return Soft(tags.astype(np.float16), links.astype(np.float16))


def carry_over(soft: Soft, its: Pieces, its_labels: Labels, other: Pieces, other_labels: Labels) -> Soft:
    """Return what was said of the words of `its`, of the words of `other`: the same text cut in another way.

    A word of `other` takes what was said of the word that its first letter stands in; a later part of a word that is
    one in `its` goes on inside what the first part begins. A cue that only `other` has is asked of nothing.
    """
    whose = np.searchsorted(its.start[its.words], other.start, side="right").clip(1) - 1
    at = its.words[whose]
    tags = soft.tags[at].astype(np.float32)
    words = other.words
    again = words[1:][whose[words[1:]] == whose[words[:-1]]]
    for begin in (1, 3, 5):
        tags[again, begin + 1] += tags[again, begin]
        tags[again, begin] = 0
    first = {int(cue[0]): number for number, cue in enumerate(its_labels.cues)}
    links = np.zeros((len(other_labels.cues), len(other), 3), np.float16)
    for number, cue in enumerate(other_labels.cues):
        theirs = first.get(int(at[cue[0]]))
        if theirs is None:
            links[number, :, 0] = 1
        else:
            links[number] = soft.links[theirs][at]
    return Soft(tags.astype(np.float16), links)
