"""`sayso export --format stix`, as a process: the claims of a store in one valid bundle."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import stix2

from tests.api.cli_runs import ROOT, sayso

if TYPE_CHECKING:
    from pathlib import Path


def test_the_examples_as_stix(tmp_path: Path) -> None:
    assert sayso("load", str(ROOT / "examples"), cwd=tmp_path).code == 0
    claims = json.loads(sayso("claims", "--limit", "200", "--json", cwd=tmp_path).out)["items"]
    run = sayso("export", "--format", "stix", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    stix2.parse(run.out, version="2.1")
    found = json.loads(run.out)["objects"]
    notes = {thing["content"]: thing for thing in found if thing["type"] == "note"}
    assert set(notes) == {claim["text"] for claim in claims}
    assert all("confidence" not in note for note in notes.values() if "credibility 6" in note["abstract"])
    assert any("credibility 6" in note["abstract"] for note in notes.values())
    assert sayso("export", "--format", "stix", "-o", "out.json", cwd=tmp_path).code == 0
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == run.out
    assert sayso("export", "--format", "stix", "--report", "x", cwd=tmp_path).code == 2
