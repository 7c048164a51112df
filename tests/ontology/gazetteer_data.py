"""What the tests of the gazetteer share."""

from __future__ import annotations

import json
from typing import Any

from graph.iris import GAZETTEER_BASE
from ontology.gazetteer import Gazetteer, gazetteer
from ontology.resources import agents_json

DATA: dict[str, Any] = json.loads(agents_json())
G = gazetteer()
# Names that several entries bear. `find` answers them with None; the language of the text may decide.
SHARED = {
    "cna": {"channel-newsasia", "cna-taiwan"},
    "csis": {"csis-canada", "csis-think-tank"},
    "jcs": {"south-korea-joint-chiefs", "us-joint-chiefs"},
    "joint chiefs of staff": {"south-korea-joint-chiefs", "us-joint-chiefs"},
    "times": {"los-angeles-times", "new-york-times", "times-of-london"},
}


def id_of(slug: str) -> str:
    return GAZETTEER_BASE + slug


def found(name: str) -> str | None:
    entry = G.find(name)
    return entry.id.removeprefix(GAZETTEER_BASE) if entry else None


def small(*rows: dict[str, Any], **more: Any) -> Gazetteer:
    return Gazetteer({"entries": list(rows), "states": [], "offices": {}} | more)
