"""What would lift a status: the kind of source that is missing, so that somebody knows whom to ask next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.reason.words import describe, listed
from ontology.schemes import Independence, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reason.bounds import Bounds
    from graph.reason.corroboration import Corroboration
    from graph.reason.traits import Traits

__all__ = ["Lift", "lift"]

_MOST = 3


@dataclass(frozen=True, slots=True)
class Lift:
    """`status` that the missing source would lead to (None: no source can), in words, and whom it must not belong to.

    `independent_of` are ids and names: of the sides that the origins have in common, else of their organisations.
    """

    status: Status | None
    explanation: str
    independent_of: tuple[tuple[str, str], ...] = ()


def lift(result: Corroboration) -> Lift | None:
    """Return what would lift the status of a claim; None for one that is corroborated."""
    match result.status:
        case Status.CORROBORATED:
            return None
        case Status.CONTESTED:
            who = listed(list(dict.fromkeys(describe(result.chains[index].origin) for index in result.contesting)))
            return Lift(None, f"No further source lifts it while {who} denies it: who denies must be asked.")
        case Status.UNCORROBORATED | Status.WITHDRAWN | Status.CIRCULAR:
            who = "that is no part of the circle" if result.status is Status.CIRCULAR else "that says so itself"
            gone = " and does not have it from what was withdrawn" if result.status is Status.WITHDRAWN else ""
            return Lift(Status.SINGLE_ORIGIN, f"It would take an origin: a source {who}{gone}.")
        case _:
            return _second(result)


def _second(result: Corroboration) -> Lift:
    """Return what makes two independent origins of one, or of those of which independence is not known."""
    case = result.bounds.case
    roots = [case.traits[index] for root in case.lineage.roots for index in root[:1]]
    known = [one for one in roots if not _could_be_any(one)]
    settled = _settle(result.bounds) if result.status is Status.INDEPENDENCE_UNKNOWN else ""
    if not known:
        text = (
            f"It would take to know {listed([_whence(one) for one in roots[:_MOST]])}, or two named sources that are "
            "independent of each other: of a source that could be anybody, nobody is known to be independent."
        )
        return Lift(Status.CORROBORATED, text)
    names, ids = _belonging(known, result)
    text = f"It would take a named source that is independent of {names} and knows it otherwise than from these."
    return Lift(Status.CORROBORATED, f"{text}{settled}", ids)


def _whence(one: Traits) -> str:
    """Return what is not known of a source that could be any."""
    if one.source_not_given:
        return f"how {one.words} knows it"
    return f"who {one.words} {'are' if one.kind is Kind.GROUP else 'is'}"


def _could_be_any(one: Traits) -> bool:
    return one.source_not_given or (one.unnamed and not one.organisations)


def _belonging(known: Sequence[Traits], result: Corroboration) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return, in words and as ids, what a new source must not belong to: what all origins share, else one's own."""
    name_of = result.bounds.case.name_of
    sides = frozenset.intersection(*(one.sides for one in known))
    bodies = frozenset.intersection(*(one.organisations | one.above for one in known))
    if sides:
        shared = tuple(sorted((iri, name_of(iri)) for iri in sides))
        names = [f"the {name}" if name.startswith("Government ") else name for _, name in shared]
        return f"the side of {listed(names)}", shared
    if bodies:
        shared = tuple(sorted((iri, name_of(iri)) for iri in bodies))
        return listed([name for _, name in shared]), shared
    words = []
    ids: dict[str, str] = {}
    for one in known[:_MOST]:
        own = sorted((iri, name_of(iri)) for iri in one.organisations)
        words.append(own[0][1] if own else one.words)
        ids.update(own or [(one.hop.agent, one.words)])
    either = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
    return either, tuple(sorted(ids.items()))


def _settle(bounds: Bounds) -> str:
    """Return whose independence could be settled instead, where a pair is open."""
    for pair in bounds.between:
        if pair.judgement.independence is Independence.UNKNOWN:
            return f" Or it is settled whether {describe(pair.a)} and {describe(pair.b)} are independent."
    return ""
