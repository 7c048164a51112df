"""What routes ask for by their parameters' types: the store, the view on it, the body, the checks of every request."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, cast

from anyio import CapacityLimiter
from fastapi import Depends, Query, Request

from api.errors import FieldError, ParameterError
from graph.errors import StoreClosedError
from graph.store import Store
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.dependencies.models import Dependant

    from api.settings import Settings
    from graph.summaries import Coverage
    from loaders.pipeline import Extractor

__all__ = [
    "MAX_LIMIT",
    "BodyDep",
    "ContextDep",
    "Cursor",
    "Limit",
    "ServiceContext",
    "StoreDep",
    "ViewDep",
    "known_parameters",
]

MAX_LIMIT = 200
FRESH = 60.0
QUICK = 0.2


@dataclass(slots=True)
class ServiceContext:
    """What the app was made with. `store` is None before it is opened and after it is closed.

    `readers` lets as many reports be read at a time as there are processors: reading one is all computing, and those
    who only ask must not have to wait for a thread behind those who put reports in.
    """

    settings: Settings
    store: Store | None = None
    extractor: Extractor | None = None
    readers: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(os.cpu_count() or 1))
    _covered: tuple[float, Coverage] | None = None

    def coverage(self, view: View) -> Coverage:
        """Return what there is to search in, at most `FRESH` seconds old: counting a whole store takes its time."""
        kept = self._covered
        if kept is None or time.monotonic() - kept[0] > FRESH:
            start = time.monotonic()
            found = view.coverage()
            # What is counted in no time at all need not be kept: then every answer is of the moment.
            kept = (start, found) if time.monotonic() - start > QUICK else None
            self._covered = kept
            return found
        return kept[1]


def _context(request: Request) -> ServiceContext:
    return cast("ServiceContext", request.app.state.context)


def _store(context: Annotated[ServiceContext, Depends(_context)]) -> Store:
    if context.store is None:
        raise StoreClosedError("the service has no open store", remedy="wait until it has started")
    return context.store


def _view(store: Annotated[Store, Depends(_store)]) -> View:
    return View(store)


async def _body(request: Request) -> bytes:
    return await request.body()


def known_parameters(request: Request) -> None:
    """Refuse query parameters that the route does not have: a misspelt filter would silently filter nothing."""
    dependant = getattr(request.scope.get("route"), "dependant", None)
    known = set(_names(dependant)) if dependant else set()
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        raise ParameterError([_unknown(name, request.query_params[name], known) for name in unknown])


def _unknown(name: str, value: str, known: set[str]) -> FieldError:
    close = get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"known are: {', '.join(sorted(known)) or 'none'}"
    return FieldError("query", name, value, f"there is no such parameter; {hint}")


def _names(dependant: Dependant) -> Iterator[str]:
    for parameter in dependant.query_params:
        yield parameter.alias
    for each in dependant.dependencies:
        yield from _names(each)


ContextDep = Annotated[ServiceContext, Depends(_context)]
StoreDep = Annotated[Store, Depends(_store)]
ViewDep = Annotated[View, Depends(_view)]
BodyDep = Annotated[bytes, Depends(_body)]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="how many items a page holds")]
Cursor = Annotated[str | None, Query(description="where to go on: `next` of the page before")]
