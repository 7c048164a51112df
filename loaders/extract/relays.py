"""Through whom words came: `told X`, `quoted by X`, `in remarks carried by X`, `citing Y`, `seen by X`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.mentions import is_capital
from loaders.extract.organisations import entry_of, is_media
from ontology.gazetteer import gazetteer

if TYPE_CHECKING:
    from loaders.extract.names import Names
    from loaders.statement import Span

__all__ = ["CITING", "Outlet", "outlet_at", "relays"]

# "Radio 4's Today programme", "Channel 12": the number belongs to the name.
_TOKEN = re.compile(
    "[\"\u201c\u2018]?((?:Radio|Channel|Canal|Kanal|TV|France|Rai) \\d{1,3}(?!\\d)(?:['\u2019]s)?"
    "|[^\\W_][\\w.'\u2019&!-]*)[\"\u201d\u2019]?"
)
_SAID_IN = (
    r"(?:remarks?|comments?|interviews?|statements?|response|reply|e-?mail|letter|op-ed|column|article|essay|podcast|"
    r"conversation|broadcast|programme|program|report|commentary|editorial|piece|blog|post|memoir|briefing)"
)
# "complained Bell to the Herald"
_SAID_TO = re.compile(
    r"\b(?:said|says|complained|explained|admitted|confided|stated|commented|added|revealed|declared|assured|insisted|"
    r"confirmed|recalled|"
    r"stressed|repeated|remarked|disclosed|message|letter|note)(?:\s+[^,.;:\u201c\u201d\"]{0,45}?)"
    r"?\s+(?<!according )(?:to|for|before|on|in|over)\s+(?!(?:the\s+)?[\w. ]{2,30}['\u2019]s?\s+(?:report|story|"
    r"article))(?=(?:the\s|an?\s)?\S)"
)
# "did not respond to the Herald's request for comment"
_ASKED = re.compile(
    r"\b(?:to|answer(?:ed)?)\s+(?=(?:the\s+)?[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,3}['\u2019]s?\s+(?:[\w-]+\s+){0,2}?"
    r"(?:requests?|questions?|inquir\w+|calls?|e-?mails?|messages?)\b)"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|spoke (?:to|with)|speaking (?:to|with)|talking to|talked to|in front of|"
    r"(?:asked|contacted|reached|approached|interviewed|questioned) by|confirmed to|said to|confided to|"
    r"(?:to|in|with) questions? from|(?:a |the )?requests? (?:for comment )?from|"
    r"(?:speaking|appearing|appeared|interviewed|live) on|"
    r"(?:writing|wrote) (?:in|for)|commentating (?:on|for)|a pundit (?:on|for|with)|(?:on|"
    r"in) the (?:\w+ )?(?:broadcast|programme|program|"
    r"air|airwaves|show|studio|pages) of|"
    rf"in (?:an?|his|her|its|their|the)?\s?(?:[\w-]+\s+){{0,2}}?{_SAID_IN} (?:with|to|for|given to|on))\s+",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    r"\b(?:(?:quoted|cited|carried|published|broadcast|aired|reported|relayed|seen|obtained|reviewed|viewed|released|"
    r"reproduced|shared|verified|printed|run|polled|surveyed|canvassed) (?:as \w+ing\s+)?(?:(?:on|late|"
    r"early)\s+\w+\s+)?(?:by|in|on)"
    r"|as (?:told|reported) to|according to a report (?:by|from|in)|shared with|leaked to|provided to|made "
    r"available to)\s+",
    re.IGNORECASE,
)
# "the expert Bell, whom the newspaper quotes"
_WHOM = re.compile(
    r"\bwhom\s+(?=(?:the\s+)?[\w.\u201c\u201d\" -]{2,40}?\s+(?:quotes|quoted|cites|cited|calls|interviewed|spoke)\b)"
)
CITING = re.compile(
    r"\b(?:citing|quoting from|quoting|invoking|basing itself on|drawing on|referring to|(?:with|in) (?:a )"
    r"?reference to|relying on|who cited|which cited|"
    r"that "
    r"cited)\s+",
    re.IGNORECASE,
)
# Where researchers publish is no outlet that passes their words on.
_JOURNAL = re.compile(r"(?:the|an?)\s+(?:[\w-]+\s+){0,3}?journals?\b")
# What a document is to those who pass it on.
_SHOWN = re.compile(r"(?:seen|obtained|reviewed|viewed) by|leaked to|shared with", re.IGNORECASE)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december telegram facebook twitter x instagram youtube tiktok linkedin weibo christmas "
    "easter".split()
)
_DESCRIBING = frozenset(
    "news press state daily information television tv radio wire business financial state-run online".split()
)
# What of an outlet it was told: "the BBC's Sunday programme".
_PROGRAMME = re.compile(
    r"['\u2019]s\s+(?:(?:[\w-]+\s+){0,4}?(?:programme|program|show|podcast|newscast|bulletin|edition|website|channel|"
    r"correspondent|reporter|service|newsroom)\b|(?:[A-Z][\w-]*(?:\s+(?:the\s+)?(?=[A-Z])|\b)){1,4})"
    r"(?:\s+(?:programme|program|show|podcast))?"
    r"|\s+(?:news\s+|press\s+)?(?:agency|portal|newspaper|channel|website|magazine|daily|station|network|broadcaster|"
    r"news site)\b"
)
_BODIES = frozenset("court council committee parliament senate congress commission board assembly".split())
_OF_A_PLACE = re.compile(
    rf"(?:local|state|national|public|regional|private|state-run)\s+(?:{'|'.join(sorted(lx.MEDIA_HEADS))})\b",
    re.IGNORECASE,
)
_THE_MEDIUM = re.compile(rf"(?:the|this)\s+(?:[\w-]+\s+){{0,2}}?({'|'.join(sorted(lx.MEDIA_HEADS))})\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet in the text. `name` is "" for one only referred to ("the newspaper"); `certain`: it surely is one."""

    name: str
    span: Span
    certain: bool


