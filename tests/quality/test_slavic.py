"""Floors for Ukrainian and Russian: chains read whole, and how much of what is offered is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from tests.quality.chain_scores import Score, matches_whole, score

if TYPE_CHECKING:
    from collections.abc import Mapping

# The gold was written before the rules first read the texts; what they made of them then: docs/figures.md.
FLOOR_RIGHT = 0.95
FLOOR_PRECISION = 0.95
MUDDLED = 0.01
LEAST = 40


def _reports(language: str) -> Mapping[str, Any]:
    path = Path(__file__).parent / f"examples_{language}.json"
    reports: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return reports


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_own_examples_are_read(language: str) -> None:
    total, offered, wrong = Score(), 0, []
    for name, report in _reports(language).items():
        # The language is not told: it has to be detected.
        found = extract(Document(report["text"], publisher=report["publisher"])).as_json(name)
        for item in report["claims"]:
            score(total, name, item, found["assertions"], report["text"])
        for assertion in found["assertions"]:
            offered += 1
            if not any(matches_whole(item, assertion, report["text"]) for item in report["claims"]):
                wrong.append(f"{name}: {assertion['stance']} {assertion['claim']}")
    assert total.items >= LEAST
    assert total.share >= FLOOR_RIGHT, "\n".join(total.wrong)
    assert total.quantities / total.items >= FLOOR_RIGHT, "\n".join(total.wrong)
    assert total.muddled / total.items <= MUDDLED, "\n".join(total.wrong)
    assert 1 - len(wrong) / max(1, offered) >= FLOOR_PRECISION, "\n".join(wrong)
