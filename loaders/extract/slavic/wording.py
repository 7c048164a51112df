"""The wording of a claim in Ukrainian and Russian, and how it is hedged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.claims import wording
from ontology.schemes import Certainty, Kind

if TYPE_CHECKING:
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.statement import Hop, Spans

__all__ = ["certainty", "claim"]

_JOINT = re.compile(r"[^\W\d_]+\s+$")
_LONGEST_JOINT = 14
_VERBAL = re.compile(r"\s+(?:\w+\s+)?\w+(?:в|ла|ло|ли|л|є|ет|ит|ить|ює|ує|ает|яет)\b")
_QUOTED = ("\u00ab", "\u201e", "\u201c", '"')


def claim(text: str, content: Spans, origin: Hop | None, lexicon: Lexicon) -> str:
    """Return the claim that the content states, in the text's words; "" only for a content without words.

    A "he" or "she" that begins it is replaced by the name of a person who speaks: nobody else can be meant.
    """
    said = wording(text, content)
    previous = None
    while previous != said:
        previous = said
        said = lexicon.lead.sub("", said, count=1) if lexicon.lead.match(said) else said
    quoted = bool(content) and text[content[0][0] : content[0][0] + 1] in _QUOTED
    first = re.match(r"[^\W\d_]+", said)
    if first and origin is not None and origin.kind is Kind.PERSON and not quoted:
        pronoun = first.group().casefold() in lexicon.he | lexicon.she
        if pronoun and _VERBAL.match(said, first.end()):
            said = origin.name + said[first.end() :]
    return said[:1].upper() + said[1:]


def certainty(text: str, content: Spans, lexicon: Lexicon) -> tuple[Certainty | None, str | None]:
    """Return the weakest hedge in a content and its words; None where it is stated flatly."""
    said = " ".join(text[s:e] for s, e in content)
    # "They write as if the bridge was closed": the conjunction itself holds back.
    joint = _JOINT.search(text, max(0, content[0][0] - _LONGEST_JOINT), content[0][0]) if content else None
    for name, pattern in lexicon.hedges:
        found = (pattern.search(joint.group()) if joint else None) or pattern.search(said)
        if found:
            return Certainty(name), found.group()
    return None, None
