"""What extraction finds in a text: flat attributions (the tagger), and statements with their chains (the rules).

Spans are `(start, end)` code-point offsets into the document's text, half open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from graph.model import Quantity
    from ontology.schemes import Certainty, GroundRule, Identification, Kind, Stance

__all__ = ["Attribution", "Hop", "Span", "Spans", "Statement"]

Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) said (cue) what (content), flat: no nesting, no relays. Source and cue may be empty."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Hop:
    """One agent of a chain as the report has it. `name` is never empty.

    `affiliation` is the name of the organisation it is put in ("General Staff of the Armed Forces of Ukraine"), under
    its canonical name where the gazetteer knows it. `identification` is None for a publisher.
    """

    kind: Kind
    name: str
    affiliation: str | None = None
    identification: Identification | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement read from a report: its claim in words that stand alone, and its chain from origin to publisher.

    `content`, `cue` and `source` are where it was read from. `source_key` is the number of the source that speaks in
    this document: two statements of the same anonymous source have the same number. `covers` are the numbers (from 0,
    in the document's list of statements) of the statements that a response or notice is about; empty when it is about
    its own content. `certainty` is the weakest hedge in the statement and `hedge` its words, both None where it is
    stated flatly; `ground_rule` on what terms the source spoke, None unless the report says so.
    """

    claim: str
    stance: Stance
    chain: tuple[Hop, ...]
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    quantities: tuple[Quantity, ...] = ()
    covers: tuple[int, ...] = ()
    source_key: int | None = None
    certainty: Certainty | None = None
    hedge: str | None = None
    ground_rule: GroundRule | None = None
