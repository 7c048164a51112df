"""Undeclared copies: which report took its text from which, found by the runs of five words that they share.

`find.find_copies` does it for a whole collection; `judge.judge` for one report against a few others, which a store
finds by its own index of `marks`. What counts as a copy is said in `index` and `passages`, which is the original in
`order`.
"""

from __future__ import annotations

__all__ = ["COMMON"]

COMMON = 100
"""A run of words in more texts than this is common."""
