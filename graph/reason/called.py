"""Whether what two origins are called can be one: "Chan" and "Bo Chan", "police" and "police", "Ana Pop" and "Ана Поп".

An agent that is only called by a common noun is told apart by its report ("police" of two outlets are two agents), and
one of whom two scripts tell has two names. Neither is a reason to take them for two.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graph.match.gloss import gloss
from graph.match.slavic import is_inflected, romanised, skeleton
from graph.match.words import empty, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["could_be", "keys"]


def could_be(short: str, full: str, *, persons: bool) -> bool:
    """Whether one who is called `short` can be who is called `full`, by these names alone. Not symmetric: ask twice.

    A person can by a last name, of others a body that is called by a common noun ("police", "Vilnius police"), and in
    another script whatever sounds alike. The same name of two persons is no question: it makes them one agent.
    """
    if is_inflected(short) or is_inflected(full):
        if short != full and _ends(_sounds(full), _sounds(short)):
            return True
        if not persons:
            return _ends(_told(full), _told(short)) and (short[:1].islower() or len(_told(full)) == len(_told(short)))
    if persons:
        last, names = short.casefold().split(), full.casefold().split()
        return last != names and _ends(names, last)
    return short[:1].islower() and _ends(_told(full), _told(short))


def keys(name: str) -> Iterator[str]:
    """Yield what two names have in common, at least one of these, where one could be the other."""
    for words in (name.casefold().split(), _sounds(name), _told(name)):
        if words:
            yield words[-1]


def _ends(words: Sequence[str], end: Sequence[str]) -> bool:
    return bool(end) and list(words[-len(end) :]) == list(end)


@lru_cache(maxsize=65536)
def _sounds(name: str) -> tuple[str, ...]:
    words = name.casefold().split()
    return tuple(skeleton(romanised(word) if is_inflected(word) else word) for word in words)


@lru_cache(maxsize=65536)
def _told(name: str) -> tuple[str, ...]:
    """Return the stems of a name, of a Ukrainian or Russian one in English words."""
    return tuple(stem(word) for word in gloss(name).casefold().split() if not empty(word))
