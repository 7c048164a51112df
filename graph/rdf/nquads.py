"""N-Quads and N-Triples, written and read line by line: any size, nothing normalised, errors with their line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import RdfError
from graph.rdf.terms import IRI, BNode, Literal, Quad
from ontology.terms import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.rdf.terms import Object

__all__ = ["escaped", "quad_line", "read_nquads", "term_text", "write_nquads"]

_STRING = XSD.string
_SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f\x85\u2028\u2029]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_IRI_SPECIAL = re.compile('[\x00-\x20<>"{}|^`\\\\]')

_IRI = r"<((?:[^\x00-\x20<>\"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*)>"
_BLANK = r"_:([\w:](?:[\w:.\-\u00b7]*[\w:\-\u00b7])?)"
_TEXT = r'"((?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*)"'
_LITERAL = rf"{_TEXT}(?:\^\^{_IRI}|@([a-zA-Z]+(?:-[a-zA-Z0-9]+)*))?"
_LINE = re.compile(
    rf"[ \t]*(?:{_IRI}|{_BLANK})[ \t]*{_IRI}[ \t]*(?:{_IRI}|{_BLANK}|{_LITERAL})[ \t]*"
    rf"(?:(?:{_IRI}|{_BLANK})[ \t]*)?\.[ \t]*(?:\#.*)?"
)
_BLANK_LINE = re.compile(r"[ \t]*(?:#.*)?")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    return _ESCAPES.get(found) or f"\\u{ord(found):04X}"


def escaped(text: str) -> str:
    """Return a text as it stands between double quotes."""
    return _SPECIAL.sub(_escape, text)


def term_text(term: Object) -> str:
    """Return a term as N-Quads writes it."""
    if isinstance(term, IRI):
        return f"<{_IRI_SPECIAL.sub(_escape_iri, term.value)}>"
    if isinstance(term, BNode):
        return f"_:{term.label}"
    text, datatype, language = term
    if language is not None:
        return f'"{escaped(text)}"@{language}'
    return f'"{escaped(text)}"' if datatype == _STRING else f'"{escaped(text)}"^^{term_text(IRI(datatype))}'


def _escape_iri(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04X}"


def quad_line(quad: Quad, *, graphs: bool = True) -> str:
    """Return a quad as one line, with its line end; without the graph if `graphs` is false."""
    subject, predicate, value, graph = quad
    name = "" if graph is None or not graphs else f"{term_text(graph)} "
    return f"{term_text(subject)} {term_text(predicate)} {term_text(value)} {name}.\n"


def write_nquads(quads: Iterable[Quad], *, graphs: bool = True) -> Iterator[bytes]:
    """Yield each quad as a line of UTF-8. Raises `RdfError` for text that is not Unicode."""
    for quad in quads:
        line = quad_line(quad, graphs=graphs)
        try:
            yield line.encode()
        except UnicodeEncodeError as error:
            raise RdfError(
                "a literal holds half of a surrogate pair", value=line[:80].encode("ascii", "replace")
            ) from error


def read_nquads(lines: Iterable[str], *, graphs: bool = True) -> Iterator[Quad]:
    """Yield the quads of lines without their line ends. Raises `RdfError` with the number of a line that is wrong."""
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match is None:
            if _BLANK_LINE.fullmatch(line):
                continue
            raise _wrong(number, line)
        found = match.groups()
        s_iri, s_blank, predicate, o_iri, o_blank, text, datatype, language, g_iri, g_blank = found
        graph = _node(g_iri, g_blank) if g_iri is not None or g_blank is not None else None
        if graph is not None and not graphs:
            raise _wrong(number, line)
        value: Object
        if text is None:
            value = _node(o_iri, o_blank)
        elif language is not None:
            value = Literal(_unescaped(text), RDF.langString, language)
        else:
            value = Literal(_unescaped(text), _STRING if datatype is None else _unescaped(datatype))
        yield Quad(_node(s_iri, s_blank), IRI(_unescaped(predicate)), value, graph)


def _node(iri: str | None, label: str | None) -> IRI | BNode:
    return IRI(_unescaped(iri)) if iri is not None else BNode(label or "")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    short, long, plain = match.groups()
    if plain is not None:
        return _PLAIN[plain]
    try:
        return chr(int(short or long, 16))
    except (ValueError, OverflowError):
        raise RdfError(f"{match.group()} is no character", value=match.group()) from None


def _wrong(number: int, line: str) -> RdfError:
    return RdfError(f"line {number} is no statement: {line[:80]!r}", value=line[:80], remedy="correct that line")
