"""The words that matching knows: stop words, hedges, negation, kinds of events, units, months.

Events are kinds of happening that exclude each other: five killed are not five hurt. A word that names none is just
a word. All entries are stems as `graph.match.words.stem` makes them, unless said otherwise.
"""

from __future__ import annotations

__all__ = [
    "ALMOST",
    "APPROXIMATE",
    "BOUNDS",
    "COMMON",
    "EVENTS",
    "EXCLUSIVE",
    "FUTURE",
    "IRREGULAR",
    "MONEY",
    "MONTHS",
    "NEGATION",
    "NOW",
    "NUMERALS",
    "POSSIBLE",
    "SCALES",
    "STOP",
    "THEN",
    "UNDONE",
    "UNITS",
]

STOP = frozenset(
    "a an the this that these those it its he his him she her they them their theirs we our us i my you your "
    "who whom whose which what there here and or but nor so if then than as of in on at to from by for with "
    "into onto over under about after before during since until against between among through out up down off"
    " upon within along around across is are was were be been being am do does did done has have had having "
    "will would shall should can could may might must also too very just only even still already yet now "
    "currently today recently again more most some any all each every both other such own same new news said "
    "say says told according report reports reported reportedly saying one ones while when where how why "
    "because however amid via per not no near last next late early total number reach stand amount record see"
    " come seem become include including toll despite thanks owing during".split()
)
"""Words, in full and in lower case, that carry no content of their own."""

IRREGULAR = {
    "sent": "send", "came": "come", "went": "go", "gone": "go", "worldwide": "world", "lost": "lose",
    "loss": "lose", "fell": "fall",
    "fallen": "fall", "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow", "growth": "grow",
    "held": "hold", "won": "win", "bought": "buy", "sold": "sell", "led": "lead", "thrown": "throw", "threw": "throw",
    "fought": "fight", "struck": "strike", "left": "leave", "shot": "shoot", "died": "die", "dying": "die",
    "dead": "die", "death": "die", "deaths": "die", "paid": "pay", "began": "begin", "begun": "begin",
    "built": "build", "took": "take", "taken": "take", "gave": "give", "given": "give", "made": "make",
    "shrank": "shrink", "shrunk": "shrink", "spent": "spend", "fled": "flee", "hidden": "hide", "broke": "break",
    "broken": "break", "shown": "show", "kept": "keep", "brought": "bring", "men": "man", "women": "woman",
    "children": "child", "people": "person", "lives": "life", "stolen": "steal", "stole": "steal", "sank": "sink",
    "sunk": "sink", "beaten": "beat", "chose": "choose", "chosen": "choose", "drew": "draw", "drawn": "draw",
    "withdrew": "withdraw", "withdrawn": "withdraw", "withdrawal": "withdraw", "approval": "approve",
    "rejection": "reject", "resignation": "resign", "injuries": "injure", "injury": "injure", "casualties": "casualty",
    "evacuation": "evacuate", "evacuated": "evacuate", "deployment": "deploy", "arrival": "arrive",
    "infection": "infect", "infected": "infect", "rescued": "rescue", "seized": "seize", "closure": "close",
    "agreed": "agree", "freed": "free", "guaranteed": "guarantee", "lent": "lend", "bent": "bend", "dealt": "deal",
    "meant": "mean", "learnt": "learn", "burnt": "burn",
    "slept": "sleep", "swept": "sweep", "wept": "weep", "crept": "creep", "lit": "light", "sat": "sit", "ran": "run",
    "overcame": "overcome", "drank": "drink", "drunk": "drink", "froze": "freeze", "frozen": "freeze",
    "swore": "swear", "sworn": "swear", "wore": "wear", "worn": "wear", "tore": "tear", "torn": "tear",
    "bore": "bear", "borne": "bear", "stood": "stand", "understood": "understand", "withstood": "withstand",
    "forgot": "forget", "forgotten": "forget", "forbade": "forbid", "forbidden": "forbid", "forgave": "forgive",
    "forgiven": "forgive", "knew": "know", "known": "know", "blew": "blow", "blown": "blow", "flew": "fly",
    "flown": "fly", "hung": "hang", "stuck": "stick", "swung": "swing", "spun": "spin", "dug": "dig", "heard": "hear",
    "laid": "lay", "fed": "feed", "bred": "breed", "bled": "bleed", "got": "get", "gotten": "get", "shone": "shine",
    "proven": "prove", "overthrew": "overthrow", "overthrown": "overthrow", "undertook": "undertake",
    "undertaken": "undertake", "overtook": "overtake", "overtaken": "overtake", "retook": "retake",
    "retaken": "retake", "arose": "arise", "arisen": "arise", "hid": "hide", "bitten": "bite",
    "rebuilt": "rebuild", "upheld": "uphold", "withheld": "withhold", "sprang": "spring", "sprung": "spring",
    "swollen": "swell", "spoke": "speak", "spoken": "speak", "wrote": "write", "written": "write", "drove": "drive",
    "driven": "drive", "ate": "eat", "eaten": "eat", "rode": "ride", "ridden": "ride", "rang": "ring", "rung": "ring",
    "sang": "sing", "sung": "sing", "swam": "swim", "swum": "swim", "taught": "teach", "thought": "think",
    "caught": "catch", "sought": "seek", "met": "meet", "foresaw": "foresee", "foreseen": "foresee",
    "slain": "slay", "feet": "foot", "teeth": "tooth", "mice": "mouse", "wives": "wife",
    "knives": "knife", "wolves": "wolf", "thieves": "thief",
}  # fmt: skip

