"""The scene of a document: who has spoken, and who the words of a source stand for at a place in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.hedges import ground_rule
from loaders.extract.mentions import Mention, parse, tokens
from loaders.extract.names import Names
from loaders.extract.organisations import entry_of, is_media, organisation
from loaders.extract.parties import Parties
from loaders.extract.patterns import FINITE
from loaders.extract.phrases import phrase_before, trim
from loaders.extract.relays import outlet_at
from loaders.extract.taking import ROLES, fits_medium
from ontology.schemes import Kind

if TYPE_CHECKING:
    from loaders.extract.credits import Credit
    from loaders.extract.frame import Frame
    from loaders.extract.party import Party
    from loaders.extract.prose import Prose, Sentence
    from loaders.statement import Hop, Span

__all__ = ["Scene", "label_at"]

# Labels that open paragraphs of some news sites: no words of anybody's.
_LABEL = re.compile(
    r"(?P<label>Sources?|Details|More details|Quote|Direct quote|Verbatim|Literally|Background|For reference|"
    r"Previously|"
    r"Reminder|As a reminder|What preceded this|Quote from (?P<who>[^:\u201c\u201d\"]{2,60}))\s*:(?:\s+|$)"
)


def label_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the label that opens a sentence; None where what follows "Sources:" is a statement of theirs."""
    found = _LABEL.match(text, start, end)
    states = found is not None and found["label"].startswith("Source") and FINITE.search(text, found.end(), end)
    return None if states else found


_SUBJECT_REACH = 60
_SOURCE_OF = re.compile(r"(?:of|for|to)\s+(.+?)(?:\s+(?:in|at|from|within|inside)\b.*)?$")
_BODIES = "|".join(sorted(lx.BODY_HEADS | lx.COMPANY_HEADS))
_BODY_FIRST = re.compile(rf"(The (?:\w+ )?(?:{_BODIES}))\s+(?:has|had|have|is|was|will|would|plans|expects)\b")
_ROLE_FIRST = re.compile(
    rf"((?:The|A|An|His|Her|Its|Their|One|Another)\s+(?:[\w\u2019'-]+\s+)"
    rf"{{0,3}}?(?:{'|'.join(sorted(ROLES | {'predecessor', 'successor'}))})"
    r"(?:\s+(?:at|of|from|in|with|for)\s+(?:the\s+)?[\w-]+)?"
    r"(?:,\s+(?:(?:[a-z-]+\s+){1,2}(?=[A-Z][\w\u2019'-]+\s[A-Z]))?[A-Z][\w\u2019'-]+(?:\s[A-Z][\w\u2019'-]+){0,3}"
    r"(?=,|\s[a-z]))?)(?=,|\s+(?:who|was|is|has|had|said|\w+(?:ed|es|s)"
    r"|saw|told|knew|went|came|took)\b)"
)
_GROUP_FIRST = re.compile(
    rf"((?:(?:The|Some|Many|Several|Most|Two|Three|Four|Five)\s+(?:[\w-]+\s+)?)"
    rf"?(?:{'|'.join(sorted(lx.GROUP_HEADS))}))\b",
    re.IGNORECASE,
)
_SPEAKERS = ROLES | lx.GROUP_HEADS | lx.BODY_HEADS | lx.COMPANY_HEADS | lx.MEDIA_HEADS | lx.ANONYMOUS_PLURALS
_SAYING = re.compile(rf"\s(?:{'|'.join(sorted(lx.SPEECH, key=len, reverse=True))})\s+(?=\S)")
_LONGEST_OF_TWO = 5
_SUBJECT_FIRST = re.compile(
    r"(The [\w'\u2019 -]{2,50}?)\s+(?:has|had|is|was|will|would|plans|did|does|opened|began|started|launched|ordered|"
    r"arrested|charged|detained|summoned|suspended|cancelled|closed)\b"
)
_ASKED_BY = re.compile(
    r"(?:When )?(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|[Cc]hallenged|[Qq]uizzed|[Ii]nterviewed)\s+by\s"
)
# "Criticism came from the Taxpayers' Association. ..., it complained."
_CAME_FROM = re.compile(
    r"\b(?:came|comes|come|followed|arrived|drew (?:\w+ )?(?:criticism|praise|fire|anger|"
    r"protest\w*))\s+from\s+(?:the\s+)?$"
)
# "... drew a response from Senator Rob Bell, who": the name, not the whole clause.
_LAST_NAME = re.compile(
    r"\b(?:from|to|by|with|for|against|including|like|on|of)\s+((?:the\s+|an?\s+)?(?:[\w'\u2019-]+\s+){0,4}?"
    r"[A-Z][\w.'\u2019-]+(?:\s+[A-Z][\w.'\u2019-]+){0,4})$"
)
_MEDIA_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(lx.MEDIA_HEADS))})\s+$")


