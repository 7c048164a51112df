"""Who a source phrase is: its kind, name, affiliation and identification, by the conventions of reading.

Only what the phrase, the text's own names and the gazetteer say is used. `read` knows nothing of earlier sentences:
what "the official" takes up is `parties`' business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.mentions import Mention, is_capital, looks_personal, strip_phrase, tokens
from loaders.statement import Hop
from ontology.gazetteer import gazetteer
from ontology.schemes import AgentType, Identification, Kind

if TYPE_CHECKING:
    from loaders.extract.names import Names
    from ontology.gazetteer import Entry

__all__ = ["affiliation_of", "entry_of", "is_media", "is_unique", "organisation", "read"]

_MEDIA_TYPES = frozenset({AgentType.NEWS_AGENCY, AgentType.NEWS_OUTLET})
_ARTICLE = re.compile(r"^(?:[Tt]he\s+|an?\s+|An?\s+(?=[a-z]))")
_AUTHOR = re.compile(
    r"^(?:(?:(?!seen|obtained|reviewed|viewed|leaked|shared|quoted|cited)\w+\s+){0,2}?(?:by|from|of|at|for)|in|"
    r"inside|within)\s+(?:the\s+|an?\s+)?(.+)$",
    re.DOTALL,
)
_SOME = frozenset("some many several most two three four five other few all both".split())
_ADJECTIVE = re.compile(r"[A-Z]\w+(?:ic|ish|ian|ese|al|ist|ed|ive|ous|ern|ary)$")
_NOBODY = frozenset(
    "it this that there reasons reason fears concerns need lack fact way time year day result day week month "
    "evidence change pictures picture images image photographs photograph photos photo videos video maps map markets "
    "market shares share prices price signs sign traces trace tests test experience history numbers buildings houses "
    "vehicles talks rules law laws rumours rumors tensions events circumstances conditions symptoms models weather "
    "roads streets banners posters headlines letters words".split()
)
_PART_OF = re.compile(
    r"(one|two|three|four|several|some|many|most|both|all) of (?:the|its|their|his|her|these|those) (?:[\w-]+ )?\w+s\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"[A-Z0-9][\w-]*\.(?:com|net|org|info|news|ua|ru|bg|ro|pl|de|fr|it|es|nl|kr|jp|in|az|am|ge|md|rs|"
    r"hr|hu|cz|sk|lt|lv|ee|by|kz)"
)
# "The plant's operator": a company, where "an operator" is somebody at work.
_OPERATORS = frozenset("operator maker manufacturer developer supplier producer publisher insurer".split())
# Who only knows has no position: "people familiar with the matter".
_ONLY_KNOWS = re.compile(
    r"(?:(?:directly |closely )?(?:familiar|acquainted) with|with (?:(?:direct|first-?hand) )?knowledge of|aware of|"
    r"briefed (?:on|about)|informed (?:about|of)|who (?:asked|declined|requested|spoke|wished)\b|"
    r"close to the (?:case|matter|investigation|inquiry|talks|negotiations|deal|discussions|process)\b)"
)
_INANIMATE = re.compile(
    r"(?:tion|ment|ness|ity|ing|ance|ence|ship|ism|age|ure|ics|phone|line|time|work|sign|plan|"
    r"deal|law)$"
)
_OFFICES = (lx.UNIQUE_OFFICES | lx.SPOKES | frozenset({"general", "admiral", "envoy", "ambassador"})) - frozenset(
    "manager coach captain author host widow widower owner founder co-founder leader boss mayor sheriff king queen "
    "prince king monarch".split()
)
_AFFILIATION_END = re.compile(r"\s+(?:and|in|on|at|who|which)\s+(?=[a-z]).*$", re.DOTALL)
_TAIL_END = re.compile(
    r"\s+(?:that|who|which|in|on|about|into|for|seen|obtained|published|with)\s+(?=[a-z]).*$", re.DOTALL
)


# "The Dutch newspaper De Telegraaf": what it is is no part of its name.
_DESCRIBING = "|".join(sorted(lx.MEDIA_HEADS | lx.COMPANY_HEADS | {"watchdog", "charity", "regulator"}))
_DESCRIBED = re.compile(rf"^(?:[\w-]+\s+){{0,3}}?(?:{_DESCRIBING})\s+(?=[A-Z])")


def entry_of(name: str) -> Entry | None:
    """Return what the gazetteer knows by this name; None for anything else."""
    bare = strip_phrase(name)
    return gazetteer().find(bare) if bare else None


def is_media(name: str) -> bool:
    """Whether a name is a news agency's or outlet's: by the gazetteer, else by a word in it ("Gazette")."""
    entry = entry_of(name) or entry_of(f"The {name}")
    if entry:
        return entry.type in _MEDIA_TYPES
    words = [w.casefold() for w in tokens(name) if is_capital(w)]
    if _SITE.fullmatch(name.strip()):
        return True
    return len(words) > 1 and any(w in lx.MEDIA_WORDS for w in words)


def organisation(name: str, *, identified: bool = True) -> Hop:
    """Make a hop of an organisation under the name that the text has, without its article and marks."""
    bare = re.sub(r"['\u2019]s?$", "", _ARTICLE.sub("", strip_phrase(name)))
    bare = _DESCRIBED.sub("", bare)
    return Hop(Kind.ORGANISATION, bare or name, None, Identification.ORGANISATION_ONLY if identified else None)


def affiliation_of(mention: Mention) -> str | None:
    """Return the organisation that a phrase puts its head in, canonical where the gazetteer knows it; else None."""
    own = set(tokens(mention.name))
    for whole in _affiliations(mention):
        candidate = _AFFILIATION_END.sub("", whole.split(",")[0])
        bare = strip_phrase(_ARTICLE.sub("", re.sub(r"['\u2019]s?$", "", strip_phrase(candidate))))
        found = entry_of(bare) or gazetteer().demonym(bare)
        if found:
            return found.name
        words = tokens(bare)
        if any(is_capital(w) for w in words) and not set(words) <= own and not _ADJECTIVE.fullmatch(bare):
            return bare
    return None


def _in_office(mention: Mention) -> str | None:
    """Return whose office a named person holds, where the gazetteer knows it: "Kremlin spokesman Ivan Bell"."""
    words = tokens(mention.text.split(",")[0])
    folded = [w.casefold().strip(".") for w in words]
    office = next((n for n, w in enumerate(folded[:-1]) if w in _OFFICES), 0)
    if not office or {"former", "ex"} & set(folded[:office]):
        return None
    for start in range(office):
        for end in range(office, start, -1):
            bare = re.sub(r"['\u2019]s?$", "", " ".join(words[start:end]))
            if is_capital(words[start]) and (gazetteer().demonym(bare) or gazetteer().find(bare)):
                return bare
    return None


def _affiliations(mention: Mention) -> list[str]:
    held = _in_office(mention) if mention.name else None
    found = [held] if held else []
    tail = _AUTHOR.match(mention.tail)
    if tail:
        found.append(_TAIL_END.sub("", tail[1]))
    if mention.owner:
        found.append(mention.owner)
    before = [w for w in mention.modifiers if w.casefold() not in lx.TITLES]
    capitals = [w for w in before if is_capital(w)]
    if capitals and not mention.name:
        found.append(" ".join(capitals))
    if mention.apposition:
        rest = re.search(
            r"\b(?:of|at|in|for|from|with|heads|leads|runs|chairs|directs)\s+(?:the\s+)?([A-Z].*)$",
            mention.apposition,
            re.DOTALL,
        )
        owned = re.match(r"(?:the\s+)?([A-Z][\w.\u2019' -]*?)['\u2019]s\s", mention.apposition)
        found += [m[1] for m in (rest, owned) if m]
    return found


def read(mention: Mention, names: Names, *, speaks: bool = False) -> Hop | None:
    """Return who the phrase is, as an origin; None when it is nobody who could say something ("security reasons").

    `speaks` says that it is the subject of a verb of saying, so that an unknown noun must be somebody: "the railway".
    """
    if mention.name:
        return _named(mention, names)
    part = _PART_OF.match(mention.text)
    if part:
        kind = Kind.ANONYMOUS if part[1].casefold() == "one" else Kind.GROUP
        return Hop(kind, strip_phrase(mention.text), affiliation_of(mention), Identification.POSITION_DESCRIBED)
    found = _described(mention)
    if found is None and speaks and mention.head.isalpha() and mention.head not in _NOBODY:
        plural = mention.head.endswith("s") and not mention.head.endswith(("ss", "us", "is"))
        if plural:
            return Hop(
                Kind.GROUP, strip_phrase(mention.text), affiliation_of(mention), Identification.POSITION_DESCRIBED
            )
        plain = mention.determiner == "the" and not mention.tail and not any(ch.isdigit() for ch in mention.text)
        return organisation(mention.text) if plain else None
    return found


def _named(mention: Mention, names: Names) -> Hop | None:  # noqa: C901, PLR0911 -- one line a kind
    whole = strip_phrase(_ARTICLE.sub("", mention.text.split(",")[0]))
    name = mention.name
    apposed = bool(mention.apposition) and mention.apposition.startswith(name)
    if mention.determiner in _SOME and mention.head.endswith("s") and not entry_of(name):
        return Hop(Kind.GROUP, strip_phrase(mention.text), None, Identification.POSITION_DESCRIBED)
    if entry_of(whole) and not apposed:
        return organisation(whole)
    role = next((w.casefold() for w in mention.modifiers if w.casefold() in lx.TITLES | lx.SPOKES), "")
    if not role and entry_of(name):
        return organisation(name)
    words = tokens(name)
    if words and words[0].casefold() in lx.ORGANISATION_OPENERS:
        return organisation(name)
    if words and words[-1].casefold().strip(".") in lx.ORGANISATION_WORDS and not names.is_person(name):
        return organisation(whole if whole.endswith(name) else name)
    titled = [w for w in words if w.casefold().strip(".") in lx.TITLES]
    after = max((n for n, w in enumerate(words[:-1]) if w in titled), default=-1)
    plain = words[after + 1 :] if len(titled) < len(words) else []
    office = words[-1].casefold() if words else ""
    if (titled and not plain) or (office in lx.UNIQUE_OFFICES and not names.is_person(name)):
        return Hop(Kind.PERSON, mention.text, affiliation_of(mention), Identification.POSITION_DESCRIBED)
    head = mention.head if apposed else ""
    before = _noun_before(mention, name)
    if (
        before in lx.COMPANY_HEADS | lx.BODY_HEADS | lx.MEDIA_HEADS
        and before not in lx.TITLES
        and not names.introduces(name)
    ):
        return organisation(name)
    if apposed and head in lx.COMPANY_HEADS | lx.BODY_HEADS | lx.MEDIA_HEADS:
        return organisation(name)
    if apposed and head in lx.ANONYMOUS_HEADS | lx.PERSON_HEADS | lx.UNIQUE_OFFICES | lx.SPOKES:
        return Hop(Kind.PERSON, names.full(name), affiliation_of(mention), Identification.NAMED)
    if names.is_person(name) or role or (titled and plain and looks_personal(words)):
        full = names.full(" ".join(plain) or name)
        return Hop(Kind.PERSON, full, affiliation_of(mention), Identification.NAMED)
    if office in lx.FIGURE_HEADS or office in lx.DOCUMENT_HEADS:
        return Hop(Kind.DOCUMENT, strip_phrase(whole), affiliation_of(mention), Identification.DOCUMENT)
    described = any(w.islower() and w not in {"of", "for", "and", "the"} for w in mention.modifiers)
    return organisation(name if described or apposed else whole)


def _noun_before(mention: Mention, name: str) -> str:
    """Return the common noun right before a name: "the industry group Acme"; "" where none stands there."""
    words = mention.text.split(name, 1)[0].split()
    return words[-1].casefold() if words and words[-1].islower() else ""


def _described(mention: Mention) -> Hop | None:  # noqa: C901, PLR0911, PLR0912 -- one line a kind
    head, text = mention.head, mention.text.split(", ")[0]
    if head in _NOBODY:
        return None
    where = affiliation_of(mention)
    before = mention.modifiers[-1].casefold() if mention.modifiers else ""
    if head == "guard" and before in lx.BODY_COMPOUNDS:
        return organisation(text)
    told = mention.tail and not _ONLY_KNOWS.match(mention.tail)
    described = bool(where or told or [w for w in mention.modifiers if w.casefold() not in {"one", "other"}])
    if head in lx.FIGURE_HEADS and where and head not in {"assessment", "forecast"} | lx.DOCUMENT_HEADS:
        return organisation(_owner(mention) or where)
    whose = re.match(r"(?:from|of|by|at)\s+(.+)$", mention.tail, re.DOTALL)
    if head in lx.FIGURE_HEADS - lx.DOCUMENT_HEADS:
        issued = re.match(
            r"(?:published|released|issued|compiled|announced)\s+(?:\w+\s+)?by\s+(.+)$", mention.tail, re.DOTALL
        )
        if (found := issued or whose) and _is_body(found[1]):
            return organisation(found[1])
    if head in _OPERATORS and mention.owner:
        return organisation(text)
    if head in lx.DOCUMENT_HEADS or head in lx.FIGURE_HEADS:
        return Hop(Kind.DOCUMENT, strip_phrase(text), where, Identification.DOCUMENT)
    if head in lx.ANONYMOUS_PLURALS:
        how = Identification.POSITION_DESCRIBED if described else Identification.UNNAMED
        return Hop(Kind.ANONYMOUS, strip_phrase(text), where, how)
    if head in lx.GROUP_HEADS:
        return Hop(Kind.GROUP, strip_phrase(text), where, Identification.POSITION_DESCRIBED)
    single = head in lx.ANONYMOUS_HEADS | lx.PERSON_HEADS | lx.SPOKES | lx.UNIQUE_OFFICES
    if single:
        unique = is_unique(mention)
        if unique and not mention.plural_count:
            return Hop(Kind.PERSON, strip_phrase(text), where, Identification.POSITION_DESCRIBED)
        plain = head in {"source", "person", "insider", "man", "woman", "individual"} and not described
        how = Identification.UNNAMED if plain else Identification.POSITION_DESCRIBED
        return Hop(Kind.ANONYMOUS, strip_phrase(text), where, how)
    if head in lx.BODY_HEADS | lx.COMPANY_HEADS | lx.MEDIA_HEADS or (head == "tank" and before == "think"):
        return organisation(text)
    if mention.determiner in {"a", "an", "the", "one", "another"} and re.search(
        r"(?:[a-z]{3,}(?:er|or|ist|ian|man|woman|ee|ant))$", head
    ):
        return Hop(Kind.ANONYMOUS, strip_phrase(text), where, Identification.POSITION_DESCRIBED)
    if (
        mention.determiner in {"a", "an", "one", "another"}
        and mention.modifiers
        and re.fullmatch(r"[a-z]{4,}", head)
        and not (_INANIMATE.search(head))
    ):
        return Hop(Kind.ANONYMOUS, strip_phrase(text), where, Identification.POSITION_DESCRIBED)
    if where and mention.head.endswith("s") and not mention.head.endswith("ss") and not entry_of(text):
        return Hop(Kind.GROUP, strip_phrase(text), where, Identification.POSITION_DESCRIBED)
    if where and (entry_of(text) or any(is_capital(w) for w in mention.modifiers)):
        return organisation(text)
    return None


def _is_body(phrase: str) -> bool:
    words = [w.casefold() for w in tokens(phrase)]
    return bool(words) and any(w in lx.BODY_HEADS | lx.COMPANY_HEADS | lx.ORGANISATION_WORDS for w in words[:6])


def _owner(mention: Mention) -> str | None:
    """Return whose figures they are, in the text's words."""
    found = [re.sub(r"['\u2019]s?$", "", strip_phrase(c)) for c in _affiliations(mention)]
    return next((_ARTICLE.sub("", c) for c in found if any(is_capital(w) for w in tokens(c))), None)


def is_unique(mention: Mention) -> bool:
    """Whether the phrase is the holder of a unique office: "the foreign minister", "its top general"."""
    words = [w.casefold() for w in mention.modifiers]
    if "former" in words or "deputy" in words or mention.determiner in {"a", "an", "one", "another"}:
        return False
    top = {"top", "chief", "highest-ranking", "most", "head"} & set(words) and (mention.definite or mention.owner)
    office = mention.head in lx.UNIQUE_OFFICES or mention.head.startswith("commander-in-chief")
    chief = words[-1:] == ["chief"] or (mention.head == "executive" and "chief" in words)
    general = mention.head == "general" and bool(
        {"director", "secretary", "attorney", "prosecutor", "governor"} & set(words)
    )
    general = general or (mention.head in {"adviser", "advisor"} and words[-2:] == ["national", "security"])
    return bool(top or chief or office or general or (mention.head == "commander" and mention.tail.startswith("of")))
