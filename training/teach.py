"""Teachers that judge articles they have not learnt from, and the student that learns from them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np

from loaders.tagger.windows import Size, units
from training.ask import ask, mean_scores, soften
from training.corpus import Corpus
from training.encoders import save_arrays
from training.learn import learn
from training.network import weights_of
from training.recipes import FOLDS
from training.shelf import VOCABULARY, Shelf, open_shelf
from training.soft import Soft, carry_over, load_soft, mean_soft, save_soft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from loaders.tagger.model import Scores
    from loaders.tagger.parameters import Parameters
    from training.learn import Recipe
    from training.network import Network
    from training.score import Scorer

__all__ = ["Judge", "size_of", "student", "teacher"]


@dataclasses.dataclass(frozen=True, slots=True)
class Judge:
    """Who prints figures on dev: a scorer, with the decoding it is to score; without a scorer nothing is printed."""

    scorer: Scorer | None
    parameters: Parameters

    def say(self, what: str, shelf: Shelf, said: dict[int, list[Scores]]) -> None:
        """Print the figures of what was said of dev's articles."""
        if self.scorer is not None:
            print(f"{what} dev: {self.scorer.line(shelf, said, self.parameters)}", flush=True)


def size_of(window: int) -> Size:
    """Return how windows of so many pieces are cut while training: most is core, the left context twice the right."""
    left, right = window * 36 // 256, window * 18 // 256
    return Size(core=window - 2 - left - right, left=left, right=right)


def teacher(
    shelf: Shelf,
    out: Path,
    recipe: Recipe,
    folds: Sequence[int],
    *,
    device: str,
    judge: Judge,
    articles: int | None = None,
) -> list[Path]:
    """Train one teacher for each fold, without it; write what it thinks of the fold to files in `out`, and return them.

    `articles` takes so many of each part alone, to try things out.
    """
    corpus = Corpus(shelf.pieces, shelf.labels, shelf.rows, shelf.marks, device=device)
    size = size_of(recipe.window)
    cut = [units(one, size.core) for one in shelf.pieces]
    dev = list(range(shelf.training, len(shelf.articles)))[:articles]
    out.mkdir(parents=True, exist_ok=True)
    of_dev: list[dict[int, list[Scores]]] = []
    written = []
    for fold in folds:
        left = [number for number in range(shelf.training) if number % FOLDS == fold][:articles]
        chosen = [number for number in range(shelf.training) if number % FOLDS != fold][:articles]
        network = learn(shelf.arrays, corpus, cut, chosen, dataclasses.replace(recipe, seed=fold))
        said = ask(network, corpus, shelf.pieces, [*left, *dev], size)
        of_dev.append({number: said[number] for number in dev})
        judge.say(f"teacher {fold}", shelf, of_dev[-1])
        written.append(out / f"teacher-{fold}.npz")
        save_soft(
            written[-1], {number: soften(shelf.pieces[number], shelf.labels[number], said[number]) for number in left}
        )
    judge.say("all teachers", shelf, {number: mean_scores([one[number] for one in of_dev]) for number in dev})
    return written


def student(
    directory: Path,
    encoder: str,
    taught: Sequence[Path],
    out: Path,
    recipe: Recipe,
    *,
    device: str,
    judge: Judge,
    articles: int | None = None,
) -> None:
    """Train one network on all articles beside what teachers wrote, print its figures, keep its weights in `out`."""
    shelf = open_shelf(directory, encoder)
    soft = _of_all(shelf, _heard(directory, encoder, shelf, taught)) if taught else None
    corpus = Corpus(shelf.pieces, shelf.labels, shelf.rows, shelf.marks, device=device, soft=soft)
    size = size_of(recipe.window)
    cut = [units(one, size.core) for one in shelf.pieces]
    dev = list(range(shelf.training, len(shelf.articles)))[:articles]

    def after(number: int, network: Network) -> None:
        if number % 5 == 0:
            judge.say(f"student, epoch {number}", shelf, ask(network, corpus, shelf.pieces, dev, size))

    network = learn(shelf.arrays, corpus, cut, list(range(shelf.training))[:articles], recipe, after_epoch=after)
    judge.say("student", shelf, ask(network, corpus, shelf.pieces, dev, size))
    out.parent.mkdir(parents=True, exist_ok=True)
    save_arrays(out, weights_of(network) | {"pieces": shelf.arrays["pieces"]})


def _heard(directory: Path, encoder: str, shelf: Shelf, taught: Sequence[Path]) -> dict[int, Soft]:
    said: dict[int, list[Soft]] = {}
    for path in taught:
        for number, one in load_soft(path).items():
            said.setdefault(number, []).append(one)
    soft = {number: mean_soft(several) for number, several in said.items()}
    if VOCABULARY[encoder] == "bert":
        return soft
    other = open_shelf(directory, "minilm")
    return {
        number: carry_over(one, other.pieces[number], other.labels[number], shelf.pieces[number], shelf.labels[number])
        for number, one in soft.items()
    }


def _of_all(shelf: Shelf, heard: dict[int, Any]) -> list[Soft]:
    """Return what was heard of every article; nothing (no probability at all) of those that nobody spoke of."""
    return [
        heard.get(number)
        or Soft(np.zeros((len(one), 7), np.float16), np.zeros((len(its.cues), len(one), 3), np.float16))
        for number, (one, its) in enumerate(zip(shelf.pieces, shelf.labels, strict=True))
    ]
