"""Which source met before a noun phrase takes up: "the official", "the ministry", "the newspaper", "they"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.agents import is_unique
from loaders.extract.mentions import Mention, is_capital, tokens
from loaders.extract.organisations import entry_of, is_media
from loaders.extract.party import SINGLE, Party
from ontology.gazetteer import gazetteer
from ontology.schemes import AgentType, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.extract.names import Names

__all__ = [
    "ROLES",
    "another",
    "best",
    "body",
    "capitals",
    "fits_medium",
    "is_national",
    "is_role",
    "organisation_for",
    "pronoun",
]

ROLES = lx.ANONYMOUS_HEADS | lx.PERSON_HEADS | lx.SPOKES | lx.UNIQUE_OFFICES
"""Nouns of a single person."""

_GENERIC = frozenset(
    "source insider interlocutor informant person individual man woman representative official".split()
)
_SOURCES = frozenset({"source", "insider", "interlocutor", "informant"})
# What may stand before a noun that takes somebody up, without having been said of it before.
_NEUTRAL = frozenset("same anonymous unnamed unidentified senior high-ranking high-level top latter said".split())
_OTHERS = frozenset({"second", "third", "fourth", "other", "another"})
_NATIONALS = frozenset(
    "Croat Dane Swede Finn Pole Turk Czech Slovak Serb Spaniard Scot Briton Greek Swiss Slovene Bulgarian Frenchman "
    "Frenchwoman Englishman Englishwoman Irishman Irishwoman Dutchman Dutchwoman Welshman Scotsman Scotswoman Kazakh "
    "Uzbek "
    "Afghan Iraqi Israeli Pakistani Lebanese Portuguese Japanese Filipino Thai Argentine".split()
)
_SOCIETIES = frozenset(
    "charity foundation association federation union club team institute university hospital watchdog".split()
)
_UN_AGENCIES = frozenset(
    "WHO UNICEF UNHCR IAEA WFP UNESCO FAO ILO IOM OCHA UNRWA UNAIDS UNDP UNEP WMO ICAO IMO Europol Frontex "
    "Interpol".split()
) | {
    "World Health Organization",
    "World Health Organisation",
    "International Atomic Energy Agency",
    "World Food Programme",
}
_AIRED = frozenset("broadcaster station channel radio television tv".split())
_GROUPS = frozenset(
    "gang faction movement militia charity organisation organization collective cartel sect ngo nonprofit".split()
)
_WIRES = frozenset({"agency", "newswire", "wire"})
# What somebody is besides the office that he speaks in.
_BIOGRAPHIC = frozenset(
    "all-rounder batsman batter bowler striker midfielder defender goalkeeper winger forward full-back playmaker "
    "quarterback pitcher sprinter veteran mother father grandmother grandfather native graduate star ace "
    "teenager skipper "
    "gaffer tactician frontman singer actor actress comedian novelist poet billionaire tycoon entrepreneur politician "
    "democrat republican conservative pontiff monarch royal peer champion medallist medalist winner pensioner".split()
)
_TWO = 2
_STRONG, _WEAK = 3, 1


def capitals(mention: Mention) -> list[str]:
    """Return the capitalised words around the head of a phrase: what it singles out by name."""
    return [w for w in (*mention.modifiers, *tokens(mention.tail)) if is_capital(w)]


def best(parties: Sequence[Party], mention: Mention, *, plural: bool) -> Party | None:
    """Return the person or group, spoken of before, that a phrase takes up best; of equals the last to speak."""
    kinds = SINGLE if not plural else frozenset({Kind.GROUP, Kind.ANONYMOUS})
    specific = {w.casefold().strip("'\u2019s") for w in capitals(mention)}
    scored = []
    for order, party in enumerate(sorted(parties, key=lambda p: p.last)):
        if party.hop.kind not in kinds or party.plural is not plural or _is_owner(mention, party):
            continue
        score = _STRONG if mention.head in party.heads else 0
        overlap = specific & party.words
        if specific:
            score += _STRONG if 2 * len(overlap) >= len(specific) else -_STRONG
        if score <= 0 and not specific and _could_be(parties, mention, party):
            score = _WEAK
        if score > 0:
            scored.append((score, order, party))
    return max(scored)[2] if scored else None


def _is_owner(mention: Mention, party: Party) -> bool:
    """Whether somebody is named as whose the source is: "Bell's lawyer" is not Bell."""
    owner = re.sub(r"['\u2019]s?$", "", mention.owner).casefold().split()
    return bool(owner) and party.hop.kind is Kind.PERSON and owner[-1] in party.hop.name.casefold().split()


def another(parties: Sequence[Party], mention: Mention) -> tuple[Party | None, Party | None]:
    """Return who "the second source", "another official" is, where it was met, else the group it is out of."""
    if not ({w.casefold() for w in mention.modifiers} | {mention.determiner}) & _OTHERS or mention.head.endswith("s"):
        return None, None
    which = {w.casefold() for w in mention.modifiers} & _OTHERS
    for party in reversed(parties):
        if which and party.hop.kind in SINGLE and mention.head in party.heads and which & party.words:
            return party, None
    plurals = {f"{mention.head}s", "people"} if mention.head == "person" else {f"{mention.head}s"}
    return None, next((p for p in reversed(parties) if p.plural and p.heads & plurals), None)


def _could_be(  # noqa: PLR0911 -- one return a reason
    parties: Sequence[Party], mention: Mention, party: Party
) -> bool:
    """Whether a role that the party was not given before may still be its: only of the one who spoke last."""
    head = mention.head
    if mention.determiner != "the" or party.plural or is_unique(mention) or (mention.owner and head not in _SOURCES):
        return False
    if head in _SOURCES:
        return party.hop.kind is Kind.ANONYMOUS
    speaker = max((p for p in parties if p.hop.kind in SINGLE and not p.plural), key=lambda p: p.last)
    if head in lx.UNIQUE_OFFICES - {"leader", "chief", "boss", "author"} or head in lx.SPOKES:
        return False
    if {"former", "ex", "retired", "young", "other"} & {w.casefold() for w in mention.modifiers} - party.words:
        return False
    if head in _BIOGRAPHIC or head.endswith("-year-old"):
        return party is speaker
    known = party.heads & ROLES
    if known and not known & _GENERIC and head not in _GENERIC:
        return False
    return party is speaker and (head in _GENERIC or bool(mention.modifiers) or head in ROLES or is_role(head))


def is_role(head: str) -> bool:
    """Whether a noun looks like one of a person: "the goalkeeper", "the pensioner"."""
    return bool(re.search(r"(?:er|or|ist|ian|man|woman|old|ee|ant)$", head))


def fits_medium(head: str, name: str, names: Names) -> bool:
    """Whether a medium of this name may be called by this noun: an agency is no newspaper."""
    if not is_media(name):
        return names.is_medium(name)
    if head in _AIRED and (aired := entry_of(name)) is not None and aired.type is AgentType.NEWS_AGENCY:
        return False
    entry = entry_of(name) or entry_of(f"The {name}")
    if entry is None:
        return True
    return (entry.type is AgentType.NEWS_AGENCY) is (head in _WIRES) or head not in _WIRES | {"newspaper", "magazine"}


def is_national(mention: Mention) -> bool:
    """Whether a phrase takes somebody up by where they are from: "the Croat", "the American"."""
    words = [w for w in mention.text.split() if w.casefold() != "the"]
    if mention.determiner != "the" or mention.apposition:
        return False
    if len(words) == _TWO:
        # "the New Zealander"
        return all(w[:1].isupper() for w in words) and words[1].endswith(("er", "an"))
    if len(words) != 1:
        return False
    name = words[0]
    return name in _NATIONALS or bool(
        re.fullmatch(r"[A-Z]\w+(?:(?<!r)man|woman|an)", name) and gazetteer().demonym(name)
    )


def body(parties: Iterable[Party], names: Names, mention: Mention, position: int) -> Party | None:
    """Take up an organisation that spoke before: "the ministry", "the spy agency", "the newspaper"."""
    head = mention.head
    spoken = sorted((p for p in parties if p.hop.kind is Kind.ORGANISATION), key=lambda p: -max(p.met, p.last))
    called = next((p for p in spoken if head in p.heads | p.words), None)
    if head == "group" and (kin := next((p for p in spoken if p.heads & _GROUPS), None)):
        return kin
    if head in lx.MEDIA_HEADS and (named := _named_before(names, mention, position)):
        at, name = named
        if called is not None and max(called.met, called.last) >= at:
            return called
        bare = name.casefold()
        return next((p for p in spoken if bare in p.aliases or p.hop.name.casefold().endswith(bare)), None)
    for party in spoken:
        if (
            head in party.heads
            or head in party.words
            or (head in lx.MEDIA_HEADS and fits_medium(head, party.hop.name, names))
        ):
            return party
        words = {w.casefold() for w in tokens(party.hop.name)}
        if (
            head in lx.COMPANY_HEADS
            and entry_of(party.hop.name) is None
            and not (is_media(party.hop.name) or names.is_medium(party.hop.name))
            and not words & lx.BODY_HEADS
        ):
            return party
    return None


def organisation_for(names: Names, mention: Mention, position: int) -> str | None:
    """Return the organisation named before, speaker or not, that "the company", "the court" takes up."""
    found = _named_before(names, mention, position)
    return found[1] if found else None


def _named_before(names: Names, mention: Mention, position: int) -> tuple[int, str] | None:
    head = mention.head
    for at, name in reversed(names.before(position)):
        words = {w.casefold() for w in tokens(name)}
        entry = entry_of(name)
        if head in words or (head in lx.MEDIA_HEADS and fits_medium(head, name, names)):
            return at, name
        public = entry is not None and entry.type is AgentType.GOVERNMENT_BODY and entry.office is None
        if head == "agency" and (public or name in _UN_AGENCIES):
            return at, name
        private = entry is None or entry.type is AgentType.ORGANIZATION
        if (
            head in lx.COMPANY_HEADS | _SOCIETIES
            and private
            and not (is_media(name) or names.is_medium(name))
            and len(words) > 1
        ):
            return at, name
    return None


def pronoun(parties: Iterable[Party], word: str, position: int) -> Party | None:
    """Return who a pronoun takes up of those who spoke before `position`: the last that it fits."""
    spoken = sorted((p for p in parties if 0 <= p.last <= position), key=lambda p: -p.last)
    if word in {"he", "she", "him", "her", "one"}:
        other = {"he": "f", "him": "f", "one": "-"}.get(word, "m")
        return next((p for p in spoken if p.hop.kind in SINGLE and not p.plural and p.gender != other), None)
    if word in {"they", "them"}:
        return next((p for p in spoken if p.plural), spoken[0] if spoken else None)
    if word in {"it", "which"}:
        return next((p for p in spoken if p.hop.kind in {Kind.ORGANISATION, Kind.DOCUMENT}), None)
    return spoken[0] if spoken and word in {"who", "that"} else None
