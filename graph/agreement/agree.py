"""From observations to how probable each value is: the engine behind `sayso agree`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.agreement.consensus import consensus
from graph.agreement.copying import voices
from graph.agreement.likeness import supports
from graph.agreement.votes import votes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from graph.agreement.observations import Observations

__all__ = ["RULE", "Agreement", "agree"]

RULE = "agreement/1"
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Agreement:
    """`probability[v]` of each value; `agreement[s]` of each source: how probable what it says is, on the whole.

    `voice[s]` is whose vote a source's rows are: its own number, or that of the origin that it is one with. `given[s]`
    is the number of its rows.
    """

    observations: Observations
    probability: NDArray[np.float64]
    agreement: NDArray[np.float64]
    voice: NDArray[np.int32]
    joined: NDArray[np.bool_]
    given: NDArray[np.int64]

    def items(self) -> Iterator[dict[str, Any]]:
        """Yield `{"item", "values": [{"value", "probability"}]}` for each item, the most probable value first."""
        of = self.observations
        order = np.lexsort((-self.probability, of.item_of))
        names = of.items
        texts, shares = of.texts, self.probability.round(_PLACES)
        found: list[dict[str, Any]] = []
        now = -1
        rows = zip(of.item_of[order].tolist(), of.text_of[order].tolist(), shares[order].tolist(), strict=True)
        for item, text, share in rows:
            if item != now:
                if found:
                    yield {"item": names[now], "values": found}
                now, found = item, []
            found.append({"value": texts[text], "probability": share})
        if found:
            yield {"item": names[now], "values": found}

    def sources(self) -> Iterator[dict[str, Any]]:
        """Yield `{"source", "agreement", "observations", "rule"}` for each source, in the order of the rows.

        `origin` is there for a source that was found to be one voice with others: the one of them that stands for all.
        """
        names = self.observations.names
        for number, name in enumerate(names):
            if not self.given[number]:
                continue
            found = {
                "source": name,
                "agreement": round(float(self.agreement[number]), _PLACES),
                "observations": int(self.given[number]),
                "rule": RULE,
            }
            if self.joined[number]:
                found["origin"] = names[self.voice[number]]
            yield found


def agree(observations: Observations) -> Agreement:
    """Work out how probable each value is, one vote per origin.

    Where no row names an origin, sources that copy each other are found and count as one.
    """
    of = observations
    size = len(of.names)
    cast = votes(of.origin, of.value, of.item_of, size)
    voice = np.arange(size, dtype=np.int32)
    if not of.declared:
        voice = voices(cast)
        if (voice != np.arange(size)).any():
            cast = votes(voice[of.origin], of.value, of.item_of, size)
    found = consensus(cast, supports(of, cast))
    joined = np.bincount(voice, minlength=size)[voice] > 1
    given = np.bincount(of.source, minlength=size)
    backed = np.bincount(of.source, found.probability[of.value], size)
    return Agreement(of, found.probability, backed / np.maximum(given, 1), voice, joined, given)
