"""The wording of claims: over all of our own reports, no claim holds words that its report does not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.tagger import load_tagger

ENGLISH = sorted((Path(__file__).parent / "english").glob("*.json"))
# What would be left of an attribution in a claim that should be without it.
_LEFT = re.compile(r"\b(?:according to (?!plan|the rules)|told (?:Reuters|reporters)|, (?:he|she|it|they) said)\b")


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
def test_claims_hold_only_words_of_the_report(path: Path) -> None:
    tagger = load_tagger()
    left = total = 0
    for report in json.loads(path.read_text(encoding="utf-8")).values():
        document = Document(report["text"], publisher=report["publisher"], language="en")
        for statement in extract(document, tagger=tagger).statements:
            assert statement.claim
            assert _words(statement.claim) <= _words(report["text"]), statement.claim
            assert not re.search('[\u201c\u201d\u00ab\u00bb"]', statement.claim), statement.claim
            total += 1
            left += bool(_LEFT.search(statement.claim))
            if statement.hedge:
                assert statement.certainty is not None
                assert statement.hedge in report["text"]
    assert left <= 0.01 * total
