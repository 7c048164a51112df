"""Independence of two origins: independent, dependent or unknown, always with its reason and in words.

Each rule here finds one link; what a link means is said by the policy (`graph.reason.policy`), and of several links the
one counts that binds most, then the one that stands first in `Reason`. The rules are about who could know from whom,
never about who is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from graph.reason.called import could_be
from graph.reason.reasons import Reason
from ontology.schemes import Independence, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.reason.policy import Policy
    from graph.reason.traits import Traits

__all__ = ["Judgement", "judge", "verdict"]

Names: TypeAlias = "Callable[[str], str]"
Found: TypeAlias = "tuple[str, tuple[str, ...]] | None"
"""An explanation and its evidence, where the link is there."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is judged of two origins, and why; `evidence` are ids of what that rests on: organisations, agents."""

    independence: Independence
    reason: Reason
    explanation: str
    evidence: tuple[str, ...] = ()


def judge(a: Traits, b: Traits, name_of: Names, policy: Policy) -> Judgement:
    """Judge two origins that are not surely the same. Symmetric but for the order of the names in the explanation.

    `name_of` gives the name of an organisation or report by its id.
    """
    for reason, verdict in policy.order:
        found = _RULES[reason](a, b, name_of)
        if found:
            text, evidence = found
            if verdict is Independence.INDEPENDENT and reason not in _NO_LINK:
                text += f" By the policy {policy.label} that alone is no reason to take them for one."
            return Judgement(verdict, reason, text, evidence)
    raise AssertionError(reason)  # the last rule always finds


def verdict(a: Traits, b: Traits, policy: Policy) -> Independence:
    """Return the independence that `judge` finds, without its words."""
    for reason, found in policy.order:
        if _RULES[reason](a, b, str):
            return found
    raise AssertionError(reason)  # the last rule always finds


def _same_intermediary(a: Traits, b: Traits, name_of: Names) -> Found:
    shared = a.carriers & b.carriers
    if not shared:
        return None
    text = f"{a.words} and {b.words} were passed on by {_names(shared, name_of)}."
    return text, tuple(sorted(shared))


def _shared_text(a: Traits, b: Traits, name_of: Names) -> Found:
    for copy, other in ((a, b), (b, a)):
        shared = copy.copied_from & (other.reports | other.copied_from)
        if shared:
            text = (
                f"{copy.words} stands only in reports that have their text from {_names(shared, name_of)} "
                f"without saying so, as {other.words} does."
            )
            return text, tuple(sorted(shared))
    return None


def _affiliated(a: Traits, b: Traits, name_of: Names) -> Found:
    shared = a.organisations & b.organisations
    if shared:
        for inside, whole in ((a, b), (b, a)):
            if any(hop.agent in shared for hop in whole.hops):
                text = f"{inside.words} speaks from inside {_names(shared, name_of)}, which is the other origin."
                return text, tuple(sorted(shared))
    return None


def _same_organisation(a: Traits, b: Traits, name_of: Names) -> Found:
    shared = a.organisations & b.organisations
    if not shared or _affiliated(a, b, name_of):
        return None
    text = f"{a.words} and {b.words} both speak from inside {_names(shared, name_of)}."
    return text, tuple(sorted(shared))


def _anonymous_could_be(a: Traits, b: Traits, _: Names) -> Found:
    for who, other in ((a, b), (b, a)):
        if not who.unnamed:
            continue
        if not who.organisations:
            text = f"{who.words} is not placed in any organisation, and so could be, or could know from, {other.words}."
            return text, ()
        if not other.organisations and not other.document:
            return f"{who.words} could be {other.words}, whose organisation is not known.", ()
    return None


def _same_name(a: Traits, b: Traits, _: Names) -> Found:
    if a.kind is not b.kind or not a.called or not b.called:
        return None
    for short, full in ((a.called, b.called), (b.called, a.called)):
        if could_be(short, full, persons=a.kind is Kind.PERSON):
            if short == full:
                return f"Both are only called {short}, and could be one.", ()
            return f"{short} could be {full}.", ()
    return None


def _part_of(a: Traits, b: Traits, name_of: Names) -> Found:
    for lower, upper in ((a, b), (b, a)):
        over = lower.above & upper.organisations
        if over:
            text = f"{lower.words} belongs to {_names(over, name_of)}, from which {upper.words} speaks."
            if any(hop.agent in over for hop in upper.hops):
                text = f"{lower.words} belongs to {_names(over, name_of)}, which is the other origin."
            return text, tuple(sorted(over))
    return None


def _same_parent(a: Traits, b: Traits, name_of: Names) -> Found:
    over = a.above & b.above
    if not over:
        return None
    return f"{a.words} and {b.words} both stand under {_names(over, name_of)}.", tuple(sorted(over))


def _same_side(a: Traits, b: Traits, name_of: Names) -> Found:
    sides = a.sides & b.sides
    if not sides:
        return None
    return f"{a.words} and {b.words} are on one side: {_names(sides, name_of)}.", tuple(sorted(sides))


def _organisation_unknown(a: Traits, b: Traits, _: Names) -> Found:
    for person, other in ((a, b), (b, a)):
        if (
            person.kind is Kind.PERSON
            and not person.organisations
            and other.organisations
            and not other.source_not_given
        ):
            return f"It is not known whether {person.words} has to do with {other.words}.", ()
    return None


def _source_not_given(a: Traits, b: Traits, _: Names) -> Found:
    for who, other in ((a, b), (b, a)):
        if who.source_not_given:
            return f"{who.words} does not say how it knows, and could have it from {other.words}.", ()
    return None


def _different_organisations(a: Traits, b: Traits, _: Names) -> Found:
    if not (a.organisations and b.organisations):
        return None
    names = f"{a.words} and {b.words}"
    return f"{names} belong to different organisations, and no link between them is known.", ()


def _no_known_link(a: Traits, b: Traits, _: Names) -> Found:
    return f"No link between {a.words} and {b.words} is known.", ()


def _names(ids: Iterable[str], name_of: Names) -> str:
    return " and ".join(sorted(name_of(one) for one in ids))


_NO_LINK = frozenset({Reason.DIFFERENT_ORGANISATIONS, Reason.NO_KNOWN_LINK})
_RULES: dict[Reason, Callable[[Traits, Traits, Names], Found]] = {
    Reason.SAME_INTERMEDIARY: _same_intermediary,
    Reason.SHARED_TEXT: _shared_text,
    Reason.AFFILIATED: _affiliated,
    Reason.SAME_ORGANISATION: _same_organisation,
    Reason.ANONYMOUS_COULD_BE: _anonymous_could_be,
    Reason.SAME_NAME: _same_name,
    Reason.PART_OF: _part_of,
    Reason.SAME_PARENT: _same_parent,
    Reason.SAME_SIDE: _same_side,
    Reason.ORGANISATION_UNKNOWN: _organisation_unknown,
    Reason.SOURCE_NOT_GIVEN: _source_not_given,
    Reason.DIFFERENT_ORGANISATIONS: _different_organisations,
    Reason.NO_KNOWN_LINK: _no_known_link,
}
