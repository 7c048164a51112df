"""Emptying reports, and removing the shared claims and agents that nothing speaks of any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.stores.neo4j.transaction import ask, do, names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from neo4j import ManagedTransaction

    from graph.iris import Iris

__all__ = ["empty_reports", "prune"]


def empty_reports(tx: ManagedTransaction, reports: Collection[str]) -> list[str]:
    """Remove all that some locked reports say; return the names of shared nodes that they linked to.

    Their own nodes stay, as bare names; so do others of theirs that somebody else links to.
    """
    ids = sorted(reports)
    shared = names_of(tx, "shared_of_reports", ids)
    for step in ("unlink_reports", "unsay_reports", "empty_reports"):
        do(tx, step, ids=ids)
    return shared


def prune(tx: ManagedTransaction, candidates: Iterable[str], iris: Iris) -> None:
    """Remove those of the candidates, and of whom they belong to, that nothing speaks of.

    Others may be about to speak of them: what looks forsaken is locked first, and then looked at again.
    """
    ids = sorted(set(candidates))
    if not ids:
        return
    claims = names_of(tx, "orphan_claims", ids, graph=iris.claims_graph)
    if claims:
        do(tx, "lock", ids=claims)
        claims = names_of(tx, "orphan_claims", claims, graph=iris.claims_graph)
        do(tx, "delete_claims", ids=claims)
    family = names_of(tx, "families", ids, graph=iris.agents_graph)
    agents = sorted(_alone(tx, family, iris))
    if agents:
        do(tx, "lock", ids=agents)
        alone = _alone(tx, agents, iris)
        do(tx, "delete_nodes", ids=sorted(alone))
        ids = sorted({*ids, *(parent for parents in alone.values() for parent in parents)})
    do(tx, "delete_bare", ids=ids)


def _alone(tx: ManagedTransaction, family: list[str], iris: Iris) -> dict[str, list[str]]:
    """Return those that nothing names but others of them, each with its parents.

    Whom an agent that stays belongs to stays too.
    """
    if not family:
        return {}
    found = ask(tx, "orphan_agents", ids=family, graph=iris.agents_graph)
    parents = {row["id"]: row["parents"] for row in found}
    stays: set[str] = set()
    needed = [row["id"] for row in found if row["named"]]
    while needed:
        agent = needed.pop()
        if agent in parents and agent not in stays:
            stays.add(agent)
            needed.extend(parents[agent])
    return {agent: above for agent, above in parents.items() if agent not in stays}
