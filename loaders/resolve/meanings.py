"""Claims of like meaning: found by vectors, in the store and among those that are resolved but not yet written."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from graph.errors import StaleIndexError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from graph.embed import Encoder
    from graph.embed.matrix import Matrix
    from graph.store import Store, Writer

__all__ = ["Meanings", "model"]

_LOG = logging.getLogger(__name__)
_NEAREST, _LEAST = 30, 0.5
"""How many claims of the store, and how many unwritten ones, are proposed for one wording, and how near they must be.

Of the pairs that the guard's tests call the same claim none has a cosine under .72.
"""


def model() -> Encoder:
    """Return the model that comes with sayso, loaded when it is first asked for."""
    from graph.embed import fast_minilm  # noqa: PLC0415 - numpy and the model are loaded when something is compared

    return fast_minilm()


class Meanings:
    """Vectors of a load. Without an encoder, or with an index of another model, it proposes nothing.

    Not safe to share between threads.
    """

    def __init__(self, store: Store, encoder: Callable[[], Encoder] | None) -> None:
        self._store = store
        self._encoder = encoder
        self._pending: Matrix | None = None
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._stored: dict[str, list[str]] = {}
        self._unwritten: dict[str, list[str]] = {}

    def expect(self, texts: Iterable[str]) -> None:
        """Work out at once what will be asked of these texts."""
        asked = list(dict.fromkeys(texts))
        missing = [text for text in asked if text not in self._vectors]
        if missing and not self._encode(missing):
            return
        beside = [text for text in asked if text not in self._unwritten]
        if beside and self._pending:
            import numpy as np  # noqa: PLC0415 - it is loaded already, where there are vectors

            found = self._pending.nearest(np.stack([self._vectors[text] for text in beside]), _NEAREST)
            self._unwritten |= _named(beside, found)

    def _encode(self, texts: Sequence[str]) -> bool:
        """Encode texts and look for them in the store; tell whether that can be done."""
        if self._encoder is None:
            return False
        from graph.match.meaning import vectors_of  # noqa: PLC0415 - numpy, when something is compared

        encoder = self._encoder()
        vectors = vectors_of(encoder, texts)
        try:
            found = self._store.nearest(vectors, encoder, limit=_NEAREST)
        except StaleIndexError as error:
            self._give_up(error)
            return False
        self._vectors |= zip(texts, vectors, strict=True)
        self._stored |= _named(texts, found)
        return True

    def stored(self, text: str) -> list[str]:
        """Return the ids of claims of the store that are nearest to a text, nearest first."""
        self.expect([text])
        return self._stored.get(text, [])

    def unwritten(self, text: str) -> list[str]:
        """Return the ids of claims nearest to a text, nearest first, of those that were added and not yet written."""
        self.expect([text])
        return self._unwritten.get(text, [])

    def add(self, claims: Iterable[tuple[str, str]]) -> None:
        """Remember claims, ids and texts, that the store may not have yet; only those whose texts were expected."""
        found = {claim: self._vectors[text] for claim, text in claims if text in self._vectors}
        if found:
            import numpy as np  # noqa: PLC0415 - the same

            from graph.embed.matrix import Matrix  # noqa: PLC0415 - the same

            self._pending = self._pending or Matrix()
            self._pending.put(tuple(found), np.stack(list(found.values())))
            self._unwritten.clear()

    def write(self, writer: Writer, claims: Iterable[str]) -> None:
        """Give the vectors that they lack to claims that were written; forget what was added and asked."""
        if self._encoder is not None and (wanted := sorted(set(claims))):
            from graph.match.meaning import embed  # noqa: PLC0415 - numpy, when something is compared

            try:
                embed(self._store, writer, wanted, self._encoder, known=self._vectors)
            except StaleIndexError as error:
                self._give_up(error)
        self._forget()

    def _forget(self) -> None:
        """Forget what was added, and what was found: the store has changed."""
        self._pending = None
        for found in (self._vectors, self._stored, self._unwritten):
            found.clear()

    def _give_up(self, error: StaleIndexError) -> None:
        _LOG.warning("%s; until then claims are found by their words alone", error)
        self._encoder = None
        self._forget()


def _named(texts: Iterable[str], found: Iterable[Sequence[tuple[str, float]]]) -> dict[str, list[str]]:
    pairs = zip(texts, found, strict=True)
    return {text: [claim for claim, cosine in near if cosine >= _LEAST] for text, near in pairs}
