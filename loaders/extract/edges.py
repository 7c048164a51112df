"""Attribution left at the ends of a content, taken off: ", according to X", ", X reported", "X reported that"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.lexicon import CHANNEL_HEADS, HEARERS, SPEECH
from loaders.extract.patterns import ANONYMITY
from loaders.extract.phrases import trim

if TYPE_CHECKING:
    from loaders.extract.prose import Prose
    from loaders.statement import Span, Spans

__all__ = ["pared"]

_VERBS = "|".join(sorted(SPEECH, key=len, reverse=True))
_REPORTS = "reported|reports|said|says|wrote|writes|announced|told|stated"
_WHEN = r"(?:\s+(?:on|late|early|earlier|last|this)\s+[\w\s]{2,25}|\s+\w+day)?"
_LAST = re.compile(
    r",\s+(?:as\s+)?(?:"
    r"citing\s+[^\u201c\u201d\"]{2,120}"
    r"|according to\s+[^\u201c\u201d\"]{2,120}"
    rf"|(?:the\s+|an?\s+)?(?:[\w'\u2019-]+\s+){{0,4}}?[A-Z][\w.&'\u2019-]*"
    rf"(?:\s+[\w.&'\u2019-]+){{0,4}}?\s+(?:has |had |have )?(?:first\s+|also\s+|earlier\s+)?(?:{_REPORTS}){_WHEN}"
    r"|(?:reported|quoted|cited)\s+by\s+[^,\u201c\u201d\"]{2,60}"
    r"|[^,\u201c\u201d\"]{2,60}\s+(?:was|were)\s+quoted(?:\s+as\s+saying)?"
    r"|[^,\u201c\u201d\"]{2,60}\s+quoted\s+[^\u201c\u201d\"]{2,80}\s+as\s+saying"
    r"|it(?: (?:was|is|has been) \w+)?(?: by)?"
    r")[\s,]*$"
    r"|\s+and\s+(?:refers?|referred|directed|directs)\s+(?:\w+\s+){0,2}?(?:questions|inquiries|requests|enquiries)\b.*$"
    r"|\s+(?:in (?:an?|his|her|its|their) (?:[\w-]+ )?(?:post|statement|tweet|message|e-?mail|interview)|when asked|"
    r"on request|upon request|in response to (?:a )?questions?"
    r")[\s,]*$"
)
_CHANNELS = "|".join(sorted(CHANNEL_HEADS | {"email", "letter", "e-mail"}))
_CHANNELS = "|".join(sorted(CHANNEL_HEADS | {"email", "letter", "e-mail"}))
_HEARD = rf"(?:(?:the\s+|his\s+|her\s+|its\s+|their\s+)?(?:\w+\s+)?(?:{'|'.join(sorted(HEARERS))})\s+)"
_FIRST = re.compile(
    rf"(?:[A-Z][^,;\u201c\u201d\"]{{0,60}}?\s+(?:has |had )?(?:first\s+|also\s+)?(?:{_REPORTS}){_WHEN}\s+that\s+"
    rf"|(?:{_VERBS}){_WHEN}\s+(?:{_HEARD})?that\s+"
    rf"|{_HEARD}(?:(?:on|in|at)\s+[^,]{{2,30}}?\s+)?that\s+"
    rf"|(?:(?:in|on|via)\s+)?(?:an?|the|its|his|her|their)\s+(?:[\w-]+\s+){{0,2}}?(?:{_CHANNELS})"
    r"(?:\s+(?:on|to|for|from)\s+[^,\u201c\u201d\"]{1,30}?)?\s+(?:that\s+|(?=(?:it|he|she|they|there|the)\s))"
    r"|(?i:[^,\u201c\u201d\"]{0,60}?\bnot (?:to )?be (?:named|identified|quoted)"
    r"[^,\u201c\u201d\"]{0,60},\s+(?:that\s+)?)"
    r"|(?i:on|in|at|by|with|without|through|via|under|amid|while|when|despite|upon|during|after|citing|speaking|asked)"
    r"\s[^,\u201c\u201d\"]{3,80},\s+that\s+"
    r"|(?:through|via)\s+(?:an?|the|his|her|its|their)\s+(?:\w+\s+)?(?:spokes\w+|lawyers?|attorneys?|solicitors?|"
    r"representatives?|agents?|publicist|aides?|office|press office|interpreter|translator)\s+(?:on \w+\s+)?that\s+"
    r"|of (?:the )?[A-Z][^,\u201c\u201d\"]{1,40}?\s+that\s+"
    r"|(?:[Tt]his|[Oo]ur) (?:newsletter|newspaper|website|magazine|publication|paper|outlet|agency|site|editorial "
    r"office|reporter|"
    r"correspondent),?\s+(?:[^,\u201c\u201d\"]{3,60},\s+)?that\s+"
    rf"|(?:the\s+)?(?:{'|'.join(sorted(w for w in HEARERS if w.endswith('s')))})\s+(?=(?:the|an?|his|her|its|their|"
    rf"it|he|she|they|there|no)\s)"
    r"|(?:[Tt]hat|[Tt]his|[Ii]t):\s+"
    r"|that\s+)"
)
# Who is told, left before the words: "told the inquiry he had been beaten".
_TOLD = re.compile(r"\b(?:told|tells|telling)\s+$")
# Where it was said, left before the words: "said after the game that his team had been unlucky".
_SAID = re.compile(rf"\b(?:{_VERBS})\s+$")
_WHERE_SAID = re.compile(
    r"(?:after|on|in|at|during|before|following|via|through|by)\s+(?:[\w'\u2019.-]+\s+){1,7}?that\s+(?=(?:the|"
    r"an?|his|her|its|"
    r"their|he|she|it|they|there|no|all|some|most|\d|[A-Z])\S*\s)"
)
_HEARER = re.compile(
    rf"(?:(?:the|an?|his|her|its|their)\s+)?(?:[\w-]+\s+){{0,2}}?(?i:{'|'.join(sorted(HEARERS))})\s+"
    r"(?:(?:at|in|on|during|by|after|before|outside|via|over)\s+(?:[\w'\u2019.-]+\s+){1,7}?that\s+)?"
    r"(?=(?:the|an?|his|her|its|their|it|he|she|they|there|no|some|most|all)\s)"
)
_FEWEST = 2
_LONGEST_REMARK = 140


# What is left of how it was said: "in a statement read outside court".
_CHANNEL = re.compile(
    rf"(?:in|on|via|during|at|by|with|through)\s+(?:an?|the|its|his|her|their)?\s?(?:[\w-]+\s+)"
    rf"{{0,4}}?(?:{_CHANNELS}|reply|text|note)\b"
    r"[^.;:\u201c\u201d\"]{0,50}",
    re.IGNORECASE,
)


def _is_remark(prose: Prose, piece: Span) -> bool:
    """Whether a piece only says that somebody would not be named, and why."""
    words = prose.text[slice(*piece)]
    return len(words) < _LONGEST_REMARK and prose.quote_at(piece[0]) is None and bool(ANONYMITY.search(words[:60]))


_POINTED = re.compile(r"\s(that|this|it|them|these)\s+as$")
_CLAIM_OF = re.compile(
    r"(?:as\s+(?:\w+\s+)?[\u201c\"]?[\w-]+[\u201d\"]?\s+)?(?:(?:an?|the|any|all|these|those|some|earlier|media|press|"
    r"recent|new)\s+){0,3}"
    r"(?:\w+\s+)?(?:reports?|claims?|suggestions?|allegations?|accusations?|rumou?rs?|assertions?|idea|notion|"
    r"accounts?|charges?|"
    r"speculation)\s+(?:(?:by|from|in|on|of|circulating in)\s+[^,;\u201c\u201d\"]{2,50}?\s+)?that\s+",
    re.IGNORECASE,
)


def pared(prose: Prose, content: Spans, *, answers: bool = False) -> Spans:
    """Return the content without attribution at its ends. Never empty: what is nothing else is left as it is.

    `answers` says that it is denied, doubted or confirmed: then "a report in the Herald that" goes too, and what the
    report says is left.
    """
    if len(content) > 1:
        content = tuple(c for c in content if not _CHANNEL.fullmatch(prose.text, *c)) or content
        content = tuple(c for c in content if not _is_remark(prose, c)) or content
    kept = [piece for piece in (_pared(prose, span) for span in content) if piece[1] > piece[0]]
    if answers and kept and (pointed := _POINTED.search(prose.text, max(0, kept[0][0] - 12), kept[0][0] + 3)):
        # "dismissed that as nonsense": what is dismissed is "that".
        return (pointed.span(1),)
    if answers and kept:
        told = _CLAIM_OF.match(prose.text, *kept[0])
        if told and len(prose.text[told.end() : kept[0][1]].split()) > _FEWEST:
            kept[0] = (told.end(), kept[0][1])
    return tuple(kept) or content


def _pared(prose: Prose, span: Span) -> Span:
    text, (start, end) = prose.text, span
    last = _LAST.search(text, start, end)
    if last and prose.quote_at(last.start() + 1) is None and len(text[start : last.start()].split()) >= _FEWEST:
        start, end = trim(text, start, last.start())
    aside = _WHERE_SAID.match(text, start, end) if _SAID.search(text, max(0, start - 16), start) else None
    if aside and len(text[aside.end() : end].split()) >= _FEWEST:
        start = aside.end()
    hearer = _HEARER.match(text, start, end) if _TOLD.search(text, max(0, start - 10), start) else None
    if hearer and len(text[hearer.end() : end].split()) >= _FEWEST:
        start = hearer.end()
    first = _FIRST.match(text, start, end)
    if first and prose.quote_at(start) is None and len(text[first.end() : end].split()) >= _FEWEST:
        start, end = trim(text, first.end(), end)
    return start, end
