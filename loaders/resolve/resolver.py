"""From a document and the statements read from it to a reading: what is written to a store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Assertion, Quote, Reading, Report
from loaders.identity import digest, report_id
from loaders.resolve.agents import Cast
from loaders.resolve.claims import Claims
from ontology.schemes import Kind, RelayType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.iris import Iris
    from graph.model import Claim
    from loaders.document import Document
    from loaders.statement import Hop, Span, Statement
    from ontology.gazetteer import Gazetteer

__all__ = ["Resolved", "resolve"]

_OPENING = "\"\u201c\u201e\u00ab\u2018'"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reading, and beside it the pairs of claims, each sorted, that turned out to compete."""

    reading: Reading
    competing: tuple[tuple[str, str], ...] = ()


def resolve(
    document: Document,
    statements: Sequence[Statement],
    *,
    iris: Iris,
    gazetteer: Gazetteer,
    find_claims: Callable[[str], Iterable[Claim]],
) -> Resolved:
    """Resolve what was read from a document to agents and claims. Pure, but for what `find_claims` looks up.

    A statement becomes one assertion for each hop of its chain. Two neighbouring hops that turn out to be one agent are
    one hop; a chain that does not end in the publisher gets it as its end. A response or notice is about the claims of
    the statements that it covers, else about a claim of its own. Raises `ModelError` for spans outside of the text.
    """
    report = report_id(document, iris)
    cast = Cast(document, statements, report, iris, gazetteer)
    claims = Claims(iris, document.language, find_claims)
    about = _about(statements, claims)
    assertions = tuple(
        assertion
        for number, statement in enumerate(statements)
        for assertion in _assertions(
            statement, about[number], number + 1, cast=cast, document=document, report=report, iris=iris
        )
    )
    spoken_of = {claim for assertion in assertions for claim in assertion.about}
    return Resolved(
        Reading(
            report=Report(
                id=report,
                title=document.title,
                publisher=cast.publisher,
                text=document.text,
                digest=digest(document),
                published=document.published,
                language=document.language,
                url=document.url,
                withdrawn=document.withdrawn,
                withdrawal_reason=document.withdrawal_reason,
                credit=document.credit.words if document.credit else None,
            ),
            assertions=assertions,
            sources=cast.own,
            agents=cast.shared,
            claims=tuple(claim for _, claim in sorted(claims.used.items()) if claim.id in spoken_of),
        ),
        tuple(sorted(claims.competing)),
    )


def _about(statements: Sequence[Statement], claims: Claims) -> list[tuple[str, ...]]:
    """Return the claims that each statement is about; those of covering statements after those that they cover."""
    own = {
        number: (claims.place(statement),)
        for number, statement in enumerate(statements)
        if not any(covered in range(len(statements)) and covered != number for covered in statement.covers)
    }
    found = []
    for number, statement in enumerate(statements):
        covered = dict.fromkeys(claim for other in statement.covers for claim in own.get(other, ()))
        # Statements that cover only each other are about nothing else than their own words.
        found.append(own.get(number) or tuple(covered) or (claims.place(statement),))
    return found


def _assertions(
    statement: Statement,
    about: tuple[str, ...],
    number: int,
    *,
    cast: Cast,
    document: Document,
    report: str,
    iris: Iris,
) -> list[Assertion]:
    text = document.text
    made: list[Assertion] = []
    for hop, agent in _hops(statement, cast):
        place = len(made)
        made.append(
            Assertion(
                id=iris.assertion(report, number, place),
                report=report,
                about=about,
                made_by=agent,
                stance=statement.stance,
                relays=made[-1].id if made else None,
                relay_type=RelayType.QUOTES if place == 1 and _quoted(text, statement.content) else None,
                identification=hop.identification if hop else None,
                label=hop.name if hop else None,
                affiliation=cast.affiliation(hop) if hop else None,
                wording=None if made else statement.claim,
                content=() if made else _quotes(text, statement.content),
                cue=() if made else _quotes(text, statement.cue),
                source=() if made else _quotes(text, statement.source),
                certainty=None if made else statement.certainty,
                hedge=None if made else statement.hedge,
                ground_rule=None if made else statement.ground_rule,
            )
        )
    return made


def _hops(statement: Statement, cast: Cast) -> list[tuple[Hop | None, str]]:
    """Return the hops with their agents, from origin to publisher, neighbours that are one agent joined."""
    found: list[tuple[Hop | None, str]] = []
    for place, hop in enumerate(statement.chain):
        agent = cast.agent(hop, statement.source_key if place == 0 else None)
        if not found or found[-1][1] != agent:
            found.append((None if hop.kind is Kind.PUBLISHER else hop, agent))
    if not found or found[-1][1] != cast.publisher:
        found.append((None, cast.publisher))
    return found


def _quotes(text: str, spans: Iterable[Span]) -> tuple[Quote, ...]:
    return tuple(Quote.of(text, start, end) for start, end in spans)


def _quoted(text: str, content: Sequence[Span]) -> bool:
    """Whether the words stand in quotation marks, as far as their first character and the one before it tell."""
    if not content:
        return False
    start = content[0][0]
    return text[start : start + 1] in set(_OPENING) or text[max(0, start - 1) : start] in set(_OPENING)
