"""The neural network: an ONNX session that scores the pieces of one window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from graph.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from loaders.tagger.pieces import Pieces
    from loaders.tagger.windows import Window

__all__ = ["Model", "OnnxModel", "Scores", "log_softmax"]

_LINKS = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of the pieces of one window (`low` to `high`), one row each.

    `tags`: log-probabilities of O, B-source, I-source, B-cue, I-cue, B-content, I-content. `asks` and `answers`, both
    (pieces, 3, width): their inner product says how far a piece is nothing, source or content to the cue that asks.
    `distance`: what is added to that, by the distance of the two in pieces, from -128 to 128.
    """

    window: Window
    tags: NDArray[np.float32]
    asks: NDArray[np.float32]
    answers: NDArray[np.float32]
    distance: NDArray[np.float32]


class Model(Protocol):
    """Anything that can score a window."""

    def score(self, pieces: Pieces, window: Window) -> Scores:
        """Score the pieces of `window`; the same pieces give the same scores, whatever was scored before."""
        ...


class OnnxModel:
    """The network in an ONNX file, run on the CPU. Threads may share one.

    Windows are scored one at a time. Batches gained nothing on a CPU, and under dynamic quantisation a window's scores
    would then depend on its neighbours in the batch: a report must read the same whatever it is loaded with.
    """

    def __init__(self, path: Path, marks: tuple[int, int], *, threads: int) -> None:
        import onnxruntime  # noqa: PLC0415 - heavy, and only needed here

        self._begin, self._end = marks
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # The graph is as it should run; fusing its sums and norms makes them six times slower (onnxruntime 1.32).
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.log_severity_level = 4  # an error is raised, and said by us: nothing is to be written to stderr as well
        # Idle threads must not burn the cores that other work needs.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's own errors have no common root but Exception
            raise ReadError(
                f"the model {path} cannot be loaded",
                value=path,
                remedy="install sayso again, or give the directory of a whole model",
            ) from error

        self._masked = any(one.name == "mask" for one in self._session.get_inputs())

    def score(self, pieces: Pieces, window: Window) -> Scores:
        """Score the pieces of `window`."""
        low, high = window.low, window.high
        count = high - low
        ids = np.concatenate(([self._begin], pieces.ids[low:high], [self._end]))
        features = np.zeros((1, count + 2, pieces.features.shape[1]), np.int64)
        features[0, 1:-1] = pieces.features[low:high]
        inputs = {"ids": ids[None], "feat": features}
        if self._masked:
            inputs["mask"] = np.ones((1, count + 2), np.float32)
        tags, asks, answers, distance = self._session.run(["tag", "U", "V", "rel"], inputs)
        return Scores(
            window,
            log_softmax(tags[0, 1:-1]),
            asks[0, 1:-1].reshape(count, _LINKS, -1),
            answers[0, 1:-1].reshape(count, _LINKS, -1),
            distance,
        )


def log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the logarithms of the probabilities that `scores` stand for, along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result
