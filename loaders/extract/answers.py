"""Responses and notices as drafts: who declined, did not answer, neither confirmed nor denied, could not verify."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.drafts import Draft
from loaders.extract.forms import source_pair
from loaders.extract.frame import Frame
from loaders.extract.mentions import parse
from loaders.extract.organisations import entry_of, is_media, organisation
from loaders.extract.phrases import phrase_after, trim
from loaders.extract.relays import relays
from ontology.schemes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.extract.party import Party
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
# Somebody who could not, where "could not be verified" is nobody.
_ABLE = re.compile(
    r"(?:could\s*(?:not|n['\u2019]t)|cannot|can['\u2019]t|unable\s+to|not\s+(?:yet\s+|immediately\s+)?able\s+to)\s+"
    r"(?!be\b|also be\b)",
    re.IGNORECASE,
)
# "There was no immediate comment from the ministry"
_NONE_CAME = re.compile(r"(?:there\s+)?(?:was|were|is|has been|had been)\s+no\b", re.IGNORECASE)
_FROM = re.compile(r"[^,.;]{0,40}?\s(?:from|by)\s+(?=\S)")
_SAYS = "|".join(sorted(lx.SPEECH, key=len, reverse=True))
_BUT_NOT = re.compile(
    rf".{{2,200}}?\b(?:{_SAYS})\b.{{2,200}}?\s(?P<but>but)\s+(?:\w+\s+){{0,2}}$",
    re.DOTALL,
)
_NEITHER = re.compile(
    r"neither\s+(?:of\s+)?([^.;,]{2,60}?)\s+(?:(?:has|have|had)\s+)?(?:\w+ly\s+)?(?:responded|replied|commented|"
    r"returned)",
    re.IGNORECASE,
)


def told(scene: Scene, number: int, answer: Response) -> Iterator[Draft]:
    """Yield the drafts of a response or notice in the sentence `number`: one for each who responds."""
    text = scene.text
    content = (trim(text, *answer.span, " \t\n."),)
    subject = _subject(text, answer)
    if answer.stance.is_notice:
        party = _unable(scene, subject, number) if _ABLE.match(text, *answer.cue) else None
        if party is not None:
            yield Draft(answer.stance, party, party.via, content, number, (answer.cue,), (subject,) if subject else ())
            return
        origin = _checker(scene, subject)
        source = (subject,) if origin and subject else ()
        yield Draft(answer.stance, None, (), content, number, (answer.cue,), source, origin)
        return
    if subject is None:
        subject = _said_before(scene, number, answer.cue[0])
    if subject is None:
        return
    said = _BUT_NOT.match(text, answer.span[0], answer.cue[0])
    if said:
        # "Peskov told reporters that A, but could neither confirm nor deny B": A is a statement of its own.
        content = (trim(text, said.end("but"), content[0][1], " \t\n."),)
    passed = relays(text, *answer.span, scene.names, scene.prose.quotes_in(*answer.span))
    named = tuple(organisation(outlet.name) for outlet, _ in passed if outlet.name)
    about = trim(text, answer.cue[1], content[0][1], " \t\n.,;")
    whole, more = source_pair(text[slice(*subject)])
    for span in _neither_nor(text, subject) or scene.sources(Frame(number, subject, None, ())):
        party = scene.party(text[slice(*span)] if span != subject else whole, span, number)
        if party is None:
            continue
        via = (*(organisation(name) for name in more), *named)
        if not via and party.hop.kind in {Kind.ANONYMOUS, Kind.PERSON}:
            via = party.via
        topic = about if about[1] > about[0] else None
        yield Draft(answer.stance, party, via, content, number, (answer.cue,), (span,), about=topic)


def _neither_nor(text: str, subject: Span) -> list[Span]:
    """Return the two of "neither the ministry nor the army"; empty for any other subject."""
    joint = re.search(r"\s+nor\s+", text[slice(*subject)])
    return [(subject[0], subject[0] + joint.start()), (subject[0] + joint.end(), subject[1])] if joint else []


def _unable(scene: Scene, subject: Span | None, number: int) -> Party | None:
    """Return who, no outlet, could not confirm something: "the ministry could not independently confirm it"."""
    phrase = scene.text[slice(*subject)] if subject else ""
    mention = parse(phrase)
    reporting = mention.head in lx.MEDIA_HEADS | {"journalists", "reporters", "editors", "newsroom", "correspondents"}
    if subject is None or reporting or not (mention.name or mention.head in lx.SPOKES | lx.BODY_HEADS | {"officials"}):
        return None
    if scene.outlet(subject) is not None:
        return None
    party = scene.party(phrase, subject, number)
    known = party is not None and (party.hop.kind is not Kind.ORGANISATION or entry_of(party.hop.name) is not None)
    return party if known else None


def _said_before(scene: Scene, number: int, place: int) -> Span | None:
    """Return who spoke at the start of the sentence: "Acme said A and B, but declined to comment"."""
    body = scene.body(scene.prose.sentences[number])
    said = _SAID.match(scene.text, *body) if body and body[0] < place else None
    parts = _parts(scene.text, *said.span(1)) if said and said.end() <= place else []
    return (parts[0][0], parts[-1][1]) if parts else None


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
    giver = _FROM.match(text, answer.cue[1], answer.span[1]) if _NONE_CAME.match(text, *answer.cue) else None
    if giver:
        return phrase_after(text, giver.end(), answer.span[1])
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
