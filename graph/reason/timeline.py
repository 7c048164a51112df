"""How a claim came to stand as it does: every report, withdrawal and review in order, and what each changed.

Pure functions over the dossier. By the clock of the world a report counts from its publication on; by the store's, from
when its present content was loaded. A report that was revised has one content here, the present one: what it said
before is not kept, so the timeline cannot show it, and says which reports that concerns.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.decisions.withdrawals import undone_withdrawals
from graph.reason.clocks import sortable
from graph.reason.corroboration import corroboration
from graph.reason.policy import in_force
from graph.reason.reasons import Reason
from graph.reason.words import count, describe, listed
from graph.when import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.decisions.decision import Decision
    from graph.decisions.withdrawals import Undone
    from graph.dossier import Dossier
    from graph.model import Report, Review
    from graph.reason.chains import Chain
    from graph.reason.corroboration import Corroboration
    from graph.reason.policy import Policy
    from ontology.schemes import Status

__all__ = ["Cause", "CauseKind", "Clock", "State", "Step", "steps_json", "timeline"]

_SOME_DAY = "0001"


class Clock(StrEnum):
    """By which clock events are ordered: the world's, or the store's."""

    PUBLISHED = "published"
    LOADED = "loaded"


class CauseKind(StrEnum):
    """What happened."""

    REPORT = "report"
    WITHDRAWAL = "withdrawal"
    REINSTATEMENT = "reinstatement"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that happened: `id` is of the report or the review, `by` the name of its publisher or reviewer.

    Of a reinstatement `by` is who undid the withdrawal, and `why` is theirs.
    """

    kind: CauseKind
    id: str
    by: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """How the claim stood then."""

    status: Status
    rule: str
    origins_min: int
    origins_max: int
    reports: int


