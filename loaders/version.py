"""Which extraction this is: what reads reports has a name that changes when anything does that reading depends on."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

__all__ = ["reader_name"]

_READS = (("loaders", "extract"), ("loaders", "resolve"), ("loaders", "tagger"), ("loaders", "syndication.py"))
_KNOWS = ("agents.json", "inflection.py", "lookup.py", "gazetteer.py", "names.py")
_ENDINGS = (".py", ".json", ".toml")
_SUMS = "SHA256SUMS"
"""Weights are not read for this: the sums that stand beside them are."""
_DIGITS = 12


@cache
def reader_name() -> str:
    """Return the name of the extraction as it is now: `sayso VERSION DIGEST`, the same for the same code and data.

    The digest is of the rules, dictionaries and gazetteer, and of the sums of the weights: those of the package, or
    those in the directory that SAYSO_TAGGER names. Reading again by the same name would give the same.
    """
    total = hashlib.sha256()
    for part in _parts():
        total.update(part.name.encode() + b"\0" + part.read_bytes() + b"\0")
    named = os.environ.get("SAYSO_TAGGER")
    if named:
        for weights in sorted(Path(named).glob("*")):
            total.update(f"{weights.name} {weights.stat().st_size} {weights.stat().st_mtime_ns}".encode())
    try:
        number = version("sayso")
    except PackageNotFoundError:
        number = "0"
    return f"sayso {number} {total.hexdigest()[:_DIGITS]}"


def _parts() -> Iterator[Traversable]:
    for package, name in _READS:
        yield from _below(files(package) / name)
    for name in _KNOWS:
        yield files("ontology") / name


def _below(found: Traversable) -> Iterator[Traversable]:
    if found.is_dir():
        for child in sorted(found.iterdir(), key=lambda each: each.name):
            yield from _below(child)
    elif found.name == _SUMS or (found.name.endswith(_ENDINGS) and found.name != "tokenizer.json"):
        yield found
