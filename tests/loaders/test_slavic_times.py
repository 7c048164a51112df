from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.when import check_date
from loaders.document import Document
from loaders.extract import extract
from loaders.extract.slavic import lexicon_of
from loaders.extract.slavic.calendar import CALENDARS
from loaders.extract.slavic.figures import figures
from loaders.extract.slavic.times import moments

SUNDAY = "2024-11-24"

# What is said, and the date that it comes to when it is published on a Sunday, 24 November 2024.
UKRAINIAN = {
    "11 листопада": "2024-11-11",
    "11 листопада 2023 року": "2023-11-11",
    "11-го листопада": "2024-11-11",
    "10–11 листопада": "2024-11",
    "1 грудня": "2024-12-01",
    "20 грудня": "2023-12-20",
    "переговори відбудуться 20 грудня": "2024-12-20",
    "вибори призначено, вони пройдуть 20 грудня": "2024-12-20",
    "3 березня минулого року": "2023-03-03",
    "10.11.2024": "2024-11-10",
    "2024-11-11": "2024-11-11",
    "у неділю": "2024-11-24",
    "в понеділок": "2024-11-18",
    "минулої неділі": "2024-11-17",
    "наступного вівторка": "2024-11-26",
    "у п'ятницю парламент проголосує": "2024-11-29",
    "у п'ятницю парламент проголосував": "2024-11-22",
    "у минулу п'ятницю": "2024-11-22",
    "у ніч на понеділок": "2024-11-18",
    "станом на понеділок": "2024-11-18",
    "вчора": "2024-11-23",
    "учора": "2024-11-23",
    "позавчора": "2024-11-22",
    "завтра": "2024-11-25",
    "на сьогодні": "2024-11-24",
    "на сьогоднішній день": "2024-11-24",
    "у серпні": "2024-08",
    "на початку жовтня": "2024-10",
    "наприкінці вересня 2022 року": "2022-09",
    "у грудні": "2023-12",
    "торік у грудні": "2023-12",
    "у серпні минулого року": "2023-08",
    "у минулому серпні": "2024-08",
    "у вересні 1939 року": "1939-09",
    "листопад 2023 року": "2023-11",
    "в 2023 році": "2023",
    "2023 року": "2023",
    "у 2023-му": "2023",
    "за підсумками 2023 року": "2023",
    "минулого тижня": "2024-11",
    "на цьому тижні": "2024-11",
    "минулого місяця": "2024-10",
    "торік": "2023",
    "позаторік": "2022",
    "цьогоріч": "2024",
    "у поточному році": "2024",
    "наступного року": "2025",
    "три дні тому": "2024-11-21",
    "тиждень тому": "2024-11",
    "два місяці тому": "2024-09",
    "рік тому": "2023",
    "5 років тому": "2019",
    "станом на 20 листопада": "2024-11-20",
    "станом на ранок 20 листопада": "2024-11-20",
}
RUSSIAN = {
    "11 ноября": "2024-11-11",
    "11 ноября 2023 г.": "2023-11-11",
    "10-11 ноября": "2024-11",
    "1 декабря": "2024-12-01",
    "20 декабря": "2023-12-20",
    "переговоры пройдут 20 декабря": "2024-12-20",
    "10.11.2024": "2024-11-10",
    "в воскресенье": "2024-11-24",
    "в понедельник": "2024-11-18",
    "во вторник": "2024-11-19",
    "в прошлое воскресенье": "2024-11-17",
    "в следующую среду": "2024-11-27",
    "в пятницу парламент проголосует": "2024-11-29",
    "в пятницу парламент проголосовал": "2024-11-22",
    "в ночь на понедельник": "2024-11-18",
    "по состоянию на утро понедельника": "2024-11-18",
    "вчера": "2024-11-23",
    "сегодня": "2024-11-24",
    "на сегодняшний день": "2024-11-24",
    "позавчера": "2024-11-22",
    "послезавтра": "2024-11-26",
    "в августе": "2024-08",
    "в марте": "2024-03",
    "в начале октября": "2024-10",
    "в декабре": "2023-12",
    "в августе прошлого года": "2023-08",
    "в сентябре 1939 года": "1939-09",
    "в 2023 году": "2023",
    "по итогам 2023 года": "2023",
    "на прошлой неделе": "2024-11",
    "на этой неделе": "2024-11",
    "в прошлом месяце": "2024-10",
    "в прошлом году": "2023",
    "в текущем году": "2024",
    "три дня назад": "2024-11-21",
    "неделю назад": "2024-11",
    "два месяца назад": "2024-09",
    "год назад": "2023",
    "5 лет тому назад": "2019",
    "по состоянию на 20 ноября": "2024-11-20",
}
EVERY = [("uk", *each) for each in UKRAINIAN.items()] + [("ru", *each) for each in RUSSIAN.items()]


