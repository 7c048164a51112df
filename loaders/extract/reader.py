"""Reading a document sentence by sentence: frames, relays and parties come together as drafts of statements."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.agents import entry_of, is_media, organisation, read
from loaders.extract.contents import complete
from loaders.extract.forms import ANAPHORIC, label_of, source_pair, told_of_before
from loaders.extract.frames import Frame, by_rule, from_tagger
from loaders.extract.mentions import parse, tokens
from loaders.extract.names import Names
from loaders.extract.nesting import outers
from loaders.extract.parties import Parties, Party
from loaders.extract.phrases import phrase_after, phrase_before, trim
from loaders.extract.relays import CITING, outlet_at, relays
from loaders.extract.stances import Response, responses, stance_of
from ontology.schemes import Kind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.extract.credits import Credit
    from loaders.extract.prose import Prose, Sentence
    from loaders.extract.relays import Outlet
    from loaders.statement import Attribution, Hop, Span, Spans

__all__ = ["Draft", "Reader"]

_PRONOUNS = frozenset("he she him her they them it who which that".split())
_INTRODUCTORY = re.compile(
    r"^(?:asked|when|in|on|after|contacted|reached|meanwhile|however|by|at|for|approached|despite|as|while|so far|separately|"
    r"both|questioned|until|pressed|according)\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:we|us|this (?:newspaper|website|publication|outlet))\b", re.IGNORECASE)
_CLAUSE_OF = re.compile(r",\s+(?:who|which|whose)\b[^,.;\u201c\u201d]{3,90},")
_NEITHER = re.compile(r"neither\s+(?:of\s+)?([^.;,]{2,40}?)\s+(?:responded|replied|commented|returned)", re.IGNORECASE)
_NOT_CITING = re.compile(r"\b(?:without|not|never)\s+(?:\w+ly\s+)?$")
_IN_JOURNAL = re.compile(r"(?:published|printed|released)\b", re.IGNORECASE)
_QUOTED_SHARE = 0.6
_ORPHAN_REACH = 1
_SUBJECT_REACH = 60
_MEDIA_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(lx.MEDIA_HEADS))})\s+$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its chain is closed: `via` are the hops between the party and the wire or publisher."""

    stance: Stance
    party: Party | None
    origin: Hop | None
    via: tuple[Hop, ...]
    content: Spans
    cue: Spans
    source: Spans
    sentence: int
    about: Span | None = None


