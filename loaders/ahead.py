"""Work on the next items while the first is still in hand: several threads, results in order, each when it is ready."""

from __future__ import annotations

import os
import threading
from queue import Queue
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

__all__ = ["ahead", "cores"]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_FAR = 4
"""How many items a worker may be ahead of whoever takes the results, so that memory is bounded."""


def cores() -> int:
    """Return how many cores this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ahead(
    function: Callable[[_Item], _Result], items: Iterable[_Item], *, workers: int
) -> Generator[_Result, None, None]:
    """Yield `function(item)` of each item, in order, worked out by so many threads.

    A result is yielded when it is ready: nothing waits for further items, so that items may come one by one from
    somebody who waits for the answer. What the function or the items raise is raised at its place, and ends it. Whoever
    stops taking results stops the work; an item that is being waited for then is lost.
    """
    if workers == 1:
        yield from map(function, items)
        return
    run = _Run(function, iter(items), _FAR * workers)
    threads = [threading.Thread(target=run.work, name=f"ahead-{number}", daemon=True) for number in range(workers)]
    for thread in threads:
        thread.start()
    try:
        while (place := run.places.get()) is not None:
            found = place.get()
            if isinstance(found, _Raised):
                raise found.error
            run.room.release()
            yield found
        if run.error is not None:
            raise run.error
    finally:
        run.stopped = True
        run.room.release(workers)
        for thread in threads:
            # A thread that waits for an item may do so for ever; one that works must not outlive the interpreter.
            while thread.is_alive() and thread is not run.waiting:
                thread.join(0.02)


class _Raised:
    """What a function raised, in place of its result."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


class _Run(Generic[_Item, _Result]):
    """What the threads of one `ahead` share: `places` has a queue for each item taken, in order, then None."""

    def __init__(self, function: Callable[[_Item], _Result], items: Iterator[_Item], room: int) -> None:
        self._function, self._items = function, items
        self._lock = threading.Lock()
        self.places: Queue[Queue[_Result | _Raised] | None] = Queue()
        self.room = threading.Semaphore(room)
        self.error: BaseException | None = None
        self.stopped = False
        self.waiting: threading.Thread | None = None

    def work(self) -> None:
        """Take items and do them until there are no more."""
        while True:
            self.room.acquire()
            with self._lock:
                if self.stopped:
                    return
                self.waiting = threading.current_thread()
                try:
                    item = next(self._items)
                except StopIteration:
                    self._end(None)
                    return
                except BaseException as error:  # noqa: BLE001 - raised again where the results are taken
                    self._end(error)
                    return
                self.waiting = None
                if self.is_over():
                    return
                place: Queue[_Result | _Raised] = Queue(1)
                self.places.put(place)
            try:
                place.put(self._function(item))
            except BaseException as error:  # noqa: BLE001 - raised again where the results are taken
                place.put(_Raised(error))

    def is_over(self) -> bool:
        """Return whether nothing more is wanted; it may have changed while an item was waited for."""
        return self.stopped

    def _end(self, error: BaseException | None) -> None:
        self.waiting = None
        self.stopped = True
        self.error = error
        self.places.put(None)
        self.room.release()  # for whoever waits for room, to see that it is over
