"""Frames of a sentence: from the tagger, and by rule.

The tagger's frames are put right where sentence structure leaves no doubt; rules add what it misses, and replace it
where a relay turns the parts around ("was quoted as saying by", "X, citing Y, reported that").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from loaders.extract.frame import Frame, meets, same_cue
from loaders.extract.lexicon import ADVERBS, ATTITUDES, SPEECH
from loaders.extract.mending import coordinated, nested, with_opening, with_shared, with_source, with_whole_source
from loaders.extract.mentions import is_capital
from loaders.extract.patterns import ANONYMITY, CITES, FINITE, UNSAID
from loaders.extract.rules import backstop, strong

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.extract.prose import Prose
    from loaders.statement import Attribution, Span

__all__ = ["by_rule", "from_tagger"]


def from_tagger(prose: Prose, attributions: Iterable[Attribution]) -> list[Frame]:
    """Make frames of what the tagger found, but for attitudes and remarks on a source's anonymity."""
    text, found = prose.text, []
    for attribution in attributions:
        source = _hull(attribution.source)
        cue = _hull(attribution.cue)
        place = (cue or source or attribution.content[0])[0] if (cue or source or attribution.content) else None
        if place is None:
            continue
        number = _sentence_at(prose, place)
        if number is None:
            continue
        sentence = prose.sentences[number]
        if source and not (sentence.start <= source[0] < sentence.end):
            source = None
        words = [w.casefold() for w in re.findall(r"[\w'\u2019-]+", text[cue[0] : cue[1]])] if cue else []
        content = tuple(c for c in attribution.content if re.search(r"\w", text[c[0] : c[1]]))
        said = " ".join(text[s:e] for s, e in content)
        if words and all(w in ATTITUDES or w in ADVERBS or w == "to" for w in words):
            continue
        if ANONYMITY.search(text[cue[0] : cue[1]] if cue else "") or (len(said) < 60 and ANONYMITY.search(said)):  # noqa: PLR2004 -- a remark is short
            continue
        if words and UNSAID.search(text[cue[0] : cue[1]] if cue else ""):
            continue
        if content:
            found.append(Frame(number, _without_verb(text, source), cue, content))
    return found


def _without_verb(text: str, source: Span | None) -> Span | None:
    """Leave out a verb of saying that was read into the source: "the Herald reports"."""
    words = text[source[0] : source[1]].split() if source else []
    if source and len(words) > 1 and words[-1] in SPEECH and is_capital(words[-2]):
        return source[0], source[0] + text[source[0] : source[1]].rindex(words[-1]) - 1
    return source


def _hull(spans: Sequence[Span]) -> Span | None:
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def _sentence_at(prose: Prose, position: int) -> int | None:
    number = bisect_right(prose.starts, position) - 1
    return number if number >= 0 and position < prose.sentences[number].end else None


def by_rule(prose: Prose, number: int, taken: list[Frame]) -> list[Frame]:
    """Return the frames of a sentence: the tagger's, with those that rules find better or besides."""
    sentence, text = prose.sentences[number], prose.text
    frames = list(taken)
    for found in strong(prose, number, sentence):
        frames = [f for f in frames if not meets(f, found) and not _is_told_of(text, f, found)]
        frames.append(found)
    frames = [with_source(prose, sentence, with_shared(text, f, frames)) for f in frames]
    frames = [with_whole_source(text, f, sentence) for f in frames]
    frames = [piece for f in frames for piece in coordinated(prose, f, frames)]
    frames += nested(prose, number, sentence, frames)
    for extra in backstop(prose, number, sentence):
        if extra.rule == "said-last":
            frames = [with_opening(f, extra, sentence) for f in frames]
        others = [f for f in frames if not (f.cue and CITES.fullmatch(text[slice(*f.cue)]))]
        if not any(same_cue(f, extra) if extra.rule == "puts" else meets(f, extra) for f in others):
            frames.append(extra)
    frames.sort(key=lambda f: f.block or f.content[0])
    return frames


def _is_told_of(text: str, frame: Frame, strong: Frame) -> bool:
    """Whether a frame is but an event in other words: "the captain had reported a failure, X quoted Y as saying"."""
    block = frame.block
    inside = block is not None and any(s <= block[0] and block[1] <= e for s, e in strong.content)
    return inside and not any(FINITE.search(text[s:e]) for s, e in frame.content)