@pytest.mark.parametrize(("language", "text", "value"), EVERY)
def test_a_date_is_resolved_against_publication(language: str, text: str, value: str) -> None:
    assert [moment.value for moment in moments(text, SUNDAY, language)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "31 лютого"),
        ("uk", "30.02.2024"),
        ("uk", "нещодавно, днями, останнім часом"),
        ("uk", "у 2023–2024 роках"),
        ("uk", "1990-х років"),
        ("uk", "понад 5 років тому"),
        ("uk", "кілька днів тому"),
        ("uk", "двадцять один рік тому"),
        ("uk", "два з половиною роки тому"),
        ("uk", "2000 людей"),
        ("uk", "у неділі за роботою"),
        ("ru", "в среду обитания"),
        ("ru", "более 5 лет назад"),
        ("ru", "на 30.02.2024"),
        ("ru", "недавно, на днях, накануне выборов"),
        ("ru", "воскресенье"),
        ("ru", "в следующем декабре"),
        ("ru", "полтора года назад"),
    ],
)
def test_what_is_no_date_or_tells_none_is_left(language: str, text: str) -> None:
    assert moments(text, SUNDAY, language) == ()


@pytest.mark.parametrize("published", [None, "2024", "2024-11", "вчора", "9999-99-99"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "у неділю, 11 листопада 2024 року, у серпні, торік, рік тому, 11 листопада минулого року"),
        ("ru", "в воскресенье, 11 ноября 2024 года, в августе, в прошлом году, год назад, 11 ноября прошлого года"),
    ],
)
def test_without_a_day_of_publication_only_whole_dates_are_read(
    language: str, text: str, published: str | None
) -> None:
    assert [m.value for m in moments(text, published, language)] == ["2024-11-11"]


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("uk", "У 2023 році загинули 5000 людей", ["2023"]),
        ("uk", "5000 людей у 2022 році та 7000 людей у 2023 році", ["2022", "2023"]),
        ("uk", "зріс із 3% у 2022 році до 5% у 2023 році", ["2022", "2023"]),
        ("uk", "Станом на 11 листопада 700 хворих у лікарні, 12 осіб померли", ["2024-11-11", "2024-11-11"]),
        ("uk", "вчора було поранено 40 людей", ["2024-11-23"]),
        ("uk", "Минулого тижня надійшло понад 300 скарг", ["2024-11"]),
        ("uk", "На піку в жовтні тримали 9000 гектарів. Зараз 4000 гектарів", ["2024-10", None]),
        ("uk", "З початку року знищено 900 будинків", [None]),
        ("uk", "з серпня знищено 900 будинків", [None]),
        ("uk", "до 20 листопада зберуть 40 тонн", [None]),
        ("uk", "за указом від 11 листопада скоротять 300 посад", [None]),
        ("uk", "у неділю заявив, що скоротять 300 робочих місць", [None]),
        ("uk", "У п’ятницю в районі зникло 20 корів", ["2024-11-22"]),
        ("ru", "по состоянию на 10:00 20 ноября без света 40 тысяч человек", ["2024-11-20"]),
        ("ru", "На прошлой неделе пострадали 40 человек", ["2024-11"]),
        ("ru", "к 20 ноября собрано 40 тонн", ["2024-11-20"]),
        ("ru", "с начала года собрано 40 тонн", [None]),
        ("ru", "с 1 по 20 ноября собрано 40 тонн", [None]),
        ("ru", "выросла с 3% в 2022 году до 5% в 2023 году", ["2022", "2023"]),
        ("ru", "300 сотрудников уволят", [None]),
    ],
)
def test_a_figure_is_of_the_date_that_its_sentence_gives(language: str, text: str, dates: list[str | None]) -> None:
    found = figures(text, lexicon_of(language), SUNDAY)
    assert [quantity.as_of for quantity in found if quantity.unit] == dates


def test_the_digits_of_a_date_are_no_figures() -> None:
    found = figures("11 листопада 2024 року, 10.11.2024 і три дні тому прийшло 40 людей", lexicon_of("uk"), SUNDAY)
    assert [quantity.value for quantity in found] == [40]


def test_a_report_gives_the_day_that_its_dates_are_counted_from() -> None:
    text = "У неділю без світла лишалися близько 40 тис. осель, повідомив мер міста Іван Вітрук."
    for published, expected in ((SUNDAY, "2024-11-24"), (None, None)):
        (found,) = extract(Document(text, language="uk", published=published)).statements
        assert [q.as_of for q in found.quantities] == [expected]


