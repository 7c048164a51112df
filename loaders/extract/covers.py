"""What a response, a notice or a bare denial speaks of: the earlier statements that it covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.extract.forms import ANAPHORIC
from ontology.gazetteer import gazetteer
from ontology.schemes import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.statement import Span, Statement

__all__ = ["Told", "covered"]

_FIGURES = re.compile(r"\b(?:figures?|numbers?|toll|data|estimates?|statistics|totals?)\b", re.IGNORECASE)
_SAYINGS = r"(?:claims?|statements?|reports?|accounts?|allegations?|accusations?|assertions?|versions?|stor(?:y|ies))"
_ALL = re.compile(rf"\b(?:these|those|the|any of the|either of the)\s+(?:\w+\s+)?{_SAYINGS}\b", re.IGNORECASE)
_OWNED = re.compile(
    rf"\b(?P<owner>[\w-]+)(?:['\u2019]s|(?<=s)['\u2019])\s+(?:\w+\s+)?(?:{_SAYINGS}|figures?|numbers?|toll|estimates?|"
    r"testimony|words)\b"
)
_ASKING = re.compile(
    r"\b(?:an?\s+|the\s+)?(?:(?:e-?mailed|written|several|multiple|repeated)\s+)?(?:requests?|questions?|inquir\w+|"
    r"calls?|e-?mails?|messages?)"
    r"(?:\s+(?:seeking|for)\s+(?:further\s+)?(?:comments?|clarification|information))?(?:\s+(?:from|by)\s+.*)?",
    re.IGNORECASE | re.DOTALL,
)
_APPOSED = re.compile(r",\s+(?:an?|which|something)\s")
_SAYING = re.compile(
    r"(?:on|about|to|over|regarding)?\s*(?:the|this|that|these|those|its|his|her|their)\s+(?:\w+\s+)?(?:briefings?|"
    r"announcements?|"
    r"posts?|articles?|interviews?|disclosures?|revelations?|leaks?|testimony|remarks|comments|publications?)",
    re.IGNORECASE,
)
_THEM = re.compile(
    r"(?:.*\b(?:verify|confirm|corroborate|check|on|about|to)\s+)?(?:them|it|this|that)\b[\s\w]{0,20}\W*",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = re.compile(r"[A-Z][\w\u2019'-]*(?:\s+[A-Z][\w\u2019'-]*)*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_COMMON = frozenset(
    "that this these those have been were with from they their them which about could would said independently verify "
    "verified confirm confirmed denied deny comment commented commenting comments whether when asked further "
    "immediately will also more than over into regarding concerning possible".split()
)
# No answer reaches further back than this many statements.
_REACH = 40
_PARAGRAPHS = 3
_HALF = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with what tying it needs: its paragraph, and the words that say what a response is about, if any."""

    statement: Statement
    paragraph: int
    about: Span | None


def covered(text: str, told: Sequence[Told]) -> tuple[Statement, ...]:
    """Return the statements, responses, notices and bare denials tied to the earlier statements they speak of."""
    words = [_words(each.statement.claim) for each in told]
    names = [_names(each.statement.claim) for each in told]
    # A notice in apposition, ", a claim that could not be verified", is about the words right before it.
    apposed = {s for t in told for s, _ in t.statement.content if _APPOSED.search(text, max(0, s - 3), s + 40)}
    done = []
    for number, each in enumerate(told):
        stance = each.statement.stance
        said = " ".join(text[s:e] for s, e in each.statement.content)
        points = bool(ANAPHORIC.fullmatch(said) or _OWNED.fullmatch(re.sub(r"^(?:the|that)\s+", "", said.strip(" ."))))
        bare = stance in {Stance.DENIES, Stance.CONFIRMS, Stance.QUESTIONS} and points
        if not (bare or stance.is_notice or stance.is_response):
            done.append(each.statement)
            continue
        earlier = [n for n in range(max(0, number - _REACH), number) if told[n].statement.stance.supports]
        if stance.is_notice and each.statement.content[0][0] in apposed:
            done.append(replace(each.statement, covers=tuple(earlier[-1:])))
            continue
        found = _spoken_of(
            _topic(text, each, said), text, told, number, earlier, words, names, done[-1].covers if done else ()
        )
        done.append(replace(each.statement, covers=tuple(sorted(found))))
    return tuple(done)


def _topic(text: str, told: Told, said: str) -> str:
    """Return the words that say what it is about: those after a response's cue, a notice's besides its cue."""
    if told.statement.stance.is_response:
        return _ASKING.sub(" ", text[slice(*told.about)]) if told.about else ""
    if told.statement.stance.is_notice and told.statement.cue:
        (start, end), whole = told.statement.cue[0], told.statement.content[0]
        return f"{text[whole[0] : start]} {text[start:end]} {text[end : whole[1]]}"
    return said


