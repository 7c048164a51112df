"""Frames: in one sentence, who (source), by what words (cue), said what (content). From the tagger, and by rule.

The tagger's frames are put right where sentence structure leaves no doubt; rules add what it misses, and replace it
where a relay turns the parts around ("was quoted as saying by", "X, citing Y, reported that").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.extract.lexicon import ADVERBS, ATTITUDES, FIGURE_HEADS, SPEECH, TITLES
from loaders.extract.mentions import is_capital
from loaders.extract.patterns import (
    ACCORDING,
    ACCOUNT,
    ACTS,
    AND_SAID,
    ANONYMITY,
    CITES,
    DENIAL,
    FINITE,
    FOUND_LAST,
    NESTED,
    PUT,
    PUT_LATE,
    PUTS,
    QUOTED_ACTIVE,
    QUOTED_PASSIVE,
    REPORT_BY,
    ROLE,
    SAID_FIRST,
    SAID_LAST,
    UNSAID,
)
from loaders.extract.phrases import phrase_after, phrase_before, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.extract.prose import Prose, Sentence
    from loaders.statement import Attribution, Span, Spans

__all__ = ["Frame", "by_rule", "from_tagger"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution in the sentence numbered `sentence`. `source` and `cue` are None where there is none."""

    sentence: int
    source: Span | None
    cue: Span | None
    content: Spans
    rule: str = ""

    @property
    def block(self) -> Span | None:
        """The region that source and cue take up when they stand together; of them, the cue's alone otherwise."""
        if self.cue is None:
            return self.source
        if self.source is None:
            return self.cue
        return min(self.source[0], self.cue[0]), max(self.source[1], self.cue[1])


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
    from bisect import bisect_right  # noqa: PLC0415 -- one use

    number = bisect_right(prose.starts, position) - 1
    return number if number >= 0 and position < prose.sentences[number].end else None


def by_rule(prose: Prose, number: int, taken: list[Frame]) -> list[Frame]:
    """Return the frames of a sentence: the tagger's, with those that rules find better or besides."""
    sentence, text = prose.sentences[number], prose.text
    frames = list(taken)
    for strong in _strong(prose, number, sentence):
        frames = [f for f in frames if not _meets(f, strong) and not _is_told_of(text, f, strong)]
        frames.append(strong)
    frames = [_with_source(prose, sentence, f) for f in frames]
    frames = [replace(f, source=_with_name(text, f.source, sentence.end)) for f in frames]
    frames = [replace(f, source=_with_role(text, f.source, sentence.start)) for f in frames]
    frames = [piece for f in frames for piece in _coordinated(prose, f, frames)]
    frames += _nested(prose, number, sentence, frames)
    for extra in _backstop(prose, number, sentence):
        others = [f for f in frames if not (f.cue and CITES.fullmatch(text[slice(*f.cue)]))]
        if not any(_same_cue(f, extra) if extra.rule == "puts" else _meets(f, extra) for f in others):
            frames.append(extra)
    frames.sort(key=lambda f: f.block or f.content[0])
    return frames


def _with_source(prose: Prose, sentence: Sentence, frame: Frame) -> Frame:
    """Find the subject of a verb of saying whose source the tagger did not see, or put into another sentence."""
    if frame.source is not None or frame.cue is None or frame.rule:
        return frame
    text = prose.text
    if ACCORDING.fullmatch(text[slice(*frame.cue)] + " "):
        return replace(frame, source=phrase_after(text, frame.cue[1], sentence.end))
    if not set(re.findall(r"\w+", text[slice(*frame.cue)].casefold())) & SPEECH:
        return frame
    source = phrase_before(text, sentence.start, frame.cue[0])
    # A short piece of content right before the verb is its subject, misread.
    content = tuple(c for c in frame.content if not (source[0] - 1 <= c[0] and c[1] <= source[1] + 1))
    apart = text[source[1] : frame.cue[0]].strip(' ,"\u201d')
    if apart or not _is_subject(text[slice(*source)]) or _overlaps(source, content):
        by = re.match(r"\s+by\s", text[frame.cue[1] : sentence.end])
        source, content = phrase_after(text, frame.cue[1] + (by.end() if by else 0), sentence.end), frame.content
        if not _is_subject(text[slice(*source)]) or _overlaps(source, content):
            return frame
    return replace(frame, source=source, content=content)


def _with_name(text: str, source: Span | None, end: int) -> Span | None:
    """Take in a name in apposition: "the authority's head, Ann Bell,"."""
    words = text[source[0] : source[1]].split() if source else []
    if source is None or not words or is_capital(words[-1]):
        return source
    name = re.compile(
        r",\s+[A-Z][\w'\u2019-]+(?:\s+(?:(?:de|van|von|al|bin|del)\s+)?[A-Z][\w'\u2019-]+){1,3}(?=\s*,)"
    ).match(text, source[1], end)
    return (source[0], name.end()) if name else source


