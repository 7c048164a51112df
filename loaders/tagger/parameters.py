"""The numbers that decoding was tuned with."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from graph.errors import ReadError
from loaders.tagger.windows import SIZE, Size

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Parameters", "read_parameters"]


@dataclass(frozen=True, slots=True)
class Parameters:
    """How the scores of tags and of links are weighed; all but `tag_weight` are in nats.

    `cue_bias` is added to the score of the beginning of a cue; `tag_weight` is what the tags count for content
    beside the links (sources are chosen by links alone);
    `switch_cost` is paid wherever the words of a cue change between nothing, source and content; `source_bias` and
    `content_bias` are added to their links; a source is taken if its mean link is over `source_threshold`. `size` is
    that of the windows, as the model was trained on.
    """

    cue_bias: float
    tag_weight: float
    switch_cost: float
    source_bias: float
    content_bias: float
    source_threshold: float
    size: Size = SIZE


def read_parameters(path: Path) -> Parameters:
    """Read the parameters from a JSON file. Raises `ReadError` where it is missing, broken or lacks one.

    The size is in `core`, `left` and `right`; windows of no size given are of `SIZE`.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        size = Size(*(int(found.get(field.name, getattr(SIZE, field.name))) for field in fields(Size)))
        numbers = {field.name: float(found[field.name]) for field in fields(Parameters) if field.name != "size"}
        return Parameters(**numbers, size=size)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(
            f"the tagger's parameters {path} cannot be read ({error!r})",
            value=path,
            remedy="install sayso again, or give the directory of a whole model",
        ) from error
