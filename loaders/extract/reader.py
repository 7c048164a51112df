"""Reading a document sentence by sentence: frames, relays and parties come together as drafts of statements."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract import answers, continuing
from loaders.extract import lexicon as lx
from loaders.extract.blocks import blocks_of, distance, free, is_told
from loaders.extract.citings import Citing, turn_around
from loaders.extract.contents import complete, subtract
from loaders.extract.drafts import Draft, Drafts
from loaders.extract.edges import pared
from loaders.extract.forms import goes_on, label_of, source_pair, told_of_before
from loaders.extract.frame import Frame
from loaders.extract.frames import by_rule, from_tagger, sentence_at
from loaders.extract.labels import Labels
from loaders.extract.mentions import parse
from loaders.extract.nesting import outers
from loaders.extract.organisations import entry_of, organisation
from loaders.extract.patterns import VERB
from loaders.extract.phrases import phrase_before, trim
from loaders.extract.relays import relays
from loaders.extract.rules import backstop, strong
from loaders.extract.scene import Scene
from loaders.extract.spans import overlap
from loaders.extract.stances import responses, stance_of
from ontology.schemes import Kind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.extract.credits import Credit
    from loaders.extract.party import Party
    from loaders.extract.prose import Prose
    from loaders.extract.relays import Outlet
    from loaders.extract.stances import Response
    from loaders.statement import Attribution, Hop, Span, Spans

__all__ = ["Reader"]

_IN_JOURNAL = re.compile(r"(?:published|printed|released)\b", re.IGNORECASE)
_BUT = re.compile(r",?\s+(?:but|and|though)\s+(?:it\s+|he\s+|she\s+|they\s+)?(?:\w+ly\s+)?$")
_COORDINATED = re.compile(r"(?:\S+\s+){5}(?:and|but|while)\s+$")
_HEARING = re.compile(r"(?:.*\s)?(?:trial|inquiry|enquiry)\s+.*\b(?:heard|was told|were told)", re.IGNORECASE)
# "told the national radio": named by what it is.
_DESCRIBED_MEDIUM = re.compile(
    rf"(?:the\s+)?(?:national|state|public|local|regional|private|state-run|"
    rf"commercial)\s+(?:{'|'.join(sorted(lx.MEDIA_HEADS))})"
)
_HEARERS = re.compile(rf"\b(?:{'|'.join(sorted(lx.HEARERS))})\b")
_FEW = 2
# More attributions than any sentence has: what is more is a list, and each is set against each.
_MOST_FRAMES = 60
_OWN_WORDS = 5


class Reader:
    """Reads one document. Use once: `read()` returns its drafts in order of the text."""

    def __init__(self, prose: Prose, attributions: Iterable[Attribution], credit: Credit) -> None:
        self._text = prose.text
        self._scene = Scene(prose, credit)
        self._drafts = Drafts(prose.text)
        self._frames: dict[int, list[Frame]] = {}
        for frame in from_tagger(prose, attributions):
            self._frames.setdefault(frame.sentence, []).append(frame)

    def read(self) -> list[Draft]:
        """Read all sentences."""
        scene = self._scene
        passed_over: list[int] = []
        labels = Labels(scene, self._drafts)
        paragraph = -1
        for number, sentence in enumerate(scene.prose.sentences):
            if sentence.paragraph != paragraph:
                passed_over = []
                paragraph = sentence.paragraph
            if labels.opens(number):
                continue
            body = scene.body(sentence)
            if body is None or (sentence.heading and not label_of(self._text, *body)):
                continue
            before = len(self._drafts.found)
            self._sentence(number, body)
            scene.hear_terms(number, body)
            if len(self._drafts.found) > before:
                scene.told.add(number)
                continuing.settle(scene, self._drafts, passed_over, number, before)
                passed_over = []
            elif not (
                continuing.orphan(scene, self._drafts, number, self._claimed_later(number)) or labels.give(number, body)
            ):
                passed_over.append(number)
        return sorted(self._drafts.found, key=lambda d: d.content[0])

    def _claimed_later(self, number: int) -> bool:
        """Whether an attribution later in the paragraph may claim this sentence, none having come before in it."""
        prose = self._scene.prose
        own = prose.members(prose.sentences[number].paragraph)
        body = self._scene.body(prose.sentences[number])
        if body and any(overlap(body, c) for f in self._frames.get(number + 1, []) for c in f.content):
            # "Where does this end?" Ann Bell asked.
            return True
        return not any(n in self._scene.told for n in own) and any(self._frames.get(n) for n in own if n > number)

    def _sentence(self, number: int, body: Span) -> None:
        text, (start, end), scene = self._text, body, self._scene
        quotes = scene.prose.quotes_in(start, end)
        before = told_of_before(text, start, end)
        if before and continuing.tell(scene, self._drafts, number, *before):
            return
        further = goes_on(text, start, end)
        if further and continuing.go_on(scene, self._drafts, number, *further):
            return
        label = label_of(text, start, end)
        if label and self._label(number, label):
            return
        found = responses(text, start, end, quotes)
        for answer in found:
            for draft in answers.told(scene, number, answer):
                self._drafts.add(draft)
        taken = [answer.span for answer in found]
        every = by_rule(scene.prose, number, self._frames.get(number, []))
        for answer in found:
            self._said_before(every, answer)
        frames = [f for f in every if free(f, start, taken)]
        if frames:
            self._attributions(number, body, frames[:_MOST_FRAMES], taken)

    def _attributions(self, number: int, body: Span, frames: list[Frame], taken: list[Span]) -> None:
        """Read the attributions of a sentence; `taken` are its responses and notices."""
        text, (start, end), scene = self._text, body, self._scene
        quotes = scene.prose.quotes_in(start, end)
        passed = [p for p in relays(text, start, end, scene.names, quotes) if not is_told(p[1], frames)]
        frames, cited = turn_around(scene, number, body, frames)
        skipped = [span for _, span in passed] + [citing.phrase for citing in cited]
        reporters = [f for frame in frames for f in _reporters(text, body, frame, cited)]
        blocks = [*taken, *skipped, *(block for frame in (*frames, *reporters) for block in blocks_of(frame, frames))]
        links = outers(scene.prose, frames, scene.passes_on, skipped, end)
        for inner, each in enumerate(frames):
            frame = each
            if inner in links.values():
                own = self._own_words(frames, links, inner)
                if not own:
                    continue
                frame = replace(frame, content=own)
            content = complete(scene.prose, self._own_content(frame, body), body, blocks, frame.block)
            content = _without_question(text, body, content, frame.block)
            if content:
                above = [f for n in _climb(links, inner) for f in _with_reporters(text, body, frames[n], cited)]
                behind = tuple(hop for n in _climb(links, inner) for hop in self._via(frames[n], frames, passed))
                via = self._via(frame, frames, passed)
                self._emit(frame, content, via, [*_reporters(text, body, frame, cited), *above], behind)

    def _own_content(self, frame: Frame, body: Span) -> Spans:
        """Return a frame's content without what stands in another sentence that has an attribution of its own."""
        prose, kept = self._scene.prose, []
        for piece in frame.content:
            number = sentence_at(prose, piece[0])
            if number is None or number == frame.sentence or overlap(piece, body):
                kept.append(piece)
                continue
            there = prose.sentences[number]
            others = (*strong(prose, number, there), *backstop(prose, number, there))
            if not any(overlap(piece, c) for f in others for c in f.content):
                kept.append(piece)
        return tuple(kept) or frame.content

    def _said_before(self, frames: list[Frame], answer: Response) -> None:
        """Read what somebody said before not answering: "Acme said it knew of the claims but declined to comment"."""
        for frame in frames:
            if not (frame.source and frame.cue and frame.block and answer.span[0] <= frame.block[0]):
                continue
            end = frame.block[1]
            words = _BUT.search(self._text[end : answer.cue[0]])
            content = trim(self._text, end, end + words.start()) if words else (end, end)
            if frame.source[0] < frame.cue[0] and len(self._text[slice(*content)].split()) > _FEW:
                self._emit(frame, (content,), (), [])

    def _own_words(self, frames: list[Frame], links: dict[int, int], outer: int) -> Spans:
        """Return what a frame that passes on another says besides it; empty when that is nothing."""
        inner = [frames[n] for n, o in links.items() if o == outer]
        parts = [part for f in inner for part in (*f.content, *blocks_of(f))]
        if self._scene.passes_on(frames[outer]):
            # "A house has burnt down, and rescuers fear that two are dead, the Herald reported": two clauses before it.
            first = min((b[0] for f in inner for b in blocks_of(f)), default=0)
            two = any(_COORDINATED.search(self._text, s, min(e, first)) for s, e in frames[outer].content if s < first)
            return frames[outer].content if two else ()
        own = [p for c in frames[outer].content for p in subtract(c, parts)]
        words = (self._text[slice(*p)] for p in own)
        return tuple(
            trim(self._text, *p)
            for p, said in zip(own, words, strict=True)
            if len(said.split()) > _OWN_WORDS
            and not said.rstrip().endswith(" that")
            and VERB.search(_HEARERS.sub("", said))
        )

    def _via(self, frame: Frame, frames: list[Frame], passed: list[tuple[Outlet, Span]]) -> tuple[Hop, ...]:
        """Return the outlets that relay phrases name for this frame: those nearest to it."""
        found = []
        for outlet, span in passed:
            owner = min(frames, key=lambda f: distance(f, span))
            taken_up = frame.source is not None and self._text[slice(*frame.source)].casefold() in {"he", "she"}
            if owner is not frame and len(frames) > 1 and not (taken_up or overlap(owner.source, frame.source)):
                continue
            if (
                frame.source
                and overlap(frame.source, outlet.span)
                and not overlap(frame.source, (span[0], span[0] + 1))
            ):
                continue
            if frame.source and _IN_JOURNAL.match(self._text, span[0]) and self._is_document(frame.source):
                # A study's journal is no hop.
                continue
            phrase = self._text[slice(*outlet.span)]
            hop = organisation(outlet.name) if outlet.name else None
            if hop is None and _DESCRIBED_MEDIUM.fullmatch(phrase):
                hop = organisation(phrase)
            hop = hop or self._scene.media_taken_up(span[0], phrase.split()[-1].casefold())
            if hop is not None:
                found.append(hop)
        return tuple(found)

    def _is_document(self, source: Span) -> bool:
        return parse(self._text[slice(*source)]).head in lx.DOCUMENT_HEADS

    def _emit(
        self, frame: Frame, content: Spans, via: tuple[Hop, ...], above: list[Frame], behind: tuple[Hop, ...] = ()
    ) -> None:
        """Add the drafts of a frame: `above` are the frames that pass it on, `behind` the outlets that those name."""
        text, scene = self._text, self._scene
        sentence = scene.prose.sentences[frame.sentence]
        cue = text[slice(*frame.cue)] if frame.cue else ""
        stance = stance_of(cue, text[sentence.start : sentence.end])
        if frame.rule == "impersonal" and stance is Stance.CONFIRMS:
            stance = Stance.ASSERTS
        content = pared(scene.prose, content, answers=stance is not Stance.ASSERTS)
        parties: list[tuple[Party, tuple[Hop, ...]]] = []
        speaker = scene.parties.last_speaker
        for span in scene.sources(frame):
            owner, more = source_pair(text[slice(*span)])
            party = scene.party(owner, span, frame.sentence)
            if party is not None and party.hop.kind is Kind.DOCUMENT and _HEARING.fullmatch(f"{owner} {cue}"):
                # "The trial heard": the court, not a study.
                party.hop = organisation(owner)
            if party is not None:
                theirs = None if via else scene.outlet_of_source(owner, span[0])
                pair = tuple(organisation(name) for name in more)
                parties.append((party, pair or ((theirs,) if theirs else ())))
        if frame.rule == "impersonal" and not above:
            self._drafts.add(Draft(stance, None, via, content, frame.sentence, cue=(frame.cue,) if frame.cue else ()))
        hops = [hop for hop in (scene.relay(f) for f in above) if hop is not None] if parties else []
        for party, pair in parties:
            lasting = party.via
            if frame.rule == "quoted-passive" and not (party.via or via or pair or hops) and speaker is not None:
                # "Bell was quoted as saying": by whoever brought the words before.
                party.via = speaker.via
            through = scene.inherit(party, (*pair, *via, *hops, *behind), sentence)
            if any(hop.kind is Kind.PERSON for hop in hops):
                # Who told of somebody's words once does not stand behind its later ones.
                party.via = lasting
            self._drafts.add(
                Draft(
                    stance=stance,
                    party=party,
                    via=through,
                    content=content,
                    sentence=frame.sentence,
                    cue=(frame.cue,) if frame.cue else (),
                    source=(frame.source,) if frame.source else (),
                    alone=scene.is_alone(party, frame.sentence, content[0][0]),
                )
            )

    def _label(self, number: int, label: tuple[Span, Span]) -> bool:
        """Read "The ministry: words of its own" at the start of a paragraph; False where that is no source."""
        source, content = label
        phrase = self._text[slice(*source)]
        name = parse(phrase).name
        known = entry_of(phrase) is not None or (bool(name) and self._scene.names.is_person(name))
        later = any(f.source and f.source[0] >= content[0] for f in self._frames.get(number, []))
        party = self._scene.party(phrase, source, number) if known and not later else None
        if party is None:
            return False
        via = self._scene.inherit(party, (), self._scene.prose.sentences[number])
        self._drafts.add(Draft(Stance.ASSERTS, party, via, (content,), number, source=(source,)))
        return True


_ASKED = re.compile(r"(?:When )?(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|[Qq]uizzed|[Cc]hallenged)\s")


def _without_question(text: str, body: Span, content: Spans, block: Span | None) -> Spans:
    """Leave out what somebody was asked about: "Asked about [the row], the minister said"."""
    asked = block is not None and _ASKED.match(text, *body)
    kept = tuple(c for c in content if c[0] >= block[0]) if asked and block else ()
    return kept or content


def _climb(links: dict[int, int], number: int) -> list[int]:
    found = []
    while number in links:
        number = links[number]
        found.append(number)
    return found


def _with_reporters(text: str, body: Span, frame: Frame, cited: list[Citing]) -> list[Frame]:
    return [frame, *_reporters(text, body, frame, cited)]


def _reporters(text: str, body: Span, frame: Frame, cited: list[Citing]) -> list[Frame]:
    """Return who cites or quotes the frame's source: "X, citing Y" and "X quoted Y as saying"."""
    found = [citing.reporter for citing in cited if citing.origin == frame.source]
    if frame.rule == "quoted-active" and frame.cue:
        subject = phrase_before(text, body[0], frame.cue[0])
        if subject[1] > subject[0]:
            found.append(Frame(frame.sentence, subject, None, (), "reporter"))
    return found
