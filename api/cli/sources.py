"""`sayso source` and `sayso sources`: who speaks, and what rests on them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import phrases
from api.cli.options import (
    CursorOption,  # noqa: TC001 - Typer reads the annotations
    JsonOption,  # noqa: TC001 - the same
    LimitOption,  # noqa: TC001 - the same
    StoreOption,  # noqa: TC001 - the same
)
from api.cli.screen import block, note, page, print_json
from api.cli.session import viewed
from graph.errors import NotFoundError
from ontology.schemes import AgentType, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reliability.stored import History
    from graph.summaries import SourceClaim, SourceDetail, SourceSummary

__all__ = ["Role", "source", "sources"]


class Role(StrEnum):
    """Whether an agent said a thing itself or passed it on."""

    ORIGIN = "origin"
    RELAY = "relay"


def source(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an alias, or an id (agent/... or an IRI).")],
    *,
    role: Annotated[
        Role | None,
        typer.Option(metavar="ROLE", help="origin: only what it said itself; relay: only what it passed on."),
    ] = None,
    limit: LimitOption = 50,
    cursor: CursorOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what a source said, and what it passed on."""
    with viewed(store) as view:
        found = view.source(view.find("source", name))
        if found is None:
            raise NotFoundError(f"there is no source {name!r}", value=name, remedy="see `sayso sources`")
        history = view.records().of(found.id)
        claims = view.source_claims(found.id, role=role.value if role else None, limit=limit, cursor=cursor)
    if as_json:
        print_json(
            {
                "source": _detail_json(found),
                "record": history.record.json(),
                "topics": history.topics_json(),
                "checks": [check.json() for check in history.checks],
                "claims": {"items": [_claim_json(item) for item in claims.items], "next": claims.next},
            }
        )
        return
    _show(found, claims.items, history)
    if claims.next:
        note(f"there are more: --cursor {claims.next}")


def sources(
    words: Annotated[str | None, typer.Argument(metavar="NAME", help="A part of the name or of an alias.")] = None,
    *,
    type_: Annotated[
        AgentType | None,
        typer.Option("--type", metavar="TYPE", help=f"Only sources of this type: {', '.join(AgentType)}."),
    ] = None,
    limit: LimitOption = 20,
    cursor: CursorOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who speaks, and how often as the origin.

    Those in most reports come first.
    """
    with viewed(store) as view:
        found = view.sources(q=words, type=type_, limit=limit, cursor=cursor)
    if as_json:
        print_json({"items": [_summary_json(item) for item in found.items], "next": found.next})
        return
    _list(found.items)
    if found.next:
        note(f"there are more: --cursor {found.next}")


def _summary_json(item: SourceSummary | SourceDetail) -> dict[str, Any]:
    return {
        "id": item.id,
        "name": item.name,
        "type": item.type,
        "kind": item.type.kind,
        "parent": item.parent,
        "reports": item.reports,
        "as_origin": item.as_origin,
        "as_relay": item.as_relay,
    }


def _detail_json(item: SourceDetail) -> dict[str, Any]:
    more = {"parent_name": item.parent_name, "aliases": list(item.aliases), "wikidata": item.wikidata}
    return {**_summary_json(item), **more}


def _claim_json(item: SourceClaim) -> dict[str, Any]:
    return {
        "claim": {"id": item.claim, "text": item.text},
        "status": item.status,
        "assertion": item.assertion,
        "stance": item.stance,
        "role": item.role,
        "report": {"id": item.report, "title": item.title, "published": item.published},
    }


def _list(items: Sequence[SourceSummary]) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded when something is drawn

    out = page()
    if not items:
        note("no source fits")
        return
    out.print(Text("reports  as origin  as relay  source", style="dim"))
    for item in items:
        lead = Text(f"{item.reports:7}  {item.as_origin:9}  {item.as_relay:8}  ")
        block(out, Text(item.name).append(f"  {_kind(item.type)}", style="dim"), lead=lead)


def _show(found: SourceDetail, claims: Sequence[SourceClaim], history: History) -> None:
    from rich.text import Text  # noqa: PLC0415

    from graph.iris import short  # noqa: PLC0415

    out = page()
    out.print(Text(found.name, style="bold"))
    facts = [_kind(found.type)]
    if found.parent_name:
        facts.append(f"part of {found.parent_name}")
    if found.aliases:
        facts.append("also called " + "; ".join(found.aliases))
    block(out, ", ".join(facts), style="dim")
    out.print(Text(short(found.id), style="dim"))
    out.print()
    block(
        out,
        f"Speaks in {phrases.count(found.reports, 'report')}: {phrases.count(found.as_origin, 'time')} as the origin, "
        f"{phrases.count(found.as_relay, 'time')} passing others on.",
    )
    record = history.record
    block(
        out,
        f"Reliability {record.reliability}: {record.words}."
        + (f" Rule {record.json()['rule']}." if record.checked else ""),
    )
    for topic, on_topic in history.topics.items():
        block(out, f"On {topic}: {on_topic.reliability}: {on_topic.words}.", indent=2)
    for check in history.checks:
        ratings = "; ".join(str(review.rating or review.rating_value) for review in check.reviews)
        counted = check.why or ("held" if check.held else "did not hold")
        block(out, phrases.sentence(check.text), indent=2)
        block(out, f"{counted} · {ratings}", indent=4, style="dim")
    for role, title in ((Role.ORIGIN, "What it said itself"), (Role.RELAY, "What it passed on")):
        ours = [item for item in claims if item.role == role]
        if ours:
            out.print()
            out.print(Text(title, style="bold"))
        for same in _by_claim(ours):
            block(out, phrases.sentence(same[0].text), indent=2)
            block(out, _facts(same), indent=4, style="dim")


def _by_claim(items: Sequence[SourceClaim]) -> list[list[SourceClaim]]:
    """Bring together what was said of one claim with one stance, in the order of the list."""
    found: dict[tuple[str, Stance | None], list[SourceClaim]] = {}
    for item in items:
        found.setdefault((item.claim, item.stance), []).append(item)
    return list(found.values())


def _facts(same: Sequence[SourceClaim]) -> str:
    """Return when and in how many reports a claim was made, the stance unless it asserts, and its status."""
    days = sorted({phrases.day(item.published) for item in same})
    reports = {item.report for item in same}
    facts = [f"{days[0]} to {days[-1]}" if len(days) > 1 else days[0]]
    facts.append(phrases.count(len(reports), "report") if len(reports) > 1 else same[0].title)
    stance = same[0].stance
    if stance not in {None, Stance.ASSERTS}:
        facts.append(phrases.stance(str(stance)))
    facts.append(phrases.status(same[0].status))
    return " · ".join(fact for fact in facts if fact)


def _kind(type_: AgentType) -> str:
    """Return a class of agents in words: "news agency"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in type_.value).strip()
