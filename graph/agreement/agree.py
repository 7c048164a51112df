"""From observations to how probable each value is: the engine behind `sayso agree`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from json.encoder import encode_basestring
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
_ONE = 10**_PLACES
_ITEMS_AT_ONCE = 20_000
"""Numbers become Python's for so many items at a time: all of them at once would fill the memory."""


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
        for item, values in self._ranked():
            shown = [{"value": of.texts[text], "probability": share / _ONE} for text, share in values]
            yield {"item": of.items[item], "values": shown}

    def lines(self) -> Iterator[str]:
        """Yield what `items` does as lines of JSON, without line ends: for millions of them, several times as fast."""
        of = self.observations
        begun = [f'{{"value":{encode_basestring(text)},"probability":' for text in of.texts]
        ended = [f"{json.dumps(share / _ONE)}}}" for share in range(_ONE + 1)]
        for item, values in self._ranked():
            shown = ",".join([begun[text] + ended[share] for text, share in values])
            yield f'{{"item":{encode_basestring(of.items[item])},"values":[{shown}]}}'

    def _ranked(self) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """Yield each item with its values, as numbers of texts and shares of `_ONE`, the most probable first."""
        of = self.observations
        order = np.lexsort((-self.probability, of.item_of)).astype(np.int32)
        shares = np.rint(self.probability * _ONE).astype(np.int32)
        starts = np.flatnonzero(np.diff(of.item_of, prepend=-1)).tolist()
        bounds = [*starts, len(order)]
        for first in range(0, len(starts), _ITEMS_AT_ONCE):
            part = bounds[first : first + _ITEMS_AT_ONCE + 1]
            rows = order[part[0] : part[-1]]
            values = list(zip(of.text_of[rows].tolist(), shares[rows].tolist(), strict=True))
            items = of.item_of[np.array(part[:-1])].tolist()
            for item, start, end in zip(items, part, part[1:], strict=False):
                yield item, values[start - part[0] : end - part[0]]

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
