# ruff: noqa: RUF001 -- some of the names are Ukrainian and Russian
"""Who is called by the same name, by a part of it, or by it in another script, may be one: no two origins for that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reason.called import could_be, keys
from graph.reason.corroboration import corroboration
from graph.stores import open_store
from graph.view import View
from loaders.document import Document
from loaders.extract import extract
from loaders.pipeline import load

_NAMES = st.lists(
    st.sampled_from("police Vilnius Chan Bo поліція полиция Pop Поп Zelenskyy Зеленський the Navy".split()),
    min_size=1,
    max_size=3,
).map(" ".join)


@pytest.mark.parametrize(
    ("short", "full", "persons", "could"),
    [
        ("Chan", "Bo Chan", True, True),
        ("Bo Chan", "Chan", True, False),
        ("Bo", "Bo Chan", True, False),
        ("Ana Pop", "Ана Поп", True, True),
        ("Зеленський", "Volodymyr Zelenskyy", True, True),
        ("Ана Поп", "Ion Rus", True, False),
        ("police", "police", False, True),
        ("police", "Vilnius police", False, True),
        ("police", "the police", False, True),
        ("police", "Vilnius fire service", False, False),
        ("Navy", "Royal Navy", False, False),  # a name of its own
        ("police", "поліція", False, True),
        ("поліція", "полиция", False, True),
        ("поліція", "coast guard", False, False),
    ],
)
def test_who_could_be_whom(short: str, full: str, *, persons: bool, could: bool) -> None:
    assert could_be(short, full, persons=persons) is could


@given(_NAMES, _NAMES, st.booleans())
def test_names_that_could_be_one_have_a_key_in_common(short: str, full: str, persons: bool) -> None:  # noqa: FBT001
    if could_be(short, full, persons=persons):
        assert set(keys(short)) & set(keys(full))


@pytest.mark.parametrize(
    ("texts", "origins"),
    [
        (("The airport in Vilnius was closed for three hours, police said.",) * 2, (1, 2)),
        (
            (
                "The airport in Vilnius was closed for three hours, police said.",
                "Аеропорт у Вільнюсі закрили на три години, повідомила поліція.",
            ),
            (1, 2),
        ),
        (
            (
                "The airport in Vilnius was closed for three hours, police said.",
                "The airport in Vilnius was closed for three hours, the Lithuanian Defence Ministry said.",
            ),
            (2, 2),
        ),
    ],
)
def test_a_common_noun_of_two_outlets_is_no_corroboration(texts: tuple[str, str], origins: tuple[int, int]) -> None:
    documents = [
        Document(text, publisher=f"The Paper {number}", published="2026-11-20", url=f"https://example.org/{number}")
        for number, text in enumerate(texts)
    ]
    with open_store("oxigraph:") as store:
        load(documents, store, extractor=lambda one: extract(one).statements)
        view = View(store)
        dossier = view.dossier(view.find("claim", "airport"))
        assert dossier is not None
        found = corroboration(dossier).as_json()
        assert found["origins"] == {"min": origins[0], "max": origins[1]}
        assert found["publishers"] == 2
