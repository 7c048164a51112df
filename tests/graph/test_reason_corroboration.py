"""What a corroboration says of stories as they happen in the news."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from graph.errors import ModelError
from graph.reason.corroboration import assessment, corroboration
from ontology.schemes import Independence, Stance, Status
from tests.graph.reasoning import CLAIM, Story

STAFF = "anon:a senior source in the General Staff of the Ukrainian Armed Forces@General Staff"
TOLD_APART = "anon:a high-ranking source in the military@General Staff"


def bounds(story: Story) -> tuple[int, int]:
    found = corroboration(story.dossier()).as_json()["origins"]
    return found["min"], found["max"]


def reasons(story: Story) -> set[tuple[str, str]]:
    return {(pair["independence"], pair["reason"]) for pair in corroboration(story.dossier()).as_json()["pairs"]}


def test_ten_outlets_that_repeat_one_source_have_one_origin() -> None:
    story = Story()
    story.report("wire:Reuters", (STAFF,))
    for number in range(10):
        story.report(f"news:Outlet {number}", (STAFF if number % 2 else TOLD_APART, "wire:Reuters"))
    story.report("wire:Reuters", stance=Stance.NOT_INDEPENDENTLY_VERIFIED)
    found = corroboration(story.dossier())
    assert found.status is Status.SINGLE_ORIGIN
    assert found.rule == "single-origin/1"
    assert found.explanation == (
        "11 reports by 11 outlets rest on 1 origin: a senior source in the General Staff of the Ukrainian Armed Forces "
        "(anonymous), also described as “a high-ranking source in the military”, passed on by Reuters. The figures "
        "were not independently verified (Reuters)."
    )


def test_one_report_is_told_in_the_singular() -> None:
    story = Story()
    story.report("news:The Herald", ("person:Ann Lee@City Council",))
    assert corroboration(story.dossier()).explanation == (
        "1 report by 1 outlet rests on 1 origin: Ann Lee (City Council)."
    )


def test_an_intermediary_s_own_voice_is_no_second_origin() -> None:
    story = Story()
    story.report("news:A", (STAFF, "wire:Reuters"))
    story.report("news:B", ("wire:Reuters",))
    assert bounds(story) == (1, 1)
    assert ("dependent", "relays") in reasons(story)
    groups = corroboration(story.dossier()).as_json()["groups"]
    assert [group["chains"] for group in groups] == [[0, 1]]


def test_who_passes_on_two_sources_does_not_make_them_one() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy of Here",), ("gov:Fleet of There",))
    story.report("news:A")
    assert bounds(story) == (2, 2)
    found = corroboration(story.dossier()).as_json()
    assert [group["chains"] for group in found["groups"]] == [[0, 2], [1, 2]]
    assert found["status"] == "corroborated"


def test_anonymous_sources_of_different_intermediaries_stay_two_nodes_of_unknown_independence() -> None:
    story = Story()
    story.report("wire:Reuters", ("anon:a source",))
    story.report("wire:AP", ("anon:a source",))
    assert bounds(story) == (1, 2)
    assert reasons(story) == {("unknown", "anonymousCouldBe")}
    assert corroboration(story.dossier()).rule == "independence-unknown/1"


def test_an_outlet_that_carries_two_wires_does_not_merge_their_sources() -> None:
    story = Story()
    story.report("news:A", ("anon:a diplomat", "wire:Reuters"), ("anon:an aide", "wire:AP"))
    assert bounds(story) == (1, 2)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("person:Ann Lee@Navy", "gov:Navy", ("dependent", "affiliated")),
        ("person:Ann Lee@Navy", "person:Bo Chan@Navy", ("dependent", "sameOrganisation")),
        ("anon:an officer@Navy", "person:Bo Chan@Navy", ("dependent", "sameOrganisation")),
        ("anon:an officer", "person:Bo Chan@Navy", ("unknown", "anonymousCouldBe")),
        ("anon:an officer@Navy", "person:Bo Chan", ("unknown", "anonymousCouldBe")),
        ("group:officials", "gov:Navy", ("unknown", "anonymousCouldBe")),
        ("person:Chan", "person:Bo Chan@Navy", ("unknown", "sameName")),
        ("person:Ana Pop", "person:Ана Поп", ("unknown", "sameName")),
        ("org:police", "org:Vilnius police", ("unknown", "sameName")),
        ("anon:an officer@Navy", "anon:an officer@Army", ("independent", "differentOrganisations")),
        ("news:The Herald", "gov:Navy", ("unknown", "sourceNotGiven")),
        ("person:Ann Lee@Ukrainian customs service", "org:Ukrainian coast guard", ("unknown", "sameSide")),
        ("person:Ann Lee@Navy", "gov:Army", ("independent", "differentOrganisations")),
        ("anon:an officer@Navy", "gov:Army", ("independent", "differentOrganisations")),
        ("person:Ann Lee", "gov:Navy", ("unknown", "organisationUnknown")),
        ("person:Ann Lee", "person:Bo Chan", ("independent", "noKnownLink")),
        ("doc:a study", "person:Bo Chan", ("independent", "noKnownLink")),
    ],
)
def test_every_two_origins_are_judged_with_a_reason(one: str, other: str, expected: tuple[str, str]) -> None:
    for first, second in ((one, other), (other, one)):
        story = Story()
        story.report("news:Left", (first,))
        story.report("news:Right", (second,))
        assert reasons(story) == {expected}
        pair = corroboration(story.dossier()).as_json()["pairs"][0]
        for spec in (one, other):
            assert spec.partition(":")[2].partition("@")[0] in pair["explanation"]
        low, high = bounds(story)
        assert (low, high) == {"dependent": (1, 1), "unknown": (1, 2), "independent": (2, 2)}[expected[0]]


def test_parents_make_independence_unknown() -> None:
    story = Story()
    story.agent("gov:State")
    story.agent("gov:Navy", parent="State")
    story.agent("gov:Army", parent="State")
    story.report("news:A", ("gov:Navy",))
    story.report("news:B", ("gov:Army",))
    assert reasons(story) == {("unknown", "sameParent")}
    story.report("news:C", ("gov:State",))
    assert reasons(story) == {("unknown", "sameParent"), ("unknown", "partOf")}
    assert bounds(story) == (1, 3)


def test_a_source_that_is_not_given_takes_nothing_from_two_known_origins() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy",))
    story.report("news:B", ("gov:Army",))
    story.report("news:C")
    assert bounds(story) == (2, 3)
    assert corroboration(story.dossier()).status is Status.CORROBORATED


def test_two_who_cite_each_other_are_circular() -> None:
    story = Story()
    story.report("news:A", ("news:B",))
    story.report("news:B", ("news:A",))
    found = corroboration(story.dossier())
    assert found.status is Status.CIRCULAR
    assert found.explanation == (
        "2 reports by 2 outlets lead back only to each other; no origin outside the circle was found. B and A cite "
        "each other."
    )
    story.report("news:C", ("gov:Navy",))
    assert corroboration(story.dossier()).status is not Status.CIRCULAR


def test_only_a_denial_by_somebody_else_contests() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy",))
    for stance in (Stance.NEITHER_CONFIRMED_NOR_DENIED, Stance.NOT_YET_COMMENTED, Stance.DECLINED_TO_COMMENT):
        story.report("news:A", ("gov:Army",), stance=stance)
    story.report("news:A", stance=Stance.NOT_INDEPENDENTLY_VERIFIED)
    story.report("news:A", ("person:Ann Lee",), stance=Stance.QUESTIONS)
    story.report("news:B", ("gov:Navy",), stance=Stance.DENIES)
    found = corroboration(story.dossier())
    assert found.status is Status.SINGLE_ORIGIN
    assert [row["stance"] for row in found.as_json()["responses"]] == [
        "neitherConfirmedNorDenied",
        "notYetCommented",
        "declinedToComment",
    ]
    assert len(found.as_json()["notices"]) == 1
    assert "Navy has both supported and denied it." in found.explanation
    assert "It is questioned by Ann Lee." in found.explanation
    story.report("news:C", ("gov:Army",), stance=Stance.DENIES)
    found = corroboration(story.dossier())
    assert (found.status, found.rule) == (Status.CONTESTED, "contested/1")
    assert "It is denied by Army." in found.explanation


def test_withdrawn_reports_do_not_count_but_are_shown() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy",), withdrawn="2024-12-01")
    found = corroboration(story.dossier())
    assert (found.status, found.rule, found.bounds.most) == (Status.WITHDRAWN, "withdrawn/2", 0)
    assert found.explanation == "The only report that supported it was withdrawn."
    assert found.as_json()["chains"][0]["report"]["withdrawn"] == "2024-12-01"
    assert corroboration(story.dossier(), as_of="2024-11-30").status is Status.SINGLE_ORIGIN
    story.report("news:B", ("gov:Army",))
    found = corroboration(story.dossier())
    assert (found.status, len(found.reports)) == (Status.SINGLE_ORIGIN, 1)
    assert "1 further report was withdrawn and not counted." in found.explanation


def test_a_claim_that_nobody_supports_is_uncorroborated() -> None:
    story = Story()
    assert corroboration(story.dossier()).rule == "no-origin/1"
    story.report("news:A", ("gov:Navy",), stance=Stance.DENIES)
    found = corroboration(story.dossier())
    assert (found.status, found.as_json()["groups"]) == (Status.UNCORROBORATED, [])
    assert found.explanation == "No report supports it. It is denied by Navy."


def test_as_of_counts_what_was_published_by_then_and_says_what_is_left_out() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy",), published="2024-11-24T10:00:00Z")
    story.report("news:B", ("gov:Army",), published="2024-11-26")
    story.report("news:C", ("gov:Guard",), published=None)
    found = corroboration(story.dossier(), as_of="2024-11-24")
    assert (found.bounds.fewest, found.bounds.most, found.as_of) == (1, 1, "2024-11-24")
    assert "1 report published after 2024-11-24 is left out." in found.explanation
    assert "1 report without a date of publication is left out." in found.explanation
    assert corroboration(story.dossier(), as_of="2024").bounds.most == 2
    assert corroboration(story.dossier()).bounds.most == 3
    with pytest.raises(ModelError, match="yesterday"):
        corroboration(story.dossier(), as_of="yesterday")


def test_the_json_has_the_names_that_consumers_rely_on_and_does_not_depend_on_order() -> None:
    story = Story(competing=(replace(CLAIM, id="c:3"), replace(CLAIM, id="c:2")))
    story.report("news:A", (STAFF, "wire:Reuters"), ("gov:Navy",))
    story.report("news:B", published=None)
    story.report("news:C", ("gov:Army",), stance=Stance.DECLINED_TO_COMMENT)
    dossier = story.dossier()
    found = corroboration(dossier).as_json()
    assert list(found) == [
        "claim", "as_of", "loaded_by", "status", "rule", "policy", "explanation", "reports", "publishers",
        "origins", "groups", "pairs", "pairs_left_out", "chains", "responses", "notices", "competing", "related",
        "circular", "weakest", "lift", "coverage", "credibility", "reviews", "copies", "changes", "consistency",
    ]  # fmt: skip
    assert found["claim"]["quantities"][0] == {
        "value": 59000, "unit": "troops", "approximate": True, "bound": None, "as_of": None,
    }  # fmt: skip
    assert [row["id"] for row in found["competing"]] == ["c:2", "c:3"]
    assert found["chains"][0]["hops"][-1]["kind"] == "publisher"
    text = json.dumps(found, sort_keys=True)
    for seed in range(5):
        shuffled = list(dossier.assertions)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 -- not for secrets
        again = replace(
            dossier,
            assertions=tuple(shuffled),
            agents=dict(sorted(dossier.agents.items(), reverse=True)),
            competing=dossier.competing[::-1],
        )
        assert json.dumps(corroboration(again).as_json(), sort_keys=True) == text


def test_dangling_references_do_not_fell_it() -> None:
    story = Story()
    story.report("news:A", (STAFF, "wire:Reuters"))
    whole = story.dossier()
    assert corroboration(replace(whole, agents={}, reports={})).bounds.most == 1
    headless = replace(whole, assertions=whole.assertions[1:])
    found = corroboration(headless)
    assert found.chains[0].broken
    assert found.status is Status.SINGLE_ORIGIN


def test_the_assessment_holds_the_counts() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy",), ("gov:Army",))
    kept = assessment(corroboration(story.dossier()))
    assert (kept.claim, kept.status, kept.rule) == ("c:1", Status.CORROBORATED, "corroborated/1 by sayso/1")
    assert (kept.origins_min, kept.origins_max, kept.reports, kept.publishers) == (2, 2, 1, 1)


def test_unknown_pairs_are_named() -> None:
    story = Story()
    story.report("wire:Reuters", ("anon:a source",))
    story.report("wire:AP", ("anon:an aide",))
    story.report("wire:AFP", ("gov:Navy",))
    found = corroboration(story.dossier())
    assert all(pair.judgement.independence is Independence.UNKNOWN for pair in found.bounds.between)
    assert "rest on 1 to 3 independent origins" in found.explanation
    assert "The same goes for 2 other pairs of them." in found.explanation


def test_origins_that_count_as_one_are_told_with_the_reason() -> None:
    story = Story()
    story.report("news:A", ("person:Ann Lee@Navy",))
    story.report("news:B", ("gov:Navy",))
    assert corroboration(story.dossier()).explanation == (
        "2 reports by 2 outlets rest on 1 origin: Ann Lee (Navy); Navy. These count as one: Ann Lee (Navy) speaks from "
        "inside Navy, which is the other origin."
    )
