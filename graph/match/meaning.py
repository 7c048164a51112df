"""Vectors of claims: what a store finds claims in other words by. They propose; `graph.match.compare` disposes.

A claim's vector is that of its own text, which never changes under its id. So whatever happens to reports, wordings and
decisions, a vector is right as long as its claim is there, and the claims that have none are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.embed.encoder import unit
from graph.match.gloss import gloss
from graph.match.seek import texts_of
from graph.match.tidy import tidy
from graph.vectors import Embedded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from graph.embed import Encoder
    from graph.embed.encoder import Vectors
    from graph.store import Store, Writer

__all__ = ["embed", "vectors_of"]

_AT_ONCE, _TOGETHER = 500, 8


def vectors_of(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Return the vectors of texts, tidied, and in English words (`graph.match.gloss`), as rows.

    They are as exact as a store keeps them, so that it makes no difference where a vector comes from. What else is
    encoded in the same call can change them by a rounding.
    """
    if not texts:
        return np.zeros((0, encoder.size), np.float32)
    kept = (
        encoder.encode([gloss(tidy(text)) for text in texts], together=_TOGETHER).astype(np.float16).astype(np.float32)
    )
    return unit(kept).astype(np.float16).astype(np.float32)


def embed(
    store: Store,
    writer: Writer,
    claims: Iterable[str],
    encoder: Callable[[], Encoder],
    *,
    known: Mapping[str, NDArray[np.float32]] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Give those of the claims a vector that have none; return how many. Claims that are gone are skipped.

    `encoder` is called when there are texts to encode; `known` are vectors that it has made already, by text.
    `progress` gets how many claims were looked at, of how many. Raises `StaleIndexError` where the
    store has vectors of another model.
    """
    asked = list(dict.fromkeys(claims))
    made = 0
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        found = texts_of(store, store.without_vectors(part))
        vectors = {claim.id: known[claim.text] for claim in found if known and claim.text in known}
        if found:
            rest = [claim for claim in found if claim.id not in vectors]
            new = vectors_of(encoder(), [claim.text for claim in rest])
            vectors |= zip((claim.id for claim in rest), new, strict=True)
            writer.put_vectors(Embedded(tuple(vectors), np.stack(list(vectors.values()))), encoder())
        made += len(vectors)
        if progress:
            progress(start + len(part), len(asked))
    return made
