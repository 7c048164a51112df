from __future__ import annotations

import threading
import time
from itertools import count, islice
from types import GeneratorType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.ahead import ahead, cores

if TYPE_CHECKING:
    from collections.abc import Iterator


@settings(deadline=None)
@given(st.lists(st.integers()), st.integers(1, 4))
def test_results_come_in_order(items: list[int], workers: int) -> None:
    assert list(ahead(lambda item: item * 2, items, workers=workers)) == [item * 2 for item in items]


@pytest.mark.parametrize("workers", [1, 3])
def test_a_result_does_not_wait_for_the_next_item(workers: int) -> None:
    taken = threading.Event()

    def items() -> Iterator[int]:
        yield 1
        assert taken.wait(20), "the second item was asked for, and the first result held back until it came"
        yield 2

    found = ahead(str, items(), workers=workers)
    assert next(found) == "1"
    taken.set()
    assert list(found) == ["2"]


def test_slow_items_are_worked_on_side_by_side() -> None:
    together = threading.Barrier(3, timeout=20)

    def meet(item: int) -> int:
        together.wait()
        return item

    assert list(ahead(meet, range(6), workers=3)) == list(range(6))


@pytest.mark.parametrize("workers", [1, 3])
def test_what_the_function_raises_is_raised_at_its_place(workers: int) -> None:
    def inverse(item: int) -> float:
        return 1 / item

    found = ahead(inverse, [1, 2, 0, 4], workers=workers)
    assert list(islice(found, 2)) == [1, 0.5]
    with pytest.raises(ZeroDivisionError):
        next(found)


@pytest.mark.parametrize("workers", [1, 3])
def test_what_the_items_raise_is_raised_after_what_came_before(workers: int) -> None:
    def items() -> Iterator[int]:
        yield 1
        raise OSError("gone")

    found = ahead(str, items(), workers=workers)
    assert next(found) == "1"
    with pytest.raises(OSError, match="gone"):
        next(found)


def test_nobody_runs_far_ahead_of_whoever_takes_the_results() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    found = ahead(lambda item: item, items(), workers=2)
    assert next(found) == 0
    before = -1
    while before != len(taken):
        before = len(taken)
        time.sleep(0.1)
    assert len(taken) <= 10
    assert isinstance(found, GeneratorType)
    found.close()


def test_the_threads_end_with_the_results() -> None:
    found = ahead(lambda item: item, count(), workers=3)
    assert [next(found), next(found)] == [0, 1]
    assert isinstance(found, GeneratorType)
    found.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ahead-")]


def test_there_is_a_core() -> None:
    assert cores() >= 1
