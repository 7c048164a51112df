"""The wording of a claim: the content's own words with attribution and quotation marks off, able to stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.schemes import Kind

if TYPE_CHECKING:
    from loaders.statement import Hop, Spans

__all__ = ["wording"]

_QUOTES = re.compile('[\u201c\u201d\u00ab\u00bb\u201e"]')
_LEAD = re.compile(r"^(?:that|and|but|however|also|as well as|while)[,\s]+", re.IGNORECASE)
_ASIDE = re.compile(r",?\s+(?:however|meanwhile|though)\s*,", re.IGNORECASE)
_HE = re.compile(r"^(?:he|she)\s+(?=[a-z])", re.IGNORECASE)
_IT = re.compile(
    r"^it\s+(?=(?:will|would|had|has|plans|planned|expects|expected|did|does|could|may|might)\b)", re.IGNORECASE
)
_EDGES = " \t\n\xa0,;:\u2014\u2013-"


def wording(text: str, content: Spans, origin: Hop | None = None) -> str:
    """Return the claim that the content states, in the text's words. "" only for a content without words.

    `origin` is who says it, to restore a subject `he`, `she` or `it` that can only be the speaker's; None leaves it.
    """
    said = " ".join(text[s:e].strip() for s, e in content)
    said = re.sub(r"\s+", " ", _QUOTES.sub("", said).replace("''", "")).strip(_EDGES)
    said = re.sub(r"\s+([,.;:!?])", r"\1", said)
    said = re.sub(r",\s*([.;:!?])", r"\1", said)
    said = re.sub(r"(?:^|(?<=\s))['\u2018](?=\w)|(?<=[,.?!])['\u2019](?=\s|$)", "", said).strip(_EDGES)
    previous = None
    while previous != said:
        previous = said
        said = _LEAD.sub("", said)
    said = _ASIDE.sub("", said).strip(_EDGES)
    if origin is not None:
        pattern = _HE if origin.kind is Kind.PERSON else _IT if origin.kind is Kind.ORGANISATION else None
        if pattern:
            said = pattern.sub(lambda _: f"{origin.name} ", said, count=1)
    said = re.sub(r"(?<=\w)\.$", "", said) if said.count(".") == 1 and not re.search(r"\b[A-Z]\.$", said) else said
    return said[:1].upper() + said[1:]
