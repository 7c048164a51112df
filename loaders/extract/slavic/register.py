"""Who speaks in a document: every source met so far, and which of them "he", "the source" or a surname takes up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.extract.party import Party
from ontology.inflection import stems
from ontology.names import normal_name
from ontology.schemes import Identification, Kind

if TYPE_CHECKING:
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.extract.slavic.mentions import Mention
    from loaders.statement import Hop

__all__ = ["Register", "Source"]

_SINGLE = frozenset({Kind.ANONYMOUS, Kind.PERSON})
_ANONYMOUS = frozenset({"source", "individual", "people", "member"})
_MEMORY = 100
_NEAR = 400
# "Another source" speaks to the outlet that the first one spoke to.
_OTHERS = frozenset(
    "другой второй третий інший другий третій ещё еще друге третє інше другое третье другого второго".split()
)
_GENERIC = frozenset(
    "чиновник чиновниця чиновница посадовець посадовиця військовий военный офіцер офицер генерал сотрудник "
    "співробітник урядовець високопосадовець військовик".split()
)


@dataclass(slots=True)
class Source(Party):
    """A source of the document: `sort`, `word_gender` and `known` (the gazetteer's id) besides what a party has."""

    sort: str = ""
    word_gender: str | None = None
    known: str | None = None
    surname: str = ""


class Register:
    """The sources of a document, filled in reading order. `media` are the outlets that it named so far."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._sources: list[Source] = []
        self._count = 0
        self.media: list[Hop] = []

    @property
    def last_speaker(self) -> Source | None:
        """The source that spoke most recently; None before anybody has."""
        return max((s for s in self._sources if s.last >= 0), key=lambda s: s.last, default=None)

    def resolve(self, mention: Mention, position: int) -> Source | None:
        """Return the source that a mention at `position` stands for, registered if it is new; None if it is nobody."""
        found = self._pronoun(mention, position) if mention.sort == "pronoun" else self._taken_up(mention)
        if found is None and mention.hop is not None and not (mention.bare and mention.sort == "media"):
            found = self._new(mention)
        if found is None:
            return None
        self._enrich(found, mention)
        found.last = found.met = position
        return found

    def note(self, hop: Hop) -> None:
        """Remember an outlet that was named."""
        self.media = [m for m in self.media[-_MEMORY:] if m.name != hop.name]
        self.media.append(hop)

    def meet(self, mention: Mention, position: int) -> None:
        """Remember somebody who is mentioned and has not spoken: "he" may take them up next."""
        if mention.hop is None:
            return
        ways = {"person": self._person, "unique": self._office, "group": self._group}
        found = ways.get(mention.sort, self._body)(mention)
        found = found or self._new(mention)
        self._enrich(found, mention)
        found.met = position

    def route(self, first: Hop) -> list[Hop]:
        """Return the relays that brought the words of an outlet's other sources, the outlet first; at least itself."""
        known = next((s.via for s in self._latest() if s.via and s.via[0].name == first.name), (first,))
        return list(known)

    def outlet(self) -> Hop | None:
        """Return the outlet that "the agency" takes up: the last one named."""
        return self.media[-1] if self.media else None

    def _new(self, mention: Mention) -> Source:
        hop = mention.hop
        if hop is None:
            raise TypeError(mention)  # whoever takes somebody up has asked first
        another = mention.sort == "source" and any(w.casefold() in _OTHERS for w in hop.name.split())
        kinds = {Kind.ANONYMOUS, Kind.GROUP}
        before = next((s for s in self._latest() if s.hop.kind in kinds and s.via), None) if another else None
        source = Source(
            self._count,
            hop,
            via=before.via if before else (),
            plural=mention.plural,
            sort=mention.sort,
            word_gender=mention.gender,
            known=mention.entry.id if mention.entry else None,
            surname=stems(mention.surname.casefold()),
        )
        source.aliases.add(_alias(hop.name))
        self._count += 1
        self._sources.append(source)
        if len(self._sources) > _MEMORY:
            self._sources.remove(min(self._sources[:-1], key=lambda s: max(s.met, s.last)))
        return source

    def _enrich(self, source: Source, mention: Mention) -> None:
        source.heads.update(mention.roles)
        if mention.sort not in {"pronoun", "channel", "person"}:
            source.heads.add(mention.head)
        hop = mention.hop
        if hop is None:
            return
        source.word_gender = source.word_gender or mention.gender
        both = source.hop.kind is Kind.PERSON and hop.kind is Kind.PERSON and bool(mention.surname)
        if both and len(hop.name.split()) > len(source.hop.name.split()):
            source.hop = replace(source.hop, name=hop.name)
        if hop.affiliation and source.hop.kind in _SINGLE and source.hop.affiliation is None:
            how = source.hop.identification
            source.hop = replace(
                source.hop,
                affiliation=hop.affiliation,
                identification=Identification.POSITION_DESCRIBED if how is Identification.UNNAMED else how,
            )

    # -- ways of taking up ------------------------------------------------------------------------------------------

    def _taken_up(self, mention: Mention) -> Source | None:
        way = {
            "channel": lambda _: self.last_speaker,
            "theirs": lambda _: max(self._sources, key=lambda s: max(s.last, s.met), default=None),
            "source": self._source,
            "people": self._group,
            "individual": self._individual,
            "member": self._member,
            "unique": self._office,
            "person": self._person,
            "group": self._group,
            "document": self._document,
            "media": self._outlet,
        }.get(mention.sort, self._body)
        return way(mention)

    def _latest(self) -> list[Source]:
        return sorted((s for s in self._sources if s.last >= 0), key=lambda s: -s.last)

    def _pronoun(self, mention: Mention, position: int) -> Source | None:
        speakers = sorted(
            (s for s in self._sources if s.last >= 0 or position - s.met < _NEAR), key=lambda s: -max(s.last, s.met)
        )
        if mention.plural:
            return next((s for s in speakers if s.plural), None)
        if mention.gender == "neut":
            return next((s for s in speakers if s.hop.kind is Kind.ANONYMOUS and s.word_gender == "neut"), None)
        single = [s for s in speakers if s.hop.kind in _SINGLE and not s.plural]
        fitting = [s for s in single if s.word_gender in {None, mention.gender} or s.sort in {"source", "member"}]
        return fitting[0] if fitting else None

    def _source(self, mention: Mention) -> Source | None:
        hop = mention.hop
        if mention.plural:
            return self._group(mention)
        if hop is not None and any(word.casefold() in _OTHERS for word in hop.name.split()):
            # "The second source" is another, unless it was called so before.
            return next((s for s in self._latest() if _alias(hop.name) in s.aliases), None)
        where = hop.affiliation if hop else None
        anonymous = [s for s in self._latest() if s.hop.kind is Kind.ANONYMOUS and not s.plural]
        if mention.bare or mention.owned or where is not None:
            for source in anonymous:
                same = where is None or source.hop.affiliation in {None, where}
                outlet = (
                    mention.owner is None or not source.via or any(h.name == mention.owner.name for h in source.via)
                )
                if same and outlet and (source.sort == "source" or mention.bare or mention.owned):
                    return source
        return None

    def _individual(self, mention: Mention) -> Source | None:
        lx, hop = self._lexicon, mention.hop
        where = hop.affiliation if hop else None
        latest = next((s for s in self._latest() if s.hop.kind in _SINGLE and not s.plural), None)
        nameless = (
            latest is not None and latest.hop.kind is Kind.PERSON and not latest.heads & (lx.individuals | lx.unique)
        )
        if latest is not None and nameless and mention.bare and mention.head in _GENERIC:
            # Somebody of whom nothing but the name is known is "the general".
            return latest
        for source in self._latest():
            if source.hop.kind not in _SINGLE or source.plural:
                continue
            agrees = where is None or source.hop.affiliation == where
            if mention.head in source.heads and agrees and (mention.bare or where is not None):
                return source
            if source.hop.kind is not Kind.ANONYMOUS or source.sort == "member":
                continue
            generic = mention.head in lx.speakers | lx.sources or source.sort == "source"
            if generic and where is not None and source.hop.affiliation == where and source.sort == "source":
                return source
            if mention.bare and where is None and source.sort == "source" and source is self.last_speaker:
                return source
        last = self.last_speaker
        if mention.bare and (mention.head in lx.speakers or mention.head in _GENERIC):
            # "The official" is the one who spoke last of those who could be called so.
            last = next((s for s in self._latest() if s.hop.kind in _SINGLE and not s.plural), None)
            if last is not None and last.hop.kind is Kind.ANONYMOUS and last.sort != "member":
                return last
        fits = last is not None and last.hop.kind is Kind.PERSON and last.word_gender in {None, mention.gender}
        return last if fits and mention.bare and mention.head in lx.individuals - lx.kin else None

    def _member(self, mention: Mention) -> Source | None:
        group = next((s for s in self._latest() if s.plural), None)
        if group is None or mention.hop is None:
            return None
        source = self._new(replace(mention, hop=replace(mention.hop, affiliation=group.hop.affiliation)))
        source.via = group.via
        source.heads = set(group.heads)
        return source

    def _office(self, mention: Mention) -> Source | None:
        hop = mention.hop
        for source in self._latest():
            if source.hop.kind is not Kind.PERSON or mention.head not in source.heads:
                continue
            same = hop is not None and (
                _alias(hop.name) in source.aliases or (hop.affiliation and hop.affiliation == source.hop.affiliation)
            )
            if mention.bare or same:
                return source
        return None

    def _person(self, mention: Mention) -> Source | None:
        surname = stems(mention.surname.casefold())
        given = mention.hop.name.split()[0].casefold() if mention.hop and " " in mention.hop.name else ""
        for source in reversed(self._sources):
            if source.hop.kind is not Kind.PERSON or not source.surname or source.surname != surname:
                continue
            other = source.hop.name.split()[0].casefold() if " " in source.hop.name else ""
            if not given or not other or stems(given) == stems(other):
                return source
        return None

    def _group(self, mention: Mention) -> Source | None:
        hop = mention.hop
        for source in self._latest():
            if not source.plural:
                continue
            if hop is not None and _alias(hop.name) in source.aliases:
                return source
            if mention.bare and (mention.head in source.heads or source.sort == "people" == mention.sort):
                return source
            if mention.bare and mention.sort in {"source", "people"} and source.hop.kind is Kind.ANONYMOUS:
                return source
        return None

    def _document(self, mention: Mention) -> Source | None:
        if not mention.bare:
            return None
        return next(
            (s for s in self._latest() if s.hop.kind is Kind.DOCUMENT and mention.head in s.heads | {"документ"}), None
        )

    def _outlet(self, mention: Mention) -> Source | None:
        if mention.bare:
            named = self.outlet()
            if named is None:
                return None
            known = next((s for s in reversed(self._sources) if s.hop.name == named.name), None)
            return known or self._new(replace(mention, hop=named))
        return self._body(mention)

    def _body(self, mention: Mention) -> Source | None:  # noqa: PLR0911 -- one return a way of taking up
        hop = mention.hop
        if hop is None:
            return None
        alias = _alias(hop.name)
        organisations = [s for s in self._latest() if s.hop.kind is Kind.ORGANISATION]
        for source in organisations:
            if mention.entry is not None and source.known == mention.entry.id:
                return source
            if alias in source.aliases:
                return source
        if mention.bare:
            for source in organisations:
                inside = {stems(word) for word in normal_name(source.hop.name).split()}
                if mention.head in source.heads or stems(mention.head) in inside:
                    return source
                if mention.head in {"відомство", "ведомство", "міністерство", "министерство"} and source.sort == "body":
                    return source
                lx = self._lexicon
                private = mention.head in lx.companies and source.known is None and source.sort != "media"
                private = private and not source.heads & (lx.bodies - lx.companies)
                if private:
                    return source
        return None


def _alias(name: str) -> str:
    return stems(normal_name(name))
