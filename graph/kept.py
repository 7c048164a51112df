"""What was worked out of all of a store, kept until the store is in another state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.store import Store

__all__ = ["Kept"]

_T = TypeVar("_T")


class Kept(Generic[_T]):
    """One result for each open store. Whoever wrote meanwhile, in this process or another, it is worked out anew."""

    def __init__(self) -> None:
        self._found: WeakKeyDictionary[Store, tuple[str, object, _T]] = WeakKeyDictionary()

    def get(self, store: Store, work: Callable[[], _T], *, by: object = None) -> _T:
        """Return what `work` made of the store in the state that it is in, or have it made now.

        `by` is what the result depends on besides the store: another one has it made anew. Nothing is kept where the
        store cannot tell its state, or is written to meanwhile: then what was read may be in no state that there was.
        """
        state = store.state()
        known = self._found.get(store)
        if known is not None and known[:2] == (state, by):
            return known[2]
        found = work()
        if state is not None and store.state() == state:
            self._found[store] = (state, by, found)
        return found
