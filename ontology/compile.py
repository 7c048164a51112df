"""Compile `agents.ttl` into `agents.json`, which loads fast: `python -m ontology.compile` writes it anew.

Parsing the Turtle takes about a second, reading the JSON some milliseconds. The Turtle is the source, the JSON is never
edited by hand, and a test fails while the two differ.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology.terms import RDF, RDFS, SAYSO, SKOS

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["compiled", "rendered"]

_COUNTRY = "https://schema.org/Country"
_HERE = Path(__file__).parent


def compiled(graph: Graph) -> dict[str, Any]:
    """Turn the gazetteer's graph into what `ontology.gazetteer.Gazetteer` reads: entries, states and offices."""
    from rdflib import URIRef  # noqa: PLC0415 -- heavy, and only needed when the data changes

    def values(node: Node, predicate: str) -> list[Any]:
        return sorted(graph.objects(node, URIRef(predicate)), key=lambda o: (str(o), getattr(o, "language", "") or ""))

    def texts(node: Node, predicate: str) -> list[list[str | None]]:
        return [[str(o), o.language] for o in values(node, predicate)]

    def one(node: Node, predicate: str) -> str | None:
        found = values(node, predicate)
        return str(found[0]) if found else None

    entries = []
    for node in sorted(set(graph.subjects(URIRef(SAYSO.name))), key=str):
        places = sorted(graph.subjects(URIRef(SAYSO.metonymOf), node), key=str)
        office = one(node, SAYSO.office)
        row = {
            "id": str(node),
            "type": str(one(node, RDF.type)).removeprefix(SAYSO.base),
            "name": one(node, SAYSO.name),
            "aliases": texts(node, SAYSO.alias),
            "metonyms": [text for place in places for text in texts(place, RDFS.label)],
            "parent": one(node, SAYSO.parent),
            "side": one(node, SAYSO.side),
            "wikidata": one(node, SAYSO.wikidata),
            "office": office.rpartition("/")[2] if office else None,
        }
        entries.append({key: value for key, value in row.items() if value})
    states = [
        {
            "id": one(place, SAYSO.metonymOf),
            "demonyms": sorted({str(o) for o in values(place, SAYSO.demonym)}),
        }
        for place in sorted(graph.subjects(URIRef(RDF.type), URIRef(_COUNTRY)), key=str)
    ]
    offices = {
        str(node).rpartition("/")[2]: sorted(
            {str(o) for label in (SKOS.prefLabel, SKOS.altLabel) for o in values(node, label)}
        )
        for node in sorted(graph.subjects(URIRef(RDF.type), URIRef(SKOS.Concept)), key=str)
    }
    return {"entries": entries, "states": states, "offices": offices}


def rendered(turtle: str) -> str:
    """Return the text of `agents.json` for the text of `agents.ttl`: one entry a line, so that diffs stay readable."""
    from rdflib import Graph  # noqa: PLC0415 -- as above

    data = compiled(Graph().parse(data=turtle, format="turtle"))

    def line(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    entries = ",\n".join(line(entry) for entry in data["entries"])
    states = ",\n".join(line(state) for state in data["states"])
    return f'{{"entries":[\n{entries}\n],\n"states":[\n{states}\n],\n"offices":{line(data["offices"])}}}\n'


if __name__ == "__main__":
    (_HERE / "agents.json").write_text(rendered((_HERE / "agents.ttl").read_text(encoding="utf-8")), encoding="utf-8")
