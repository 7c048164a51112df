"""Where a source phrase puts whoever it names: "a colonel in the General Staff", "Acme's lawyer"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract import lexicon as lx
from loaders.extract.mentions import is_capital, strip_phrase, tokens
from loaders.extract.organisations import ARTICLE, entry_of
from ontology.gazetteer import gazetteer

if TYPE_CHECKING:
    from loaders.extract.mentions import Mention

__all__ = ["affiliation_of", "affiliations"]

_AUTHOR = re.compile(
    r"^(?:(?:(?!seen|obtained|reviewed|viewed|leaked|shared|quoted|cited)\w+\s+){0,2}?(?:by|from|of|at|for)|in|"
    r"inside|within)\s+(?:the\s+|an?\s+)?(.+)$",
    re.DOTALL,
)
_ADJECTIVE = re.compile(r"[A-Z]\w+(?:ic|ish|ian|ese|al|ist|ed|ive|ous|ern|ary)$")
_OFFICES = (lx.UNIQUE_OFFICES | lx.SPOKES | frozenset({"general", "admiral", "envoy", "ambassador"})) - frozenset(
    "manager coach captain author host widow widower owner founder co-founder leader boss mayor sheriff king queen "
    "prince king monarch".split()
)
_AFFILIATION_END = re.compile(r"\s+(?:and|in|on|at|who|which)\s+(?=[a-z]).*$", re.DOTALL)
_TAIL_END = re.compile(
    r"\s+(?:that|who|which|in|on|about|into|for|seen|obtained|published|with)\s+(?=[a-z]).*$", re.DOTALL
)


def affiliation_of(mention: Mention) -> str | None:
    """Return the organisation that a phrase puts its head in, canonical where the gazetteer knows it; else None."""
    own = set(tokens(mention.name))
    for whole in affiliations(mention):
        candidate = _AFFILIATION_END.sub("", whole.split(",")[0])
        bare = strip_phrase(ARTICLE.sub("", re.sub(r"['\u2019]s?$", "", strip_phrase(candidate))))
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


def affiliations(mention: Mention) -> list[str]:
    """Return the phrases that may say where somebody belongs, the surest first."""
    held = _in_office(mention) if mention.name else None
    found = [held] if held else []
    tail = _AUTHOR.match(mention.tail)
    if tail:
        found.append(_TAIL_END.sub("", tail[1]))
    if mention.owner:
        found.append(mention.owner)
    before = [w for w in mention.modifiers if w.casefold() not in lx.TITLES]
    capitals = [w for w in before if is_capital(w)]
    first = capitals[0] if len(capitals) == 1 and mention.text.startswith(capitals[0]) else ""
    if first.casefold() in lx.ORGANISATION_WORDS and not first.isupper():
        # "Health officials": the word only begins a sentence.
        capitals = []
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