_EVENTS = {
    "die": "die dying kill perish slay fatality victim drown",
    "hurt": "wound injure hurt casualty hospitalise hospitalize",
    "miss": "missing disappear unaccount",
    "flee": "evacuate flee displace homeless uproot",
    "capture": "capture take seize captive prisoner hostage overrun occupy annex",
    "detain": "arrest detain",
    "rescue": "rescue save free liberate release",
    "deploy": "deploy send move station dispatch throw arrive come mass amass concentrate pour commit transfer bring",
    "leave": "withdraw leave pull retreat depart",
    "lose": "lose surrender cede forfeit",
    "hold": "control hand hold keep retain remain",
    "rise": "rise raise increase grow gain climb jump surge soar expand hike lift",
    "fall": "fall drop decline decrease shrink plunge slump tumble slip cut lower reduce",
    "strike": "hit strike attack bomb shell bombard",
    "profit": "profit earn",
    "win": "win beat defeat victory triumph",
    "hire": "hire recruit create employ",
    "dismiss": "layoff sack dismiss redundant axe",
    "buy": "buy acquire purchase",
    "sell": "sell divest",
    "open": "open launch start begin inaugurate introduce",
    "close": "close shut end halt stop cease suspend cancel",
    "approve": "approve adopt endorse ratify accept",
    "reject": "reject oppose veto refuse block",
    "infect": "infect infection",
    "recover": "recover recovery cure",
    "vaccinate": "vaccinate inoculate jab",
    "burn": "burn scorch",
    "flood": "flood submerge inundate",
    "destroy": "destroy damage wreck ruin flatten",
    "build": "build construct erect",
    "jail": "jail imprison sentence prison",
    "shoot": "intercept down",
    "train": "train training",
    "convict": "convict guilty",
    "acquit": "acquit innocent",
    "resign": "resign quit",
    "appoint": "appoint elect",
}
EXCLUSIVE = tuple(
    frozenset(family.split())
    for family in (
        "die hurt miss flee capture detain rescue infect recover vaccinate deploy leave train|rise fall|win "
        "lose|lose hold|profit lose|buy sell|open close|approve reject|convict acquit|resign appoint|hire "
        "dismiss|destroy build burn flood|jail acquit"
    ).split("|")
)
"""Families of events of which a claim tells one: who names one of a family and who names another "
"do not say the same."""

EVENTS: dict[str, str] = {word: event for event, words in _EVENTS.items() for word in words.split()}

COMMON = frozenset(
    "officials authorities police government governments residents troops soldiers forces rescuers "
    "firefighters doctors scientists researchers workers people companies company flooding floods flood fire "
    "fires wildfire wildfires storm storms earthquake inflation sales profit profits revenue shares prices "
    "unemployment exports imports voters turnout police prosecutors investigators hackers protesters "
    "demonstrators students teachers patients passengers migrants refugees civilians hospitals schools "
    "airlines factories farmers fighters militants rebels gunmen drones missiles heavy large dozens hundreds "
    "thousands millions many several most few almost nearly around approximately roughly some thanks because "
    "despite although meanwhile overall losses production output consumption emissions temperatures "
    "vaccination infections deaths cases casualties damage electricity water gas oil interest wages rents "
    "house housing parliament lawmakers court judges economy growth demand tourism visitors ships aircraft "
    "trains flights trade".split()
)
"""Words, in full and in lower case, that begin a sentence in capitals without being a name."""

NEGATION = frozenset(
    "not no never none neither nobody nothing nowhere without cannot deny denies denied denying refuse refuses "
    "refused false falsely untrue fake hoax debunked unable fail fails failed lack lacks lacked не ні ніколи нет "
    "никогда без hardly scarcely barely wrong wrongly incorrect incorrectly unfounded baseless bogus fabricated "
    "fictitious mistaken erroneous myth refute refutes refuted rebut rebuts rebutted disprove disproves disproved "
    "disproven reject rejects rejected unlikely impossible avoid avoids avoided avert averts averted prevent "
    "prevents prevented nor unproven invented".split()
)
"""Words, in full and in lower case, that turn a claim round."""

