"""Forms of attribution that their shape alone shows: labels, "this was reported by", "Y's report of Z's"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.phrases import trim

if TYPE_CHECKING:
    from loaders.statement import Span

__all__ = ["ANAPHORIC", "goes_on", "label_of", "source_pair", "told_of_before"]

# Contents that only point to what was said before.
ANAPHORIC = re.compile(
    r"(?:that\s+)?(?:this|that|it|so|these|those|the|such|any|all|his|her|its|their)?\s*(?:of\s+)?(?:the\s+|"
    r"these\s+|those\s+)?"
    r"(?:latest |new |earlier |media |news )?"
    r"(?:claims?|statements?|allegations?|accusations?|reports?|charges?|figures?|data|information|news|remarks?|"
    r"comments?|"
    r"this|that|it|so|suggestions?|rumou?rs?|assertions?|words|numbers|account|story|matter|case|issue|details)?\W*",
    re.IGNORECASE,
)
_TOLD_BEFORE = re.compile(
    r"(?:This|That|The (?:news|information|above|details)|It)\s+(?:was|is|has been|were)\s+(?:also\s+|earlier\s+|"
    r"first\s+)?"
    r"(?:reported|stated|announced|said|confirmed|written|told|noted|revealed|disclosed|published|"
    r"posted)\s+(?:on\s+\w+\s+)?(?:by|in)\s+(?P<s>.+?)"
    r"(?:,\s*(?:as\s+)?(?P<r>[^,]{2,60}?)\s+(?:reports?|reported|writes|wrote|says|said)"
    r"|,\s*(?:as\s+)?(?:reported|cited|quoted)\s+by\s+(?P<r2>[^,]{2,60}?)|,?\s+according "
    r"to\s+(?P<r3>[^,]{2,60}?))?\s*[.!]?$",
    re.DOTALL,
)
_TOLD_ACTIVE = re.compile(
    r"(?:(?:According to|As reported by|As) (?P<r0>[^,]{2,60}?)(?: (?:reports?|reported|writes|notes))?,\s+)?"
    r"(?P<s>[^\u201c\u201d\":;,]{2,80}?(?:,\s[^\u201c\u201d\":;,]{2,50},)?)\s+(?:said|reported|reports|announced|"
    r"stated|wrote|told|confirmed|posted|"
    r"writes|reports about)\s+(?:about\s+)?(?:this|so)\b(?:\s+(?:on|in|at|during|via)\b[^,]{0,80})?"
    r"(?:,\s*(?P<r>[^,]{2,60}?)\s+(?:reports?|reported|writes|wrote|says|said))?\s*[.!]?$",
    re.DOTALL,
)
_SO_SAYS = re.compile(
    r"(?:So|Thus|This|That),?\s+(?:(?:at any rate|at least|in any case|however|anyway),?\s+)?(?:is what\s+|"
    r"(?:claims|says|reports|writes|states|claimed|said|reported|wrote|stated)\s+)(?P<s>[^,;.]+?)"
    r"(?:\s+(?:claims|says|reports|writes|states|claimed|said|reported|wrote|told))?"
    r"(?P<via>\s+(?:in|to)\s+[^,;]+?)?\s*[.!]?$",
    re.DOTALL,
)
_LABEL = re.compile(r"(?P<s>[A-Z][^:.!?\u201c\u201d\"\n]{1,60}?):\s+(?P<c>\S.*)$", re.DOTALL)
_REPORT_OF = re.compile(
    r"^(?P<y>.+?)['\u2019]s?\s+(?:\w+\s+)?(?:report|account|story|article|publication|coverage|version|summary|"
    r"transcript|interview)\s+"
    r"(?:of|on|about|with)\s+(?P<z>.+?)(?:['\u2019]s?\s+(?:\w+\s+)?(?:statement|remarks|comments|words|speech|"
    r"announcement|interview|testimony|post|briefing))?$",
    re.DOTALL,
)


def told_of_before(text: str, start: int, end: int) -> tuple[Span, Span | None] | None:
    """Return source and relay of a sentence that says only who told what stands before it; None for any other."""
    so = _SO_SAYS.match(text[start:end])
    if so:
        return trim(text, start + so.start("s"), start + so.end("s")), None
    match = _TOLD_BEFORE.match(text[start:end]) or _TOLD_ACTIVE.match(text[start:end])
    if not match:
        return None
    groups = match.groupdict()
    relay = next((key for key in ("r", "r0", "r2", "r3") if groups.get(key)), None)
    source = trim(text, start + match.start("s"), start + match.end("s"))
    return source, (trim(text, start + match.start(relay), start + match.end(relay)) if relay else None)


# "As noted, ...", "It is specified that ...": the words of who spoke last go on.
_GOES_ON = re.compile(
    r"(?:As (?:was |is |also )?(?:noted|specified|stated|indicated|added|explained|clarified|emphasi[sz]ed|"
    r"stressed|told|"
    r"said)(?: (?:there|in the (?:statement|post|message|report|document|release|ministry|department|office|"
    r"agency)))?,|"
    r"It (?:is|was|has been) (?:also |further |additionally |separately )?(?:noted|specified|added|stated|indicated|"
    r"clarified|emphasi[sz]ed|stressed|pointed out|"
    r"recalled|explained)(?: (?:there|in the (?:statement|post|message|report|document|release)))? that)\s+(?=\S)"
)


def goes_on(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """Return cue and words of "As noted, the bridge is closed"; None where nobody's words go on so."""
    match = _GOES_ON.match(text[start:end])
    if not match:
        return None
    return (start, start + match.end() - 1), trim(text, start + match.end(), end, " \t\n.")


def label_of(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """Return label and words of "The ministry: the bridge is closed"; None where no label stands."""
    match = _LABEL.match(text[start:end])
    if not match:
        return None
    return (start + match.start("s"), start + match.end("s")), trim(
        text, start + match.start("c"), start + match.end("c"), " \t\n."
    )


def source_pair(phrase: str) -> tuple[str, tuple[str, ...]]:
    """Take "Y's report of Z's statement" apart: Z, passed on by (Y,). Any other phrase is itself, passed on by none."""
    match = _REPORT_OF.match(phrase.strip())
    return (match["z"], (match["y"],)) if match else (phrase, ())
