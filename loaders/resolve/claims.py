"""From wordings to claims: the claim that is already there in other words, else a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.match.compare import Relation, best, promising
from graph.model import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.iris import Iris
    from loaders.statement import Statement

__all__ = ["Claims"]


class Claims:
    """The claims of one report. `used` are those it speaks of, by id; `competing` pairs of claims that differ in value.

    Candidates are compared by their texts alone, in an order of our own, so that neither the store nor its ranking
    makes a difference. What a wording is matched with is the text of a claim, which is the first wording that was met:
    so with wordings of which the first resembles the second, the second the third, but the third not the first, the
    order of loading decides what is one claim.
    """

    def __init__(self, iris: Iris, language: str | None, find_claims: Callable[[str], Iterable[Claim]]) -> None:
        self._iris = iris
        self._language = language
        self._find = find_claims
        self._placed: dict[str, str] = {}
        self.used: dict[str, Claim] = {}
        self.competing: set[tuple[str, str]] = set()

    def place(self, statement: Statement) -> str:
        """Return the id of the claim that a statement makes."""
        text = " ".join(statement.claim.split())
        if text not in self._placed:
            self._placed[text] = self._place(text, statement)
        return self._placed[text]

    def _place(self, text: str, statement: Statement) -> str:
        candidates = {claim.id: claim for claim in self._find(text)} | self.used
        wording = Claim(self._iris.claim(text), text, self._language)
        known = candidates.get(wording.id)
        bare = (Claim(claim.id, claim.text, claim.language) for claim in candidates.values())
        ranked = best(wording, (claim for claim in bare if promising(wording, claim)))
        same = [claim.id for claim, match in ranked if match.relation is Relation.SAME]
        if known or same:
            found = known or candidates[same[0]]
            self.used[found.id] = found
            return found.id
        self.used[wording.id] = Claim(wording.id, text, self._language, statement.quantities)
        for claim, match in ranked:
            if match.relation is Relation.COMPETING:
                low, high = sorted((wording.id, claim.id))
                self.competing.add((low, high))
        return wording.id
