"""From drafts to statements: chains closed with agency and publisher, claims worded, figures read, covers found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.agents import entry_of, organisation
from loaders.extract.claims import wording
from loaders.extract.forms import ANAPHORIC
from loaders.extract.lexicon import MEDIA_WORDS
from loaders.extract.quantities import quantities
from loaders.statement import Hop, Statement
from ontology.names import normal_name
from ontology.schemes import Kind, Stance

if TYPE_CHECKING:
    from loaders.extract.drafts import Draft
    from loaders.extract.prose import Prose

__all__ = ["UNKNOWN_PUBLISHER", "close"]

UNKNOWN_PUBLISHER = "unknown publisher"
_FIGURES = re.compile(r"\b(?:figures?|numbers?|toll|data|estimates?|statistics|totals?)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:these|those|the) (?:claims|statements|reports|accounts|allegations|accusations|"
    r"assertions)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "that this these those have been were with from they their which about could would said independently verify "
    "verified confirm confirmed denied".split()
)
_ENOUGH = 2


def close(prose: Prose, drafts: list[Draft], agency: str | None, publisher: str | None) -> tuple[Statement, ...]:
    """Return the statements of a document, in order. `agency` is the wire it is credited to, if any."""
    last = Hop(Kind.PUBLISHER, publisher or UNKNOWN_PUBLISHER)
    found: list[Statement] = []
    paragraphs: list[int] = []
    for draft in drafts:
        origin = draft.origin or (draft.party.hop if draft.party else None)
        chain = _chain(origin, draft.via, agency, last)
        claim = _claim(prose.text, draft, origin)
        if not claim:
            continue
        content = " ".join(prose.text[s:e] for s, e in draft.content)
        found.append(
            Statement(
                claim=claim,
                stance=draft.stance,
                chain=chain,
                content=draft.content,
                cue=draft.cue,
                source=draft.source,
                quantities=quantities(content),
                covers=(),
                source_key=draft.party.key if draft.party else None,
            )
        )
        paragraphs.append(prose.sentences[draft.sentence].paragraph)
    return tuple(_covered(prose.text, found, paragraphs))


def _chain(origin: Hop | None, via: tuple[Hop, ...], agency: str | None, last: Hop) -> tuple[Hop, ...]:
    hops = [origin] if origin and not _same(origin, last) else []
    for hop in via:
        if not _same(hop, last) and not any(_same(hop, other) for other in hops):
            hops.append(hop)
    if agency:
        wire = organisation(agency)
        if not _same(wire, last) and not any(_same(wire, other) for other in hops):
            hops.append(wire)
    return (*hops, last)


def _same(one: Hop, other: Hop) -> bool:
    if Kind.ANONYMOUS in {one.kind, other.kind} or Kind.PERSON in {one.kind, other.kind}:
        return one is other
    if _bare(one.name) == _bare(other.name):
        return True
    for hop, whole in ((one, other), (other, one)):
        if (
            whole.kind is Kind.PUBLISHER
            and _bare(whole.name).endswith(" " + _bare(hop.name))
            and _bare(hop.name) in MEDIA_WORDS
        ):
            return True
    first, second = entry_of(one.name), entry_of(other.name)
    return first is not None and second is not None and first.id == second.id


def _bare(name: str) -> str:
    return re.sub(r"^the ", "", normal_name(name))


def _claim(text: str, draft: Draft, origin: Hop | None) -> str:
    if draft.stance is Stance.NEITHER_CONFIRMED_NOR_DENIED and draft.about is not None:
        topic = wording(text, (draft.about,))
        if len(topic.split()) > 2 and not ANAPHORIC.fullmatch(topic):  # noqa: PLR2004 -- "the report" is no topic
            return topic
    return wording(text, draft.content, origin)


def _covered(text: str, statements: list[Statement], paragraphs: list[int]) -> list[Statement]:
    """Tie responses, notices and bare denials to the earlier statements that they speak of."""
    from dataclasses import replace  # noqa: PLC0415 -- one use

    done = []
    for number, statement in enumerate(statements):
        said = " ".join(text[s:e] for s, e in statement.content)
        bare = statement.stance in {Stance.DENIES, Stance.CONFIRMS, Stance.QUESTIONS} and ANAPHORIC.fullmatch(said)
        open_ = statement.stance.is_notice or statement.stance.is_response
        if not bare and not open_:
            done.append(statement)
            continue
        earlier = [n for n in range(number) if statements[n].stance.supports]
        done.append(replace(statement, covers=tuple(_spoken_of(said, statements, paragraphs, number, earlier))))
    return done


def _spoken_of(
    said: str, statements: list[Statement], paragraphs: list[int], number: int, earlier: list[int]
) -> list[int]:
    words = {w.casefold() for w in _WORD.findall(said)} - _COMMON
    alike = [n for n in earlier if len(words & {w.casefold() for w in _WORD.findall(statements[n].claim)}) >= _ENOUGH]
    figures = [n for n in earlier if statements[n].quantities] if _FIGURES.search(said) else []
    if alike or figures:
        return sorted({*alike, *figures})
    if _ALL.search(said):
        return earlier
    near = max((paragraphs[n] for n in earlier if paragraphs[n] <= paragraphs[number]), default=None)
    return [n for n in earlier if paragraphs[n] == near]
