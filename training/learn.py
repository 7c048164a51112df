"""One training run: an encoder becomes a tagger."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F  # noqa: N812 - as everybody writes it

from training.corpus import epoch
from training.network import FARTHEST, LINK_WIDTH, LINKS, TAGS, Network

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from training.corpus import Batch, Corpus
    from training.encoders import Arrays

__all__ = ["Recipe", "learn"]

_HEADS = ("tag", "ask", "answer", "distance", "features")


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of a run.

    `soft` is the weight of the teachers' words beside the annotators', `average` the decay of the running mean of
    weights that is kept in the end (0: the last ones), `window` the pieces read together, `steps` all of them (0: as
    many as the epochs have).
    """

    epochs: float = 5
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    batch: int = 4096
    window: int = 256
    soft: float = 0.0
    dropout: float = 0.1
    average: float = 0.0
    layers: tuple[int, ...] | None = None
    seed: int = 0
    word_rate: float = 1.0
    steps: int = 0


def learn(
    arrays: Arrays,
    corpus: Corpus,
    units: Sequence[Sequence[tuple[int, int]]],
    articles: Sequence[int],
    recipe: Recipe,
    *,
    after_epoch: Callable[[int, Network], None] | None = None,
) -> Network:
    """Train on these articles of the corpus and return the network, ready to be asked."""
    torch.manual_seed(recipe.seed)
    draw = random.Random(recipe.seed)  # noqa: S311 - no secret
    network = Network(arrays, layers=recipe.layers, dropout=recipe.dropout)
    network.to(corpus.device)
    optimiser = _optimiser(network, recipe, fused=corpus.device != "cpu")
    rates = [group["lr"] for group in optimiser.param_groups]
    longest = recipe.window - 2
    per_epoch = sum(
        1
        for _ in epoch(units, articles, random.Random(1), longest=longest, batch=recipe.batch)  # noqa: S311
    )
    total = recipe.steps or int(per_epoch * recipe.epochs)
    warm = max(1, int(0.08 * total))
    mean = [parameter.detach().clone() for parameter in network.parameters()] if recipe.average else []
    step = number = 0
    began = time.monotonic()
    network.train()
    while step < total:
        lost = torch.zeros(2, device=corpus.device)
        counted = 0
        for stretches in epoch(units, articles, draw, longest=longest, batch=recipe.batch):
            scale = (step + 1) / warm if step < warm else (total - step) / max(1, total - warm)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            batch = corpus.batch(stretches)
            with torch.autocast(corpus.device, torch.bfloat16):
                said = network(batch.ids, batch.features, batch.lengths)
            losses = _losses(said, batch, network.distance, recipe.soft)
            optimiser.zero_grad(set_to_none=True)
            (losses[0] + losses[1]).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            lost += torch.stack([loss.detach() for loss in losses])
            counted += 1
            step += 1
            if mean:
                decay = min(recipe.average, step / (step + 10))
                torch._foreach_lerp_(mean, [p.detach() for p in network.parameters()], 1 - decay)
            if step >= total:
                break
        number += 1
        tag, link = (lost / counted).tolist()
        print(f"  epoch {number}: tags {tag:.4f} links {link:.4f}, {time.monotonic() - began:.0f} s", flush=True)
        if after_epoch is not None:
            after_epoch(number, network)
            network.train()
    for parameter, kept in zip(network.parameters(), mean, strict=False):
        parameter.data.copy_(kept)
    network.eval()
    return network


def _optimiser(network: Network, recipe: Recipe, *, fused: bool) -> torch.optim.Optimizer:
    heads: list[Any] = []
    words: list[Any] = []
    encoder: list[Any] = []
    for name, parameter in network.named_parameters():
        part = name.split(".")[0]
        (heads if part in _HEADS else words if part == "word" else encoder).append(parameter)
    # Pieces that no article holds are not to shrink, so the words' own table has no decay.
    return torch.optim.AdamW(
        [
            {"params": encoder, "lr": recipe.rate, "weight_decay": 0.01},
            {"params": heads, "lr": recipe.head_rate, "weight_decay": 0.01},
            {"params": words, "lr": recipe.rate * recipe.word_rate, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
        fused=fused,
    )


def _losses(said: tuple[Any, Any, Any], batch: Batch, distance: Any, soft: float) -> tuple[Any, Any]:
    tags, asks, answers = (one.float() for one in said)
    first = _loss(tags, batch.tags, batch.soft_tags, soft, TAGS)
    rows, columns = batch.asking
    if not len(rows):
        return first, torch.zeros((), device=tags.device)
    size, length = batch.ids.shape
    # Each window's asking words side by side, filled up with its first piece: gathering each one's window is slow.
    place = torch.arange(len(rows), device=rows.device) - torch.searchsorted(rows, rows)
    most = int(place.max()) + 1
    table = torch.zeros(size, most, dtype=torch.long, device=rows.device)
    table[rows, place] = columns
    asked = torch.gather(asks, 1, table[..., None].expand(-1, -1, asks.shape[-1])).view(size, most, LINKS, LINK_WIDTH)
    found = torch.einsum("bkrd,blrd->bklr", asked, answers.view(size, length, LINKS, LINK_WIDTH))[rows, place]
    away = torch.arange(length, device=tags.device)[None] - columns[:, None]
    found = found + distance[away.clamp(-FARTHEST, FARTHEST) + FARTHEST]
    return first, _loss(found, batch.links, batch.soft_links, soft, LINKS)


def _loss(scores: Any, labels: Any, teacher: Any, soft: float, width: int) -> Any:
    hard = F.cross_entropy(scores.reshape(-1, width), labels.reshape(-1), ignore_index=-1)
    if teacher is None or not soft:
        return hard
    counts = (labels >= 0).float()
    gentle = -(teacher * torch.log_softmax(scores, -1)).sum(-1)
    return (1 - soft) * hard + soft * (gentle * counts).sum() / counts.sum()