POSSIBLE = frozenset("may might could possibly perhaps maybe potentially allegedly suspected if whether".split())
FUTURE = frozenset("will shall plan plans planned planning expected expects intends intend going set due".split())
"""`will` alone is the future; the others are only with a following "to" (`set to`, `due to` is excluded there)."""

UNDONE = (("yet", "to"), ("ruled", "out"), ("rules", "out"), ("rule", "out"), ("ruling", "out"), ("would", "have"))
"""Pairs of neighbouring words by which something has not happened."""
ALMOST = frozenset("nearly almost".split())
"""Before a number they are "about", before a verb they say that it did not happen."""

NOW = frozenset("now currently still today remain remains remaining".split())
THEN = frozenset("peak height once previously formerly earlier initially originally".split())
"""Words, in full and in lower case, of the present and of a time that is over: "1,376 at the peak", "800 remain"."""

APPROXIMATE = frozenset(
    "about around approximately roughly some nearly almost circa estimated approx near close ~ около "
    "приблизно близько примерно".split()
)
BOUNDS = {
    "more than": "moreThan", "over": "moreThan", "above": "moreThan", "upwards of": "moreThan",
    "in excess of": "moreThan", "exceeding": "moreThan", "exceeded": "moreThan", "exceeds": "moreThan",
    "at least": "atLeast", "no fewer than": "atLeast", "no less than": "atLeast", "not less than": "atLeast",
    "minimum of": "atLeast", "less than": "lessThan", "fewer than": "lessThan", "under": "lessThan",
    "below": "lessThan", "at most": "atMost", "no more than": "atMost", "up to": "atMost", "as many as": "atMost",
    "as much as": "atMost", "maximum of": "atMost", "понад": "moreThan", "более": "moreThan",
}  # fmt: skip

_UNITS = {
    "km2": "square kilometres|square kilometers|square kilometre|square kilometer|sq km|sq. km|km2|km²|sq. kilometres",
    "mi2": "square miles|square mile|sq mi|sq. miles",
    "ha": "hectares|hectare",
    "acre": "acres|acre",
    "m3": "cubic-metres|cubic metres|cubic meters|cubic metre|cubic meter|cu m|m3",
    "km": "kilometres|kilometers|kilometre|kilometer|km|kms",
    "m": "metres|meters|metre|meter",
    "mi": "miles|mile",
    "t": "tonnes|tonne|metric tons|tons|ton",
    "kg": "kilograms|kilogram|kilos|kilo|kg",
    "l": "litres|liters|litre|liter",
    "bbl": "barrels|barrel|bpd|barrels per day|barrels a day",
    "%": "%|percent|per cent|pct",
    "pp": "percentage points|percentage point",
    "usd": "$|us$|dollars|dollar|usd",
    "eur": "€|euros|euro|eur",
    "gbp": "£|pounds|gbp|pounds sterling",
    "uah": "hryvnias|hryvnia|uah",
    "rub": "roubles|rubles|rouble|ruble",
    "jpy": "¥|yen",
    "soldier": "troops|soldiers|soldier|servicemen|servicepeople|military personnel|service members|military men|"
    "servicemen and women|servicemembers|army personnel",
    "person": "people|persons|person|residents|civilians|inhabitants",
    "job": "jobs|positions|posts|workers|employees|staff|job|employee|worker",
    "life": "lives",
    "year": "years|year|yrs",
    "month": "months|month",
    "week": "weeks|week",
    "day": "days|day",
    "hour": "hours|hour|hrs",
    "minute": "minutes|minute",
    "°c": "degrees celsius|°c|degrees c|degrees",
    "home": "homes|houses|dwellings|households|properties",
    "vote": "votes|ballots",
    "case": "cases",
    "point": "points",
    "basis point": "basis points|bps",
}
UNITS: dict[str, str] = {form: unit for unit, forms in _UNITS.items() for form in forms.split("|")}
"""From a unit as written, in lower case, to its canonical name. A noun that is not here is its own stem."""

MONEY = frozenset("usd eur gbp uah rub jpy".split())
"""The canonical units that are money."""

SCALES = {
    "hundred": 10**2, "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9,
    "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12, "dozen": 12,
}  # fmt: skip
NUMERALS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * (place + 2) for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
MONTHS = {
    name: number + 1
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep "
        "sept|october oct|"
        "november nov|december dec".split("|")
    )
    for name in names.split()
}
