"""One name in two scripts: before two claims are compared, both write it alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.match.slavic import ROMANISED, is_inflected, skeleton
from graph.match.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.match.facts import Facts

__all__ = ["in_one_script", "one_name"]

_LEAST = 3


def one_name(a: str, b: str) -> bool:
    """Whether two names, of which one was written in Cyrillic, sound alike; "Belgorod" and its adjective do too."""
    if ROMANISED not in {a[-1:], b[-1:]}:
        return False
    return bool(_forms(a) & _forms(b))


def _forms(name: str) -> set[str]:
    """Return what a name sounds like, with and without an ending that may have been cut; nothing for a short one."""
    sound = skeleton(name)
    forms = {sound, sound.removesuffix("sk"), sound[:-1] if sound.endswith(("sk", "v")) else sound}
    return {form for form in forms if len(form) >= _LEAST}


def in_one_script(a: Facts, b: Facts) -> tuple[Facts, Facts]:
    """Return both claims with the names that they share written as one of them has them. Symmetric."""
    a, b = _placed(a, b), _placed(b, a)
    mine, others = _romanised(a), _romanised(b)
    if not mine and not others:
        return a, b
    first, second = _names(a), _names(b)
    shared = {(name, min(found)) for name in mine if (found := [other for other in second if one_name(name, other)])}
    back = {(name, min(found)) for name in others if (found := [other for other in first if one_name(name, other)])}
    # Where both are written in Cyrillic, both take the name that sorts first.
    left = {name: min(name, other) if other.endswith(ROMANISED) else other for name, other in shared}
    right = {name: min(name, other) if other.endswith(ROMANISED) else other for name, other in back}
    return _renamed(a, left), _renamed(b, right)


def _placed(mine: Facts, other: Facts) -> Facts:
    """Return a claim with the countries that it places something in ("в Єгипті") named as the other names them.

    Where both are written in Cyrillic, both take the name that sorts first.
    """
    named: dict[str, str] = {}
    for name, side in mine.sides.items():
        if not is_inflected(name):
            continue
        same = [one for one in other.sides if other.sides[one] == side and not vocabulary().is_place(one)]
        if same:
            named[name] = min(name, *same) if is_inflected("".join(same)) else min(same)
    sides = {named.get(name, name): side for name, side in mine.sides.items()}
    return replace(_renamed(mine, named), sides=sides) if named else mine


def _names(claim: Facts) -> set[str]:
    return {*claim.names, *claim.maybe}


def _romanised(claim: Facts) -> set[str]:
    return {name for name in _names(claim) if name.endswith(ROMANISED)}


def _renamed(claim: Facts, names: dict[str, str]) -> Facts:
    if not names:
        return claim

    def each(words: Iterable[str]) -> frozenset[str]:
        return frozenset(names.get(word, word) for word in words)

    return replace(
        claim,
        names=tuple(dict.fromkeys(names.get(name, name) for name in claim.names)),
        far=each(claim.far),
        maybe=each(claim.maybe),
        words=each(claim.words),
        content=each(claim.content),
        actors=tuple(dict.fromkeys(names.get(name, name) for name in claim.actors)),
        owners=tuple(each(owner) for owner in claim.owners),
        modifiers=tuple(each(modifiers) for modifiers in claim.modifiers),
    )
