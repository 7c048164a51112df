from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document import Document
from loaders.extract import extract, language_of
from loaders.extract.flat import InItsLanguage
from loaders.extract.slavic import LANGUAGES, has_dictionary, lexicon_of, statements
from loaders.extract.slavic.figures import figures
from loaders.extract.slavic.morphology import morphology
from ontology.schemes import Bound, Certainty, GroundRule, Identification, Kind, Stance

if TYPE_CHECKING:
    from loaders.statement import Attribution, Statement

_WORDS = (
    *"Reuters источник сообщил сказал что по словам представителя Генштаба со ссылкой на как передаёт он его".split(),
    *"джерело повідомив сказав що за словами речника з посиланням на як передає він його вона близько 59 тис.".split(),
    *"не подтвердил и не опроверг независимо проверить не удалось не коментують понад 40% млрд один из них".split(),
    *("«", "»", "„", "“", '"', ",", ".", ":", ";", "—", "(", ")", "\n", "\n\n", "é", "中", "\U0001f600", "", "’"),
    *("КИЇВ, 3 лютого (Reuters) —", "Джерело: Reuters", "Дослівно:", "Об этом сообщает", "Про це повідомила", "МВС"),
)


def _read(text: str, language: str, publisher: str = "Приклад") -> tuple[Statement, ...]:
    return extract(Document(text, publisher=publisher, language=language)).statements


def _chains(text: str, language: str) -> list[tuple[str, ...]]:
    return [tuple(hop.name for hop in s.chain) for s in _read(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Кремль не подтвердил сообщения", "ru"),
        ("Москва не підтвердила і не спростувала", "uk"),
        ("Президентът заяви, че страната ще помогне на Украйна и че няма да чака", "bg"),
        ("Прэзідэнт заявіў, што краіна дапаможа суседзям", "be"),
        ("The ministry said that the bridge was closed.", "en"),
        ("Міноборони заявило: «Всё будет хорошо», — ідеться у зведенні штабу.", "uk"),
    ],
)
def test_language_is_told_by_the_text(text: str, language: str) -> None:
    assert language_of(Document(text)) == language


def test_a_tag_that_the_letters_contradict_is_not_believed() -> None:
    text = "Мост закрыт, сообщил мэр города Иван Ветров."
    assert [s.chain[0].name for s in extract(Document(text, language="en")).statements] == ["Иван Ветров"]


def test_other_languages_are_kept_without_statements_and_say_so() -> None:
    found = extract(Document("Премиерът каза пред агенция БТА, че няма да подаде оставка и че изборите ще са пролетта"))
    assert found.statements == ()
    assert found.note == "no statements were read: language 'bg' is not supported"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("близько 59 тис. військових", "uk", (Decimal(59000), "військових", None, True)),
        ("понад 40% території", "uk", (Decimal(40), "%", Bound.MORE_THAN, False)),
        ("не менше ніж 12 загиблих", "uk", (Decimal(12), "загиблих", Bound.AT_LEAST, False)),
        ("1,8 млрд дорослих", "uk", (Decimal(1_800_000_000), "дорослих", None, False)),
        ("2,3 млн грн", "uk", (Decimal(2_300_000), "грн", None, False)),
        ("двадцять п'ять танків", "uk", (Decimal(25), "танків", None, False)),
        ("щонайменше троє людей", "uk", (Decimal(3), "людей", Bound.AT_LEAST, False)),
        ("1376 квадратних кілометрів", "uk", (Decimal(1376), "квадратних кілометрів", None, False)),
        ("около 11 тыс. северокорейских солдат", "ru", (Decimal(11000), "северокорейских солдат", None, True)),
        ("более 40 процентов земель", "ru", (Decimal(40), "%", Bound.MORE_THAN, False)),
        ("1 376 кв. км", "ru", (Decimal(1376), "кв. км", None, False)),
        ("$1,5 млрд", "ru", (Decimal(1_500_000_000), "долларов", None, False)),
        ("не более трёх тысяч тонн", "ru", (Decimal(3000), "тонн", Bound.AT_MOST, False)),
        ("до 500 000 человек", "ru", (Decimal(500_000), "человек", Bound.AT_MOST, False)),
    ],
)
def test_quantities(text: str, language: str, expected: tuple[Decimal, str, Bound | None, bool]) -> None:
    found = figures(text, lexicon_of(language))
    assert [(q.value, q.unit, q.bound, q.approximate) for q in found] == [expected]


@pytest.mark.parametrize("text", ["200-300 метров", "от 200 до 300 метров", "200–300 метров"])
def test_a_range_is_two_bounds(text: str) -> None:
    found = figures(text, lexicon_of("ru"))
    assert [(q.value, q.unit, q.bound) for q in found] == [
        (Decimal(200), "метров", Bound.AT_LEAST),
        (Decimal(300), "метров", Bound.AT_MOST),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("в 2024 году", "ru"),
        ("11 ноября", "ru"),
        ("у 2019 році", "uk"),
        ("23 листопада 2024 року", "uk"),
        ("о 14:30", "uk"),
        ("школа № 5", "ru"),
        ("один из них", "ru"),
        ("3-й этаж", "ru"),
    ],
)
def test_dates_and_numbers_of_names_are_no_quantities(text: str, language: str) -> None:
    assert figures(text, lexicon_of(language)) == ()


