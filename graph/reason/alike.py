"""Origins that are alike: no rule of independence can tell them apart, so that each kind of pair is judged once.

A claim that thousands of reports carry can have thousands of origins, but has few kinds of them: what links two is an
organisation, a body above it, a side, a name; where they share none of these, only what sort of source they are counts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from graph.reason.called import keys
from graph.reason.independence import verdict

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from graph.reason.policy import Policy
    from graph.reason.traits import Traits
    from ontology.schemes import Independence

__all__ = ["Alike"]

_Feature: TypeAlias = "tuple[str, str]"
"""What kind of thing, and which: two origins with the same feature may be linked by it."""


class Alike:
    """Origins in classes. `of[i]` is the class of origin `i`, `members` are the origins of each class, in order."""

    def __init__(self, traits: Sequence[Traits], policy: Policy) -> None:
        self._traits = traits
        self._policy = policy
        self._known: dict[tuple[int, int], Independence] = {}
        copied = frozenset().union(*(one.copied_from for one in traits))
        features = [dict(_features(one, copied)) for one in traits]
        shared = Counter(feature for mine in features for feature in mine)
        number: dict[Hashable, int] = {}
        found: list[list[int]] = []
        of = []
        for index, (one, mine) in enumerate(zip(traits, features, strict=True)):
            kind = (_sort(one), frozenset(pair for pair in mine.items() if shared[pair[0]] > 1))
            place = number.setdefault(kind, len(number))
            if place == len(found):
                found.append([])
            found[place].append(index)
            of.append(place)
        self.of = tuple(of)
        self.members = tuple(map(tuple, found))

    def verdict(self, one: int, other: int) -> Independence:
        """Return how any two different origins of these classes are judged; a class of one has none with itself."""
        key = (one, other) if one <= other else (other, one)
        if key not in self._known:
            first, second = self.members[key[0]][0], self.members[key[1]][1 if one == other else 0]
            self._known[key] = verdict(self._traits[first], self._traits[second], self._policy)
        return self._known[key]


def _sort(one: Traits) -> Hashable:
    """Return what counts of an origin whatever the other is."""
    return (one.kind, one.unnamed, one.document, one.source_not_given, bool(one.organisations))


def _features(one: Traits, copied: frozenset[str]) -> Iterator[tuple[_Feature, str]]:
    """Yield what an origin can share with another, each with the part that it plays for this one."""
    for iri in one.above:
        yield ("body", iri), "above"
    for iri in one.organisations:
        yield ("body", iri), "own"
    for iri in one.sides:
        yield ("side", iri), ""
    for iri in one.carriers:
        yield ("carrier", iri), ""
    for iri in one.reports & copied:
        yield ("text", iri), "original"
    for iri in one.copied_from:
        yield ("text", iri), "copy"
    if one.called:
        for key in keys(one.called):
            yield ("name", key), one.called
