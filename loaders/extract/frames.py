"""Frames of a sentence: from the tagger, and by rule.

The tagger's frames are put right where sentence structure leaves no doubt; rules add what it misses, and replace it
where a relay turns the parts around ("was quoted as saying by", "X, citing Y, reported that").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.frame import Frame, meets, same_cue
from loaders.extract.lexicon import ADVERBS, ATTITUDES, DOCUMENT_HEADS, FIGURE_HEADS, MEDIA_HEADS, SPEECH
from loaders.extract.mending import (
    by_others,
    coordinated,
    nested,
    with_more,
    with_opening,
    with_shared,
    with_source,
    with_whole_source,
)
from loaders.extract.mentions import is_capital, parse
from loaders.extract.organisations import is_media
from loaders.extract.patterns import ACTS, ANONYMITY, CITES, FINITE, UNSAID, VERB
from loaders.extract.rules import backstop, strong
from loaders.extract.spans import overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.extract.prose import Prose
    from loaders.statement import Attribution, Span

_LONGEST_SOURCE = 100
# "the letter [says according to] the paper": two attributions.
_ACCORDING_LAST = re.compile(r"\w\s+(according to)$")
_NO_START = re.compile(r"(?:the|an?|his|her|its|their|one|two|some|this|that|he|she|it|they|who)\b", re.IGNORECASE)
# "14 confirmed dead": no act of saying.
_AS_ADJECTIVE = re.compile(
    r"(?:\d|\b(?:an?|the|first|new|more|no|several|all|three|two))\s+(?:confirmed|reported|"
    r"alleged|suspected)$"
)
# "Police could not confirm the number": no statement of theirs.
_NOT_CONFIRMED = re.compile(
    r"(?:could|can|would|did|does|do)(?: ?not|n['\u2019]t) (?:\w+ly |yet )?(?:confirm|verify|specify)|"
    r"cannot (?:yet )?confirm",
    re.IGNORECASE,
)
# What may follow a whole source: it was not cut there.
_FURTHER = re.compile(
    r"\s*[,(]|\s+(?:in|on|at|to|from|by|with|for|before|near|of|about|who|which|that|after|inside|"
    r"within)\b"
)

__all__ = ["by_rule", "from_tagger", "sentence_at"]


def from_tagger(prose: Prose, attributions: Iterable[Attribution]) -> list[Frame]:
    """Make frames of what the tagger found, but for attitudes and remarks on a source's anonymity."""
    text, found = prose.text, []
    for attribution in attributions:
        source = _hull(attribution.source)
        cue = _hull(attribution.cue)
        place = (cue or source or attribution.content[0])[0] if (cue or source or attribution.content) else None
        if place is None:
            continue
        number = sentence_at(prose, place)
        if number is None:
            continue
        sentence = prose.sentences[number]
        if source and not (sentence.start <= source[0] < sentence.end):
            source = None
        late = _ACCORDING_LAST.search(text, *cue) if cue else None
        cue = (late.start(1), cue[1]) if late and cue else cue
        words = [w.casefold() for w in re.findall(r"[\w'\u2019-]+", text[cue[0] : cue[1]])] if cue else []
        content = tuple(c for c in attribution.content if re.search(r"\w", text[c[0] : c[1]]))
        said = " ".join(text[s:e] for s, e in content)
        if (
            words
            and all(w in ATTITUDES or w in ADVERBS or w == "to" for w in words)
            and not _foresees(words, said)
            and not (words[-1] == "asked" and said.startswith(("\u201c", '"')))
        ):
            continue
        if ANONYMITY.search(text[cue[0] : cue[1]] if cue else "") or (len(said) < 60 and ANONYMITY.search(said)):  # noqa: PLR2004 -- a remark is short
            continue
        if cue and _AS_ADJECTIVE.search(text, max(0, cue[0] - 12), cue[1]) and not source_far(source, cue):
            continue
        told = text[slice(*cue)] if cue else ""
        cue = None if told.startswith("Quote from ") else cue
        if UNSAID.search(told) or _NOT_CONFIRMED.fullmatch(told):
            continue
        rest = tuple(c for c in content if not (c[1] - c[0] < 60 and ANONYMITY.search(text, *c)))  # noqa: PLR2004
        content = rest or content
        if content:
            found.append(Frame(number, _without_verb(text, source), cue, content))
    return found


