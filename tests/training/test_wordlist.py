"""The table of words in three languages: how it is made of rows, and that the rows are sound."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from graph.match.vocabulary import vocabulary
from graph.match.words import stem
from training.wordlist import FOLDER, LANGUAGES, Row, made, places, rows

ROWS = [
    Row(("miner",), {"uk": ("шахтар",), "ru": ("шахтёр",)}),
    Row(("lend", "loan"), {"uk": ("позичити",), "ru": ("одолжить",)}),
    Row(("buy",), {"uk": ("купити",), "ru": ("купить",)}),
    Row(("tank",), {"uk": ("танк",), "ru": ("танк",)}),
    Row(("mayor",), {"uk": ("мер",), "ru": ("мэр",)}),
    Row(("steal",), {"uk": ("красти",), "ru": ("красть",)}),
    Row(("thief",), {"uk": ("злодій", "красти"), "ru": ("вор",)}),
]
NAMES = [
    Row(("Kryvyi Rih", "Krivoy Rog"), {"uk": ("кривий ріг",), "ru": ("кривой рог",)}),
    Row(("Sumy",), {"uk": ("суми",), "ru": ("сумы",)}),
]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_forms_mean_their_row() -> None:
    table = made("uk", ROWS, NAMES)
    told = {"шахтарями": "miners", "позичила": "lend", "позичить": "will lend", "куплено": "buy", "танк": "tanks"}
    assert {form: table.find(form) for form in told} == told


def test_what_is_open_is_not_told() -> None:
    uk = made("uk", ROWS, NAMES)
    assert uk.find("танків") == "tanks", "dances have the form too, and are in no row"
    dances = made("uk", [*ROWS, Row(("dance",), {"uk": ("танок",), "ru": ("танец",)})], NAMES)
    assert (dances.find("танків"), dances.find("танк"), dances.find("танок")) == (None, "tanks", "dances")
    assert uk.find("купить") == "will buy", "the infinitive is купити"
    ru = made("ru", ROWS, NAMES)
    assert ru.find("купить") == "buy"
    assert ru.find("танков") == "tanks"
    assert ru.find("шахтеры") == "miners", "most texts write no ё"


def test_a_lemma_means_the_first_row_that_has_it() -> None:
    assert made("uk", ROWS, NAMES).find("крали") == "steal"


def test_a_stem_stands_for_no_word_of_another_meaning() -> None:
    """What a stem is told to mean is what every word of the dictionary with that stem means."""
    table = made("uk", ROWS, NAMES)
    assert table.stems["позичил"] == "lend"
    assert "мер" not in table.stems, "the stem of words for a measure, too"


def test_places_are_told_in_all_cases() -> None:
    table = made("uk", ROWS, NAMES)
    assert table.place("кривого рогу") == "Kryvyi Rih"
    assert table.place("сумах") == "Sumy"
    assert table.find("сумах") is None, "a name is no word"
    assert made("ru", ROWS, NAMES).place("кривом роге") == "Kryvyi Rih"


def test_every_row_is_whole(language: str) -> None:
    letters = {"uk": "[а-щьюяєіїґ' -]+", "ru": "[а-яё' -]+"}[language]
    for row in rows():
        assert row.english
        assert row.lemmas[language]
        assert all(re.fullmatch(letters, lemma) for lemma in row.lemmas[language]), row
    spelt = Counter(name for row in places() for name in row.english)
    assert [name for name, times in spelt.items() if times > 1] == []


def test_the_file_is_of_the_tables() -> None:
    """Not made anew here (that takes a minute), but nothing is told that no row says, and no row is forgotten."""
    known = vocabulary()
    first = {stem(row.english[0]) for row in rows()}
    for language in LANGUAGES:
        table = known.tables[language]
        said = {stem(meaning.removeprefix("will ")) for meaning in {*table.stems.values(), *table.forms.values()}}
        assert said <= first
        assert {*table.places.values()} == {row.english[0] for row in places()}
        missing = [row for row in rows() if stem(row.english[0]) not in said]
        assert len(missing) < 0.05 * len(rows()), "rows whose forms can all be something else"
    assert {tuple(row) for row in known.rows} == {row.english for row in rows() if len(row.english) > 1}
    assert {path.name for path in FOLDER.iterdir()} == {
        "nouns.tsv", "verbs.tsv", "more.tsv", "places.tsv", "adjectives.tsv"
    }  # fmt: skip
