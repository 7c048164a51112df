"""Frames found by rule: what the tagger misses, and relays that turn the parts around ("was quoted as saying by")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.frame import Frame, agrees, is_subject, trimmed
from loaders.extract.lexicon import MEDIA_HEADS
from loaders.extract.organisations import is_media
from loaders.extract.patterns import (
    ACCORDING,
    AS_FIRST,
    AS_KNOWN,
    AS_SAID_IN,
    DENIAL,
    DOCUMENT_FOUND,
    EXPECTED,
    FORECAST,
    FOUND_FIRST,
    FOUND_LAST,
    HAS_IT,
    HEARD_FIRST,
    HEARD_LAST,
    LEARNED,
    LEARNED_FIRST,
    NOBODY_LAST,
    PASSIVE_LAST,
    PUTS,
    REJECTED,
    SAID_BY_NOBODY,
    SAID_FIRST,
    SAID_LAST,
    SPOKE_OF,
)
from loaders.extract.phrases import phrase_after, phrase_before, trim
from loaders.extract.turned import (
    ACCOUNT,
    CARRIED,
    FROM_THERE,
    GAVE_AS,
    IN_MARKS,
    LEARNED_FROM,
    LEARNED_FROM_LAST,
    POINTED,
    PUT,
    PUT_LATE,
    QUOTED_ACTIVE,
    QUOTED_PASSIVE,
    REPORT_BY,
    THAT_FIRST,
    WORDS_OF,
)

if TYPE_CHECKING:
    from loaders.extract.prose import Prose, Sentence
    from loaders.statement import Span, Spans

__all__ = ["backstop", "strong"]


_LONGEST_SENTENCE = 6000


def _outside(prose: Prose, position: int) -> bool:
    return prose.quote_at(position) is None


def _opening(prose: Prose, number: int, sentence: Sentence) -> list[Frame]:
    """Find the forms that open a sentence: "That A is maintained by B", "The number he gave as 23"."""
    text, start, end = prose.text, sentence.start, sentence.end
    found: list[Frame] = []
    that = THAT_FIRST.match(text[start:end])
    if that:
        content = trimmed(text, ((start + that.start("c"), start + that.end("c")),))
        cue = (start + that.start("verb"), start + that.end("verb"))
        found.append(Frame(number, (start + that.start("s"), start + that.end("s")), cue, content, "that-first"))
    gave = GAVE_AS.match(text[start:end])
    if gave:
        source = (start + gave.start("s"), start + gave.end("s"))
        content = trimmed(text, ((start, source[0]), (source[1], end)))
        found.append(Frame(number, source, None, content, "gave-as"))
    return found


def strong(prose: Prose, number: int, sentence: Sentence) -> list[Frame]:  # noqa: C901, PLR0912 -- one branch a pattern
    """Find the forms that leave no doubt, which replace what the tagger makes of them: "was quoted as saying"."""
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
    found += _opening(prose, number, sentence)
    for match in IN_MARKS.finditer(text, start, end):
        content = trimmed(text, ((start, match.start()), (match.end(), end)))
        source = (match.start("s") - 1, match.end("s") + 1)
        found.append(Frame(number, source, match.span("verb"), content, "in-marks"))
    for match in (
        *CARRIED.finditer(text, start, end),
        *LEARNED_FROM.finditer(text, start, end),
        *POINTED.finditer(text, start, end),
    ):
        if _outside(prose, match.start()):
            content = trimmed(text, ((match.end(), end),))
            found.append(Frame(number, match.span("s"), match.span(), content, "quoted-active"))
    for match in LEARNED_FROM_LAST.finditer(text, start, end):
        if _outside(prose, match.start()):
            content = trimmed(text, ((start, match.start()), (match.end(), end)))
            found.append(Frame(number, match.span("s"), match.span("verb"), content, "quoted-active"))
    for match in PUT.finditer(text, start, end):
        if _outside(prose, match.start()):
            content = ((start, match.start()), (match.start("at"), end))
            found.append(
                Frame(number, match.span("s"), (match.start(), match.start("s")), trimmed(text, content), "put")
            )
    for match in PUT_LATE.finditer(text, start, end):
        if _outside(prose, match.start()) and not any(
            f.rule == "put" and f.cue and f.cue[0] == match.start() for f in found
        ):
            content = trimmed(text, ((start, match.end("c")),))
            found.append(Frame(number, match.span("s"), (match.start(), match.start("c") - 1), content, "put-late"))
    for match in ACCOUNT.finditer(text, start, end):
        if _outside(prose, match.start()):
            parted = _parted(prose, sentence, match.start())
            content = ((parted, match.start()), (match.end(), end))
            source = match.span("s" if match["s"] else "s2")
            found.append(Frame(number, source, match.span(), trimmed(text, content), "account"))
    for match in WORDS_OF.finditer(text, start, end):
        if _outside(prose, match.start()):
            content = ((start, match.start()), (match.end(), end))
            found.append(Frame(number, match.span("s"), match.span(), trimmed(text, content), "words-of"))
    for match in FROM_THERE.finditer(text, start, end):
        if _outside(prose, match.start()):
            source = match.span("s" if match["s"] else "s2")
            content = trimmed(text, ((start, match.start()), (match.end(), end)))
            found.append(Frame(number, source, match.span("v" if match["s"] else "v2"), content, "from-there"))
    for match in REPORT_BY.finditer(text, start, end):
        if _outside(prose, match.start()):
            after = trimmed(text, ((match.end(), end),))
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
    return trimmed(text, ((block[1], sentence.end),)) or (before,)


def _parted(prose: Prose, sentence: Sentence, place: int) -> int:
    """Return where the clause that holds a place begins: after the last semicolon outside of quotations."""
    ends = (m.end() for m in re.finditer(";", prose.text[sentence.start : place]))
    return max((sentence.start + e for e in ends if _outside(prose, sentence.start + e - 1)), default=sentence.start)


def backstop(prose: Prose, number: int, sentence: Sentence) -> list[Frame]:
    """Find the plain forms that the tagger may miss: `according to X`, `..., X said.`, `X said that ...`."""
    if sentence.end - sentence.start > _LONGEST_SENTENCE:
        # No sentence of news: a table or a list, whose pieces would be set against each other for ever.
        return []
    found = []
    for clause in _clauses(prose, sentence):
        found += [*_late(prose, number, clause), *_early(prose, number, clause)]
    told = any(f.content for f in found)
    late = None if told else NOBODY_LAST.search(prose.text, sentence.start, sentence.end)
    if late and _outside(prose, late.start()):
        opening = trimmed(prose.text, ((sentence.start, late.start()),))
        found.append(Frame(number, None, late.span("it"), opening, "impersonal"))
    match = None if told or late else SAID_BY_NOBODY.match(prose.text, sentence.start, sentence.end)
    if match:
        cue = match.span("it" if match["it"] else "to")
        said = (match.end() if match["it"] else sentence.start, sentence.end)
        found.append(Frame(number, None, cue, trimmed(prose.text, (said,)), "impersonal"))
    return [f for f in found if f.content]


def _clauses(prose: Prose, sentence: Sentence) -> list[Sentence]:
    """Part a sentence at the semicolons outside of quotations."""
    ends = [m.end() for m in re.finditer(";", prose.text[sentence.start : sentence.end])]
    cuts = [sentence.start + e for e in ends if _outside(prose, sentence.start + e - 1)]
    starts = [sentence.start, *cuts]
    return [
        replace(
            sentence, start=s + len(prose.text[s:e]) - len(prose.text[s:e].lstrip()), end=e - (1 if e in cuts else 0)
        )
        for s, e in zip(starts, [*cuts, sentence.end], strict=True)
    ]


def _late(prose: Prose, number: int, sentence: Sentence) -> list[Frame]:  # noqa: C901 -- one branch a pattern
    """Find attributions that stand within or after their content: "..., X said", "..., a poll showed"."""
    text, start, end = prose.text, sentence.start, sentence.end
    found: list[Frame] = []
    for match in ACCORDING.finditer(text, start, end):
        if _outside(prose, match.start()):
            source = phrase_after(text, match.end(), end)
            cue = (match.start(), match.end() - 1)
            content = trimmed(text, ((start, match.start()), (source[1], end)))
            found.append(Frame(number, source, cue, content, "according"))
    for match in PASSIVE_LAST.finditer(text, start, end):
        if _outside(prose, match.start()):
            source = phrase_after(text, match.end(), end)
            content = trimmed(text, ((start, match.start()),))
            found.append(Frame(number, source, match.span("verb"), content, "passive-last"))
    for match in SAID_LAST.finditer(text, start, end):
        group = "after" if match["inverted"] else "s"
        if match["s"] and not agrees(match["s"], match["verb"]):
            continue
        if match["inverted"] and not agrees(match["after"], match["inverted"]):
            continue
        told = re.split(r"\s(?:before|in front of|for|to)\s+(?:our|the|this)\b", match[group])[0]
        if _outside(prose, match.start(group)) and is_subject(told):
            verb = match.span("inverted") if match["inverted"] else match.span("verb")
            source = trim(text, *(phrase_after(text, *match.span("after")) if match["inverted"] else match.span("s")))
            block = (min(source[0], verb[0]), max(source[1], verb[1]))
            content = trimmed(text, ((start, block[0]), (match.end(), end)))
            if ACCORDING.match(text, start) and "," not in text[start : block[0]].rstrip(", "):
                # "According to the minutes, one member argued for a cut": no words of the member's come before.
                continue
            found.append(Frame(number, source, verb, content, "said-last"))
    for pattern, rule in ((FOUND_LAST, "found"), (HEARD_LAST, "heard"), (LEARNED, "learned"), (HAS_IT, "has-it")):
        for match in pattern.finditer(text, start, end):
            outlet = rule in {"found", "heard"} or is_media(match["s"]) or _is_media_noun(match["s"])
            outlet = outlet or match["verb"].startswith("can ")
            if outlet and _outside(prose, match.start("s")):
                parts = ((start, match.start()), (match.end(), end))
                content = trimmed(text, parts if rule in {"learned", "has-it"} else parts[:1])
                found.append(Frame(number, match.span("s"), match.span("verb"), content, rule))
    return found


def _early(prose: Prose, number: int, sentence: Sentence) -> list[Frame]:
    """Find attributions that open a sentence: "X said that ...", "As X notes, ...", "X denied ...", "X puts it at"."""
    text, start, end = prose.text, sentence.start, sentence.end
    found: list[Frame] = []
    for pattern, rule in (
        (AS_SAID_IN, "as-first"),
        (AS_KNOWN, "as-first"),
        (AS_FIRST, "as-first"),
        (HEARD_FIRST, "heard"),
        (FOUND_FIRST, "found-first"),
        (DOCUMENT_FOUND, "found-first"),
        (PUTS, "puts"),
        (REJECTED, "denial"),
        (DENIAL, "denial"),
        (SAID_FIRST, "said-first"),
        (SPOKE_OF, "spoke-of"),
        (EXPECTED, "expected"),
        (FORECAST, "forecast"),
        (LEARNED_FIRST, "learned-first"),
    ):
        match = pattern.match(text[start:end])
        if not match or (rule not in {"heard", "found-first"} and not is_subject(_subject(match["s"], rule))):
            continue
        if rule == "learned-first" and not (is_media(match["s"]) or match["s"].casefold().startswith("this ")):
            continue
        if not agrees(_subject(match["s"], rule), match["verb"]):
            continue
        verb = (start + match.start("verb"), start + match.end("verb"))
        source = (start + match.start("s"), start + match.end("s"))
        if rule in {"puts", "denial", "said-first", "spoke-of", "forecast"}:
            source = phrase_before(text, start, verb[0])
        said = (start + match.start("c"), start + match.end("c")) if rule == "puts" else (start + match.end(), end)
        found.append(Frame(number, source, verb, trimmed(text, (said,)), rule))
    return found


def _subject(phrase: str, rule: str) -> str:
    """Return the part of what stands before a verb that must be a subject."""
    if rule == "puts":
        return phrase.split(",", 1)[0]
    if rule in {"spoke-of", "forecast"}:
        return phrase.split(", who", 1)[0].split(", which", 1)[0].rsplit(", ", 1)[-1].strip(", ")
    parts = phrase.rstrip(", ").split(", ")
    if phrase.rstrip().endswith(",") and len(parts) > 1:
        # "The judge, Ann Bell, had found": the noun before what is apposed to it.
        return parts[-2]
    return parts[-1] if rule == "said-first" else phrase


def _is_media_noun(phrase: str) -> bool:
    words = phrase.casefold().split()
    return bool(words) and words[-1] in MEDIA_HEADS
