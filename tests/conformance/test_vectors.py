# ruff: noqa: RUF001 -- Ukrainian and Russian it is
"""What stores promise of vectors of claims, and what loading makes of them, on every store."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import numpy as np
import pytest

from graph.embed import fast_minilm
from graph.errors import StaleIndexError
from graph.iris import Iris
from graph.match.compare import Relation, compare
from graph.match.meaning import vectors_of
from graph.model import Claim
from graph.reason.coverage import means
from graph.vectors import Embedded, Model
from graph.view import View
from loaders.decide import merge_claims, split_claim, undo_decision
from loaders.identity import report_id
from loaders.pipeline import load
from loaders.upkeep import delete
from tests.conformance.worlds import CLAIM, DENIED, WORLD, reading
from tests.loaders.statements import document, extractor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.store import Store
    from loaders.document import Document

ONE, TWO = Model("one", "1" * 64), Model("two", "2" * 64)
NAMES = tuple(f"http://example.org/claim/{number}" for number in range(6))
AXES = np.eye(8, dtype=np.float32)

TROOPS = "About 60,000 Russian troops are in the Kursk region"
AMASSED = "Moscow has amassed roughly sixty thousand soldiers in Kursk oblast"


def put(store: Store, names: Sequence[str], vectors: np.ndarray, model: Model = ONE) -> None:
    with store.writer() as writer:
        writer.put_vectors(Embedded(tuple(names), vectors), model)


def nearest(store: Store, *texts: str, limit: int = 30) -> list[list[str]]:
    found = store.nearest(vectors_of(fast_minilm(), texts), fast_minilm(), limit=limit)
    return [[claim for claim, _ in near] for near in found]


def test_a_claim_is_found_by_its_vector_from_another_language(store: Store) -> None:
    known = [
        Claim(NAMES[0], TROOPS),
        Claim(NAMES[1], "A tram line was opened in Lisbon"),
        Claim(NAMES[2], "Тарифи зросли"),
    ]
    vectors = vectors_of(fast_minilm(), [claim.text for claim in known])
    put(store, NAMES[:3], vectors, Model(fast_minilm().name, fast_minilm().digest))
    asked = ("У Курській області близько 60 тисяч російських військових", "В Лиссабоне открыли трамвай", "Tariffs rose")
    assert [found[0] for found in nearest(store, *asked)] == list(NAMES[:3])


def test_the_nearest_come_first_with_their_cosines(store: Store) -> None:
    assert store.vector_model() is None
    assert store.nearest(AXES[:2], ONE) == [[], []]
    put(store, NAMES[:4], np.stack([AXES[0], AXES[1], (AXES[0] + AXES[1]) / np.sqrt(2), -AXES[0]]))
    assert store.vector_model() == ONE
    found = store.nearest(np.stack([AXES[0], AXES[1]]), ONE, limit=2)
    assert found == [[(NAMES[0], 1.0), (NAMES[2], 0.7071)], [(NAMES[1], 1.0), (NAMES[2], 0.7071)]]
    assert store.nearest(AXES[:1], ONE, limit=0) == [[]]
    assert store.nearest(AXES[:0], ONE) == []
    assert [claim for claim, _ in store.nearest(AXES[:1], ONE)[0]] == [NAMES[0], NAMES[2], NAMES[1], NAMES[3]]
    assert store.without_vectors([NAMES[5], NAMES[0], NAMES[4]]) == [NAMES[5], NAMES[4]]


def test_putting_a_vector_replaces_it_and_makes_no_quads(store: Store) -> None:
    put(store, NAMES[:2], AXES[:2])
    assert store.nearest(AXES[:1], ONE, limit=1) == [[(NAMES[0], 1.0)]]
    put(store, NAMES[:1], AXES[1:2])
    assert [claim for claim, score in store.nearest(AXES[1:2], ONE)[0] if score == 1] == sorted(NAMES[:2])
    assert list(store.quads()) == []


def test_vectors_of_another_model_are_never_compared(store: Store) -> None:
    put(store, NAMES[:1], AXES[:1])
    for use in (
        lambda: store.nearest(AXES[:1], TWO),
        lambda: put(store, NAMES[1:2], AXES[1:2], TWO),
    ):
        with pytest.raises(StaleIndexError, match=r"made with one \(1{12}\).* with two .*sayso reindex"):
            use()
    assert store.vector_model() == ONE
    assert store.without_vectors(NAMES[:2]) == [NAMES[1]]


def test_a_store_is_opened_with_its_vectors(opener: Callable[[], Store]) -> None:
    with opener() as store:
        put(store, NAMES, AXES[: len(NAMES)])
        kept = store.url != "oxigraph:"
    if kept:
        with opener() as store:
            assert store.vector_model() == ONE
            assert store.nearest(AXES[2:3], ONE, limit=1) == [[(NAMES[2], 1.0)]]


def test_reindexing_makes_vectors_of_all_claims_with_the_model_of_today(store: Store) -> None:
    with store.writer() as writer:
        for one in WORLD:
            writer.put(one)
    put(store, [CLAIM.id, "http://example.org/gone"], AXES[:2])
    assert store.without_vectors([CLAIM.id, DENIED.id]) == [DENIED.id]
    before = set(store.quads())
    told: list[tuple[int, int]] = []
    number = store.reindex(progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (number, number)
    assert set(store.quads()) == before
    assert store.vector_model() == Model(fast_minilm().name, fast_minilm().digest)
    assert store.without_vectors([CLAIM.id, DENIED.id, "http://example.org/gone"]) == ["http://example.org/gone"]
    assert nearest(store, CLAIM.text, DENIED.text, limit=1) == [[CLAIM.id], [DENIED.id]]


# The pipeline: what is loaded is found by its meaning -----------------------------------------------------------------


def _load(store: Store, *documents: Document, batch: int = 10) -> None:
    load(documents, store, extractor=extractor, batch=batch)


def _claims(store: Store) -> set[str]:
    return {str(row["text"]) for row in store.rows("claims")}


def test_loading_gives_vectors_that_go_with_their_claims(store: Store) -> None:
    ferry, grain = document("Quay", ": The ferry sank"), document("Mill", ": Grain prices rose", ": The ferry sank")
    _load(store, ferry, grain)
    claims = [str(row["id"]) for row in store.rows("claims")]
    assert len(claims) == 2
    assert store.without_vectors(claims) == []
    assert any("all-MiniLM" in one for one in means(View(store).coverage()))
    assert nearest(store, "a ship went down", limit=1) == [[Iris().claim("The ferry sank")]]
    delete(store, report_id(grain, store.iris))
    assert store.without_vectors(claims) == [Iris().claim("Grain prices rose")]
    _load(store, document("Quay", ": The ferry was late"))  # the same report, revised
    assert nearest(store, "a ship went down")[0] == [Iris().claim("The ferry was late")]
    delete(store, report_id(ferry, store.iris))
    assert nearest(store, "a ship went down") == [[]]
    assert list(store.quads()) == []


CROWD = tuple(
    f"Moscow said Russian troops in the Kursk region, Russia, {what} {number} {thing}"
    for number, what in enumerate(("ate", "read", "sang", "built", "bought", "drew", "saw", "lost"), 3)
    for thing in "tents loaves pumps books lamps chairs maps boots coats songs stoves roads wells cards beds".split()
    for what in (what, f"never {what}", f"once {what}")
)


def test_a_claim_that_shares_hardly_a_word_is_found_in_a_crowd_that_does(store: Store) -> None:
    """Over 300 claims share more words with one wording than its other wording does, so that words alone lose it."""
    assert compare(Claim("", TROOPS), Claim("", AMASSED)).relation is Relation.SAME
    crowd = reading("Crowd", *(Claim(store.iris.claim(text), text) for text in CROWD))
    for encoder in (None, fast_minilm):
        with store.writer() as writer:
            writer.put(crowd)
        for name, text in (("A", AMASSED), ("B", TROOPS)):
            load([document(name, f": {text}")], store, extractor=extractor, encoder=encoder)
        assert (TROOPS in _claims(store)) == (encoder is None)
        for row in store.rows("reports"):
            delete(store, str(row["id"]))


def test_with_vectors_of_another_model_words_go_on_finding(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    put(store, NAMES[:1], AXES[:1])
    with caplog.at_level(logging.WARNING):
        _load(store, document("A", f": {TROOPS}"), document("B", f": {AMASSED}"), batch=1)
    assert len([one for one in caplog.messages if "sayso reindex" in one and "words alone" in one]) == 1
    assert _claims(store) == {TROOPS}
    assert store.without_vectors([Iris().claim(TROOPS)]) == [Iris().claim(TROOPS)]
    store.reindex()
    assert nearest(store, TROOPS) == [[Iris().claim(TROOPS)]]


def test_a_load_that_was_killed_is_finished_by_the_next(store: Store) -> None:
    one = document("A", f": {TROOPS}")
    load([one], store, extractor=extractor, encoder=None)
    assert store.without_vectors([Iris().claim(TROOPS)]) != []
    _load(store, one)
    assert store.without_vectors([Iris().claim(TROOPS)]) == []


def test_what_people_decide_leaves_every_claim_its_vector(store: Store) -> None:
    # The first is loaded without its vector's help, so that it has two wordings to take apart.
    _load(store, document("A", f": {TROOPS}"), document("B", f": {AMASSED}"), document("C", ": The ferry sank"))
    troops, ferry = Iris().claim(TROOPS), Iris().claim("The ferry sank")
    split = split_claim(store, troops, [AMASSED], by="Ann", why="a test")
    assert split.into is not None
    assert store.without_vectors([troops, ferry, split.into]) == []
    assert nearest(store, AMASSED, limit=1) == [[split.into]]
    undo_decision(store, split.id, by="Ann", why="a test")
    merged = merge_claims(store, [ferry], into=troops, by="Ann", why="a test")
    undo_decision(store, merged.id, by="Ann", why="a test")
    assert store.without_vectors([troops, ferry, split.into]) == []
    assert {claim.text for claim in View(store).claims().items} >= {TROOPS, "The ferry sank"}
