"""Hedges kept as certainty, and the terms on which a source spoke: only where the words say so."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.extract.hedges import ground_rule, hedge
from ontology.schemes import Certainty, GroundRule


@pytest.mark.parametrize(
    ("content", "certainty", "words"),
    [
        ("the company may close two plants", Certainty.POSSIBLE, "may"),
        ("the dam could burst", Certainty.POSSIBLE, "could"),
        ("he might stay until June", Certainty.POSSIBLE, "might"),
        ("it is possible that nobody will come", Certainty.POSSIBLE, "it is possible that"),
        ("the man allegedly fled", Certainty.ALLEGED, "allegedly"),
        ("he is accused of taking bribes", Certainty.ALLEGED, "is accused of"),
        ("the minister has reportedly agreed", Certainty.REPORTED, "reportedly"),
        ("the mood is said to be dark", Certainty.REPORTED, "is said to"),
        ("he is believed to be in hiding", Certainty.PROBABLE, "is believed to"),
        ("the plan is likely to pass", Certainty.PROBABLE, "likely"),
        ("the vote will probably be lost", Certainty.PROBABLE, "probably"),
        # The weakest of several is kept.
        ("he is believed to have fled and may be abroad", Certainty.POSSIBLE, "may"),
    ],
)
def test_hedges_are_read(content: str, certainty: Certainty, words: str) -> None:
    assert hedge(content, ((0, len(content)),)) == (certainty, words)


@pytest.mark.parametrize(
    "content",
    [
        "the plan was approved in May",
        "May 4 is the date",
        "we could not see anything",
        "he said it was the first of its kind",
        "the ministry denied it",
        "they could hear the guns",
    ],
)
def test_what_is_stated_flatly_has_no_hedge(content: str) -> None:
    assert hedge(content, ((0, len(content)),)) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("a source said on condition of anonymity", GroundRule.BACKGROUND),
        ("said an aide who asked not to be named", GroundRule.BACKGROUND),
        ("said the officials, who spoke anonymously", GroundRule.BACKGROUND),
        ("the person requested anonymity because the talks are private", GroundRule.BACKGROUND),
        ("a diplomat, speaking on background, said so", GroundRule.BACKGROUND),
        ("said one minister off the record", GroundRule.OFF_RECORD),
        ("an aide who spoke on deep background", GroundRule.DEEP_BACKGROUND),
        ("two of them spoke on the record", GroundRule.ON_RECORD),
    ],
)
def test_terms_are_read(sentence: str, rule: GroundRule) -> None:
    found = ground_rule(sentence, 0, len(sentence))
    assert found is not None
    assert found[0] is rule


@pytest.mark.parametrize(
    "sentence", ["a senior official said", "he spoke on conditions at the camp", "an unnamed source said"]
)
def test_terms_are_never_inferred(sentence: str) -> None:
    assert ground_rule(sentence, 0, len(sentence)) is None


def test_terms_stay_with_the_source_and_hedges_with_the_statement() -> None:
    text = (
        "The bank may close 40 branches, a person familiar with the matter said on condition of anonymity. "
        "The person said the chairman would resign.\n\nThe mayor, Ann Bell, said the town was not told."
    )
    found = extract(Document(text, publisher="The Example", language="en")).statements
    assert [(s.certainty, s.hedge, s.ground_rule) for s in found] == [
        (Certainty.POSSIBLE, "may", GroundRule.BACKGROUND),
        (None, None, GroundRule.BACKGROUND),
        (None, None, None),
    ]
    assert "not told" in found[2].claim
