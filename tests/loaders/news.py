"""Texts put together from pieces of news sentences, so that the rules of all three languages have something to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["FRAGMENTS", "JOINTS", "LINE_ENDS", "lines", "texts"]

LINE_ENDS = ("\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c")

FRAGMENTS: dict[str, tuple[str, ...]] = {
    "en": (
        "KYIV, Feb 3 (Reuters) - ",
        "(AP) \u2014 ",
        "About 59,000 troops have been deployed in the region",
        "The bridge was closed on Sunday",
        "a senior source in the General Staff told Reuters",
        "Reuters reported, citing two officials familiar with the matter",
        "according to a report by the ministry seen by the Herald",
        "state news agency TASS quoted the ministry as saying",
        "said Ann Bell, a spokeswoman for Acme Corp",
        "he added",
        "The official said that",
        "One of the people said",
        "\u201cWe do not know how many died,\u201d",
        '"It said \u2018we will see\u2019, and left," she said.',
        "\u201cThe \u201cworst\u201d is over",
        "speaking on condition of anonymity because the talks are private",
        "The ministry declined to comment",
        "Brussels has neither confirmed nor denied the report",
        "Reuters could not independently verify the figures",
        "The company did not immediately respond to a request for comment",
        "This was reported by the BBC",
        "The Kremlin denied that",
        "reportedly killed between 20 and 30 people in August 2023",
        "which he called a lie",
        "wrote on Telegram:",
        "Axios reported on Monday, citing The Guardian's interview with a diplomat",
        "The study, published in Nature, showed",
        "France and Germany said they would send $1.5bn",
        "was quoted as saying by Interfax",
        "(Reporting by Ann Bell; Editing by Tom Hill)",
        "These claims could not be verified.",
        "up to 40 % of the U.S. Army's 1,376 sq km",
    ),
    "uk": (
        "КИЇВ, 3 лютого (Reuters) \u2014 ",
        "На плацдармі перебуває близько 59 тис. військових",
        "Міст закрито у неділю",
        "повідомляє Reuters з посиланням на високопоставлене джерело в Генеральному штабі ЗСУ",
        "розповіло агентству джерело, обізнане з ситуацією, на умовах анонімності",
        "За словами речника компанії «Світло» Івана Петренка",
        "за даними Міноборони",
        "\u2014 сказав співрозмовник агентства",
        "Він додав, що",
        "«Ми не знаємо, скільки загинуло»,",
        "«Це \u201eнеправда\u201c, \u2014 заявила вона. \u2014 Ми стоїмо»",
        "\u201eТак кажуть «усі»",
        "Про це пише The Guardian.",
        "Міністерство оборони Росії поки не прокоментувало ці заяви",
        "Речник відмовився від коментарів",
        "Москва не підтвердила і не спростувала втрату позицій",
        "Reuters не змогло незалежно перевірити наведені дані",
        "у Кремлі заперечили, що",
        "нібито загинуло від 20 до 30 людей у серпні 2023 року",
        "Джерело: Українська правда, з посиланням на джерело в уряді",
        "Дослівно: «Ворога зупинено»",
        "написав у телеграм-каналі міський голова Олег Вітрук:",
        "один із чиновників розповів, що",
        "У звіті ООН ідеться, що 40% з 1,8 млрд грн п\u2019яти громад зникли три дні тому",
        "як передає УНІАН із посиланням на ТАСС",
        "Лікар П. О. Коваль (м. Львів, вул. Ак. Сахарова) наголосив:",
        "(Укрінформ)",
    ),
    "ru": (
        "МОСКВА, 14 марта. /ТАСС/. ",
        "На плацдарме находится около 59 тыс. военных",
        "Мост закрыт в воскресенье",
        "сообщает ТАСС со ссылкой на источник «Интерфакса» в мэрии",
        "рассказал Reuters чиновник на условиях анонимности",
        "По словам представителя компании «Свет» Ивана Петрова",
        "по данным Минобороны",
        "\u2014 сказал собеседник агентства",
        "Он добавил, что",
        "«Мы не знаем, сколько погибло»,",
        "«Это \u201eложь\u201c, \u2014 заявила она. \u2014 Мы стоим»",
        "\u201eТак говорят «все»",
        "Об этом пишет The Guardian.",
        "Минобороны пока не прокомментировало эти заявления",
        "Пресс-секретарь отказался от комментариев",
        "Кремль не подтвердил и не опроверг потерю позиций",
        "Независимо подтвердить эти данные не удалось",
        "в Кремле отрицали, что",
        "якобы погибло от 20 до 30 человек в августе 2023 года",
        "Источник: «Интерфакс» со ссылкой на источник в правительстве",
        "Дословно: «Противник остановлен»",
        "написал в телеграм-канале мэр города Олег Ветров:",
        "один из чиновников рассказал, что",
        "В докладе ООН говорится, что 40% из 1,8 млрд руб. исчезли три дня назад",
        "слова которого приводит РБК",
        "Врач П. О. Коваль (г. Тула, ул. Ак. Сахарова) подчеркнул:",
        "(Интерфакс)",
    ),
}

JOINTS = (
    *(" ", " ", ", ", ", ", ". ", ". ", ".", ": ", " \u2014 ", "; ", "\n", "\n\n", ".\n\n", "", "\u00a0", "\t"),
    *("\u200b", "\ufeff", "\u00ad", "\u200d", "\u202e", "\u0301", "\U0001f600", "\x00", "\u4e2d\u6587", "\u2026 "),
    *("\u00ab", "\u00bb", "\u201e", "\u201c", "\u201d", '"', "'", "\u2019", "(", ")", "[", "/", "!", "?"),
)


def texts(language: str, *, most: int = 12) -> SearchStrategy[str]:
    """Return texts of up to `most` pieces of a language, with some of the others' among them, joined by anything."""
    others = tuple(piece for name, pieces in FRAGMENTS.items() if name != language for piece in pieces)
    piece = st.sampled_from(FRAGMENTS[language] * 4 + others)
    joint = st.sampled_from((*JOINTS, *LINE_ENDS)) | st.text(max_size=2)
    return st.lists(st.tuples(piece, joint), max_size=most).map(_joined)


def lines(language: str, *, most: int = 6) -> SearchStrategy[list[str]]:
    """Return the lines of a text of a language, some of them empty; no line holds a line end."""
    piece = st.sampled_from(FRAGMENTS[language])
    joint = st.sampled_from([joint for joint in JOINTS if "\n" not in joint])
    line = st.lists(st.tuples(piece, joint), max_size=4).map(_joined)
    return st.lists(line | st.just(""), min_size=1, max_size=most)


def _joined(pairs: list[tuple[str, str]]) -> str:
    return "".join(part for pair in pairs for part in pair)
