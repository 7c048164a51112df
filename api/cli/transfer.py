"""`sayso export` and `sayso import`: all of the store is RDF, and RDF from outside is checked before it is written."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from api.cli import phrases
from api.cli.failures import InterruptedRunError, complain
from api.cli.options import JsonOption, StoreOption  # noqa: TC001 - Typer reads the annotations
from api.cli.screen import note, print_json
from api.cli.session import opened
from graph.errors import InputError, RdfError
from graph.rdf.terms import IRI
from ontology.terms import SAYSO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.rdf.terms import Quad
    from ontology.validation import Violation

__all__ = ["export", "import_"]

_FORMATS = "nquads, trig, turtle, ntriples or json-ld"
_STIX = "stix"
_SHOWN = 20
_NAMES = {"jsonld": "json-ld", "n-quads": "nquads", "n-triples": "ntriples", "ttl": "turtle"}


def export(
    *,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help=f"{_FORMATS}, or stix; else by the file's ending, else nquads."),
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="ID", help="Only what this report says (id, URL or title).")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, not to standard output.")
    ] = None,
    store: StoreOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="With --output: print what was written as JSON.")] = False,
) -> None:
    """Write the store as RDF, or its claims as STIX 2.1.

    N-Quads and N-Triples stream, whatever the size; the other formats are put together in memory. Turtle and N-Triples
    have no named graphs, so that an import of them does not bring back which report says what. STIX holds claims with
    their origins, reviews and denials, and a confidence that comes from their credibility alone.
    """
    if as_json and not output:
        raise typer.BadParameter("--json needs --output: standard output is for the RDF")
    from graph.rdf.formats import stream  # noqa: PLC0415 - only where RDF is written
    from graph.view import View  # noqa: PLC0415

    if (format_ or "").lower() == _STIX:
        if report:
            raise typer.BadParameter("STIX holds the claims of the whole store", param_hint="--report")
        _export_stix(output, store, as_json=as_json)
        return
    name = _format(format_, output) or "nquads"
    with opened(store, existing=True) as open_store:
        graph = View(open_store).find("report", report) if report else None
        counted = _Counted(open_store.quads(graph))
        with _target(output) as file:
            for piece in stream(counted, name):
                file.write(piece)
    if as_json:
        print_json({"file": output, "format": name, "statements": counted.number})
    elif output:
        note(f"wrote {phrases.count(counted.number, 'statement')} to {output} as {name}")


def _export_stix(output: str | None, store: str | None, *, as_json: bool) -> None:
    import json  # noqa: PLC0415 - only here

    from graph.claims_as_stix import claims_bundle  # noqa: PLC0415 - the same
    from graph.view import View  # noqa: PLC0415

    with opened(store, existing=True) as open_store:
        found = claims_bundle(View(open_store), [str(row["id"]) for row in open_store.rows("claims")])
    with _target(output) as file:
        file.write(json.dumps(found, ensure_ascii=False, indent=2).encode() + b"\n")
    if as_json:
        print_json({"file": output, "format": _STIX, "objects": len(found["objects"])})
    elif output:
        note(f"wrote {phrases.count(len(found['objects']), 'object')} to {output} as STIX 2.1")


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file of RDF, or - for standard input.")],
    *,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help=f"{_FORMATS}; else by the file's ending.")
    ] = None,
    no_validate: Annotated[
        bool, typer.Option("--no-validate", help="Import it as it is, without holding it against the shapes.")
    ] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add RDF to the store, if it keeps to the shapes.

    What breaks the shapes is listed, nothing is then imported, and the exit code is 1. Importing the same file twice is
    no error and changes nothing. Its reports are compared with the others for copies, and claims that it touches are
    assessed anew.
    """
    name = _format(format_, None if file == "-" else file)
    if name is None:
        raise InputError(
            "the format of standard input must be named"
            if file == "-"
            else f"the ending of {file} names no RDF format",
            value=file,
            remedy=f"give --format with one of {_FORMATS}",
        )
    quads = list(_read(file, name))
    violations = () if no_validate else _violations(quads)
    if violations:
        _refuse(file, violations, as_json=as_json)
        raise typer.Exit(1)
    from loaders.resolve.meanings import Meanings, model  # noqa: PLC0415 - the same
    from loaders.upkeep import settle  # noqa: PLC0415 - only once there is something to import

    with opened(store) as open_store:
        try:
            with open_store.writer() as writer:
                number = writer.add(quads)
                Meanings(open_store, model).write(writer, _claims(quads))
        except KeyboardInterrupt:
            raise InterruptedRunError(
                "interrupted; a part may be in the store",
                remedy="run the same command again: adding twice does no harm",
            ) from None
        settle(open_store, _reports(quads), _claims(quads))
    if as_json:
        print_json({"file": file, "format": name, "statements": number, "violations": []})
    else:
        note(f"imported {phrases.count(number, 'statement')} from {file}")


