"""Forms of attribution that turn the parts around, as patterns: "was quoted as saying", "put by X at", "from there"."""

from __future__ import annotations

import re

from loaders.extract.patterns import ON, READ

__all__ = [
    "ACCOUNT",
    "CARRIED",
    "FROM_THERE",
    "GAVE_AS",
    "IN_MARKS",
    "LEARNED_FROM",
    "LEARNED_FROM_LAST",
    "POINTED",
    "PUT",
    "PUT_LATE",
    "QUOTED_ACTIVE",
    "QUOTED_PASSIVE",
    "REPORT_BY",
    "THAT_FIRST",
    "WORDS_OF",
]

ACCOUNT = re.compile(
    r"\b[Bb]y (?P<s>(?:the|an?|his|her|its|their)?\s?[^,.;\u201c\u201d]{2,60}?)['\u2019]s? (?:own )?(?:account|"
    r"reckoning|estimate|count|calculations?|tally|admission|estimates)\b"
    r"|\b[Bb]y (?:the|an?) (?:\w+ )?(?:account|reckoning|estimate|count|calculations?|tally|reading) of "
    r"(?P<s2>(?:the |an? )?[^,.;\u201c\u201d]{2,60}?)(?=[,.;]|$)"
)
# "By his words, the shortage is felt"
WORDS_OF = re.compile(
    r"\b(?:[Bb]y|[Ii]n|[Ff]rom|[Aa]ccording to) (?P<s>(?:his|her|its|their)|"
    r"(?:the\s)?[^,.;\u201c\u201d]{2,60}?['\u2019]s?) "
    r"(?:own )?words(?:,|(?=\.?$))"
)
# "The part will arrive soon, assure from the company", "From there explain that ..."
_SPEAK = (
    r"(?:explain|assure|say|specify|add|inform|report|state|clarify|claim|announce|insist|warn|comment|share|"
    r"deny|confirm|"
    r"admit|reply|answer)(?:ed|d)?|said"
)
FROM_THERE = re.compile(
    rf",\s+(?:also\s+)?(?P<v>(?:{_SPEAK}))\s+from\s+(?P<s>there|(?:the\s+)?[^,.;\u201c\u201d]{{2,60}}?)\s*(?=[.,;]|$)"
    rf"|^From\s+(?P<s2>there|(?:the\s+)?[^,.;\u201c\u201d]{{2,60}}?)\s+(?:also\s+|they\s+)?(?P<v2>(?:{_SPEAK}))\s+"
    r"(?:that\s+)?(?=\S)"
)
PUT = re.compile(
    r"\b(?:was|were|is|are|has been|have been) (?:put|estimated|described|given|assessed|calculated|reckoned|"
    r"reported|numbered) by (?P<s>.+?) "
    r"(?P<at>at|as|to be|in)\s"
)
PUT_LATE = re.compile(
    r"\b(?:was|were|is|are|has been|have been) (?:put|estimated|given|assessed|calculated|reckoned|reported) "
    r"(?P<c>(?:at|as|to be)\s[^,;]{1,80}?) "
    r"by (?P<s>(?:the |an? )?[^,;]+?)(?=[,.;]|$)"
)
QUOTED_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|has been|have been|had been)\s+(?:also\s+|later\s+)?(?P<cue>(?:quoted|cited|recorded|"
    r"described|"
    r"reported)(?:\s+(?:by|in)\s+[^,.;\u201c\u201d]{2,60}?)?\s+as\s+(?:telling\s+\w+|\w+ing))\b"
)
CARRIED = re.compile(
    r"\b(?P<verb>carried|published|broadcast|aired|ran|printed|released|circulated|quoted)\s+(?:an?|the)\s+(?:\w+\s+)?"
    r"(?:statement|letter|post|message|comment|interview|declaration|communique|report|note)\s+(?:by|from|of|with)\s+"
    r"(?P<s>(?:the\s|an?\s)?[^,;.\u201c\u201d]{2,60}?),?\s+"
    r"(?:according to which|in which (?:it|he|she|they) (?:said|says|claimed|stated)(?: that)?|saying(?: that)?|"
    r"stating that|"
    r"which (?:said|says|stated|states)(?: that)?|that said(?: that)?)\s+"
)
QUOTED_ACTIVE = re.compile(
    r"\b(?P<verb>quoted|quotes|quoting|cited|cites|citing)\s+(?P<s>(?!by\b|in\b)[^\u201c\u201d;]{2,90}?)"
    r"\s+as\s+(?:"
    r"telling\s+\w+|\w+ing)\b"
)
REPORT_BY = re.compile(
    r"\b(?:there (?:was|were|is|are|has been|have been)|comes? from|in|amid)\s+(?:also\s+|even\s+|earlier\s+|"
    r"already\s+)*(?:an?\s+|the\s+)?(?:\w+\s+)?(?P<what>reports?|statement|claim|claims|announcement|word|account|"
    r"warning)"
    r"\s+(?:by|from|in)\s+(?P<s>[^,.;]{2,60}?)\s+that\b",
    re.IGNORECASE,
)
# "who pointed to state data showing that ..."
POINTED = re.compile(
    rf"\b(?P<verb>pointed to|points to|pointing to|cited|cites|citing|referred to)\s+"
    rf"(?P<s>(?!by\b|as\b|that\b)[^,;\u201c\u201d]{{0,60}}?\b(?:{READ})\b[^,;\u201c\u201d]{{0,40}}?)\s+"
    r"(?:showing|suggesting|indicating|saying|stating|finding|(?:that|which)\s+(?:shows?|showed|suggests?|"
    r"suggested|found|"
    r"says?|said|indicates?|indicated))\s+(?:that\s+)?"
)
# "That they carry forged papers is maintained by the army"
THAT_FIRST = re.compile(
    r"^That\s+(?P<c>[^;]{5,200}?)\s+(?:is|was|has been|had been)\s+(?:also\s+)?(?P<verb>maintained|claimed|said|"
    r"reported|"
    r"confirmed|denied|asserted|stated|disputed|doubted|rejected|emphasi[sz]ed|admitted)\s+by\s+"
    r"(?P<s>[^,;\u201c\u201d]{2,80}?)\s*(?=[,;.]|$)"
)
# "Xinhua learned from the ministry that ..."
LEARNED_FROM_LAST = re.compile(
    r",\s+(?:the\s+|this\s+)?[\w.&' -]{2,40}?\s+(?:has |have )?(?P<verb>learned|learnt)\s+(?:on \w+ )?from\s+"
    r"(?P<s>[^,;.\u201c\u201d]{2,80}?)\s*(?=[.,;]|$)"
)
LEARNED_FROM = re.compile(
    r"\b(?P<verb>(?:learned|learnt|was told|heard|confirmed)\s+(?:on \w+ )?(?:from|with)|(?:was|were|has been|"
    r"have been) told "
    r"(?:on \w+ )?by)\s+"
    r"(?P<s>(?!the scene\b)[^,;.\u201c\u201d]{2,80}?)\s+(?:on \w+ )?that\s+"
)
# "The number of injured he gave as 23"
GAVE_AS = re.compile(
    r"^(?P<c>[Tt]he\s[^,;\u201c\u201d]{3,60}?)\s+(?P<s>he|she|it|they|the\s[\w-]+(?:\s[\w-]+)?)\s+(?P<verb>gave as|"
    r"put at|puts at|"
    r"estimated at|gives as)\s+(?=\S)"
)
# `, the "Handelsblatt" (Monday) reports`
IN_MARKS = re.compile(
    r",\s+(?:the\s+)?[\u201c\"](?P<s>[A-Z][^\u201c\u201d\"]{1,40})[\u201d\"](?:\s+newspaper|\s+magazine)"
    r"?(?:\s+\([^()]{2,30}\))?\s+"
    rf"(?P<verb>(?:has )?(?:reports?|reported|writes|wrote|says|said)){ON}\s*(?=[.,;]|$)"
)
