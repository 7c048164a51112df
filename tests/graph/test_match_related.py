"""Claims beside one: about the same thing, not the same, with all that differs; and found by searching a store."""

from __future__ import annotations

from itertools import permutations

from graph.match.related import related
from graph.match.seek import wanted
from graph.model import Claim
from graph.stores import open_store
from graph.view import View
from loaders.pipeline import load
from tests.graph.claim_pairs import FIRST
from tests.loaders.statements import document, extractor

DEPLOYED = "11,000 Kenyan soldiers are in Bukavu"
BESIDE = (
    "More than 11,000 Kenyan soldiers are in Bukavu",
    "Kenya has sent more than 9,000 soldiers to Congo",
    "The tram to Bukavu has 11,000 seats",
    "Kenya held an election on Sunday",
    "12,000 Kenyan soldiers are in Bukavu",
    "11 000 кенійських військових перебувають у Букаву",
)


def claim(text: str) -> Claim:
    return Claim(f"c:{text}", text)


def test_what_counts_the_same_stands_beside_it_with_all_that_differs() -> None:
    found = related(claim(DEPLOYED), map(claim, BESIDE))
    assert [one.claim.text for one in found] == list(BESIDE[:2])
    assert found[0].differs == "the bounds differ: 11,000 soldier against 11,000 soldier moreThan"
    assert found[1].differs.split("; ")[:3] == [
        "the figures differ: 11,000 soldier against 9,000 soldier moreThan",
        "the bounds differ: none against moreThan",
        "the names differ: bukavu against congo",
    ]


def test_the_order_of_candidates_makes_no_difference_and_none_is_itself() -> None:
    texts = sorted({text for _, one, other in FIRST for text in (one, other)})
    claims = [claim(text) for text in texts]
    for one in claims:
        found = related(one, claims)
        assert found == related(one, claims[::-1])
        assert one.id not in {other.claim.id for other in found}
        assert all(other.differs for other in found)
        assert len(related(one, claims, most=1)) <= 1


def test_another_language_is_searched_for_too() -> None:
    words = wanted(BESIDE[-1])
    assert {"11,000", "soldiers", "Kenya"} <= set(words)


def test_a_view_searches_its_store() -> None:
    for order in list(permutations(range(3)))[:2]:
        with open_store("oxigraph:") as store:
            texts = [(DEPLOYED, *BESIDE[:2])[place] for place in order]
            load([document("The Ledger", *(f": {text}" for text in texts))], store, extractor=extractor)
            view = View(store)
            dossier = view.dossier(store.iris.claim(DEPLOYED))
            assert dossier is not None
            assert [one.claim.text for one in view.related(dossier.claim)] == list(BESIDE[:2])
