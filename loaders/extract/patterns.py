"""The plain forms of attribution in English, as patterns: what `frames` looks for in a sentence."""

from __future__ import annotations

import re

from loaders.extract.lexicon import ADVERBS, DOCUMENT_HEADS, FIGURE_HEADS, HEARERS, SPEECH

__all__ = [
    "ACCORDING",
    "ACCOUNT",
    "ACTS",
    "AND_SAID",
    "ANONYMITY",
    "AS_FIRST",
    "AS_SAID_IN",
    "CARRIED",
    "CITES",
    "DENIAL",
    "FINITE",
    "FOUND_FIRST",
    "FOUND_LAST",
    "GAVE_AS",
    "HAS_IT",
    "HEARD_FIRST",
    "HEARD_LAST",
    "IMPERSONAL",
    "IN_MARKS",
    "LEARNED",
    "NESTED",
    "PASSIVE_LAST",
    "PUT",
    "PUTS",
    "PUT_LATE",
    "QUOTED_ACTIVE",
    "QUOTED_PASSIVE",
    "REPORT_BY",
    "ROLE",
    "SAID_BY_NOBODY",
    "SAID_FIRST",
    "SAID_LAST",
    "SPOKE_OF",
    "UNSAID",
    "VERB",
]

ANONYMITY = re.compile(
    r"\b(?:anonym\w+|nameless|unnamed|not (?:be|to be) (?:named|identified|quoted)|be (?:named|identified)|name "
    r"(?:be )?(?:not|withheld)|"
    r"without giving (?:a|his|her|their) name|not authori[sz]ed to|background)\b",
    re.IGNORECASE,
)
UNSAID = re.compile(
    r"\b(?:not|never|n['\u2019]t|declin\w+ to|refus\w+ to|without)\s+(?:say|saying|said|disclos\w+|reveal\w*|"
    r"specif\w+|elaborat\w*|explain\w*|give|giving)\b"
)
_VERBS = "|".join(
    [*sorted(SPEECH, key=len, reverse=True), "went on", "goes on", "pointed out", "points out", "made clear", "decided"]
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
    r"(?:\s+(?:on|in|at|late|early|by|during|via|through|over|from|to|after|before|following|amid|upon|for)"
    r"\s+[^,.;:\u201c\u201d\"]{1,60}?"
    r"|\s+(?:yesterday|today|\w+day))?"
)
ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to(?!\s+(?:which|whom)\b)|[Aa]s per|[Ii]n the (?:words|view|opinion|estimation|judge?ment|"
    r"assessment|telling) "
    r"of|[Bb]y the account of|[Ii]f we (?:are to )?believe)\s+"
)
ACCOUNT = re.compile(
    r"\b[Bb]y (?P<s>(?:the|an?|his|her|its|their)?\s?[^,.;\u201c\u201d]{2,60}?)['\u2019]s? (?:own )?(?:account|"
    r"reckoning|estimate|count|calculations?|tally|admission|estimates)\b"
    r"|\b[Bb]y (?:the|an?) (?:\w+ )?(?:account|reckoning|estimate|count|calculations?|tally|reading) of "
    r"(?P<s2>(?:the |an? )?[^,.;\u201c\u201d]{2,60}?)(?=[,.;]|$)"
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
NESTED = re.compile(
    rf"(?:\bthat\s+|,\s+)?(?P<s>(?:the|an?|its|his|her|their|one|two|three|several|some|"
    rf"[A-Z])[^,;:\u201c\u201d\"]{{1,70}}?)\s+(?:had |has |have )?"
    rf"(?P<verb>(?:{_VERBS})(?:\s+(?:him|her|them|it|us|{'|'.join(sorted(HEARERS))}|the \w+))?)\s+(?:that\s+|"
    rf"(?=(?:he|she|it|they|there|the|an?|no|his|her|its|their)\s))"
)
_WORDS = "half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|zero"
PUTS = re.compile(
    r"^(?P<s>[^,;\u201c\u201d]{2,60}?(?:,\s+[^,;\u201c\u201d]{3,60},)?)\s+(?:has |have |had )?"
    r"(?P<verb>puts?|estimates?|estimated)\s+"
    r"(?P<c>(?:the|its|their|his|her)\s[^,;]{2,60}?\s"
    rf"(?:at|as)\s[^,;.]*?(?:\d|\b(?:{_WORDS})\b)[^;]*?)(?=,|\sand\s+(?!\d)|[.]?$)"
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
DENIAL = re.compile(
    rf"^(?P<s>[^\u201c\u201d\":;]{{2,80}}?)\s+(?P<verb>{_AUX}(?:denied|denies|deny|refuted|refutes|disputed|"
    rf"disputes))\s+(?=\w)"
)
_TOLD = (
    rf"(?:(?<=told|ells)\s+(?:(?:the|his|her|its|their|a)\s+)?(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(sorted(HEARERS))}|"
    r"[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){0,3}))?"
)
# What a source phrase is made of: no mark, but the stops of an abbreviation ("a U.S. official").
_PLAIN = r"(?:[^,.;:\u201c\u201d\"]|(?<=\b[A-Z])\.|\.(?=\w))"
SAID_LAST = re.compile(
    rf"(?:[,\u201d\"]|,[\u201d\"])\s+(?:(?P<inverted>{_VERBS})\s+(?:(?:on\s\w+|yesterday|today|in turn|also)\s+)"
    rf"?(?P<after>{_PLAIN}{{2,80}})|"
    rf"(?P<s>{_PLAIN}{{2,80}}?(?:,\s{_PLAIN}{{2,60}},)?)\s+(?P<verb>{_AUX}(?:{_VERBS})){_TOLD}{_ON})\s*(?=[.,;:]|$|"
    rf"(?:citing|quoting|with "
    rf"reference to|referring to|according to)\s)"
)
_READ = "|".join(sorted(DOCUMENT_HEADS | FIGURE_HEADS))
_READ = "|".join(sorted(DOCUMENT_HEADS | FIGURE_HEADS))
FOUND_LAST = re.compile(
    rf",\s+(?P<s>(?:[\w\u2019'-]+\s)?[^,;\u201c\u201d\"]*?\b(?:{_READ})"
    r"\b[^,;\u201c\u201d\"]*?)\s+(?P<verb>(?:has |have |had )?(?:found|finds?|shows?|showed|shown|suggests?|suggested|"
    rf"indicates?|indicated|reveals?|revealed)){_ON}\s*(?=[.;,]|$)"
)
_COURTS = "court|inquest|inquiry|tribunal|jury|hearing|jurors|trial"
AS_FIRST = re.compile(
    rf"^As (?P<s>(?!is\b|was\b|has\b|it\b|for\b|of\b|a result|he\b|she\b|they\b|we\b|previously|earlier)"
    rf"{_PLAIN}{{2,60}}?)\s+"
    rf"(?P<verb>(?:has |have |had )?{_AUX}(?:notes?|noted|reports?|reported|writes?|wrote|stated|states|said|says|"
    rf"explained|"
    rf"explains|informed|informs|specified|clarified|recalled|recalls|emphasi[sz]ed|stressed|added|adds|put it|puts it|"
    rf"told (?:the )?{_PLAIN}{{2,40}}?)){_ON},\s+"
)
AS_SAID_IN = re.compile(
    rf"^As (?:was |is )?(?P<verb>(?:specified|stated|noted|explained|reported|told|clarified|emphasi[sz]ed|said|"
    rf"informed) (?:in|by|at)) "
    rf"(?P<s>{_PLAIN}{{2,80}}?),\s+"
)
PASSIVE_LAST = re.compile(
    r",\s+(?:as\s+)?(?:it\s+)?(?:(?:was|is|has been)\s+)?(?P<verb>(?:reported|announced|stated|informed|confirmed|"
    r"disclosed|revealed) by)\s+"
)
HAS_IT = re.compile(rf"(?:^|,\s+)(?:as\s+)?(?P<s>{_PLAIN}{{2,50}}?)\s+(?P<verb>has it|have it)(?=\s+that\b|,|[.;]|$)")
SPOKE_OF = re.compile(
    rf"(?:(?:[Ii]n|[Oo]n|[Aa]t|[Ff]or|[Ww]hile|[Aa]fter|[Ee]arlier)\b[^,;]{{0,40}},\s+)?"
    rf"(?P<s>{_PLAIN}{{2,80}}?(?:,\s(?:who|which|whose)\s[^,;\u201c\u201d]{{3,60}},|,\s[^,;\u201c\u201d]{{3,50}},)?)\s+"
    rf"(?P<verb>(?:has |had )?{_AUX}(?:spoke|speaks|spoken|talked|talks){_ON}\s+of)\s+(?=\S)"
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
    rf"(?P<verb>(?:has )?(?:reports?|reported|writes|wrote|says|said)){_ON}\s*(?=[.,;]|$)"
)
HEARD_LAST = re.compile(
    rf",\s+(?P<s>{_PLAIN}{{0,60}}?\b(?:{_COURTS})\b{_PLAIN}{{0,40}}?)\s+(?P<verb>(?:has |had |was |were )?(?:heard|"
    rf"told))"
    rf"{_ON}\s*(?=[.,;]|$)"
)
HEARD_FIRST = re.compile(
    rf"^(?P<s>{_PLAIN}{{0,60}}?\b(?:{_COURTS})\b{_PLAIN}{{0,40}}?)\s+(?P<verb>(?:(?:has |had )?(?:\w+ly\s+|earlier\s+|"
    rf"also\s+)?heard|was told|were told)){_ON}"
    r"\s+(?:that|how)\b"
)
LEARNED = re.compile(
    rf",\s+(?P<s>(?:[Tt]he\s+)?[A-Z]{_PLAIN}{{1,50}}?)\s+(?P<verb>(?:has |have )?(?:learned|learnt|established)|"
    rf"understands?|"
    rf"can (?:reveal|report|disclose)){_ON}\s*(?=[.,;]|$)"
)
# Of what is said by nobody in particular: it stands in the outlet's own voice.
FOUND_FIRST = re.compile(
    rf"^(?P<s>(?:[\w\u2019'-]+\s+){{0,5}}?(?i:{_READ})\b{_PLAIN}{{0,60}}?(?:,\s(?:which|that|obtained|seen|dated|"
    rf"reviewed|published)\b"
    rf"[^,;\u201c\u201d]{{3,90}},)?)\s+(?P<verb>{_AUX}(?:shows?|showed|suggests?|suggested|reveals?|revealed|"
    rf"indicates?|indicated|"
    r"says?|said|states?|stated|found|finds?|notes?|noted|concludes?|concluded|alleges?|alleged))\s+that\s+"
)
IMPERSONAL = re.compile(
    r"(?:is|are|was|were|has been|have been|had been|being)\s+(?:also\s+|widely\s+|now\s+|still\s+|generally\s+)*"
    r"(?:said|reported|understood|believed|thought|rumou?red|alleged|known|expected|feared|estimated|claimed|"
    r"considered|"
    r"presumed|suspected)",
    re.IGNORECASE,
)
SAID_BY_NOBODY = re.compile(
    r"(?:It\s(?P<it>(?:is|was|has been)\s+(?:also\s+|widely\s+|now\s+)?(?:thought|understood|believed|said|reported|"
    r"rumou?red|alleged|"
    r"claimed))\s+that\s+|[A-Z][^.;:\u201c\u201d\"]{2,120}?\s(?P<to>(?:is|are|was|were)\s+(?:also\s+|widely\s+|"
    r"now\s+)?(?:said|believed|"
    r"thought|understood|reported|rumou?red|alleged|feared|presumed)\s+to)\s)"
)
# Of what somebody did, not said, inside another's words: "she said the union had rejected an offer".
ACTS = frozenset({"rejected", "rejects", "dismissed", "dismisses", "questioned", "announced", "continued"})
ROLE = re.compile(r"(?:^|[,\u201d\"]\s+)((?:[a-z-]+\s+){1,2})$")
AND_SAID = re.compile(
    r"(?<=[\w%\u201d\"]),?\s+(?:and|but)\s+(?:also\s+|has\s+|had\s+)?"
    r"(?P<verb>said|denied|added|insisted|warned|confirmed|conceded|admitted|argued|claimed|acknowledged|stressed|"
    r"noted)\s+"
    r"(?:that\s+)?(?=(?:the|an?|there|it|he|she|they|no|any|its|his|her|their)\s+\w+\s)"
)
CITES = re.compile(r"(?:citing|cited|cites|quoting)")
SAID_FIRST = re.compile(
    rf"^(?P<s>[^\u201c\u201d\":;]{{2,120}}?)\s+(?P<verb>{_AUX}(?:{_VERBS}|found|finds|determined|discovered))"
    rf"(?:\s+(?:the |his |her |its |their )?(?:{'|'.join(sorted(HEARERS))}))?{_ON}\s*(?:\bthat\b|"
    rf"(?=[,:]\s*[\u201c\"])|(?=[\u201c\"]))"
)
# A verb, or what nearly always is one: what has none is no clause.
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|did|does|do|shall|not|"
    r"n['\u2019]t|"
    r"\w+ed|\w+es|\w+ing|lies|rose|fell|grew|went|came|took|made|got|left|won|lost|began|saw|held|kept|set|put|cut|"
    r"hit)\b",
    re.IGNORECASE,
)
# What makes words a clause beyond doubt; "minutes" and "fears" look like verbs, and are none.
FINITE = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|did|does)\b")
