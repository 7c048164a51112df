"""Paths of attribution: what joins, what does not, and that they are found whatever the order of the steps."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.reason.paths import LONGEST, Passing, paths

CLAIM = "c:bridge"


def chain(report: str, *agents: str, claim: str = CLAIM, stance: str = "asserts") -> list[Passing]:
    """The steps of a chain that one report tells; its last agent publishes it."""
    steps = list(pairwise(enumerate(agents)))
    return [
        Passing(claim, stance, report, f"{report}/{place}", teller, f"{report}/{after}", hearer, hearer == agents[-1])
        for (place, teller), (after, hearer) in steps
    ]


ONE = chain("r:1", "staff", "Reuters", "Herald")
TWO = chain("r:2", "Herald", "Post")


def test_a_chain_of_one_report_is_one_path() -> None:
    (found,) = paths(ONE, "staff")
    assert (found.agents, found.steps, found.whole) == (("staff", "Reuters", "Herald"), (("r:1",), ("r:1",)), ("r:1",))


def test_steps_of_several_reports_join_and_say_so() -> None:
    found = paths([*TWO, *ONE], "staff", target="Post")
    assert [(one.agents, one.whole) for one in found] == [(("staff", "Reuters", "Herald", "Post"), ())]
    assert found[0].steps[-1] == ("r:2",)
    assert [one.agents[-1] for one in paths([*TWO, *ONE], "staff")] == ["Herald", "Post"]


def test_other_claims_and_stances_do_not_join() -> None:
    assert paths([*ONE, *chain("r:2", "Herald", "Post", claim="c:other")], "staff", target="Post") == ()
    assert paths([*ONE, *chain("r:2", "Herald", "Post", stance="denies")], "staff", target="Post") == ()


def test_a_path_into_a_report_ends_with_its_step() -> None:
    again = chain("r:3", "Reuters", "Herald")
    found = paths([*ONE, *again, *TWO], "staff", report="r:3")
    assert [(one.agents, one.whole) for one in found] == [(("staff", "Reuters", "Herald"), ("r:1",))]
    assert found[0].steps == (("r:1",), ("r:1", "r:3"))
    assert [one.agents for one in paths([*ONE, *TWO], "Reuters", report="r:2")] == [("Reuters", "Herald", "Post")]


def test_two_assertions_of_one_report_are_no_chain_unless_one_relays_the_other() -> None:
    apart = [*chain("r:1", "staff", "Reuters"), Passing(CLAIM, "asserts", "r:1", "r:1/8", "Reuters", "r:1/9", "Herald")]
    (found,) = paths(apart, "staff", target="Herald")
    assert found.whole == ()


def test_circles_end() -> None:
    circle = [*chain("r:1", "A", "B"), *chain("r:2", "B", "A")]
    assert [one.agents for one in paths(circle, "A")] == [("A", "B")]
    assert paths(circle, "A", target="A") == ()


_AGENTS = st.sampled_from("abcdef")


@given(st.lists(st.lists(_AGENTS, min_size=2, max_size=4), max_size=8), _AGENTS, st.randoms())
def test_paths_are_simple_sorted_and_the_same_in_any_order(told: list[list[str]], source: str, random: object) -> None:
    steps = [step for number, agents in enumerate(told) for step in chain(f"r:{number}", *agents)]
    found = paths(steps, source)
    random.shuffle(steps)  # type: ignore[attr-defined]  # it is a Random, whose class is private to Hypothesis
    assert paths(steps, source) == found
    for one in found:
        assert one.agents[0] == source
        assert len(set(one.agents)) == len(one.agents) <= LONGEST + 1
        for step, pair in zip(one.steps, pairwise(one.agents), strict=True):
            assert set(step) == {each.report for each in steps if (each.teller, each.hearer) == pair}
        assert all(report in step for report in one.whole for step in one.steps)
    assert [len(one.agents) for one in found] == sorted(len(one.agents) for one in found)
    direct = {each.hearer for each in steps if each.teller == source and each.publishes and each.hearer != source}
    assert {one.agents[1] for one in found if len(one.agents) == 2} == direct
