"""Both stores find the same claims for the same words: what a word is does not depend on where the claims are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.iris import Iris
from graph.model import Agent, Assertion, Claim, Reading, Report
from graph.stores import open_store
from ontology.schemes import AgentType, Stance

if TYPE_CHECKING:
    from tests.neo4j_server import Neo4jServer

TEXTS = (
    "About 59,000 troops are in the region, the general said.",
    "Russia's Defence Ministry did not reply; Russia sent 5,900 men.",
    "The U.S. and U.K. signed a £2.3 billion north-south deal.",
    "Café owners in Łódź say prices rose 7.5 per cent.",
    "O'Brien and D\u2019Souza told the “Daily News” of 200-300 metres a day.",
    "Міністерство оборони України повідомило про їжаків.",
    "Министерство обороны: 59 000 человек, объект №5.",
    "To be or not to be: it was not for them.",
)
QUERIES = (
    "59,000",
    "59",
    "000",
    "russia",
    "Russia's",
    "russia\u2019s ministry",
    "5,900 men",
    "U.S.",
    "us",
    "u.s",
    "2.3 billion",
    "north-south",
    "south",
    "cafe lodz",
    "CAFÉ",
    "7.5",
    "7",
    "o'brien",
    "brien",
    "D'Souza",
    "souza",
    "daily news 300",
    "the general",
    "to be or not to be",
    "України",
    "ИЖАКІВ",
    "їжаків",
    "объект 5",
    "troops OR deal",
    '"billion',
    "troop*",
    "",
)


@pytest.mark.neo4j
def test_both_stores_find_the_same(neo4j_server: Neo4jServer) -> None:
    neo4j_server.wipe()
    iris = Iris()
    outlet = Agent(iris.agent("Organization", "The Quay"), AgentType.NEWS_OUTLET, "The Quay")
    report = Report(iris.report("The Quay", "words"), "Words", outlet.id, " ".join(TEXTS), "0" * 64)
    claims = tuple(Claim(iris.claim(text), text) for text in TEXTS)
    said = tuple(
        Assertion(iris.assertion(report.id, number, 0), report.id, (claim.id,), outlet.id, Stance.ASSERTS)
        for number, claim in enumerate(claims, 1)
    )
    reading = Reading(report, said, agents=(outlet,), claims=claims)
    server = neo4j_server
    with (
        open_store("oxigraph:") as one,
        open_store(server.url, username=server.username, password=server.password) as two,
    ):
        for store in (one, two):
            with store.writer() as writer:
                writer.put(reading)
        for every in (True, False):
            found = [{words: set(store.search_claims(words, every=every)) for words in QUERIES} for store in (one, two)]
            assert found[0] == found[1]
        assert one.search_claims("russia") == one.search_claims("Russia's") == [claims[1].id]
