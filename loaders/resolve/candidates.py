"""Claims that a wording could be: those of the store, and those that are resolved but not yet written."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.match.facts import facts
from graph.match.seek import telling, texts_of, wanted
from graph.match.words import stem
from graph.model import Claim
from loaders.resolve.meanings import Meanings
from ontology.schemes import Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.embed import Encoder
    from graph.model import Assertion
    from graph.store import Store, Writer

__all__ = ["Candidates"]

_KEPT = 100_000
_MOST = 300
"""How many claims of the store, and how many unwritten wordings, are compared with one wording."""
_WORDED, _MOST_WORDINGS = 40, 50
"""Of how many claims of the store found by words all wordings are compared, and how many wordings of each."""


class Candidates:
    """Finds claims that share words with a wording, or that a vector shows to be of like meaning.

    The store's indexes of words and of vectors propose, and their ranking decides only where more than 300 claims share
    a word with the wording; which of them is the same claim is decided by `graph.match` alone. Without an `encoder`, or
    where the store keeps vectors of another model (of which it warns), words alone propose. Not safe to share between
    threads.
    """

    def __init__(self, store: Store, encoder: Callable[[], Encoder] | None = None) -> None:
        self._store = store
        self._meanings = Meanings(store, encoder)
        self._known: dict[str, Claim] = {}
        self._worded: dict[str, tuple[Claim, ...]] = {}
        self._pending: dict[tuple[str, str], Claim] = {}
        self._by_word: dict[str, set[tuple[str, str]]] = defaultdict(set)

    def expect(self, texts: Iterable[str]) -> None:
        """Get ready for finding these texts: what is done for all of them at once costs less."""
        self._meanings.expect(texts)

    def find(self, text: str) -> list[Claim]:
        """Return the claims to compare with `text`, in no promised order.

        A claim comes once for each of its wordings, with that as its text; of claims of the store that neither the
        first 40 by words are nor the first 30 by vectors, only with its own text.
        """
        words = wanted(text)
        shared = self._store.search_claims(" ".join(words), limit=_MOST) if words else []
        near = self._meanings.stored(text)
        ids = list(dict.fromkeys((*shared, *near)))
        if len(self._known) > _KEPT:
            self._known.clear()
            self._worded.clear()
        self._fetch([claim for claim in ids if claim not in self._known])
        worded = dict.fromkeys((*shared[:_WORDED], *near))
        self._fetch_wordings([claim for claim in worded if claim not in self._worded])
        found = [self._known[claim] for claim in ids if claim in self._known]
        found += [one for claim in ids if claim in self._known for one in self._worded.get(claim, ())]
        return found + self._unwritten(text)

    def _fetch(self, ids: list[str]) -> None:
        """Get the texts of claims; they never change. Ids come from an index: a claim that is gone has no row."""
        self._known |= {claim.id: claim for claim in texts_of(self._store, ids)}

    def _fetch_wordings(self, ids: list[str]) -> None:
        found: dict[str, list[Claim]] = {claim: [] for claim in ids}
        for row in self._store.rows("wordings", id=ids) if ids else ():
            known = self._known.get(str(row["id"]))
            if known and row["wording"] != known.text:
                found[known.id].append(Claim(known.id, str(row["wording"]), known.language))
        self._worded |= {
            claim: tuple(sorted(wordings, key=lambda one: one.text)[:_MOST_WORDINGS])
            for claim, wordings in found.items()
        }

    def add(self, claims: Iterable[Claim], assertions: Iterable[Assertion] = ()) -> None:
        """Remember what the store does not have yet: claims, and wordings of them in assertions."""
        by_id = {claim.id: claim for claim in claims}
        self._meanings.add((claim.id, claim.text) for claim in by_id.values())
        said = [
            (one.about[0], one.wording)
            for one in assertions
            if one.wording and len(one.about) == 1 and one.stance is Stance.ASSERTS
        ]
        for claim, text in (*((claim.id, claim.text) for claim in by_id.values()), *said):
            known = by_id.get(claim)
            self._pending[claim, text] = Claim(claim, text, known.language if known else None)
            for word in _keys(text):
                self._by_word[word].add((claim, text))

    def written(self, writer: Writer, claims: Iterable[str]) -> None:
        """Forget what was added: it is in the store now. Those of the claims that have no vector are given one."""
        self._meanings.write(writer, claims)
        for claim, _ in self._pending:
            self._worded.pop(claim, None)
        self._pending.clear()
        self._by_word.clear()

    def _unwritten(self, text: str) -> list[Claim]:
        shared: dict[tuple[str, str], int] = defaultdict(int)
        for word in _keys(text):
            for place in self._by_word.get(word, ()):
                shared[place] += 1
        ranked = sorted(shared, key=lambda place: (-shared[place], place))[:_MOST]
        near = set(self._meanings.unwritten(text)).difference(claim for claim, _ in ranked)
        return [self._pending[place] for place in (*ranked, *(one for one in self._pending if one[0] in near))]


def _keys(text: str) -> set[str]:
    known = facts(text)
    return (
        set(known.words)
        | {str(figure.value.normalize()) for figure in known.figures}
        | {stem(word.lower()) for word in telling(text)}
    )
