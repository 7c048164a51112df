"""Declared syndication: what a page or feed says beside the text, that the text is another's, as hops and relays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.identity import publisher_name
from loaders.statement import Hop
from ontology.gazetteer import gazetteer
from ontology.names import normal_name
from ontology.schemes import Identification, Kind, RelayType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Reading
    from loaders.document import Document
    from loaders.statement import Statement

__all__ = ["credited", "republished"]


def credited(document: Document, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements with whoever the document declares as its source as a hop before the publisher.

    As a dateline or credit in the text would be, it is a hop of every chain, notices included, but of those that name
    it already. A document that declares nobody, or its own publisher, has its statements as they are.
    """
    found = tuple(statements)
    if document.credit is None or _same(document.credit.name, publisher_name(document)):
        return found
    hop = Hop(Kind.ORGANISATION, document.credit.name, identification=Identification.ORGANISATION_ONLY)
    return tuple(_passed_on(statement, hop) for statement in found)


def republished(reading: Reading, document: Document) -> Reading:
    """Return the reading of a document with its publisher's relays of the declared source as republishing."""
    if document.credit is None:
        return reading
    declared = {one.id for one in reading.assertions if one.label and _same(one.label, document.credit.name)}
    assertions = tuple(
        replace(one, relay_type=RelayType.REPUBLISHES)
        if one.relays in declared and one.made_by == reading.report.publisher and one.relay_type is None
        else one
        for one in reading.assertions
    )
    return replace(reading, assertions=assertions)


def _passed_on(statement: Statement, hop: Hop) -> Statement:
    if any(_same(other.name, hop.name) for other in statement.chain):
        return statement
    end = len(statement.chain) - (1 if statement.chain and statement.chain[-1].kind is Kind.PUBLISHER else 0)
    return replace(statement, chain=(*statement.chain[:end], hop, *statement.chain[end:]))


def _same(one: str, other: str) -> bool:
    if normal_name(one) == normal_name(other):
        return True
    entries = gazetteer().find(one), gazetteer().find(other)
    return entries[0] is not None and entries[0] is entries[1]
