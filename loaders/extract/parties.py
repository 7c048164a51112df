"""Who speaks in a document: every source met so far, and which of them "the official", "he" or "Bell" takes up.

An anonymous source that several phrases describe is one party; its fullest description is its name. A party keeps the
relays through which its words came, so that its later words keep them too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.affiliations import affiliation_of
from loaders.extract.agents import read
from loaders.extract.mentions import Mention, parse, tokens
from loaders.extract.organisations import entry_of, organisation
from loaders.extract.party import SINGLE, Party
from loaders.extract.patterns import ANONYMITY
from loaders.extract.taking import ROLES, another, best, body, capitals, is_national, is_role, organisation_for, pronoun
from loaders.statement import Hop
from ontology.names import normal_name
from ontology.schemes import Identification, Kind

if TYPE_CHECKING:
    from loaders.extract.names import Names

__all__ = ["Parties"]

_HE = frozenset("he she him her".split())
_THEY = frozenset("they them".split())
_COMMON = frozenset(
    "the a an of in on at for from to by and with s senior high-ranking high-level top his her its their".split()
)
_FROM_PLACE = re.compile(
    r"\b(?:[Ff]rom|[Ii]n)\s+(?:the\s+)?([A-Z][\w.]+(?:\s(?:of\s)?[A-Z][\w.]+){0,3})(?:\s+in\s+[A-Z]\w+)?\s+they\b|"
    rf"\b(?:[Ff]rom|[Ii]n|[Aa]t)\s+((?:the|his|her|its)\s+(?:[\w-]+\s+)"
    rf"?(?:{'|'.join(sorted(lx.BODY_HEADS | lx.COMPANY_HEADS))}"
    r"|chancellery|presidency|club))\s+they\b|"
    r"\b[Ff]rom\s+([A-Z][\w.]+(?:\s[A-Z][\w.]+)?)(?:\s+itself)?\s+they\b|\b[Ii]n\s+([A-Z][\w.]+)(?:\s+itself)"
    r"?,?\s+they\b"
)
_POSSESSIVES = {"his": "he", "hers": "she", "its": "it", "their": "they"}
# "Information at the disposal of the agency": the agency's.
_HELD = re.compile(
    r"^(?:an?\s+)?(?:\w+\s+)?cop(?:y|ies)\s+of\s+(?=(?:the|an?|its|his|her|their)\s)|"
    r"^(?:the\s+)?(?:\w+\s+)?(?:information|data|evidence)\s+(?:at the disposal of|available to|"
    r"in (?:the )?possession of|"
    r"received by|held by)\s+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"^(?!.*\b(?:who|which|that)\b).*\w\s+(?:was|is|are|were|has|had|rests?)\s", re.DOTALL)
_PART_OF = re.compile(
    r"(?:one|two|three|another|some|several|both|a \w+|all|most|many) of (?:(?:the|these|those) )?(\w+ )*?(\w+)$",
    re.IGNORECASE,
)
# "One recalled a meeting. Another had heard of it.": of those who spoke before.
_ONE = re.compile(r"one|another|(?:an?|the) (?:second|third|fourth|fifth|other|first)|a further one|yet another")
_ACRONYM_IN = re.compile(r"\(([A-Z][A-Za-z&-]{1,9})\)")
# Titles in short, and the nouns that take them up.
_SHORT = dict(
    pair.split(":")
    for pair in (
        "gov:governor sen:senator rep:representative gen:general col:colonel prof:professor dr:doctor pres:president "
        "capt:captain maj:major adm:admiral lt:lieutenant sgt:sergeant insp:inspector supt:superintendent "
        "det:detective coun:councillor cllr:councillor rev:reverend mp:lawmaker"
    ).split()
)
_MEMORY = 100


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

    def among(self, start: int, end: int, place: int) -> Party | None:
        """Return the human source met in `[start, end)` last before `place`, else first after it; None for none."""
        here = [p for p in self._parties if start <= p.met < end and p.hop.kind in SINGLE | {Kind.GROUP}]
        before = [p for p in here if p.met <= place]
        if before:
            return max(before, key=lambda p: p.met)
        return min(here, key=lambda p: p.met, default=None)

    def merge(self, new: Party, known: Party) -> None:
        """Make one party of two that turn out to be the same: `known` stays, under the fuller description."""
        if new is known:
            return
        self._parties.remove(new)
        known.heads |= new.heads
        known.words |= new.words
        known.aliases |= new.aliases
        if len(new.hop.name) > len(known.hop.name):
            known.hop = new.hop

    def resolve(  # noqa: C901, PLR0911, PLR0912 -- one branch a way of naming
        self, phrase: str, position: int, sentence: str = "", *, speaks: bool = True
    ) -> Party | None:
        """Return the party that a phrase at `position` stands for, registered if it is new; None if it is no agent.

        `sentence` is looked at for "From Rome they ..."; `speaks` says that it is a source here, not a relay.
        """
        phrase = re.sub(r"^whose\s+", "", phrase)
        phrase = _HELD.sub("", phrase)
        phrase = "it" if phrase.strip().casefold() == "there" else phrase
        phrase = _POSSESSIVES.get(phrase.strip().casefold(), phrase)
        if _CLAUSE.search(phrase.split(",")[0]):
            return None
        place = _FROM_PLACE.fullmatch(phrase.strip())
        mention = parse(next(g for g in place.groups() if g) if place else phrase)
        if re.match(r"[^,]*\b(?:that|who|which)\s", phrase) and mention.definite:
            # A restrictive clause singles out somebody new: "the company that owns the plant".
            mention = replace(mention, tail=mention.tail or phrase[len(mention.text) :].strip())
        word = mention.text.casefold()
        if mention.definite and not mention.name and re.search(r"\b(?:himself|herself)$", phrase.strip()):
            main = self._names.main_person()
            phrase = main or phrase
            mention = parse(phrase) if main else mention
        if _ONE.fullmatch(word):
            return self._one_of_them(mention, position)
        part = _PART_OF.match(mention.text.split(",")[0])
        if part and mention.name and mention.apposition.startswith(mention.name):
            part = None
        if part and part[2] in {"them", "these", "those", "two", "three", "four", "five", "six"}:
            return self._one_of_them(mention, position)
        if part and (group := best(self._parties, parse(f"the {part[2]}"), plural=True)):
            return self._member(group, mention, position)
        if mention.head in lx.CHANNEL_HEADS - {"release"} and not mention.name:
            return self._channel(mention, position)
        if word in _HE | _THEY | {"it", "who", "which", "that", "i", "we", "himself", "herself"}:
            where = _FROM_PLACE.search(sentence) if word == "they" else None
            found = self._new_place(next(g for g in where.groups() if g), position) if where else None
            found = found or pronoun(self._parties, word, position)
        elif mention.name:
            found = pronoun(self._parties, "one", position) if is_national(mention) else self._named(mention, position)
        elif (other := another(self._parties, mention)) != (None, None):
            found, group = other
            if group is not None:
                return self._member(group, mention, position)
        elif mention.definite or not mention.determiner:
            found = self._taken_up(mention, position)
        else:
            found = None
        if found is None and word not in _HE | _THEY | {"it", "who", "which", "that", "i", "we"}:
            found = self._new(mention, position, speaks=speaks)
        if found is not None:
            single = mention.determiner in {"a", "an", "one", "another"} and not mention.name
            if single and found.hop.kind is Kind.ORGANISATION and f"{mention.text}, who " in sentence:
                # "One producer, who": no company.
                found.hop = replace(found.hop, kind=Kind.ANONYMOUS, identification=Identification.POSITION_DESCRIBED)
            if found.hop.kind is Kind.GROUP and mention.plural_count and mention.head in lx.INSIDERS:
                kind = Kind.ANONYMOUS if ANONYMITY.search(sentence) else Kind.GROUP
                found.hop = replace(found.hop, kind=kind)
            self._enrich(found, mention)
            found.met = position
            if speaks:
                found.last = position
        return found

    def _channel(self, mention: Mention, position: int) -> Party | None:
        """Return whose statement or post it is: the one named in the phrase, else who spoke last."""
        whose = re.match(r"(?:by|from|of)\s+(.+)$", mention.tail)
        if mention.head in {"interviews", "conversations", "briefings"}:
            whose = whose or re.match(r"with\s+(.+)$", mention.tail)
        owner = whose[1] if whose else re.sub(r"['\u2019]s?$", "", mention.owner)
        if owner and owner.casefold() not in {"his", "her", "its", "their"}:
            return self.resolve(owner, position)
        return self.last_speaker

    def _member(self, group: Party, mention: Mention, position: int) -> Party:
        """Register somebody out of a group that spoke before: "one of the people". Its words come the same way."""
        several = mention.plural_count and group.hop.kind is Kind.GROUP
        kind = Kind.GROUP if several else Kind.ANONYMOUS
        hop = replace(group.hop, kind=kind, name=mention.text[:1].casefold() + mention.text[1:])
        party = Party(self._count, hop, via=group.via, last=position, met=position, plural=mention.plural_count)
        party.heads = {head.removesuffix("s") for head in group.heads} | set(tokens(mention.apposition))
        party.words = group.words | {w.casefold() for w in mention.modifiers}
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
        hop = self._company_rather(hop, mention, position)
        if hop.kind is Kind.ORGANISATION and not mention.name and mention.definite:
            named = organisation_for(self._names, mention, position)
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

    def _company_rather(self, hop: Hop, mention: Mention, position: int) -> Hop:
        """Return the company for a name that its founder bears too: "Penhallow" of "Penhallow Homes"."""
        alone = hop.kind is Kind.PERSON and mention.text == mention.name
        return organisation(mention.name) if alone and self._names.is_short_for(mention.name, position) else hop

    def _enrich(self, party: Party, mention: Mention) -> None:
        if mention.head and not mention.name:
            party.heads.add(mention.head)
        for part in (mention.apposition, *mention.modifiers):
            said = (w.casefold().strip(".") for w in tokens(part))
            party.heads.update(w for w in (_SHORT.get(w, w) for w in said) if w in ROLES)
        party.words.update(w.casefold().strip("'\u2019s") for w in tokens(mention.text) if w.casefold() not in _COMMON)
        where = affiliation_of(mention)
        if where and set(tokens(where)) <= set(tokens(party.hop.name)):
            return
        if where and party.hop.kind in SINGLE and party.hop.affiliation is None:
            identification = party.hop.identification
            if identification is Identification.UNNAMED:
                identification = Identification.POSITION_DESCRIBED
            party.hop = replace(party.hop, affiliation=where, identification=identification)

    # -- the three ways of taking up ------------------------------------------------------------------------------

    def _named(self, mention: Mention, position: int) -> Party | None:
        hop = read(mention, self._names)
        if hop is None:
            return None
        hop = self._company_rather(hop, mention, position)
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
        if head in lx.BODY_HEADS | lx.COMPANY_HEADS | lx.MEDIA_HEADS and not capitals(mention):
            return None if mention.tail or mention.owner else body(self._parties, self._names, mention, position)
        if head in lx.GROUP_HEADS | lx.ANONYMOUS_PLURALS:
            return best(self._parties, mention, plural=True) if mention.definite or not mention.determiner else None
        if head in lx.DOCUMENT_HEADS:
            return next((p for p in reversed(self._parties) if head in p.heads and p.hop.kind is Kind.DOCUMENT), None)
        if head in ROLES or (mention.determiner == "the" and is_role(head)):
            found = best(self._parties, mention, plural=False)
            if (
                found is None
                and mention.determiner == "the"
                and not capitals(mention)
                and head in lx.TITLES | lx.SPOKES
            ):
                return None
            return found
        del position
        return None

    def _new_place(self, name: str, position: int) -> Party | None:
        mention = parse(name)
        found = self._named(mention, position) if mention.name else self._taken_up(mention, position)
        return found or self._new(mention, position)


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
