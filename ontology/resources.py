"""The files that the package ships, as text. Reading them needs no RDF library."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Check", "agents_json", "agents_text", "checks", "context", "ontology_text", "shapes_text"]

_ROOT = files("ontology")


class Check(NamedTuple):
    """A query whose rows are defects of a store.

    `name` is the name of its file without `.rq`, `title` one line that says what its rows are, `why` why that is a
    defect, `remedy` what to do. `query` is SPARQL 1.1 to be run on the union of all named graphs; each row has
    `?node`, the IRI that is at fault, and may have more columns that tell what is wrong with it.
    """

    name: str
    title: str
    why: str
    remedy: str
    query: str


def _text(name: str) -> str:
    return (_ROOT / name).read_text(encoding="utf-8")


def ontology_text() -> str:
    """Return the vocabulary (`sayso.ttl`), Turtle."""
    return _text("sayso.ttl")


def shapes_text() -> str:
    """Return the SHACL shapes (`shapes.ttl`), Turtle."""
    return _text("shapes.ttl")


def agents_text() -> str:
    """Return the gazetteer (`agents.ttl`), Turtle."""
    return _text("agents.ttl")


def agents_json() -> str:
    """Return the gazetteer as `ontology.compile` makes it from the Turtle (`agents.json`)."""
    return _text("agents.json")


def context() -> dict[str, Any]:
    """Return the JSON-LD context document (`context.jsonld`): a new dict with the one key `@context`."""
    document: dict[str, Any] = json.loads(_text("context.jsonld"))
    return document


@cache
def checks() -> tuple[Check, ...]:
    """Return all checks, by name."""
    found = [file for file in (_ROOT / "checks").iterdir() if file.name.endswith(".rq")]
    return tuple(sorted(_check(file) for file in found))


def _check(file: Traversable) -> Check:
    """Read a check: its file begins with comments `# Finds: ...`, `# Why: ...`, `# Remedy: ...`; each may run on."""
    query = file.read_text(encoding="utf-8")
    parts: dict[str, str] = {}
    key = ""
    for line in query.splitlines():
        if not line.startswith("#"):
            break
        words = line.removeprefix("#").strip()
        head, colon, rest = words.partition(": ")
        if colon and head in {"Finds", "Why", "Remedy"}:
            key, words = head, rest
        parts[key] = f"{parts.get(key, '')} {words}".strip()
    return Check(file.name.removesuffix(".rq"), parts["Finds"], parts["Why"], parts["Remedy"], query)
