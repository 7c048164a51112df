"""Words of news in three languages: what a word means, where it is open, and that a file is read as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.match.compare import Relation, compare
from graph.match.facts import facts
from graph.match.slavic import english
from graph.match.vocabulary import Table, Vocabulary, read, read_spellings, tongue, vocabulary, write, write_spellings
from graph.match.words import stem, tokens
from graph.model import Claim

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = st.text("абвіїєыэ'", min_size=1, max_size=6)
_MEANINGS = st.text("abcdefgh ", min_size=1, max_size=8).filter(str.strip)
_FORMS = st.dictionaries(_WORDS, _MEANINGS, max_size=6)
_TABLES = st.builds(Table, _FORMS, _FORMS, _FORMS)


@given(
    st.builds(
        Vocabulary,
        st.fixed_dictionaries({"ru": _TABLES, "uk": _TABLES}),
        st.lists(st.lists(st.text("abc", min_size=1), min_size=2, max_size=3).map(tuple), max_size=4),
        st.dictionaries(_MEANINGS, st.lists(st.text("abc", min_size=1), min_size=1, max_size=3), max_size=4),
    ),
    _FORMS,
)
def test_a_vocabulary_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, one: Vocabulary, spelt: dict[str, str]
) -> None:
    file: Path = tmp_path_factory.mktemp("words") / "vocabulary.tsv"
    write(one, file)
    assert read(file) == one
    write_spellings(spelt, file)
    assert read_spellings(file) == spelt


@pytest.mark.parametrize(
    ("word", "language", "meaning"),
    [
        ("позичила", "uk", "lend"),
        ("позичить", "uk", "will lend"),
        ("купить", "uk", "will buy"),
        ("купить", "ru", "buy"),
        ("купит", "ru", "will buy"),
        ("купить", None, None),  # it is open which language it is
        ("повернено", "uk", "return"),
        ("шахтёров", "ru", "miners"),
        ("шахтеров", "ru", "miners"),
        ("шахтарями", None, "miners"),
        ("бывших", "uk", None),
    ],
)
def test_what_a_word_means(word: str, language: str | None, meaning: str | None) -> None:
    assert vocabulary().told(word, language) == meaning


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ракета впала у Кривому Розі", ["missile", "fall", "kryvyi", "rih"]),
        ("Пожежа в Лос-Анджелесі", ["fire", "los", "angel"]),
        ("Коваль купить у Коваля 54 винищувачі", ["buy"]),
        ("суми боргу зросли", ["debt", "rise"]),
        ("У Сумах зросли борги", ["sumy", "rise", "debt"]),
    ],
)
def test_words_and_places_are_told_in_english(text: str, words: list[str]) -> None:
    told = [stem(token.lower) for token in tokens(text)]
    assert [word for word in map(stem, words) if word in told] == list(map(stem, words))
    if "Коваль" in text:
        assert "blacksmith" not in told, "a name is no word"
    if text.startswith("суми"):
        assert "sumy" not in told, "a word is no name"


@pytest.mark.parametrize(("text", "language"), [("їжа", "uk"), ("язык", "ru"), ("вода", None), ("їжа и язык", None)])
def test_letters_tell_the_language(text: str, language: str | None) -> None:
    assert tongue(text) == language


def test_every_meaning_is_english_and_known_to_its_own_stem() -> None:
    known = vocabulary()
    for table in known.tables.values():
        assert table.stems
        assert table.places
        for meaning in {*table.stems.values(), *table.forms.values(), *table.places.values()}:
            assert meaning.replace("ñ", "n").isascii() or meaning in table.places.values()
            assert meaning == meaning.strip()
    assert all(word for row in known.rows for word in row)


@pytest.mark.parametrize(
    ("english_text", "other"),
    [
        ("Romania lent Moldova 150 million euros", "Румунія позичила Молдові 150 мільйонів євро"),
        ("Romania loaned Moldova 150 million euros", "Румыния одолжила Молдавии 150 миллионов евро"),
        ("Romania will lend Moldova 150 million euros", "Румунія позичить Молдові 150 мільйонів євро"),
        ("Sixteen miners perished in Karaganda", "У Караганді загинуло 16 гірників"),
        ("Heavy rain killed 14 people in Egypt", "В Египте из-за ливня погибли 14 человек"),
        ("У Єгипті через дощ загинули 14 людей", "В Египте из-за дождя погибли 14 человек"),
        ("The airport in Vilnius was shut for three hours", "Аеропорт у Вільнюсі закрили на три години"),
    ],
)
def test_a_translator_chooses_among_words(english_text: str, other: str) -> None:
    assert compare(Claim("a", english_text), Claim("b", other)).relation is Relation.SAME
    assert compare(Claim("b", other), Claim("a", english_text)).relation is Relation.SAME


@pytest.mark.parametrize(
    ("english_text", "other"),
    [
        ("Romania lent Moldova 150 million euros", "Румунія позичить Молдові 150 мільйонів євро"),
        ("Romania borrowed 150 million euros from Moldova", "Румунія позичила Молдові 150 мільйонів євро"),
        ("Sixteen farmers died in Karaganda", "У Караганді загинуло 16 гірників"),
        ("The station in Vilnius was closed for three hours", "Аеропорт у Вільнюсі закрили на три години"),
        ("The airport in Vilnius was opened for three hours", "Аеропорт у Вільнюсі закрили на три години"),
        ("Heavy rain killed 14 people in Cairo", "В Египте из-за ливня погибли 14 человек"),
        ("У Лівії через зливу загинули 14 людей", "В Египте из-за ливня погибли 14 человек"),
        ("The airport in Kaunas was closed for three hours", "Аеропорт у Вільнюсі закрили на три години"),
    ],
)
def test_another_thing_is_another_claim(english_text: str, other: str) -> None:
    assert compare(Claim("a", english_text), Claim("b", other)).relation is not Relation.SAME


def test_words_of_one_language_are_not_taken_for_each_other() -> None:
    """Two English wordings that differ in one word may differ in what they say: no row makes them one."""
    assert facts("The airport was closed").content != facts("The airfield was closed").content
    assert english("аеропорт", "uk") == "airports"
