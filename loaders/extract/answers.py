"""Responses and notices as drafts: who declined, did not answer, neither confirmed nor denied, could not verify."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.agents import is_media, organisation
from loaders.extract.drafts import Draft
from loaders.extract.forms import source_pair
from loaders.extract.frame import Frame
from loaders.extract.mentions import parse
from loaders.extract.phrases import trim
from loaders.extract.relays import relays
from ontology.schemes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.extract.scene import Scene
    from loaders.extract.stances import Response
    from loaders.statement import Hop, Span

__all__ = ["told"]

_PRONOUNS = frozenset("he she him her they them it who which that we".split())
_LONGEST_SUBJECT = 8
_INTRODUCTORY = re.compile(
    r"^(?:asked|when|in|on|after|contacted|reached|meanwhile|however|by|at|for|approached|despite|as|while|so far|"
    r"separately|"
    r"both|questioned|until|pressed|according)\b",
    re.IGNORECASE,
)
_ADVERBS = re.compile(rf"(?:\s+(?:{'|'.join(lx.ADVERBS)}))+$")
_APPOSITION = re.compile(r"(?:who|which|whose|an?|the)\b")
_CONJUNCTION = re.compile(r"(?:and|but|so|while|though|however|meanwhile)\s+", re.IGNORECASE)
# "referred questions to its insurer, which did not answer"
_WHICH = re.compile(
    r"\b(?P<s>(?:its|their|his|her|the|an?)\s+(?:[\w\u2019'-]+\s+){0,2}?[\w-]+),\s+(?:which|who)\s+(?:\w+ly\s+|"
    r"also\s+)?$"
)
_BUT_LAST = re.compile(r",?\s+(?:but|and|though)$")
_SAID = re.compile(
    rf"(.{{2,80}}?)\s+(?:has\s+|had\s+|have\s+)"
    rf"?(?:{'|'.join(sorted(lx.SPEECH, key=len, reverse=True))})\b"
)
_NEITHER = re.compile(r"neither\s+(?:of\s+)?([^.;,]{2,40}?)\s+(?:responded|replied|commented|returned)", re.IGNORECASE)


def told(scene: Scene, number: int, answer: Response) -> Iterator[Draft]:
    """Yield the drafts of a response or notice in the sentence `number`: one for each who responds."""
    text = scene.text
    content = (trim(text, *answer.span, " \t\n."),)
    subject = _subject(text, answer)
    if answer.stance.is_notice:
        origin = _checker(scene, subject)
        source = (subject,) if origin and subject else ()
        yield Draft(answer.stance, None, (), content, number, (answer.cue,), source, origin)
        return
    if subject is None:
        return
    passed = relays(text, *answer.span, scene.names, scene.prose.quotes_in(*answer.span))
    named = tuple(organisation(outlet.name) for outlet, _ in passed if outlet.name)
    about = trim(text, answer.cue[1], content[0][1], " \t\n.,;")
    whole, more = source_pair(text[slice(*subject)])
    for span in scene.sources(Frame(number, subject, None, ())):
        party = scene.party(text[slice(*span)] if span != subject else whole, span, number)
        if party is None:
            continue
        via = (*(organisation(name) for name in more), *named)
        if not via and party.hop.kind in {Kind.ANONYMOUS, Kind.PERSON}:
            via = party.via
        topic = about if about[1] > about[0] else None
        yield Draft(answer.stance, party, via, content, number, (answer.cue,), (span,), about=topic)


def _checker(scene: Scene, subject: Span | None) -> Hop | None:
    """Return the outlet that could not verify; None when it is the publisher itself, or nobody is named."""
    if subject is None:
        return None
    mention = parse(scene.text[slice(*subject)])
    if mention.name:
        return organisation(mention.name) if is_media(mention.name) else None
    return scene.media_taken_up(subject[0]) if mention.head in lx.MEDIA_HEADS else None


def _subject(text: str, answer: Response) -> Span | None:
    """Return who responds: the phrase before the cue, introductory phrases ("Asked by X about Y,") left out."""
    neither = _NEITHER.match(text, *answer.cue)
    if neither:
        return neither.span(1)
    start, end = trim(text, answer.span[0], answer.cue[0])
    clause = _WHICH.search(text, start, answer.cue[0])
    if clause:
        return clause.span("s")
    words = _ADVERBS.search(text[start:end])
    end = start + words.start() if words else end
    joint = _BUT_LAST.search(text, start, end)
    end = joint.start() if joint else end
    closed = text[end : answer.cue[0]].strip().startswith(",")
    parts = _parts(text, start, end)
    if not parts:
        return None
    if closed and not joint:
        return parts[0][0], parts[-1][1]
    apposed = len(parts) > 1 and _APPOSITION.match(text[slice(*parts[1])])
    chosen = parts[0] if apposed else parts[-1]
    said = _SAID.match(text, *chosen)
    if said and joint:
        # "A spokesman confirmed the plan but did not want to comment": who confirmed.
        chosen = said.span(1)
    conjunction = _CONJUNCTION.match(text[slice(*chosen)])
    chosen = (chosen[0] + (conjunction.end() if conjunction else 0), chosen[1])
    inner = re.search(r"\b(?:said|says|that)\s+(?=\S)", text[slice(*chosen)])
    if inner and len(text[chosen[0] + inner.end() : chosen[1]].split()) <= _LONGEST_SUBJECT:
        rest = text[chosen[0] + inner.end() : chosen[1]].strip().casefold()
        own = rest.split(" ", 1)[0] in _PRONOUNS
        chosen = (chosen[0], chosen[0] + inner.start()) if own else (chosen[0] + inner.end(), chosen[1])
        chosen = trim(text, *chosen)
    return chosen if re.search(r"\w", text[slice(*chosen)]) else None


def _parts(text: str, start: int, end: int) -> list[Span]:
    """Return what stands between the commas, introductory parts left out."""
    parts: list[Span] = []
    position = start
    for piece in text[start:end].split(","):
        parts.append(trim(text, position, position + len(piece)))
        position += len(piece) + 1
    parts = [(s, e) for s, e in parts if e > s]
    while len(parts) > 1 and _INTRODUCTORY.match(text[slice(*parts[0])]):
        parts = parts[1:]
    return parts
