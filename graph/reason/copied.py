"""Chains that stand in a copy: what a report took from another one, without saying so, is no further origin."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.dossier import Dossier
    from graph.model import Assertion, Copy
    from graph.reason.chains import Chain

__all__ = ["copied_chains"]


def copied_chains(dossier: Dossier, chains: Sequence[Chain]) -> dict[int, frozenset[str]]:
    """Return, for each chain (its index) that was copied with its report, the ids of the reports it was copied from.

    A report's own voice, and a source that only this report knows, are copied with the report. Somebody whom everybody
    can ask is, too, where the words stand in a passage that both reports have; else the copier may have asked.
    """
    taken: dict[str, list[Copy]] = defaultdict(list)
    for copy in dossier.copies:
        if copy.report != copy.of:
            taken[copy.report].append(copy)
    if not taken:
        return {}
    known = {assertion.id: assertion for assertion in dossier.assertions}
    found = {}
    for index, chain in enumerate(chains):
        copies = taken.get(chain.report_id, ())
        if copies and len(chain.hops) > 1 and not chain.origin.own:
            copies = [copy for copy in copies if _inside(chain, known, copy)]
        if copies:
            found[index] = frozenset(copy.of for copy in copies)
    return found


def _inside(chain: Chain, known: Mapping[str, Assertion], copy: Copy) -> bool:
    """Whether the words of the chain's origin stand in a passage that was copied."""
    content = known[chain.assertions[0]].content
    return bool(content) and all(
        any(words.start < passage.end and passage.start < words.end for passage in copy.shared) for words in content
    )