def _foresees(words: list[str], said: str) -> bool:
    """Whether a cue of mind tells what is held to be so: "expects revenue of $3 billion", "thinks it will hold"."""
    if {"think", "thinks", "fears", "feels", "considers"} & set(words) and FINITE.search(said):
        return True
    if {"sees", "see", "regards", "views", "considers"} & set(words) and re.search(r"\sas\s", said):
        return True
    return bool({"expects", "expect", "expected", "sees", "anticipates"} & set(words)) and bool(re.search(r"\d", said))


def source_far(source: Span | None, cue: Span) -> bool:
    """Whether a cue stands right after its source, so that it is a verb."""
    return source is not None and 0 <= cue[0] - source[1] <= 1


def _without_verb(text: str, source: Span | None) -> Span | None:
    """Leave out a verb of saying that was read into the source: "the Herald reports"."""
    words = text[source[0] : source[1]].split() if source else []
    if source and len(words) > 1 and words[-1] in SPEECH and is_capital(words[-2]):
        return source[0], source[0] + text[source[0] : source[1]].rindex(words[-1]) - 1
    return source


def _hull(spans: Sequence[Span]) -> Span | None:
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def sentence_at(prose: Prose, position: int) -> int | None:
    """Return the number of the sentence that an offset lies in; None between sentences."""
    number = bisect_right(prose.starts, position) - 1
    return number if number >= 0 and position < prose.sentences[number].end else None


def by_rule(prose: Prose, number: int, taken: list[Frame]) -> list[Frame]:
    """Return the frames of a sentence: the tagger's, with those that rules find better or besides."""
    sentence, text = prose.sentences[number], prose.text
    frames = list(taken)
    for found in strong(prose, number, sentence):
        frames = [f for f in frames if not meets(f, found) and not _is_told_of(text, f, found)]
        if found.rule == "in-marks":
            frames = [f for f in frames if not _is_act(text, f, found)]
        frames.append(found)
    frames = [with_source(prose, sentence, with_shared(text, f, frames)) for f in frames]
    frames = [with_whole_source(text, f, sentence) for f in frames]
    more = [with_more(text, f, frames) for f in frames]
    taken_in = [f for f, g in zip(more, frames, strict=True) if f is not g]
    frames = [
        f
        for f in more
        if f in taken_in or not any(overlap(f.cue, g.content[-1]) and f.source == g.source for g in taken_in)
    ]
    frames = [piece for f in frames for piece in by_others(prose, f, frames)]
    frames = [piece for f in frames for piece in coordinated(prose, f, frames)]
    frames += [with_whole_source(text, f, sentence) for f in nested(prose, number, sentence, frames)]
    for plain in backstop(prose, number, sentence):
        extra = with_whole_source(text, plain, sentence)
        if extra.rule in {"found", "heard", "learned", "has-it", "said-last", "according", "impersonal"}:
            frames = [f for f in frames if not _is_act(text, f, extra)]
        frames = [_with_outer_subject(text, f, extra) for f in frames]
        if extra.rule == "as-first":
            # "As the company announced, talks are to begin": what was announced, not "talks".
            frames = [f for f in frames if f.rule or same_cue(f, extra) or not overlap(f.source, extra.source)]
        named = {"", "impersonal"} if extra.rule == "passive-last" else {""}
        frames = [extra if f.source is None and f.rule in named and same_cue(f, extra) else f for f in frames]
        if extra.rule in {"found", "heard", "learned", "has-it", "said-last", "passive-last"}:
            frames = [with_opening(text, f, extra, sentence) for f in frames]
        others = [f for f in frames if not (f.cue and CITES.fullmatch(text[slice(*f.cue)]))]
        if extra.rule in {"found-first", "said-first"} and any(f.content and _is_act(text, extra, f) for f in frames):
            continue
        if not any(same_cue(f, extra) if extra.rule == "puts" else meets(f, extra) for f in others):
            frames.append(extra)
    frames = [f for f in frames if f.rule != "impersonal" or not _is_within(f, frames)]
    frames = [f for f in frames if not _is_bare_act(text, f, frames)]
    frames.sort(key=lambda f: f.block or f.content[0])
    return frames


def _with_more(text: str, frames: list[Frame]) -> list[Frame]:
    """Let frames take in what their sources have not done, and leave out the frames of it."""
    more = [with_more(text, f, frames) for f in frames]
    grown = [f for f, before in zip(more, frames, strict=True) if f is not before]
    return [f for f in more if f in grown or not any(overlap(f.cue, g.content[-1]) for g in grown)]


