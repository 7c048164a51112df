"""The formats people exchange RDF in: their names, media types and file endings, and writing and reading them.

N-Quads and N-Triples stream. Turtle, TriG and JSON-LD are written by our own small writers, which keep every literal
to the letter, and read by rdflib. Reading never touches the network.
"""

from __future__ import annotations

import threading
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from graph.errors import RdfError
from graph.rdf.nquads import read_nquads, write_nquads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.rdf.terms import Quad

__all__ = ["FORMATS", "Format", "format_of", "parse", "serialize", "stream"]

_NORMALISING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Format:
    """One format. Of `media_types` and `endings` the first is the one to write. `graphs`: whether it keeps names."""

    name: str
    media_types: tuple[str, ...]
    endings: tuple[str, ...]
    graphs: bool


FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format("turtle", ("text/turtle", "application/x-turtle"), (".ttl",), graphs=False),
        Format("trig", ("application/trig",), (".trig",), graphs=True),
        Format("nquads", ("application/n-quads",), (".nq",), graphs=True),
        Format("ntriples", ("application/n-triples",), (".nt",), graphs=False),
        Format("json-ld", ("application/ld+json",), (".jsonld",), graphs=True),
    )
}


def format_of(name: str) -> Format | None:
    """Return the format that a name, a media type (parameters are ignored), a file or an ending stands for; or None."""
    wanted = name.partition(";")[0].strip().lower()
    for found in FORMATS.values():
        if wanted == found.name or wanted in found.media_types or wanted.endswith(found.endings):
            return found
    return None


def _known(format: str) -> Format:  # noqa: A002  # what everybody calls it
    found = format_of(format)
    if found is None:
        raise RdfError(f"{format!r} is no format of RDF", value=format, remedy=f"use one of {', '.join(FORMATS)}")
    return found


def serialize(quads: Iterable[Quad], format: str) -> bytes:  # noqa: A002  # what everybody calls it
    """Return quads in a format, UTF-8; `RdfError` for an unknown one. Formats without named graphs drop their names."""
    return b"".join(stream(quads, format))


def stream(quads: Iterable[Quad], format: str) -> Iterator[bytes]:  # noqa: A002  # what everybody calls it
    """Yield quads in a format, piece by piece; N-Quads and N-Triples never hold more than one quad."""
    found = _known(format)
    if found.name in {"nquads", "ntriples"}:
        return write_nquads(quads, graphs=found.graphs)
    return _whole(quads, found)


def _whole(quads: Iterable[Quad], found: Format) -> Iterator[bytes]:
    from graph.rdf.jsonld import write_jsonld  # noqa: PLC0415  # reads the context, which N-Quads does not need
    from graph.rdf.turtle import write_trig, write_turtle  # noqa: PLC0415  # the same

    writers = {"turtle": write_turtle, "trig": write_trig, "json-ld": write_jsonld}
    try:
        yield writers[found.name](quads).encode()
    except UnicodeEncodeError as error:
        raise RdfError("a literal holds half of a surrogate pair", remedy="give valid Unicode") from error


def parse(data: bytes | str | IO[bytes], format: str, base: str | None = None) -> Iterator[Quad]:  # noqa: A002  # as above
    """Yield the quads that are written in `data`. Relative IRIs are resolved against `base`.

    N-Quads and N-Triples from a file are read line by line, and keep the labels of blank nodes; the others are read
    whole and get fresh labels. Raises `RdfError`, with the line where the parser knows it, for what does not parse, for
    text that is not UTF-8, for a JSON-LD context that would have to be fetched, and for an unknown format.
    """
    found = _known(format)
    if found.name in {"nquads", "ntriples"}:
        return read_nquads(_lines(data), graphs=found.graphs)
    return _parsed(_text(data), found, base)


def _lines(data: bytes | str | IO[bytes]) -> Iterator[str]:
    if isinstance(data, str | bytes):
        yield from _text(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return
    for number, line in enumerate(data, 1):
        try:
            yield line.decode().rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise RdfError(f"line {number} is not UTF-8: {error.reason}", remedy="save the file as UTF-8") from error


def _text(data: bytes | str | IO[bytes]) -> str:
    if isinstance(data, str):
        return data
    raw = data if isinstance(data, bytes) else data.read()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RdfError(f"line {line} is not UTF-8: {error.reason}", remedy="save the file as UTF-8") from error


def _parsed(text: str, found: Format, base: str | None) -> Iterator[Quad]:
    import rdflib  # noqa: PLC0415  # heavy, and not needed for N-Quads
    from rdflib.plugins.parsers.notation3 import BadSyntax  # noqa: PLC0415  # the same

    from graph.rdf.local_context import localised  # noqa: PLC0415  # the same
    from graph.rdf.rdflib_terms import from_dataset  # noqa: PLC0415  # the same

    if found.name == "json-ld":
        text = localised(text)
    dataset = rdflib.Dataset()
    try:
        with _exact_literals():
            dataset.parse(data=text, format=found.name, publicID=base)
    except BadSyntax as error:
        line = error.lines + 1
        why = str(error).split("Bad syntax (", 1)[-1].split(")", 1)[0]
        raise RdfError(f"line {line} is no {found.name}: {why}", value=line, remedy="correct that line") from error
    except IndexError as error:  # what the Turtle parser does at an end that comes too soon
        line = text.count("\n") + 1
        raise RdfError(f"line {line} is no {found.name}: it ends too soon", value=line, remedy="complete it") from error
    except RecursionError as error:
        raise RdfError(f"this {found.name} is nested too deeply", remedy="flatten it") from error
    except Exception as error:  # rdflib's parsers raise whatever falls out of them
        raise RdfError(f"this is no {found.name}: {str(error)[:200]}", remedy="check it with another tool") from error
    yield from from_dataset(dataset)


@contextmanager
def _exact_literals() -> Iterator[None]:
    """Keep rdflib's parsers from rewriting literals; its switch is global, so one parse at a time."""
    import rdflib  # noqa: PLC0415  # loaded by now

    with _NORMALISING, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parsers use what rdflib deprecates
        before = rdflib.NORMALIZE_LITERALS
        rdflib.NORMALIZE_LITERALS = False
        try:
            yield
        finally:
            rdflib.NORMALIZE_LITERALS = before