@dataclass(frozen=True, slots=True)
class Step:
    """One date: what happened, how the claim stood before and after, and why. `date` None: it is not known when.

    `before` is None on the first step. `revised` are ids of reports of these causes that once said something else.
    """

    date: str | None
    causes: tuple[Cause, ...]
    before: State | None
    after: State
    why: str
    revised: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether the status or the number of origins became another."""
        return self.before is None or (self.before.status, self.before.origins_min, self.before.origins_max) != (
            self.after.status,
            self.after.origins_min,
            self.after.origins_max,
        )


def timeline(
    dossier: Dossier,
    *,
    clock: Clock = Clock.PUBLISHED,
    policy: Policy | None = None,
    decisions: Iterable[Decision] = (),
) -> tuple[Step, ...]:
    """Return the steps by which a claim came to its present state, oldest first; what has no date comes last.

    The last step's `after` is the present state, and each step's `after` the next one's `before`. `decisions` are those
    about reports, which tell of withdrawals that were undone: such a one counts from the date that it was made for, and
    goes when somebody decided so.
    """
    policy = policy or in_force()
    events: dict[tuple[bool, str], list[tuple[str | None, Cause]]] = defaultdict(list)
    undone = undone_withdrawals(decisions)
    for date, cause in _events(dossier, clock, undone):
        events[date is None, sortable(date) if date else ""].append((date, cause))
    steps: list[Step] = []
    past = _Past(dossier, policy)
    for _, happened in sorted(events.items()):
        steps.append(past.step(happened[0][0], tuple(cause for _, cause in happened)))
    return tuple(steps)


def _events(
    dossier: Dossier, clock: Clock, undone: Mapping[str, tuple[Undone, ...]]
) -> Iterator[tuple[str | None, Cause]]:
    """Yield what happened; of one report, and so of one date of it, in the order in which it did."""
    speaking = {assertion.report for assertion in dossier.assertions}
    for iri in sorted(speaking):
        report = dossier.reports.get(iri)
        by = _name(dossier, report.publisher) if report else "an unknown publisher"
        yield _came(report, clock), Cause(CauseKind.REPORT, iri, by)
        for one in undone.get(iri, ()) if report else ():
            went, back = _undone(_came(report, clock), one, clock)
            yield went, Cause(CauseKind.WITHDRAWAL, iri, by)
            yield back, Cause(CauseKind.REINSTATEMENT, iri, one.undoing.by, one.undoing.why)
        if report and report.withdrawn:
            yield _went(report, clock), Cause(CauseKind.WITHDRAWAL, iri, by)
    for review in dossier.reviews:
        yield review.published, Cause(CauseKind.REVIEW, review.id, _name(dossier, review.reviewer))


def _came(report: Report | None, clock: Clock) -> str | None:
    if report is None:
        return None
    if clock is Clock.PUBLISHED:
        return report.published
    return instant(report.loaded) if report.loaded else None


def _went(report: Report, clock: Clock) -> str | None:
    """When a withdrawal happened; never before the report itself, whatever the dates say."""
    came = _came(report, clock)
    learnt = report.withdrawal_loaded or report.loaded
    went = report.withdrawn if clock is Clock.PUBLISHED else instant(learnt) if learnt else None
    if came is None or went is None:
        return None
    return went if sortable(went) >= sortable(came) else came


def _undone(came: str | None, one: Undone, clock: Clock) -> tuple[str | None, str | None]:
    """When a withdrawal that was undone happened, and when it was undone: each after what it needs, as `_went`."""
    learnt, back = instant(one.withdrawal.at), instant(one.undoing.at)
    went = one.effective if clock is Clock.PUBLISHED else learnt
    if came is None:
        return None, None
    went = max(came, went, key=sortable)
    return went, max(went, back, key=sortable)


def _name(dossier: Dossier, agent: str) -> str:
    known = dossier.agents.get(agent)
    return known.name if known else agent


class _Past:
    """What had happened so far, and how the claim stood then."""

    def __init__(self, dossier: Dossier, policy: Policy) -> None:
        self._dossier = dossier
        self._policy = policy
        self._come: set[str] = set()
        self._gone: set[str] = set()
        self._shapes: set[object] = set()
        self._found: Corroboration | None = None
        self._state: State | None = None
        self._whole = corroboration(dossier, policy=policy)
        self._reviews = {review.id: review for review in dossier.reviews}
        self._by_report: dict[str, list[Chain]] = defaultdict(list)
        for chain in self._whole.chains:
            self._by_report[chain.report_id].append(chain)
        self._cited = {hop.agent for chain in self._whole.chains for hop in chain.hops[:-1] or chain.hops}
        self._copies = {iri for copy in dossier.copies for iri in (copy.report, copy.of)}

    def step(self, date: str | None, causes: tuple[Cause, ...]) -> Step:
        before, earlier = self._state, self._found
        reports = [cause.id for cause in causes if cause.kind is CauseKind.REPORT]
        changed = self._withdraw(causes)
        self._come.update(reports)
        if not changed and self._state and self._found and all(map(self._nothing_new, reports)):
            added = sum(any(chain.stance.supports for chain in self._by_report[report]) for report in reports)
            self._state = replace(self._state, reports=self._state.reports + added)
            why = "No new origin." if reports else ""
        else:
            self._found = corroboration(self._then(), policy=self._policy)
            self._state = _state(self._found)
            why = _why(earlier, self._found)
        for report in reports:
            self._shapes.update(self._shapes_of(report))
        told = " ".join(filter(None, (why, *_reinstated(causes), *_reviews(causes, self._reviews))))
        causes = tuple(sorted(causes, key=lambda one: (one.kind, one.by, one.id)))
        return Step(date, causes, before, self._state, told, tuple(r for r in reports if self._revised(r)))

    def _withdraw(self, causes: Iterable[Cause]) -> bool:
        """Note which reports are withdrawn now, and which are not any more; tell whether there are any."""
        changed = False
        for cause in causes:
            if cause.kind in {CauseKind.WITHDRAWAL, CauseKind.REINSTATEMENT}:
                changed = True
                (self._gone.add if cause.kind is CauseKind.WITHDRAWAL else self._gone.discard)(cause.id)
        return changed

    def _then(self) -> Dossier:
        """Return the dossier of what had happened by then."""
        reports = {
            # A withdrawal that was undone since has no date on the report any more: any will do at present.
            iri: replace(report, withdrawn=(report.withdrawn or _SOME_DAY) if iri in self._gone else None)
            for iri, report in self._dossier.reports.items()
            if iri in self._come
        }
        assertions = tuple(one for one in self._dossier.assertions if one.report in self._come)
        copies = tuple(copy for copy in self._dossier.copies if copy.report in self._come)
        return replace(self._dossier, assertions=assertions, reports=reports, copies=copies)

    def _nothing_new(self, report: str) -> bool:
        """Whether chains just like all of the report's are there already, so that it can change nothing but counts."""
        if report in self._copies or self._gone:
            return False
        return all(shape in self._shapes for shape in self._shapes_of(report))

    def _shapes_of(self, report: str) -> list[object]:
        return [self._shape(chain) for chain in self._by_report[report]]

    def _shape(self, chain: Chain) -> object:
        # A source that only its report knows is the same again when the same agent passed it on; else it is another.
        carried = len(chain.hops) > 1 and self._policy.holds(Reason.SAME_INTERMEDIARY)
        if chain.broken or chain.circular or (chain.origin.own and not carried):
            return chain.assertions
        # A publisher that nobody cites, and that never speaks for itself, changes nothing but how many there are.
        alone = chain.origin.own and not chain.intermediaries  # then the publisher is who passed it on
        telling = chain.hops if chain.publisher.agent in self._cited or alone else chain.hops[:-1]
        hops = tuple((hop.name, hop.kind, hop.organisation) if hop.own else hop.agent for hop in telling)
        return (chain.stance, hops, chain.origin.organisation, chain.origin.identification)

    def _revised(self, report: str) -> bool:
        known = self._dossier.reports.get(report)
        return known is not None and len(known.revisions) > 1


