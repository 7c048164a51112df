"""Who a source phrase is: its kind, name, affiliation and identification, by the conventions of reading.

Only what the phrase, the text's own names and the gazetteer say is used. `read` knows nothing of earlier sentences:
what "the official" takes up is `parties`' business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.affiliations import affiliation_of, affiliations
from loaders.extract.mentions import Mention, is_capital, looks_personal, strip_phrase, tokens
from loaders.extract.organisations import ARTICLE, entry_of, is_media, organisation
from loaders.statement import Hop
from ontology.schemes import Identification, Kind

if TYPE_CHECKING:
    from loaders.extract.names import Names

__all__ = ["is_unique", "read"]

_SOME = frozenset("some many several most two three four five other few all both".split())
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
# "The plant's operator": a company, where "an operator" is somebody at work.
_HANDLED = frozenset("crane machine camera radio drone switchboard telephone phone forklift boom senior former".split())
_FIGURES = frozenset("data figures estimates statistics numbers".split())
_OPERATORS = frozenset("operator maker manufacturer developer supplier producer publisher insurer".split())
# Who only knows has no position: "people familiar with the matter".
_ONLY_KNOWS = re.compile(
    r"(?:(?:directly |closely )?(?:familiar|acquainted) with|with (?:(?:direct|first-?hand) )?knowledge of|aware of|"
    r"briefed (?:on|about)|informed (?:about|of)|who (?:asked|declined|requested|spoke|wished)\b|"
    r"close to the (?:case|matter|investigation|inquiry|talks|negotiations|deal|discussions|process)\b)"
)
# Of a name of one word they say rather that it is a company's: "its largest investor, Acme".
_BACKERS = frozenset("investor shareholder customer user challenger rival competitor partner contractor lender".split())
# "The Office of the Attorney General": no general.
_BODY_OF = re.compile(
    r"(?:Office|Ministry|Department|Bureau|Commission|Committee|Court|Council|Board|Institute|Cent(?:er|re)|"
    r"Association|"
    r"Federation|Agency|Directorate|Secretariat|Chamber)\s(?:of|for|on)\s"
)
_NUMBER_TEN = re.compile(r"(?:No\.? ?|Number )(?:10|11|Ten|Eleven)(?: Downing Street)?")
_MEMBERS = frozenset(
    "mp mep msp tory democrat republican conservative liberal socialist ceo cfo senator congressman".split()
)
_INANIMATE = re.compile(
    r"(?:tion|ment|ness|ity|ing|ance|ence|ship|ism|age|ure|ics|phone|line|time|work|sign|plan|"
    r"deal|law)$"
)
# "the institute in 2019"
_WHEN_END = re.compile(r"\s+(?:in|on|last|this|early|late)\s+(?:\d{4}|(?:last|this)?\s?\w+)$")


def read(mention: Mention, names: Names, *, speaks: bool = False) -> Hop | None:
    """Return who the phrase is, as an origin; None when it is nobody who could say something ("security reasons").

    `speaks` says that it is the subject of a verb of saying, so that an unknown noun must be somebody: "the railway".
    """
    if _NUMBER_TEN.fullmatch(mention.text):
        return organisation(mention.text)
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


def _named(mention: Mention, names: Names) -> Hop | None:  # noqa: C901, PLR0911, PLR0912 -- one line a kind
    whole = strip_phrase(ARTICLE.sub("", mention.text.split(",")[0]))
    name = mention.name
    apposed = bool(mention.apposition) and mention.apposition.startswith(name)
    if mention.determiner in _SOME and mention.head.endswith("s") and not entry_of(name):
        return Hop(Kind.GROUP, strip_phrase(mention.text), None, Identification.POSITION_DESCRIBED)
    if _BODY_OF.match(whole) and not apposed:
        return organisation(whole)
    if entry_of(whole) and not apposed:
        return organisation(whole)
    role = next((w.casefold() for w in mention.modifiers if w.casefold() in lx.TITLES | lx.SPOKES), "")
    if not role and entry_of(name):
        return organisation(name)
    words = tokens(name)
    if _is_reporter(mention, name):
        return organisation(mention.owner)
    if is_media(name) and not role and not names.introduces(name):
        return organisation(name)
    if words and words[0].casefold() in lx.ORGANISATION_OPENERS:
        return organisation(name)
    if words and words[-1].casefold().strip(".") in lx.ORGANISATION_WORDS and not names.is_person(name):
        return organisation(whole if whole.endswith(name) else name)
    titled = [w for w in words if w.casefold().strip(".") in lx.TITLES]
    after = max((n for n, w in enumerate(words[:-1]) if w in titled), default=-1)
    plain = words[after + 1 :] if len(titled) < len(words) else []
    office = words[-1].casefold() if words else ""
    if mention.determiner in {"a", "an", "one", "another"} and words[-1].casefold() in _MEMBERS and not apposed:
        # "A Labour MP"
        where = " ".join(words[:-1]) or None
        return Hop(Kind.ANONYMOUS, strip_phrase(mention.text.split(",")[0]), where, Identification.POSITION_DESCRIBED)
    if titled and not plain and (own := _apposed_name(mention)):
        return Hop(Kind.PERSON, names.full(own), affiliation_of(mention), Identification.NAMED)
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
    if apposed and head in _BACKERS and " " not in name and not names.introduces(name):
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


def _apposed_name(mention: Mention) -> str:
    """Return the person's name that stands after a title: "the Taoiseach, Ann Bell"."""
    words = tokens(mention.apposition.split(",", maxsplit=1)[0])
    return " ".join(words) if looks_personal(words) and all(is_capital(w) for w in words) else ""