# -- what the words allow -------------------------------------------------------------------------------------------

_LANGUAGES = st.sampled_from(["uk", "ru"])
_DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
_GENITIVE = {
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}
_PAST = {"uk": "загинули 40 людей", "ru": "погибли 40 человек"}


def _only(text: str, published: date, language: str) -> str:
    (found,) = moments(text, published.isoformat(), language)
    assert text[found.start : found.end].strip() == text[found.start : found.end]
    return found.value


@given(_DAYS, _DAYS, _LANGUAGES)
def test_a_whole_date_is_itself_whenever_it_is_told(day: date, published: date, language: str) -> None:
    said = f"{day.day} {_GENITIVE[language][day.month - 1]} {day.year} {'року' if language == 'uk' else 'года'}"
    assert _only(said, published, language) == day.isoformat()
    assert _only(f"{day.day:02}.{day.month:02}.{day.year}", published, language) == day.isoformat()


@given(_DAYS, _DAYS, _LANGUAGES)
def test_a_day_without_a_year_is_that_day_within_the_year_past_or_a_fortnight(
    day: date, published: date, language: str
) -> None:
    said = f"{day.day} {_GENITIVE[language][day.month - 1]} {_PAST[language]}"
    values = [m.value for m in moments(said, published.isoformat(), language)]
    if (day.month, day.day) == (2, 29):
        return  # in most years there is none
    found = date.fromisoformat(values[0])
    assert (found.month, found.day) == (day.month, day.day)
    assert timedelta(days=-366) < found - published < timedelta(days=14)


@given(_DAYS, st.integers(0, 6), _LANGUAGES)
def test_a_day_of_the_week_is_one_within_a_week(published: date, weekday: int, language: str) -> None:
    name = CALENDARS[language].weekdays[weekday].removesuffix("(?! обитания)")
    past = date.fromisoformat(_only(f"у {name}" if language == "uk" else f"в {name}", published, language))
    assert past.weekday() == weekday
    assert timedelta(0) <= published - past < timedelta(days=7)
    turned = f"наступного {name}" if language == "uk" else f"в следующий {name}"
    coming = [date.fromisoformat(m.value) for m in moments(turned, published.isoformat(), language)]
    assert all(timedelta(0) < day - published <= timedelta(days=7) and day.weekday() == weekday for day in coming)


@given(_DAYS, st.integers(2, 300), _LANGUAGES)
def test_so_many_days_ago_is_counted_and_a_week_holds_its_days(published: date, days: int, language: str) -> None:
    said = f"{days} днів тому" if language == "uk" else f"{days} дней назад"
    assert _only(said, published, language) == (published - timedelta(days=days)).isoformat()
    said = "минулого тижня" if language == "uk" else "на прошлой неделе"
    monday = published - timedelta(days=published.weekday() + 7)
    for value in [m.value for m in moments(said, published.isoformat(), language)]:
        assert all((monday + timedelta(days=n)).isoformat().startswith(value) for n in range(7))


@given(_DAYS, st.integers(1, 12), _LANGUAGES)
def test_a_month_without_a_year_is_the_last_one(published: date, month: int, language: str) -> None:
    name = CALENDARS[language].in_months[month - 1]
    year, found = map(int, _only(f"в {name}", published, language).split("-"))
    assert found == month
    assert 0 <= (published.year - year) * 12 + published.month - month < 12


_PIECES = st.sampled_from(
    [
        *"у в на з до минулого наступної цього неділю п'ятниці тижня року торік вчора 11 2023 року 31 серпня".split(),
        *"лютого тому тиждень 5 років 40 людей буде загинули . ,".split(),
        *"во прошлой следующем воскресенье среды неделе году сегодня августа феврале назад лет человек будет с".split(),
        *("станом на", "по состоянию на", "10.11.2024", "2024-02-30", "10–11", "з початку року", "\n", "’"),
    ]
)


@given(
    st.lists(_PIECES, max_size=16).map(" ".join) | st.text(max_size=60),
    st.none() | st.dates().map(str) | st.text(max_size=12),
    _LANGUAGES,
)
def test_any_text_has_dates_that_lie_within_it_and_are_dates(text: str, published: str | None, language: str) -> None:
    last = 0
    for moment in moments(text, published, language):
        assert last <= moment.start < moment.end <= len(text)
        assert check_date(moment.value) == moment.value
        last = moment.end
    for quantity in figures(text, lexicon_of(language), published):
        assert quantity.as_of is None or check_date(quantity.as_of)
