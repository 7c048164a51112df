"""`sayso check`, `sayso reindex` and `sayso reassess`: is the store sound, and what it keeps of itself up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from api.cli import phrases
from api.cli.options import JsonOption, PolicyOption, StoreOption  # noqa: TC001 - Typer reads the annotations
from api.cli.screen import block, counted, note, page, print_json
from api.cli.session import opened

if TYPE_CHECKING:
    from rdflib import Graph

    from graph.store import Store
    from ontology.resources import Check

__all__ = ["check", "reassess", "reindex"]


def check(*, store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Look for statements that no sound store holds.

    Runs every query of the ontology's checks over all of the store. The exit code is 1 when one of them finds
    something. Brings the whole store into memory.
    """
    from ontology.resources import checks  # noqa: PLC0415 - only this command needs the queries

    with opened(store, existing=True) as open_store:
        graph = _union(open_store)
    found = [(one, _rows(graph, one)) for one in checks()]
    if as_json:
        print_json({"checks": [_as_json(one, rows) for one, rows in found]})
    else:
        _show(found)
    if any(rows for _, rows in found):
        raise typer.Exit(1)


def reindex(*, store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Rebuild the indexes that searching needs."""
    with opened(store, existing=True) as open_store, counted("claims") as progress:
        number = open_store.reindex(progress=progress)
    if as_json:
        print_json({"claims": number})
    else:
        note(f"indexed {phrases.count(number, 'claim')}")


def reassess(*, policy: PolicyOption = None, store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Assess every claim anew, by the policy in force.

    What lists show of a claim is kept from when its reports were loaded. After the policy of independence, or the
    gazetteer, has changed, this brings all of it up to date.
    """
    from graph.reason.policy import in_force  # noqa: PLC0415 - only this command needs it
    from loaders.upkeep import reassess as anew  # noqa: PLC0415

    with opened(store, existing=True, policy=policy) as open_store, counted("claims") as progress:
        number = anew(open_store, progress=progress)
    if as_json:
        print_json({"claims": number, "policy": in_force().as_json()})
    else:
        note(f"assessed {phrases.count(number, 'claim')} by {in_force().label}")


def _union(store: Store) -> Graph:
    """Return everything in the store as one graph, which is what the checks look at."""
    from graph.rdf.rdflib_terms import to_graph  # noqa: PLC0415 - only this command needs rdflib here

    return to_graph(store.quads())


def _rows(graph: Graph, one: Check) -> list[dict[str, str]]:
    """Run a check; sorted, so that the same store gives the same output."""
    found = graph.query(one.query).bindings
    rows = [{str(name): str(value) for name, value in sorted(row.items())} for row in found]
    return sorted(rows, key=lambda row: sorted(row.items()))


def _as_json(one: Check, rows: list[dict[str, str]]) -> dict[str, object]:
    return {"name": one.name, "title": one.title, "remedy": one.remedy, "rows": rows}


def _show(found: list[tuple[Check, list[dict[str, str]]]]) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded when something is drawn

    out = page()
    for one, rows in found:
        if not rows:
            continue
        block(out, f"{one.name}: {phrases.sentence(one.title)}", style="bold")
        block(out, f"{one.why} {one.remedy}", indent=2, style="dim")
        for row in rows:
            node = row.pop("node", "")
            rest = ", ".join(f"{name} {value}" for name, value in row.items())
            out.print(Text(f"  {node}  {rest}".rstrip()), soft_wrap=True)
    bad = sum(1 for _, rows in found if rows)
    defects = sum(len(rows) for _, rows in found)
    if bad:
        out.print(f"{phrases.count(defects, 'defect')} found by {bad} of {phrases.count(len(found), 'check')}")
    else:
        out.print(f"sound: {phrases.count(len(found), 'check')}, no defect")
