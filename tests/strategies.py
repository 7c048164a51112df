"""Hypothesis strategies: every class of the model, whole consistent readings, worlds of readings, and odd RDF.

What they leave out, and why:
- half surrogates, in any text: they are no Unicode text, so nothing that writes UTF-8 can hold them;
- optional text that is "": RDF leaves it out, so it would come back as None;
- tuples out of the order that RDF gives them back in: agents and claims by id, `about` and aliases sorted and without
  twins, assertions and sources by number;
- decimals that are no number (NaN, Infinity): xsd:decimal has none;
- in quads: IRIs that RFC 3987 forbids, bad language tags, and rdf:langString without a language: `add` rejects them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from graph.iris import Iris
from graph.model import Agent, Assertion, Assessment, Claim, Copy, Quantity, Quote, Reading, Report, Review, Revision
from graph.rdf.terms import IRI, BNode, Literal, Quad
from ontology.schemes import AgentType, Bound, Certainty, GroundRule, Identification, RelayType, Stance, Status
from ontology.terms import RDF, SAYSO, SCHEMA, XSD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = [
    "IRIS",
    "ODDITIES",
    "agents",
    "assessments",
    "claims",
    "copies",
    "dates",
    "decimals",
    "instants",
    "iri_text",
    "literals",
    "quads",
    "quantities",
    "quotes",
    "readings",
    "reports",
    "reviews",
    "texts",
    "worlds",
]

IRIS = Iris()
_SHARED = sorted(kind for kind in AgentType if not kind.owned_by_report)
_OWN = sorted(kind for kind in AgentType if kind.owned_by_report)


def texts(min_size: int = 0, max_size: int = 40) -> SearchStrategy[str]:
    """Any Unicode text: quotes, line ends, astral characters, several scripts."""
    likely = st.sampled_from(list("aZ é\"'\\\n\r\t{}<>`$ йїґ 中 \u2028 😀\U0001f1fa"))
    return st.text(st.one_of(likely, st.characters(exclude_categories=["Cs"])), min_size=min_size, max_size=max_size)


def dates() -> SearchStrategy[str]:
    """A date of any precision."""
    day = st.dates()
    moment = st.datetimes(min_value=datetime(1000, 1, 1))  # noqa: DTZ001  # Hypothesis wants bounds without a zone
    return st.one_of(
        st.integers(1000, 2999).map(str),
        st.tuples(st.integers(1000, 2999), st.integers(1, 12)).map("{0[0]}-{0[1]:02d}".format),
        day.filter(lambda value: value.year >= 1000).map(str),
        st.tuples(moment, st.sampled_from(["", "Z", "+02:00", "-11:30", "+00:00"])).map(
            lambda pair: pair[0].isoformat() + pair[1]
        ),
    )


def instants() -> SearchStrategy[datetime]:
    """An exact instant in UTC."""
    return st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # as above


def decimals() -> SearchStrategy[Decimal]:
    """A number, with trailing zeros and exponents too."""
    usual = st.sampled_from([Decimal(59000), Decimal("1.50"), Decimal("-0.0"), Decimal("1E+3"), Decimal(7)])
    return st.one_of(usual, st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))


def iri_text() -> SearchStrategy[str]:
    """An IRI, some with odd but lawful characters."""
    odd = st.sampled_from(
        [
            "http://example.org/é%20ü?x=1&y=2#frag",
            "urn:isbn:0451450523",
            "http://example.org/'();,@!$*+",
            "https://пример.рф/шлях/\U00020000",
            "tag:example.org,2024:a",
            "http://example.org:8080/a//b/",
            "mailto:a@example.org",
        ]
    )
    return st.one_of(odd, st.integers(0, 30).map("http://example.org/thing/{}".format))


@st.composite
def quotes(draw: DrawFn, text: str) -> Quote:
    """Words of `text`, which must not be empty."""
    start = draw(st.integers(0, len(text) - 1))
    return Quote.of(text, start, draw(st.integers(start + 1, len(text))), draw(st.integers(0, 32)))


def quantities() -> SearchStrategy[Quantity]:
    """A figure."""
    return st.builds(
        Quantity,
        value=decimals(),
        unit=st.none() | texts(1, 10),
        bound=st.none() | st.sampled_from(Bound),
        approximate=st.booleans(),
        as_of=st.none() | dates(),
    )


def claims() -> SearchStrategy[Claim]:
    """A claim whose id fits its text."""
    return st.builds(
        lambda text, language, figures: Claim(IRIS.claim(text), text, language, tuple(figures)),
        texts(1),
        st.none() | st.sampled_from(["en", "uk", "ru"]),
        st.lists(quantities(), max_size=3),
    )


def agents(types: Sequence[AgentType] = _SHARED, parents: Sequence[str] = ()) -> SearchStrategy[Agent]:
    """A shared agent whose id fits its name."""
    return st.builds(
        lambda kind, name, parent, aliases, wikidata: Agent(
            IRIS.agent(kind, name), kind, name, parent, tuple(sorted(aliases)), wikidata
        ),
        st.sampled_from(list(types)),
        texts(1, 20),
        st.none() | st.sampled_from(list(parents)) if parents else st.none(),
        st.sets(texts(1, 12), max_size=3),
        st.none() | st.integers(1, 10**8).map("Q{}".format),
    )


@st.composite
def reports(draw: DrawFn, publisher: str = "http://example.org/outlet", number: int = 0) -> Report:
    """A report as it is before it is written: without `loaded` and revisions."""
    text = draw(texts(1, 80))
    return Report(
        id=IRIS.report("outlet", str(number)),
        title=draw(texts(0, 20)),
        publisher=publisher,
        text=text,
        digest=draw(st.text("0123456789abcdef", min_size=8, max_size=8)),
        published=draw(st.none() | dates()),
        language=draw(st.none() | st.sampled_from(["en", "uk", "ru"])),
        url=draw(st.none() | iri_text()),
        withdrawn=draw(st.none() | dates()),
        withdrawal_reason=draw(st.none() | texts(1, 20)),
        withdrawal_loaded=draw(st.none() | instants()),
        credit=draw(st.none() | texts(1, 20)),
        reader=draw(st.none() | texts(1, 20)),
    )


@st.composite
def _statement(  # noqa: PLR0917  # composite strategies are called by position
    draw: DrawFn, report: Report, number: int, origins: Sequence[str], hops: Sequence[str], about: Sequence[str]
) -> list[Assertion]:
    """One chain: an origin and up to three hops, as `graph.model.Assertion` describes it."""
    topics = tuple(sorted(draw(st.sets(st.sampled_from(about), min_size=1, max_size=min(2, len(about))))))
    stance = draw(st.sampled_from(Stance))
    spans = st.lists(quotes(report.text), max_size=2).map(tuple)
    origin = Assertion(
        IRIS.assertion(report.id, number, 0),
        report.id,
        topics,
        draw(st.sampled_from(origins)),
        stance,
        identification=draw(st.none() | st.sampled_from(Identification)),
        certainty=draw(st.none() | st.sampled_from(Certainty)),
        hedge=draw(st.none() | texts(1, 10)),
        ground_rule=draw(st.none() | st.sampled_from(GroundRule)),
        label=draw(st.none() | texts(1, 10)),
        affiliation=draw(st.none() | st.sampled_from(hops)),
        wording=draw(st.none() | texts(1, 30)),
        content=draw(spans),
        cue=draw(spans),
        source=draw(spans),
    )
    chain = [origin]
    for hop in range(1, draw(st.integers(1, 4))):
        chain.append(
            Assertion(
                IRIS.assertion(report.id, number, hop),
                report.id,
                topics,
                draw(st.sampled_from(hops)),
                stance,
                relays=chain[-1].id,
                relay_type=draw(st.none() | st.sampled_from(RelayType)),
                label=draw(st.none() | texts(1, 10)),
            )
        )
    return chain


@st.composite
def _reading(draw: DrawFn, number: int, people: Sequence[Agent], topics: Sequence[Claim]) -> Reading:
    publisher = draw(st.sampled_from(people))
    report = draw(reports(publisher.id, number))
    sources = tuple(
        Agent(IRIS.source(report.id, place), draw(st.sampled_from(_OWN)), draw(texts(1, 20)))
        for place in range(1, 1 + draw(st.integers(0, 3)))
    )
    named = [agent.id for agent in people]
    assertions: list[Assertion] = []
    for statement in range(1, 1 + draw(st.integers(0, 3))):
        origins = named + [source.id for source in sources]
        assertions += draw(_statement(report, statement, origins, named, [claim.id for claim in topics]))
    needed = {publisher.id} | {part.made_by for part in assertions} | {part.affiliation for part in assertions}
    by_id = {agent.id: agent for agent in people}
    for agent in people:  # parents upwards: a parent stands before its children in `people`
        if agent.id in needed:
            needed.add(agent.parent)
    for agent in reversed(people):
        if agent.id in needed:
            needed.add(agent.parent)
    about = {claim for part in assertions for claim in part.about}
    return Reading(
        report,
        tuple(assertions),
        sources,
        tuple(by_id[name] for name in sorted(by_id) if name in needed),
        tuple(sorted((claim for claim in topics if claim.id in about), key=lambda claim: claim.id)),
    )


@st.composite
def worlds(draw: DrawFn, min_size: int = 1, max_size: int = 5) -> list[Reading]:
    """Readings of different reports that share agents and claims: an id means the same in all of them."""
    people: list[Agent] = []
    for _ in range(draw(st.integers(1, 4))):
        agent = draw(agents(parents=[known.id for known in people]))
        if agent.id not in {known.id for known in people}:
            people.append(agent)
    topics = draw(st.lists(claims(), min_size=1, max_size=4, unique_by=lambda claim: claim.id))
    return [draw(_reading(number, people, topics)) for number in range(draw(st.integers(min_size, max_size)))]


def readings() -> SearchStrategy[Reading]:
    """One whole, consistent reading, as it is before it is written."""
    return worlds(1, 1).map(lambda world: world[0])


def revisions() -> SearchStrategy[tuple[Revision, ...]]:
    """The states of one report, oldest first."""
    states = st.lists(st.tuples(st.text("0123456789abcdef", min_size=8, max_size=8), instants()), max_size=3)
    return states.map(
        lambda found: tuple(Revision(number, digest, when) for number, (digest, when) in enumerate(found, 1))
    )


def reviews(claim: str = "http://example.org/claim") -> SearchStrategy[Review]:
    """A fact-checker's review."""
    return st.builds(
        Review,
        id=iri_text(),
        claim=st.just(claim),
        reviewer=iri_text(),
        rating=st.none() | texts(1, 10),
        rating_value=st.none() | decimals(),
        best_rating=st.none() | decimals(),
        worst_rating=st.none() | decimals(),
        url=st.none() | iri_text(),
        published=st.none() | dates(),
        topic=st.none() | texts(1, 10),
    )


