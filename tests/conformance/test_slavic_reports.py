"""A Ukrainian and a Russian report, from the text to the answer about its claim, on every store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.view import View
from loaders.document import Document
from loaders.extract import extract
from loaders.pipeline import load
from ontology.schemes import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.store import Store
    from loaders.statement import Statement

_UKRAINIAN = """
Експорт вугілля скоротився на 15%, повідомляє Reuters з посиланням на джерело в Генштабі ЗСУ.

Міністерство оборони України цього не коментує.
"""
_RUSSIAN = """
Экспорт угля сократился на 15%, сообщает Reuters со ссылкой на источник в Генштабе ВСУ.

Министерство обороны Украины это не комментирует.
"""


def _read(document: Document) -> Sequence[Statement]:
    return extract(document).statements


@pytest.mark.parametrize("text", [_UKRAINIAN, _RUSSIAN], ids=["uk", "ru"])
def test_a_report_is_loaded_and_its_claim_traced(store: Store, text: str) -> None:
    # Its language is told by nobody: it is detected.
    document = Document(text, title="t", publisher="Шахтар", published="2024-11-24")
    summary = load([document], store, extractor=_read)
    assert (summary.created, summary.failures) == (1, ())
    view = View(store)
    claims = [claim for claim in view.claims().items if "15%" in claim.text]
    assert len(claims) == 1
    dossier = view.dossier(claims[0].id)
    assert dossier is not None
    names = {agent.name for agent in dossier.agents.values()}
    assert {"Reuters", "General Staff of the Armed Forces of Ukraine", "Шахтар"} <= names
    relaying = [one for one in dossier.assertions if one.relays and one.stance is Stance.ASSERTS]
    assert len(relaying) == 2
    # No body is placed in itself.
    assert all(assertion.affiliation != assertion.made_by for assertion in dossier.assertions)
