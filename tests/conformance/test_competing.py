"""Competing claims of a store: one vote an origin, both stores alike, decisions kept to, and no word of truth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.competing import find_competing
from graph.iris import Iris
from graph.reason.policy import in_force, put_in_force
from graph.view import View
from loaders.decide import merge_claims
from loaders.pipeline import load
from tests.loaders.statements import document, extractor

if TYPE_CHECKING:
    import pytest

    from graph.competing import Competing
    from graph.store import Row, Store

MANY = "Mexico deported 4,300 migrants to Guatemala"
FEW = "Mexico deported 2,700 migrants to Guatemala"
SALES, OTHER_SALES = "Nokia's quarterly sales fell 8 percent", "Nokia's quarterly sales fell 5 percent"


def fill(store: Store) -> None:
    """Ten outlets that pass on one ministry, against two bodies that were asked by two others."""
    relays = [document(f"Outlet {number}", f"organisation/Ministry of Roads: {MANY}") for number in range(10)]
    others = [
        document("Quay", f"organisation/Port of Hull: {FEW}", f": {SALES}"),
        document("Mill", f"organisation/Bank of Fife: {FEW}", f": {OTHER_SALES}"),
    ]
    load([*relays, *others], store, extractor=extractor, encoder=None)


def by_text(found: Competing) -> dict[str, tuple[int, float | None]]:
    return {one.claim.text: (len(one.voices), one.probability) for one in found.contenders}


def test_they_are_weighed_again_only_after_writing_or_by_another_policy(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    asked: list[str] = []
    rows = store.rows

    def noted(query: str, **more: Any) -> list[Row]:
        asked.append(query)
        return rows(query, **more)

    monkeypatch.setattr(store, "rows", noted)
    first = find_competing(View(store))
    read = asked.count("competing")
    assert find_competing(View(store)) == first
    assert asked.count("competing") == read == 1
    try:
        put_in_force(replace(in_force(), name="desk"))
        find_competing(View(store))
    finally:
        put_in_force(None)
    assert asked.count("competing") == 2
    monkeypatch.undo()
    load([document("Mole", f"organisation/Port of Ayr: {FEW}")], store, extractor=extractor, encoder=None)
    assert find_competing(View(store)) != first


def test_an_origin_has_one_vote_however_many_repeat_it(store: Store) -> None:
    fill(store)
    page = find_competing(View(store))
    migrants = next(one for one in page.items if MANY in by_text(one))
    votes = by_text(migrants)
    assert (votes[MANY][0], votes[FEW][0]) == (1, 2)
    many, few = votes[MANY][1], votes[FEW][1]
    assert many is not None
    assert few is not None
    assert 0 < many < few < 1
    assert [one.value for one in migrants.contenders] == ["2700", "4300"]
    assert [one.reports for one in migrants.contenders] == [2, 10]
    told = migrants.as_json()
    assert (told["signal"], told["rule"]) == ("agreement", "agreement/1")
    assert "no ruling on what is true" in told["explanation"]
    assert {voice["name"] for voice in told["claims"][0]["voices"]} == {"Port of Hull", "Bank of Fife"}


def test_pages_and_one_claim_show_the_same_figures(store: Store) -> None:
    fill(store)
    view = View(store)
    every = find_competing(view).items
    assert len(every) == 2
    first = find_competing(view, limit=1)
    second = find_competing(view, limit=1, cursor=first.next)
    assert (*first.items, *second.items) == every
    assert second.next is None
    (only,) = find_competing(view, Iris().claim(SALES)).items
    assert only in every
    assert set(by_text(only)) == {SALES, OTHER_SALES}
    assert find_competing(view, "http://example.org/none").items == ()


def test_claims_that_people_merged_do_not_compete(store: Store) -> None:
    fill(store)
    merge_claims(store, [Iris().claim(OTHER_SALES)], into=Iris().claim(SALES), by="Ann", why="a test")
    found = find_competing(View(store)).items
    assert [set(by_text(one)) for one in found] == [{MANY, FEW}]


def test_agreement_enters_no_record(store: Store) -> None:
    fill(store)
    find_competing(View(store))
    assert View(store).records().records == {}


def test_a_store_without_competing_claims(store: Store) -> None:
    assert find_competing(View(store)).items == ()
    load([document("Quay", f": {SALES}")], store, extractor=extractor, encoder=None)
    assert find_competing(View(store)).items == ()
