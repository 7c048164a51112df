"""What a newsroom can say about links between origins, and what follows from the chains whatever it says."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Quote
from graph.reason.corroboration import assessment, corroboration
from graph.reason.counting import fewest_groups
from graph.reason.policy import Policy, built_in, in_force, policy_of, put_in_force
from graph.reason.reasons import FIXED, Reason
from ontology.schemes import Independence, Status
from tests.graph.reasoning import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = files("graph.reason").joinpath("policy.toml").read_text(encoding="utf-8")
OPEN = [reason for reason in Reason if reason not in FIXED]


def changed(**verdicts: str) -> Policy:
    policy = built_in()
    given = {Reason(reason): Independence(verdict) for reason, verdict in verdicts.items()}
    return Policy("desk", "2", {**policy.verdicts, **given})


@pytest.fixture
def in_force_again() -> Iterator[None]:
    yield
    put_in_force(None)


@pytest.mark.usefixtures("in_force_again")
def test_the_policy_is_named_in_every_answer_and_kept_with_the_assessment() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy",))
    found = corroboration(story.dossier())
    assert found.as_json()["policy"] == {"name": "sayso", "version": "1"}
    assert assessment(found).rule == "single-origin/1 by sayso/1"
    put_in_force(changed())
    assert in_force().label == "desk/2"
    found = corroboration(story.dossier())
    assert found.as_json()["policy"] == {"name": "desk", "version": "2"}
    assert assessment(found).rule == "single-origin/1 by desk/2"


def test_a_file_in_another_order_is_the_same_policy() -> None:
    head, _, table = TEXT.partition("[independence]")
    lines = [line for line in table.splitlines() if "=" in line]
    again = policy_of(f"{head}[independence]\n" + "\n".join(reversed(lines)), "again")
    assert again == built_in()
    assert again.order == built_in().order


@pytest.mark.parametrize(
    ("reason", "one", "other"),
    [
        ("affiliated", "person:Ann Lee@Navy", "gov:Navy"),
        ("sameOrganisation", "person:Ann Lee@Navy", "person:Bo Chan@Navy"),
        ("anonymousCouldBe", "anon:an officer", "person:Bo Chan@Navy"),
        ("sameName", "person:Chan@Army", "person:Bo Chan@Navy"),
        ("sourceNotGiven", "news:The Herald", "gov:Navy"),
        ("sameSide", "person:Ann Lee@Ukrainian customs service", "org:Ukrainian coast guard"),
        ("organisationUnknown", "person:Ann Lee", "gov:Navy"),
        ("differentOrganisations", "gov:Navy", "gov:Army"),
        ("noKnownLink", "person:Ann Lee", "person:Bo Chan"),
    ],
)
def test_each_link_means_what_the_policy_says(reason: str, one: str, other: str) -> None:
    story = Story()
    story.report("news:A", (one,))
    story.report("news:B", (other,))
    for verdict, bounds in (("dependent", (1, 1)), ("unknown", (1, 2)), ("independent", (2, 2))):
        found = corroboration(story.dossier(), policy=changed(**{reason: verdict}))
        assert (found.bounds.fewest, found.bounds.most) == bounds
        judged = found.bounds.between[0].judgement
        assert (judged.independence, judged.reason) == (verdict, reason)
    if reason not in {"differentOrganisations", "noKnownLink"}:
        assert judged.explanation.endswith("By the policy desk/2 that alone is no reason to take them for one.")


def test_parents_mean_what_the_policy_says() -> None:
    story = Story()
    story.agent("gov:State")
    story.agent("gov:Navy", parent="State")
    story.agent("gov:Army", parent="State")
    story.report("news:A", ("gov:Navy",))
    story.report("news:B", ("gov:Army",))
    assert corroboration(story.dossier(), policy=changed(sameParent="independent")).bounds.fewest == 2
    story.report("news:C", ("gov:State",))
    found = corroboration(story.dossier(), policy=changed(sameParent="independent", partOf="dependent"))
    assert (found.bounds.fewest, found.bounds.most) == (1, 1)


def test_sources_through_one_intermediary_mean_what_the_policy_says() -> None:
    story = Story()
    story.report("news:A", ("anon:an officer@Navy", "wire:Reuters"))
    story.report("news:B", ("anon:a sailor@Army", "wire:Reuters"))
    assert corroboration(story.dossier()).bounds.most == 1
    found = corroboration(story.dossier(), policy=changed(sameIntermediary="unknown"))
    assert (found.bounds.fewest, found.bounds.most) == (1, 2)
    assert found.bounds.between[0].judgement.explanation == (
        "an officer (anonymous, Navy) and a sailor (anonymous, Army) were passed on by Reuters."
    )
    assert corroboration(story.dossier(), policy=changed(sameIntermediary="independent")).bounds.fewest == 2


def test_of_several_links_the_one_that_binds_most_counts() -> None:
    story = Story()
    story.report("news:A", ("anon:a Ukrainian officer@Ukrainian customs service",))
    story.report("news:B", ("person:Ann Lee@Ukrainian coast guard",))
    found = corroboration(story.dossier(), policy=changed(sameSide="dependent"))
    assert (found.bounds.most, found.bounds.between[0].judgement.reason) == (1, Reason.SAME_SIDE)


def test_an_undeclared_copy_is_no_further_origin() -> None:
    story = Story()
    first = story.report("news:A", published="2024-11-24")
    copy = story.report("news:B", published="2024-11-25")
    assert corroboration(story.dossier()).bounds.most == 2
    story.copy(copy, first)
    found = corroboration(story.dossier())
    assert (found.status, found.bounds.fewest, found.bounds.most) == (Status.SINGLE_ORIGIN, 1, 1)
    assert found.as_json()["groups"][0]["chains"] == [0, 1]
    assert found.bounds.inside[0].judgement.reason is Reason.SHARED_TEXT
    assert found.explanation == (
        "2 reports by 2 outlets rest on 1 origin: A. B has text from others without saying so, and so adds no origin."
    )
    assert corroboration(story.dossier(), policy=changed(sharedText="unknown")).bounds.most == 2
    assert corroboration(story.dossier(), policy=changed(sharedText="independent")).bounds.most == 2
    judged = corroboration(story.dossier(), policy=changed(sharedText="unknown")).bounds.between[0].judgement
    assert (judged.independence, judged.reason) == (Independence.UNKNOWN, Reason.SHARED_TEXT)


def test_two_copies_of_one_text_that_says_nothing_of_it_are_one() -> None:
    story = Story()
    story.copy(story.report("news:A"), "r:elsewhere")
    story.copy(story.report("news:B"), "r:elsewhere")
    found = corroboration(story.dossier())
    assert (found.bounds.fewest, found.bounds.most) == (1, 1)
    assert found.bounds.between[0].judgement.reason is Reason.SHARED_TEXT


def test_somebody_whom_the_copier_may_have_asked_is_copied_only_with_the_words() -> None:
    story = Story()
    first = story.report("news:A", ("gov:Navy",), published="2024-11-24")
    copy = story.report("news:B", ("gov:Army",), published="2024-11-25")
    story.copy(copy, first, Quote(100, 105, "other"))
    assert corroboration(story.dossier()).bounds.fewest == 2
    story.copies = ()
    story.copy(copy, first, Quote(3, 9, "shared"))
    assert corroboration(story.dossier()).bounds.most == 1


def test_an_origin_that_also_speaks_elsewhere_is_not_a_copy() -> None:
    story = Story()
    first = story.report("news:A", ("gov:Navy",))
    story.copy(story.report("news:B", ("gov:Army",)), first, Quote(3, 9, "shared"))
    story.report("news:C", ("gov:Army",))
    assert corroboration(story.dossier()).bounds.fewest == 2


def test_a_source_that_could_be_this_or_that_one_does_not_make_the_two_one() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy",))
    story.report("news:B", ("gov:Army",))
    assert corroboration(story.dossier()).bounds.fewest == 2
    story.report("news:C", ("person:Ann Lee",))
    found = corroboration(story.dossier())
    assert (found.status, found.bounds.fewest, found.bounds.most) == (Status.CORROBORATED, 2, 3)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 6).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.sampled_from(
    [(i, j) for i in range(n) for j in range(i)] or [(0, 0)]))))
)  # fmt: skip
def test_the_fewest_groups_are_the_fewest_of_all_partitions(given_: tuple[int, set[tuple[int, int]]]) -> None:
    size, pairs = given_
    pairs = {pair for pair in pairs if pair[0] != pair[1]}
    apart = [{j for i, j in pairs if i == node} | {i for i, j in pairs if j == node} for node in range(size)]
    lawful = (
        len(set(groups))
        for groups in product(range(max(size, 1)), repeat=size)
        if all(groups[i] != groups[j] for i, j in pairs)
    )
    assert fewest_groups(apart) == min(lawful)


def test_a_large_tangle_ends_and_stays_a_lower_bound() -> None:
    # A graph of Mycielski's kind: no three nodes are all apart, and yet many groups are needed.
    apart: list[set[int]] = [{1}, {0}]
    for _ in range(5):
        size = len(apart)
        copies = [set(others) for others in apart]
        grown = [others | {other + size for other in others} for others in apart]
        grown += [others | {2 * size} for others in copies]
        grown.append(set(range(size, 2 * size)))
        apart = grown
    assert 4 <= fewest_groups(apart) <= 7
