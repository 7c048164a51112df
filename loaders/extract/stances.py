"""What a source does with a claim: the stance of a cue, and sentences that only tell a response or a notice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extract.lexicon import CONFIRMING, DENYING, MEDIA_HEADS, QUESTIONING
from loaders.extract.organisations import is_media
from ontology.schemes import Stance

if TYPE_CHECKING:
    from loaders.statement import Span

__all__ = ["Response", "responses", "stance_of"]

_NEGATED = re.compile(r"\b(?:not|never|neither|nor|no longer|without)\b|n['\u2019]t\b", re.IGNORECASE)
_FALSE = re.compile(
    r"\b(?:false|untrue|baseless|unfounded|fabricat\w+|groundless|nonsense|a lie|lies|fake|not true|inaccurate|"
    r"incorrect|disinformation)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:cast|casts|raised|expressed|voiced)\s+(?:some\s+|serious\s+)?doubts?\b|\bskeptic|\bsceptic", re.IGNORECASE
)
# "acknowledged under questioning": no doubt of his.
_UNDER = re.compile(
    r"\b(?:under|after|during|in|on)\s+(?:\w+\s+)?(?:cross-)?(?:questions|questioning)\b", re.IGNORECASE
)
_DENIES = re.compile(
    r"\b(?:hit back (?:at|against)|hits back (?:at|against)|brush\w* off|laugh\w* off|shrug\w* off|"
    r"push\w* back (?:on|against|at)|"
    r"pour\w* (?:cold water|scorn) on|rubbish(?:es|ed)|scoff\w* at|shot down|debunk\w*|play\w* down|quash\w*|"
    r"ridicul\w+)",
    re.IGNORECASE,
)
_AUX = r"(?:has|have|had|did|does|do|was|were|is|are|could|would|will|can)"
_NOT = r"(?:not|n['\u2019]t)"
_SOON = r"(?:\s+(?:immediately|yet|so far|initially|directly|publicly|officially|also))*"
_COMMENT = r"(?:comments?|commented|commenting|comment publicly|discuss|say|elaborate)"
_AT_ONCE = r"(?:respond|reply|answer|return|react|responded|replied|answered|returned|reacted)"
_NEITHER = (
    rf"(?:{_AUX}\s+)?(?:(?:neither|not)\s+(?:confirm|den)\w*(?=[^.;]{{0,120}}?\b(?:n?or)\s+(?:confirm|"
    rf"den)\w*)(?:\s+(?:n?or)\s+(?:confirm|den)\w*)?|{_NOT}\s+(?:confirm|deny)\w*\s+(?:or|nor)\s+(?:deny|confirm)\w*|"
    rf"(?:refused|declined)\s+to\s+(?:confirm|deny)\s+or\s+(?:deny|confirm))"
)
_DECLINED = (
    r"(?:declin(?:ed|es|ing)|refus(?:ed|es|ing))\s+(?:to\s+(?:comment|discuss|elaborate|answer|say|be drawn|"
    r"confirm(?!\s+or\b)|disclose|specify|speculate|respond|explain|be interviewed|reveal|verify|"
    r"(?:give|provide)(?!\s+(?:(?:his|her|their|its|an?)\s+)?(?:\w+\s+)?names?\b))|"
    r"(?:\w+\s+){0,3}comment)"
    rf"|(?:would|will)\s*{_NOT}\s+(?:comment|be drawn|discuss|elaborate|confirm(?!\s+or\b)|disclose|reveal|answer)|"
    r"(?:leaves?|left)\s+[^.;]{2,60}?\s+(?:without\s+(?:an?\s+)?comment|uncommented)|"
    rf"had no (?:immediate )?comment|"
    rf"(?:could\s*{_NOT}|cannot)\s+comment\b|"
    rf"{_AUX}\s*{_NOT}\s+(?:want|wish|care|prepared|willing|inclined)\s+to\s+(?:comment|discuss|elaborate|answer|"
    rf"(?:give|provide)(?!\s+(?:(?:his|her|"
    rf"their|an?)\s+)?(?:\w+\s+)?names?\b)|disclose|"
    rf"confirm|say|specify|be "
    rf"drawn)|"
    r"(?:said|says)\s+(?:that\s+)?(?:it|he|she|they)\s+(?:does|did|do)(?:\s+not|n['\u2019]t)\s+(?:\w+ly\s+)?comment\b|"
    r"(?:does|do)(?:\s+not|n['\u2019]t)\s+(?:\w+ly\s+)?comment\b|"
    r"did(?:\s+not|n['\u2019]t)\s+(?:usually\s+|generally\s+)?comment\s+on\s+(?:leaks?|leaked|rumou?rs|speculation|"
    r"individual|ongoing|"
    r"pending|intelligence|market|security|private|personnel|internal)\b|"
    r"(?<!made )(?<!was )(?<!gave )(?<!offered )(?<!issued )(?<!from )\bno comment\b"
)
_SILENT = (
    rf"(?:{_AUX})(?:\s+{_NOT}|n['\u2019]t){_SOON}\s+(?:{_AT_ONCE}|comment(?:ed)?|made any comment|issued a "
    rf"(?:statement|comment)|be reached)"
    rf"|could\s+not\s+(?:immediately\s+)?be\s+reached|{_AUX}\s+yet\s+to\s+(?:comment|respond|reply|react)"
    r"|(?:was|were)\s+(?:\w+ly\s+)?(?:not\s+(?:immediately\s+)?available|unavailable)\s+(?:for|to)\s+comment"
    r"|(?:made|gave|offered|issued|provided|was|is|there (?:was|were|is|has been|"
    r"had been)) no (?:immediate |official |public |word of )"
    r"?(?:comments?|response|reply|reaction|statement|answer)"
    r"|neither\s[^.;,]{2,40}?\s(?:responded|replied|commented|returned)\b"
    r"|remained silent|(?:went|were left|was left) unanswered"
)
_CHECK = r"(?:verif|confirm|corroborat|authenticat|check|substantiat)\w*"
_UNVERIFIED = (
    rf"(?:could\s*{_NOT}|couldn['\u2019]t|cannot|can['\u2019]t|unable\s+to|not\s+(?:immediately\s+|"
    rf"yet\s+)?able\s+to|impossible\s+to|not\s+(?:immediately\s+|yet\s+)?possible\s+to|not\s+(?:yet\s+)"
    rf"?been\s+able\s+to|"
    rf"failed\s+to|has\s+not|have\s+not|hasn['\u2019]t|haven['\u2019]t|had\s+not|did\s+not|was\s+not|were\s+not)"
    rf"\s+(?:(?:be|been|immediately|yet|fully|also|so far|it)\s+)*(?:independently\s+(?:be\s+|been\s+)?{_CHECK}|"
    rf"{_CHECK}(?:\s+[^.;]{{0,60}}?)?\s+independently"
    rf"|{_CHECK}(?=[^.;]*\bindependent(?:ly)?\b)|(?:be\s+|been\s+)?verified\b)"
    rf"|neither\s[^.;]{{2,60}}?\scould\s+be\s+(?:independently\s+)?{_CHECK}|none\s+of\s[^.;]{{2,60}}?\s(?:could|"
    rf"has|have)\s+(?:be|been)\s+(?:independently\s+)?{_CHECK}"
    rf"|to\s+{_CHECK}\s[^.;]{{2,80}}?\s(?:was|is|has been)\s+(?:not\s+possible|impossible)"
    r"|no\s+(?:independent|official|immediate)\s+(?:confirmation|verification|corroboration)\b(?!\s+from)|"
    r"(?:has|have|had|is|are|was|were)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:officially|independently)\s+confirmed|"
    r"(?<=information)\s+(?:has|have)\s+not\s+(?:yet\s+)?been\s+confirmed|"
    r"independent\s+(?:confirmation|"
    r"verification)[^.;]{0,40}\b(?:not|impossible|unavailable)\b"
    rf"|(?:not\s+in\s+a\s+position|no\s+(?:way|means|possibility))\s+(?:to|of)\s+(?:independently\s+)?{_CHECK}"
    r"|(?:remain|is|are|was|were)\s+unverified"
    rf"|(?:could\s*{_NOT}|couldn['\u2019]t|was\s+unable\s+to|were\s+unable\s+to|not\s+(?:immediately\s+|been\s+|"
    rf"yet\s+)?(?:able|possible)\s+to|impossible\s+to|cannot)\s+(?:immediately\s+)?(?:verify|authenticate|corroborate)"
)
# What only an outlet says of itself: of anybody else, "could not confirm" is no notice.
_UNABLE = re.compile(
    rf"\b(?:could\s*{_NOT}|couldn['\u2019]t|cannot|(?:was|were|is|are|has been|have been)\s+(?:{_NOT}\s+able|"
    rf"unable)\s+to"
    rf"|ha(?:s|ve)\s+{_NOT}\s+(?:yet\s+)?been\s+able\s+to)\s+(?:immediately\s+|yet\s+)?"
    r"(?:confirm|check|substantiate|corroborate|authenticate|verify)\b",
    re.IGNORECASE,
)
_OUTLET_BEFORE = re.compile(
    rf"(?:^|\W)(?P<s>(?:[Tt]he|[Tt]his)\s+(?:\w+\s+)?(?:{'|'.join(sorted(MEDIA_HEADS))})|[Ww]e|"
    r"(?:[Tt]he\s+)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})\s+(?:also\s+|\w+ly\s+)?$"
)
_FORMS = (
    (Stance.NOT_INDEPENDENTLY_VERIFIED, re.compile(rf"\b(?:{_UNVERIFIED})", re.IGNORECASE)),
    (Stance.NEITHER_CONFIRMED_NOR_DENIED, re.compile(rf"\b(?:{_NEITHER})", re.IGNORECASE)),
    (Stance.DECLINED_TO_COMMENT, re.compile(rf"\b(?:{_DECLINED})", re.IGNORECASE)),
    (Stance.NOT_YET_COMMENTED, re.compile(rf"\b(?:{_SILENT})", re.IGNORECASE)),
)
_CLAUSE_BREAK = re.compile(
    r"(?:,\s*(?:and|but|while|though|although)\s+(?!(?:did|has|have|was|were|would|could|nor)\b)|;\s*|"
    r",\s+(?=(?:saying|adding|noting|stressing|insisting)\b)|,\s*while\s+"
    r"|,\s*(?=(?:(?:an?|the)\s+(?:\w+\s+)?(?:account|claim|figure|assertion|report|allegation|statement|number|version|"
    r"toll)s?|claims|figures|accounts|numbers|which|something)\s+(?:(?:that|which)\s+)?(?:\w+\s+){0,2}?"
    r"(?:could|has|have|cannot|was|were)\b))"
)
_RESPOND_AS_SAID = re.compile(r"\s+(?:that|by saying|with a|in kind|angrily)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """A clause that tells a response or a notice. `span` is the clause, `cue` the words that tell it."""

    stance: Stance
    span: Span
    cue: Span


def responses(text: str, start: int, end: int, quotes: tuple[Span, ...] = ()) -> tuple[Response, ...]:
    """Return the responses and notices told in the sentence `[start, end)`, outside quotations, in order."""
    found: list[Response] = []
    for stance, form in _FORMS:
        for match in form.finditer(text, start, end):
            inside = any(s < match.start() < e for s, e in quotes)
            taken = any(r.cue[0] < match.end() and match.start() < r.cue[1] for r in found)
            if inside or taken or (stance is Stance.NOT_YET_COMMENTED and _RESPOND_AS_SAID.match(text, match.end())):
                continue
            found.append(Response(stance, _clause(text, start, end, match.span()), match.span()))
    for match in _UNABLE.finditer(text, start, end):
        outlet = _OUTLET_BEFORE.search(text, max(start, match.start() - 60), match.start())
        taken = any(r.cue[0] < match.end() and match.start() < r.cue[1] for r in found)
        inside = any(s < match.start() < e for s, e in quotes)
        if outlet and not taken and not inside and (outlet["s"][:1].islower() or _is_outlet(outlet["s"])):
            span = _clause(text, start, end, match.span())
            found.append(Response(Stance.NOT_INDEPENDENTLY_VERIFIED, span, match.span()))
    found.sort(key=lambda r: r.cue)
    return tuple(
        r for n, r in enumerate(found) if not n or r.span != found[n - 1].span or r.stance is not found[n - 1].stance
    )


def _is_outlet(name: str) -> bool:
    return name.casefold() == "we" or name.rsplit(maxsplit=1)[-1].casefold() in MEDIA_HEADS or is_media(name)


def _clause(text: str, start: int, end: int, cue: Span) -> Span:
    first, last = start, end
    for match in _CLAUSE_BREAK.finditer(text, start, end):
        if match.end() <= cue[0]:
            first = match.end()
        elif match.start() >= cue[1]:
            last = match.start()
            break
    return first, last


def stance_of(cue: str, sentence: str = "") -> Stance:
    """Return the stance that a cue gives its content. `sentence` is looked at for "called the report false"."""
    cue = _UNDER.sub("", cue)
    words = {w.casefold() for w in re.findall(r"[\w'\u2019-]+", cue)}
    if _DENIES.search(cue):
        return Stance.DENIES
    if words & QUESTIONING or _DOUBT.search(cue):
        return Stance.QUESTIONS
    negated = _NEGATED.search(cue)
    if words & DENYING:
        return Stance.CONFIRMS if negated and "not deny" in cue else Stance.DENIES
    if words & CONFIRMING:
        return Stance.ASSERTS if negated else Stance.CONFIRMS
    if words & {
        "called",
        "calls",
        "calling",
        "described",
        "describes",
        "dismissing",
        "branded",
        "labelled",
        "labeled",
    } and _FALSE.search(sentence):
        return Stance.DENIES
    return Stance.ASSERTS