class Reader:
    """Reads one document. Use once: `read()` returns its drafts in order of the text."""

    def __init__(
        self, prose: Prose, attributions: Iterable[Attribution], credit: Credit, publisher: str | None
    ) -> None:
        self._prose = prose
        self._text = prose.text
        self._names = Names(prose.text)
        self._parties = Parties(prose.text, self._names)
        self._credit = credit
        self._publisher = publisher
        self._frames: dict[int, list[Frame]] = {}
        for frame in from_tagger(prose, attributions):
            self._frames.setdefault(frame.sentence, []).append(frame)
        self._drafts: list[Draft] = []
        self._pending: list[int] = []
        self._told: set[int] = set()

    def read(self) -> list[Draft]:
        """Read all sentences."""
        paragraph = -1
        for number, sentence in enumerate(self._prose.sentences):
            if sentence.paragraph != paragraph:
                self._pending = []
                paragraph = sentence.paragraph
            if sentence.heading and not label_of(self._text, sentence.start, sentence.end):
                continue
            body = self._body(sentence)
            if body is None:
                continue
            before = len(self._drafts)
            self._sentence(number, body)
            if len(self._drafts) > before:
                self._told.add(number)
                self._settle_pending(number, before)
            else:
                self._orphan(number, body)
        self._drafts.sort(key=lambda d: d.content[0])
        return self._drafts

    def _body(self, sentence: Sentence) -> Span | None:
        """Return the sentence without dateline and credit; None when nothing is left."""
        start, end = sentence.start, sentence.end
        for first, last in self._credit.spans:
            if first <= start < last:
                start = last
            if start < first < end <= last + 1:
                end = first
        start, end = trim(self._text, start, end, " \t\n\xa0")
        return (start, end) if end > start else None

    # -- one sentence ---------------------------------------------------------------------------------------------

    def _sentence(self, number: int, body: Span) -> None:
        text, (start, end) = self._text, body
        before = told_of_before(text, start, end)
        if before and self._tell_of_before(number, before[0], before[1]):
            return
        label = label_of(text, start, end)
        if label and self._label(number, body, label):
            return
        answers = responses(text, start, end, self._prose.quotes)
        for answer in answers:
            self._answer(number, answer)
        spans = [a.span for a in answers]
        frames = [
            f
            for f in by_rule(self._prose, number, self._frames.get(number, []))
            if not (f.block and any(s <= f.block[0] < e for s, e in spans)) and not (f.block and f.block[1] <= start)
        ]
        if not frames:
            return
        passed = relays(text, start, end, self._names, self._prose.quotes)
        frames, cited = self._cited(number, body, frames)
        skipped = [span for _, span in passed] + [span for span, _, _ in cited]
        blocks = [*spans, *skipped]
        for frame in frames:
            blocks += _blocks(frame)
        links = outers(self._prose, frames, self._is_media, skipped, end)
        for inner, frame in enumerate(frames):
            if inner in links.values() and not self._own_words(frames, links, inner):
                continue
            content = complete(self._prose, frame.content, body, blocks, frame.block)
            if not content:
                continue
            above = []
            at = inner
            while at in links:
                at = links[at]
                above.append(frames[at])
            self._emit(number, frame, content, self._via_of(frame, frames, passed), above, cited)

    def _own_words(self, frames: list[Frame], links: dict[int, int], outer: int) -> bool:
        """Whether a frame that passes on another says something besides it."""
        inner = [frames[n] for n, o in links.items() if o == outer]
        own = [
            c
            for c in frames[outer].content
            if not any(_overlap(c, part) for f in inner for part in (*f.content, *_blocks(f)))
        ]
        return any(len(self._text[s:e].split()) > 5 for s, e in own) and not self._is_media(frames[outer])  # noqa: PLR2004

    def _cited(
        self, number: int, body: Span, frames: list[Frame]
    ) -> tuple[list[Frame], list[tuple[Span, Span, Frame | None]]]:
        """Turn `X reported, citing Y, that` around: Y is the source, X the relay. Returns frames, and the citings."""
        text, cited = self._text, []
        for match in CITING.finditer(text, *body):
            if self._prose.quote_at(match.start()) is not None or any(
                f.rule.startswith("quoted") and _overlap(match.span(), f.block) for f in frames
            ):
                continue
            if _NOT_CITING.search(text, body[0], match.start()):
                continue
            origin = phrase_after(text, match.end(), body[1])
            if origin[1] <= origin[0] or read(parse(text[slice(*origin)]), self._names) is None:
                continue
            clause = _CLAUSE_OF.match(text, origin[1], body[1])
            block = (match.start(), clause.end() if clause else origin[1])
            near = [f for f in frames if f.block and not _overlap(f.cue, block) and not _overlap(f.source, origin)]
            others = [f for f in frames if f not in near]
            early = [f for f in near if f.block and f.block[0] < match.start()]
            reporter = early[-1] if early else (near[0] if near else None)
            if reporter is None and others and others[0].source and others[0].source[0] < match.start():
                reporter = replace(others[0], cue=others[0].source)
            merged = list(reporter.content) if reporter else []
            for other in others:
                merged += other.content
            content = tuple(c for c in sorted(merged) if c[1] > c[0])
            whole = [c for c in content if not (origin[0] <= c[0] and c[1] <= origin[1])]
            frames = [f for f in near if f is not reporter]
            if reporter and whole:
                cut: list[Span] = []
                for s, e in whole:
                    cut += (
                        [(s, e)]
                        if e <= block[0] or s >= block[1]
                        else [x for x in ((s, block[0]), (block[1], e)) if x[1] - x[0] > 1]
                    )
                frames.append(Frame(number, origin, match.span(), tuple(cut), "citing"))
                cited.append((block, origin, reporter))
        frames.sort(key=lambda f: f.block or f.content[0])
        return frames, cited

    def _is_media(self, frame: Frame) -> bool:
        if frame.source is None:
            return False
        if self._outlet(frame.source) is not None:
            return True
        mention = parse(self._text[slice(*frame.source)])
        return mention.head in lx.DOCUMENT_HEADS and not mention.name

    def _outlet(self, source: Span) -> Hop | None:
        """Return the outlet that a source phrase names or takes up; None when it is somebody else."""
        phrase = self._text[slice(*source)]
        mention = parse(phrase)
        if not mention.name and mention.head in lx.MEDIA_HEADS and not mention.plural_count:
            named = outlet_at(self._text, *source, self._names)
            if named is not None and named.name:
                return organisation(named.name)
            return self._media_taken_up(source[0])
        described = _MEDIA_BEFORE.search(self._text, max(0, source[0] - 20), source[0])
        if mention.name and (is_media(mention.name) or described):
            return organisation(mention.name)
        named = outlet_at(self._text, *source, self._names)
        if named is not None and named.certain and named.name and named.span[1] >= source[1] - 1:
            return organisation(named.name)
        return None

    def _media_taken_up(self, position: int) -> Hop | None:
        """Return the outlet that "the newspaper", "the British agency" takes up: the last one named before."""
        named = [name for at, name in self._names.organisations if at < position and is_media(name)]
        return organisation(named[-1]) if named else None

    def _via_of(self, frame: Frame, frames: list[Frame], passed: list[tuple[Outlet, Span]]) -> tuple[Hop, ...]:
        """Return the outlets that relay phrases name for this frame: those nearest to it."""
        found = []
        for outlet, span in passed:
            owner = min(frames, key=lambda f: _distance(f, span))
            if owner is not frame and len(frames) > 1 and not _overlap(owner.source, frame.source):
                continue
            if (
                frame.source
                and _overlap(frame.source, outlet.span)
                and not _overlap(frame.source, (span[0], span[0] + 1))
            ):
                continue
            if (
                _IN_JOURNAL.match(self._text, span[0])
                and frame.source
                and parse(self._text[slice(*frame.source)]).head in lx.DOCUMENT_HEADS
            ):
                continue
            hop = organisation(outlet.name) if outlet.name else self._media_taken_up(span[0])
            if hop is not None:
                found.append(hop)
        return tuple(found)

    def _emit(
        self,
        number: int,
        frame: Frame,
        content: Spans,
        via: tuple[Hop, ...],
        above: list[Frame],
        cited: list[tuple[Span, Span, Frame | None]],
    ) -> None:
        text = self._text
        sentence = self._prose.sentences[number]
        cue = text[slice(*frame.cue)] if frame.cue else ""
        parties: list[tuple[Party, tuple[Hop, ...]]] = []
        for span in self._sources(frame):
            owner, more = source_pair(text[slice(*span)])
            party = self._party(owner, span, number)
            if party is not None:
                parties.append((party, tuple(organisation(name) for name in more)))
        if not parties:
            return
        reporters = [
            replace(reporter, rule="reporter") for _, origin, reporter in cited if reporter and origin == frame.source
        ]
        if frame.rule == "quoted-active" and frame.cue:
            subject = phrase_before(text, sentence.start, frame.cue[0])
            if subject[1] > subject[0]:
                reporters.append(Frame(number, subject, None, (), "reporter"))
        hops = [self._relay(f, number) for f in (*reporters, *above)]
        for party, more in parties:
            explicit = (*more, *via, *(h for h in hops if h is not None))
            self._add(
                Draft(
                    stance=stance_of(cue, text[sentence.start : sentence.end]),
                    party=party,
                    origin=None,
                    via=self._inherit(party, explicit, sentence),
                    content=content,
                    cue=(frame.cue,) if frame.cue else (),
                    source=(frame.source,) if frame.source else (),
                    sentence=number,
                )
            )

    def _sources(self, frame: Frame) -> list[Span]:
        """Return the source's parts: "A and B" is two where both are names."""
        if frame.source is None:
            return []
        start, end = frame.source
        phrase = self._text[start:end]
        joint = re.search(r"\s+and\s+", phrase)
        if joint and "," not in phrase and entry_of(phrase) is None:
            left, right = parse(phrase[: joint.start()]), parse(phrase[joint.end() :])
            if (
                left.name
                and right.name
                and not left.tail
                and left.determiner not in {"both"}
                and len(tokens(left.text)) <= 5
            ):  # noqa: PLR2004
                return [(start, start + joint.start()), (start + joint.end(), end)]
        return [frame.source]

    def _relay(self, frame: Frame, number: int) -> Hop | None:
        if frame.source is None:
            return None
        outlet = self._outlet(frame.source)
        if outlet is not None:
            return outlet
        phrase = self._text[slice(*frame.source)]
        if frame.rule == "reporter" and (named := parse(phrase)).name and not self._names.introduces(named.name):
            return organisation(named.name)
        party = self._party(phrase, frame.source, number)
        return party.hop if party else None

    def _party(self, phrase: str, span: Span, number: int) -> Party | None:
        sentence = self._prose.sentences[number]
        word = phrase.strip().casefold()
        if word in {"who", "which", "that"}:
            first, last = phrase_before(self._text, sentence.start, span[0])
            phrase = self._text[first:last]
        elif word in {"he", "she", "him", "her"}:
            subject = self._subject(number, span[0])
            phrase = subject or phrase
        elif word == "it":
            owner = self._organisation_at(sentence.start, span[0])
            phrase = owner or phrase
        return self._parties.resolve(phrase, span[0], self._text[sentence.start : sentence.end])

    def _subject(self, number: int, position: int) -> str | None:
        """Return the person that a `he` takes up who has not spoken: the subject of this or the last sentence."""
        own = self._person_at(self._prose.sentences[number].start, position - 2)
        if own or number == 0 or (number - 1) in self._told:
            return own
        previous = self._prose.sentences[number - 1]
        if previous.heading or previous.paragraph < self._prose.sentences[number].paragraph - 1:
            return None
        return self._person_at(previous.start, previous.end)

    def _organisation_at(self, start: int, position: int) -> str | None:
        """Return the organisation that the sentence opens with: "Acme has raised the money, it said"."""
        limit = min(position - 2, start + _SUBJECT_REACH // 2)
        named = [(at, name) for at, name in self._names.organisations if start <= at < limit and entry_of(name) is None]
        often = [name for _, name in self._names.organisations]
        return next((name for at, name in named if at > start or " " in name or often.count(name) > 1), None)

    def _person_at(self, start: int, end: int) -> str | None:
        limit = min(end, start + _SUBJECT_REACH)
        found = next((name for at, name in self._names.persons if start <= at < limit), None)
        lead = self._text[start:limit].split(",")[0]
        return found if found and found.split()[-1] in lead else None

    def _inherit(self, party: Party, explicit: tuple[Hop, ...], sentence: Sentence) -> tuple[Hop, ...]:
        """Return the relays of a party's words here: those named, else those that brought its earlier words."""
        if explicit:
            party.via = explicit
            for hop in explicit:
                self._parties.resolve(hop.name, sentence.start, speaks=False)
        return party.via

    # -- forms that span sentences --------------------------------------------------------------------------------

    def _tell_of_before(self, number: int, source: Span, relay: Span | None) -> bool:
        """Read "This was reported by SRC, X reports": its content is what stands before."""
        earlier = self._before(number)
        phrase = self._text[slice(*source)]
        party = self._party(phrase, source, number)
        if party is None or not earlier:
            return False
        explicit: list[Hop] = []
        if relay:
            hop = self._relay(Frame(number, relay, None, ()), number)
            explicit += [hop] if hop else []
        via = self._inherit(party, tuple(explicit), self._prose.sentences[number])
        for n in earlier:
            sentence = self._prose.sentences[n]
            content = (trim(self._text, *(self._body(sentence) or (sentence.start, sentence.end)), " \t\n."),)
            self._add(Draft(Stance.ASSERTS, party, None, via, content, (), (source,), n))
            self._told.add(n)
        return True

    def _before(self, number: int) -> list[int]:
        """Return the sentences not yet told by anybody that stand directly before: in the paragraph, else in the last."""
        sentences = self._prose.sentences
        own = [n for n in range(number) if sentences[n].paragraph == sentences[number].paragraph]
        if not own and number:
            last = sentences[number - 1].paragraph
            own = [n for n in range(number) if sentences[n].paragraph == last and not sentences[n].heading]
        return [n for n in own if n not in self._told]

    def _label(self, number: int, body: Span, label: tuple[Span, Span]) -> bool:
        """Read "The ministry: words of its own" at the start of a paragraph."""
        source, content = label
        phrase = self._text[slice(*source)]
        mention = parse(phrase)
        known = entry_of(phrase) is not None or (bool(mention.name) and self._names.is_person(mention.name))
        if not known or self._frames_after(number, body, content):
            return False
        party = self._party(phrase, source, number)
        if party is None:
            return False
        via = self._inherit(party, (), self._prose.sentences[number])
        self._add(Draft(Stance.ASSERTS, party, None, via, (content,), (), (source,), number))
        return True

    def _frames_after(self, number: int, body: Span, content: Span) -> bool:
        del body
        return any(
            f.cue and f.cue[0] >= content[0] and f.source and f.source[0] >= content[0]
            for f in self._frames.get(number, [])
        )

    def _orphan(self, number: int, body: Span) -> None:
        """Give a quotation without attribution to who spoke last, if that was in this paragraph or the one before."""
        sentence = self._prose.sentences[number]
        quoted = sum(min(e, body[1]) - max(s, body[0]) for s, e in self._prose.quotes if s < body[1] and body[0] < e)
        speaker = self._parties.last_speaker
        last = max(
            (self._prose.sentences[d.sentence].paragraph for d in self._drafts if d.party is speaker), default=-9
        )
        near = sentence.paragraph - last <= _ORPHAN_REACH
        if quoted >= _QUOTED_SHARE * (body[1] - body[0]):
            following = self._speaks_next(number)
            if speaker and near and speaker.hop.kind is not Kind.DOCUMENT and not following:
                via = self._inherit(speaker, (), sentence)
                self._add(Draft(Stance.ASSERTS, speaker, None, via, (trim(self._text, *body),), (), (), number))
                self._told.add(number)
                return
        self._pending.append(number)

    def _speaks_next(self, number: int) -> bool:
        """Whether the quotation is claimed by an attribution later in its paragraph, and none came before in it."""
        sentences = self._prose.sentences
        paragraph = sentences[number].paragraph
        earlier = any(n in self._told for n in range(number) if sentences[n].paragraph == paragraph)
        later = any(
            self._frames.get(n) for n in range(number + 1, len(sentences)) if sentences[n].paragraph == paragraph
        )
        return later and not earlier

    def _settle_pending(self, number: int, before: int) -> None:
        """Give sentences passed over in this paragraph to the speaker who goes on: quotations; and what `added` adds to."""
        draft = self._drafts[before]
        party = draft.party
        if party is None or not self._pending:
            self._pending = []
            return
        cue = " ".join(self._text[s:e] for s, e in draft.cue).casefold()
        earlier = [d for d in self._drafts[:before] if d.party is not None]
        goes_on = (
            bool(set(cue.split()) & lx.ADDITIVE)
            and bool(earlier)
            and earlier[-1].party is party
            and party.hop.kind in {Kind.ANONYMOUS, Kind.PERSON}
        )
        for n in self._pending:
            sentence = self._prose.sentences[n]
            body = self._body(sentence) or (sentence.start, sentence.end)
            quoted = sum(
                min(e, body[1]) - max(s, body[0]) for s, e in self._prose.quotes if s < body[1] and body[0] < e
            )
            if quoted >= _QUOTED_SHARE * (body[1] - body[0]) or (goes_on and n == number - 1):
                self._add(
                    Draft(Stance.ASSERTS, party, None, draft.via, (trim(self._text, *body, " \t\n."),), (), (), n)
                )
                self._told.add(n)
        self._pending = []

    # -- responses and notices ------------------------------------------------------------------------------------

    def _answer(self, number: int, answer: Response) -> None:
        text = self._text
        sentence = self._prose.sentences[number]
        content = (trim(text, *answer.span, " \t\n."),)
        passed = relays(text, *answer.span, self._names, self._prose.quotes)
        named = tuple(organisation(o.name) for o, _ in passed if o.name)
        about = trim(text, answer.cue[1], content[0][1], " \t\n.,;")
        subject = self._subject_of(answer)
        cue = (answer.cue,)
        if answer.stance.is_notice:
            phrase = text[slice(*subject)] if subject else ""
            mention = parse(phrase)
            media = is_media(mention.name) or (not mention.name and mention.head in lx.MEDIA_HEADS)
            origin = (
                (organisation(mention.name) if mention.name else self._media_taken_up(subject[0] if subject else 0))
                if media
                else None
            )
            if media and origin is None and not mention.name:
                origin = None
            source = (subject,) if origin and subject else ()
            self._add(Draft(answer.stance, None, origin, (), content, cue, source, number))
            return
        if subject is None:
            return
        owner_text, more = source_pair(text[slice(*subject)])
        for span in self._sources(Frame(number, subject, None, ())):
            phrase = text[slice(*span)] if span != subject else owner_text
            party = self._party(phrase, span, number)
            if party is None:
                continue
            explicit = (*(organisation(name) for name in more), *named)
            via = explicit or (party.via if party.hop.kind in {Kind.ANONYMOUS, Kind.PERSON} else ())
            spoken = Draft(
                answer.stance, party, None, via, content, cue, (span,), number, about if about[1] > about[0] else None
            )
            self._add(spoken)
        del sentence

    def _subject_of(self, answer: Response) -> Span | None:
        """Return who responds: the phrase before the cue, introductory phrases ("Asked by X about Y,") left out."""
        text = self._text
        neither = _NEITHER.match(text, *answer.cue)
        if neither:
            return neither.span(1)
        start, end = trim(text, answer.span[0], answer.cue[0])
        words = re.search(rf"(?:\s+(?:{'|'.join(lx.ADVERBS)}))+$", text[start:end])
        end = start + words.start() if words else end
        closed = text[end : answer.cue[0]].strip().startswith(",")
        parts: list[Span] = []
        position = start
        for piece in text[start:end].split(","):
            parts.append(trim(text, position, position + len(piece)))
            position += len(piece) + 1
        parts = [(s, e) for s, e in parts if e > s]
        while len(parts) > 1 and _INTRODUCTORY.match(text[slice(*parts[0])]):
            parts = parts[1:]
        if not parts:
            return None
        chosen = (
            parts[0]
            if closed or (len(parts) > 1 and re.match(r"(?:who|which|whose|an?|the)\b", text[slice(*parts[1])]))
            else parts[-1]
        )
        conjunction = re.match(r"(?:and|but|so|while|though|however|meanwhile)\s+", text[slice(*chosen)], re.IGNORECASE)
        chosen = (chosen[0] + (conjunction.end() if conjunction else 0), chosen[1])
        inner = re.search(r"\b(?:said|says|that)\s+(?=\S)", text[slice(*chosen)])
        if inner and len(text[chosen[0] + inner.end() : chosen[1]].split()) <= 8:  # noqa: PLR2004 -- a subject is short
            rest = text[chosen[0] + inner.end() : chosen[1]].strip().casefold()
            own = rest in _PRONOUNS | {"we"}
            chosen = (chosen[0], chosen[0] + inner.start()) if own else (chosen[0] + inner.end(), chosen[1])
            chosen = trim(text, *chosen)
        return chosen if re.search(r"\w", text[slice(*chosen)]) else None

    def _add(self, draft: Draft) -> None:
        """Keep a draft, unless the same words were read already with the same stance from the same sentence's source."""
        for other in self._drafts:
            if (
                other.sentence == draft.sentence
                and other.stance is draft.stance
                and other.content == draft.content
                and other.party is draft.party
            ):
                return
            shared = sum(min(e, f) - max(s, d) for s, e in draft.content for d, f in other.content if s < f and d < e)
            if (
                not draft.cue
                and other.party is draft.party
                and shared >= _QUOTED_SHARE * sum(e - s for s, e in draft.content)
            ):
                return
        said = " ".join(self._text[s:e] for s, e in draft.content)
        if draft.stance is Stance.ASSERTS and (ANAPHORIC.fullmatch(said) or not re.search(r"\w\W+\w", said)):
            return
        self._drafts.append(draft)


def _blocks(frame: Frame) -> list[Span]:
    """Return what a frame takes up besides its content: one block, or two where content stands between."""
    if frame.source and frame.cue:
        gap = max(frame.source[0], frame.cue[0]) - min(frame.source[1], frame.cue[1])
        between = (min(frame.source[1], frame.cue[1]), max(frame.source[0], frame.cue[0]))
        if gap > 60 or any(_overlap(between, c) for c in frame.content):  # noqa: PLR2004 -- longer than adverbs
            return [frame.source, frame.cue]
    return [frame.block] if frame.block else []


def _overlap(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one[0] < other[1] and other[0] < one[1])


def _distance(frame: Frame, span: Span) -> int:
    block = frame.block or frame.content[0]
    if _overlap(block, span):
        return 0
    return span[0] - block[1] if block[1] <= span[0] else 2 * (block[0] - span[1])
