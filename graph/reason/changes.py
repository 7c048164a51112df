"""What changed on the way from one report to another that passes it on: dropped hedges, notices, anonymity, rounding.

A report passes on another when it names that report's publisher in a chain, or when its text was found to be a copy of
it. Statements about one claim are compared with each other; one for which the earlier report has none is compared with
what that says of the same figure: "8,000 are in the region" can have become "8,000 were captured". Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from graph.match.facts import facts
from graph.match.guard import conflict
from graph.reason.clocks import published_by
from graph.reason.figure_changes import figure_changes, same_figure
from graph.reason.said import Said, said_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.model import Copy, Reading

__all__ = ["Changed", "Kind", "changes"]


class Kind(StrEnum):
    """What changed from the earlier report to the one that passes it on."""

    HEDGE_DROPPED = "hedgeDropped"
    HEDGE_ADDED = "hedgeAdded"
    HEDGE_CHANGED = "hedgeChanged"
    STANCE = "stanceChanged"
    SOURCE_DROPPED = "sourceDropped"
    ANONYMITY_DROPPED = "anonymityDropped"
    SOURCE_UNNAMED = "sourceUnnamed"
    SOURCE_MULTIPLIED = "sourceMultiplied"
    NOTICE_DROPPED = "noticeDropped"
    NOTICE_ADDED = "noticeAdded"
    RESPONSE_DROPPED = "responseDropped"
    ROUNDED = "figureRounded"
    VALUE = "figureChanged"
    APPROXIMATION_DROPPED = "approximationDropped"
    APPROXIMATION_ADDED = "approximationAdded"
    BOUND = "boundChanged"
    UNIT = "unitChanged"
    MEANING = "meaningChanged"


@dataclass(frozen=True, slots=True)
class Changed:
    """One change. `before` and `after` are what either report has, None where it has nothing; `explanation` in words.

    `from_words` and `to_words` are the claim as either words it; `from_agent` and `to_agent` are the publishers.
    """

    kind: Kind
    from_report: str
    from_agent: str
    from_claim: str
    from_words: str
    to_report: str
    to_agent: str
    to_claim: str
    to_words: str
    before: str | None
    after: str | None
    explanation: str

    def as_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "kind": self.kind.value,
            "from": {
                "report": self.from_report,
                "agent": self.from_agent,
                "claim": self.from_claim,
                "words": self.from_words,
            },
            "to": {"report": self.to_report, "agent": self.to_agent, "claim": self.to_claim, "words": self.to_words},
            "before": self.before,
            "after": self.after,
            "explanation": self.explanation,
        }


def changes(
    claim: str, readings: Iterable[Reading], copies: Iterable[Copy] = (), *, name: Callable[[str], str] | None = None
) -> tuple[Changed, ...]:
    """Return what changed between these reports in what they say of a claim, hop by hop, sorted by the later report.

    `readings` are those of reports that speak of the claim and of reports they may have it from; `copies` the copies
    among them. `name` gives the name of an agent by its id (else what the readings know).
    """
    given = list(readings)
    said = said_in(given)
    agents = {agent.id: agent.name for one in given for agent in (*one.agents, *one.sources)}
    publishers = {one.report.id: one.report.publisher for one in given}
    copied = {(copy.report, copy.of) for copy in copies}
    compare = _Comparison(said, publishers, name or (lambda iri: agents.get(iri, iri)))
    found: dict[Changed, None] = {}
    for later in said:
        if not later.stands:
            continue
        for report, publisher in publishers.items():
            if report == later.report or not _before(report, later, said):
                continue
            if publisher not in later.agents[:-1] and (later.report, report) not in copied:
                continue
            earlier = _counterpart(later, [one for one in said if one.report == report and one.stands])
            if earlier is not None and claim in {earlier.claim.id, later.claim.id}:
                found.update(dict.fromkeys(compare.changed(earlier, later)))
        if later.claim.id == claim:
            found.update(dict.fromkeys(compare.notices_of_others(later)))
    return tuple(sorted(found, key=lambda one: (one.to_report, one.from_report, one.to_claim, one.kind)))


def _before(report: str, later: Said, said: Sequence[Said]) -> bool:
    """Whether the report may have come before: dates of which the one is not known do not speak against it."""
    published = next((one.published for one in said if one.report == report), None)
    if published is None or later.published is None:
        return True
    return published_by(published, later.published)


def _counterpart(later: Said, earlier: Sequence[Said]) -> Said | None:
    """Return what the earlier report says of the same claim; else the one thing it says of the same figure."""
    same = [one for one in earlier if one.claim.id == later.claim.id]
    if same:
        # Of several the one by the same origin, or that is worded most alike.
        return min(same, key=lambda one: (not _same_origin(one, later), one.words != later.words, one.assertion.id))
    alike = [one for one in earlier if same_figure(one, later) and _about_the_same(one, later)]
    return alike[0] if len({one.claim.id for one in alike}) == 1 else None


def _about_the_same(one: Said, other: Said) -> bool:
    """Whether both name something in common, so that a figure in both is likely to be one figure."""
    mine, theirs = facts(one.words), facts(other.words)
    places = {*mine.names, *mine.sides.values()} & {*theirs.names, *theirs.sides.values()}
    return bool(places) or len(mine.content & theirs.content) > 1


def _same_origin(one: Said, other: Said) -> bool:
    return one.assertion.made_by == other.assertion.made_by or bool(
        one.source and other.source and one.source.type == other.source.type
    )


class _Comparison:
    def __init__(self, said: Sequence[Said], publishers: dict[str, str], name: Callable[[str], str]) -> None:
        self._said = said
        self._publishers = publishers
        self._name = name

    def changed(self, a: Said, b: Said) -> Iterator[Changed]:
        """Yield what changed from the statement `a` of an earlier report to `b` of a later one."""
        first, second = self._name(self._publishers[a.report]), self._name(self._publishers[b.report])

        def change(kind: Kind, before: str | None, after: str | None, told: str) -> Changed:
            return Changed(
                kind,
                a.report,
                self._publishers[a.report],
                a.claim.id,
                a.words,
                b.report,
                self._publishers[b.report],
                b.claim.id,
                b.words,
                before,
                after,
                told.format(a=first, b=second, before=before, after=after),
            )

        for kind, before, after, told in (*_hedges(a, b), *_stances(a, b), *self._sources(a, b), *_meaning(a, b)):
            yield change(kind, before, after, told)
        for kind_name, before, after, told in figure_changes(a, b):
            yield change(Kind(kind_name), before, after, told)
        for kind, before, after, told in self._answers(a, b):
            yield change(kind, before, after, told)

    def _sources(self, a: Said, b: Said) -> Iterator[_Found]:
        publisher = self._publishers[a.report]
        if b.assertion.made_by == publisher != a.assertion.made_by:
            yield Kind.SOURCE_DROPPED, a.who, None, "{a} has it from {before}; {b} gives it as {a}'s own."
            return
        if a.source is None or b.source is None or a.assertion.made_by == b.assertion.made_by:
            return
        if not a.named and b.named and _of_one_house(a, b):
            told = "{a} has it from {before}; {b} gives {after} as the source."
            yield Kind.ANONYMITY_DROPPED, a.who, b.who, told
        elif a.named and not b.named and _of_one_house(a, b):
            yield Kind.SOURCE_UNNAMED, a.who, b.who, "{a} names {before}; {b} has {after}."
        elif b.several and not a.several and not a.named:
            yield Kind.SOURCE_MULTIPLIED, a.who, b.who, "{a} has it from one source, {before}; {b} from {after}."

    def _answers(self, a: Said, b: Said) -> Iterator[_Found]:
        """Compare the notices and responses that either report has about the claim."""
        mine, theirs = self._about(a), self._about(b)
        notices = [one for one in mine if one.assertion.stance.is_notice]
        if notices and not any(one.assertion.stance.is_notice for one in theirs):
            told = "{a} says of its own checking that it could not verify this; {b} does not say that."
            yield Kind.NOTICE_DROPPED, _content(notices[0]), None, told
        added = [one for one in theirs if one.assertion.stance.is_notice]
        if added and not notices:
            told = "{b} adds that this could not be verified; {a} does not say so."
            yield Kind.NOTICE_ADDED, None, _content(added[0]), told
        responses = [one for one in mine if one.assertion.stance.is_response]
        if responses and not any(one.assertion.stance.is_response for one in theirs):
            told = f"{{a}} tells how {_plain(responses[0].who)} responded; {{b}} does not."
            yield Kind.RESPONSE_DROPPED, _content(responses[0]), None, told

    def notices_of_others(self, b: Said) -> Iterator[Changed]:
        """Yield notices of an intermediary, as another report passes them on, that this report leaves out.

        That is told of an intermediary whose own report is not here, and whose notice was known by then.
        """
        if any(one.assertion.stance.is_notice for one in self._about(b)):
            return
        for one in self._said:
            maker = one.assertion.made_by
            if (
                one.assertion.stance.is_notice
                and one.report != b.report
                and one.claim.id == b.claim.id
                and maker in b.agents[:-1]
                and maker not in self._publishers.values()
                and _before(one.report, b, self._said)
            ):
                who, via, by = (
                    self._name(agent) for agent in (maker, self._publishers[one.report], self._publishers[b.report])
                )
                told = f"{who} says, as {via} tells, that it could not verify this; {by} does not say that."
                yield Changed(
                    Kind.NOTICE_DROPPED,
                    one.report,
                    maker,
                    one.claim.id,
                    one.words,
                    b.report,
                    self._publishers[b.report],
                    b.claim.id,
                    b.words,
                    _content(one),
                    None,
                    told,
                )

    def _about(self, said: Said) -> list[Said]:
        return [one for one in self._said if one.report == said.report and one.claim.id == said.claim.id]


_Found = tuple[Kind, str | None, str | None, str]


def _hedges(a: Said, b: Said) -> Iterator[_Found]:
    mine, theirs = a.assertion, b.assertion
    before, after = mine.hedge or mine.certainty, theirs.hedge or theirs.certainty
    if mine.certainty and not theirs.certainty:
        yield Kind.HEDGE_DROPPED, before, None, "{a} hedges it (“{before}”); {b} states it flatly."
    elif theirs.certainty and not mine.certainty:
        yield Kind.HEDGE_ADDED, None, after, "{a} states it flatly; {b} hedges it (“{after}”)."
    elif mine.certainty != theirs.certainty:
        yield Kind.HEDGE_CHANGED, before, after, "{a} hedges it by “{before}”, {b} by “{after}”."


def _stances(a: Said, b: Said) -> Iterator[_Found]:
    before, after = a.assertion.stance, b.assertion.stance
    if before != after and not (before.supports and after.supports):
        yield Kind.STANCE, before.value, after.value, "In {a} the source {before} it, in {b} it {after} it."


def _meaning(a: Said, b: Said) -> Iterator[_Found]:
    if a.claim.id == b.claim.id:
        return
    why = conflict(facts(a.words, a.claim.quantities), facts(b.words, b.claim.quantities))
    told = "{a} has “{before}”; {b} has “{after}”"
    yield Kind.MEANING, a.words, b.words, f"{told}: {_plain(why)}." if why else f"{told}."


def _plain(text: str) -> str:
    return text.replace("{", "(").replace("}", ")")


def _of_one_house(a: Said, b: Said) -> bool:
    """Whether the unnamed one belongs to, or is, what the other names, as far as the reports say."""
    mine = {a.assertion.affiliation, a.assertion.made_by}
    theirs = {b.assertion.affiliation, b.assertion.made_by}
    return bool((mine & theirs) - {None})


def _content(said: Said) -> str | None:
    return " … ".join(quote.exact for quote in said.assertion.content) or said.assertion.wording
