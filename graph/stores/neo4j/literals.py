"""Values of properties: RDF objects to what Neo4j holds natively, and exactly back.

A value is native (text, integer, float, boolean) where `decode` gives the very same literal back without help. Else it
is the lexical form, with a note of what it was: a datatype IRI, or `@` and a language tag. Lists in Neo4j are of one
type, so values of several types under one key all become text with notes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, TypeAlias

from graph.errors import ModelError, RdfError
from graph.rdf.terms import IRI, Literal
from graph.stores.neo4j.vocabulary import CONCEPTS, DATES, LISTS, TEXTS, checked_iri
from graph.when import datatype_of
from ontology.terms import RDF, SAYSO, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Native", "NativeValue", "Values", "checked_literal", "decode", "encode"]

NativeValue: TypeAlias = str | int | float | bool
Native: TypeAlias = NativeValue | list[NativeValue]
Values: TypeAlias = Literal | IRI
"""What a property can stand for: a literal, or a concept of ours."""

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,18}")
_LANGUAGE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


def encode(key: str, values: Iterable[Values]) -> tuple[Native, str | list[str] | None]:
    """Return what the property `key` holds for all its values, and the notes that go with it (None: none are needed).

    One value is held as it is, except under keys of lists; several are a list, in a fixed order without doubles, and
    notes are parallel to it, "" for a value that needs none.
    """
    ordered = sorted(set(values), key=_order)
    pairs = [_native(key, value) for value in ordered]
    if len({type(native) for native, _ in pairs}) > 1:
        pairs = [_text(key, value) for value in ordered]
    notes = [note for _, note in pairs]
    if len(pairs) == 1 and key not in LISTS:
        return pairs[0][0], notes[0] or None
    return [native for native, _ in pairs], notes if any(notes) else None


def decode(key: str, native: Native, notes: str | list[str] | None = None) -> Iterator[Values]:
    """Yield the values of a property: `encode` reversed."""
    natives = native if isinstance(native, list) else [native]
    parallel = [""] * len(natives) if notes is None else notes if isinstance(notes, list) else [notes]
    for value, note in zip(natives, parallel, strict=True):
        yield _noted(str(value), note) if note else _plain(key, value)


def checked_literal(literal: Literal) -> Literal:
    """Return a literal unchanged. Raises `RdfError` where its datatype is no IRI or its language no tag."""
    checked_iri(literal.datatype)
    if literal.language is not None and not _LANGUAGE.fullmatch(literal.language):
        raise RdfError(f"{literal.language!r} is no language tag", value=literal.language, remedy="write en or en-GB")
    return literal


def _order(value: Values) -> tuple[str, ...]:
    return (value.value,) if isinstance(value, IRI) else (value.lexical, value.datatype, value.language or "")


def _native(key: str, value: Values) -> tuple[NativeValue, str]:
    if isinstance(value, Literal):
        for candidate in _candidates(value):
            if _plain(key, candidate) == value:
                return candidate, ""
    return _text(key, value)


def _text(key: str, value: Values) -> tuple[NativeValue, str]:
    if isinstance(value, IRI):
        return value.value.removeprefix(SAYSO.base), ""
    return value.lexical, "" if _plain(key, value.lexical) == value else _note(value)


def _candidates(literal: Literal) -> Iterator[NativeValue]:
    lexical = literal.lexical
    if literal.datatype == XSD.integer and _INTEGER.fullmatch(lexical) and _SMALLEST <= int(lexical) <= _LARGEST:
        yield int(lexical)
    elif literal.datatype == XSD.boolean and lexical in {"true", "false"}:
        yield lexical == "true"
    elif literal.datatype == XSD.double:
        # NaN and the infinities stay text: they equal nothing, not even themselves, in too many places.
        try:
            number = float(lexical)
        except ValueError:
            return
        if isfinite(number):
            yield number


def _plain(key: str, value: NativeValue) -> Values:
    if isinstance(value, bool):
        return Literal("true" if value else "false", XSD.boolean)
    if isinstance(value, int):
        return Literal(str(value), XSD.integer)
    if isinstance(value, float):
        return Literal(_double(value), XSD.double)
    if key in CONCEPTS:
        return IRI(SAYSO.base + value)
    if key in DATES:
        return Literal(value, _date(value))
    return Literal(value, TEXTS.get(key, XSD.string))


def _date(value: str) -> str:
    try:
        return datatype_of(value)
    except ModelError:
        return XSD.string


def _double(value: float) -> str:
    """Write a finite float in the canonical form of XML Schema: 1.5E0, -1.0E-7, 0.0E0."""
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    text = "".join(map(str, digits))
    power = int(exponent) + len(text) - 1 if text.strip("0") else 0
    tail = text[1:].rstrip("0") or "0"
    return f"{'-' if sign else ''}{text[0]}.{tail}E{power}"


def _note(literal: Literal) -> str:
    checked_literal(literal)
    if literal.language is None:
        return literal.datatype
    return f"@{literal.language}" + ("" if literal.datatype == RDF.langString else f" {literal.datatype}")


def _noted(lexical: str, note: str) -> Literal:
    if not note.startswith("@"):
        return Literal(lexical, note)
    language, _, datatype = note[1:].partition(" ")
    return Literal(lexical, datatype or RDF.langString, language)
