"""What holds of any story, however odd."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reason.chains import chains
from graph.reason.corroboration import Corroboration, corroboration
from graph.reason.links import components, sources
from ontology.schemes import Independence, Stance, Status
from tests.graph.reasoning import Story

ORIGINS = (
    "anon:a source", "anon:an officer@Navy", "anon:an officer@Army", "group:officials", "doc:a study",
    "person:Ann Lee@Navy", "person:Ann Lee@Army", "person:Bo Chan@Army", "person:Chan", "gov:Navy", "gov:Army",
    "gov:State", "wire:Reuters", "wire:AP", "news:Herald", "org:police", "org:the city police", "person:Ана Чан",
)  # fmt: skip
CARRIERS = ("wire:Reuters", "wire:AP", "news:Herald", "gov:Navy", "person:Bo Chan@Army", "group:officials")
PUBLISHERS = ("news:Herald", "news:Post", "wire:Reuters", "wire:AP", "gov:Navy")
STANCES = (Stance.ASSERTS, Stance.ASSERTS, Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.NOT_YET_COMMENTED)

hops = st.tuples(st.sampled_from(ORIGINS), st.lists(st.sampled_from(CARRIERS), max_size=2, unique=True)).map(
    lambda made: (made[0], *made[1])
)
reports = st.tuples(
    st.sampled_from(PUBLISHERS),
    st.lists(st.one_of(st.just(()), hops), min_size=1, max_size=3),
    st.sampled_from(STANCES),
    st.sampled_from((None, "2024", "2024-11-20", "2024-11-24T10:00:00Z")),
)
stories = st.lists(reports, min_size=1, max_size=6)


def build(rows: list[tuple[str, list[tuple[str, ...]], Stance, str | None]]) -> Story:
    story = Story()
    story.agent("gov:Navy", parent="State")
    story.agent("gov:State")
    for publisher, found, stance, published in rows:
        story.report(publisher, *found, stance=stance, published=published)
    return story


def connected(found: Corroboration, *joining: Independence) -> int:
    heads = [group.agents[0].agent for group in found.groups]
    owner = {hop.agent: index for index, group in enumerate(found.groups) for hop in group.agents}
    edges = [
        (owner[pair.a.agent], owner[pair.b.agent])
        for pair in found.bounds.between
        if pair.judgement.independence in joining
    ]
    return len(set(components(len(heads), edges)))


@settings(max_examples=300, deadline=None)
@given(stories)
def test_bounds_fit_the_pairs_and_every_pair_has_its_reason(rows: list) -> None:  # type: ignore[type-arg]
    found = corroboration(build(rows).dossier())
    count = len(found.groups)
    assert found.bounds.fewest <= found.bounds.most <= count
    assert (found.bounds.most == 0) == (count == 0)
    assert found.bounds.fewest >= min(1, count)
    assert found.bounds.most == connected(found, Independence.DEPENDENT)
    assert found.bounds.fewest >= connected(found, Independence.DEPENDENT, Independence.UNKNOWN)
    assert len(found.bounds.between) == count * (count - 1) // 2
    assert all(pair.judgement.explanation for pair in found.bounds.pairs)
    assert found.explanation
    grouped = {index for group in found.groups for index in group.chains}
    assert grouped == set(found.selection.supporting)


@settings(max_examples=300, deadline=None)
@given(stories, st.data())
def test_a_relay_of_an_origin_never_raises_their_number(rows: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    story = build(rows)
    before = corroboration(story.dossier())
    if not before.groups:
        return
    told = [chain for chain in before.chains if chain.stance.supports and (len(chain.hops) > 1 or not chain.origin.own)]
    picked = data.draw(st.sampled_from(told))
    specs = {
        iri: spec for spec in (*ORIGINS, *CARRIERS, *PUBLISHERS) for iri in [story.agent(spec, picked.report_id)[0]]
    }
    specs = {hop.agent: spec for hop in picked.hops for iri, spec in specs.items() if iri == hop.agent}
    by = data.draw(st.sampled_from((*PUBLISHERS, "news:A new one")))
    relayed = tuple(specs[hop.agent] for hop in picked.hops)
    if picked.hops[-1].agent == story.agent(by)[0]:
        relayed = relayed[:-1]
    story.report(by, relayed)
    after = corroboration(story.dossier())
    assert after.bounds.most <= before.bounds.most
    assert after.bounds.fewest <= before.bounds.fewest


@settings(max_examples=100, deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_the_dossier_does_not_matter(rows: list, random: object) -> None:  # type: ignore[type-arg]
    dossier = build(rows).dossier()
    shuffled = list(dossier.assertions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = replace(dossier, assertions=tuple(shuffled))
    one, other = corroboration(dossier).as_json(), corroboration(again).as_json()
    assert json.dumps(one) == json.dumps(other)


@settings(max_examples=100, deadline=None)
@given(stories, reports)
def test_removing_a_report_undoes_it_exactly(rows: list, row: tuple) -> None:  # type: ignore[type-arg]
    story = build(rows)
    before = json.dumps(corroboration(story.dossier()).as_json())
    publisher, found, stance, published = row
    report = story.report(publisher, *found, stance=stance, published=published)
    story.assertions = [assertion for assertion in story.assertions if assertion.report != report]
    assert json.dumps(corroboration(story.dossier()).as_json()) == before


@settings(max_examples=200, deadline=None)
@given(stories, st.data())
def test_any_relays_even_circles_give_chains(rows: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    dossier = build(rows).dossier()
    targets = [assertion.id for assertion in dossier.assertions] + ["nowhere"]
    tangled = tuple(
        replace(assertion, relays=data.draw(st.sampled_from([None, *targets]))) for assertion in dossier.assertions
    )
    again = replace(dossier, assertions=tangled)
    walked = {iri for chain in chains(again) for iri in chain.assertions}
    relayed = {assertion.relays for assertion in tangled}
    assert {assertion.id for assertion in tangled if assertion.id not in relayed} <= walked
    assert all(len(chain.assertions) == len(set(chain.assertions)) for chain in chains(again))
    found = corroboration(again)
    assert found.status in Status
    assert found.bounds.fewest <= found.bounds.most


@given(st.integers(1, 8), st.data())
def test_sources_are_where_everything_flows_from(size: int, data: st.DataObject) -> None:
    node = st.integers(0, size - 1)
    above = data.draw(st.dictionaries(node, st.sets(node, max_size=3)))
    flows = sources(size, above)
    for start, found in enumerate(flows):
        assert found
        for root in found:
            assert all(above.get(member, set()) <= root for member in root)
            assert start not in root or found == (root,)
