"""Names of organisations: what the gazetteer knows of them, which are media, and hops made of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.mentions import is_capital, strip_phrase, tokens
from loaders.statement import Hop
from ontology.gazetteer import gazetteer
from ontology.schemes import AgentType, Identification, Kind

if TYPE_CHECKING:
    from ontology.gazetteer import Entry

__all__ = ["ARTICLE", "entry_of", "is_media", "organisation"]

_MEDIA_TYPES = frozenset({AgentType.NEWS_AGENCY, AgentType.NEWS_OUTLET})
ARTICLE = re.compile(r"^(?:[Tt]he\s+|an?\s+|An?\s+(?=[a-z]))")
_SITE = re.compile(
    r"[A-Za-z0-9][\w-]*\.(?:com|net|org|info|news|tv|ua|ru|bg|ro|pl|de|fr|it|es|nl|kr|jp|in|az|am|ge|md|rs|"
    r"hr|hu|cz|sk|lt|lv|ee|by|kz)"
)
# What makes a name with a word of an outlet's in it a body's.
_NO_OUTLET = lx.BODY_HEADS - {
    "service",
    "agency",
    "network",
    "journal",
    "institute",
    "union",
    "force",
    "team",
    "body",
    "league",
    "centre",
    "center",
    "station",
    "exchange",
    "lobby",
}
# "BBC Sport", "CNN Business": a part of an outlet.
_BRANCHES = frozenset(
    "sport sports verify news business world arabic persian ukraine russian radio tv television live international "
    "politics africa asia europe breakingviews investigations scotland wales turkish chinese hindi money health "
    "science technology weather newsnight panorama today".split()
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
    first, _, rest = name.removeprefix("The ").removeprefix("the ").partition(" ")
    branch = entry_of(first) if rest.casefold() in _BRANCHES else None
    if branch and branch.type in _MEDIA_TYPES:
        return True
    words = [part for w in tokens(name) if is_capital(w) for part in _parts(w)]
    if _SITE.fullmatch(name.strip()):
        return True
    if words and (set(words[1:]) & _NO_OUTLET or words[0] == "independent"):
        # "Independent Office for Police Conduct", "Press Council"
        return False
    return len(tokens(name)) > 1 and any(w in lx.MEDIA_WORDS for w in words)


def _parts(word: str) -> list[str]:
    """Return a word, or the two that a hyphen joins under a capital each: "Enterprise-Record", but not "Sun-won"."""
    parts = word.split("-")
    return [p.casefold() for p in parts] if all(p[:1].isupper() for p in parts) else [word.casefold()]


def organisation(name: str, *, identified: bool = True) -> Hop:
    """Make a hop of an organisation under the name that the text has, without its article and marks."""
    bare = re.sub(r"['\u2019]s?$", "", ARTICLE.sub("", strip_phrase(name)))
    bare = _DESCRIBED.sub("", bare)
    return Hop(Kind.ORGANISATION, bare or name, None, Identification.ORGANISATION_ONLY if identified else None)
