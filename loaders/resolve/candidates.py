"""Claims that a wording could be: those of the store, and those that are resolved but not yet written."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.match.facts import facts
from graph.match.lexicon import APPROXIMATE, STOP
from graph.match.words import stem, tokens
from graph.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import Store

__all__ = ["Candidates"]

_KEPT = 100_000
_MOST = 300
"""How many claims of the store, and how many unwritten ones, are compared with one wording."""


class Candidates:
    """Finds claims that share words with a wording.

    The store's text index proposes, and its ranking decides only where more than 300 claims share a word with the
    wording; which of them is the same claim is decided by `graph.match` alone. Not safe to share between threads.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Claim] = {}
        self._pending: dict[str, Claim] = {}
        self._by_word: dict[str, set[str]] = defaultdict(set)

    def find(self, text: str) -> list[Claim]:
        """Return the claims to compare with `text`, each once, in no promised order."""
        words = _telling(text)
        ids = self._store.search_claims(" ".join(words), limit=_MOST) if words else []
        if len(self._known) > _KEPT:
            self._known.clear()
        self._fetch([claim for claim in ids if claim not in self._known])
        found = {claim: self._known[claim] for claim in ids if claim in self._known}
        return list((found | {claim.id: claim for claim in self._unwritten(text)}).values())

    def _fetch(self, ids: list[str]) -> None:
        """Get the texts of claims; they never change. Ids come from an index: a claim that is gone has no row."""
        for row in self._store.rows("claim", id=ids) if ids else ():
            if row.get("text"):
                claim = Claim(str(row["id"]), str(row["text"]), _language(row.get("language")))
                self._known[claim.id] = claim

    def add(self, claims: Iterable[Claim]) -> None:
        """Remember claims that the store does not have yet."""
        for claim in claims:
            self._pending[claim.id] = claim
            for word in _keys(claim.text):
                self._by_word[word].add(claim.id)

    def written(self) -> None:
        """Forget what was added: it is in the store now."""
        self._pending.clear()
        self._by_word.clear()

    def _unwritten(self, text: str) -> list[Claim]:
        shared: dict[str, int] = defaultdict(int)
        for word in _keys(text):
            for claim in self._by_word.get(word, ()):
                shared[claim] += 1
        ranked = sorted(shared, key=lambda claim: (-shared[claim], claim))
        return [self._pending[claim] for claim in ranked[:_MOST]]


def _telling(text: str) -> list[str]:
    """Return the words of a text that are worth searching for, each once."""
    found = (token.text for token in tokens(text) if token.text[0].isalnum())
    return list(dict.fromkeys(word for word in found if word.lower() not in STOP and word.lower() not in APPROXIMATE))


def _keys(text: str) -> set[str]:
    known = facts(text)
    return (
        set(known.words)
        | {str(figure.value.normalize()) for figure in known.figures}
        | {stem(word.lower()) for word in _telling(text)}
    )


def _language(value: object) -> str | None:
    return None if value is None else str(value)