def _format(given: str | None, file: str | None) -> str | None:
    from graph.rdf.formats import format_of  # noqa: PLC0415

    if given:
        found = format_of(_NAMES.get(given.lower(), given))
        if found is None:
            raise RdfError(f"{given!r} is no format of RDF", value=given, remedy=f"use {_FORMATS}")
        return found.name
    found = format_of(file) if file else None
    return found.name if found else None


class _Counted:
    """Quads, counted as they pass."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._quads = quads
        self.number = 0

    def __iter__(self) -> Iterator[Quad]:
        for quad in self._quads:
            self.number += 1
            yield quad


@contextmanager
def _target(output: str | None) -> Iterator[IO[bytes]]:
    """Open where to write. A file is there whole at the end, or as it was before."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    if path.exists() and not path.is_file():
        # A device or a pipe is written to, not replaced.
        with path.open("wb") as file:
            yield file
        return
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(
            f"{output} cannot be written ({error.strerror})",
            value=output,
            remedy="name a file in a folder that is there",
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        Path(draft).chmod(0o666 & ~mask)
        Path(draft).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise


def _read(file: str, name: str) -> Iterator[Quad]:
    from graph.rdf.formats import parse  # noqa: PLC0415

    try:
        if file == "-":
            yield from parse(sys.stdin.buffer, name)
            return
        with Path(file).open("rb") as opened_file:
            yield from parse(opened_file, name)
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror})", value=file, remedy="check the path") from error
    except RdfError as error:
        place = "standard input" if file == "-" else file
        raise RdfError(f"{place}: {error.message}", value=error.value, remedy=error.remedy) from error


def _violations(quads: list[Quad]) -> tuple[Violation, ...]:
    from graph.rdf.rdflib_terms import to_graph  # noqa: PLC0415 - rdflib is loaded when something is validated
    from ontology.validation import validate  # noqa: PLC0415

    return validate(to_graph(quads))


def _claims(quads: Iterable[Quad]) -> set[str]:
    """Return the claims that statements bear on: what an assertion is about, and what is said to be a claim."""
    return {
        term.value
        for subject, predicate, value, _ in quads
        for term in ((value,) if predicate.value == SAYSO.about else (subject,))
        if isinstance(term, IRI) and (predicate.value == SAYSO.about or value == IRI(SAYSO.Claim))
    }


def _reports(quads: Iterable[Quad]) -> set[str]:
    """Return the reports of which statements say that they are some."""
    return {subject.value for subject, _, value, _ in quads if isinstance(subject, IRI) and value == IRI(SAYSO.Report)}


def _refuse(file: str, violations: tuple[Violation, ...], *, as_json: bool) -> None:
    complain(
        f"{file} breaks the shapes in {phrases.count(len(violations), 'place')}; nothing was imported; "
        "mend them, or give --no-validate"
    )
    if as_json:
        print_json({"file": file, "statements": 0, "violations": [one._asdict() for one in violations]})
        return
    for one in violations[:_SHOWN]:
        value = f" {one.value}" if one.value else ""
        note(f"  {one.focus} {one.path}{value}: {' '.join(one.message.split())}")
    if len(violations) > _SHOWN:
        note(f"  and {len(violations) - _SHOWN:,} more; --json lists all")
