"""What is said of those claims of the examples that most outlets carry: `python -m tests.api.golden` writes it anew.

The file is read by eye before it is kept: it is what a fact-checker reads.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from api.cli.demo import findings
from graph.stores import open_store

__all__ = ["FILE", "told"]

FILE = Path(__file__).parent / "golden.json"
_CARRIED = 4
"""In so many reports a claim has to stand."""


def told() -> list[dict[str, Any]]:
    """Return what is said of each of these claims, in words."""
    with open_store("oxigraph:") as store:
        found = findings(store)["claims"]
    return [
        {
            "claim": one["claim"]["text"],
            "status": one["status"],
            "origins": one["origins"],
            "explanation": one["explanation"],
            "pairs": sorted({pair["explanation"] for pair in one["pairs"] if pair["independence"] != "dependent"}),
            "weakest": [link["explanation"] for link in one["weakest"]],
            "lift": one["lift"] and one["lift"]["explanation"],
        }
        for one in found
        if one["reports"] >= _CARRIED
    ]


if __name__ == "__main__":
    FILE.write_text(json.dumps(told(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
