"""Glosses: a Ukrainian or Russian text word by word in English, by which a model of English finds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.embed import minilm
from graph.match.gloss import gloss
from graph.match.ranking import Ranking

ENGLISH = (
    "Volvo will cut 3,000 jobs in Sweden",
    "Storks have returned to the villages of northern Poland",
    "A court in Odesa jailed a former customs officer for eight years",
    "Spanish police seized four tonnes of cocaine on a yacht",
    "The National Bank of Ukraine kept its key rate at 15.5%",
    "Surgeons in Lviv transplanted a heart into a girl",
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Румунія позичить Молдові 150 млн євро.", "Romania will lend Moldova 150 million euros"),
        ("Румыния одолжила Молдавии 150 млн евро", "Romania lend Moldova 150 million euros"),
        ("Пожежа у Кривому Розі", "fires in kryvyi rih"),
        ("НБУ знизив ставку", "National Bank of Ukraine decrease rates"),
        ("Ковальчук сказав, що це так", "kovalchuk"),
        ("Romania lent Moldova €150 million.", "Romania lent Moldova €150 million."),
        ("", ""),
    ],
)
def test_a_text_is_told_word_by_word(text: str, told: str) -> None:
    assert gloss(text)[: len(told)] == told


@given(st.text("абвгїыэ ABC12,.%«»", max_size=40))
def test_any_text_has_a_gloss_without_cyrillic(text: str) -> None:
    told = gloss(text)
    assert not any("\u0400" <= letter <= "\u04ff" for letter in told)
    assert gloss(told) == told


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("Volvo скоротить у Швеції 3000 робочих місць", 0),
        ("На север Польши вернулись аисты", 1),
        ("В Одесі суд засудив колишнього митника до 8 років ув'язнення", 2),
        ("Испанская полиция изъяла на яхте 4 тонны кокаина", 3),
        ("Нацбанк залишив облікову ставку на рівні 15,5%", 4),
        ("Львовские хирурги пересадили сердце девочке", 5),
    ],
)
def test_the_english_wording_is_the_likest(text: str, which: int) -> None:
    ranking = Ranking(ENGLISH, minilm())
    assert next(ranking.best([text], 1))[0][0] == which


def test_texts_of_one_language_are_found_by_their_own_words() -> None:
    """Unknown words have no gloss that says anything; their letters still match."""
    ranking = Ranking(["Хтось купив слоїк", "Хтось купив бурмило", "Хтось продав слоїк"], minilm())
    assert next(ranking.best(["купив бурмило хтось"], 1))[0][0] == 1
