"""Responses ("declined to comment") and notices ("could not be verified independently"), told outside quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.schemes import Stance

if TYPE_CHECKING:
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.statement import Span

__all__ = ["Answer", "answers"]

_BREAK = re.compile(
    r";\s*|,\s*(?:что|що)\s+"
    r"|,\s*(?:а|но|але|однак|однако|проте|хотя|хоча|при этом|при цьому|тогда как|тоді як|зате|зато)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A clause that tells a response or a notice: `span` is the clause, `cue` the words that tell it."""

    stance: Stance
    span: Span
    cue: Span


def answers(text: str, body: Span, quotes: tuple[Span, ...], lexicon: Lexicon) -> list[Answer]:
    """Return the responses and notices of a sentence, in order."""
    found: list[Answer] = []
    forms = ((Stance.NOT_INDEPENDENTLY_VERIFIED, lexicon.unverified), *lexicon.answers)
    for stance, form in forms:
        for match in form.finditer(text, *body):
            cue = match.span()
            if any(s < cue[1] and cue[0] < e for s, e in quotes if s <= cue[0] < e):
                continue
            if any(a.cue[0] < cue[1] and cue[0] < a.cue[1] for a in found):
                continue
            found.append(Answer(stance, _clause(text, body, cue), cue))
    found.sort(key=lambda a: a.cue)
    return found


def _clause(text: str, body: Span, cue: Span) -> Span:
    first, last = body
    for match in _BREAK.finditer(text, *body):
        if match.end() <= cue[0]:
            first = match.end()
        elif match.start() >= cue[1]:
            last = match.start()
            break
    while last > first and text[last - 1] in " .,;\n":
        last -= 1
    return first, last