class Scene:
    """A document's sources as reading goes on. `told` are the sentences that somebody was found to speak in."""

    def __init__(self, prose: Prose, credit: Credit) -> None:
        self.prose = prose
        self.text = prose.text
        self.names = Names(prose.text)
        self.parties = Parties(self.names)
        self.told: set[int] = set()
        self._credit = credit

    def body(self, sentence: Sentence) -> Span | None:
        """Return the sentence without dateline and credit; None when nothing is left."""
        start, end = sentence.start, sentence.end
        for first, last in self._credit.spans:
            if first <= start < last:
                start = last
            if start < first < end <= last + 1:
                end = first
        label = label_at(self.text, start, end)
        start = label.end() if label else start
        start, end = trim(self.text, start, end, " \t\n\xa0")
        return (start, end) if end > start else None

    def passes_on(self, frame: Frame) -> int:
        """Tell whether a frame's source is one that passes on: 2 for an outlet, 1 for a document, 0 for another."""
        if frame.source is None:
            return 0
        if self.outlet(frame.source) is not None:
            return 2
        mention = parse(self.text[slice(*frame.source)])
        return int(mention.head in lx.DOCUMENT_HEADS and not mention.name)

    def outlet(self, source: Span) -> Hop | None:
        """Return the outlet that a source phrase names or takes up; None when it is somebody else."""
        phrase = self.text[slice(*source)]
        mention = parse(phrase)
        if not mention.name and mention.head in lx.MEDIA_HEADS and not mention.plural_count:
            named = outlet_at(self.text, *source, self.names)
            if named is not None and named.name:
                return organisation(named.name)
            return self.media_taken_up(source[0], mention.head)
        described = _MEDIA_BEFORE.search(self.text, max(0, source[0] - 20), source[0])
        if mention.name and (is_media(mention.name) or self.names.is_medium(mention.name) or described):
            return organisation(mention.name)
        named = outlet_at(self.text, *source, self.names)
        if named is not None and named.certain and named.name and named.span[1] >= source[1] - 1:
            return organisation(named.name)
        return None

    def media_taken_up(self, position: int, head: str = "") -> Hop | None:
        """Return the outlet that "the newspaper", "the British agency" takes up: the last of its kind named before."""
        before = [
            name for _, name in reversed(self.names.before(position)) if is_media(name) or self.names.is_medium(name)
        ]
        named = next((name for name in before if not head or fits_medium(head, name, self.names)), None)
        return organisation(named) if named else None

    def sources(self, frame: Frame) -> list[Span]:
        """Return the source's parts: "A and B" is two where both are names."""
        if frame.source is None:
            return []
        start, end = frame.source
        phrase = self.text[start:end]
        joint = re.search(r"\s+and\s+", phrase)
        if joint and "," not in phrase and entry_of(phrase) is None:
            left, right = parse(phrase[: joint.start()]), parse(phrase[joint.end() :])
            plain = left.name and right.name and not left.tail and left.determiner != "both"
            two = plain and len(tokens(left.text)) <= _LONGEST_OF_TWO and not self._one_name(left, right)
            if two or self._two(left, right):
                return [(start, start + joint.start()), (start + joint.end(), end)]
        return [frame.source]

    def _one_name(self, left: Mention, right: Mention) -> bool:
        """Whether "A and B" is the one long name of a body: "Conflict Location and Event Data"."""
        names = (left.name, right.name)
        known = any(entry_of(n) or (self.names.is_person(n) and self.names.introduces(n)) for n in names)
        long = all(" " in n for n in names)
        return long and not known and right.determiner == "" and right.text == right.name

    @staticmethod
    def _two(left: Mention, right: Mention) -> bool:
        """Whether "A and B" without names are two sources: "witnesses and an official", "the police and the army"."""
        if left.tail or left.name or right.name or left.determiner == "both" or left.head in {"source", "sources"}:
            return False
        if right.head in {"interviews", "conversations"}:
            return left.head in lx.DOCUMENT_HEADS
        if right.head in lx.DOCUMENT_HEADS and left.head in _SPEAKERS | lx.DOCUMENT_HEADS and left.head != right.head:
            return bool(right.determiner) or right.head.endswith("s")
        apart = right.determiner in {"a", "an", "the", "one", "its", "his", "her", "their"} or right.plural_count
        return (
            left.head in _SPEAKERS and right.head in _SPEAKERS and (apart or {left.head, right.head} <= lx.GROUP_HEADS)
        )

    def outlet_of_source(self, phrase: str, position: int) -> Hop | None:
        """Return the outlet whose source it is: "a source of the Herald", "the agency's interlocutor"; else None."""
        mention = parse(phrase)
        if mention.head.removesuffix("s") not in {"source", "interlocutor"}:
            return None
        tail = _SOURCE_OF.match(mention.tail)
        owner = parse(tail[1] if tail else re.sub(r"['\u2019]s?$", "", mention.owner))
        if owner.name:
            return organisation(owner.name) if is_media(owner.name) else None
        return self.media_taken_up(position, owner.head) if owner.head in lx.MEDIA_HEADS else None

    def relay(self, frame: Frame) -> Hop | None:
        """Return who passes on, where a frame is a relay's; None when it is nobody."""
        if frame.source is None:
            return None
        outlet = self.outlet(frame.source)
        if outlet is not None:
            return outlet
        phrase = self.text[slice(*frame.source)]
        if frame.rule == "reporter" and (named := parse(phrase)).name and not self.names.introduces(named.name):
            return organisation(named.name)
        party = self.party(phrase, frame.source, frame.sentence)
        return party.hop if party else None

    def party(self, phrase: str, span: Span, number: int) -> Party | None:
        """Return the party that a phrase at `span`, in the sentence `number`, stands for; None when it is nobody."""
        sentence = self.prose.sentences[number]
        word = phrase.strip().casefold()
        if word in {"who", "which", "that"}:
            first, last = phrase_before(self.text, sentence.start, span[0])
            # "... told the Herald, which was first to write of it": the noun right before, not the whole clause.
            phrase = _SAYING.split(self.text[first:last])[-1] or self.text[first:last]
            tail = _LAST_NAME.search(phrase) if len(phrase.split()) > _LONGEST_OF_TWO else None
            phrase = tail[1] if tail else phrase
        elif word in {"he", "she", "him", "her"}:
            subject = self._subject(number, span[0])
            phrase = subject or self._role(number) or phrase
        elif word == "it":
            body = _BODY_FIRST.match(self.text, sentence.start, span[0])
            before = self._organisation_before(number)
            phrase = body[1] if body else self._organisation_at(sentence.start, span[0]) or before or phrase
        elif word in {"they", "them"}:
            phrase = self._group(number, span[0]) or phrase
        return self.parties.resolve(phrase, span[0], self.text[sentence.start : sentence.end])

    def is_alone(self, party: Party, number: int, position: int) -> bool:
        """Whether nobody but the party is named from the sentence before to `position`: a "he" there is the party."""
        start = self.prose.sentences[max(0, number - 1)].start
        own = set(party.hop.name.split())
        return all(name.split()[-1] in own for name in self.names.persons_in(start, position))

    def hear_terms(self, number: int, body: Span) -> None:
        """Keep on what terms somebody spoke, where the sentence says so: its own source, else the last to speak."""
        found = ground_rule(self.text, *body)
        if found is None or self.prose.quote_at(found[1]) is not None:
            return
        party = self.parties.among(*body, found[1])
        if party is None and number and (number - 1) in self.told:
            party = self.parties.last_speaker
        if party is not None:
            party.ground_rule = found[0]

    def _subject(self, number: int, position: int) -> str | None:
        """Return the person that a `he` takes up who has not spoken: the subject of this or the last sentence."""
        own = self._person_at(self.prose.sentences[number].start, position - 2)
        if own or number == 0:
            return own
        previous = self.prose.sentences[number - 1]
        if (number - 1) in self.told and not self._told_by_others(previous):
            return own
        if previous.heading or previous.paragraph < self.prose.sentences[number].paragraph - 1:
            return None
        return self._person_at(previous.start, previous.end)

    def _told_by_others(self, sentence: Sentence) -> bool:
        """Whether several people told a sentence, so that a `he` after it is who it is about, not they."""
        party = self.parties.last_speaker
        here = party is not None and sentence.start <= party.last < sentence.end
        return here and party is not None and (party.plural or party.hop.kind is Kind.GROUP)

    def _role(self, number: int) -> str | None:
        """Return the phrase of somebody unnamed that the last sentence is about: "Her deputy sees it so. He ..."."""
        if number == 0:
            return None
        previous = self.prose.sentences[number - 1]
        if (number - 1) in self.told and not self._told_by_others(previous):
            return None
        found = _ROLE_FIRST.match(self.text, previous.start, previous.end)
        return found[1] if found and previous.paragraph == self.prose.sentences[number].paragraph else None

    def _group(self, number: int, position: int) -> str | None:
        """Return the group that a `they` takes up who have not spoken: the subject of this or the last sentence."""
        sentence = self.prose.sentences[number]
        own = _GROUP_FIRST.match(self.text, sentence.start, position)
        if own or number == 0 or (number - 1) in self.told:
            return own[1] if own else None
        previous = self.prose.sentences[number - 1]
        found = _GROUP_FIRST.match(self.text, previous.start, previous.end)
        return found[1] if found and previous.paragraph == sentence.paragraph else None

    def _organisation_before(self, number: int) -> str | None:
        """Return the organisation that the last sentence ends on, where nobody spoke in it: "Criticism came from X"."""
        if number == 0 or (number - 1) in self.told:
            return None
        previous, own = self.prose.sentences[number - 1], self.prose.sentences[number]
        if previous.heading or previous.paragraph != own.paragraph:
            return None
        subject = _SUBJECT_FIRST.match(self.text, previous.start, previous.end)
        if subject and (said := parse(subject[1])).head in lx.BODY_HEADS | lx.COMPANY_HEADS and not said.name:
            return subject[1]
        named = [(at, name) for at, name in self.names.before(previous.end) if at >= previous.start]
        return next((n for at, n in reversed(named) if _CAME_FROM.search(self.text, previous.start, at)), None)

    def _organisation_at(self, start: int, position: int) -> str | None:
        """Return the organisation that the sentence opens with: "Acme has raised the money, it said"."""
        limit = min(position - 2, start + _SUBJECT_REACH // 2)
        named = [(at, name) for at, name in self.names.before(limit) if at >= start and not _is_state(name)]
        known = next((name for at, name in named if at <= start + len("The ") and entry_of(name) is not None), None)
        if known:
            return known
        often = [name for _, name in self.names.organisations[:_SUBJECT_REACH]]
        return next((name for at, name in named if at > start or " " in name or often.count(name) > 1), None)

    def _person_at(self, start: int, end: int) -> str | None:
        limit = min(end, start + _SUBJECT_REACH)
        if self.prose.quote_at(start) is not None:
            return None
        asked = _ASKED_BY.match(self.text, start, end)
        if asked:
            # "Asked by Ann Bell whether it was so, he said": not Bell.
            return None
        found = self.names.person_in(start, limit)
        lead, _, apposed = self.text[start:limit].partition(",")
        if lead.split(" ", 1)[0].casefold() in {"the", "a", "an", "its", "his", "her", "their"}:
            # "The mayor, engineer Ann Bell, sees it so": the name is hers.
            lead += apposed.split(",")[0]
        return found if found and found.split()[-1] in lead else None

    def inherit(self, party: Party, explicit: tuple[Hop, ...], sentence: Sentence) -> tuple[Hop, ...]:
        """Return the relays of a party's words here: those named, else those that brought its earlier words."""
        if explicit:
            party.via = explicit
            for hop in explicit:
                self.parties.resolve(hop.name, sentence.start, speaks=False)
        return party.via


def _is_state(name: str) -> bool:
    """Whether a name stands for a state: "it" after "Russia has ..." is more often who spoke before."""
    entry = entry_of(name)
    return entry is not None and entry.office == "government"