def _with_role(text: str, source: Span | None, start: int) -> Span | None:
    """Take in the words of a role before a title: "county sheriff Ann Bell"."""
    if source is None or text[slice(*source)].split(" ", 1)[0] not in TITLES:
        return source
    role = ROLE.search(text, start, source[0])
    return (role.start(1), source[1]) if role else source


def _coordinated(prose: Prose, frame: Frame, frames: list[Frame]) -> list[Frame]:
    """Part what a source says twice in a sentence: "X said A but denied B"."""
    text = prose.text
    if not (frame.source and frame.cue and frame.content) or frame.rule or frame.source[0] > frame.cue[0]:
        return [frame]
    first, last = frame.content[-1]
    match = AND_SAID.search(text, first, last) if first >= frame.cue[1] else None
    if (
        not match
        or prose.quote_at(match.start("verb"))
        or any(f.cue and f.cue[0] == match.start("verb") for f in frames)
    ):
        return [frame]
    second = Frame(
        frame.sentence, frame.source, match.span("verb"), _trimmed(text, ((match.end(), last),)), "coordinated"
    )
    return [replace(frame, content=(*frame.content[:-1], (first, match.start()))), second]


def _overlaps(span: Span, content: Spans) -> bool:
    return any(s < span[1] and span[0] < e for s, e in content)


def _nested(prose: Prose, number: int, sentence: Sentence, frames: list[Frame]) -> list[Frame]:
    """Find what somebody is reported to have said, inside the content of another: "said that Y had told Z that"."""
    text, found = prose.text, []
    for frame in frames:
        if frame.cue is None or not frame.content or frame.rule not in {"", "according", "said-last"}:
            continue
        first, last = frame.content[-1][0], min(frame.content[-1][1], sentence.end)
        if last <= first:
            continue
        if prose.quote_at(first) is not None:
            continue
        match = NESTED.match(text[first:last].replace("\n", " "))
        if not match or match["verb"] in ACTS or match["s"].split()[-1] in FIGURE_HEADS or not _is_subject(match["s"]):
            continue
        verb = (first + match.start("verb"), first + match.end("verb"))
        content = _trimmed(text, ((first + match.end(), last),))
        if content and not any(_overlaps(verb, (f.cue,)) for f in frames if f.cue):
            found.append(Frame(number, (first + match.start("s"), first + match.end("s")), verb, content, "nested"))
    return found


def _meets(one: Frame, other: Frame) -> bool:
    a, b = one.block, other.block
    return bool(a and b and a[0] < b[1] and b[0] < a[1])


def _is_told_of(text: str, frame: Frame, strong: Frame) -> bool:
    """Whether a frame is but an event in other words: "the captain had reported a failure, X quoted Y as saying"."""
    block = frame.block
    inside = block is not None and any(s <= block[0] and block[1] <= e for s, e in strong.content)
    return inside and not any(FINITE.search(text[s:e]) for s, e in frame.content)


def _same_cue(one: Frame, other: Frame) -> bool:
    return bool(one.cue and other.cue and one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1])


def _outside(prose: Prose, position: int) -> bool:
    return prose.quote_at(position) is None


def _strong(prose: Prose, number: int, sentence: Sentence) -> list[Frame]:  # noqa: C901 -- one branch a pattern
    text, start, end = prose.text, sentence.start, sentence.end
    found: list[Frame] = []
    for match in QUOTED_PASSIVE.finditer(text, start, end):
        if _outside(prose, match.start()):
            source = phrase_before(text, start, match.start())
            cue = (match.start("cue"), match.end("cue"))
            found.append(
                Frame(number, source, cue, _around(text, sentence, (source[0], match.end())), "quoted-passive")
            )
    for match in QUOTED_ACTIVE.finditer(text, start, end):
        if _outside(prose, match.start()):
            source = match.span("s")
            cue = (match.start(), match.end())
            subject = phrase_before(text, start, match.start())
            content = _around(text, sentence, (subject[0], match.end()))
            found.append(Frame(number, source, cue, content, "quoted-active"))
    for match in PUT.finditer(text, start, end):
        if _outside(prose, match.start()):
            content = ((start, match.start()), (match.start("at"), end))
            found.append(
                Frame(number, match.span("s"), (match.start(), match.start("s")), _trimmed(text, content), "put")
            )
    for match in PUT_LATE.finditer(text, start, end):
        if _outside(prose, match.start()) and not any(
            f.rule == "put" and f.cue and f.cue[0] == match.start() for f in found
        ):
            parts = ((start, match.start()), match.span("c"))
            found.append(
                Frame(number, match.span("s"), (match.start(), match.start("c") - 1), _trimmed(text, parts), "put")
            )
    for match in ACCOUNT.finditer(text, start, end):
        if _outside(prose, match.start()):
            content = ((start, match.start()), (match.end(), end))
            found.append(Frame(number, match.span("s"), match.span(), _trimmed(text, content), "account"))
    for match in REPORT_BY.finditer(text, start, end):
        if _outside(prose, match.start()):
            after = _trimmed(text, ((match.end(), end),))
            found.append(Frame(number, match.span("s"), match.span(), after, "report-by"))
    return found


