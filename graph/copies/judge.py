"""Judging one report against a few others that share words with it: of which it is a copy."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from graph.copies.index import Index
from graph.copies.marks import common_runs, moment_of
from graph.copies.order import ranked
from graph.copies.passages import convincing, passages, shared_runs
from graph.copies.words import wordings
from graph.model import Copy, Quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.copies.find import Item

__all__ = ["Verdict", "judge"]

_PASSAGES = 20
"""So many of the longest shared passages are kept as evidence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The copies that a report is of others, sorted by their ids; and the later reports that may be copies of it."""

    copies: tuple[Copy, ...] = ()
    later: tuple[str, ...] = ()


def judge(item: Item, others: Iterable[Item], common: Collection[int] = ()) -> Verdict:
    """Judge a report by the rules of `graph.copies.index`; ids are those of reports.

    `common` are marks that stand in many reports. Which of the others come before it, `graph.copies.order` says; of
    equals the one with the smaller id.
    """
    items = sorted([item, *(other for other in others if other.id != item.id)], key=lambda one: str(one.id))
    words = wordings([one.text for one in items])
    sizes = [wording.grams.size for wording in words]
    order = ranked([moment_of(one.published) for one in items], sizes)
    place = items.index(item)
    ranks = np.empty(len(items), np.uint32)
    ranks[order] = np.arange(len(items), dtype=np.uint32)
    index = Index(
        np.concatenate([wording.grams for wording in words]),
        np.repeat(ranks, sizes),
        len(items),
        common=common_runs(words[place], common),
    )
    own = int(ranks[place])
    text, wording = item.text, words[place]
    counts = index.counts(own, wording.grams)
    found = []
    for pick in index.originals(own):
        of = order[pick.of]
        shared = shared_runs(wording, words[of])
        if convincing(text, wording, shared & counts, pick.containment):
            longest = sorted(passages(wording, shared), key=lambda span: (span[0] - span[1], span))[:_PASSAGES]
            quotes = tuple(Quote.of(text, start, end) for start, end in sorted(longest))
            part = Decimal(str(round(pick.containment, 3)))
            found.append(Copy(str(item.id), str(items[of].id), part, quotes))
    later = [str(items[order[rank]].id) for rank in index.copied_by(own)]
    return Verdict(tuple(sorted(found, key=lambda copy: copy.of)), tuple(later))
