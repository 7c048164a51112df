"""What to search for: the words by which a store's text index finds the claims that a wording may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.match.facts import facts
from graph.match.lexicon import APPROXIMATE, STOP
from graph.match.slavic import is_inflected
from graph.match.words import tokens, written
from graph.model import Claim
from ontology.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import Store

__all__ = ["claims_like", "telling", "texts_of", "wanted"]

_MOST = 300
_THOUSAND = 1000
_PLURAL = re.compile("(?<=..)(?:ies|s)$")


def telling(text: str) -> list[str]:
    """Return the words of a text that are worth searching for, each once, as they are written."""
    found = written(text) if is_inflected(text) else [token.text for token in tokens(text)]
    return list(
        dict.fromkeys(
            word for word in found if word[0].isalnum() and word.lower() not in STOP and word.lower() not in APPROXIMATE
        )
    )


def wanted(text: str) -> list[str]:
    """Return `telling` words, and with them how another language may have put them.

    Figures in figures of either grouping ("59,000", "59"), English words for Ukrainian and Russian ones, and what the
    gazetteer calls what it knows.
    """
    known = facts(text)
    words = telling(text)
    if is_inflected(text):
        told = [token.lower for token in tokens(text) if token.text[0].isalpha() and token.lower not in STOP]
        words += [form for word in told for form in _as_in_news(word)]
    for figure in known.figures:
        if figure.value == figure.value.to_integral_value():
            words.append(f"{figure.value:,f}".removesuffix(".0"))
            if figure.value >= _THOUSAND and figure.value % _THOUSAND == 0:
                words.append(str(int(figure.value) // _THOUSAND))
    for name in (*known.names, *known.sides.values()):
        entry = gazetteer().get(name)
        if entry:
            words += [entry.name, *entry.aliases]
    return list(dict.fromkeys(words))


def _as_in_news(word: str) -> Iterable[str]:
    """Yield a word that was told in English, and the forms in which a headline may have it: indexes have no stems."""
    yield word
    if word.isascii():
        yield _PLURAL.sub(lambda found: "y" if found[0] == "ies" else "", word)
        yield f"{word}d" if word.endswith("e") else f"{word}ed"


def claims_like(store: Store, text: str, *, most: int = _MOST) -> list[Claim]:
    """Return the claims of a store that share telling words with a text, with their texts alone, best first."""
    words = wanted(text)
    ids = store.search_claims(" ".join(words), limit=most) if words else []
    return texts_of(store, ids)


def texts_of(store: Store, ids: Iterable[str]) -> list[Claim]:
    """Return claims by id, in that order, without their figures. One that is gone, or has no text, is left out."""
    asked = list(ids)
    found = {str(row["id"]): row for row in (store.rows("claim", id=asked) if asked else ()) if row.get("text")}
    return [
        Claim(id_, str(found[id_]["text"]), None if found[id_].get("language") is None else str(found[id_]["language"]))
        for id_ in asked
        if id_ in found
    ]
