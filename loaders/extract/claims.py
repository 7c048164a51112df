"""The wording of a claim: the content's own words with attribution and quotation marks off, able to stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.schemes import Kind

if TYPE_CHECKING:
    from loaders.statement import Hop, Spans

__all__ = ["wording"]

_QUOTES = re.compile('[\u201c\u201d\u00ab\u00bb\u201e"]')
# A mark alone between two words parts them.
_BETWEEN = re.compile('(?<=\\w)[\u201c\u201d\u00ab\u00bb\u201e"]+(?=\\w)')
_LEAD = re.compile(
    r"^(?:that(?!\s+(?:is|was|would|will|has|had|does|did|can|could|may|makes|means|claim|account|report|figure|"
    r"number|statement|allegation|version|toll)\b)|and|but|however|also|"
    r"as well as|while|as a reminder|as (?:is|was) known|as reported earlier|recall)[,\s]+",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",?\s+(?:however|meanwhile|though)\s*,", re.IGNORECASE)
_HE = re.compile(r"(?:he|she)\s+(?=[a-z\u201c\"])", re.IGNORECASE)
_THEY = re.compile(r"they\s+(?=[a-z\u201c\"])", re.IGNORECASE)
# "It had seen nothing" is the speaker; "it was too early", "it would be a mistake to" are nobody.
_IT = re.compile(
    r"it\s+(?=(?:had|has|plans|planned|expects|expected|did|does|intends|intended|aims|wants|wanted|hopes|needs)\b"
    r"|(?:will|would|could|may|might|can)\s+(?!be\s+(?!\w+ing\b)|take\b|mean\b|seem\b)"
    r"|(?:was|is)\s+(?:not\s+)?(?:aware|ready|unable|able|sorry|pleased|disappointed|confident|committed|cooperating|"
    r"working|"
    r"investigating|considering|reviewing|watching|sending|looking|preparing|pausing|closing|cutting|in\s+(?:talks|"
    r"dialogue|"
    r"contact))\b)",
    re.IGNORECASE,
)
_SUBJECTS = {Kind.PERSON: _HE, Kind.ANONYMOUS: _HE, Kind.GROUP: _THEY, Kind.ORGANISATION: _IT}
_MARKS = ("\u201c", "\u201e", "\u00ab", '"', "''", "\u2018")
_STOPPED = re.compile('[.!?]["\u201d\u2019\u00bb)]*\\s')
_COMMA = re.compile('[,;](["\u201d\u2019\u00bb]*)$')
_EDGES = " \t\n\xa0,;:\u2014\u2013-"


def wording(text: str, content: Spans, origin: Hop | None = None, *, restores: bool = True, never: str = "") -> str:
    """Return the claim that the content states, in the text's words. "" only for a content without words.

    `origin` is who says it, to restore a subject `he`, `she`, `they` or `it` that can only be the speaker's; None
    leaves it, and so does a quotation, whose "he" is somebody else, and `restores` off. `never` is a pronoun that
    cannot be theirs.
    """
    said = _joined(text, content)
    quoted = said.startswith(_MARKS)
    said = re.sub(r"\s+", " ", _QUOTES.sub("", _BETWEEN.sub(" ", said)).replace("''", "")).strip(_EDGES)
    said = re.sub(r"\s+([,.;:!?])", r"\1", said)
    said = re.sub(r",\s*([.;:!?])", r"\1", said)
    said = re.sub(r"(?:^|(?<=\s))['\u2018](?=\w)|(?<=[,.?!])['\u2019](?=\s|$)", "", said).strip(_EDGES)
    previous = None
    while previous != said:
        previous = said
        said = _LEAD.sub("", said)
    said = _ASIDE.sub("", said).strip(_EDGES)
    if origin is not None and not quoted and restores:
        found = _SUBJECTS[origin.kind].match(said) if origin.kind in _SUBJECTS else None
        if found and found.group().strip().casefold() != never:
            said = f"{origin.name} {said[found.end() :]}"
    said = re.sub(r"(?<=\w)\.$", "", said) if said.count(".") == 1 and not re.search(r"\b[A-Z]\.$", said) else said
    return said[:1].upper() + said[1:]


def _joined(text: str, content: Spans) -> str:
    """Return the pieces of a content, a full stop between two that a sentence's end stands between."""
    said, end = "", 0
    for number, (start, last) in enumerate(content):
        piece = text[start:last].strip()
        opener = piece.lstrip("".join(_MARKS))[:1]
        if number and opener.isupper() and (_STOPPED.search(text[end - 1 : start]) or piece.startswith(_MARKS)):
            said = _COMMA.sub(r"\1", said)
            said = said if re.search('[.!?]["\u201d\u2019\u00bb]*$', said) else said + "."
        said = f"{said} {piece}" if said else piece
        end = last
    return said
