"""Which wordings are one claim, whatever the order in which reports come."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING
from zlib import crc32

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.match.compare import Relation, compare
from graph.model import Claim
from graph.stores import open_store
from loaders.pipeline import load
from tests.graph.claim_pairs import FIRST, LAST, SECOND, THIRD
from tests.loaders.statements import document, extractor

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUPS = [(one, other) for kind, one, other in (*FIRST, *SECOND, *THIRD, *LAST) if kind == "same"]
TEXTS = sorted({text for _, one, other in (*FIRST, *SECOND, *THIRD, *LAST) for text in (one, other)})


def clusters(texts: Iterable[str], *, batch: int) -> frozenset[frozenset[str]]:
    """Load each text as a report of its own, and return which of them are about one claim.

    Each has an outlet of its own: a second report of that title would replace the first.
    """
    with open_store("oxigraph:") as store:
        load(
            [document(f"Outlet {crc32(text.encode())}", f": {text}") for text in texts],
            store,
            extractor=extractor,
            batch=batch,
        )
        found: dict[str, set[str]] = {}
        ids = [str(row["id"]) for row in store.rows("claims")]
        for row in store.rows("wordings", id=ids):
            found.setdefault(str(row["id"]), set()).add(str(row["wording"]))
    return frozenset(map(frozenset, found.values()))


KURSK = "About 59,000 Russian troops have been sent to the Kursk region"
BELGOROD = "About 59,000 Russian troops have been sent to the Belgorod region"
SOMEWHERE = "Russia has deployed about 59,000 troops in the region"
# Each is the same as two others that the guard keeps apart from each other: which of the two it joins depends on which
# is there when it comes. Nothing in the words can tell.
BETWEEN = {
    SOMEWHERE,
    "Ghana has a debt of $55 billion",
    "Iraq's oil exports stand at 3.3 million barrels per day",
    "Rwanda has 4,000 soldiers in eastern Congo, according to the panel",
}


def test_a_wording_between_two_claims_never_joins_them() -> None:
    """Whichever comes first: what resembles one wording of a claim, and contradicts another, is no wording of it."""
    for order in permutations((KURSK, BELGOROD, SOMEWHERE)):
        for batch in (1, 10):
            found = clusters(order, batch=batch)
            assert len(found) == 2
            assert not any({KURSK, BELGOROD} <= cluster for cluster in found)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from([text for text in TEXTS if text not in BETWEEN]), min_size=4, max_size=10, unique=True),
    st.randoms(use_true_random=False),
)
def test_the_order_of_loading_does_not_change_what_is_one(texts: list[str], draw: object) -> None:
    shuffled = list(texts)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]  # it is a random.Random
    assert clusters(texts, batch=3) == clusters(shuffled, batch=1)


def test_no_cluster_holds_what_the_guard_keeps_apart() -> None:
    texts = [text for pair in GROUPS for text in pair] + [text for text in TEXTS if any(map(str.isdigit, text))]
    for cluster in clusters(dict.fromkeys(texts), batch=50):
        for one in cluster:
            for other in cluster:
                relation = compare(Claim("", one), Claim("", other)).relation
                assert relation is not Relation.COMPETING, (one, other)
