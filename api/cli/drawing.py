"""Chains drawn as trees, and a claim's corroboration laid out, from the JSON that all interfaces share."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from api.cli import phrases
from ontology.schemes import Independence, Kind, Reliability, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.text import Text
    from rich.tree import Tree

__all__ = ["chain_trees", "copies", "credibility", "headline", "reasons", "reception", "tally"]

_NAMES_SHOWN = 6
_PASSAGE = 240
"""Of a passage that two texts have so much is shown: enough to be found in both."""


def headline(found: Mapping[str, Any]) -> Text:
    """Return how far a claim stands in one line: its status, reports, outlets and origins."""
    from rich.text import Text  # noqa: PLC0415 - rich is loaded when something is drawn

    least, most = found["origins"]["min"], found["origins"]["max"]
    line = Text(phrases.status(found["status"]), style="bold")
    line.append(
        f"  {phrases.count(found['reports'], 'report')} by {phrases.count(found['publishers'], 'outlet')}, "
        f"{phrases.origins(least, most)} {'origin' if most == 1 else 'origins'}",
        style="not bold",
    )
    return line


def credibility(found: Mapping[str, Any]) -> list[str]:
    """Return the code of credibility with its reason, the letter of each named origin, and what fact-checkers found."""
    rated = found["credibility"]
    lines = [f"{rated['code']}, {rated['label']}: {rated['explanation']}"]
    lines += [
        f"{one['name']}: reliability {one['reliability']}, {one['explanation']}"
        for one in rated["sources"]
        if one["reliability"] != Reliability.F
    ]
    lines += [
        f"Reviewed as {one['rating'] or 'a number'} ({phrases.day(one['published'])})" for one in found["reviews"]
    ]
    return lines


def tally(found: Mapping[str, Any]) -> str:
    """Return how the sources that are drawn add up to origins; "" where one is one."""
    sources, least, most = len(found["groups"]), found["origins"]["min"], found["origins"]["max"]
    if sources <= 1:
        return ""
    return (
        f"{phrases.count(sources, 'source')}, counted as {phrases.origins(least, most)} independent "
        f"{'origin' if most == 1 else 'origins'}:"
    )


def chain_trees(found: Mapping[str, Any], *, width: int, brief: bool = False) -> Iterator[Tree]:
    """Yield one tree for each source of a claim: who said it first, those who passed it on, and the outlets.

    Under each outlet stand the words that it was read from, whole and with the words that name the source and the
    saying, or, if `brief`, cut to one line. Chains that support nothing (denials, doubts) come last. `width` is that of
    the page.
    """
    chains: Sequence[Mapping[str, Any]] = [_with_copies(chain, found) for chain in found["chains"]]
    drawn: set[int] = set()
    for group in found["groups"]:
        drawn.update(group["chains"])
        yield _tree(group["agents"], [chains[number] for number in group["chains"]], width, brief=brief)
    others: dict[str, list[Mapping[str, Any]]] = {}
    for number, chain in enumerate(chains):
        if number not in drawn:
            others.setdefault(chain["hops"][0]["id"], []).append(chain)
    for same in others.values():
        yield _tree([same[0]["hops"][0]], same, width, brief=brief)


def _tree(agents: Sequence[Mapping[str, Any]], chains: Sequence[Mapping[str, Any]], width: int, *, brief: bool) -> Tree:
    from rich.tree import Tree  # noqa: PLC0415

    root = Tree(_origin(agents, width), guide_style="dim")
    own = {agent["id"] for agent in agents}
    nodes: dict[tuple[str, ...], Tree] = {(): root}
    # A chain that begins with somebody who only passes on hangs under the source all the same.
    branches = [(chain["hops"][chain["hops"][0]["id"] in own :], chain) for chain in chains]
    for hops, chain in sorted(branches, key=_order):
        path: tuple[str, ...] = ()
        for hop in hops:
            above, path = nodes[path], (*path, hop["name"])
            # An outlet gets a branch of its own for each of its reports.
            if path not in nodes or hop["kind"] == Kind.PUBLISHER:
                nodes[path] = above.add(_hop(hop, chain))
        leaf = nodes[path] if path else root.add(_report(chain))
        # A branch stands four columns further in than the one above it.
        room = width - 4 * max(1, len(path))
        leaf.label = _lines(
            leaf.label, *_words(chain, room, brief=brief), *_credit(chain, room), *_taken(chain, room, brief=brief)
        )
    return root


def _with_copies(chain: Mapping[str, Any], found: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a chain with the copies that it came by, and the names of those that were copied."""
    report, taken = chain["report"]["id"], chain.get("copied_from", ())
    return {
        **chain,
        "copies": [one for one in found.get("copies", ()) if one["report"] == report and one["of"] in taken],
    }


def _credit(chain: Mapping[str, Any], width: int) -> Iterator[Text]:
    """Yield how the report's page or feed declares from whom it has its text."""
    from rich.text import Text  # noqa: PLC0415

    if chain["report"].get("credit"):
        yield Text("\n".join(_wrapped(f"declared: {chain['report']['credit']}", width)), style="dim")


