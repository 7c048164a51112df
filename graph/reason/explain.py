"""Explanations in plain words, for a fact-checker: on whose say-so a claim stands, never whether it is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.reason.circles import TooEarly, tell
from graph.reason.reasons import Reason
from graph.reason.words import count, describe, listed
from ontology.schemes import AgentType, Independence, Stance, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.reason.chains import Chain
    from graph.reason.corroboration import Corroboration, Group

__all__ = ["explain"]

_NEWS = frozenset({AgentType.NEWS_AGENCY, AgentType.NEWS_OUTLET})
_MOST_WORDINGS = 2
_TWO = 2
_RESPONSES = {
    Stance.NEITHER_CONFIRMED_NOR_DENIED: ("neither confirmed nor denied it", "neither confirmed nor denied it"),
    Stance.NOT_YET_COMMENTED: ("has not yet commented", "have not yet commented"),
    Stance.DECLINED_TO_COMMENT: ("declined to comment", "declined to comment"),
}


def explain(result: Corroboration) -> str:
    """Return the explanation: what the claim rests on, who denies it, who did not answer, what was not verified."""
    return " ".join(_sentences(result))


def _sentences(result: Corroboration) -> Iterator[str]:
    yield _support(result)
    if result.status not in {Status.WITHDRAWN, Status.UNCORROBORATED}:
        yield from _copies(result)
        yield from _dependent(result)
        yield from _unknown(result)
        yield from _circles(result)
        yield from _withdrawn(result)
    yield from _against(result)
    yield from _responses(result)
    yield from _notices(result)
    yield from _left_out(result)


def _support(result: Corroboration) -> str:
    if result.status is Status.WITHDRAWN:
        withdrawn = _reports(result, result.selection.withdrawn)
        gone = len(withdrawn | _reports(result, result.selection.fallen))
        rest = " or rest on one that was" if gone > len(withdrawn) else ""
        return f"{_opening(gone)} that supported it {'was' if gone == 1 else 'were'} withdrawn{rest}."
    if result.status is Status.UNCORROBORATED:
        return "No report supports it."
    reports, publishers = len(result.reports), len(result.publishers)
    outlets = all(hop.type in _NEWS for hop in result.publishers.values())
    who = f"{count(reports, 'report')} by {count(publishers, 'outlet' if outlets else 'publisher')}"
    rest = "rests" if reports == 1 else "rest"
    if result.status is Status.CIRCULAR:
        back = "leads back only to itself" if reports == 1 else "lead back only to each other"
        return f"{who} {back}; no origin outside the circle was found."
    return f"{who} {rest} on {_origins(result)}: {'; '.join(_group(group, result) for group in result.groups)}."


def _opening(number: int) -> str:
    return {1: "The only report", 2: "Both reports"}.get(number, f"All {number} reports")


def _origins(result: Corroboration) -> str:
    fewest, most = result.bounds.fewest, result.bounds.most
    if fewest != most:
        return f"{fewest} to {most} independent origins"
    return "1 origin" if most == 1 else f"{most} independent origins"


def _group(group: Group, result: Corroboration) -> str:
    first = group.agents[0]
    text = describe(first)
    others = list(dict.fromkeys(hop.name for hop in group.agents if hop.name.casefold() != first.name.casefold()))
    if others and first.unnamed:
        quoted = [f"“{name}”" for name in others[:_MOST_WORDINGS]]
        text += f", also described as {listed(quoted)}"
    elif others:
        text += f", also {listed(others)}"
    carriers = _carriers(group, result)
    return f"{text}, passed on by {listed(carriers)}" if carriers else text


def _carriers(group: Group, result: Corroboration) -> list[str]:
    """Who passed it on: the intermediaries; for an unnamed source that a publisher spoke to itself, that publisher."""
    if group.intermediaries or not group.agents[0].own:
        return list(group.intermediaries)
    direct = (result.chains[index] for index in group.chains)
    return list(dict.fromkeys(chain.publisher.name for chain in direct if len(chain.hops) > 1))


def _copies(result: Corroboration) -> Iterator[str]:
    """Who carries what others wrote as if it were their own: the one thing that a reader cannot see."""
    pairs = [pair for pair in result.bounds.inside if pair.judgement.reason is Reason.SHARED_TEXT]
    who = list(dict.fromkeys(describe(pair.b) for pair in pairs))
    if len(who) == 1:
        yield f"{who[0]} has text from others without saying so, and so adds no origin."
    elif who:
        yield f"{listed(who)} have text from others without saying so, and so add no origins."


def _dependent(result: Corroboration) -> Iterator[str]:
    pairs = [pair for pair in result.bounds.between if pair.judgement.independence is Independence.DEPENDENT]
    if pairs:
        yield f"{'These' if len(result.groups) == len(pairs) + 1 == _TWO else 'Two of these'} count as one: " + (
            _lower_first(pairs[0].judgement.explanation)
        )
    if len(pairs) > 1:
        yield _same_goes(len(pairs) - 1)


def _unknown(result: Corroboration) -> Iterator[str]:
    open_pairs = [pair for pair in result.bounds.between if pair.judgement.independence is Independence.UNKNOWN]
    if result.bounds.fewest == result.bounds.most or not open_pairs:
        return
    who = "they" if len(result.groups) == _TWO else "all of them"
    yield f"Whether {who} are independent is not known: {_lower_first(open_pairs[0].judgement.explanation)}"
    if len(open_pairs) > 1:
        yield _same_goes(len(open_pairs) - 1)


def _circles(result: Corroboration) -> Iterator[str]:
    for group in result.groups:
        if group.circular and len(group.agents) > 1:
            yield f"{listed([hop.name for hop in group.agents])} cite each other."
    early = [loop for loop in result.loops if isinstance(loop, TooEarly)]
    if early:
        names = {hop.agent: hop.name for chain in result.chains for hop in chain.hops}
        reports = {chain.report_id: chain.report for chain in result.chains if chain.report}
        yield tell(early[0], lambda iri: names.get(iri, iri), reports)
    if len(early) > 1:
        yield f"The same goes for {count(len(early) - 1, 'other citation')}."


def _withdrawn(result: Corroboration) -> Iterator[str]:
    number = len(_reports(result, result.selection.withdrawn))
    if number:
        yield f"{count(number, 'further report')} {'was' if number == 1 else 'were'} withdrawn and not counted."
    fallen = result.selection.fallen
    if fallen:
        by = list(dict.fromkeys(result.chains[index].publisher.name for index in fallen))
        reports = len(_reports(result, fallen))
        yield (
            f"{count(reports, 'report')} by {listed(by)} {'rests' if reports == 1 else 'rest'} on what was withdrawn, "
            f"and {'is' if reports == 1 else 'are'} not counted either."
        )


def _against(result: Corroboration) -> Iterator[str]:
    denying = _speakers(result.chains[index] for index in result.selection.denying if index in result.contesting)
    if denying:
        yield f"It is denied by {listed(denying)}."
    changed = _speakers(result.chains[index] for index in result.selection.denying if index not in result.contesting)
    if changed:
        yield f"{listed(changed)} {'has' if len(changed) == 1 else 'have'} both supported and denied it."
    questioning = _speakers(result.chains[index] for index in result.selection.questioning)
    if questioning:
        yield f"It is questioned by {listed(questioning)}."


def _responses(result: Corroboration) -> Iterator[str]:
    for stance, (singular, plural) in _RESPONSES.items():
        who = _speakers(
            result.chains[index] for index in result.selection.responses if result.chains[index].stance is stance
        )
        if who:
            yield f"{_capital(listed(who))} {singular if len(who) == 1 else plural}."


def _notices(result: Corroboration) -> Iterator[str]:
    who = _speakers(result.chains[index] for index in result.selection.notices)
    if who:
        what = "The figures were" if result.claim.quantities else "It was"
        yield f"{what} not independently verified ({listed(who)})."


def _left_out(result: Corroboration) -> Iterator[str]:
    later, undated = result.selection.later, result.selection.undated
    absent, revised = result.selection.not_loaded, result.selection.revised
    if later:
        yield f"{count(later, 'report')} published after {result.as_of} {'is' if later == 1 else 'are'} left out."
    if undated:
        yield f"{count(undated, 'report')} without a date of publication {'is' if undated == 1 else 'are'} left out."
    if absent:
        by = f"loaded after {result.clocks.loaded_by}"
        yield f"{count(absent, 'report')} {by} {'is' if absent == 1 else 'are'} left out."
    if revised:
        yield f"Of {revised} of these an earlier state was loaded by then; what it said is not kept."


def _speakers(chains: Iterable[Chain]) -> list[str]:
    return list(dict.fromkeys(describe(chain.origin) for chain in chains))


def _reports(result: Corroboration, indexes: Iterable[int]) -> set[str]:
    return {result.chains[index].report_id for index in indexes}


def _same_goes(pairs: int) -> str:
    return f"The same goes for {count(pairs, 'other pair')} of them."


def _lower_first(text: str) -> str:
    """Put a sentence behind a colon: only its own first words are small there, no name is."""
    return text[:1].lower() + text[1:] if text.startswith(("It is ", "No link ")) else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
