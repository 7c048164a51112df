"""From wordings to claims: the claim that is already there in other words, else a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.match.compare import Relation, apart, best, promising
from graph.model import Claim
from ontology.schemes import Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.iris import Iris
    from loaders.statement import Statement

__all__ = ["Claims", "wording_of"]


class Claims:
    """The claims of one report. `used` are those it speaks of, by id; `competing` pairs of claims that differ in value.

    A claim is all the wordings that it was met in. A wording is that claim when it is the same as one of them and the
    guard has nothing against any; of several such claims it is the one that it resembles most. Candidates are compared
    by their words alone, in an order of our own, so that neither the store nor its ranking makes a difference. The
    order of loading still can, where a wording resembles two claims that are not the same as each other.
    """

    def __init__(self, iris: Iris, language: str | None, find_claims: Callable[[str], Iterable[Claim]]) -> None:
        self._iris = iris
        self._language = language
        self._find = find_claims
        self._placed: dict[str, str] = {}
        self.used: dict[str, Claim] = {}
        self._wordings: dict[str, list[str]] = {}
        self.competing: set[tuple[str, str]] = set()

    def place(self, statement: Statement) -> str:
        """Return the id of the claim that a statement makes."""
        text = wording_of(statement)
        if text not in self._placed:
            self._placed[text] = self._place(text, statement)
        return self._placed[text]

    def _place(self, text: str, statement: Statement) -> str:
        wording = Claim(self._iris.claim(text), text, self._language)
        candidates, texts = self._candidates(text)
        ranked = best(wording, (claim for claim in texts if promising(wording, claim)))
        same = {claim.id: None for claim, match in ranked if match.relation is Relation.SAME}
        against = {claim.id for claim in texts if claim.id in same and apart(wording, claim)}
        found = candidates.get(wording.id) or next((candidates[id_] for id_ in same if id_ not in against), None)
        if found:
            self.used[found.id] = found
            if statement.stance is Stance.ASSERTS:
                self._wordings.setdefault(found.id, []).append(text)
            return found.id
        self.used[wording.id] = Claim(wording.id, text, self._language, statement.quantities)
        for claim, match in ranked:
            if match.relation is Relation.COMPETING and claim.id not in same:
                low, high = sorted((wording.id, claim.id))
                self.competing.add((low, high))
        return wording.id

    def _candidates(self, text: str) -> tuple[dict[str, Claim], list[Claim]]:
        """Return the claims that a text may be, by id, and their wordings, each as a claim without figures."""
        claims: dict[str, Claim] = {}
        texts: dict[tuple[str, str], Claim] = {}
        for claim in (*self._find(text), *self.used.values()):
            if claim.id not in claims or self._iris.claim(claim.text) == claim.id:
                claims[claim.id] = claim
            for wording in (claim.text, *self._wordings.get(claim.id, ())):
                texts.setdefault((claim.id, wording), Claim(claim.id, wording, claim.language))
        return {**claims, **self.used}, list(texts.values())


def wording_of(statement: Statement) -> str:
    """Return the words of a statement as a claim has them."""
    return " ".join(statement.claim.split())