def _spoken_of(  # noqa: PLR0917 -- one return a way of speaking of something; called from one place
    topic: str,
    text: str,
    told: Sequence[Told],
    number: int,
    earlier: list[int],
    words: list[frozenset[str]],
    names: list[frozenset[str]],
    answered: tuple[int, ...],
) -> list[int]:
    own = told[number]
    key = own.statement.source_key
    others = [n for n in earlier if key is None or told[n].statement.source_key != key]
    owned = _OWNED.search(topic)
    if owned and (theirs := [n for n in earlier if _is_by(text, told[n].statement, owned["owner"])]):
        return theirs
    if _FIGURES.search(topic) and (figures := [n for n in others if told[n].statement.quantities]):
        return figures
    if _ALL.search(topic):
        here = [n for n in others if told[n].paragraph == own.paragraph]
        return here if here and own.statement.stance is Stance.DENIES else others
    hops = " ".join(hop.name for hop in own.statement.chain)
    named = _names(topic) - _names(hops) - _words(hops)
    plain = _words(topic) - _words(" ".join(_NAMES.findall(topic))) - _COMMON
    if _THEM.fullmatch(topic) and number and told[number - 1].paragraph == own.paragraph and answered:
        return list(answered)
    if named or (plain and not _SAYING.fullmatch(topic.strip(" .,")) and not ANAPHORIC.fullmatch(topic.strip())):
        alike = [n for n in earlier if _agrees(named, plain, words[n], names[n])]
        if alike or own.statement.stance.is_response:
            return alike
    return _near(told, number, others, words, hops)


def _agrees(named: frozenset[str], plain: frozenset[str], words: frozenset[str], names: frozenset[str]) -> bool:
    """Whether a statement has every name of a topic, and enough of its other words."""
    if not named <= names | words:
        return False
    shared = len(plain & words)
    return shared > 0 or not plain if named else _HALF * shared >= len(plain)


def _near(told: Sequence[Told], number: int, others: list[int], words: list[frozenset[str]], hops: str) -> list[int]:
    """Return what stands with an answer that names no topic: in its paragraph, else the block that speaks of it."""
    own = told[number]
    here = [n for n in others if told[n].paragraph == own.paragraph]
    if here or not others:
        return here
    paragraphs = sorted({told[n].paragraph for n in others if told[n].paragraph < own.paragraph})[-_PARAGRAPHS:]
    block = [n for n in others if told[n].paragraph in paragraphs]
    who = _words(hops.split(own.statement.chain[-1].name, maxsplit=1)[0]) & _words(" ".join(_NAMES.findall(hops)))
    mentioned = [n for n in block if who & words[n]] if own.statement.stance.is_response else []
    first = min(mentioned, default=None)
    if first is not None:
        return [n for n in block if n >= first]
    near = [n for n in block if told[n].paragraph >= paragraphs[-1] - (1 if own.statement.stance.is_response else 0)]
    # What the same sources said in the paragraphs right before belongs to the block.
    keys = {told[n].statement.source_key for n in near}
    return [n for n in block if n in near or told[n].statement.source_key in keys]


def _is_by(text: str, statement: Statement, owner: str) -> bool:
    """Whether a statement is by whom one word names: "the passenger's account", "Bell's claim"."""
    origin = statement.chain[0]
    source = " ".join(text[s:e] for s, e in statement.source)
    said = _words(f"{origin.name} {origin.affiliation or ''} {source}") | _names(origin.affiliation or "")
    return _stem(owner.casefold()) in said or bool(_names(owner) & said)


def _words(text: str) -> frozenset[str]:
    return frozenset(_stem(w.casefold()) for w in _WORD.findall(text))


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _names(text: str) -> frozenset[str]:
    """Return the names in a text, countries and bodies as one thing under whatever form: "Russia's", "Russian"."""
    found: set[str] = set()
    for match in _NAMES.finditer(text):
        parts = match.group().split()
        while parts:
            for size in range(len(parts), 0, -1):
                name = _POSSESSIVE.sub("", " ".join(parts[:size]))
                entry = gazetteer().demonym(name) or (gazetteer().find(name) if size > 1 or len(name) > 1 else None)
                if entry or size == 1:
                    plain = name.casefold() in _COMMON or (match.start() == 0 and entry is None)
                    if not plain:
                        found.add(entry.id if entry else _stem(name.casefold()))
                    parts = parts[size:]
                    break
    return frozenset(found)
