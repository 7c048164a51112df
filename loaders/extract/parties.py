"""Who speaks in a document: every source met so far, and which of them "the official", "he" or "Bell" takes up.

An anonymous source that several phrases describe is one party; its fullest description is its name. A party keeps the
relays through which its words came, so that its later words keep them too. `last` is where it spoke last, `met` where
it was mentioned last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.agents import affiliation_of, entry_of, is_media, is_unique, organisation, read
from loaders.extract.mentions import Mention, is_capital, parse, tokens
from loaders.statement import Hop
from ontology.names import normal_name
from ontology.schemes import AgentType, Identification, Kind

if TYPE_CHECKING:
    from loaders.extract.names import Names

__all__ = ["Parties", "Party"]

_HE = frozenset("he she him her".split())
_THEY = frozenset("they them".split())
_GENERIC = frozenset(
    "source insider interlocutor informant person individual man woman representative official".split()
)
_COMMON = frozenset(
    "the a an of in on at for from to by and with s senior high-ranking high-level top his her its their".split()
)
_FROM_PLACE = re.compile(r"\b[Ff]rom\s+([A-Z][\w.]+(?:\s[A-Z][\w.]+)?)\s+they\b|\b[Ii]n\s+([A-Z][\w.]+),?\s+they\b")
_SOCIETIES = frozenset(
    "charity foundation association federation union club team institute university hospital watchdog".split()
)
_POSSESSIVES = {"his": "he", "hers": "she", "its": "it", "their": "they"}
_CLAUSE = re.compile(r"^(?!.*\b(?:who|which|that)\b).*\w\s+(?:was|is|are|were|has|had|rests?)\s", re.DOTALL)
_PART_OF = re.compile(
    r"(?:one|two|three|another|some|several|both|a \w+|all|most|many) of (?:(?:the|these|those) )?(\w+ )*?(\w+)$",
    re.IGNORECASE,
)
_ACRONYM_IN = re.compile(r"\(([A-Z][A-Za-z&-]{1,9})\)")
_SINGLE = frozenset({Kind.ANONYMOUS, Kind.PERSON})
_STRONG, _WEAK = 3, 1
_MEMORY = 100


@dataclass(slots=True)
class Party:
    """A source of the document. `hop` is how chains name it; `via` the relays its words come through, nearest first."""

    key: int
    hop: Hop
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    plural: bool = False
    via: tuple[Hop, ...] = ()
    last: int = -1
    met: int = -1


class Parties:
    """The register of a document's sources, filled in reading order."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._parties: list[Party] = []
        self._count = 0

    def _keep(self, party: Party) -> None:
        """Remember a party. Of a long document only the parties met last are remembered: nobody takes up the others."""
        self._parties.append(party)
        self._count += 1
        if len(self._parties) > _MEMORY:
            self._parties.remove(min(self._parties[:-1], key=lambda p: max(p.met, p.last)))

    @property
    def last_speaker(self) -> Party | None:
        """The party that spoke most recently; None before anybody has."""
        return max((p for p in self._parties if p.last >= 0), key=lambda p: p.last, default=None)

    def resolve(  # noqa: C901 -- one branch a way of naming
        self, phrase: str, position: int, sentence: str = "", *, speaks: bool = True
    ) -> Party | None:
        """Return the party that a phrase at `position` stands for, registered if it is new; None if it is no agent.

        `sentence` is looked at for "From Rome they ..."; `speaks` says that it is a source here, not a relay.
        """
        phrase = _POSSESSIVES.get(phrase.strip().casefold(), phrase)
        if _CLAUSE.search(phrase.split(",")[0]):
            return None
        place = _FROM_PLACE.fullmatch(phrase.strip())
        mention = parse((place[1] or place[2]) if place else phrase)
        if re.match(r"[^,]*\b(?:that|who|which)\s", phrase) and mention.definite:
            # A restrictive clause singles out somebody new: "the company that owns the plant".
            mention = replace(mention, tail=mention.tail or phrase[len(mention.text) :].strip())
        word = mention.text.casefold()
        part = _PART_OF.match(mention.text.split(",")[0])
        if part and part[2] == "them":
            return self._one_of_them(mention, position)
        if part and (group := self._best(parse(f"the {part[2]}"), plural=True)):
            return self._member(group, mention, position)
        if mention.head in lx.CHANNEL_HEADS - {"release"} and not mention.name:
            return self._channel(mention, position)
        if word in _HE | _THEY | {"it", "who", "which", "that", "i", "we", "himself", "herself"}:
            found = self._pronoun(word, position, sentence)
        elif mention.name:
            found = self._named(mention)
        elif mention.definite or not mention.determiner:
            found = self._taken_up(mention, position)
        else:
            found = None
        if found is None and word not in _HE | _THEY | {"it", "who", "which", "that", "i", "we"}:
            found = self._new(mention, position, speaks=speaks)
        if found is not None:
            self._enrich(found, mention)
            found.met = position
            if speaks:
                found.last = position
        return found

    def _channel(self, mention: Mention, position: int) -> Party | None:
        """Return whose statement or post it is: the one named in the phrase, else who spoke last."""
        whose = re.match(r"(?:by|from|of)\s+(.+)$", mention.tail)
        owner = whose[1] if whose else re.sub(r"['\u2019]s?$", "", mention.owner)
        if owner and owner.casefold() not in {"his", "her", "its", "their"}:
            return self.resolve(owner, position)
        return self.last_speaker

    def _member(self, group: Party, mention: Mention, position: int) -> Party:
        """Register somebody out of a group that spoke before: "one of the people". Its words come the same way."""
        hop = replace(group.hop, kind=Kind.ANONYMOUS, name=mention.text[:1].casefold() + mention.text[1:])
        party = Party(self._count, hop, via=group.via, last=position, met=position)
        party.heads = {head.removesuffix("s") for head in group.heads} | set(tokens(mention.apposition))
        party.words = set(group.words)
        self._keep(party)
        return party

    def _one_of_them(self, mention: Mention, position: int) -> Party:
        """Register "one of them", whoever they are."""
        group = max((p for p in self._parties if p.plural), key=lambda p: p.last, default=None)
        if group is not None:
            return self._member(group, mention, position)
        hop = Hop(Kind.ANONYMOUS, mention.text, None, Identification.POSITION_DESCRIBED)
        party = Party(self._count, hop, last=position, met=position)
        self._keep(party)
        return party

    def _new(self, mention: Mention, position: int, *, speaks: bool = False) -> Party | None:
        hop = read(mention, self._names, speaks=speaks)
        if hop is None:
            return None
        if hop.kind is Kind.ORGANISATION and not mention.name and mention.definite:
            named = self._organisation_for(mention, position)
            hop = organisation(named) if named else hop
        if mention.determiner and hop.name[:1].isupper() and hop.name.split()[0].casefold() == mention.determiner:
            # "The governor" at the start of a sentence.
            hop = replace(hop, name=hop.name[:1].casefold() + hop.name[1:])
        party = Party(self._count, hop)
        party.plural = hop.kind is Kind.GROUP or mention.plural_count or mention.head in lx.ANONYMOUS_PLURALS
        party.aliases.update(normal_name(m) for m in _ACRONYM_IN.findall(mention.text))
        party.aliases.add(_alias(hop.name))
        self._keep(party)
        return party

    def _enrich(self, party: Party, mention: Mention) -> None:
        if mention.head and not mention.name:
            party.heads.add(mention.head)
        for part in (mention.apposition, *mention.modifiers):
            party.heads.update(w.casefold() for w in tokens(part) if w.casefold() in _ROLES)
        party.words.update(w.casefold().strip("'\u2019s") for w in tokens(mention.text) if w.casefold() not in _COMMON)
        where = affiliation_of(mention)
        if where and set(tokens(where)) <= set(tokens(party.hop.name)):
            return
        if where and party.hop.kind in _SINGLE and party.hop.affiliation is None:
            identification = party.hop.identification
            if identification is Identification.UNNAMED:
                identification = Identification.POSITION_DESCRIBED
            party.hop = replace(party.hop, affiliation=where, identification=identification)

    # -- the three ways of taking up ------------------------------------------------------------------------------

    def _named(self, mention: Mention) -> Party | None:
        hop = read(mention, self._names)
        if hop is None:
            return None
        if hop.identification is Identification.POSITION_DESCRIBED:
            return self._taken_up(mention, -1)
        alias = _alias(hop.name)
        entry = entry_of(hop.name) if hop.kind is Kind.ORGANISATION else None
        for party in reversed(self._parties):
            if party.hop.kind is not hop.kind:
                continue
            same_entry = entry is not None and (other := entry_of(party.hop.name)) is not None and other.id == entry.id
            if alias in party.aliases or same_entry or _extends(alias, party.aliases):
                if same_entry and alias not in party.aliases:
                    party.hop = replace(party.hop, name=hop.name)
                party.aliases.add(alias)
                return party
        return None

    def _taken_up(self, mention: Mention, position: int) -> Party | None:
        head = mention.head
        if head in lx.BODY_HEADS | lx.COMPANY_HEADS | lx.MEDIA_HEADS and not _capitals(mention):
            return None if mention.tail else self._body(mention)
        if head in lx.GROUP_HEADS | lx.ANONYMOUS_PLURALS:
            return self._best(mention, plural=True) if mention.definite or not mention.determiner else None
        if head in lx.DOCUMENT_HEADS:
            return next((p for p in reversed(self._parties) if head in p.heads and p.hop.kind is Kind.DOCUMENT), None)
        if head in _ROLES or mention.determiner == "the":
            found = self._best(mention, plural=False)
            if (
                found is None
                and mention.determiner == "the"
                and not _capitals(mention)
                and head in lx.TITLES | lx.SPOKES
            ):
                return None
            return found
        del position
        return None

    def _best(self, mention: Mention, *, plural: bool) -> Party | None:
        kinds = _SINGLE if not plural else frozenset({Kind.GROUP, Kind.ANONYMOUS})
        specific = {w.casefold().strip("'\u2019s") for w in _capitals(mention)}
        scored = []
        for order, party in enumerate(sorted(self._parties, key=lambda p: p.last)):
            if party.hop.kind not in kinds or party.plural is not plural:
                continue
            score = _STRONG if mention.head in party.heads else 0
            overlap = specific & party.words
            if specific:
                score += _STRONG if 2 * len(overlap) >= len(specific) else -_STRONG
            if score <= 0 and not specific and self._could_be(mention, party):
                score = _WEAK
            if score > 0:
                scored.append((score, order, party))
        return max(scored)[2] if scored else None

    def _could_be(self, mention: Mention, party: Party) -> bool:
        """Whether a role that the party was not given before may still be its: only of the one who spoke last."""
        head = mention.head
        sources = {"source", "insider", "interlocutor", "informant"}
        if mention.determiner != "the" or party.plural or is_unique(mention) or (mention.owner and head not in sources):
            return False
        if head in sources:
            return party.hop.kind is Kind.ANONYMOUS
        speaker = max((p for p in self._parties if p.hop.kind in _SINGLE and not p.plural), key=lambda p: p.last)
        if head in lx.UNIQUE_OFFICES - {"leader", "chief", "boss", "author"} or head in lx.SPOKES:
            return False
        known = party.heads & _ROLES
        if known and not known & _GENERIC and head not in _GENERIC:
            return False
        return party is speaker and (head in _GENERIC or bool(mention.modifiers) or head in _ROLES or _is_role(head))

    def _body(self, mention: Mention) -> Party | None:
        """Take up an organisation: "the ministry", "the spy agency", "the newspaper"."""
        head = mention.head
        parties = sorted(
            (p for p in self._parties if p.hop.kind is Kind.ORGANISATION), key=lambda p: -max(p.met, p.last)
        )
        for party in parties:
            if head in party.heads or head in party.words or (head in lx.MEDIA_HEADS and is_media(party.hop.name)):
                return party
            words = {w.casefold() for w in tokens(party.hop.name)}
            if (
                head in lx.COMPANY_HEADS
                and entry_of(party.hop.name) is None
                and not is_media(party.hop.name)
                and not words & lx.BODY_HEADS
            ):
                return party
        return None

    def _organisation_for(self, mention: Mention, position: int) -> str | None:
        """Return the organisation named before, speaker or not, that "the company", "the court" takes up."""
        head = mention.head
        for _, name in reversed(self._names.before(position)):
            words = {w.casefold() for w in tokens(name)}
            entry = entry_of(name)
            if head in words or (head in lx.MEDIA_HEADS and is_media(name)):
                return name
            private = entry is None or entry.type is AgentType.ORGANIZATION
            if head in lx.COMPANY_HEADS | _SOCIETIES and private and not is_media(name) and len(words) > 1:
                return name
        return None

    def _pronoun(self, word: str, position: int, sentence: str) -> Party | None:
        place = _FROM_PLACE.search(sentence) if word == "they" else None
        if place and (found := self._new_place(place[1] or place[2], position)):
            return found
        parties = sorted((p for p in self._parties if 0 <= p.last <= position), key=lambda p: -p.last)
        if word in _HE:
            return next((p for p in parties if p.hop.kind in _SINGLE and not p.plural), None)
        if word == "they":
            return next((p for p in parties if p.plural), parties[0] if parties else None)
        if word in {"it", "which"}:
            return next((p for p in parties if p.hop.kind in {Kind.ORGANISATION, Kind.DOCUMENT}), None)
        return parties[0] if parties and word in {"who", "that"} else None

    def _new_place(self, name: str, position: int) -> Party | None:
        mention = parse(name)
        return self._named(mention) or self._new(mention, position)


_ROLES = lx.ANONYMOUS_HEADS | lx.PERSON_HEADS | lx.SPOKES | lx.UNIQUE_OFFICES


def _is_role(head: str) -> bool:
    return bool(re.search(r"(?:er|or|ist|ian|man|woman|old|ee|ant)$", head))


def _capitals(mention: Mention) -> list[str]:
    return [w for w in (*mention.modifiers, *tokens(mention.tail)) if is_capital(w)]


def _alias(name: str) -> str:
    return normal_name(re.sub(r"^(?:the|an?)\s+", "", re.sub(r"\s*\([^()]*\)", "", name), flags=re.IGNORECASE))


def _extends(alias: str, aliases: set[str]) -> bool:
    """Whether one name is the other without its last words ("acme" of "acme corp"), or its acronym."""
    for other in aliases:
        short, long = sorted((alias, other), key=len)
        if short and (long.startswith(short + " ") or long.endswith(" " + short)):
            return True
        initials = "".join(w[0] for w in long.split() if w not in _COMMON)
        if len(short) > 1 and short == initials:
            return True
    return False
