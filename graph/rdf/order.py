"""How IRIs are put in order: RDF has none, so parts are numbered in their IRIs."""

from __future__ import annotations

import re
from typing import TypeAlias

__all__ = ["NaturalKey", "natural"]

NaturalKey: TypeAlias = tuple[tuple[tuple[str, int], ...], str]
_NUMBER = re.compile(r"(?<=/)([0-9]{1,18})(?=/|$)")


def natural(iri: str) -> NaturalKey:
    """Return a sort key that puts `…/assertion/2/0` before `…/assertion/10/0`. No two IRIs share one."""
    parts = _NUMBER.split(iri)
    numbers = [int(number) for number in parts[1::2]]
    return tuple(zip(parts[::2], [*numbers, -1], strict=True)), iri