def _state(found: Corroboration) -> State:
    return State(found.status, found.rule, found.bounds.fewest, found.bounds.most, len(found.reports))


def _why(before: Corroboration | None, after: Corroboration) -> str:
    """Return what made the difference, in words."""
    return " ".join(_reasons(before, after)) or "No new origin."


def _reasons(before: Corroboration | None, after: Corroboration) -> Iterator[str]:
    earlier, later = _origins(before), _origins(after)
    new = [name for agent, name in later.items() if agent not in earlier]
    gone = [name for agent, name in earlier.items() if agent not in later]
    if new:
        yield (
            f"{'A further' if earlier else 'The first'} origin: {listed(new)}."
            if len(new) == 1
            else (f"{'Further' if earlier else 'The first'} origins: {listed(new)}.")
        )
    if gone:
        yield f"No origin any more: {listed(gone)}."
    if new and earlier and before and after.bounds.most == before.bounds.most:
        yield "It adds nothing to the number of origins."
    denying = _deniers(after)
    if before is None or _deniers(before) != denying:
        if denying:
            yield f"Denied by {listed(list(denying))}."
        elif before and _deniers(before):
            yield "Nobody denies it any more."
    fell = len({after.chains[index].report_id for index in after.selection.fallen})
    if fell and (before is None or fell > len({before.chains[i].report_id for i in before.selection.fallen})):
        yield f"{count(fell, 'report')} {'falls' if fell == 1 else 'fall'} with what was withdrawn."
    open_pairs = after.bounds.fewest != after.bounds.most and (before is None or after.bounds != before.bounds)
    unknown = [pair.judgement for pair in after.bounds.between if pair.judgement.independence == "unknown"]
    if new and open_pairs and unknown:
        yield f"Not known to be independent: {unknown[-1].explanation}"


def _origins(found: Corroboration | None) -> dict[str, str]:
    if found is None:
        return {}
    return {hop.agent: describe(hop) for group in found.groups for hop in group.agents[:1]}


def _deniers(found: Corroboration) -> tuple[str, ...]:
    return tuple(dict.fromkeys(describe(found.chains[index].origin) for index in found.contesting))


def _reinstated(causes: Iterable[Cause]) -> list[str]:
    return [
        f"{cause.by} undid the withdrawal: {cause.why}" for cause in causes if cause.kind is CauseKind.REINSTATEMENT
    ]


def _reviews(causes: Iterable[Cause], reviews: Mapping[str, Review]) -> list[str]:
    told = []
    for cause in causes:
        if cause.kind is CauseKind.REVIEW:
            rating = reviews[cause.id].rating
            told.append(f"{cause.by} rated it{f' “{rating}”' if rating else ''}: a review sets no status.")
    return told


def steps_json(steps: Sequence[Step]) -> list[dict[str, object]]:
    """Return the steps as plain JSON values."""
    return [
        {
            "date": step.date,
            "causes": [_cause_json(cause) for cause in step.causes],
            "before": _state_json(step.before),
            "after": _state_json(step.after),
            "changes": step.changes,
            "why": step.why,
            "revised": list(step.revised),
        }
        for step in steps
    ]


def _cause_json(cause: Cause) -> dict[str, object]:
    why = {} if cause.why is None else {"why": cause.why}
    return {"kind": cause.kind.value, "id": cause.id, "by": cause.by, **why}


def _state_json(state: State | None) -> dict[str, object] | None:
    if state is None:
        return None
    return {
        "status": state.status.value,
        "rule": state.rule,
        "origins": {"min": state.origins_min, "max": state.origins_max},
        "reports": state.reports,
    }
