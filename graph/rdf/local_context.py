"""JSON-LD contexts without the network: ours is at hand, and no other is fetched."""

from __future__ import annotations

import json
from typing import Any

from graph.errors import RdfError
from ontology.resources import context
from ontology.terms import SAYSO

__all__ = ["CONTEXT_URL", "localised"]

CONTEXT_URL = "https://w3id.org/sayso/context.jsonld"
_OURS = frozenset({CONTEXT_URL, SAYSO.base, SAYSO.base.rstrip("#"), "https://w3id.org/sayso/ontology/context.jsonld"})


def localised(text: str) -> str:
    """Return a JSON-LD document in which links to our context are replaced by it.

    Raises `RdfError` for text that is no JSON, and for a context, or an import into one, that is another URL: fetching
    what a stranger's document names would let it send this machine anywhere.
    """
    try:
        document = json.loads(text)
        return json.dumps(_walked(document), ensure_ascii=False)
    except json.JSONDecodeError as error:
        raise RdfError(
            f"line {error.lineno} is no JSON: {error.msg}", value=error.lineno, remedy="correct it"
        ) from error
    except RecursionError as error:
        raise RdfError("this JSON-LD is nested too deeply", remedy="flatten it") from error


def _walked(value: Any) -> Any:
    if isinstance(value, list):
        return [_walked(part) for part in value]
    if isinstance(value, dict):
        return {key: _context(part) if key == "@context" else _walked(part) for key, part in value.items()}
    return value


def _context(value: Any) -> Any:
    if isinstance(value, str):
        if value in _OURS:
            return context()["@context"]
        raise RdfError(
            f"the context {value[:200]} would have to be fetched, and sayso fetches nothing",
            value=value[:200],
            remedy=f"write the context into the document, or use {CONTEXT_URL}",
        )
    if isinstance(value, list):
        return [_context(part) for part in value]
    if isinstance(value, dict):
        if "@import" in value:
            _context(value["@import"])
        return {key: _context_entry(part) for key, part in value.items() if key != "@import"}
    return value


def _context_entry(value: Any) -> Any:
    """Look into a term's definition: it may have a context of its own."""
    if isinstance(value, dict) and "@context" in value:
        return {**value, "@context": _context(value["@context"])}
    return value