def assessments(claim: str = "http://example.org/claim") -> SearchStrategy[Assessment]:
    """What is kept of a claim's corroboration."""
    count = st.integers(0, 10_000)
    return st.builds(
        Assessment,
        claim=st.just(claim),
        status=st.sampled_from(Status),
        rule=texts(1, 10),
        origins_min=count,
        origins_max=count,
        reports=count,
        publishers=count,
    )


@st.composite
def copies(draw: DrawFn, report: str = "http://example.org/late", of: str = "http://example.org/early") -> Copy:
    """A copy with a few passages, in the order of the text."""
    text = draw(texts(1, 60))
    part = draw(st.integers(1, 1000).map(lambda thousandths: Decimal(thousandths) / 1000))
    return Copy(report, of, part, tuple(sorted(draw(st.sets(quotes(text), max_size=3)))))


ODDITIES = (
    Literal("", XSD.string),
    Literal("01", XSD.integer),
    Literal("+1", XSD.integer),
    Literal("-0", XSD.integer),
    Literal("99999999999999999999999999", XSD.integer),
    Literal("one", XSD.integer),
    Literal(" 1 ", XSD.integer),
    Literal("1.50", XSD.decimal),
    Literal(".5", XSD.decimal),
    Literal("1.", XSD.decimal),
    Literal("0.000000000000000000000000001", XSD.decimal),
    Literal("1e3", XSD.double),
    Literal("1.0E3", XSD.double),
    Literal("NaN", XSD.double),
    Literal("INF", XSD.double),
    Literal("-INF", XSD.float),
    Literal("1", XSD.boolean),
    Literal("true", XSD.boolean),
    Literal("TRUE", XSD.boolean),
    Literal("2024", XSD.gYear),
    Literal("-0044", XSD.gYear),
    Literal("2024Z", XSD.gYear),
    Literal("2024-11", XSD.gYearMonth),
    Literal("2024-02-30", XSD.date),
    Literal("2024-11-24+14:00", XSD.date),
    Literal("2024-11-24T10:00:00.000Z", XSD.dateTime),
    Literal("2024-11-24T24:00:00Z", XSD.dateTime),
    Literal("2024-11-24T10:00:00+00:00", XSD.dateTime),
    Literal("12", "http://www.w3.org/2001/XMLSchema#byte"),
    Literal("PT60S", "http://www.w3.org/2001/XMLSchema#dayTimeDuration"),
    Literal("0FB8", "http://www.w3.org/2001/XMLSchema#hexBinary"),
    Literal("<b>x</b>", "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral"),
    Literal("whatever", "http://example.org/datatype#mine"),
    Literal("chat", RDF.langString, "fr"),
    Literal("colour", RDF.langString, "en-GB"),
    Literal("", RDF.langString, "uk-Cyrl-UA"),
    Literal("quotes \" ' \\ and \n line \r ends \t and \u2028", XSD.string),
    Literal("astral 😀 \U0010fffd, combining e\u0301, controls \x01\x7f\x85", XSD.string),
    Literal("long " * 20_000, XSD.string),
)
"""Literals that careless stores and writers change: forms that are not canonical, not valid, not short."""


