"""Articles on the device: any window of any article becomes part of a batch by look-ups alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from training.labels import IGNORED

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from loaders.tagger.pieces import Pieces
    from training.labels import Labels
    from training.soft import Soft

__all__ = ["Batch", "Corpus", "Stretch"]

# An article, and the first and last (half open) of its pieces that are read together.
Stretch = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """What the network is shown, and what it should say. `asking` has the rows and columns of the cues' words."""

    ids: Any
    features: Any
    lengths: Any
    tags: Any
    asking: tuple[Any, Any]
    links: Any
    soft_tags: Any = None
    soft_links: Any = None


class Corpus:
    """All articles of a training run, flat on the device, with what a teacher said of them where there is one."""

    def __init__(
        self,
        pieces: Sequence[Pieces],
        labels: Sequence[Labels],
        rows: NDArray[np.int64],
        marks: tuple[int, int],
        *,
        device: str,
        soft: Sequence[Soft] | None = None,
    ) -> None:
        """Take articles and labels; `rows` maps a piece's number to its row in the encoder, `marks` are rows too."""
        self.device, self.marks = device, marks
        self.counts = [len(one) for one in pieces]
        self._starts = np.concatenate(([0], np.cumsum(self.counts)))
        self.ids = self._put(np.concatenate([rows[one.ids] for one in pieces]), torch.long)
        self.features = self._put(np.concatenate([one.features for one in pieces]), torch.long)
        self.tags = self._put(np.concatenate([one.tags for one in labels]), torch.long)
        # Rows of links, one after the other, each as long as its article.
        flat, self._asks, place = [], [], 0
        for one, its in zip(pieces, labels, strict=True):
            word = np.zeros(len(one), bool)
            word[one.words] = True
            asks = []
            for number, cue in enumerate(its.cues):
                flat.append(np.where(word, its.links[number], IGNORED).astype(np.int8))
                asks += [(int(piece), place + number * len(one)) for piece in cue]
            place += len(its.cues) * len(one)
            self._asks.append(np.array(sorted(asks), np.int64).reshape(-1, 2))
        self.links = self._put(np.concatenate(flat), torch.int8)
        self.soft_tags = self.soft_links = None
        if soft is not None:
            self.soft_tags = self._put(np.concatenate([one.tags for one in soft]), torch.float16)
            self.soft_links = self._put(
                np.concatenate([one.links.reshape(-1, one.links.shape[-1]) for one in soft]), torch.float16
            )

    def _put(self, array: NDArray[Any], kind: Any) -> Any:
        return torch.from_numpy(np.ascontiguousarray(array)).to(self.device, kind)

    def batch(self, stretches: Sequence[Stretch]) -> Batch:
        """Return the batch of these stretches, padded to a multiple of eight."""
        longest = max(high - low for _, low, high in stretches) + 2
        longest += -longest % 8
        lengths = np.array([high - low for _, low, high in stretches])
        starts = np.array([self._starts[article] + low for article, low, _ in stretches])
        asking_rows, asking_columns, link_starts, link_lows = [], [], [], []
        for row, (article, low, high) in enumerate(stretches):
            asks = self._asks[article]
            first, last = np.searchsorted(asks[:, 0], (low, high))
            asking_rows.append(np.full(last - first, row))
            asking_columns.append(asks[first:last, 0] - low + 1)
            link_starts.append(asks[first:last, 1])
            link_lows.append(np.full(last - first, low))
        counted = self._put(lengths, torch.long)
        places = torch.arange(longest, device=self.device)[None] - 1
        inside = (places >= 0) & (places < counted[:, None])
        flat = torch.where(inside, self._put(starts, torch.long)[:, None] + places, 0)
        ids = torch.where(inside, self.ids[flat], self.marks[1])
        ids[:, 0] = self.marks[0]
        tags = torch.where(inside, self.tags[flat], IGNORED)
        features = torch.where(inside[..., None], self.features[flat], 0)
        rows = self._put(np.concatenate(asking_rows), torch.long)
        link_flat = self._put(np.concatenate(link_starts) + np.concatenate(link_lows), torch.long)
        link_flat = torch.where(inside[rows], link_flat[:, None] + places, 0)
        links = torch.where(inside[rows], self.links[link_flat].long(), IGNORED)
        asking = (rows, self._put(np.concatenate(asking_columns), torch.long))
        soft_tags = None if self.soft_tags is None else self.soft_tags[flat].float()
        soft_links = None if self.soft_links is None else self.soft_links[link_flat].float()
        return Batch(ids, features, counted + 2, tags, asking, links, soft_tags, soft_links)


def epoch(
    units: Sequence[Sequence[tuple[int, int]]],
    articles: Sequence[int],
    draw: random.Random,
    *,
    longest: int,
    batch: int,
) -> Iterator[list[Stretch]]:
    """Yield an epoch's batches of about `batch` pieces: paragraphs packed into stretches, cut differently each time."""
    stretches: list[Stretch] = []
    for article in articles:
        first = draw.randint(0, min(3, max(0, len(units[article]) - 1)))
        for part in (units[article][:first], units[article][first:]):
            size = draw.choice([longest, longest, longest, longest * 7 // 10])
            packed: list[list[int]] = []
            for low, high in part:
                if packed and high - packed[-1][0] <= size:
                    packed[-1][1] = high
                else:
                    packed.append([low, high])
            stretches += [(article, low, high) for low, high in packed]
    draw.shuffle(stretches)
    batches: list[list[Stretch]] = []
    for place in range(0, len(stretches), 320):
        current: list[Stretch] = []
        for stretch in sorted(stretches[place : place + 320], key=lambda one: one[2] - one[1]):
            if current and (stretch[2] - stretch[1] + 2) * (len(current) + 1) > batch:
                batches.append(current)
                current = []
            current.append(stretch)
        batches.append(current)
    draw.shuffle(batches)
    yield from batches
