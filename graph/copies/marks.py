"""What a store keeps of a text to find others that share its words: the numbers of one in four runs of five words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.copies.order import Moment, last_moment
from graph.copies.words import wordings
from graph.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from graph.copies.words import Numbers, Wording

__all__ = ["MARK_BITS", "Marked", "common_runs", "marked", "marks", "moment_of"]

SCALE = 4
MARK_BITS = 40
"""Enough that of many millions of runs hardly any two have the same mark; a verdict compares the texts in full."""
_FIRST = np.uint64(2**64 - 2**64 // SCALE)
_LOW = np.uint64(2**MARK_BITS - 1)


@dataclass(frozen=True, slots=True)
class Marked:
    """A report with its marks, and the last moment that its date of publication leaves open."""

    report: str
    moment: Moment
    marks: tuple[int, ...]


def marked(report: str, text: str, published: str | None) -> Marked:
    """Return a report with the marks of its text, sorted."""
    (wording,) = wordings([text])
    return Marked(report, moment_of(published), tuple(np.unique(marks(wording)[_chosen(wording.grams)]).tolist()))


def marks(wording: Wording) -> Numbers:
    """Return the mark of each run of words; only those of one run in four are kept."""
    return wording.grams & _LOW


def moment_of(published: str | None) -> Moment:
    """Return the last moment of a date as a store has it; what is no date counts as none."""
    try:
        return last_moment(published)
    except ModelError:
        return last_moment(None)


def common_runs(wording: Wording, common: Collection[int]) -> Numbers:
    """Return the runs of a text that are common, if `common` are the marks that are.

    A run that has no mark of its own is common when the nearest ones on both sides that have one are.
    """
    places = np.flatnonzero(_chosen(wording.grams))
    if not common or not places.size:
        return wording.grams[:0]
    is_common = np.isin(marks(wording)[places], np.fromiter(common, np.uint64, len(common)))
    after = np.minimum(np.searchsorted(places, np.arange(wording.grams.size)), places.size - 1)
    before = np.maximum(np.searchsorted(places, np.arange(wording.grams.size), "right") - 1, 0)
    return wording.grams[is_common[after] & is_common[before]]


def _chosen(grams: Numbers) -> NDArray[np.bool_]:
    chosen: NDArray[np.bool_] = grams >= _FIRST
    return chosen