def _around(text: str, sentence: Sentence, block: Span) -> Spans:
    """Return the content around a block: what follows it, or, when it ends the sentence, what comes before."""
    after = trim(text, block[1], sentence.end, " \t\n,;:.")
    before = trim(text, sentence.start, block[0], " \t\n,;:")
    rest = text[after[0] : after[1]]
    late = len(rest.split()) < 8 or (re.match(r"(?:by|on|in|at|to|late|early)\b", rest) and before[1] > before[0])  # noqa: PLR2004
    if before[1] > before[0] and late and not rest.startswith(("\u201c", '"', "that ")):
        return (before,)
    return _trimmed(text, ((block[1], sentence.end),)) or (before,)


def _trimmed(text: str, spans: Iterable[Span]) -> Spans:
    cut = (trim(text, *span) for span in spans)
    return tuple(span for span in cut if re.search(r"\w", text[span[0] : span[1]]))


def _backstop(prose: Prose, number: int, sentence: Sentence) -> list[Frame]:
    """Find the plain forms that the tagger may miss: `according to X`, `..., X said.`, `X said that ...`."""
    text, start, end = prose.text, sentence.start, sentence.end
    found: list[Frame] = []
    for match in ACCORDING.finditer(text, start, end):
        if _outside(prose, match.start()):
            source = phrase_after(text, match.end(), end)
            cue = (match.start(), match.end() - 1)
            content = _trimmed(text, ((start, match.start()), (source[1], end)))
            found.append(Frame(number, source, cue, content, "according"))
    for match in SAID_LAST.finditer(text, start, end):
        group = "after" if match["inverted"] else "s"
        if _outside(prose, match.start(group)) and _is_subject(match[group]):
            verb = match.span("inverted") if match["inverted"] else match.span("verb")
            source = trim(text, *(phrase_after(text, *match.span("after")) if match["inverted"] else match.span("s")))
            block = (min(source[0], verb[0]), max(source[1], verb[1]))
            content = _trimmed(text, ((start, block[0]), (match.end(), end)))
            found.append(Frame(number, source, verb, content, "said-last"))
    found.extend(
        Frame(number, match.span("s"), match.span("verb"), _trimmed(text, ((start, match.start()),)), "found")
        for match in FOUND_LAST.finditer(text, start, end)
        if _outside(prose, match.start("s"))
    )
    puts = PUTS.match(text[start:end])
    if puts and _is_subject(puts["s"].split(",")[0]):
        content = _trimmed(text, ((start + puts.start("c"), start + puts.end("c")),))
        cue = (start + puts.start("verb"), start + puts.end("verb"))
        found.append(Frame(number, phrase_before(text, start, cue[0]), cue, content, "puts"))
    denial = DENIAL.match(text[start:end])
    if denial and _is_subject(denial["s"]):
        verb = (start + denial.start("verb"), start + denial.end("verb"))
        content = _trimmed(text, ((start + denial.end(), end),))
        found.append(Frame(number, phrase_before(text, start, verb[0]), verb, content, "denial"))
    first = SAID_FIRST.match(text[start:end])
    if first and _is_subject(first["s"].rsplit(",", 1)[-1]):
        source = phrase_before(text, start, start + first.start("verb"))
        verb = (start + first.start("verb"), start + first.end("verb"))
        found.append(Frame(number, source, verb, _trimmed(text, ((start + first.end(), end),)), "said-first"))
    return [replace(f, content=f.content) for f in found if f.content]


_NOT_SUBJECT = re.compile(
    r"\b(?:which|what|when|if|because|having|being|as|after|before|were|was|are|is|that|it|there|but|and then|"
    r"where|how|why|to|citing|quoting)\b",
    re.IGNORECASE,
)


_ADJUNCT = re.compile(
    r"(?:on|in|at|by|from|for|with|about|during|after|before|of|to|via|through|under|over|late|early|last)\b",
    re.IGNORECASE,
)


def _is_subject(phrase: str) -> bool:
    bare = re.sub(r"^(?:and|but|so)\s+", "", phrase.strip())
    return bool(bare) and not _ADJUNCT.match(bare) and len(bare.split()) <= 14 and not _NOT_SUBJECT.search(bare)  # noqa: PLR2004 -- a subject is short
