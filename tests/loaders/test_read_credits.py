"""From whom pages and articles declare that they have their text: only what is declared, never themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from loaders.read import read_bytes
from tests.loaders.test_read_article import ARTICLE
from tests.loaders.test_read_pages import EMBEDDED, page, script

if TYPE_CHECKING:
    from loaders.document import Credit

WIRE = {"@type": "NewsMediaOrganization", "name": "Northwire"}
FIRST = "https://northwire.example/1"


def credit_of(value: dict[str, Any]) -> Credit | None:
    (found,) = read_bytes(json.dumps(ARTICLE | value).encode(), name="a.json")
    return found.credit


@pytest.mark.parametrize(
    ("value", "name", "words"),
    [
        ({"sourceOrganization": WIRE}, "Northwire", "sourceOrganization: Northwire"),
        ({"isBasedOn": FIRST}, "northwire.example", f"isBasedOn: {FIRST}"),
        ({"isBasedOn": "https://www.reuters.com/world/1"}, "Reuters", "isBasedOn: https://www.reuters.com/world/1"),
        (
            {"isBasedOn": [{"@type": "NewsArticle", "url": FIRST, "publisher": WIRE}]},
            "Northwire",
            f"isBasedOn: Northwire, {FIRST}",
        ),
        ({"creditText": "Anna Berg / Reuters"}, "Reuters", "creditText: Anna Berg / Reuters"),
        ({"author": {"@type": "Organization", "name": "Associated Press"}}, "Associated Press", None),
    ],
)
def test_an_article_declares_its_source(value: dict[str, Any], name: str, words: str | None) -> None:
    found = credit_of(value)
    assert found is not None
    assert found.name == name
    assert found.words == (words or found.words)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"sourceOrganization": {"name": "Harbour Post"}},
        {"isBasedOn": "https://example.org/boats/first"},
        {"isBasedOn": {"@type": "Dataset", "url": FIRST, "publisher": WIRE}},
        {"isBasedOn": {"@type": "ScholarlyArticle", "url": FIRST}},
        {"isBasedOn": "the minutes of the council"},
        {"creditText": "Photo: Anna Berg"},
        {"author": {"@type": "Person", "name": "Anna Berg"}},
        {"author": "BBC"},
    ],
)
def test_what_declares_nobody_else(value: dict[str, Any]) -> None:
    assert credit_of(value) is None


OWN = '<meta property="og:url" content="https://harbour.example/boats"><meta property="og:site_name" content="Post">'


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (f'{OWN}<meta name="syndication-source" content="{FIRST}">', "northwire.example"),
        (f'<meta name="original-source" content="{FIRST}">', "northwire.example"),
        (f'{OWN}<link rel="canonical" href="https://www.reuters.com/article/1">', "Reuters"),
        ('<meta property="article:author" content="By Reuters">', "Reuters"),
        ('<meta name="author" content="Agence France-Presse">', "Agence France-Presse"),
    ],
)
def test_a_page_declares_its_source(head: str, name: str) -> None:
    (found,) = read_bytes(page(head), name="a.html")
    assert found.credit is not None
    assert found.credit.name == name
    if OWN in head:
        assert found.url == "https://harbour.example/boats", "the canonical address is another site's"


@pytest.mark.parametrize(
    "head",
    [
        f'{OWN}<link rel="canonical" href="https://www.harbour.example/boats-at-night">',
        f'{OWN}<link rel="canonical" href="https://m.harbour.example/boats">',
        f'{OWN}<meta name="syndication-source" content="https://harbour.example/boats">',
        '<link rel="canonical" href="https://northwire.example/1">',
        '<meta name="author" content="Anna Berg">',
        '<meta name="author" content="The Guardian">',
        script(EMBEDDED | {"sourceOrganization": {"name": "Harbour Post"}}),
    ],
)
def test_pages_that_declare_nobody_else(head: str) -> None:
    (found,) = read_bytes(page(head), name="a.html")
    assert found.credit is None
    assert found.url is None or "northwire" not in found.url or OWN not in head
