"""Frames: in one sentence, who (source), by what words (cue), said what (content). From the tagger, and by rule.

The tagger's frames are put right where sentence structure leaves no doubt; rules add what it misses, and replace it
where a relay turns the parts around ("was quoted as saying by", "X, citing Y, reported that").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.extract.lexicon import ADVERBS, ATTITUDES, DOCUMENT_HEADS, FIGURE_HEADS, HEARERS, SPEECH
from loaders.extract.mentions import is_capital
from loaders.extract.phrases import phrase_after, phrase_before, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.extract.prose import Prose, Sentence
    from loaders.statement import Attribution, Span, Spans

__all__ = ["Frame", "by_rule", "from_tagger"]

_ANONYMITY = re.compile(
    r"\b(?:anonym\w+|nameless|unnamed|not (?:be|to be) (?:named|identified|quoted)|be (?:named|identified)|name "
    r"(?:be )?(?:not|withheld)|"
    r"without giving (?:a|his|her|their) name|not authori[sz]ed to|background)\b",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:not|never|n['\u2019]t|declin\w+ to|refus\w+ to|without)\s+(?:say|saying|said|disclos\w+|reveal\w*|"
    r"specif\w+|elaborat\w*|explain\w*|give|giving)\b"
)
_VERBS = "|".join(
    [*sorted(SPEECH, key=len, reverse=True), "went on", "goes on", "pointed out", "points out", "made clear"]
)
_ADV = "|".join(
    sorted(
        ADVERBS - {"is", "are", "was", "were", "be", "been", "being", "not", "never", "did", "do", "does"},
        key=len,
        reverse=True,
    )
)
_AUX = rf"(?:(?:{_ADV}|\w+ly)\s+){{0,3}}"
_ON = (
    r"(?:\s+(?:on|in|at|late|early|by|during|via|through|over|from|to)\s+[^,.;:\u201c\u201d\"]{1,60}?"
    r"|\s+(?:yesterday|today|\w+day))?"
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Aa]s per|[Ii]n the words of|[Ii]n the view of|[Ii]n the estimation of)\s+"
)
_ACCOUNT = re.compile(
    r"\b[Bb]y (?P<s>(?:the|an?|his|her|its|their)?\s?[^,.;\u201c\u201d]{2,60}?)['\u2019]s? (?:own )?(?:account|"
    r"reckoning|estimate|count|calculations?|tally|admission|estimates)\b"
)
_PUT = re.compile(
    r"\b(?:was|were|is|are|has been|have been) (?:put|estimated|described|given|assessed|calculated|reckoned|"
    r"reported|numbered) by (?P<s>.+?) "
    r"(?P<at>at|as|to be|in)\s"
)
_PUT_LATE = re.compile(
    r"\b(?:was|were|is|are|has been|have been) (?:put|estimated|given|assessed|calculated|reckoned|reported) "
    r"(?P<c>(?:at|as|to be)\s[^,;]{1,80}?) "
    r"by (?P<s>(?:the |an? )?[^,;]+?)(?=[,.;]|$)"
)
_NESTED = re.compile(
    rf"(?:\bthat\s+|,\s+)?(?P<s>(?:the|an?|its|his|her|their|one|two|three|several|some|"
    rf"[A-Z])[^,;:\u201c\u201d\"]{{1,70}}?)\s+(?:had |has |have )?"
    rf"(?P<verb>(?:{_VERBS})(?:\s+(?:him|her|them|it|us|{'|'.join(sorted(HEARERS))}|the \w+))?)\s+(?:that\s+|"
    rf"(?=(?:he|she|it|they|there|the|an?|no|his|her|its|their)\s))"
)
_PUTS = re.compile(
    r"^(?P<s>[^,;\u201c\u201d]{2,60}?)\s+(?:has |have |had )?(?P<verb>puts?|estimates?|estimated)\s+"
    r"(?P<c>(?:the|its|their|his|her)\s[^,;]{2,60}?\s"
    r"(?:at|as)\s[^,;.]*?\d[^;]*?)(?=,|\sand\s+(?!\d)|[.]?$)"
)
_QUOTED_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|has been|have been|had been)\s+(?:also\s+|later\s+)?(?P<cue>(?:quoted|cited|"
    r"reported)(?:\s+(?:by|in)\s+[^,.;\u201c\u201d]{2,60}?)?\s+as\s+(?:saying|telling|writing|stating))\b"
)
_QUOTED_ACTIVE = re.compile(
    r"\b(?P<verb>quoted|quotes|quoting|cited|cites|citing)\s+(?P<s>[^\u201c\u201d;]{2,90}?)\s+as\s+(?:saying|"
    r"telling\s+\w+|writing|stating|reporting)\b"
)
_REPORT_BY = re.compile(
    r"\b(?:there (?:was|were|is|are|has been|have been)|comes? from|in|amid)\s+(?:also\s+|even\s+|earlier\s+|"
    r"already\s+)*(?:an?\s+|the\s+)?(?:\w+\s+)?(?P<what>reports?|statement|claim|claims|announcement|word|account|"
    r"warning)"
    r"\s+(?:by|from|in)\s+(?P<s>[^,.;]{2,60}?)\s+that\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    rf"^(?P<s>[^\u201c\u201d\":;]{{2,80}}?)\s+(?P<verb>{_AUX}(?:denied|denies|deny|refuted|refutes|disputed|"
    rf"disputes))\s+(?=\w)"
)
_SAID_LAST = re.compile(
    rf"(?:[,\u201d\"]|,[\u201d\"])\s+(?:(?P<inverted>{_VERBS})\s+(?P<after>[^,.;:\u201c\u201d\"]{{2,80}})|"
    rf"(?P<s>[^,.;:\u201c\u201d\"]{{2,80}}?)\s+(?P<verb>{_AUX}(?:{_VERBS})){_ON})\s*(?=[.,;:]|$)"
)
_READ = "|".join(sorted(DOCUMENT_HEADS | FIGURE_HEADS))
_FOUND_LAST = re.compile(
    rf",\s+(?P<s>(?:an?|the|one|new|official)\s[^,;\u201c\u201d\"]*?\b(?:{_READ})"
    r"\b[^,;\u201c\u201d\"]*?)\s+(?P<verb>(?:has |have |had )?(?:found|finds?|shows?|showed|shown|suggests?|suggested|"
    r"indicates?|indicated|reveals?|revealed))\s*(?=[.;]|$)"
)
_CITES = re.compile(r"(?:citing|cited|cites|quoting)")
_SAID_FIRST = re.compile(
    rf"^(?P<s>[^\u201c\u201d\":;]{{2,120}}?)\s+(?P<verb>{_AUX}(?:{_VERBS}))"
    rf"(?:\s+(?:the |his |her |its |their )?(?:{'|'.join(sorted(HEARERS))}))?{_ON}\s*(?:\bthat\b|"
    rf"(?=[,:]\s*[\u201c\"])|(?=[\u201c\"]))"
)


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
        if _ANONYMITY.search(text[cue[0] : cue[1]] if cue else "") or (len(said) < 60 and _ANONYMITY.search(said)):  # noqa: PLR2004 -- a remark is short
            continue
        if words and _UNSAID.search(text[cue[0] : cue[1]] if cue else ""):
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
        frames = [f for f in frames if not _meets(f, strong)]
        frames.append(strong)
    frames = [_with_source(prose, sentence, f) for f in frames]
    frames = [replace(f, source=_with_name(text, f.source, sentence.end)) for f in frames]
    frames += _nested(prose, number, sentence, frames)
    for extra in _backstop(prose, number, sentence):
        others = [f for f in frames if not (f.cue and _CITES.fullmatch(text[slice(*f.cue)]))]
        if not any(_same_cue(f, extra) if extra.rule == "puts" else _meets(f, extra) for f in others):
            frames.append(extra)
    frames.sort(key=lambda f: f.block or f.content[0])
    return frames


def _with_source(prose: Prose, sentence: Sentence, frame: Frame) -> Frame:
    """Find the subject of a verb of saying whose source the tagger did not see, or put into another sentence."""
    if frame.source is not None or frame.cue is None or frame.rule:
        return frame
    text = prose.text
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
        match = _NESTED.match(text[first:last].replace("\n", " "))
        if not match or match["s"].split()[-1] in FIGURE_HEADS or not _is_subject(match["s"]):
            continue
        verb = (first + match.start("verb"), first + match.end("verb"))
        content = _trimmed(text, ((first + match.end(), last),))
        if content and not any(_overlaps(verb, (f.cue,)) for f in frames if f.cue):
            found.append(Frame(number, (first + match.start("s"), first + match.end("s")), verb, content, "nested"))
    return found


def _meets(one: Frame, other: Frame) -> bool:
    a, b = one.block, other.block
    return bool(a and b and a[0] < b[1] and b[0] < a[1])


def _same_cue(one: Frame, other: Frame) -> bool:
    return bool(one.cue and other.cue and one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1])


def _outside(prose: Prose, position: int) -> bool:
    return prose.quote_at(position) is None


def _strong(prose: Prose, number: int, sentence: Sentence) -> list[Frame]:  # noqa: C901 -- one branch a pattern
    text, start, end = prose.text, sentence.start, sentence.end
    found: list[Frame] = []
    for match in _QUOTED_PASSIVE.finditer(text, start, end):
        if _outside(prose, match.start()):
            source = phrase_before(text, start, match.start())
            cue = (match.start("cue"), match.end("cue"))
            found.append(
                Frame(number, source, cue, _around(text, sentence, (source[0], match.end())), "quoted-passive")
            )
    for match in _QUOTED_ACTIVE.finditer(text, start, end):
        if _outside(prose, match.start()):
            source = match.span("s")
            cue = (match.start(), match.end())
            subject = phrase_before(text, start, match.start())
            content = _around(text, sentence, (subject[0], match.end()))
            found.append(Frame(number, source, cue, content, "quoted-active"))
    for match in _PUT.finditer(text, start, end):
        if _outside(prose, match.start()):
            content = ((start, match.start()), (match.start("at"), end))
            found.append(
                Frame(number, match.span("s"), (match.start(), match.start("s")), _trimmed(text, content), "put")
            )
    for match in _PUT_LATE.finditer(text, start, end):
        if _outside(prose, match.start()) and not any(
            f.rule == "put" and f.cue and f.cue[0] == match.start() for f in found
        ):
            parts = ((start, match.start()), match.span("c"))
            found.append(
                Frame(number, match.span("s"), (match.start(), match.start("c") - 1), _trimmed(text, parts), "put")
            )
    for match in _ACCOUNT.finditer(text, start, end):
        if _outside(prose, match.start()):
            content = ((start, match.start()), (match.end(), end))
            found.append(Frame(number, match.span("s"), match.span(), _trimmed(text, content), "account"))
    for match in _REPORT_BY.finditer(text, start, end):
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
    for match in _ACCORDING.finditer(text, start, end):
        if _outside(prose, match.start()):
            source = phrase_after(text, match.end(), end)
            cue = (match.start(), match.end() - 1)
            content = _trimmed(text, ((start, match.start()), (source[1], end)))
            found.append(Frame(number, source, cue, content, "according"))
    for match in _SAID_LAST.finditer(text, start, end):
        group = "after" if match["inverted"] else "s"
        if _outside(prose, match.start(group)) and _is_subject(match[group]):
            verb = match.span("inverted") if match["inverted"] else match.span("verb")
            source = trim(text, *(phrase_after(text, *match.span("after")) if match["inverted"] else match.span("s")))
            block = (min(source[0], verb[0]), max(source[1], verb[1]))
            content = _trimmed(text, ((start, block[0]), (match.end(), end)))
            found.append(Frame(number, source, verb, content, "said-last"))
    found.extend(
        Frame(number, match.span("s"), match.span("verb"), _trimmed(text, ((start, match.start()),)), "found")
        for match in _FOUND_LAST.finditer(text, start, end)
        if _outside(prose, match.start("s"))
    )
    puts = _PUTS.match(text[start:end])
    if puts and _is_subject(puts["s"]):
        content = _trimmed(text, ((start + puts.start("c"), start + puts.end("c")),))
        cue = (start + puts.start("verb"), start + puts.end("verb"))
        found.append(Frame(number, phrase_before(text, start, cue[0]), cue, content, "puts"))
    denial = _DENIAL.match(text[start:end])
    if denial and _is_subject(denial["s"]):
        verb = (start + denial.start("verb"), start + denial.end("verb"))
        content = _trimmed(text, ((start + denial.end(), end),))
        found.append(Frame(number, phrase_before(text, start, verb[0]), verb, content, "denial"))
    first = _SAID_FIRST.match(text[start:end])
    if first and _is_subject(first["s"].rsplit(",", 1)[-1]):
        source = phrase_before(text, start, start + first.start("verb"))
        verb = (start + first.start("verb"), start + first.end("verb"))
        found.append(Frame(number, source, verb, _trimmed(text, ((start + first.end(), end),)), "said-first"))
    return [replace(f, content=f.content) for f in found if f.content]


_NOT_SUBJECT = re.compile(
    r"\b(?:which|what|when|if|because|having|being|as|after|before|were|was|are|is|that|it|there|but|and then|"
    r"where|how|why|to)\b",
    re.IGNORECASE,
)


_ADJUNCT = re.compile(
    r"(?:on|in|at|by|from|for|with|about|during|after|before|of|to|via|through|under|over|late|early|last)\b",
    re.IGNORECASE,
)


def _is_subject(phrase: str) -> bool:
    bare = re.sub(r"^(?:and|but|so)\s+", "", phrase.strip())
    return bool(bare) and not _ADJUNCT.match(bare) and len(bare.split()) <= 14 and not _NOT_SUBJECT.search(bare)  # noqa: PLR2004 -- a subject is short
