"""What stands beside a corroboration, from every store: copies, what changed on the way, figures that agree."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from graph.beside import beside, copied_texts
from graph.model import Copy, Quote
from graph.reason.clocks import Clocks
from graph.reason.corroboration import corroboration
from graph.view import View
from ontology.schemes import Certainty, Stance
from tests.graph.beside import report, say

if TYPE_CHECKING:
    from graph.model import Reading
    from graph.store import Store

SOURCE = "anon:officer"
PEAK = "We reached 1,376 square kilometres of Nordvik at the peak"
NOW = "About 800 square kilometres of Nordvik remain"
LOST = "Over 40% of the captured land in Nordvik was lost"


def _world() -> tuple[Reading, Reading]:
    wire = report("https://e.example/wire", "wire:Northwire", "2024-11-20")
    wire = say(wire, "About 400 ships may wait", SOURCE, claim="c:ships", certainty=Certainty.POSSIBLE, hedge="may")
    wire = say(wire, "could not verify", claim="c:ships", stance=Stance.NOT_INDEPENDENTLY_VERIFIED)
    for name, text in (("c:peak", PEAK), ("c:now", NOW), ("c:lost", LOST)):
        wire = say(wire, text, SOURCE, claim=name)
    wire = say(wire, "8,000 Veylian soldiers are in the Nordvik region", SOURCE, claim="c:are")
    paper = report("https://e.example/paper", "news:Gazette", "2024-11-21")
    paper = say(paper, "400 ships wait", SOURCE, "wire:Northwire", claim="c:ships")
    paper = say(
        paper, "8,000 Veylian soldiers were captured in the Nordvik region", SOURCE, "wire:Northwire", claim="c:took"
    )
    return _texted(wire), _texted(paper)


def _texted(reading: Reading) -> Reading:
    """The same with its wordings as claims' texts, as a pipeline makes them, and a text of its own."""
    words = {one.about[0]: one.wording for one in reading.assertions if one.wording and one.stance is Stance.ASSERTS}
    claims = tuple(replace(claim, text=words.get(claim.id) or claim.text) for claim in reading.claims)
    return replace(reading, claims=claims, report=replace(reading.report, text="t" * 60))


def test_the_same_from_every_store(store: Store) -> None:
    wire, paper = _world()
    copy = Copy(paper.report.id, wire.report.id, Decimal("0.9"), (Quote.of("t" * 60, 3, 40),))
    with store.writer() as writer:
        writer.put(wire)
        writer.put(paper)
        writer.flush()
        writer.put_copies({paper.report.id: [copy]})
    view = View(store)

    def of(claim: str, clocks: Clocks | None = None) -> dict[str, list[dict[str, Any]]]:
        dossier = view.dossier(claim)
        assert dossier is not None
        found = corroboration(dossier).as_json(None, beside(view, dossier, clocks or Clocks()))
        return {key: found[key] for key in ("copies", "changes", "consistency")}

    ships = of("c:ships")
    assert {one["kind"] for one in ships["changes"]} == {"hedgeDropped", "approximationDropped", "noticeDropped"}
    assert [(one["report"], one["of"], one["declared"]) for one in ships["copies"]] == [
        (paper.report.id, wire.report.id, True)
    ]
    assert ships["copies"][0]["shared"][0]["exact"] == "t" * 37
    assert (ships["copies"][0]["of_publisher"], ships["copies"][0]["of_published"]) == ("Northwire", "2024-11-20")
    dossier = view.dossier("c:ships")
    assert dossier is not None
    assert copied_texts(view, dossier).as_json()["copies"] == ships["copies"]
    taken = [(one["report"]["id"], one.get("copied_from")) for one in corroboration(dossier).as_json()["chains"]]
    assert taken == [(wire.report.id, None), (paper.report.id, [wire.report.id])]
    assert [one["kind"] for one in of("c:took")["changes"]] == ["meaningChanged"]
    assert [one["kind"] for one in of("c:are")["changes"]] == ["meaningChanged"]
    (agreed,) = of("c:lost")["consistency"]
    assert agreed["arithmetic"] == "(1,376 - 800) / 1,376 = 41.9 %"
    assert of("c:now")["consistency"] == [agreed]
    early = of("c:ships", Clocks("2024-11-20"))
    assert early == {"copies": [], "changes": [], "consistency": []}
