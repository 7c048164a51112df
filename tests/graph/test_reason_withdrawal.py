"""What falls with a report that is withdrawn, who cites each other, and which citations time makes impossible."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reason.circles import Circle, Citation, TooEarly, loops
from graph.reason.corroboration import corroboration
from graph.reason.impact import impact, impact_json
from ontology.schemes import Stance, Status
from tests.graph.reasoning import Story
from tests.graph.test_reason_properties import build, stories


def test_who_had_it_from_a_withdrawn_report_rests_on_nothing() -> None:
    story = Story()
    wire = story.report("wire:Reuters", ("anon:a source@Navy",), withdrawn="2024-12-01")
    story.report("news:A", ("anon:a source@Navy", "wire:Reuters"))
    story.report("news:B", ("news:A",))
    found = corroboration(story.dossier())
    assert (found.status, found.rule) == (Status.WITHDRAWN, "withdrawn/2")
    assert found.explanation == "All 3 reports that supported it were withdrawn or rest on one that was."
    assert [chain.get("fell_with") for chain in found.as_json()["chains"]] == [None, [wire], [wire]]
    assert corroboration(story.dossier(), as_of="2024-11-30").status is Status.SINGLE_ORIGIN
    story.report("news:C", ("gov:Army",))
    found = corroboration(story.dossier())
    assert (found.status, len(found.reports)) == (Status.SINGLE_ORIGIN, 1)
    assert found.explanation == (
        "1 report by 1 outlet rests on 1 origin: Army. 1 further report was withdrawn and not counted. 2 reports by A "
        "and B rest on what was withdrawn, and are not counted either."
    )


def test_what_came_before_the_withdrawn_report_does_not_rest_on_it() -> None:
    story = Story()
    story.report("wire:Reuters", ("gov:Navy",), published="2024-11-24", withdrawn="2024-12-01")
    story.report("news:A", ("gov:Navy", "wire:Reuters"), published="2024-11-20")
    assert corroboration(story.dossier()).status is Status.SINGLE_ORIGIN


def test_a_publisher_with_another_report_still_stands() -> None:
    story = Story()
    story.report("wire:Reuters", ("gov:Navy",), withdrawn="2024-12-01")
    story.report("wire:Reuters", ("gov:Navy",))
    story.report("news:A", ("gov:Navy", "wire:Reuters"))
    assert len(corroboration(story.dossier()).reports) == 2


def test_copies_fall_and_what_stands_in_the_copier_s_own_voice_falls_with_what_it_has_it_from() -> None:
    story = Story()
    wire = story.report("wire:Reuters", ("gov:Navy",), withdrawn="2024-12-01")
    story.copy(story.report("news:A"), wire)
    story.report("news:B", ("gov:Navy", "wire:Reuters"))
    story.report("news:B")
    found = corroboration(story.dossier())
    assert (found.status, len(found.selection.fallen)) == (Status.WITHDRAWN, 3)


def test_a_denial_falls_like_a_claim() -> None:
    story = Story()
    story.report("news:C", ("gov:Navy",))
    story.report("wire:Reuters", ("gov:Army",), stance=Stance.DENIES, withdrawn="2024-12-01")
    story.report("news:A", ("gov:Army", "wire:Reuters"), stance=Stance.DENIES)
    assert corroboration(story.dossier()).status is Status.SINGLE_ORIGIN
    assert corroboration(story.dossier(), as_of="2024-11-30").status is Status.CONTESTED


def test_a_withdrawal_counts_from_when_the_store_learnt_of_it() -> None:
    story = Story()
    report = story.report("news:A", ("gov:Navy",), withdrawn="2024-12-01")
    day = datetime(2024, 11, 25, tzinfo=UTC)
    story.reports[report] = replace(
        story.reports[report], loaded=day, withdrawal_loaded=datetime(2024, 12, 24, tzinfo=UTC)
    )
    assert corroboration(story.dossier()).status is Status.WITHDRAWN
    assert corroboration(story.dossier(), loaded_by="2024-12-05").status is Status.SINGLE_ORIGIN
    assert corroboration(story.dossier(), loaded_by="2024-12-24").status is Status.WITHDRAWN
    found = corroboration(story.dossier(), loaded_by="2024-11-24")
    assert (found.status, found.selection.not_loaded) == (Status.UNCORROBORATED, 1)
    assert found.explanation == "No report supports it. 1 report loaded after 2024-11-24 is left out."


def test_the_impact_of_a_report_is_what_changes_without_it() -> None:
    story = Story()
    wire = story.report("wire:Reuters", ("anon:a source@Navy",))
    story.report("news:A", ("anon:a source@Navy", "wire:Reuters"))
    story.report("news:C", ("gov:Army",))
    (found,) = impact([story.dossier()], wire)
    assert (found.standing.status, found.fallen.status) == (Status.CORROBORATED, Status.SINGLE_ORIGIN)
    told = impact_json([found])
    assert told["explanation"] == "Without it its one claim changes; 1 other report falls with it."
    assert [one["publisher"] for one in told["reports"]] == ["A"]
    assert told["claims"][0]["fallen"]["origins"] == {"min": 1, "max": 1}
    story.reports[wire] = replace(story.reports[wire], withdrawn="2024-12-01")
    assert impact_json(impact([story.dossier()], wire)) == told
    assert impact_json([])["explanation"] == "It makes no claim."


@settings(max_examples=200, deadline=None)
@given(stories, st.data())
def test_withdrawing_never_adds_an_origin_and_undoing_it_is_exact(rows: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    dossier = build(rows).dossier()
    report = data.draw(st.sampled_from(sorted(dossier.reports)))
    before = corroboration(dossier)
    told = replace(dossier.reports[report], withdrawn="2024-12-01")
    after = corroboration(replace(dossier, reports={**dossier.reports, report: told}))
    living = set(after.selection.supporting)
    assert living <= set(before.selection.supporting)
    assert all(after.chains[index].report_id != report for index in living)
    undone = replace(dossier, reports={**dossier.reports, report: replace(told, withdrawn=None)})
    assert corroboration(undone).as_json() == before.as_json()


def test_circles_of_any_length_are_found_once() -> None:
    def cites(publisher: str, cited: str, claim: str = "c") -> Citation:
        return Citation(claim, f"r:{publisher}", publisher, cited, f"r:{cited}")

    assert loops([cites("a", "b"), cites("b", "a")]) == (Circle("c", ("a", "b"), ("r:a", "r:b")),)
    assert loops([cites("a", "b"), cites("b", "c"), cites("c", "a"), cites("d", "a")]) == (
        Circle("c", ("a", "b", "c"), ("r:a", "r:b", "r:c")),
    )
    assert loops([cites("a", "b"), cites("b", "a", "other")]) == ()


def test_a_report_cannot_cite_what_came_later() -> None:
    story = Story()
    story.report("news:A", ("news:B",), published="2024-11-20")
    story.report("news:B", published="2024-11-22")
    found = corroboration(story.dossier())
    assert found.loops == (TooEarly("c:1", "r:1", "2024-11-20", "agent:B", "r:2", "2024-11-22"),)
    assert (
        "A report of A, published 2024-11-20, cites B, whose first report here is of 2024-11-22: it did not have it "
        "from that." in found.explanation
    )
    assert found.as_json()["circular"][0]["kind"] == "tooEarly"
    for date in ("2024-11-20", "2024-11", "2024", None):
        story.reports["r:2"] = replace(story.reports["r:2"], published=date)
        assert corroboration(story.dossier()).loops == ()
