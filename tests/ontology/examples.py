"""The example graphs of this room, and how they are read."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import rdflib

HERE = Path(__file__).parent / "examples"
VALID = sorted((HERE / "valid").iterdir())
INVALID = sorted((HERE / "invalid").iterdir())
DEFECTS = sorted((HERE / "defects").iterdir())
EX = "https://example.org/"
SHAPES = "https://w3id.org/sayso/shapes#"


def parsed(path: Path) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        # rdflib's own parsers still use what rdflib has deprecated.
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        dataset.parse(data=path.read_text(encoding="utf-8"), format="trig" if path.suffix == ".trig" else "turtle")
    return dataset


def union(path: Path) -> rdflib.Graph:
    graph = rdflib.Graph()
    for subject, predicate, value, _ in parsed(path).quads():
        graph.add((subject, predicate, value))
    return graph


def header(path: Path, key: str) -> list[str]:
    """The words after `# key:` in the file's first comment."""
    found = re.match(rf"# {key}: (.+)", path.read_text(encoding="utf-8"))
    assert found, f"{path.name} must begin with '# {key}: ...'"
    return found[1].split()
