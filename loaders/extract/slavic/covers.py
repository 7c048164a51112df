"""Which earlier statements a response, a notice or a bare denial speaks of, in Ukrainian and Russian."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.inflection import stems
from ontology.schemes import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.extract.covers import Told
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.statement import Statement

__all__ = ["covered"]

_REACH = 40
_WORD = re.compile(r"[^\W\d_]{4,}")
_HALF = 2
_PARAGRAPHS = 2


def covered(text: str, told: Sequence[Told], lexicon: Lexicon) -> tuple[Statement, ...]:
    """Return the statements, responses, notices and bare denials tied to the earlier statements they speak of.

    Figures named are those that earlier statements give; "these statements" are all of other sources; a topic of its
    own words covers statements that share half of them; without any, what stands near.
    """
    done = []
    words = [_words(each.statement.claim) for each in told]
    for number, each in enumerate(told):
        stance = each.statement.stance
        said = " ".join(text[s:e] for s, e in each.statement.content)
        bare = stance in {Stance.DENIES, Stance.CONFIRMS, Stance.QUESTIONS} and bool(
            lexicon.anaphoric.fullmatch(said.strip())
        )
        if not (bare or stance.is_notice or stance.is_response):
            done.append(each.statement)
            continue
        earlier = [n for n in range(max(0, number - _REACH), number) if told[n].statement.stance.supports]
        key = each.statement.source_key
        others = [n for n in earlier if key is None or told[n].statement.source_key != key]
        done.append(
            replace(each.statement, covers=tuple(sorted(_spoken_of(text, each, said, told, others, words, lexicon))))
        )
    return tuple(done)


def _spoken_of(  # noqa: PLR0917 -- called by position from one place
    text: str,
    own: Told,
    said: str,
    told: Sequence[Told],
    others: list[int],
    words: list[frozenset[str]],
    lexicon: Lexicon,
) -> list[int]:
    topic = said
    if own.statement.stance.is_response:
        topic = text[slice(*own.about)] if own.about else ""
    if lexicon.figures_named.search(topic) and (figures := [n for n in others if told[n].statement.quantities]):
        return figures
    if lexicon.sayings_named.search(topic) or lexicon.anaphoric.fullmatch(topic.strip(" .,")):
        near = _near(own, told, others)
        return near if own.statement.stance.is_response or not others else others
    names = _words(" ".join(hop.name for hop in own.statement.chain))
    plain = _words(topic) - names
    if plain:
        alike = [n for n in others if _HALF * len(plain & words[n]) >= len(plain)]
        if alike or own.statement.stance.is_response:
            return alike
    return _near(own, told, others)


def _near(own: Told, told: Sequence[Told], others: list[int]) -> list[int]:
    here = [n for n in others if told[n].paragraph == own.paragraph]
    if here or not others:
        return here
    paragraphs = sorted({told[n].paragraph for n in others if told[n].paragraph < own.paragraph})[-_PARAGRAPHS:]
    block = [n for n in others if told[n].paragraph in paragraphs]
    keys = {told[n].statement.source_key for n in block}
    return [
        n
        for n in others
        if n in block or (told[n].statement.source_key in keys and n >= min(block, default=0) - _PARAGRAPHS)
    ]


def _words(text: str) -> frozenset[str]:
    return frozenset(stems(word) for word in _WORD.findall(text.casefold()))
