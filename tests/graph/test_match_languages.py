"""Claims across English, Ukrainian and Russian: the same when all agrees, never with another number or a negation."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.match.compare import Relation, compare, promising
from graph.match.scripts import one_name
from graph.match.slavic import romanised
from graph.model import Claim

# One statement in three languages, written for this test; {n} is a figure.
TEMPLATES = (
    (
        "About {n} Chinese soldiers have been sent to the Aksai region",
        "Близько {n} китайських військових перекинуто в Аксайську область",
        "Около {n} китайских военных переброшено в Аксайскую область",
    ),
    (
        "At least {n} people were killed in Salonta on 14 March",
        "Щонайменше {n} людей загинули в Салонті 14 березня",
        "По меньшей мере {n} человек погибли в Салонте 14 марта",
    ),
    (
        "{n} Turkish tanks have been destroyed near Gaziler",
        "{n} турецьких танків знищено біля Газілера",
        "{n} турецких танков уничтожено возле Газилера",
    ),
    (
        "Poland has bought {n} drones",
        "Польща купила {n} дронів",
        "Польша купила {n} дронов",
    ),
    (
        "More than {n} people have been evacuated from Rakhiv",
        "Понад {n} людей евакуйовано з Рахова",
        "Более {n} человек эвакуировано из Рахова",
    ),
)
NEGATED = (
    (" have been ", " have not been ", " не "),
    (" were ", " were not ", " не "),
    (" has ", " has not ", " не "),
)
NUMBERS = (340, 870, 1200, 2750, 4300, 12600, 59000)
PAIRS = tuple(permutations(range(3), 2))


def written(number: int, language: int) -> str:
    """A number as the language writes it: 59,000 in English, 59 000 with a space that does not break in the others."""
    return f"{number:,}" if language == 0 else f"{number:,}".replace(",", "\u00a0")


def claim(text: str) -> Claim:
    return Claim(f"c:{text}", text)


def said(template: int, language: int, number: int) -> Claim:
    return claim(TEMPLATES[template][language].format(n=written(number, language)))


def negated(template: int, language: int, number: int) -> Claim:
    text = said(template, language, number).text
    if language == 0:
        for plain, instead, _ in NEGATED:
            if plain in text:
                return claim(text.replace(plain, instead, 1))
    verb = next(word for word in text.split() if word in _VERBS)
    return claim(text.replace(verb, f"не {verb}", 1))


_VERBS = frozenset("перекинуто переброшено загинули погибли знищено уничтожено купила евакуйовано эвакуировано".split())


def test_one_statement_in_three_languages_is_one_claim() -> None:
    missed = [
        (one, other)
        for template in range(len(TEMPLATES))
        for number in NUMBERS
        for left, right in PAIRS
        if compare(one := said(template, left, number), other := said(template, right, number)).relation
        is not Relation.SAME
    ]
    assert not missed, missed[0]


def test_a_thousand_altered_or_negated_pairs_never_merge() -> None:
    pairs = [
        (said(template, left, number), other)
        for template in range(len(TEMPLATES))
        for number in NUMBERS
        for left in range(3)
        for right in range(3)
        for other in (
            *(
                said(template, right, changed)
                for changed in (number * 10, number + number // 10, number // 2, number * 3)
            ),
            negated(template, right, number),
        )
    ]
    assert len(pairs) > 1500
    wrong = [(one.text, other.text) for one, other in pairs if compare(one, other).relation is Relation.SAME]
    assert not wrong, f"{len(wrong)} merge: {wrong[:5]}"


def test_another_value_competes_across_languages() -> None:
    for template in range(len(TEMPLATES)):
        for left, right in PAIRS:
            found = compare(said(template, left, 340), said(template, right, 870))
            assert found.relation is Relation.COMPETING, (template, left, right, found)
            assert "340" in found.reason
            assert "870" in found.reason


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("About 340 people were killed in Salonta", "Близько 340 людей загинули в Дебрецені", "the names differ"),
        ("340 people were killed in Salonta", "Понад 340 людей загинули в Салонті", "the bounds differ"),
        ("340 people were killed in Salonta on 14 March", "340 человек погибли в Салонте 15 марта", "the dates differ"),
        ("340 people were killed in Salonta", "340 человек ранены в Салонте", "what is counted differs"),
        ("340 Turkish soldiers are in Gaziler", "340 польських солдатів біля Газілера", "differ"),
        ("340 людей загинули в Салонті", "340 человек не погибли в Салонте", "one is negated"),
    ],
)
def test_what_differs_is_said_across_languages(one: str, other: str, differs: str) -> None:
    found = compare(claim(one), claim(other))
    assert found.relation in {Relation.RELATED, None}
    assert differs in found.reason
    assert compare(claim(other), claim(one)).relation is found.relation


def test_the_quick_look_loses_no_match_across_languages() -> None:
    for template in range(len(TEMPLATES)):
        for left, right in PAIRS:
            assert promising(said(template, left, 340), said(template, right, 340))
            assert promising(said(template, left, 340), said(template, right, 870))


def test_a_name_sounds_the_same_in_either_script() -> None:
    for latin, cyrillic in (
        ("Salonta", "салонті"),
        ("Gaziler", "газілера"),
        ("Rakhiv", "рахова"),
        ("Kharkov", "харків"),
    ):
        assert one_name(latin, romanised(cyrillic))
    assert not one_name("Kharkiv", romanised("херсон"))
    assert not one_name("Kharkiv", "Kharkov"), "two names of one script are not told from each other by sound"
