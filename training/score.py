"""Attributions scored as published figures are, by the scorer that is given."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

from loaders.tagger.decode import decode

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.tagger.model import Scores
    from loaders.tagger.parameters import Parameters
    from training.shelf import Shelf

__all__ = ["Scorer", "load_scorer"]


class Scorer:
    """Scores what was found in the articles that are not trained on."""

    def __init__(self, module: Any) -> None:
        self._module = module

    def figures(self, shelf: Shelf, said: dict[int, list[Scores]], parameters: Parameters) -> dict[str, Any]:
        """Return all figures of the articles in `said`, decoded as the product decodes."""
        gold, found = [], {}
        for number, scores in said.items():
            article = shelf.articles[number]
            gold.append({"id": number, "text": article.text, "attributions": [_plain(a) for a in article.attributions]})
            found[number] = [_plain(a) for a in decode(shelf.pieces[number], scores, parameters)]
        result: dict[str, Any] = self._module.score(gold, found)
        return result

    def line(self, shelf: Shelf, said: dict[int, list[Scores]], parameters: Parameters) -> str:
        """Return the figures that matter, in one line."""
        figures = self.figures(shelf, said, parameters)
        parts = [
            f"{name} " + "/".join(f"{100 * figures[name][key]:.1f}" for key in ("P", "R", "F1"))
            for name in ("content", "attribution")
        ]
        parts += [
            f"{kind} {100 * its['content_R']:.1f}/{100 * its['attr_R']:.1f}" for kind, its in figures["by_kind"].items()
        ]
        return " ".join([*parts, f"found {figures['pred']} of {figures['gold']}"])


def load_scorer(path: Path) -> Scorer:
    """Load the scorer, a Python file with a function `score(gold, found)`."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return Scorer(module)


def _plain(found: Any) -> dict[str, list[list[int]]]:
    return {role: [list(span) for span in getattr(found, role)] for role in ("source", "cue", "content")}