def test_a_source_keeps_the_relay_that_brought_it() -> None:
    text = (
        "Шахту закрито, повідомляє Reuters з посиланням на джерело в компанії.\n\n"
        "«Ніхто не постраждав», — сказало джерело."
    )
    assert _chains(text, "uk") == [("джерело в компанії", "Reuters", "Приклад")] * 2


def test_who_publishes_is_no_hop_of_its_own() -> None:
    text = "Шахта закрыта, рассказал Reuters представитель компании."
    assert [[h.name for h in s.chain] for s in _read(text, "ru", "Reuters")] == [["представитель компании", "Reuters"]]


def test_three_hops() -> None:
    text = "Мост закрыт, сообщает ТАСС со ссылкой на источник «Интерфакса» в мэрии."
    assert _chains(text, "ru") == [("источник «Интерфакса» в мэрии", "Интерфакс", "ТАСС", "Приклад")]


def test_told_before_is_told_of_what_stands_before() -> None:
    text = "Міст закрито. Про це повідомило джерело в мерії, пише УНІАН."
    found = _read(text, "uk")
    assert [s.claim for s in found] == ["Міст закрито"]
    assert [hop.name for hop in found[0].chain] == ["джерело в мерії", "УНІАН", "Приклад"]


def test_names_stand_in_the_nominative() -> None:
    text = "За словами міністра оборони України Степана Коваленка, міст закрито."
    (found,) = _read(text, "uk")
    assert found.chain[0].name == "Степан Коваленко"
    assert found.chain[0].affiliation in {"Ministry of Defence of Ukraine", "Government of Ukraine"}


def test_known_bodies_are_placed_under_their_canonical_name() -> None:
    (found,) = _read("По данным Генштаба ВСУ, мост закрыт.", "ru")
    hop = found.chain[0]
    assert (hop.kind, hop.name) == (Kind.ORGANISATION, "Генштаб ВСУ")
    assert hop.affiliation == "General Staff of the Armed Forces of Ukraine"
    assert hop.identification is Identification.ORGANISATION_ONLY


def test_certainty_and_ground_rule() -> None:
    text = "Мост, вероятно, закроют, сказал чиновник на условиях анонимности."
    (found,) = _read(text, "ru")
    assert (found.certainty, found.hedge) == (Certainty.PROBABLE, "вероятно")
    assert found.ground_rule is GroundRule.BACKGROUND


def test_a_notice_covers_the_figures_it_speaks_of() -> None:
    text = (
        "Около 300 человек бежали, сообщил чиновник мэрии. В городе спокойно, добавил он.\n\n"
        "Независимо подтвердить эти данные не удалось."
    )
    found = _read(text, "ru")
    assert [s.stance for s in found] == [Stance.ASSERTS, Stance.ASSERTS, Stance.NOT_INDEPENDENTLY_VERIFIED]
    assert found[-1].covers == (0,)
    assert found[0].source_key == found[1].source_key


@pytest.mark.parametrize("language", ["uk", "ru"])
@settings(deadline=None, max_examples=150)
@given(text=st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read(text: str, language: str) -> None:
    found = statements(Document(text, publisher="Приклад"), language)
    for number, one in enumerate(found):
        assert one.claim
        for start, end in (*one.content, *one.cue, *one.source):
            assert 0 <= start < end <= len(text)
        assert all(0 <= n < number for n in one.covers)
        assert one.chain[-1].kind is Kind.PUBLISHER
        assert all(hop.name for hop in one.chain)


@settings(deadline=None, max_examples=60)
@given(text=st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join))
def test_line_ends_make_no_difference(text: str) -> None:
    ends = [statements(Document(text.replace("\n", end)), "ru") for end in ("\n", "\r\n")]
    assert [s.claim for s in ends[0]] == [s.claim for s in ends[1]]


def test_words_are_turned_as_they_are_written() -> None:
    forms = morphology("uk")
    assert forms.nominative("КИЄВА", frozenset({"gent"}), noun=True) == "КИЇВ"
    assert forms.nominative("Івано-Франківська", frozenset({"gent"}), noun=True).startswith("Івано-")
    assert forms.nominative("zzz", frozenset({"gent"})) == "zzz"


def test_dictionaries_are_looked_for() -> None:
    assert all(has_dictionary(language) for language in LANGUAGES)
    assert not has_dictionary("be")


class _Never:
    def read(self, text: str) -> tuple[Attribution, ...]:
        raise AssertionError(text)


def test_flat_attributions_come_from_the_rules_where_the_text_is_theirs() -> None:
    text = "Мост закрыт, сообщил мэр города Иван Ветров."
    (found,) = InItsLanguage(_Never()).read(text)
    assert [text[s:e] for s, e in found.content] == ["Мост закрыт"]
    assert [text[s:e] for s, e in found.source] == ["мэр города Иван Ветров"]
