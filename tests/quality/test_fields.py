"""Floors for what is said of a source and of a statement: identification, certainty, ground rule, date of a figure.

The annotations were made by reading the texts, beside the chains of `english`, `examples_uk` and `examples_ru`, on a
good part of them. What the rules made of them at first: docs/figures.md.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.tagger import load_tagger
from tests.quality.field_scores import FIELDS, FieldScore, score_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
FILES = {"en": sorted((HERE / "english").glob("*.json")), **{c: [HERE / f"examples_{c}.json"] for c in ("uk", "ru")}}
LEAST = {"en": 100, "uk": 55, "ru": 55}
FLOOR = 0.95


@cache
def _scores(language: str) -> Mapping[str, FieldScore]:
    total = {name: FieldScore() for name in FIELDS}
    for path in FILES[language]:
        reports: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for name, report in reports.items():
            if not any(each in item for item in report["claims"] for each in FIELDS):
                continue
            document = Document(
                report["text"],
                publisher=report["publisher"],
                published=report.get("published"),
                language="en" if language == "en" else None,
            )
            found = extract(document, tagger=load_tagger()).as_json(name)
            for item in report["claims"]:
                score_fields(total, name, item, found["assertions"], report["text"])
    return total


@pytest.mark.parametrize("field", ["identification", "certainty", "ground_rule"])
@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_what_a_statement_says_of_its_source_and_itself_is_read(language: str, field: str) -> None:
    score = _scores(language)[field]
    assert score.asked >= LEAST[language]
    assert score.share >= FLOOR, "\n".join(score.wrong)
    assert score.spoken, "the annotations hold some"


def test_what_is_said_of_few_is_neither_missed_nor_made_up() -> None:
    """Most statements are flat and on no terms: what is hedged, or on terms, is counted for itself."""
    for field, least in (("certainty", 15), ("ground_rule", 20), ("as_of", 3)):
        scores = [_scores(language)[field] for language in FILES]
        spoken, offered = sum(s.spoken for s in scores), sum(s.offered for s in scores)
        found, wrong = sum(s.found for s in scores), "\n".join(line for s in scores for line in s.wrong)
        assert spoken >= least
        assert found / spoken >= 0.8, wrong
        assert found / offered >= 0.8, wrong


if __name__ == "__main__":
    for language in FILES:
        for field, score in _scores(language).items():
            print(  # noqa: T201 -- the figures of docs/figures.md
                f"{language} {field}: {score.right} of {score.asked} right; of {score.spoken} that the text gives "
                f"{score.found} read, {score.offered} offered",
                *score.wrong,
                sep="\n  ",
            )
