"""What stores promise of copies and of the marks by which they are found, on every store."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.planted import sentences
from graph.copies import COMMON
from graph.copies.marks import Marked, marked
from graph.model import Copy, Quote, Reading
from graph.rdf.terms import IRI
from graph.rdf.write import copy_quads
from graph.stores import open_store
from graph.view import View
from loaders.document import Document
from loaders.identity import digest, report_id
from loaders.pipeline import load
from loaders.upkeep import delete, settle
from tests.conformance.worlds import CLAIM, WORLD, reading, revised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.store import Store
    from loaders.statement import Statement

FIRST, SECOND, THIRD = (one.report for one in WORLD)
COPY = Copy(SECOND.id, FIRST.id, Decimal("0.875"), (Quote.of(SECOND.text, 2, 17), Quote.of(SECOND.text, 20, 33)))
OTHER = Copy(THIRD.id, SECOND.id, Decimal("0.5"), (Quote.of(THIRD.text, 0, 9),))
_POOL = sentences(1500, seed=31)
_BODIES = [_POOL[start : start + 14] for start in range(0, 126, 14)]


def put(store: Store) -> None:
    with store.writer() as writer:
        for one in WORLD:
            writer.put(one)
        writer.flush()
        writer.put_copies({SECOND.id: [COPY], THIRD.id: [OTHER]})


def test_copies_are_kept_as_rdf_and_found_from_both_ends(store: Store) -> None:
    put(store)
    view = View(store)
    assert view.copies(FIRST.id) == (COPY,)
    assert set(view.copies(SECOND.id)) == {COPY, OTHER}
    assert view.copies(CLAIM.id) == ()
    expected = {*copy_quads([COPY], store.iris), *copy_quads([OTHER], store.iris)}
    assert set(store.quads(store.iris.copies_graph)) == expected


def test_a_dossier_has_the_copies_that_its_reports_are(store: Store) -> None:
    put(store)
    dossier = View(store).dossier(CLAIM.id)
    assert dossier is not None
    assert dossier.copies == (COPY,), "the Tribune says nothing of the claim"
    assert set(copy_quads([COPY], store.iris)) <= set(View(store).claim_quads(CLAIM.id))


def test_putting_copies_replaces_those_of_the_same_report_alone(store: Store) -> None:
    put(store)
    before = set(store.quads())
    with store.writer() as writer:
        writer.put_copies({SECOND.id: [COPY]})
        assert set(store.quads()) == before
        writer.put_copies({SECOND.id: [replace(COPY, of=THIRD.id, shared=())]})
    assert View(store).copies(FIRST.id) == ()
    assert [copy.of for copy in View(store).copies(SECOND.id)] == [THIRD.id, SECOND.id]
    with store.writer() as writer:
        writer.put_copies({SECOND.id: []})
    assert View(store).copies(SECOND.id) == (OTHER,)
    assert set(store.quads(store.iris.copies_graph)) == set(copy_quads([OTHER], store.iris))


def test_copies_of_what_is_not_there_are_skipped(store: Store) -> None:
    put(store)
    with store.writer() as writer:
        writer.put_copies({"http://example.org/none": [replace(COPY, report="http://example.org/none")]})
        writer.put_copies({SECOND.id: [replace(COPY, of="http://example.org/none")]})
    assert View(store).copies(SECOND.id) == (OTHER,)
    assert View(store).copies("http://example.org/none") == ()


def test_a_copy_goes_with_either_report(store: Store) -> None:
    for gone in (FIRST, SECOND):
        put(store)
        with store.writer() as writer:
            writer.delete(gone.id)
        assert COPY not in View(store).copies(SECOND.id)
    with store.writer() as writer:
        for one in WORLD:
            writer.delete(one.report.id)
    assert list(store.quads()) == []


def test_a_copy_goes_when_either_report_is_revised(store: Store) -> None:
    for changed in (WORLD[0], WORLD[1]):
        put(store)
        with store.writer() as writer:
            writer.put(revised(changed, CLAIM, digest=f"another {changed.report.id}"))
        assert COPY not in View(store).copies(SECOND.id)
        copies = list(store.quads(store.iris.copies_graph))
        assert copies == [] if changed is WORLD[1] else set(copies) == set(copy_quads([OTHER], store.iris))
        with store.writer() as writer:
            for one in WORLD:
                writer.delete(one.report.id)


def test_marks_find_reports_and_are_no_quads(store: Store) -> None:
    with store.writer() as writer:
        writer.put(WORLD[0])
        writer.flush()
        before = set(store.quads())
        writer.put_marks([Marked(FIRST.id, 0.0, (1, 2, 2**40 - 1)), Marked(SECOND.id, 1.0, (2, 3))])
        assert set(store.quads()) == before
    assert store.sharing([2, 3, 9]) == {FIRST.id: {2}, SECOND.id: {2, 3}}
    assert store.sharing([9]) == {}
    assert store.sharing([]) == {}
    assert store.unmarked([THIRD.id, FIRST.id, "http://example.org/none"]) == [THIRD.id, "http://example.org/none"]
    with store.writer() as writer:
        writer.put_marks([Marked(SECOND.id, 1.0, (4,))])
    assert store.sharing([2, 3, 4]) == {FIRST.id: {2}, SECOND.id: {4}}


def test_a_mark_of_many_reports_is_known_to_be_one(store: Store) -> None:
    with store.writer() as writer:
        writer.put_marks(
            Marked(f"http://example.org/{number}", float(number), (5, number + 10)) for number in range(300)
        )
    assert COMMON < len([1 for marks in store.sharing([5]).values() if 5 in marks]) <= 300
    found = store.sharing([5, 210])
    assert 210 in found["http://example.org/200"]


def test_marks_go_with_their_report_and_reindexing_makes_them_anew(store: Store) -> None:
    text = " ".join(_BODIES[0])
    one = reading("Gazette", CLAIM, text=text)
    marks = marked(one.report.id, text, None).marks
    with store.writer() as writer:
        writer.put(one)
        writer.put_marks([marked(one.report.id, text, None)])
    assert store.sharing(marks[:3]) == {one.report.id: set(marks[:3])}
    with store.writer() as writer:
        writer.put_marks([Marked(one.report.id, 0.0, (1,))])
    store.reindex()
    assert store.sharing([1]) == {}
    assert store.sharing(marks) == {one.report.id: set(marks)}
    with store.writer() as writer:
        writer.put(revised(one, CLAIM))
    assert store.unmarked([one.report.id]) == [one.report.id]
    with store.writer() as writer:
        writer.put_marks([marked(one.report.id, text, None)])
        writer.delete(one.report.id)
    assert store.sharing(marks) == {}


# The pipeline: documents in, copies found -----------------------------------------------------------------------------


def _nothing(_: Document) -> Sequence[Statement]:
    return ()


def _document(name: str, body: Iterable[str], published: str | None = "2024-11-24") -> Document:
    return Document(
        text="\n\n".join(body),
        title=name,
        publisher=name,
        published=published,
        url=f"https://{name}.example/1",
        origin=name,
    )


def _load(store: Store, *documents: Document) -> None:
    load(documents, store, extractor=_nothing, batch=2)


def _links(store: Store, documents: Iterable[Document]) -> set[tuple[str, str]]:
    names = {report_id(document, store.iris): document.title for document in documents}
    return {
        (names[copy.report], names[copy.of])
        for report in names
        for copy in View(store).copies(report)
        if copy.report == report
    }


ORIGINAL = _document("first", _BODIES[0], "2024-11-20")
CUT = _document("cut", [_BODIES[1][0], *_BODIES[0][:8]], "2024-11-22")
AGAIN = _document("again", [*_BODIES[0], *_BODIES[1][2:6]], "2024-11-21")
STRANGER = _document("stranger", _BODIES[2], "2024-11-19")
MIXED = _document("mixed", [*_BODIES[0][7:], *_BODIES[2][:9]], None)
ALL = (ORIGINAL, CUT, AGAIN, STRANGER, MIXED)
WANTED = {("cut", "first"), ("again", "first"), ("mixed", "first"), ("mixed", "stranger")}


def test_loading_finds_copies_in_whatever_order_reports_come(opener: Callable[[], Store]) -> None:
    with opener() as store:
        _load(store, *ALL)
        assert _links(store, ALL) == WANTED
        (copy,) = View(store).copies(report_id(CUT, store.iris))
        assert [quote.exact for quote in copy.shared] == ["\n\n".join(_BODIES[0][:8])[:-1]]
        assert Decimal("0.8") < copy.containment < 1
        assert all(CUT.text[quote.start : quote.end] == quote.exact for quote in copy.shared)
    if store.url != "oxigraph:":
        with opener() as store:
            assert _links(store, ALL) == WANTED, "they are kept"


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(ALL), gone=st.sampled_from(ALL))
def test_order_does_not_matter_and_a_report_that_goes_leaves_no_trace(
    store: Store, order: list[Document], gone: Document
) -> None:
    _load(store, *order)
    assert _links(store, ALL) == WANTED
    delete(store, report_id(gone, store.iris))
    rest = [one for one in ALL if one is not gone]
    without = _links(store, rest)
    for one in rest:
        delete(store, report_id(one, store.iris))
    assert list(store.quads()) == []
    _load(store, *rest)
    assert _links(store, rest) == without
    for one in rest:
        delete(store, report_id(one, store.iris))


def test_a_revision_is_compared_anew(store: Store) -> None:
    _load(store, ORIGINAL, CUT)
    assert _links(store, ALL) == {("cut", "first")}
    _load(store, replace(CUT, text="\n\n".join(_BODIES[3])))
    assert _links(store, ALL) == set()
    _load(store, replace(ORIGINAL, text="\n\n".join(_BODIES[3][2:])))
    assert _links(store, ALL) == {("cut", "first")}


def test_what_hundreds_print_is_a_copy_of_the_first_and_a_notice_makes_no_copies(store: Store) -> None:
    wire = _document("wire", _BODIES[4], "2024-11-01")
    printed = [_document(f"print{number}", [_POOL[number + 150], *_BODIES[4]]) for number in range(130)]
    load([*printed[:65], wire, *printed[65:]], store, extractor=_nothing, batch=50)
    links = _links(store, [wire, *printed])
    assert links == {(one.title, "wire") for one in printed}
    notice = _BODIES[5][:5]
    noted = [
        _document(f"noted{number}", [*_POOL[300 + 9 * number : 309 + 9 * number], *notice]) for number in range(130)
    ]
    load(noted, store, extractor=_nothing, batch=130)
    assert _links(store, noted) == set()


def test_a_report_without_marks_is_compared_when_it_is_loaded_again(store: Store) -> None:
    _load(store, ORIGINAL, CUT)
    report = report_id(CUT, store.iris)
    with store.writer() as writer:
        # As a load that was killed after writing leaves it, or RDF that came from outside.
        writer.delete(report)
        writer.put(Reading(replace(FIRST, id=report, text=CUT.text, digest=digest(CUT), published=CUT.published)))
    assert store.unmarked([report]) == [report]
    assert _links(store, ALL) == set()
    _load(store, CUT)
    assert store.unmarked([report]) == []
    assert _links(store, ALL) == {("cut", "first")}


def test_rdf_from_outside_is_compared_once_it_is_settled(store: Store) -> None:
    with open_store("oxigraph:") as elsewhere:
        _load(elsewhere, *ALL)
        whole = list(elsewhere.quads())
    derived = IRI(store.iris.copies_graph)
    with store.writer() as writer:
        writer.add(quad for quad in whole if quad.graph != derived)
    assert _links(store, ALL) == set()
    reports = [report_id(document, store.iris) for document in ALL]
    settle(store, reports, ())
    assert _links(store, ALL) == WANTED
    assert store.unmarked(reports) == []
    assert set(store.quads(store.iris.copies_graph)) == {quad for quad in whole if quad.graph == derived}
    settle(store, reports, ())
    assert _links(store, ALL) == WANTED
