"""From an id in a path to the thing in the store, or a 404 that says where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from api.ids import SECTIONS, candidates
from graph.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.view import View

__all__ = ["agent_id", "found"]

ThingT = TypeVar("ThingT")


def found(kind: str, text: str, base: str, fetch: Callable[[str], ThingT | None]) -> ThingT:
    """Return what `fetch` has under the first IRI that `text` may stand for; raises `NotFoundError` if under none."""
    for iri in candidates(kind, text, base):
        thing = fetch(iri)
        if thing is not None:
            return thing
    raise NotFoundError(
        f"there is no {kind} {text!r}", value=text, remedy=f"GET /v1/{SECTIONS[kind]} lists what there is"
    )


def agent_id(view: View, text: str | None) -> str | None:
    """Return the IRI of the agent that a filter names by id or name; None for no filter.

    Raises `NotFoundError` and `AmbiguousError`: a filter that names nobody would silently find nothing.
    """
    return None if text is None else view.find("source", text)
