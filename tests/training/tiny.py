"""A training run in miniature: two articles each of three sentences, and encoders of one narrow layer of noise."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from training.encoders import Arrays

__all__ = ["TEXTS", "encoder", "write_data"]

# What is said stands in brackets, who says it in braces, how in angles.
TEXTS = (
    (
        "{The mayor} <said> [the bridge was closed].",
        "Nobody was hurt.\n\n",
        "[It will open in May], {an engineer} <told> us.",
    ),
    ("[The mine is safe], <according to> {the ministry}.", "{Ann Bell} <denied> [that 1,376 jobs would go]."),
    ("Rain fell all day.\n\n", "{Two officials} <said> [the river had risen by 2.5 metres].", "It was Sunday."),
    ("{Acme} <announced> [a loss of $1.5bn].", "[\u201cWe did not expect this,\u201d] {its head} <added>."),
    ("{Reuters} <reported> [that talks had failed].", "{A diplomat} <said> [they would go on]."),
    ("[The vaccine works], {a study} <found>.", "{Doctors} <doubt> [that it lasts]."),
)
_ROLES = {"{": "source", "<": "cue", "[": "content"}
_CLOSING = {"}": "{", ">": "<", "]": "["}


def article(number: int, sentences: tuple[str, ...]) -> dict[str, Any]:
    """Return marked sentences as PolNeAR's JSON lines have articles: a sentence with a cue is an attribution."""
    text, attributions = "", []
    for sentence in sentences:
        text += " " if text and not text.endswith("\n") else ""
        found: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
        opened = 0
        for letter in sentence:
            if letter in _ROLES:
                opened = len(text)
            elif letter in _CLOSING:
                found[_ROLES[_CLOSING[letter]]].append([opened, len(text)])
            else:
                text += letter
        if found["cue"]:
            attributions.append(found)
    return {"id": f"a{number}", "text": text, "attributions": attributions}


def write_data(directory: Path) -> Path:
    """Write the two files that training reads; return where."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, numbers in (("train", range(len(TEXTS))), ("dev", range(2))):
        lines = "".join(json.dumps(article(number, TEXTS[number])) + "\n" for number in numbers)
        (directory / f"polnear_{name}.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return directory


def encoder(pieces: int, *, width: int = 24, relative: bool = False) -> Arrays:
    """Return an encoder of one layer, all noise, with a row for each piece of a tokenizer."""
    noise = np.random.default_rng(3)

    def some(*shape: int) -> np.ndarray[Any, np.dtype[np.float32]]:
        return noise.normal(0, 0.05, shape).astype(np.float32)

    arrays: Arrays = {
        "word": some(pieces, width),
        "pieces": np.arange(pieces),
        "position": some(512, width),
        "norm.w": np.ones(width, np.float32),
        "norm.b": np.zeros(width, np.float32),
        "heads": np.array(4),
        "eps": np.array(1e-12, np.float32),
    }
    for part, out, inner in (
        *((part, width, width) for part in "qkvo"),
        ("f1", 2 * width, width),
        ("f2", width, 2 * width),
    ):
        arrays[f"0.{part}.w"], arrays[f"0.{part}.b"] = some(out, inner), np.zeros(out, np.float32)
    for part in ("n1", "n2"):
        arrays[f"0.{part}.w"], arrays[f"0.{part}.b"] = np.ones(width, np.float32), np.zeros(width, np.float32)
    if relative:
        arrays["relative"] = some(32, 4)
    return arrays
