"""The data of the gazetteer holds together."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import product

import rdflib
from rdflib import RDF, RDFS, URIRef

from graph.iris import GAZETTEER_BASE
from ontology.compile import compiled, rendered
from ontology.lookup import exact, plain
from ontology.names import normal_name
from ontology.resources import agents_json, agents_text
from ontology.schemes import AgentType
from ontology.terms import SAYSO
from tests.ontology.gazetteer_data import DATA, SHARED, G, id_of

GRAPH = rdflib.Graph().parse(data=agents_text(), format="turtle")


def test_the_compiled_file_is_what_the_turtle_says() -> None:
    text = agents_json()
    assert text == rendered(agents_text()), "run: python -m ontology.compile"
    assert json.loads(text) == json.loads(json.dumps(compiled(GRAPH)))


def test_it_covers_the_world() -> None:
    kinds = Counter(entry.type for entry in G)
    assert kinds[AgentType.NEWS_AGENCY] >= 30
    assert kinds[AgentType.NEWS_OUTLET] >= 60
    assert kinds[AgentType.GOVERNMENT_BODY] >= 120
    assert sum(entry.office == "government" for entry in G) >= 40
    assert set(kinds) <= set(AgentType) - {AgentType.ANONYMOUS_SOURCE, AgentType.GROUP, AgentType.DOCUMENT}


def test_every_reference_leads_to_an_entry() -> None:
    for entry in G:
        assert entry.id.startswith(GAZETTEER_BASE)
        assert G.get(entry.id) is entry
        for other in (entry.parent, entry.side):
            assert other is None or G.get(other), f"{entry.id} -> {other}"
    for predicate in (SAYSO.metonymOf, SAYSO.office):
        for subject, value in GRAPH.subject_objects(URIRef(predicate)):
            assert (value, RDF.type, None) in GRAPH, f"{subject} -> {value}"


def test_a_side_is_a_government_of_its_own_side() -> None:
    sides = {entry.side for entry in G if entry.side} - {id_of("palestinian-authority")}
    for side in sides:
        entry = G.get(side)
        assert entry
        assert (entry.office, entry.side) == ("government", side)


def test_nobody_is_above_itself() -> None:
    for entry in G:
        assert entry.id not in G.ancestors(entry.id)


def test_names_that_several_entries_bear_are_known() -> None:
    assert {name: {i.removeprefix(GAZETTEER_BASE) for i in ids} for name, ids in G.shared_names().items()} == SHARED


def test_wikidata_ids_are_ids_and_belong_to_one_thing() -> None:
    ids = [str(value) for value in GRAPH.objects(None, URIRef(SAYSO.wikidata))]
    assert all(re.fullmatch(r"Q[1-9]\d*", value) for value in ids)
    assert [value for value, times in Counter(ids).items() if times > 1] == []


def test_a_state_has_one_body_of_each_kind() -> None:
    bodies = Counter((entry.side, entry.office) for entry in G if entry.office and entry.side)
    assert [body for body, times in bodies.items() if times > 1] == []
    offices = Counter(exact(plain(label)) for labels in DATA["offices"].values() for label in set(labels))
    kinds = {kind: {exact(plain(label)) for label in labels} for kind, labels in DATA["offices"].items()}
    for (one, labels), (two, others) in product(kinds.items(), repeat=2):
        assert one == two or not labels & others, f"{one} and {two} share {labels & others}"
    assert offices


def test_names_are_names() -> None:
    for entry in G:
        for name in (entry.name, *entry.aliases):
            assert name == name.strip()
            assert exact(name)
        assert entry.name not in entry.aliases
        assert entry.metonyms <= {normal_name(alias) for alias in entry.aliases}


def test_aliases_say_their_language() -> None:
    tagged = [*GRAPH.objects(None, URIRef(SAYSO.alias)), *GRAPH.objects(None, URIRef(SAYSO.demonym))]
    places = GRAPH.subjects(URIRef(SAYSO.metonymOf))
    tagged += [label for place in places for label in GRAPH.objects(place, RDFS.label)]
    assert {text.language for text in tagged if isinstance(text, rdflib.Literal)} == {"en", "uk", "ru"}
