"""Which words of a sentence are a frame's content: the tagger's spans, completed to whole segments and quotations.

A sentence falls into segments between the blocks (source and cue, relays, responses) that it holds. A segment that the
tagger took mostly is taken whole, so that no figure, name or quotation is cut; one that it hardly touched is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.phrases import trim

if TYPE_CHECKING:
    from loaders.extract.prose import Prose
    from loaders.statement import Span, Spans

__all__ = ["complete", "segments", "subtract"]

_JOIN = re.compile(
    r"(?:,?\s*\b(?:and|but|while|as|that|who|which|when|adding|also|after)|,\s+the|,)\s*$", re.IGNORECASE
)
_LEAD = re.compile(
    r"^(?:\s*(?:(?:on|in|at|last|late|early|earlier|during|this|by|also|"
    r"later)\b)(?:\s+[\w\u2019']+\.?){0,5}?\s+that\s+|\s*(?:on\s+)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|yesterday|today)(?:\s+(?:morning|evening|night|afternoon))?\b[,\s]*|\s*that\s+|\s*(?:which|"
    r"who)\b[^,.;]{3,90},\s*)",
    re.IGNORECASE,
)
_EDGE = " \t\n\xa0,;:\u2014\u2013-"
# A verb left over from a block that a citing came between: "X, citing Y, said that ...".
_VERB = re.compile(
    r"\s*(?:said|says|reported|reports(?!\s+(?:of|about|in|from|by|on)\b)|wrote|writes)\s+(?:that\s+)?(?=\S)"
)
_HALF = 0.5
_LONG = 5
_NEAR = 8
_TWO = 2


def subtract(whole: Span, parts: list[Span]) -> list[Span]:
    """Return what is left of a span without the parts, in order."""
    left, position = [], whole[0]
    for start, end in sorted(parts):
        if start > position:
            left.append((position, min(start, whole[1])))
        position = max(position, end)
    if position < whole[1]:
        left.append((position, whole[1]))
    return [(s, e) for s, e in left if e > s]


def segments(prose: Prose, whole: Span, blocks: list[Span]) -> list[Span]:
    """Return the segments of a sentence between the blocks, trimmed, those without a word left out."""
    text = prose.text
    found = []
    parts = [m.span() for m in re.finditer(";", text[whole[0] : whole[1]])]
    stops = [(whole[0] + s, whole[0] + e) for s, e in parts if prose.quote_at(whole[0] + s) is None]
    for start, end in subtract(whole, [*blocks, *stops]):
        first, last = trim(text, start, end)
        joined = _JOIN.search(text, first, last)
        if joined and last < whole[1] - 1 and prose.quote_at(last - 1) is None:
            first, last = trim(text, first, joined.start())
        if re.search(r"\w", text[first:last]):
            found.append((first, last))
    return found


def complete(prose: Prose, content: Spans, whole: Span, blocks: list[Span], own: Span | None = None) -> Spans:
    """Return the content completed: segments mostly taken whole, quotations whole, pieces elsewhere as they are.

    `own` is the frame's block: the segment that opens the sentence before it, or that follows it when it opens the
    sentence itself, is wholly its content where any of it is.
    """
    text = prose.text
    taken: list[Span] = []
    for segment in segments(prose, whole, blocks):
        inside = [(max(s, segment[0]), min(e, segment[1])) for s, e in content if s < segment[1] and segment[0] < e]
        if not inside:
            continue
        sure = _sure(whole, segment, own)
        share = (
            1.0
            if sure
            else sum(len(text[s:e].split()) for s, e in inside) / max(1, len(text[segment[0] : segment[1]].split()))
        )
        if share >= _HALF:
            taken.append(_lead_off(text, segment))
        else:
            taken += [_quotes_whole(prose, piece, segment) for piece in inside]
    elsewhere = [c for c in content if not (c[0] < whole[1] and whole[0] < c[1]) and _stands(prose, c)]
    taken = [p for n, p in enumerate(taken) if len(taken) == 1 or _says(text, p) or _is_subject(text, taken[n : n + 2])]
    return _merge(text, [*elsewhere, *(_stop_off(prose, piece, whole[1]) for piece in taken)])


def _stands(prose: Prose, piece: Span) -> bool:
    """Whether a piece in another sentence is one of its own: quoted, or long."""
    return len(prose.text[slice(*piece)].split()) >= _LONG or prose.text[piece[0]] in '\u201c\u00ab"'


def _says(text: str, piece: Span) -> bool:
    words = text[slice(*piece)].split()
    return len(words) > 1 or bool(re.search(r"\d|[\u201c\"]", text[slice(*piece)]))


def _is_subject(text: str, pieces: list[Span]) -> bool:
    """Whether a piece is a name that the next one goes on from: "Acme, the source said, has lost the case"."""
    if len(pieces) < _TWO:
        return False
    (start, _), (after, end) = pieces
    return text[start].isupper() and bool(
        re.match(r"(?:has|had|have|is|was|were|are|will|would|can|could)\s", text[after:end])
    )


def _stop_off(prose: Prose, piece: Span, end: int) -> Span:
    """Leave out the full stop of the sentence, but not that of a quotation or an abbreviation."""
    last = piece[1]
    if (
        last == end
        and prose.text[last - 1 : last] == "."
        and not re.search(r"(?:\b[A-Z]|\b[A-Z][a-z]{1,3}|\.[A-Za-z])\.$", prose.text[piece[0] : last])
    ):
        return piece[0], last - 1
    return piece


def _sure(whole: Span, segment: Span, own: Span | None) -> bool:
    if own is None:
        return False
    opening = segment[0] == whole[0] and 0 <= own[0] - segment[1] <= _NEAR
    following = own[0] == whole[0] and 0 <= segment[0] - own[1] <= _NEAR
    return opening or following


def _lead_off(text: str, span: Span) -> Span:
    verb = _VERB.match(text[span[0] : span[1]])
    span = (span[0] + verb.end(), span[1]) if verb else span
    lead = _LEAD.match(text[span[0] : span[1]])
    return trim(text, span[0] + (lead.end() if lead else 0), span[1])


def _quotes_whole(prose: Prose, piece: Span, segment: Span) -> Span:
    first, last = piece
    for place, grow in ((first, 0), (last - 1, 1)):
        quote = prose.quote_at(place)
        if quote and grow:
            last = max(last, min(quote[1], segment[1]))
        elif quote:
            first = min(first, max(quote[0], segment[0]))
    return trim(prose.text, first, last)


def _merge(text: str, spans: list[Span]) -> Spans:
    merged: list[Span] = []
    for start, end in sorted(s for s in spans if s[1] > s[0]):
        if (
            merged
            and (start <= merged[-1][1] or not re.search(r"\w", text[merged[-1][1] : start]))
            and _same_line(text, merged[-1][1], start)
        ):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _same_line(text: str, start: int, end: int) -> bool:
    return "\n" not in text[start:end]
