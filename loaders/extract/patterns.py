"""The plain forms of attribution in English, as patterns: what `frames` looks for in a sentence."""

from __future__ import annotations

import re

from loaders.extract.lexicon import ADVERBS, DOCUMENT_HEADS, FIGURE_HEADS, HEARERS, SPEECH

__all__ = [
    "ACCORDING",
    "ACTS",
    "AND_SAID",
    "ANONYMITY",
    "AS_FIRST",
    "AS_KNOWN",
    "AS_SAID_IN",
    "CITES",
    "DENIAL",
    "DOCUMENT_FOUND",
    "EXPECTED",
    "FINITE",
    "FORECAST",
    "FOUND_FIRST",
    "FOUND_LAST",
    "HAS_IT",
    "HEARD_FIRST",
    "HEARD_LAST",
    "IMPERSONAL",
    "LEARNED",
    "LEARNED_FIRST",
    "NESTED",
    "NOBODY_LAST",
    "ON",
    "PASSIVE_LAST",
    "PUTS",
    "READ",
    "REJECTED",
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
    r"\b(?:not|never|n['\u2019]t|declin\w+ to|refus\w+ to|without)\s+(?:say|saying|said|name|identify|disclos\w+|"
    r"reveal\w*|"
    r"specif\w+|elaborat\w*|explain\w*|give|giving)\b"
)
_VERBS = "|".join(
    [
        *sorted(SPEECH, key=len, reverse=True),
        "went on",
        "goes on",
        "reads",
        "pointed out",
        "points out",
        "made clear",
        "decided",
    ]
)
_ADV = "|".join(
    sorted(
        ADVERBS - {"is", "are", "was", "were", "be", "been", "being", "not", "never", "did", "do", "does"},
        key=len,
        reverse=True,
    )
)
_AUX = rf"(?:(?:{_ADV}|\w+ly)\s+){{0,3}}"
ON = (
    r"(?:\s+(?:on|in|at|late|early|by|during|via|through|over|from|to|after|before|following|amid|upon|for)"
    r"\s+[^,.;:\u201c\u201d\"]{1,60}?"
    r"|\s+(?:yesterday|today|tonight|overnight|(?:last|this)\s\w+|\w+day(?:\s\w+)?))?"
)
ACCORDING = re.compile(
    r"(?<=,\s)per\s+(?=(?:the\s+|an?\s+)?(?:[A-Z][a-z]|[A-Z]{2,}|source|report|people))|"
    r"\b(?:[Aa]ccording to(?!\s+(?:which|whom)\b)|[Aa]s per|[Ii]n the (?:words|view|opinion|estimation|judge?ment|"
    r"assessment|telling) "
    r"of|[Bb]y the account of|[Ii]f we (?:are to )?believe)\s+"
)
NESTED = re.compile(
    rf"(?:\bthat\s+|,\s+)?(?P<s>(?:the|an?|its|his|her|their|one|two|three|several|some|"
    rf"[A-Z])[^,;:\u201c\u201d\"]{{1,70}}?)\s+(?:had |has |have )?"
    rf"(?P<verb>(?:{_VERBS})(?:\s+(?:him|her|them|it|us|{'|'.join(sorted(HEARERS))}|the \w+))?)\s+(?:that\s+|"
    rf"(?=(?:he|she|it|they|there|the|an?|no|his|her|its|their)\s))"
)
READ = "|".join(sorted(DOCUMENT_HEADS | FIGURE_HEADS))
_WORDS = "half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|zero"
PUTS = re.compile(
    r"^(?P<s>[^,;\u201c\u201d]{2,60}?(?:,\s+[^,;\u201c\u201d]{3,60},)?)\s+(?:has |have |had )?"
    r"(?P<verb>puts?|estimates?|estimated)\s+"
    r"(?P<c>(?:the|its|their|his|her)\s[^,;]{2,60}?\s"
    rf"(?:at|as)\s[^,;.]*?(?:\d|\b(?:{_WORDS})\b)[^;]*?)(?=,|\sand\s+(?!\d)|[.]?$)"
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
    rf"(?:[,\u201d\"]|,[\u201d\"])\s+(?:(?P<inverted>{_VERBS}|tell|complain|explain|assure|state|add|note|"
    rf"say)\s+(?:(?:on\s\w+|yesterday|today|in turn|also)\s+)"
    rf"?(?P<after>{_PLAIN}{{2,80}})|"
    rf"(?P<s>{_PLAIN}{{2,80}}?(?:,\s{_PLAIN}{{2,60}},)?)\s+(?P<verb>{_AUX}(?:{_VERBS}|found|determined|discovered))"
    rf"{_TOLD}{ON})\s*(?=[.,;:]|$|"
    rf"(?:citing|quoting|with "
    rf"reference to|referring to|according to)\s)"
)
FOUND_LAST = re.compile(
    rf",\s+(?P<s>(?:[\w\u2019'-]+\s)?[^,;\u201c\u201d\"]*?\b(?:{READ})"
    r"\b[^,;\u201c\u201d\"]*?)\s+(?P<verb>(?:has |have |had )?(?:found|finds?|shows?|showed|shown|suggests?|suggested|"
    rf"indicates?|indicated|reveals?|revealed)){ON}\s*(?=[.;,]|$)"
)
_COURTS = "court|inquest|inquiry|tribunal|jury|hearing|jurors|trial"
AS_FIRST = re.compile(
    rf"^As (?P<s>(?!is\b|was\b|has\b|it\b|for\b|of\b|a result|he\b|she\b|they\b|we\b|previously|earlier)"
    rf"{_PLAIN}{{2,60}}?)\s+"
    rf"(?P<verb>(?:has |have |had )?{_AUX}(?:notes?|noted|reports?|reported|writes?|wrote|stated|states|said|"
    rf"says|announced|announces|confirmed|communicated|learned|learnt|"
    rf"explained|"
    rf"explains|informed|informs|specified|clarified|recalled|recalls|emphasi[sz]ed|stressed|added|adds|put it|puts it|"
    rf"told (?:the )?{_PLAIN}{{2,40}}?)){ON},\s+"
)
AS_KNOWN = re.compile(
    rf"^As (?:it )?(?P<verb>(?:became|has become|becomes) known (?:to|from)) (?P<s>{_PLAIN}{{2,80}}?),\s+"
)
AS_SAID_IN = re.compile(
    rf"^As (?:was |is )?(?P<verb>(?:specified|stated|noted|explained|reported|told|clarified|emphasi[sz]ed|said|"
    rf"informed) (?:in|by|at)) "
    rf"(?P<s>{_PLAIN}{{2,80}}?),\s+"
)
# "..., it is understood": said by nobody in particular, after the words.
NOBODY_LAST = re.compile(
    r",\s+(?P<it>it (?:is|was|has been)\s+(?:also\s+|widely\s+|now\s+)?(?:understood|thought|believed|reported|claimed|"
    r"alleged|rumou?red|said|feared|announced|confirmed|revealed)|it (?:has )?emerged)"
    rf"{ON}\s*(?=[.,;]|$)"
)
# "Economists polled by the agency expected growth of 2 percent"
EXPECTED = re.compile(
    r"^(?P<s>(?:[\w\u2019'.-]+\s+){0,4}?(?i:economists|analysts|experts|strategists|forecasters|traders|investors|"
    r"observers|pundits)"
    r"(?:\s+(?:polled|surveyed|interviewed|questioned|canvassed|tracked)\s+(?:by|in)\s+[^,;\u201c\u201d]{2,60}?|"
    r"\s+(?:at|from|in)\s+[^,;\u201c\u201d]{2,40}?)?)\s+"
    r"(?P<verb>(?:had |have |now |also |generally |widely |largely )*(?:expected|expect|forecast|predicted|anticipated|"
    r"anticipate|see|estimated|reckon))\s+(?=\S)"
)
# "Laughed off claims that ...": denied, and by no one verb.
REJECTED = re.compile(
    r"^(?P<s>[^\u201c\u201d\":;]{2,80}?)\s+(?P<verb>(?:has |have |had |later |also |again )*(?:hit back (?:at|against)|"
    r"hits back (?:at|against)|brushed off|brushed aside|brushes off|laughed off|shrugged off|pushed back (?:on|"
    r"against|at)|"
    r"poured cold water on|poured scorn on|rubbished|scoffed at|shot down|debunked|played down|quashed|ridiculed|"
    r"rejected|"
    r"rejects|dismissed|dismisses|denied|denies|deny|refuted|refutes|disputed|disputes))\s+"
    r"(?=(?:(?:the|any|all|these|those|media|press|recent|earlier|an?)\s+){0,2}(?:claims?|reports?|allegations?|"
    r"suggestions?|"
    r"accusations?|rumou?rs?|speculation|criticisms?|charges?|assertions?|concerns?|"
    r"fears?)\s+(?:by\s[^,]{2,40}?\s)?that\s)"
)
# "Norges Bank sees inflation slowing to 2.8%": a forecast, by its figure.
FORECAST = re.compile(
    rf"^(?:(?:In|For|By|On|At|Under)\s[^,;\u201c\u201d]{{2,60}},\s+)?(?P<s>{_PLAIN}{{2,70}}?)\s+"
    r"(?P<verb>(?:now |also |still |currently |previously |had |has )*(?:sees|forecasts?|projects|projected|expects|"
    r"predicts|anticipates|envisages|saw|put|estimates))\s+(?=[^.;]*\d)(?=[^.;,]*\b(?:\w+ing|to|at|of|from|between|"
    r"by)\b)"
)
# "BBC Sport has learned that ...": an outlet in its own voice.
LEARNED_FIRST = re.compile(
    r"^(?P<s>(?:[Tt]he\s+)?[A-Z][\w\u2019'.&-]*(?:\s[A-Z][\w\u2019'.&-]*){0,3}|[Tt]his (?:newspaper|paper|"
    r"website|magazine))"
    rf"\s+(?P<verb>(?:has |have |had )?(?:learned|learnt|established|been told|seen evidence)|"
    rf"understands){ON}\s+that\s+"
)
PASSIVE_LAST = re.compile(
    r"[,\u201d\"]\s+(?:as\s+)?(?:it\s+)?(?:(?:was|is|has been)\s+)?(?P<verb>(?:reported|announced|stated|"
    r"informed|confirmed|"
    r"disclosed|revealed) by|(?:written|stated|said|noted|specified|indicated|pointed out|explained) in|"
    r"(?:it )?(?:says|said) in|(?:we|learned|learnt) (?:have |had )?(?:learned |learnt |understand |heard )?from)\s+"
)
HAS_IT = re.compile(rf"(?:^|,\s+)(?:as\s+)?(?P<s>{_PLAIN}{{2,50}}?)\s+(?P<verb>has it|have it)(?=\s+that\b|,|[.;]|$)")
SPOKE_OF = re.compile(
    rf"(?:(?:[Ii]n|[Oo]n|[Aa]t|[Ff]or|[Ww]hile|[Aa]fter|[Ee]arlier)\b[^,;]{{0,40}},\s+)?"
    rf"(?P<s>{_PLAIN}{{2,80}}?(?:,\s(?:who|which|whose)\s[^,;\u201c\u201d]{{3,60}},|,\s[^,;\u201c\u201d]{{3,50}},)?)\s+"
    rf"(?P<verb>(?:has |had )?{_AUX}(?:spoke|speaks|spoken|talked|talks){ON}\s+of)\s+(?=\S)"
)
HEARD_LAST = re.compile(
    rf",\s+(?P<s>{_PLAIN}{{0,60}}?\b(?i:{_COURTS})\b{_PLAIN}{{0,40}}?)\s+(?P<verb>(?:has |had |was |were )?(?:heard|"
    rf"told))"
    rf"{ON}\s*(?=[.,;]|$)"
)
HEARD_FIRST = re.compile(
    rf"^(?P<s>{_PLAIN}{{0,60}}?\b(?i:{_COURTS})\b{_PLAIN}{{0,40}}?)\s+(?P<verb>(?:(?:has |had )?(?:\w+ly\s+|earlier\s+|"
    rf"also\s+)?heard|was told|were told)){ON}"
    r"\s+(?:(?:that|how)\b|(?=(?:(?:the|an?|his|her|their|both|two|three)\s(?:[\w\u2019'-]+\s){1,4}?|he\s|she\s|they\s|"
    r"it\s|there\s"
    r"|(?:[A-Z][\w\u2019'-]+\s){1,4})(?:had|has|was|were|is|are|would|could|did|\w+ed)\b))"
)
LEARNED = re.compile(
    rf",\s+(?P<s>(?:[Tt]he\s+)?[A-Z]{_PLAIN}{{1,50}}?)\s+(?P<verb>(?:has |have )?(?:learned|learnt|established)|"
    rf"understands?|"
    rf"can (?:exclusively )?(?:reveal|report|disclose)){ON}\s*(?=[.,;]|$)"
)
# "A paper posted online found no link": what is read finds things with or without a "that".
DOCUMENT_FOUND = re.compile(
    rf"^(?P<s>(?:[\w\u2019'-]+\s+){{0,5}}?(?i:{READ})\b{_PLAIN}{{0,60}}?(?:,\s(?:which|that|obtained|seen|dated|"
    r"reviewed|published|led)\b[^,;\u201c\u201d]{3,90},)?)\s+"
    rf"(?P<verb>{_AUX}(?:showed|suggests?|suggested|revealed|found|finds|concluded|concludes|estimated|estimates|"
    r"blamed|blames|warned|warns))\s+(?=(?:no|the|an?|that|little|some|several|\d|[a-z]+s\b)\s)"
)
# Of what is said by nobody in particular: it stands in the outlet's own voice.
FOUND_FIRST = re.compile(
    rf"^(?P<s>(?:[\w\u2019'-]+\s+){{0,5}}?(?i:{READ})\b{_PLAIN}{{0,60}}?(?:,\s(?:which|that|obtained|seen|dated|"
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
    r"(?:It\s(?P<it>(?:(?:is|was|has been)\s+(?:also\s+|widely\s+|now\s+)?(?:thought|understood|believed|said|reported|"
    r"rumou?red|alleged|"
    rf"claimed|feared|announced|confirmed|revealed))|(?:has |had )?(?:since |also )?emerged|became known|"
    rf"has become known){ON}\s+that\s+|"
    rf"[A-Z][^.;:\u201c\u201d\"]{2, 120}?\s(?P<to>(?:is|are|was|were)\s+(?:also\s+|widely\s+|"
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
    rf"(?:\s+(?:the |his |her |its |their )?(?:{'|'.join(sorted(HEARERS))}))?{ON}\s*(?:\bthat\b|"
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
