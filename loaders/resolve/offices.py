"""Whose office a named person holds, where the report's own words say it: "Ukrainian President Volodymyr Zelenskyy"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.resolve.persons import person_key
from ontology.schemes import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.statement import Statement
    from ontology.gazetteer import Gazetteer

__all__ = ["offices"]

_WORD = re.compile(r"[^\W\d_][\w.\u2019'-]*")
_OFFICE = frozenset(
    "president vice-president prime minister premier chancellor king queen foreign defence defense interior finance "
    "justice energy health deputy secretary ambassador envoy general admiral army navy military spokesman spokeswoman "
    "presidential government security intelligence chief commander".split()
)


def offices(text: str, statements: Sequence[Statement], gazetteer: Gazetteer) -> dict[str, str]:
    """Return, for the key of each named person, the name of the state whose office the report's words give it.

    Only where a word for a state stands right before that of an office, in the words that name the source: a "French
    actress" holds no office of France. Persons of whom the words say several states are left out.
    """
    found: dict[str, set[str]] = {}
    for statement in statements:
        origin = statement.chain[0] if statement.chain else None
        if origin is None or origin.kind is not Kind.PERSON or origin.affiliation:
            continue
        for start, end in statement.source:
            words = _WORD.findall(text[start:end])
            states = {state for place in range(len(words)) if (state := _state(words, place, gazetteer))}
            found.setdefault(person_key(origin.name), set()).update(states)
    return {key: next(iter(states)) for key, states in found.items() if len(states) == 1}


def _state(words: Sequence[str], place: int, gazetteer: Gazetteer) -> str | None:
    """Return the state that the words at `place` name, if an office follows: "South Korean President"."""
    for size in (2, 1):
        phrase, after = words[place : place + size], words[place + size : place + size + 1]
        if len(phrase) < size or not after or after[0].casefold() not in _OFFICE:
            continue
        name = " ".join(phrase)
        entry = gazetteer.demonym(name) or (gazetteer.find(name) if re.search(r"['\u2019]s?$", name) else None)
        if entry and entry.side == entry.id:
            return entry.name
    return None