def _is_within(frame: Frame, frames: list[Frame]) -> bool:
    """Whether what nobody in particular says stands in somebody's words: "the agency said they were believed to"."""
    return any(f is not frame and f.source and any(overlap(frame.cue, c) for c in f.content) for f in frames)


_SHOWING = frozenset("indicates indicate indicated suggests suggest suggested shows show showed".split())


_SEEN = frozenset("images pictures evidence signs tests samples photos".split())


def _is_thing(text: str, frame: Frame) -> bool:
    """Whether what shows something is read or seen: "footage", "the data"."""
    head = parse(text[slice(*frame.source)]).head if frame.source else ""
    return head in DOCUMENT_HEADS | FIGURE_HEADS | _SEEN


def _is_outlet(text: str, frame: Frame) -> bool:
    said = text[slice(*frame.source)] if frame.source else ""
    return is_media(said) or parse(said).head in MEDIA_HEADS


def _is_bare_act(text: str, frame: Frame, frames: list[Frame]) -> bool:
    """Whether a frame has but a thing to tell, inside another's words: "he said doctors had warned the man of it"."""
    if frame.rule or frame.block is None or frame.source is None:
        return False
    said = " ".join(text[s:e] for s, e in frame.content)
    if VERB.search(said) or re.search(r"[\u201c\"]|\d", said):
        return False
    return any(
        f is not frame and f.source and any(s <= frame.source[0] and frame.block[1] <= e for s, e in f.content)
        for f in frames
    )


def _is_act(text: str, frame: Frame, late: Frame) -> bool:
    """Whether a frame is but what somebody did in another's words: "voters rejected the plan, a poll showed"."""
    cue = set(text[slice(*frame.cue)].casefold().split()) if frame.cue else set()
    doubts = bool({"doubts", "doubt"} & cue and {"has", "have", "had", "no"} & cue)
    undone = bool(cue & {"not", "never", "didn't", "didn\u2019t"}) and not cue & (SPEECH | {"say", "tell", "think"})
    undone = undone or (
        bool(cue & {"will", "would", "demand", "demanded", "demands", "threatened"}) and not cue & SPEECH
    )
    shows = bool(cue & _SHOWING) and not same_cue(frame, late) and _is_thing(text, frame) and not _is_outlet(text, late)
    if shows and overlap(frame.cue, late.content[0] if late.content else None):
        return True
    undone = undone or not cue & (SPEECH | ATTITUDES | {"according", "to", "as", "for"})
    return (bool(cue & ACTS) or doubts or undone) and not same_cue(frame, late) and _is_told_of(text, frame, late)


def _with_outer_subject(text: str, frame: Frame, found: Frame) -> Frame:
    """Put right a subject that was cut: "[An] inquest heard", "the report, which [its head] showed, speaks of"."""
    inner, outer = frame.source, found.source
    if frame.rule or not same_cue(frame, found) or inner is None or outer is None:
        return frame
    inside = outer[0] <= inner[0] and inner[1] <= outer[1] + 1 and inner != outer
    further = _FURTHER.match(text, inner[1], outer[1])
    cut = (
        inside
        and (found.rule in {"spoke-of", "found-first"} or not further)
        and (inner[1] < outer[1] - 1 or found.rule in {"spoke-of", "found-first"})
        and outer[1] - outer[0] <= _LONGEST_SOURCE
    )
    # "scientists aboard the [Falkor]": a name cut from the words before it.
    start = inside and inner[0] > outer[0] and _NO_START.match(text, *inner) is None and text[inner[0] - 1] == " "
    tail = start and inner[1] >= outer[1] - 1 and text[outer[0] : inner[0]].rstrip().split()[-1].islower()
    return replace(frame, source=outer) if cut or (tail and outer[1] - outer[0] <= _LONGEST_SOURCE) else frame


def _is_told_of(text: str, frame: Frame, strong: Frame) -> bool:
    """Whether a frame is but an event in other words: "the captain had reported a failure, X quoted Y as saying"."""
    block = frame.block
    inside = block is not None and any(s <= block[0] and block[1] <= e for s, e in strong.content)
    return inside and not any(FINITE.search(text[s:e]) for s, e in frame.content)
