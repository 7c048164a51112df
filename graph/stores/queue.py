"""What writers of every store share: readings queued by report, written in batches, dropped by an error."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    from graph.model import Reading
    from graph.store import Change

__all__ = ["QueueingWriter"]

_Prepared = TypeVar("_Prepared")


class QueueingWriter(ABC, Generic[_Prepared]):
    """The part of a `graph.store.Writer` that is the same on every store. It belongs to one thread."""

    def __init__(self, batch: int) -> None:
        self._batch = max(1, batch)
        self._queue: dict[str, _Prepared] = {}
        self._changes: list[Change] = []

    @abstractmethod
    def _check_open(self) -> None:
        """Raise `StoreClosedError` when the store is closed."""

    @abstractmethod
    def _prepare(self, reading: Reading) -> _Prepared:
        """Return a reading as it is written. Raises `RdfError` for what RDF cannot hold."""

    @abstractmethod
    def _load(self, batch: Mapping[str, _Prepared]) -> Iterable[Change]:
        """Write readings by their reports' ids; yield what became of each, in their order, as it is done."""

    def _settle(self) -> None:
        """Do what is worth doing after much writing."""

    def put(self, reading: Reading) -> None:
        """Queue a reading: see `graph.store.Writer.put`. One that RDF cannot hold is refused here, and does no harm."""
        self._check_open()
        prepared = self._prepare(reading)
        self._queue.pop(reading.report.id, None)
        self._queue[reading.report.id] = prepared
        if len(self._queue) >= self._batch:
            self._write()

    def flush(self) -> list[Change]:
        """Write what is queued: see `graph.store.Writer.flush`."""
        self._write()
        changes, self._changes = self._changes, []
        return changes

    def _write(self) -> None:
        self._check_open()
        queue, self._queue = self._queue, {}
        if queue:
            for change in self._load(queue):
                self._changes.append(change)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._write()
            self._settle()
        else:
            self._queue.clear()
