"""The explanations of the project's own examples, read by eye and kept."""

from __future__ import annotations

import json

from tests.api.golden import FILE, told


def test_the_examples_are_explained_as_they_were_read_by_eye() -> None:
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    assert told() == kept, "read the new words; if they are right, python -m tests.api.golden writes them down"


def test_no_explanation_says_whether_a_claim_is_true() -> None:
    words = json.dumps(told()).casefold()
    assert not any(verdict in words for verdict in (" is true", " is false", "untrue", "fake", "a lie"))
