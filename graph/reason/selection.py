"""Which chains count for what: support, denial, response, notice; and what was published by a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.when import check_date
from ontology.schemes import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reason.chains import Chain

__all__ = ["Selection", "published_by", "select"]

_DAY = len("2024-11-24")


@dataclass(frozen=True, slots=True)
class Selection:
    """Indexes of chains by what they do. What `as_of` leaves out is in none but counted, by report.

    `supporting`, `denying` and `questioning` leave out withdrawn reports, which are in `withdrawn` (those that
    supported the claim, and had been withdrawn by then). `later` reports were published after the date, of `undated`
    ones it is not known when.
    """

    supporting: tuple[int, ...] = ()
    denying: tuple[int, ...] = ()
    questioning: tuple[int, ...] = ()
    responses: tuple[int, ...] = ()
    notices: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()
    later: int = 0
    undated: int = 0

    @property
    def shown(self) -> tuple[int, ...]:
        """The chains that take a stand on the claim, withdrawn ones included, in order."""
        return tuple(sorted((*self.supporting, *self.denying, *self.questioning, *self.withdrawn)))


def select(chains: Sequence[Chain], as_of: str | None = None) -> Selection:
    """Sort the chains by what they do; with `as_of` (a date of any precision) only reports published by then.

    Raises `ModelError` when `as_of` is no date.
    """
    if as_of is not None:
        check_date(as_of)
    kept: dict[str, list[int]] = {}
    later, undated = set(), set()
    for index, chain in enumerate(chains):
        if as_of is not None and chain.published is None:
            undated.add(chain.report_id)
        elif as_of is not None and not published_by(chain.published or "", as_of):
            later.add(chain.report_id)
        else:
            kept.setdefault(_place(chain, as_of), []).append(index)
    return Selection(
        **{place: tuple(indexes) for place, indexes in kept.items() if place},
        later=len(later),
        undated=len(undated),
    )


def published_by(published: str, as_of: str) -> bool:
    """Whether `published` is not after `as_of`, compared at the coarser precision of the two.

    Two instants with time zones are compared as instants; otherwise their texts are, as far as both go.
    """
    moment, limit = _moment(published), _moment(as_of)
    if moment and limit:
        return moment <= limit
    precision = min(len(published), len(as_of))
    if precision > _DAY:
        # One has a time zone and the other has none: the days can be compared, the hours cannot.
        precision = len(as_of) if _zoneless(published) and _zoneless(as_of) else _DAY
    return published[:precision] <= as_of[:precision]


def _zoneless(date: str) -> bool:
    return re.search(r"(?:Z|[+-]\d\d:\d\d)$", date[_DAY:]) is None


def _moment(date: str) -> datetime | None:
    if len(date) <= _DAY or _zoneless(date):
        return None
    return datetime.fromisoformat(date).astimezone(UTC)


def _place(chain: Chain, as_of: str | None) -> str:
    withdrawn = chain.report.withdrawn if chain.report else None
    gone = withdrawn is not None and (as_of is None or published_by(withdrawn, as_of))
    if chain.stance.supports:
        return "withdrawn" if gone else "supporting"
    if gone:
        return ""
    if chain.stance.is_response:
        return "responses"
    if chain.stance.is_notice:
        return "notices"
    return "denying" if chain.stance is Stance.DENIES else "questioning"