def literals() -> SearchStrategy[Literal]:
    """A literal, often an odd one."""
    typed = st.tuples(
        texts(0, 12) | st.integers().map(str) | decimals().map(str),
        st.sampled_from([XSD.string, XSD.integer, XSD.decimal, XSD.double, XSD.dateTime, "http://example.org/dt"]),
    )
    tagged = st.tuples(texts(0, 12), st.sampled_from(["en", "en-GB", "EN-us", "zh-Hant", "x-private"]))
    return st.one_of(
        st.sampled_from(ODDITIES),
        typed.map(lambda pair: Literal(*pair)),
        tagged.map(lambda pair: Literal(pair[0], RDF.langString, pair[1])),
    )


@st.composite
def quads(draw: DrawFn, max_size: int = 25) -> list[Quad]:
    """RDF from outside, without twins: blank nodes, the default graph, a triple in two graphs, self loops."""
    names = iri_text().map(IRI)
    blanks = st.sampled_from(["b0", "b1", "x-y", "N0f"]).map(BNode)
    nodes = st.one_of(names, names, blanks)
    known = st.sampled_from(
        [SAYSO.about, SAYSO.madeBy, SAYSO.text, SAYSO.name, SAYSO.relays, SAYSO.stance, SCHEMA.name, RDF.type]
    )
    predicates = known.map(IRI) | names
    classes = st.sampled_from([SAYSO.Claim, SAYSO.Person, SAYSO.Assertion, SCHEMA.Claim, "http://example.org/Odd"])
    objects = st.one_of(nodes, classes.map(IRI), st.sampled_from(Stance).map(lambda s: IRI(SAYSO[s])), literals())
    graphs = st.one_of(st.none(), names, st.sampled_from([IRIS.agents_graph, IRIS.claims_graph]).map(IRI), blanks)
    found = draw(st.lists(st.builds(Quad, nodes, predicates, objects, graphs), max_size=max_size))
    for quad in found[: draw(st.integers(0, 3))]:
        found.append(quad._replace(graph=draw(graphs)))
    if len(found) % 2:
        first = found[0]
        found.append(first._replace(object=first.subject))
    return list(dict.fromkeys(found))
