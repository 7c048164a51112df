"""A source's record: figures against known ones, letters, words, and what may not change them."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reliability.beta import cumulative, middle
from graph.reliability.prior import EVEN, Prior, fit_prior
from graph.reliability.record import Record
from graph.reliability.records import Verdict, records
from ontology.schemes import Reliability

UNIFORM = Prior(1.0, 1.0)


@pytest.mark.parametrize(
    ("alpha", "beta", "x", "share"),
    [
        (1, 1, 0.3, 0.3),
        (2, 1, 0.5, 0.25),
        (2, 5, 0.3, 0.579825),
        (5, 2, 0.7, 1 - 0.579825),
        (0.5, 0.5, 0.25, 1 / 3),
        (3, 3, 0.5, 0.5),
        (1, 40, 0.05, 1 - 0.95**40),
    ],
)
def test_the_incomplete_beta_function(alpha: float, beta: float, x: float, share: float) -> None:
    assert cumulative(x, alpha, beta) == pytest.approx(share, abs=1e-9)


def test_its_ends() -> None:
    assert (cumulative(-1, 2, 3), cumulative(0, 2, 3), cumulative(1, 2, 3)) == (0, 0, 1)


@given(st.floats(0.5, 5_000), st.floats(0.5, 5_000), st.floats(0.05, 0.99))
@settings(deadline=None)
def test_the_middle_holds_its_mass(alpha: float, beta: float, mass: float) -> None:
    low, high = middle(alpha, beta, mass)
    assert 0 <= low < high <= 1
    assert cumulative(low, alpha, beta) == pytest.approx((1 - mass) / 2, abs=1e-6)
    assert cumulative(high, alpha, beta) == pytest.approx((1 + mass) / 2, abs=1e-6)


@pytest.mark.parametrize(
    ("held", "checked", "letter"),
    [(0, 0, "F"), (4, 4, "F"), (0, 4, "F"), (0, 5, "E"), (6, 10, "D"), (16, 20, "C"), (38, 41, "B"), (100, 100, "A")],
)
def test_letters(held: int, checked: int, letter: str) -> None:
    assert Record(UNIFORM, held, checked).reliability is Reliability(letter)


@given(st.integers(5, 300), st.data())
def test_the_letter_is_that_of_the_lower_end(checked: int, data: st.DataObject) -> None:
    record = Record(UNIFORM, data.draw(st.integers(0, checked)), checked)
    low = record.interval[0]
    best = "A" if low >= 0.95 else "B" if low >= 0.8 else "C" if low >= 0.6 else "D" if low >= 0.4 else "E"
    assert record.reliability is Reliability(best)
    assert low < record.mean < record.interval[1]


def test_words() -> None:
    assert Record(UNIFORM, 7, 9).words == "7 of 9 checked claims held; 80 % interval .55-.88"
    assert Record(UNIFORM, 1, 1).words == "1 of 1 checked claims held; cannot be judged on fewer than 5"
    assert Record(UNIFORM, 2.5, 4).words.startswith("2.5 of 4 checked claims held")
    assert Record(UNIFORM).words == "cannot be judged: none of its claims was checked"


@given(st.lists(st.sampled_from([0, 0.5, 1]), max_size=30))
def test_one_more_verdict_is_as_good_as_all_anew(helds: list[float]) -> None:
    record = Record(EVEN)
    for held in helds:
        record = record.after(held)
    assert record == Record(EVEN, sum(helds), len(helds))


def test_a_prior_is_even_odds_where_nothing_is_known() -> None:
    assert fit_prior([]) == fit_prior([(0, 0)]) == EVEN
    assert EVEN.mean == 0.5


def test_a_prior_finds_what_sources_were_drawn_from() -> None:
    dice = random.Random(7)  # noqa: S311 - not for secrets
    tallies = []
    for _ in range(3_000):
        share, checked = dice.betavariate(12, 4), dice.randint(1, 12)
        tallies.append((sum(dice.random() < share for _ in range(checked)), checked))
    prior = fit_prior(tallies)
    # A third of the way from .75 to even odds.
    assert prior.mean == pytest.approx(2 / 3 * 0.75 + 1 / 3 * 0.5, abs=0.01)
    assert 11 < prior.strength < 23


@pytest.mark.parametrize("tallies", [[(1, 1)], [(0, 1)], [(500, 500)] * 50, [(0, 500)] * 50, [(0.5, 1)] * 9])
def test_a_prior_stays_in_reason_whatever_it_is_fitted_on(tallies: list[tuple[float, int]]) -> None:
    prior = fit_prior(tallies)
    assert 0.1 < prior.mean < 0.9
    assert 1 < prior.strength < 1e6
    assert all(math.isfinite(end) for end in Record(prior, *tallies[0]).interval)


VERDICTS = st.lists(
    st.builds(
        Verdict,
        st.sampled_from("ABC"),
        st.sampled_from([0.0, 1.0, 0.3]),
        st.sampled_from([None, "x", "y"]),
    ),
    max_size=40,
)


@given(VERDICTS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=30)
def test_the_order_of_verdicts_changes_no_figure(verdicts: list[Verdict], dice: random.Random) -> None:
    shuffled = list(verdicts)
    dice.shuffle(shuffled)
    one = sorted((found.json() for found in records(verdicts)), key=lambda found: found["source"])
    assert one == sorted((found.json() for found in records(shuffled)), key=lambda found: found["source"])


def test_sources_come_in_the_order_of_the_verdicts_and_each_row_counts() -> None:
    found = records([Verdict("B", 1.0), Verdict("A", 0.0), Verdict("B", 1.0)])
    assert [(one.source, one.record.held, one.record.checked) for one in found] == [("B", 2, 2), ("A", 0, 1)]


def test_a_topic_needs_five_and_leans_on_the_rest() -> None:
    good, bad = [Verdict("A", 1.0, "sport")] * 40, [Verdict("A", 0.0, "tax")] * 5 + [Verdict("A", 1.0, "law")] * 4
    (found,) = records(good + bad, UNIFORM)
    assert list(found.topics) == ["sport", "tax"]
    tax = found.topics["tax"]
    assert (tax.held, tax.checked) == (0, 5)
    assert 0 < tax.mean < found.record.mean, "nothing held, but the source is good elsewhere"
    assert "topics" not in records(bad[:2], UNIFORM)[0].json()
