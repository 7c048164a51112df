"""What goes on over sentences: quotations without attribution, and "this was reported by X" after the words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.drafts import Draft
from loaders.extract.frame import Frame
from loaders.extract.lexicon import ADDITIVE
from loaders.extract.organisations import organisation
from loaders.extract.phrases import trim
from loaders.extract.relays import relays
from loaders.extract.spans import shared
from ontology.schemes import Kind, Stance

if TYPE_CHECKING:
    from loaders.extract.drafts import Drafts
    from loaders.extract.scene import Scene
    from loaders.statement import Span

__all__ = ["go_on", "orphan", "settle", "tell"]

_QUOTED_SHARE = 0.6
_REACH = 1
_FAR = 3


def tell(scene: Scene, drafts: Drafts, number: int, source: Span, relay: Span | None) -> bool:
    """Read "This was reported by SRC, X reports": its content is what stands before. False where nothing does."""
    earlier = _before(scene, number)
    if not earlier:
        return _brought(scene, drafts, number, source)
    party = scene.party(scene.text[slice(*source)], source, number)
    if party is None:
        return False
    hop = scene.relay(Frame(number, relay, None, (), "reporter")) if relay else None
    sentence = scene.prose.sentences[number]
    passed = [] if hop else relays(scene.text, source[0], sentence.end, scene.names)
    named = tuple(organisation(outlet.name) for outlet, _ in passed if outlet.name)
    via = scene.inherit(party, (hop,) if hop else named, sentence)
    for n in earlier:
        drafts.add(
            Draft(Stance.ASSERTS, party, via, (trim(scene.text, *_body(scene, n), " \t\n."),), n, source=(source,))
        )
        scene.told.add(n)
    return True


def _brought(scene: Scene, drafts: Drafts, number: int, source: Span) -> bool:
    """Read "He told of this in an interview with X" after words that are his already: X brought them."""
    sentence = scene.prose.sentences[number]
    if (
        (number - 1) not in scene.told
        or not drafts.found
        or sentence.paragraph != scene.prose.sentences[number - 1].paragraph
    ):
        return False
    party = scene.party(scene.text[slice(*source)], source, number)
    last = drafts.found[-1]
    if party is None or last.party is not party:
        return False
    passed = relays(scene.text, source[0], sentence.end, scene.names)
    named = tuple(organisation(outlet.name) for outlet, _ in passed if outlet.name)
    if named and not last.via:
        drafts.found[-1] = replace(last, via=scene.inherit(party, named, sentence))
    return True


def go_on(scene: Scene, drafts: Drafts, number: int, cue: Span, words: Span) -> bool:
    """Read "As noted, the bridge is closed" as the words of who spoke last nearby. False where nobody did."""
    speaker = scene.parties.last_speaker
    sentences = scene.prose.sentences
    recent = (sentences[d.sentence].paragraph for d in reversed(drafts.found) if d.party is speaker)
    if speaker is None or sentences[number].paragraph - next(recent, -1 - _FAR) > _FAR:
        return False
    via = scene.inherit(speaker, (), sentences[number])
    drafts.add(Draft(Stance.ASSERTS, speaker, via, (words,), number, cue=(cue,)))
    return True


def orphan(scene: Scene, drafts: Drafts, number: int, claimed: bool) -> bool:  # noqa: FBT001 -- the one fact it lacks
    """Give a quotation without attribution to who spoke last, in this paragraph or the one before; say whether it was.

    `claimed` says that an attribution later in the paragraph may claim it.
    """
    speaker = scene.parties.last_speaker
    if speaker is None or claimed or speaker.hop.kind is Kind.DOCUMENT or not _is_quoted(scene, number):
        return False
    sentences = scene.prose.sentences
    recent = (sentences[d.sentence].paragraph for d in reversed(drafts.found) if d.party is speaker)
    last = next(recent, -1 - _REACH)
    if sentences[number].paragraph - last > _REACH:
        return False
    via = scene.inherit(speaker, (), sentences[number])
    drafts.add(Draft(Stance.ASSERTS, speaker, via, (trim(scene.text, *_body(scene, number)),), number))
    scene.told.add(number)
    return True


def settle(scene: Scene, drafts: Drafts, passed_over: list[int], number: int, before: int) -> None:
    """Give sentences passed over in this paragraph to who speaks in `number`: quotations, and what `added` adds to.

    `before` is the number of the first draft read from that sentence.
    """
    draft = drafts.found[before]
    party = draft.party
    if party is None:
        return
    cue = " ".join(scene.text[s:e] for s, e in draft.cue).casefold()
    earlier = next((p for n in range(before - 1, -1, -1) if (p := drafts.found[n].party) is not None), None)
    single = party.hop.kind in {Kind.ANONYMOUS, Kind.PERSON}
    goes_on = earlier is party and single and bool(set(cue.split()) & ADDITIVE)
    for n in passed_over:
        if _is_quoted(scene, n) or (goes_on and n == number - 1):
            content = (trim(scene.text, *_body(scene, n), " \t\n."),)
            drafts.add(Draft(Stance.ASSERTS, party, draft.via, content, n))
            scene.told.add(n)


def _before(scene: Scene, number: int) -> list[int]:
    """Return the sentences not yet told by anybody that stand directly before: in the paragraph, else in the last."""
    sentences = scene.prose.sentences
    own = [n for n in scene.prose.members(sentences[number].paragraph) if n < number]
    if not own and number:
        last = sentences[number - 1].paragraph
        own = [n for n in scene.prose.members(last) if not sentences[n].heading]
    return [n for n in own if n not in scene.told]


def _body(scene: Scene, number: int) -> Span:
    sentence = scene.prose.sentences[number]
    return scene.body(sentence) or (sentence.start, sentence.end)


def _is_quoted(scene: Scene, number: int) -> bool:
    body = _body(scene, number)
    return shared([body], scene.prose.quotes_in(*body)) >= _QUOTED_SHARE * (body[1] - body[0])