def outlet_at(text: str, start: int, end: int, names: Names) -> Outlet | None:
    """Return the outlet named at `start`: descriptors, then a capitalised name; None where none can be."""
    groups: list[list[tuple[int, int, str]]] = []
    position = start
    described = after = False
    reach = start
    for _ in range(_LONGEST):
        found = _TOKEN.match(text, position, end)
        if not found:
            break
        word = found[1]
        low = word.casefold().rstrip(".")
        site = "." in word and is_media(_POSSESSIVE.sub("", word).rstrip("."))
        article = low in {"the", "a", "an", "its", "their"} and not (groups and groups[-1])
        if (is_capital(word) or site) and not article:
            whose = _POSSESSIVE.search(groups[-1][-1][2]) if groups and groups[-1] else None
            if whose and is_media(_POSSESSIVE.sub("", text[groups[-1][0][0] : groups[-1][-1][1]])):
                # "The Herald's Sunday Debate": the outlet is whose programme it is.
                break
            if whose:
                # "Russia's Interfax agency": whose it is is no part of its name.
                groups = []
            gap = text[groups[-1][-1][1] : found.start()] if groups and groups[-1] else "x"
            if groups and groups[-1] and not gap.strip('"\u201c\u201d \u2019'):
                groups[-1].append((found.start(1), found.end(1), word))
            else:
                groups.append([(found.start(1), found.end(1), word)])
            after = False
        elif low in lx.MEDIA_HEADS:
            described = True
            after = bool(groups)
        elif (
            article
            or (not groups and (low.isalpha() or "-" in low) and low not in lx.HEARERS)
            or (low in _DESCRIBING and re.match(r"\s+[\w-]+", text[found.end() : end]))
            or (
                groups
                and low in {"of", "for", "de", "della", "and", "&"}
                and re.match(r"\s+(?:the\s+)?[A-Z]", text[found.end() : end])
                and described
            )
        ):
            pass
        else:
            break
        position = found.end()
        reach = position if low in lx.MEDIA_HEADS or is_capital(word) else reach
        gap_after = re.match(r"\s+", text[position:end])
        if not gap_after:
            break
        position += gap_after.end()
    return _outlet(text, (start, reach), groups, names, described=described, after=after)


