"""From statements to readings: agents, claims, assertions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ModelError
from graph.iris import GAZETTEER_BASE, Iris
from graph.model import Claim, Reading
from loaders.document import Document
from loaders.resolve.persons import bare_name, full_names, person_key
from loaders.resolve.resolver import Resolved, resolve
from loaders.statement import Hop, Statement
from ontology.gazetteer import gazetteer
from ontology.schemes import AgentType, Identification, Kind, RelayType, Stance
from tests.loaders.statements import document, extractor

IRIS = Iris("https://example.org/id/")


def resolved(read: Document, known: tuple[Claim, ...] = ()) -> Resolved:
    return resolve(read, extractor(read), iris=IRIS, gazetteer=gazetteer(), find_claims=lambda _: known)


def names(reading: Reading) -> dict[str, str]:
    return {agent.id: agent.name for agent in (*reading.agents, *reading.sources)}


def chain(reading: Reading, statement: int) -> list[str]:
    made = [one for one in reading.assertions if f"/assertion/{statement}/" in one.id]
    assert [one.relays for one in made] == [None, *(one.id for one in made[:-1])]
    return [names(reading)[one.made_by] for one in made]


def test_a_statement_is_one_assertion_for_each_hop() -> None:
    read = document(
        "The Herald", "anonymous/a senior source@General Staff of Ukraine > organisation/Reuters: “We hold the town”"
    )
    reading = resolved(read).reading
    origin, relay, end = reading.assertions
    assert chain(reading, 1) == ["a senior source", "Reuters", "The Herald"]
    assert origin.wording == "“We hold the town”"
    assert origin.content[0].exact == read.text[slice(origin.content[0].start, origin.content[0].end)]
    assert relay.wording is end.wording is None
    assert not relay.content
    assert (relay.relay_type, end.relay_type) == (RelayType.QUOTES, None)
    assert end.made_by == reading.report.publisher
    assert origin.about == relay.about == end.about == (reading.claims[0].id,)
    assert origin.affiliation == f"{GAZETTEER_BASE}ukraine-general-staff"


def test_every_id_is_in_the_reading_and_parents_are_too() -> None:
    read = document(
        "BBC",
        "anonymous/a source@Pentagon: One claim here",
        "organisation/Russian Ministry of Defence: Another one there",
    )
    reading = resolved(read).reading
    known = {agent.id for agent in (*reading.agents, *reading.sources)}
    named = {one.made_by for one in reading.assertions} | {one.affiliation for one in reading.assertions} - {None}
    assert named <= known
    assert {agent.parent for agent in reading.agents} - {None} <= known
    assert {claim for one in reading.assertions for claim in one.about} == {claim.id for claim in reading.claims}
    types = {agent.name: agent.type for agent in reading.agents}
    assert types["Ministry of Defence of the Russian Federation"] is AgentType.GOVERNMENT_BODY


def test_an_outlet_has_one_id_whether_it_publishes_or_is_cited() -> None:
    own = resolved(document("The Quarry Post", ": It rained")).reading
    cited = resolved(document("The Herald", "organisation/The Quarry Post: It rained")).reading
    assert own.report.publisher == cited.assertions[0].made_by
    assert {agent.type for agent in own.agents} == {AgentType.NEWS_OUTLET}


def test_neighbours_that_are_one_agent_are_one_hop() -> None:
    read = document(
        "Reuters", "person/Ann Lee > organisation/the Reuters news agency > organisation/Reuters: It rained"
    )
    assert chain(resolved(read).reading, 1)[-1] == "Reuters"
    assert chain(resolved(read).reading, 1).count("Reuters") == 1


def test_anonymous_sources_are_the_report_s_own_one_for_each_key() -> None:
    read = document(
        "The Herald",
        "anonymous/the source#1: It rained",
        "anonymous/a senior source@Pentagon#1: It snowed",
        "anonymous/an official: It hailed",
        "anonymous/an official: It froze",
        "group/officials#3: It thawed",
    )
    reading = resolved(read).reading
    made = [one.made_by for one in reading.assertions if one.relays is None]
    assert made[0] == made[1]
    assert made[2] == made[3]
    assert len(set(made)) == 3
    assert [source.name for source in reading.sources] == ["a senior source", "an official", "officials"]
    assert [source.id for source in reading.sources] == [IRIS.source(reading.report.id, number) for number in (1, 2, 3)]
    other = resolved(replace(read, url="https://herald.example/2")).reading
    assert not {source.id for source in other.sources} & set(made)


def test_a_last_name_is_the_person_whose_full_name_the_text_has() -> None:
    read = document(
        "The Herald",
        "person/Barhylevych: It rained",
        "person/Gen. Anatolii Barhylevych: It snowed",
        "person/Lee: It froze",
    )
    reading = resolved(read).reading
    made = [one.made_by for one in reading.assertions if one.relays is None]
    assert made[0] == made[1] != made[2]
    assert "Anatolii Barhylevych" in names(reading).values()


def test_spellings_and_titles_do_not_make_two_persons() -> None:
    ids = {
        resolved(document("The Herald", f"person/{name}: It rained")).reading.assertions[0].made_by
        for name in ("Volodymyr Zelenskyy", "President Volodymyr Zelenskiy", "Volodymyr Zelensky")
    }
    assert len(ids) == 1


def test_the_unnamed_holder_of_an_office_is_nobody_else_s() -> None:
    def minister(affiliation: str | None, publisher: str) -> str:
        hop = Hop(Kind.PERSON, "the foreign minister", affiliation, Identification.POSITION_DESCRIBED)
        read = document(publisher, ": It rained")
        found = resolve(
            read,
            [Statement("It rained", Stance.ASSERTS, (hop, Hop(Kind.PUBLISHER, publisher)), ())],
            iris=IRIS,
            gazetteer=gazetteer(),
            find_claims=lambda _: (),
        )
        return found.reading.assertions[0].made_by

    assert minister("Poland", "A") == minister("Poland", "B") != minister("Latvia", "A")
    assert minister(None, "A") != minister(None, "B")


def test_a_last_name_read_as_an_organisation_is_the_person() -> None:
    read = document("The Herald", "organisation/Zelenskyy: It rained", "person/Volodymyr Zelenskyy: It snowed")
    reading = resolved(read).reading
    made = [one.made_by for one in reading.assertions if one.relays is None]
    assert made[0] == made[1]
    alone = resolved(document("The Herald", "organisation/Zelenskyy: It rained")).reading
    assert alone.assertions[0].made_by not in made


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Ukrainian President Volodymyr Zelenskyy", "ukraine"),
        ("South Korean Defence Minister Ann Lee", "south-korea"),
        ("Poland\u2019s foreign minister, Ann Lee", "poland"),
        ("French actress Ann Lee", None),
        ("President Ann Lee", None),
    ],
)
def test_the_words_of_the_source_tell_whose_office_a_person_holds(words: str, side: str | None) -> None:
    read = Document(f"{words} said it rained. Lee said it snowed.", "Rain", "The Herald", language="en")
    name = "Volodymyr Zelenskyy" if "Zelenskyy" in words else "Ann Lee"
    last = Hop(Kind.PUBLISHER, "The Herald")
    person = Hop(Kind.PERSON, name, None, Identification.NAMED)
    statements = [
        Statement("It rained", Stance.ASSERTS, (person, last), (), source=((0, len(words)),)),
        Statement("It snowed", Stance.ASSERTS, (replace(person, name=name.rsplit(maxsplit=1)[-1]), last), ()),
    ]
    reading = resolve(read, statements, iris=IRIS, gazetteer=gazetteer(), find_claims=lambda _: ()).reading
    expected = f"{GAZETTEER_BASE}{side}" if side else None
    assert [one.affiliation for one in reading.assertions if one.relays is None] == [expected, expected]


def test_full_names_join_only_what_fits_one_person() -> None:
    assert full_names(["Biden", "Joe Biden"])["biden"] == "joe biden"
    assert full_names(["Biden", "Joe Biden", "Hunter Biden"])["biden"] == "biden"
    assert bare_name("President of") == "of"
    assert bare_name("Dr. Ann Lee") == "Ann Lee"


@given(st.text(max_size=30))
def test_person_keys_are_stable(name: str) -> None:
    assert person_key(person_key(name)) == person_key(name) or not name.strip()


def test_the_same_claim_in_other_words_is_found_and_its_figures_compete() -> None:
    known = Claim("c:1", "About 59,000 Russian troops have been sent to the Kursk region", "en")
    read = document(
        "The Herald",
        ": Russia has deployed about 59,000 troops in the region",
        ": About 45,000 Russian troops have been sent to the Kursk region",
        ": About 45,000 Russian soldiers have been sent to the Kursk region",
    )
    found = resolved(read, (known,))
    about = [one.about for one in found.reading.assertions]
    assert about[0] == ("c:1",)
    assert about[1] == about[2] != about[0]
    assert found.competing == (tuple(sorted(("c:1", about[1][0]))),)
    assert {claim.id for claim in found.reading.claims} == {"c:1", about[1][0]}


def test_responses_are_about_what_they_cover_else_about_their_own_words() -> None:
    read = document(
        "The Herald",
        "organisation/Moscow: neitherConfirmedNorDenied covers=1,2: has neither confirmed nor denied it",
        ": The bridge fell in Genoa",
        ": The mayor of Porto resigned",
        "organisation/Moscow: declinedToComment: The plan for a pipeline to Oslo",
    )
    reading = resolved(read).reading
    first, _, *rest = reading.assertions
    texts = {claim.id: claim.text for claim in reading.claims}
    assert [texts[claim] for claim in first.about] == ["The bridge fell in Genoa", "The mayor of Porto resigned"]
    assert texts[rest[-1].about[0]] == "The plan for a pipeline to Oslo"
    assert "has neither confirmed nor denied it" not in texts.values()


def test_without_a_publisher_the_host_or_a_publisher_of_this_report_only_stands_in() -> None:
    bare = replace(document("x", ": It rained"), publisher=None)
    by_host = resolved(replace(bare, url="https://www.herald.example/1")).reading
    assert names(by_host)[by_host.report.publisher] == "herald.example"
    unknown = [resolved(replace(bare, title=title)).reading for title in ("One", "Two")]
    assert {names(one)[one.report.publisher] for one in unknown} == {"unknown publisher"}
    assert len({one.report.publisher for one in unknown}) == 2


def test_spans_outside_of_the_text_are_refused() -> None:
    read = document("The Herald", ": It rained")
    wrong = replace(extractor(read)[0], content=((5, 500),))
    with pytest.raises(ModelError, match="span"):
        resolve(read, [wrong], iris=IRIS, gazetteer=gazetteer(), find_claims=lambda _: ())
