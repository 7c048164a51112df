"""Figures of one origin that agree with each other: on news of several kinds, and where they only seem to."""

from __future__ import annotations

import pytest

from graph.reason.consistency import consistency
from tests.graph.beside import report, say

AGREE = [
    # territory
    (
        "Ukraine controlled 1,376 square kilometres of the Kursk region at the peak",
        "Ukraine now holds about 800 square kilometres in the Kursk region",
        "Ukraine has lost over 40% of the territory it had captured in the Kursk region",
        "(1,376 - 800) / 1,376 = 41.9 %",
        "change",
    ),
    # jobs
    (
        "The Larkmoor plant had 1,200 workers last year",
        "The Larkmoor plant now has 900 workers",
        "The workforce of the Larkmoor plant fell by 25 percent",
        "(1,200 - 900) / 1,200 = 25.0 %",
        "change",
    ),
    (
        "The Veyle clinic treated 400 patients in May",
        "The Veyle clinic treated 460 patients in June",
        "The number of patients at the Veyle clinic rose by 15%",
        "(460 - 400) / 400 = 15.0 %",
        "change",
    ),
    # votes
    (
        "The council of Brackwater has 60 members",
        "45 members of the Brackwater council voted for the budget",
        "75% of the Brackwater council backed the budget",
        "45 / 60 = 75.0 %",
        "share",
    ),
    (
        "412 members of the Nordvik assembly voted for the bill",
        "188 members of the Nordvik assembly voted against the bill",
        "600 members of the Nordvik assembly voted in total",
        "412 + 188 = 600",
        None,
    ),
    # money
    (
        "The harbour of Tilia earned $48 million in 2022",
        "The harbour of Tilia earned $61 million in 2023",
        "Earnings of the Tilia harbour rose by $13 million",
        "61,000,000 - 48,000,000 = 13,000,000",
        "difference",
    ),
]


def told(*texts: str, chain: tuple[str, ...] = ("gov:Statistics Office",)) -> list[object]:
    reading = report("r:1", "news:Gazette")
    for text in texts:
        reading = say(reading, text, *chain)
    return [reading]


@pytest.mark.parametrize(("one", "two", "three", "arithmetic", "kind"), AGREE, ids=[row[3] for row in AGREE])
def test_figures_that_agree(one: str, two: str, three: str, arithmetic: str, kind: str | None) -> None:
    for text in (one, two, three):
        found = consistency(f"c:{text}", told(one, two, three))  # type: ignore[arg-type]  # readings
        if kind is None:
            # 600 has one digit that tells: it is too round to be no chance.
            assert found == ()
            continue
        (agreed,) = found
        assert (agreed.kind, agreed.arithmetic) == (kind, arithmetic)
        assert agreed.explanation.startswith(f"Statistics Office gives all of these: {arithmetic}, which agrees with ")
        assert agreed.explanation.endswith("This is consistency, not corroboration.")
        assert set(agreed.claims) == {f"c:{text}" for text in (one, two, three)}


@pytest.mark.parametrize(
    ("one", "two", "three"),
    [
        # The sum does not come out.
        (
            "The Larkmoor plant had 1,200 workers",
            "The Larkmoor plant now has 900 workers",
            "Work at the Larkmoor plant fell by 40%",
        ),
        # Over 40 % is not said of 80 %.
        (
            "The Larkmoor plant had 1,200 workers",
            "The Larkmoor plant has 240 workers",
            "Work at the Larkmoor plant fell by over 40%",
        ),
        # The percentage is of something else.
        (
            "The Larkmoor plant had 1,200 workers",
            "The Larkmoor plant now has 900 workers",
            "Rainfall in Nordvik fell by 25%",
        ),
        # Different units.
        (
            "The Larkmoor plant had 1,200 workers",
            "The Larkmoor plant has 900 machines",
            "Output of the Larkmoor plant fell by 25%",
        ),
        # Nothing rose or fell, and it is no share of anything.
        (
            "The Larkmoor plant had 1,200 workers",
            "The Larkmoor plant has 900 workers",
            "Tax at the Larkmoor plant is 25%",
        ),
        # Limits cannot be put into a sum.
        (
            "The Larkmoor plant had over 1,200 workers",
            "The Larkmoor plant has 900 workers",
            "The Larkmoor plant lost 25%",
        ),
        # So vague that nearly everything would agree.
        (
            "About 3,000 people live in Veyle",
            "About 2,000 people stayed in Veyle",
            "The population of Veyle fell by 33%",
        ),
    ],
)
def test_figures_that_do_not(one: str, two: str, three: str) -> None:
    for text in (one, two, three):
        assert consistency(f"c:{text}", told(one, two, three)) == ()  # type: ignore[arg-type]  # readings


def test_only_one_origin_or_one_report_can_be_consistent() -> None:
    one, two, three = AGREE[0][:3]
    reading = say(say(report("r:1", "news:Gazette"), one, "gov:Army"), two, "gov:Army")
    assert consistency(f"c:{one}", [reading, say(report("r:2", "news:Herald"), three, "gov:Other Army")]) == ()
    (within,) = consistency(f"c:{one}", [say(reading, three, "gov:Other Army")])
    assert within.explanation.startswith("Gazette gives all of these: (1,376 - 800)")
    assert len(consistency(f"c:{one}", [say(reading, three, "gov:Army", "wire:Northern Wire")])) == 1
    other = say(report("r:2", "news:Herald"), three, "gov:Army")
    (agreed,) = consistency(f"c:{one}", [reading, other])
    assert agreed.reports == ("r:1", "r:2")
    assert agreed == consistency(f"c:{one}", [other, reading])[0]


def test_an_unnamed_origin_is_another_in_every_report() -> None:
    one, two, three = AGREE[0][:3]
    reading = say(say(report("r:1", "news:Gazette"), one, "anon:a source"), two, "anon:a source")
    assert consistency(f"c:{one}", [reading, say(report("r:2", "news:Herald"), three, "anon:a source")]) == ()
    assert len(consistency(f"c:{one}", [say(reading, three, "anon:a source")])) == 1


@pytest.mark.parametrize(
    ("said", "agrees"),
    [
        ("Above 40% of the captured lands are not under control any more", True),
        ("The army was pushed off over 40% of the ground that it overran", True),
        ("Over 40% of the captured lands are still under control", False),
        ("Over 40% of the soldiers were pushed off", False),
    ],
)
def test_land_that_is_no_longer_held(said: str, agrees: bool) -> None:  # noqa: FBT001 - a parameter of the test
    texts = ("We reached 1,376 square kilometres", "About 800 square kilometres remain", said)
    found = consistency(f"c:{said}", told(*texts))  # type: ignore[arg-type]  # readings
    assert [one.arithmetic for one in found] == (["(1,376 - 800) / 1,376 = 41.9 %"] if agrees else [])


def test_a_total_that_tells_is_a_sum() -> None:
    one, two = (
        "412 members of the Nordvik assembly voted for the bill",
        "189 members of the Nordvik assembly were against",
    )
    three = "601 members of the Nordvik assembly voted in total"
    (agreed,) = consistency(f"c:{three}", told(one, two, three))  # type: ignore[arg-type]  # readings
    assert (agreed.kind, agreed.arithmetic) == ("sum", "412 + 189 = 601")