def _outlet(  # noqa: C901, PLR0911 -- one return a reason
    text: str, whole: Span, groups: list[list[tuple[int, int, str]]], names: Names, *, described: bool, after: bool
) -> Outlet | None:
    start = whole[0]
    if not groups:
        found = _THE_MEDIUM.match(text, start) or _OF_A_PLACE.match(text, start)
        if described and found and not text.startswith("this", start):
            return Outlet("", (start, found.end()), certain=True)
        return None
    group = groups[-1] if len(groups) > 1 and not after else groups[0]
    while len(group) > 1 and gazetteer().demonym(group[0][2]) and described:
        group = group[1:]
    first, last = group[0][0], group[-1][1]
    name = (
        _POSSESSIVE.sub("", text[first:last]).rstrip(".,")
        if not text[first:last].endswith("Inc.")
        else text[first:last]
    )
    last = first + len(name)
    if described and name.casefold() in _DESCRIBING:
        # "State television": the word only begins a sentence.
        name, last = text[first : whole[1]], whole[1]
    if name.casefold() in _CALENDAR:
        return None
    if described and gazetteer().demonym(name):
        return Outlet("", whole, certain=True)
    entry = entry_of(name)
    if entry is None and names.introduces(name):
        return None
    if gazetteer().demonym(name) or name.casefold() in lx.HEARERS or _leads_to_hearers(text, last):
        return None
    if entry is not None and not is_media(name):
        return None
    media = is_media(name) or names.is_medium(name)
    bodies = {w.casefold().strip(".") for w in name.split()} & (lx.BODY_HEADS | _BODIES)
    if bodies and not media and not described:
        return None
    return Outlet(name, (start, last), certain=media or described)


def _leads_to_hearers(text: str, end: int) -> bool:
    """Whether the capitalised word only describes hearers: "told Fox viewers"."""
    after = re.match(r"(?:['\u2019]s)?\s+([a-z]+)", text[end : end + 30])
    return bool(after and after[1] in lx.HEARERS)


def relays(text: str, start: int, end: int, names: Names, quotes: tuple[Span, ...] = ()) -> list[tuple[Outlet, Span]]:
    """Return the outlets through which `[start, end)` says that words came, each with the span of the whole phrase."""
    found: list[tuple[Outlet, Span]] = []
    for pattern, loose in ((_TOLD, True), (_PASSED_ON, False), (_SAID_TO, False), (_ASKED, False), (_WHOM, False)):
        for match in pattern.finditer(text, start, end):
            if any(s < match.start() < e for s, e in quotes):
                continue
            if _JOURNAL.match(text, match.end()):
                continue
            outlet = outlet_at(text, match.end(), end, names)
            shown = outlet is not None and _SHOWN.match(match.group()) and not names.is_person(outlet.name)
            if outlet is None or not (outlet.certain or shown or (loose and _tells_an_outlet(match.group(), outlet))):
                continue
            if any(s < outlet.span[1] and outlet.span[0] < e for _, (s, e) in found):
                continue
            programme = _PROGRAMME.match(text, outlet.span[1], end)
            found.append((outlet, (match.start(), programme.end() if programme else outlet.span[1])))
    return sorted(found, key=lambda pair: pair[1])


def _tells_an_outlet(cue: str, outlet: Outlet) -> bool:
    """Whether somebody unknown who is told something is likely an outlet: nobody else is "told" in an interview."""
    del outlet
    return bool(
        re.match(
            r"told|tells|telling|in (?:an?|statements?|remarks|comments|declarations)\b|interviewed", cue, re.IGNORECASE
        )
    )
