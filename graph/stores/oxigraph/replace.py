"""One transaction that removes some quads and adds others.

`pyoxigraph.Store` has transactions for one call only: `extend` adds, `update` runs SPARQL Update. So what only adds is
`extend`ed, and what also removes is an update, `replace.ru`, that is one fixed text: it gets its quads from functions.
Readers see the store as it was before or as it is after, and so does the next process when this one is killed.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from graph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["replace"]

_MOST = 1_000_000
_BATCH = "https://w3id.org/sayso/batch#"
_TRUE, _FALSE = ox.Literal(value=True), ox.Literal(value=False)
_Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@cache
def _text() -> str:
    return files("graph.stores.oxigraph").joinpath("replace.ru").read_text(encoding="utf-8")


class _Batch:
    """Two lists of quads, lent to the update term by term."""

    def __init__(self, remove: Sequence[ox.Quad], add: Sequence[ox.Quad]) -> None:
        self._lists = {"1": remove, "2": add}

    def _quad(self, which: _Term, *digits: _Term) -> ox.Quad | None:
        quads = self._lists[which.value]  # type: ignore[union-attr]  # replace.ru passes literals only
        number = 0
        for digit in digits:
            number = number * 100 + int(digit.value)  # type: ignore[union-attr]  # the same
        return quads[number] if number < len(quads) else None

    def holds(self, *number: _Term) -> _Term:
        return _FALSE if self._quad(*number) is None else _TRUE

    def graph(self, *number: _Term) -> _Term | None:
        quad = self._quad(*number)
        return None if quad is None or isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name

    def subject(self, *number: _Term) -> _Term | None:
        quad = self._quad(*number)
        return None if quad is None else quad.subject

    def bare(self, *number: _Term) -> _Term | None:
        """Return the subject of a quad in the default graph, whose graph has no name to be lent."""
        quad = self._quad(*number)
        return quad.subject if quad is not None and isinstance(quad.graph_name, ox.DefaultGraph) else None

    def predicate(self, *number: _Term) -> _Term | None:
        quad = self._quad(*number)
        return None if quad is None else quad.predicate

    def object(self, *number: _Term) -> _Term | None:
        quad = self._quad(*number)
        return None if quad is None else quad.object


def replace(database: ox.Store, remove: Collection[ox.Quad], add: Collection[ox.Quad]) -> None:
    """Remove and add quads, all or none. A quad in both is there afterwards; one to remove may be absent."""
    added = set(add)
    removed = [quad for quad in remove if quad not in added]
    if not removed:
        database.extend(added)
        return
    if max(len(removed), len(added)) > _MOST:
        raise StoreError(
            f"a change of {max(len(removed), len(added))} quads is too large for one transaction",
            remedy=f"change at most {_MOST} quads at a time",
        )
    kept = {quad for quad in added.intersection(remove) if quad in database}
    batch = _Batch(removed, [quad for quad in added if quad not in kept])
    names = ("holds", "graph", "subject", "bare", "predicate", "object")
    functions = {ox.NamedNode(_BATCH + name): getattr(batch, name) for name in names}
    database.update(_text(), custom_functions=functions)
