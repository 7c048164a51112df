"""How a statement hedges what it says, and on what terms its source spoke: only by words that the report has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.schemes import Certainty, GroundRule

if TYPE_CHECKING:
    from loaders.statement import Spans

__all__ = ["ground_rule", "hedge"]

_BE = r"(?:is|are|was|were|be|been|being|has been|have been|had been)"
_ADV = r"(?:\s+(?:also|widely|still|now|generally|commonly|only|long))*"
_NOT_ABLE = r"(?!\s+(?:not|n['\u2019]t|barely|hardly|no longer)\b)(?!\s+(?:see|hear|feel|smell)\b)"
# Weakest first: of several hedges in one statement the weakest is the statement's.
_HEDGES = (
    (
        Certainty.POSSIBLE,
        re.compile(
            r"\b(?:may|might)(?=\s+(?:not\s+|well\s+|also\s+|still\s+|yet\s+|already\s+|soon\s+|have\s+|be\s+|"
            r"even\s+|now\s+|"
            rf"\w+ly\s+)*[a-z])|\bcould\b{_NOT_ABLE}(?=\s+[a-z])|\b(?:possibly|perhaps|maybe|potentially|conceivably)"
            rf"\b|"
            rf"\b(?:it is|it['\u2019]s|it was)\s+possible\s+that\b|\b{_BE}\s+possibly\b|"
            r"\b(?:cannot|could not|couldn['\u2019]t|can['\u2019]t) be (?:ruled out|"
            rf"excluded)\b",
        ),
    ),
    (
        Certainty.ALLEGED,
        re.compile(
            rf"\b{_BE}{_ADV}\s+(?:alleged|accused|suspected)\s+(?:to|of)\b|\b(?:allegedly|purportedly|supposedly)\b|"
            r"\b(?:alleged|purported|supposed)(?=\s+[a-z])|\b(?:alleg(?:e|es|ing))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Certainty.REPORTED,
        re.compile(
            rf"\breportedly\b|\b{_BE}{_ADV}\s+(?:said|reported|rumou?red|understood|claimed)(?:\s+to\b|(?=\s+that\b)|"
            rf"$)|"
            r"\b(?:according to|amid)\s+(?:unconfirmed\s+|unverified\s+)?(?:reports|rumou?rs)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Certainty.PROBABLE,
        re.compile(
            rf"\b{_BE}{_ADV}\s+(?:believed|thought|presumed|feared|assumed|considered likely|expected|reckoned)"
            r"(?:\s+to\b|(?=\s+that\b)|$)|"
            rf"\b(?:(?:most|very|more|highly|quite|un)\s*)?likely\b|\bunlikely\b|\bprobabl[ye]\b|\bpresumably\b|"
            rf"\bapparently\b|"
            r"\bseemingly\b|\b(?:seems?|seemed|appears?|appeared)\s+to\b|\bin all likelihood\b|\bsuspected\s+to\b",
            re.IGNORECASE,
        ),
    ),
)
# Verbs by which a source itself holds back: "officials believe that ...".
_BELIEF = re.compile(
    r"\b(?:suggests?|believes?|believed|suspects?|suspected|reckons?|reckoned|thinks?|assumes?|assumed|presumes?|appears?|"
    r"appeared|"
    r"seems?|seemed)\b",
    re.IGNORECASE,
)
_NOT_EXCLUDED = re.compile(
    r"(?:not|n['\u2019]t|never|refused to|declined to)\s+(?:rul\w+ out|exclud\w+)", re.IGNORECASE
)
_ALLEGES = re.compile(r"\balleg(?:e|es|ed|ing)\b", re.IGNORECASE)
_RULES = (
    (GroundRule.OFF_RECORD, re.compile(r"\boff[ -]the[ -]record\b", re.IGNORECASE)),
    (GroundRule.DEEP_BACKGROUND, re.compile(r"\bon deep background\b", re.IGNORECASE)),
    (
        GroundRule.ON_RECORD,
        re.compile(
            r"\b(?:speaking|spoke|speak|said|agreed to (?:speak|talk)|went) on the "
            r"record\b"
        ),
    ),
    (
        GroundRule.BACKGROUND,
        re.compile(
            r"\bon (?:the )?(?:condition|conditions) (?:of|that|his|her|their|he|she|they)\b|\bunder (?:the )"
            r"?condition of\b|"
            r"\b(?:spoke|speaking|said|talked|briefed \w+|told (?:the )?\w+) on background\b|"
            r"\b(?:request\w*|demand\w*|asked for|granted|insist\w* on|sought)\s+(?:\w+\s+)?anonymity\b|"
            r"\b(?:ask\w*|prefer\w*|want\w*|wish\w*|request\w*|declin\w*|refus\w*|insist\w*)\s+(?:to|on|that)?\s*"
            r"(?:(?:his|her|their) names? )?(?:not\s+(?:to\s+)?be(?:ing)?\s+(?:named|identified|quoted)|(?:to\s+)"
            r"?(?:be|being)\s+"
            r"(?:named|identified)|(?:to\s+)?(?:remain|stay|speak|talk|be)\s+(?:anonymous|anonymously|nameless|"
            r"unnamed|unidentified))\b|"
            r"\b(?:who|and) (?:spoke|speaks|speaking|talked) anonymously\b|\bspeaking anonymously\b|\bspoke "
            r"anonymously\b|"
            r"\b(?:would|could|did|does|do|must|should)(?: not|n['\u2019]t) (?:want to |wish to )?be (?:named|"
            r"identified|quoted)\b|"
            r"\bwithout (?:being|giving) (?:named|identified|(?:his|her|their|a) names?)\b",
            re.IGNORECASE,
        ),
    ),
)


def hedge(text: str, content: Spans, cue: Spans = ()) -> tuple[Certainty | None, str | None]:
    """Return the weakest hedge in a content or its cue, and its words; (None, None) for what is stated flatly."""
    for certainty, pattern in _HEDGES:
        for start, end in (*content, *cue):
            found = pattern.search(text, start, end)
            if found:
                return certainty, found.group()
    for pattern, certainty in (
        (_NOT_EXCLUDED, Certainty.POSSIBLE),
        (_ALLEGES, Certainty.ALLEGED),
        (_BELIEF, Certainty.PROBABLE),
    ):
        for start, end in cue:
            found = pattern.search(text, start, end)
            if found:
                return certainty, found.group()
    return None, None


def ground_rule(text: str, start: int, end: int) -> tuple[GroundRule, int] | None:
    """Return the terms of speaking that `[start, end)` states and where it does; None where it states none."""
    for rule, pattern in _RULES:
        found = pattern.search(text, start, end)
        if found:
            return rule, found.start()
    return None
