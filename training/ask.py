"""A trained network asked about whole articles, window by window, as the product asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from loaders.tagger.model import Scores, log_softmax
from loaders.tagger.windows import windows
from training.network import FARTHEST, LINK_WIDTH, LINKS
from training.soft import Soft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.tagger.pieces import Pieces
    from loaders.tagger.windows import Size
    from training.corpus import Corpus
    from training.labels import Labels
    from training.network import Network

__all__ = ["ask", "mean_scores", "soften"]

_TOGETHER = 64


def ask(
    network: Network, corpus: Corpus, pieces: Sequence[Pieces], articles: Sequence[int], size: Size
) -> dict[int, list[Scores]]:
    """Return the scores of each window of these articles of the corpus."""
    jobs = [(article, window) for article in articles for window in windows(pieces[article], size)]
    order = sorted(range(len(jobs)), key=lambda job: jobs[job][1].high - jobs[job][1].low)
    distance = network.distance.detach().float().cpu().numpy()
    found: dict[int, Scores] = {}
    network.eval()
    for place in range(0, len(order), _TOGETHER):
        chosen = order[place : place + _TOGETHER]
        batch = corpus.batch([(jobs[job][0], jobs[job][1].low, jobs[job][1].high) for job in chosen])
        with torch.no_grad(), torch.autocast(corpus.device, torch.bfloat16):
            said = network(batch.ids, batch.features, batch.lengths)
        tags, asks, answers = (one.float().cpu().numpy() for one in said)
        for row, job in enumerate(chosen):
            window = jobs[job][1]
            count = window.high - window.low
            found[job] = Scores(
                window,
                log_softmax(tags[row, 1 : count + 1]),
                asks[row, 1 : count + 1].reshape(count, LINKS, LINK_WIDTH),
                answers[row, 1 : count + 1].reshape(count, LINKS, LINK_WIDTH),
                distance,
            )
    result: dict[int, list[Scores]] = {article: [] for article in articles}
    for job, (article, _) in enumerate(jobs):
        result[article].append(found[job])
    return result


def mean_scores(said: Sequence[Sequence[Scores]]) -> list[Scores]:
    """Return the mean of several networks' scores of one article, cut into the same windows."""
    share = 1 / len(said)
    return [
        Scores(
            scores[0].window,
            log_softmax(np.mean([one.tags for one in scores], 0)),
            np.concatenate([one.asks * share for one in scores], -1),
            np.concatenate([one.answers for one in scores], -1),
            np.mean([one.distance for one in scores], 0),
        )
        for scores in zip(*said, strict=True)
    ]


def soften(pieces: Pieces, labels: Labels, said: Sequence[Scores]) -> Soft:
    """Return a network's probabilities in one article: of all tags, and of the links of the annotated cues."""
    tags = np.concatenate([one.tags[_core(one)] for one in said])
    links = np.zeros((len(labels.cues), len(pieces), LINKS), np.float16)
    links[:, :, 0] = 1
    ends = np.array([one.window.last for one in said])
    for number, cue in enumerate(labels.cues):
        scores = said[int(np.searchsorted(ends, cue[0], side="right"))]
        low, high = scores.window.low, scores.window.high
        rows = cue[cue < high] - low
        away = np.clip(np.arange(low, high)[None] - (rows + low)[:, None], -FARTHEST, FARTHEST) + FARTHEST
        found: Any = np.einsum("rkd,ckd->rck", scores.asks[rows], scores.answers) + scores.distance[away]
        links[number, low:high] = np.exp(log_softmax(found.mean(0)))
    return Soft(np.exp(tags).astype(np.float16), links)


def _core(scores: Scores) -> slice:
    window = scores.window
    return slice(window.first - window.low, window.last - window.low)