def _taken(chain: Mapping[str, Any], width: int, *, brief: bool) -> Iterator[Text]:
    """Yield from whom the report has its text, and the longest passage that both have."""
    from rich.text import Text  # noqa: PLC0415

    for one in chain["copies"]:
        whose = one.get("of_publisher") or one["of"]
        published = f", {phrases.day(one['of_published'])}" if one.get("of_published") else ""
        said = "and says so" if one["declared"] else "without saying so"
        line = f"text taken from {whose}{published}, {said}: {one['containment']:.0%} of the shorter one"
        yield Text("\n".join(_wrapped(line, width)), style="yellow")
        if one["shared"] and not brief:
            passage = phrases.shorten(_longest(one), _PASSAGE)
            yield Text("\n".join(_wrapped(f"both have “{passage}”", width)), style="dim")


def _longest(copy: Mapping[str, Any]) -> str:
    return str(max((each["exact"] for each in copy["shared"]), key=len))


def _lines(*parts: RenderableType) -> Text:
    from rich.text import Text  # noqa: PLC0415

    return Text("\n").join(part for part in parts if isinstance(part, Text))


def _order(branch: tuple[Sequence[Mapping[str, Any]], Mapping[str, Any]]) -> tuple[object, ...]:
    """Sort branches so that what others hang under comes first, then by those who passed it on, then by date."""
    hops, chain = branch
    report = chain["report"]
    names = [hop["name"] for hop in hops]
    return len(hops), names[:-1], report.get("published") or "9999", names[-1:], report["id"]


def _origin(agents: Sequence[Mapping[str, Any]], width: int) -> Text:
    """Name an origin: as most reports have it, what is known of it, and the other ways in which it is named."""
    from rich.text import Text  # noqa: PLC0415

    ways: dict[tuple[str, str], int] = {}
    for agent in agents:
        way = (str(agent["name"]), phrases.agent_note(agent))
        ways[way] = ways.get(way, 0) + 1
    # Sorting is stable: ways that are as frequent stay in the order in which they were published.
    (name, remark), *others = sorted(ways, key=lambda way: -ways[way])
    names = list(dict.fromkeys(also for also, _ in others if also != name))
    notes = [remark] if remark else []
    if names:
        more = f"; and in {len(names) - _NAMES_SHOWN} more ways" if len(names) > _NAMES_SHOWN else ""
        notes.append("also named: " + "; ".join(names[:_NAMES_SHOWN]) + more)
    label = Text("\n".join(_wrapped(name, width)), style="bold")
    for note in notes:
        label.append("\n" + "\n".join(_wrapped(note, width)), style="not bold dim")
    return label


def _hop(hop: Mapping[str, Any], chain: Mapping[str, Any]) -> Text:
    from rich.text import Text  # noqa: PLC0415

    label = Text(hop["name"])
    if hop["kind"] == Kind.PUBLISHER:
        label.append("  ").append_text(_report(chain))
    return label


def _report(chain: Mapping[str, Any]) -> Text:
    from rich.text import Text  # noqa: PLC0415

    text = Text(phrases.day(chain["report"].get("published")), style="dim")
    if chain["stance"] != Stance.ASSERTS:
        text.append(f"  {phrases.stance(chain['stance'])}", style="not dim bold")
    return text


def _words(chain: Mapping[str, Any], width: int, *, brief: bool) -> Iterator[Text]:
    """Yield the words that a chain was read from, in lines that fit."""
    from rich.text import Text  # noqa: PLC0415

    said = chain["words"]
    if not said.get("content"):
        return
    content = " ".join(said["content"].split()).strip('“”"')
    if brief:
        yield Text(f"“{phrases.shorten(content, width - 2)}”", style="italic dim")
        return
    yield Text("\n".join(_wrapped(f"“{content}”", width)), style="italic")
    marks = [f"{role} “{' '.join(said[role].split())}”" for role in ("source", "cue") if said.get(role)]
    if marks:
        yield Text("\n".join(_wrapped(", ".join(marks), width)), style="dim")


def _wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines that fit: rich does so with labels of trees, too, but leaves blanks at their ends."""
    return textwrap.wrap(text, max(20, width), break_on_hyphens=False) or [text]


def reasons(found: Mapping[str, Any]) -> list[str]:
    """Return why origins count as they do: one line for each kind of reason, with how many pairs have it."""
    kinds: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for pair in found["pairs"]:
        kinds.setdefault((pair["independence"], pair["reason"]), []).append(pair)
    order = {value: place for place, value in enumerate(phrases.INDEPENDENCE_ORDER)}
    lines = []
    for (independence, _), pairs in sorted(
        kinds.items(), key=lambda item: (order[Independence(item[0][0])], item[0][1])
    ):
        number = phrases.count(len(pairs), "pair") if len(pairs) > 1 else "1 pair"
        lines.append(f"{number} {independence}: {pairs[0]['explanation']}")
    return lines


def copies(found: Mapping[str, Any]) -> list[str]:
    """Return lines that tell which reports have their text from which."""
    outlets = {chain["report"]["id"]: chain["hops"][-1]["name"] for chain in found["chains"]}
    return [
        f"{outlets.get(one['report'], one['report'])} has its text from "
        f"{one.get('of_publisher') or outlets.get(one['of'], one['of'])}: "
        f"{one['containment']:.0%} of the shorter one"
        + (", and says so" if one["declared"] else ", without saying so")
        + (f"; both have “{phrases.shorten(_longest(one), _PASSAGE)}”" if one.get("shared") else "")
        for one in found["copies"]
    ]


def reception(found: Mapping[str, Any]) -> list[str]:
    """Return how those who were asked responded and what publishers say of their own checking, one line each."""
    lines = []
    for entry in (*found["responses"], *found["notices"]):
        line = f"{entry['agent']}: {phrases.stance(entry['stance'])}"
        if line not in lines:
            lines.append(line)
    return lines
