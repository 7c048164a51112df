"""How what a statement says of its source and of itself is scored: identification, certainty, ground rule, date.

An expected statement is scored on the fields that it was annotated with, `None` meaning that the text says nothing;
only where its whole chain is read rightly, since a wrong source has another identification.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.quality.chain_scores import matches_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["FIELDS", "FieldScore", "score_fields"]

FIELDS = ("identification", "certainty", "ground_rule", "as_of")


@dataclass(slots=True)
class FieldScore:
    """Counts of one field: how often it was asked for and right; the same where it is not `None`; what was wrong.

    `spoken` are statements of which the annotation says something, `offered` those of which the reading does.
    """

    asked: int = 0
    right: int = 0
    spoken: int = 0
    offered: int = 0
    found: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, gold: object, read: object, where: str) -> None:
        """Count one statement."""
        self.asked += 1
        self.right += gold == read
        self.spoken += gold is not None
        self.offered += read is not None
        self.found += gold is not None and gold == read
        if gold != read:
            self.wrong.append(f"{where}: {gold} read as {read}")

    @property
    def share(self) -> float:
        """The share of statements that are right in this field."""
        return self.right / max(1, self.asked)

    @property
    def recall(self) -> float:
        """The share of what the text says that is read."""
        return self.found / max(1, self.spoken)

    @property
    def precision(self) -> float:
        """The share of what is read that the text says."""
        return self.found / max(1, self.offered)


def score_fields(
    total: Mapping[str, FieldScore],
    name: str,
    item: Mapping[str, Any],
    assertions: Sequence[Mapping[str, Any]],
    text: str,
) -> None:
    """Add one expected statement to the totals, of the first reading that has its whole chain."""
    found = next((one for one in assertions if matches_whole(item, one, text)), None)
    if found is None:
        return
    where = f"{name}: {item['anchor']!r}"
    read = {
        "identification": found["chain"][0].get("identification"),
        "certainty": found.get("certainty"),
        "ground_rule": found.get("groundRule"),
        "as_of": next((q["as_of"] for q in found["quantities"] if q["value"] == item.get("quantity")), None),
    }
    for each in FIELDS:
        if each in item:
            total[each].add(item[each], read[each], where)
