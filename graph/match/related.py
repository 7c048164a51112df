"""Claims that stand beside one: about the same, and not the same; and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.match.compare import Relation, compare, in_common
from graph.match.guard import differences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Claim

__all__ = ["Related", "related"]


@dataclass(frozen=True, slots=True)
class Related:
    """A claim beside another: how it stands to that, and in words what keeps the two apart."""

    claim: Claim
    relation: Relation
    differs: str


def related(claim: Claim, candidates: Iterable[Claim], *, most: int = 10) -> tuple[Related, ...]:
    """Return the claims about the same thing that are neither the same nor compete, the likest first, at most `most`.

    A claim with a figure has those beside it that count the same and name something in common; one without those that
    share most of their words. Pure; the order of the candidates does not matter.
    """
    found: list[tuple[float, Related]] = []
    for other in {other.id: other for other in candidates if other.id != claim.id}.values():
        match = compare(claim, other)
        shared = None if match.relation in {Relation.SAME, Relation.COMPETING} else in_common(claim, other)
        if shared:
            apart = "; ".join(dict.fromkeys(differences(*shared))) or match.reason
            found.append((match.score, Related(other, Relation.RELATED, apart)))
    found.sort(key=lambda pair: (-pair[0], pair[1].claim.text, pair[1].claim.id))
    return tuple(one for _, one in found[:most])
