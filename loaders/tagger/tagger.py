"""The tagger: a text in, its attributions out."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from graph.errors import ReadError
from loaders.statement import Attribution
from loaders.tagger.blocks import blocks
from loaders.tagger.decode import decode
from loaders.tagger.model import OnnxModel
from loaders.tagger.parameters import read_parameters
from loaders.tagger.pieces import cut, plain
from loaders.tagger.tokenizer import load_tokenizer, marks
from loaders.tagger.windows import windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tokenizers import Tokenizer

    from loaders.statement import Spans
    from loaders.tagger.model import Model
    from loaders.tagger.parameters import Parameters

__all__ = ["WEIGHTS", "Tagger", "WhenAsked", "load_tagger"]

WEIGHTS = Path(__file__).parent / "weights"
_LOADING = Lock()
_REMEDY = "install sayso again, or give the directory of a whole model"


class Tagger:
    """Reads who said what out of English text. Threads may share one; it holds no state between texts."""

    def __init__(self, tokenizer: Tokenizer, model: Model, parameters: Parameters) -> None:
        self._tokenizer = tokenizer
        self._model = model
        self._parameters = parameters

    def read(self, text: str) -> tuple[Attribution, ...]:
        r"""Return the attributions of a text in reading order of their cues, with spans into `text` as it is given.

        Any string will do: an empty one has none, lone surrogates and control characters count as characters. Line
        ends may be `\n`, `\r\n` or `\r`: the same words are found. Every attribution has content and a cue, not always
        a source. Memory is bounded whatever the length; a text is read in blocks of 40,000 characters.
        """
        return tuple(
            _shift(attribution, offset)
            for offset, block in blocks(plain(text))
            for attribution in self._read_block(block)
        )

    def read_many(self, texts: Iterable[str]) -> Iterator[tuple[Attribution, ...]]:
        """Read texts one after the other as they are asked for; each reads exactly as it would alone."""
        for text in texts:
            yield self.read(text)

    def _read_block(self, text: str) -> list[Attribution]:
        pieces = cut(text, self._tokenizer)
        scores = [self._model.score(pieces, window) for window in windows(pieces, self._parameters.size)]
        return decode(pieces, scores, self._parameters)


def load_tagger(path: Path | None = None, *, threads: int = 2) -> Tagger:
    """Load the tagger from a directory of weights, to run on so many threads.

    None is the directory that SAYSO_TAGGER names in the environment, else the package's own.

    The directory holds `model.onnx`, `tokenizer.json`, `parameters.json` and `SHA256SUMS`. Loaded taggers are kept, so
    that asking again costs nothing. Raises `ReadError` where a file is missing or is not what its digest says.
    """
    with _LOADING:  # two threads that ask at once are not to load it twice
        return _loaded(path or Path(os.environ.get("SAYSO_TAGGER") or WEIGHTS), threads)


@lru_cache(maxsize=4)
def _loaded(directory: Path, threads: int) -> Tagger:
    _check_digests(directory)
    parameters = read_parameters(directory / "parameters.json")
    tokenizer = load_tokenizer(directory / "tokenizer.json")
    return Tagger(tokenizer, OnnxModel(directory / "model.onnx", marks(tokenizer), threads=threads), parameters)


class WhenAsked:
    """The package's own tagger, loaded when it is first asked: not every text needs it."""

    def __init__(self, *, threads: int) -> None:
        self._threads = threads

    def read(self, text: str) -> tuple[Attribution, ...]:
        """Return the attributions of a text, as `Tagger.read` does."""
        return load_tagger(threads=self._threads).read(text)


def _check_digests(directory: Path) -> None:
    # A cut or bent file of weights often loads, and then reads nonsense.
    try:
        for line in (directory / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
            digest, name = line.split(maxsplit=1)
            with (directory / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != digest:
                raise ReadError(f"the tagger's file {directory / name} is damaged", value=name, remedy=_REMEDY)
    except (OSError, ValueError) as error:
        raise ReadError(
            f"the tagger's files in {directory} cannot be read ({error})", value=directory, remedy=_REMEDY
        ) from error


def _shift(attribution: Attribution, offset: int) -> Attribution:
    if not offset:
        return attribution

    def moved(spans: Spans) -> Spans:
        return tuple((start + offset, end + offset) for start, end in spans)

    return Attribution(moved(attribution.source), moved(attribution.cue), moved(attribution.content))
