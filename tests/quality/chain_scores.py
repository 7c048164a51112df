"""How chains are scored: an item is right when every hop of its chain is, in order and in number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Score", "matches_whole", "score"]


@dataclass(slots=True)
class Score:
    """Counts over items, and the items whose chain or quantity is wrong, as lines to read."""

    items: int = 0
    found: int = 0
    chains: int = 0
    quantities: int = 0
    muddled: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of items whose whole chain is right."""
        return self.chains / max(1, self.items)

    def add(self, other: Score) -> None:
        """Add the counts of another."""
        self.items += other.items
        self.found += other.found
        self.chains += other.chains
        self.quantities += other.quantities
        self.muddled += other.muddled
        self.wrong += other.wrong


def _matches(gold: Mapping[str, Any], hop: Mapping[str, Any]) -> bool:
    said = f"{hop.get('name') or ''} {hop.get('affiliation') or ''}"
    return gold["kind"] == hop.get("kind") and (
        "match" not in gold or re.search(gold["match"], said, re.IGNORECASE) is not None
    )


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()


def score(total: Score, name: str, item: Mapping[str, Any], assertions: Sequence[Mapping[str, Any]], text: str) -> None:
    """Add one expected item to the total: the best assertion that holds its anchor with its stance counts.

    An optional item counts when right, and is not missed when wrong.
    """
    gold = item["chain"]
    candidates = []
    for assertion in assertions:
        words = " ".join(text[s:e] for s, e in assertion["content"]) + " " + assertion["claim"]
        if assertion["stance"] == item["stance"] and _flat(item["anchor"]) in _flat(words):
            chain = assertion["chain"]
            whole = len(chain) == len(gold) and all(_matches(g, h) for g, h in zip(gold, chain, strict=True))
            quantity = "quantity" not in item or item["quantity"] in [q["value"] for q in assertion["quantities"]]
            candidates.append((whole, quantity, " <- ".join(hop["kind"] + ":" + hop["name"] for hop in chain)))
    whole, quantity, read = max(candidates, default=(False, False, "not found"))
    if item.get("optional") and not whole:
        return
    total.items += 1
    total.found += bool(candidates)
    total.chains += whole
    total.quantities += quantity
    total.muddled += len(candidates) > 1 and not all(c[0] for c in candidates)
    if not (whole and quantity):
        total.wrong.append(f"{name}: {item['anchor']!r} {item['stance']}: {read}{'' if quantity else ' (quantity)'}")


def matches_whole(item: Mapping[str, Any], assertion: Mapping[str, Any], text: str) -> bool:
    """Whether an assertion is an expected item: its anchor, its stance, and its whole chain."""
    words = " ".join(text[s:e] for s, e in assertion["content"]) + " " + assertion["claim"]
    gold, chain = item["chain"], assertion["chain"]
    if assertion["stance"] != item["stance"] or _flat(item["anchor"]) not in _flat(words):
        return False
    return len(chain) == len(gold) and all(_matches(g, h) for g, h in zip(gold, chain, strict=True))
