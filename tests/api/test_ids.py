from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ids import SECTIONS, candidates, path_of
from graph.iris import DEFAULT_BASE, GAZETTEER_BASE, Iris

BASES = st.sampled_from(
    [DEFAULT_BASE, "https://example.org/kb/", "http://localhost/x#", "urn:sayso:x/", "https://e.org/ф/"]
)
TEXT = st.text(min_size=1, max_size=60)
# An IRI has no spaces, quotes or brackets (RFC 3987); its last segment must not be the name of a sub-resource.
REST = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"], exclude_characters='<>"{}|\\^`'),
    min_size=1,
    max_size=40,
).filter(
    lambda text: (
        text.split("/")[-1]
        not in {"provenance", "corroboration", "claims", "impact", "withdrawal", "timeline", "merge", "split"}
    )
)


def resolve(kind: str, path: str, base: str) -> tuple[str, ...]:
    # What a server does with the path before it reaches us: it is percent-decoded once.
    return candidates(kind, unquote(path).removeprefix(f"/v1/{SECTIONS[kind]}/"), base)


@given(BASES, TEXT, TEXT)
def test_paths_of_what_we_mint_are_short_and_lead_back(base: str, one: str, other: str) -> None:
    iris = Iris(base)
    report = iris.report(one, other)
    minted = [
        ("claim", iris.claim(one)),
        ("report", report),
        ("source", iris.agent("person", one)),
        ("source", iris.source(report, 3)),
        ("source", GAZETTEER_BASE + "reuters"),
    ]
    for kind, iri in minted:
        path = path_of(kind, iri, base)
        assert "%3A" not in path
        assert path.isascii()
        assert resolve(kind, path, base)[0] == iri


@given(
    BASES, st.sampled_from(sorted(SECTIONS)), st.sampled_from(["https://x.org/", "urn:x:", GAZETTEER_BASE, ""]), REST
)
def test_every_iri_has_a_path_that_leads_back(base: str, kind: str, prefix: str, rest: str) -> None:
    iri = (prefix or base) + rest
    path = path_of(kind, iri, base)
    assert resolve(kind, path, base)[0] == iri
    assert urlsplit(path).path == path


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("claim", "claim/a-1", (DEFAULT_BASE + "claim/a-1",)),
        ("claim", "a-1", (DEFAULT_BASE + "claim/a-1",)),
        ("report", "report/a-1", (DEFAULT_BASE + "report/a-1",)),
        ("source", "report/a-1/source/2", (DEFAULT_BASE + "report/a-1/source/2",)),
        ("source", "reuters", (GAZETTEER_BASE + "reuters", DEFAULT_BASE + "agent/reuters")),
        ("source", "agent/x", (DEFAULT_BASE + "agent/x", GAZETTEER_BASE + "x")),
        ("claim", "https://x.org/c?d#e", ("https://x.org/c?d#e",)),
        ("claim", "", ()),
    ],
)
def test_what_an_id_may_stand_for(kind: str, text: str, expected: tuple[str, ...]) -> None:
    assert candidates(kind, text, DEFAULT_BASE) == expected
