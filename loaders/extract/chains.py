"""From drafts to statements: chains closed with agency and publisher, claims worded, figures read, covers found."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.claims import wording
from loaders.extract.covers import Told, covered
from loaders.extract.forms import ANAPHORIC
from loaders.extract.hedges import hedge
from loaders.extract.lexicon import MEDIA_WORDS
from loaders.extract.organisations import entry_of, is_media, organisation
from loaders.extract.quantities import quantities
from loaders.statement import Hop, Statement
from ontology.names import normal_name
from ontology.schemes import Kind, Stance

if TYPE_CHECKING:
    from loaders.extract.drafts import Draft
    from loaders.extract.prose import Prose

__all__ = ["UNKNOWN_PUBLISHER", "chain_of", "close"]

_CALLS = re.compile(
    r"(?:(?:has|have|had)\s+)?(?:(?:call|describ|label|brand|dubb?|dismiss|portray|denounc|accus|blam|critici[sz]|"
    r"condemn|prais)"
    r"(?:ed|led|s|es)?|puts?)"
)
_NOR = re.compile(r",?\s+n?or\s+(?:confirm|den)\w*\b.*$", re.DOTALL)
_INFINITIVE = re.compile(r"to (?:have|be)\b", re.IGNORECASE)
_GERUND = re.compile(r"(?:having|being|\w{2,}ing)\s+(?!(?:of|was|were|is|are|has|had|in|on)\b)\w", re.IGNORECASE)
_COPULA = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)\b")
_OF = ("of", "for", "in", "&", "and")
UNKNOWN_PUBLISHER = "unknown publisher"


def close(
    prose: Prose, drafts: list[Draft], agency: str | None, publisher: str | None, published: str | None = None
) -> tuple[Statement, ...]:
    """Return the statements of a document, in order.

    `agency` is the wire it is credited to, if any; `published` the day that "on Sunday" is resolved against.
    """
    last = Hop(Kind.PUBLISHER, publisher or UNKNOWN_PUBLISHER)
    found: list[Told] = []
    for draft in drafts:
        origin = draft.origin or (draft.party.hop if draft.party else None)
        chain = chain_of(origin, draft.via, agency, last)
        claim = _claim(prose.text, draft, origin)
        if not claim:
            continue
        content = " ".join(prose.text[s:e] for s, e in draft.content)
        certainty, words = (None, None) if draft.stance.is_notice else hedge(prose.text, draft.content, draft.cue)
        statement = Statement(
            claim=claim,
            stance=draft.stance,
            chain=chain,
            content=draft.content,
            cue=draft.cue,
            source=draft.source,
            quantities=quantities(content, published),
            covers=(),
            source_key=draft.party.key if draft.party else None,
            certainty=certainty,
            hedge=words,
            ground_rule=draft.party.ground_rule if draft.party else None,
        )
        found.append(Told(statement, prose.sentences[draft.sentence].paragraph, draft.about))
    return covered(prose.text, found)


def chain_of(origin: Hop | None, via: tuple[Hop, ...], agency: str | None, last: Hop) -> tuple[Hop, ...]:
    """Return the hops from origin to publisher, each once: the wire is a hop of every chain, the publisher the last."""
    hops = [origin] if origin and not _same(origin, last) else []
    for hop in via:
        if not _same(hop, last) and not any(_same(hop, other) for other in hops):
            hops.append(hop)
    if agency:
        wire = organisation(agency)
        if not _same(wire, last) and not any(_same(wire, other) for other in hops):
            hops.append(wire)
    return (*hops, last)


def _same(one: Hop, other: Hop) -> bool:
    if Kind.ANONYMOUS in {one.kind, other.kind} or Kind.PERSON in {one.kind, other.kind}:
        return one is other
    if _bare(one.name) == _bare(other.name):
        return True
    for hop, whole in ((one, other), (other, one)):
        if (
            whole.kind is Kind.PUBLISHER
            and _bare(whole.name).endswith(" " + _bare(hop.name))
            and _bare(hop.name) in MEDIA_WORDS
        ):
            return True
    if other.kind is Kind.PUBLISHER and _in_short(one, other):
        return True
    first, second = entry_of(one.name), entry_of(other.name)
    return first is not None and second is not None and first.id == second.id


def _in_short(one: Hop, publisher: Hop) -> bool:
    """Whether a hop is the publisher in short: "told Meridian" in Meridian Weekly, "The Post" of "The Post of X"."""
    short, whole = _bare(one.name), _bare(publisher.name)
    if whole.startswith(tuple(f"{short} {word} " for word in _OF)):
        return True
    return whole.startswith(f"{short} ") and (" " in short or entry_of(one.name) is None)


def _bare(name: str) -> str:
    return re.sub(r"^the ", "", normal_name(name))


def _lowered(claim: str, first: str) -> str:
    """Return a claim to go on a sentence with: small where the report has its first letter small."""
    return claim if first.isupper() else f"{claim[:1].lower()}{claim[1:]}"


def _claim(text: str, draft: Draft, origin: Hop | None) -> str:
    if draft.stance is Stance.NEITHER_CONFIRMED_NOR_DENIED and draft.about is not None:
        topic = _NOR.sub("", wording(text, (draft.about,)))
        if len(topic.split()) > 2 and not ANAPHORIC.fullmatch(topic):  # noqa: PLR2004 -- "the report" is no topic
            return topic
    early = bool(draft.cue) and draft.cue[0][0] < draft.content[0][0]
    said_by = text[slice(*draft.source[0])].casefold() if draft.source else ""
    first = draft.content[0][0]
    opening = text[first : first + len(said_by) + 1].casefold()
    same = bool(said_by) and opening.startswith((f"{said_by} ", f"{said_by}'"))
    restores = origin is None or same or (early and draft.alone)
    if said_by.startswith(("his ", "her ")):
        # "His lawyer said he was insane": not the lawyer.
        restores = False
    if origin is not None and origin.kind is Kind.ORGANISATION:
        restores = early and not is_media(origin.name)
    if origin is not None and origin.name[:1].islower() and said_by == f"the {origin.name}".casefold():
        origin = replace(origin, name=f"the {origin.name}")
    gender = draft.party.gender if draft.party else ""
    claim = wording(text, draft.content, origin, restores=restores, never={"f": "he", "m": "she"}.get(gender, ""))
    cue = text[slice(*draft.cue[0])] if draft.cue else ""
    if (
        draft.stance is Stance.ASSERTS
        and _CALLS.fullmatch(cue)
        and origin is not None
        and early
        and not _COPULA.search(claim)
    ):
        # "called the strike irresponsible" says nothing without its verb.
        return f"{origin.name[:1].upper()}{origin.name[1:]} {cue} {_lowered(claim, text[draft.content[0][0]])}"
    if origin is not None and early and _INFINITIVE.match(claim) and cue:
        return f"{origin.name[:1].upper()}{origin.name[1:]} {cue} {_lowered(claim, text[draft.content[0][0]])}"
    if origin is not None and early and draft.stance is not Stance.ASSERTS and _GERUND.match(claim):
        # "denied owning the ship": it is the speaker's owning it.
        return f"{origin.name[:1].upper()}{origin.name[1:]} {_lowered(claim, text[draft.content[0][0]])}"
    return claim
