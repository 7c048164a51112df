"""The tagger's frames put right where sentence structure leaves no doubt: sources found, names made whole."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.frame import Frame, agrees, is_subject, overlaps, same_cue, trimmed
from loaders.extract.lexicon import (
    ADVERBS,
    ANONYMOUS_HEADS,
    FIGURE_HEADS,
    MEDIA_HEADS,
    SPEECH,
    SPOKES,
    TITLES,
    UNIQUE_OFFICES,
)
from loaders.extract.mentions import is_capital
from loaders.extract.organisations import entry_of
from loaders.extract.patterns import ACCORDING, ACTS, AND_SAID, IMPERSONAL, NESTED, ROLE, VERB
from loaders.extract.phrases import phrase_after, phrase_before, trim
from loaders.extract.spans import overlap

if TYPE_CHECKING:
    from loaders.extract.prose import Prose, Sentence
    from loaders.statement import Span

__all__ = [
    "by_others",
    "coordinated",
    "nested",
    "with_more",
    "with_opening",
    "with_shared",
    "with_source",
    "with_whole_source",
]

_FEW = 5
_QUOTING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing", "by", "of", "for", "with", "and"})
# "It was confirmed that": by nobody who is named.
_IT_WAS = re.compile(
    r"(?:was|is|has been|had been)\s+(?:\w+ly\s+)?(?:confirmed|announced|revealed|disclosed|established)"
)
_IT = re.compile(r"\b[Ii]t\s+$")
_JOINED = re.compile(r"(?:\band|\bbut|\bthen|\byet|,)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)?$")


def with_shared(text: str, frame: Frame, frames: list[Frame]) -> Frame:
    """Give a verb joined to an earlier one its subject: "She conceded A but [insisted] B"."""
    if frame.source is not None or frame.cue is None or not set(text[slice(*frame.cue)].split()) & SPEECH:
        return frame
    before = [f for f in frames if f.source and f.cue and f.source[0] < f.cue[0] < frame.cue[0]]
    if not before or not _JOINED.search(text, before[-1].cue[1] if before[-1].cue else 0, frame.cue[0]):
        return frame
    return replace(frame, source=before[-1].source)


def with_source(prose: Prose, sentence: Sentence, frame: Frame) -> Frame:  # noqa: PLR0911 -- one return a form
    """Find the subject of a verb of saying whose source the tagger did not see, or put into another sentence."""
    if frame.cue is None or frame.rule:
        return frame
    text = prose.text
    if _IT_WAS.fullmatch(text[slice(*frame.cue)]) and _IT.search(text, sentence.start, frame.cue[0]):
        return replace(frame, source=None, rule="impersonal")
    if IMPERSONAL.fullmatch(text[slice(*frame.cue)]) and (frame.source is None or frame.source[0] < frame.cue[0]):
        return _impersonal(text, sentence, frame)
    if frame.source is not None:
        return frame
    if ACCORDING.fullmatch(text[slice(*frame.cue)] + " "):
        return replace(frame, source=phrase_after(text, frame.cue[1], sentence.end))
    if not set(re.findall(r"\w+", text[slice(*frame.cue)].casefold())) & SPEECH:
        return frame
    source = phrase_before(text, sentence.start, frame.cue[0])
    # A short piece of content right before the verb is its subject, misread.
    content = tuple(c for c in frame.content if not (source[0] - 1 <= c[0] and c[1] <= source[1] + 1))
    apart = text[source[1] : frame.cue[0]].strip(' ,"\u201d')
    if apart or not is_subject(text[slice(*source)]) or overlaps(source, content):
        by = re.match(r"\s+by\s", text[frame.cue[1] : sentence.end])
        source, content = phrase_after(text, frame.cue[1] + (by.end() if by else 0), sentence.end), frame.content
        if not is_subject(text[slice(*source)]) or overlaps(source, content):
            return frame
    return replace(frame, source=source, content=content)


def _impersonal(text: str, sentence: Sentence, frame: Frame) -> Frame:
    """Return the frame of what nobody in particular says: "the mood is said to be dark" keeps its verb, as a hedge."""
    if frame.cue is None:
        return frame
    subject = trim(text, sentence.start, frame.cue[0])
    bare = re.fullmatch(r"(?:[Ii]t|[Tt]here|[Aa]s)", text[slice(*subject)].rsplit(",", 1)[-1].strip())
    if bare:
        return replace(frame, source=None, rule="impersonal")
    first = min(frame.content[0][0], frame.cue[0], frame.source[0] if frame.source else frame.cue[0])
    content = (first, max(frame.content[-1][1], frame.cue[1]))
    return replace(frame, source=None, content=(content,), rule="impersonal")


def with_whole_source(text: str, frame: Frame, sentence: Sentence) -> Frame:
    """Return the frame with its source made whole: the rest of a name, a name or a role that stands beside it."""
    end = frame.cue[0] if frame.cue and frame.source and frame.cue[0] > frame.source[1] else sentence.end
    source = _with_whole_name(text, _with_owned(text, _before_aside(text, frame.source, sentence.start), end), end)
    if not overlap(frame.cue, (source[0] - len("of "), source[0]) if source else None):
        source = _with_owner(text, source, sentence.start)
    heard = _HEARER.match(text, *source) if source and frame.cue and frame.cue[0] < source[0] else None
    source = (source[0], heard.end(1)) if source and heard else source
    adverb = _ADVERB_LAST.search(text, *source) if source else None
    source = (source[0], adverb.start()) if source and adverb else source
    source = _with_number(text, _without_joint(text, source), sentence.start)
    source = _with_role(text, _with_name(text, source, sentence.end), sentence.start)
    return replace(frame, source=source)


def _with_whole_name(text: str, source: Span | None, end: int) -> Span | None:
    """Take in the rest of a name that was cut: "[Arne] Visser", and the number that it begins with: "38 [North]"."""
    if source is None or not re.search(r"(?:^|\s)[A-Z][\w'\u2019-]*$", text[slice(*source)]):
        return source
    rest = re.compile(r"(?:-[\w'\u2019]+)?(?:[ \xa0][A-Z][\w'\u2019-]+)+(?=[\s,.])").match(text, source[1], end)
    return (source[0], rest.end()) if rest else source


_SHOWN_TO = re.compile(
    r",\s+(?:(?:parts|a copy|copies|excerpts|extracts|details|a draft|a summary)\s+of\s+which\s+(?:was|were|"
    r"has been|have been)\s+)?"
    r"(?:also\s+|first\s+)?(?:seen|obtained|reviewed|viewed|shared|leaked)\s+(?:by|to|with)\s+(?:the\s+)?$"
)
_ASIDE = re.compile(r"(?:on|in|at|via|for|during|after|by)\s")


def _before_aside(text: str, source: Span | None, start: int) -> Span | None:
    """Return the subject that an aside was taken for: "[The minister], on X, denounced"."""
    shown = _SHOWN_TO.search(text, start, source[0]) if source else None
    if shown:
        # The subject of "An internal review, parts of which were seen by the Post, blames".
        before = phrase_before(text, start, shown.start())
        return before if is_subject(text[slice(*before)]) else source
    if (
        source is None
        or not _ASIDE.match(text, *source)
        or not text[max(start, source[0] - 3) : source[0]].rstrip().endswith(",")
    ):
        return source
    before = phrase_before(text, start, trim(text, start, source[0], " ,")[1])
    return before if is_subject(text[slice(*before)]) else source


_OWNED = re.compile(r"\s+(?:[\w'\u2019-]+\s+){0,2}?[\w-]+(?=,|\s+(?:seen|obtained|published|released|dated)\b)")


def _with_owned(text: str, source: Span | None, end: int) -> Span | None:
    """Take in what a possessive was cut from: "[Its] report, seen by the Post, describes"."""
    if source is None or text[slice(*source)].casefold() not in {"its", "his", "her", "their"}:
        return source
    owned = _OWNED.match(text, source[1], end)
    return (source[0], owned.end()) if owned else source


_ADVERB_LAST = re.compile(
    r"(?<=\w)\s+(?:later|also|then|earlier|meanwhile|however|again|now|recently|previously|"
    r"subsequently)$"
)
_HEARER = re.compile(r"(.{2,60}?)\s+to\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}?[A-Z]")
_MEDIUM_BEFORE = re.compile(
    rf"(?:the|an?)\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(sorted(MEDIA_HEADS))})\s+$", re.IGNORECASE
)
_HEAD_BEFORE = re.compile(r"(?:the|an?|its|his|her|their)\s+(?:[\w-]+\s+){0,2}?[\w-]+\s+of\s+$", re.IGNORECASE)


def _with_owner(text: str, source: Span | None, start: int) -> Span | None:
    """Take in the noun that a source cut after its "of" belongs to: "the head of [the office]"."""
    head = _HEAD_BEFORE.search(text, start, source[0]) if source else None
    head = head or (_MEDIUM_BEFORE.search(text, start, source[0]) if source else None)
    return (head.start(), source[1]) if source and head else source


def _without_joint(text: str, source: Span | None) -> Span | None:
    joint = re.match(r"(?:and|but|while|whereas|though|yet)\s+(?=\w)", text[slice(*source)]) if source else None
    return (source[0] + joint.end(), source[1]) if source and joint else source


_NUMBER_BEFORE = re.compile(r"(?<!\S)\d{1,3}\s$")


def _with_number(text: str, source: Span | None, start: int) -> Span | None:
    """Take in the number that a name known to the gazetteer begins with: "38 [North]"."""
    number = _NUMBER_BEFORE.search(text, max(start, source[0] - 4), source[0]) if source else None
    if source is None or number is None:
        return source
    first = number.start()
    return (first, source[1]) if entry_of(text[first : source[1]].split(",", maxsplit=1)[0]) else source


def _with_name(text: str, source: Span | None, end: int) -> Span | None:
    """Take in a name in apposition: "the authority's head, Ann Bell,"."""
    words = text[source[0] : source[1]].split() if source else []
    if source is None or not words or is_capital(words[-1]):
        return source
    name = re.compile(
        r",\s+(?:the\s+)?[A-Z][\w'\u2019-]+(?:\s+(?:(?:de|van|von|al|bin|del)\s+)?[A-Z][\w'\u2019-]+){1,3}(?=\s*[,.])"
    ).match(text, source[1], end)
    return (source[0], name.end()) if name else source


_APPOSED_ROLE = re.compile(
    r"(?:Its|His|Her|Their|The|An?|[A-Z][\w-]+(?:\s[A-Z][\w-]+)*['\u2019]s?)\s(?:[\w'\u2019-]+\s){0,6}?"
    rf"(?:{'|'.join(sorted(UNIQUE_OFFICES | SPOKES | ANONYMOUS_HEADS))})(?:\s(?:of|at|for|in)\s[^,;.]{{2,50}})?,\s$"
)


def _with_role(text: str, source: Span | None, start: int) -> Span | None:
    """Take in the words of a role before a title: "county sheriff Ann Bell"."""
    if source and is_capital(text[source[0] : source[0] + 2]) and _APPOSED_ROLE.match(text[start : source[0]]):
        return start, source[1]
    if source is None or text[slice(*source)].split(" ", 1)[0] not in TITLES:
        return source
    role = ROLE.search(text, start, source[0])
    if role and any(word in SPEECH | ADVERBS | _QUOTING for word in role[1].split()):
        return source
    return (role.start(1), source[1]) if role else source


def with_opening(text: str, frame: Frame, late: Frame, sentence: Sentence) -> Frame:
    """Give a frame that ends a clause the words before it, where the tagger took only what follows."""
    if not same_cue(frame, late) or frame.rule or not overlap(frame.source, late.source):
        return frame
    if not (frame.content and late.content and late.block):
        return frame
    opening = late.content[0]
    said = text[slice(*opening)]
    if opening[1] > late.block[0] or (len(said.split()) < _FEW and not VERB.search(said)):
        return frame
    told = late.content if late.rule == "said-last" else (*late.content, (late.block[1], sentence.end))
    rest = [c for c in frame.content if c[0] >= sentence.end or (overlaps(c, told) and not overlap(c, opening))]
    if len(rest) < len(frame.content) and not any(opening[0] <= c[0] and c[1] <= opening[1] for c in frame.content):
        return frame if overlaps(opening, frame.content) else replace(frame, content=(opening, *rest))
    return replace(frame, content=(opening, *rest))


_OTHER_SAID = re.compile(
    r",\s+(?:but|while|and|though|although|whereas)\s+(?P<s>(?:[\w'\u2019.-]+\s+){0,7}?[\w'\u2019.-]+)\s+"
    r"(?P<verb>said|says|claimed|claim|insisted|argued|warned|believe|say|told reporters)\s+(?:that\s+)?"
    r"(?=(?:the|an?|there|it|he|she|they|no|any|its|his|her|their|some|most|\d)\S*\s)"
)


def by_others(prose: Prose, frame: Frame, frames: list[Frame]) -> list[Frame]:
    """Part what another source says in the same breath: "X said that A, but relatives said that B"."""
    text = prose.text
    if frame.rule or not (frame.source and frame.cue and frame.content) or frame.source[0] > frame.cue[0]:
        return [frame]
    first, last = frame.content[-1]
    match = _OTHER_SAID.search(text, first, last) if first >= frame.cue[1] else None
    if match is None or prose.quote_at(match.start()) is not None or not is_subject(match["s"]):
        return [frame]
    if not agrees(match["s"], match["verb"]) or any(f.cue and overlap(f.cue, match.span("verb")) for f in frames):
        return [frame]
    said = trimmed(text, ((match.end(), last),))
    other = Frame(frame.sentence, match.span("s"), match.span("verb"), said, "coordinated")
    return [replace(frame, content=(*frame.content[:-1], (first, match.start()))), other]


def with_more(text: str, frame: Frame, frames: list[Frame]) -> Frame:
    """Take in what a source says it has not done: "X said it was working and [did not expect a shortfall]"."""
    if frame.rule or frame.cue is None or not frame.content or not set(text[slice(*frame.cue)].split()) & SPEECH:
        return frame
    end = frame.content[-1][1]
    for other in frames:
        joined = other.cue and other.content and other.source == frame.source and other.cue[0] > end
        if joined and other.cue and _AND_NOT.fullmatch(text, end, other.cue[1]):
            return replace(frame, content=(*frame.content[:-1], (frame.content[-1][0], other.content[-1][1])))
    return frame


_AND_NOT = re.compile(r"\s+and\s+(?:did|does|do|had|has|would|could)\s+not\s+\w+\s*")


def coordinated(prose: Prose, frame: Frame, frames: list[Frame]) -> list[Frame]:
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
        frame.sentence, frame.source, match.span("verb"), trimmed(text, ((match.end(), last),)), "coordinated"
    )
    return [replace(frame, content=(*frame.content[:-1], (first, match.start()))), second]


# Verbs that report words whether or not a "that" follows.
_PLAIN_VERBS = frozenset(
    "said says say told tells argued argues claimed claims warned warns insisted insists denied believes".split()
)


def nested(prose: Prose, number: int, sentence: Sentence, frames: list[Frame]) -> list[Frame]:
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
        if not match or match["verb"] in ACTS or match["s"].split()[-1] in FIGURE_HEADS or not is_subject(match["s"]):
            continue
        plain = match["verb"].split()[0] in _PLAIN_VERBS or re.search(r"\bthat\s+$", match.group())
        if not plain or re.search(r"ly$", match["s"]):
            continue
        verb = (first + match.start("verb"), first + match.end("verb"))
        content = trimmed(text, ((first + match.end(), last),))
        if content and not VERB.search(text[slice(*content[0])]):
            continue
        if content and not any(overlaps(verb, (f.cue,)) for f in frames if f.cue):
            found.append(Frame(number, (first + match.start("s"), first + match.end("s")), verb, content, "nested"))
    return found
