# ruff: noqa: E501 -- a pair is read best on one line
"""Alterations that a careless guard lets through: years, ordinals, scales, and the many ways to say it is not so."""

from __future__ import annotations

import pytest

from graph.match.compare import Relation, compare
from graph.model import Claim

ALTERED: tuple[tuple[str, str], ...] = (
    ("Turnout in the 2019 Slovak election was 68.5 percent","Turnout in the 2020 Slovak election was 68.5 percent"),
    ("The 2019 budget was approved by parliament on Tuesday","The 2020 budget was approved by parliament on Tuesday"),
    ("Parliament approved the budget on Tuesday","Parliament approved the budget on Wednesday"),
    ("Volvo will cut 3,000 jobs worldwide by 2025","Volvo will cut 3,000 jobs worldwide by 2027"),
    ("Volvo will cut 3,000 jobs worldwide in the 2025 financial year","Volvo will cut 3,000 jobs worldwide in the 2026 financial year"),
    ("Nokia's sales fell 8 percent in the second quarter","Nokia's sales fell 8 percent in the third quarter"),
    ("The vaccine prevented 72 percent of infections","The vaccine prevented 73 percent of infections"),
    ("The vaccine prevented two thirds of infections in Kenya","The vaccine prevented three quarters of infections in Kenya"),
    ("The company doubled its profit in Kenya this year","The company tripled its profit in Kenya this year"),
    ("Five people were killed in Goma","Fifteen people were killed in Goma"),
    ("Dozens of people were killed in Goma on Monday","Hundreds of people were killed in Goma on Monday"),
    ("The ship carried 240 people and 12 cars","The ship carried 240 people and 13 cars"),
    ("The rate is 4.5 percent","The rate is 4.75 percent"),
    ("The law was passed by 217 votes to 203","The law was passed by 217 votes to 213"),
    ("Chile won 3-1 against Peru in Lima","Chile won 3-2 against Peru in Lima"),
    ("The court jailed the governor for eight years","The court jailed the governor for nine years"),
    ("Police arrested 14 people at 9 pm in Shiraz","Police arrested 14 people at 7 pm in Shiraz"),
    ("About 5.2 million people live in Oslo","About 5.2 billion people live in Oslo"),
    ("1.2 million homes lost power in Taiwan","12 million homes lost power in Taiwan"),
    ("Boeing 737 planes were grounded in Ethiopia","Boeing 747 planes were grounded in Ethiopia"),
    ("The G7 met in Rome","The G20 met in Rome"),
    ("Article 5 was invoked by Turkey","Article 4 was invoked by Turkey"),
    ("The man, 34, was shot in Paris","The man, 43, was shot in Paris"),
    ("At least 12 people died in Lima","At most 12 people died in Lima"),
    ("More than 12 people died in Lima","Fewer than 12 people died in Lima"),
    ("The health ministry has approved the vaccine for infants","The health ministry hasn't approved the vaccine for infants"),
    ("The health ministry has approved the vaccine for infants","The health ministry has hardly approved the vaccine for infants"),
    ("The health ministry has approved the vaccine for infants","The health ministry has yet to approve the vaccine for infants"),
    ("The health ministry has approved the vaccine for infants","The health ministry has ruled out approving the vaccine for infants"),
    ("The health ministry has approved the vaccine for infants","There is no evidence that the health ministry has approved the vaccine for infants"),
    ("120 people died in Malawi","It is wrong that 120 people died in Malawi"),
    ("120 people died in Malawi","120 people did not die in Malawi"),
    ("120 people died in Malawi","Officials rejected reports that 120 people died in Malawi"),
    ("120 people died in Malawi","Claims that 120 people died in Malawi are unfounded"),
    ("120 people died in Malawi","120 people nearly died in Malawi"),
    ("120 people died in Malawi","Nobody says that 120 people died in Malawi"),
    ("120 people died in Malawi","Hardly 120 people died in Malawi"),
    ("120 people died in Malawi","120 people would have died in Malawi"),
    ("120 people died in Malawi","If 120 people died in Malawi"),
    ("120 people died in Malawi","120 people avoided death in Malawi"),
    ("Volvo will cut 3,000 jobs worldwide","Volvo won't cut 3,000 jobs worldwide"),
    ("Volvo will cut 3,000 jobs worldwide","Volvo can't cut 3,000 jobs worldwide"),
    ("The 2019 and 2024 censuses counted the same villages in Laos", "The 2019 and 2023 censuses counted the same villages in Laos"),
    ("12 людей загинули в Салонті", "Якби 12 людей загинули в Салонті"),
    ("12 человек погибли в Салонте", "12 человек едва не погибли в Салонте"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ALTERED)
def test_what_was_altered_never_merges(one: str, other: str) -> None:
    found = compare(Claim("c:1", one), Claim("c:2", other))
    assert found.relation is not Relation.SAME, found.reason
    assert compare(Claim("c:2", other), Claim("c:1", one)).relation is found.relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turnout in the 2019 Slovak election was 68.5 percent", "In Slovakia's 2019 election, turnout reached 68.5%"),
        (
            "The dam burst in Libya in September 2023 swept away 5,300 people",
            "In Libya, 5,300 people were swept away when the dam burst in 2023",
        ),
        (
            "Nearly 1,900 firefighters are battling the blaze in Alberta",
            "About 1,900 firefighters battle the Alberta blaze",
        ),
    ],
)
def test_what_was_not_altered_still_merges(one: str, other: str) -> None:
    assert compare(Claim("c:1", one), Claim("c:2", other)).relation is Relation.SAME
