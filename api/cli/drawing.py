"""Chains drawn as trees, and a claim's corroboration laid out, from the JSON that all interfaces share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.cli import phrases
from ontology.schemes import Independence, Kind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.text import Text
    from rich.tree import Tree

__all__ = ["chain_trees", "headline", "reasons", "reception"]

_NAMES_SHOWN = 6


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


def chain_trees(found: Mapping[str, Any], *, words: int | None = None) -> Iterator[Tree]:
    """Yield one tree per origin of a claim: from who said it first, by those who passed it on, to the outlets.

    Under each outlet stand the words it was read from: all of them with the words that name the source and the saying,
    or, with `words`, so many characters of them on one line. Chains that support nothing (denials, doubts) come last.
    """
    chains: Sequence[Mapping[str, Any]] = found["chains"]
    drawn: set[int] = set()
    for group in found["groups"]:
        drawn.update(group["chains"])
        yield _tree(group["agents"], [chains[number] for number in group["chains"]], words)
    others: dict[str, list[Mapping[str, Any]]] = {}
    for number, chain in enumerate(chains):
        said = Stance(chain["stance"])
        if number not in drawn and not (said.is_response or said.is_notice):
            others.setdefault(chain["hops"][0]["id"], []).append(chain)
    for same in others.values():
        yield _tree([same[0]["hops"][0]], same, words)


def _tree(agents: Sequence[Mapping[str, Any]], chains: Sequence[Mapping[str, Any]], words: int | None) -> Tree:
    from rich.tree import Tree  # noqa: PLC0415

    root = Tree(_origin(agents), guide_style="dim")
    nodes: dict[tuple[str, ...], Tree] = {(): root}
    for chain in sorted(chains, key=_order):
        path: tuple[str, ...] = ()
        for hop in chain["hops"][1:]:
            above, path = nodes[path], (*path, hop["name"])
            # An outlet gets a branch of its own for each of its reports.
            if path not in nodes or hop["kind"] == Kind.PUBLISHER:
                nodes[path] = above.add(_hop(hop, chain))
        leaf = nodes[path] if path else root.add(_report(chain))
        leaf.label = _lines(leaf.label, *_words(chain, words))
    return root


def _lines(*parts: RenderableType) -> Text:
    from rich.text import Text  # noqa: PLC0415

    return Text("\n").join(part for part in parts if isinstance(part, Text))


def _order(chain: Mapping[str, Any]) -> tuple[object, ...]:
    return (
        len(chain["hops"]),
        [hop["name"] for hop in chain["hops"][1:-1]],
        chain["report"].get("published") or "9999",
        chain["hops"][-1]["name"],
        chain["report"]["id"],
    )


def _origin(agents: Sequence[Mapping[str, Any]]) -> Text:
    """Name an origin: as most reports have it, then the other ways in which it is named."""
    from rich.text import Text  # noqa: PLC0415

    ways: dict[tuple[str, str], int] = {}
    for agent in agents:
        way = (str(agent["name"]), phrases.agent_note(agent))
        ways[way] = ways.get(way, 0) + 1
    # Sorting is stable: ways that are as frequent stay in the order in which they were published.
    (name, remark), *others = sorted(ways, key=lambda way: -ways[way])
    label = Text(name, style="bold")
    if remark:
        label.append(f"\n{remark}", style="not bold dim")
    names = list(dict.fromkeys(also for also, _ in others if also != name))
    if names:
        label.append("\nalso named: " + "; ".join(names[:_NAMES_SHOWN]), style="not bold dim")
    if len(names) > _NAMES_SHOWN:
        label.append(f"; and in {len(names) - _NAMES_SHOWN} more ways", style="not bold dim")
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


def _words(chain: Mapping[str, Any], width: int | None) -> Iterator[Text]:
    from rich.text import Text  # noqa: PLC0415

    said = chain["words"]
    if not said.get("content"):
        return
    content = " ".join(said["content"].split()).strip('“”"')
    if width is not None:
        yield Text(f"“{phrases.shorten(content, width)}”", style="italic dim", no_wrap=True)
        return
    yield Text(f"“{content}”", style="italic")
    marks = [f"{role} “{' '.join(said[role].split())}”" for role in ("source", "cue") if said.get(role)]
    if marks:
        yield Text(", ".join(marks), style="dim")


def reasons(found: Mapping[str, Any]) -> list[str]:
    """Return why origins count as they do: one line for each kind of reason, with how many pairs have it."""
    kinds: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for pair in found["pairs"]:
        kinds.setdefault((pair["independence"], pair["reason"]), []).append(pair)
    order = {value: place for place, value in enumerate(phrases.INDEPENDENCE_ORDER)}
    lines = []
    for (independence, _), pairs in sorted(kinds.items(), key=lambda item: (order[Independence(item[0][0])], item[0][1])):
        number = phrases.count(len(pairs), "pair") if len(pairs) > 1 else "1 pair"
        lines.append(f"{number} {independence}: {pairs[0]['explanation']}")
    return lines


def reception(found: Mapping[str, Any]) -> list[str]:
    """Return how those who were asked responded and what publishers say of their own checking, one line each."""
    lines = []
    for entry in (*found["responses"], *found["notices"]):
        line = f"{entry['agent']}: {phrases.stance(entry['stance'])}"
        if line not in lines:
            lines.append(line)
    return lines
