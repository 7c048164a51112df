"""Every format gives back what was written; errors name the line; nothing is fetched."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings

from graph.errors import RdfError
from graph.rdf.formats import FORMATS, format_of, parse, serialize, stream
from graph.rdf.local_context import CONTEXT_URL
from graph.rdf.terms import IRI, Literal, Quad
from graph.rdf.write import to_quads
from ontology.terms import SAYSO
from tests import strategies
from tests.isomorphic import canonical
from tests.strategies import IRIS, ODDITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Reading

S, P = IRI("http://example.org/s"), IRI("http://example.org/p")
ALL_ODDITIES = [Quad(S, P, literal, IRI("http://example.org/g")) for literal in ODDITIES]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25)
@given(strategies.quads())
@example(ALL_ODDITIES)
@example([])
def test_quads_come_back(name: str, quads: list[Quad]) -> None:
    kept = quads if FORMATS[name].graphs else [quad._replace(graph=None) for quad in quads]
    assert canonical(parse(serialize(quads, name), name)) == canonical(kept)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25)
@given(strategies.readings())
def test_readings_come_back(name: str, reading: Reading) -> None:
    quads = list(to_quads(reading, IRIS))
    kept = quads if FORMATS[name].graphs else [quad._replace(graph=None) for quad in quads]
    assert set(parse(serialize(quads, name), name)) == set(kept)


@pytest.mark.parametrize("name", ["nquads", "ntriples"])
def test_lines_stream(name: str) -> None:
    def endless() -> Iterator[Quad]:
        number = 0
        while True:
            yield Quad(S, P, Literal(str(number)))
            number += 1

    assert next(iter(stream(endless(), name))) == b'<http://example.org/s> <http://example.org/p> "0" .\n'


def test_files_are_read_line_by_line() -> None:
    class Growing(io.BytesIO):
        taken = 0

        def __next__(self) -> bytes:
            Growing.taken += 1
            return b"<http://example.org/s> <http://example.org/p> <http://example.org/o> .\r\n"

    quads = parse(Growing(), "nquads")
    assert next(quads) == Quad(S, P, IRI("http://example.org/o"))
    assert Growing.taken == 1


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("nquads", "<http://a> <http://p> <http://o> .\n\n# fine\nnonsense\n", "line 4 is no statement: 'nonsense'"),
        ("nquads", '<http://a> <http://p> "a"@ .', "line 1"),
        ("nquads", '"s" <http://p> <http://o> .', "line 1"),
        ("nquads", '<http://a> <http://p> "\\UFFFFFFFF" .', "no character"),
        ("ntriples", "<http://a> <http://p> <http://o> <http://g> .", "line 1"),
        ("turtle", "@prefix x: <http://x/> .\nx:a x:b x:c .\nx:a x:b", "line [34] is no turtle"),
        ("turtle", "x:a x:b x:c .", "line 1 is no turtle"),
        ("trig", "@prefix x: <http://x/> .\nx:g { x:a x:b ", "trig"),
        ("json-ld", '{\n"@id": }', "line 2 is no JSON"),
        ("json-ld", '{"@context": "http://169.254.169.254/latest", "@id": "x"}', "would have to be fetched"),
        ("json-ld", '{"@context": {"@import": "http://example.org/c"}}', "would have to be fetched"),
        ("json-ld", '{"@context": {"a": {"@id": "http://a", "@context": "http://example.org/c"}}}', "to be fetched"),
        ("json-ld", "[" * 100_000, "nested too deeply"),
        ("turtle", b"<http://a> <http://p> \n\xff", "line 2 is not UTF-8"),
        ("nquads", io.BytesIO(b"\n\xff\n"), "line 2 is not UTF-8"),
        ("rdf/xml", "", "'rdf/xml' is no format of RDF; use one of turtle, trig"),
    ],
)
def test_errors_name_the_line(name: str, data: bytes | str | io.BytesIO, message: str) -> None:
    with pytest.raises(RdfError, match=message):
        list(parse(data, name))


@pytest.mark.parametrize("name", FORMATS)
def test_half_a_surrogate_pair_is_refused(name: str) -> None:
    with pytest.raises(RdfError, match="surrogate"):
        serialize([Quad(S, P, Literal("\ud800"))], name)


def test_relative_iris_are_resolved() -> None:
    assert list(parse("<a> <b> <c> .", "turtle", "http://example.org/")) == [
        Quad(IRI("http://example.org/a"), IRI("http://example.org/b"), IRI("http://example.org/c"))
    ]


def test_our_context_is_at_hand() -> None:
    document = {"@context": CONTEXT_URL, "id": "http://example.org/c", "type": "Claim", "text": "so it is"}
    assert Quad(IRI("http://example.org/c"), IRI(SAYSO.text), Literal("so it is")) in set(
        parse(json.dumps(document), "json-ld")
    )


def test_turtle_is_fit_for_people() -> None:
    quads = [
        Quad(IRI("http://example.org/c"), IRI(SAYSO.text), Literal("so it is")),
        Quad(IRI("http://example.org/c"), IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), IRI(SAYSO.Claim)),
    ]
    assert serialize(quads, "turtle").decode() == (
        "@prefix sayso: <https://w3id.org/sayso/ontology#> .\n\n"
        '<http://example.org/c> a sayso:Claim ;\n    sayso:text "so it is" .\n'
    )


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("text/turtle; charset=utf-8", "turtle"),
        ("APPLICATION/N-QUADS", "nquads"),
        ("export.nq", "nquads"),
        ("json-ld", "json-ld"),
        ("a.trig", "trig"),
        ("text/html", None),
        ("", None),
    ],
)
def test_formats_are_known_by_name_type_and_ending(asked: str, name: str | None) -> None:
    found = format_of(asked)
    assert (found.name if found else None) == name
