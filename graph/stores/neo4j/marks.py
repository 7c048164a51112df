"""Marks of reports as words of a full-text index, the only kind in which many values of a node can be looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.copies.marks import Marked
    from graph.stores.neo4j.rows import Row

__all__ = ["marks_of", "marks_query", "marks_row"]

_MOST = 1000
"""The index takes 1,024 words at once."""


def marks_row(marked: Marked) -> Row:
    """Return the row of a report's marks."""
    return {"report": marked.report, "words": _words(marked.marks)}


def marks_query(marks: Collection[int]) -> str:
    """Return a search for any of the marks; of very many, for the smallest, which are as good as others."""
    return _words(sorted(marks)[:_MOST])


def marks_of(words: str) -> list[int]:
    """Return the marks that words stand for."""
    return [int(word, 16) for word in words.split()]


def _words(marks: Iterable[int]) -> str:
    return " ".join(format(mark, "x") for mark in marks)