def _is_reporter(mention: Mention, name: str) -> bool:
    """Whether it is a reporter of an outlet, who stands for it: "ESPN's Ann Bell", "CNN's correspondent Ann Bell"."""
    owner = re.sub(r"['\u2019]s?$", "", mention.owner)
    if not owner or not is_media(owner) or owner in name:
        return False
    between = mention.text.split(name, 1)[0].removesuffix(" ").split(owner, 1)[-1]
    words = {w.casefold() for w in re.findall(r"\w+", between)} - {"s"}
    return not words or bool(words & {"reporter", "correspondent", "journalist", "columnist"})


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
    if head == "intelligence" and where:
        return organisation(text)
    if head in lx.FIGURE_HEADS and where and head not in {"assessment", "forecast"} | lx.DOCUMENT_HEADS:
        return organisation(_owner(mention) or where)
    whose = re.match(r"(?:from|of|by|at)\s+(.+)$", mention.tail, re.DOTALL)
    if head in lx.FIGURE_HEADS - lx.DOCUMENT_HEADS:
        issued = re.match(
            r"(?:published|released|issued|compiled|announced)\s+(?:\w+\s+)?by\s+(.+)$", mention.tail, re.DOTALL
        )
        if (found := issued or whose) and _is_body(found[1]):
            return organisation(_WHEN_END.sub("", found[1]))
    if head in _FIGURES and before in lx.BODY_HEADS | lx.COMPANY_HEADS:
        # "Ministry data": the ministry's.
        return organisation(" ".join(mention.modifiers))
    runs = head == "operator" and mention.modifiers and mention.modifiers[-1].casefold() not in _HANDLED
    if (head in _OPERATORS and mention.owner) or runs:
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
    found = [re.sub(r"['\u2019]s?$", "", strip_phrase(c)) for c in affiliations(mention)]
    return next((ARTICLE.sub("", c) for c in found if any(is_capital(w) for w in tokens(c))), None)


def is_unique(mention: Mention) -> bool:
    """Whether the phrase is the holder of a unique office: "the foreign minister", "its top general"."""
    words = [w.casefold() for w in mention.modifiers]
    if "former" in words or "deputy" in words or mention.determiner in {"a", "an", "one", "another"}:
        return False
    top = {"top", "chief", "highest-ranking", "most", "head"} & set(words) and (mention.definite or mention.owner)
    office = mention.head in lx.UNIQUE_OFFICES or mention.head.startswith("commander-in-chief")
    if mention.head == "prosecutor" and mention.owner and mention.determiner != "a":
        # "The city's prosecutor"
        return True
    if re.match(r"(?:of|at|for|in) (?:an?|one of)\s", mention.tail) and not mention.owner:
        # "The commander of a battalion": there are many.
        return False
    chief = words[-1:] == ["chief"] or (mention.head == "executive" and "chief" in words)
    general = mention.head == "general" and bool(
        {"director", "secretary", "attorney", "prosecutor", "governor"} & set(words)
    )
    general = general or (mention.head in {"adviser", "advisor"} and words[-2:] == ["national", "security"])
    return bool(top or chief or office or general or (mention.head == "commander" and mention.tail.startswith("of")))
