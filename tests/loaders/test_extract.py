from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document import Document
from loaders.extract import extract
from loaders.statement import Attribution
from loaders.tagger import load_tagger
from ontology.schemes import Stance

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.extract import Extraction, Reads
    from loaders.statement import Span

_WORDS = (
    *"Reuters the source said told that according to a spokesman for Acme citing was quoted as saying by he it".split(),
    *"they who about 59,000 troops 40% $1.5bn minister denied verify confirmed one of them and added put at".split(),
    *("\u201c", "\u201d", '"', ",", ".", ":", ";", "(", ")", "\n", "\n\n", "\u00e9", "\u4e2d", "\U0001f600", ""),
    *(
        "KYIV (Reuters) -",
        "Ann Bell,",
        "could not independently verify",
        "neither confirmed nor denied",
        "U.S. officials",
    ),
    *(
        "declined to comment",
        "This was reported by",
        "Ukraine's General Staff",
        "The company",
        "in an interview with the BBC",
    ),
)


class _Given:
    """A tagger that finds what it was given: for texts and attributions that the real one would not pair."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self._attributions = attributions

    def read(self, text: str) -> tuple[Attribution, ...]:
        del text
        return self._attributions


@cache
def _tagger() -> Reads:
    return load_tagger()


def _read(text: str, publisher: str | None = "The Example") -> Extraction:
    return extract(Document(text, publisher=publisher, language="en"), tagger=_tagger())


def _chains(text: str) -> list[tuple[str, ...]]:
    return [tuple(hop.name for hop in s.chain) for s in _read(text).statements]


@st.composite
def _tagged(draw: st.DrawFn) -> tuple[str, tuple[Attribution, ...]]:
    text = " ".join(draw(st.lists(st.sampled_from(_WORDS), max_size=60)))

    def spans() -> tuple[Span, ...]:
        cuts = draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True))
        cuts.sort()
        return tuple((a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)

    number = draw(st.integers(0, 5))
    return text, tuple(Attribution(spans(), spans(), spans()) for _ in range(number))


def _sound(found: Extraction) -> None:
    text = found.document.text
    for number, statement in enumerate(found.statements):
        spans = (*statement.content, *statement.cue, *statement.source)
        assert all(0 <= s < e <= len(text) for s, e in spans)
        assert statement.content
        assert statement.claim
        assert statement.chain
        assert statement.chain[-1].kind == "publisher"
        assert all(hop.name for hop in statement.chain)
        assert all(0 <= other < number for other in statement.covers)


@given(_tagged())
@settings(deadline=None, max_examples=300)
def test_any_text_with_any_attributions_has_a_sound_reading(case: tuple[str, tuple[Attribution, ...]]) -> None:
    text, attributions = case
    _sound(extract(Document(text, publisher="The Example", language="en"), tagger=_Given(attributions)))


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=60)
def test_any_text_has_a_sound_reading(text: str) -> None:
    _sound(_read(text.replace("\r", "\n")))


def test_line_ends_do_not_matter(tmp_path: Path) -> None:
    text = "\u201cThe bridge is closed,\u201d Ann Bell told Reuters.\n\nIt will open in May, she said.\n"
    unix, windows = tmp_path / "unix.txt", tmp_path / "windows.txt"
    unix.write_bytes(text.encode())
    windows.write_bytes(text.replace("\n", "\r\n").encode())
    command = [sys.executable, "-m", "loaders.extract"]
    outputs = [
        subprocess.run([*command, str(f)], capture_output=True, text=True, check=True).stdout for f in (unix, windows)
    ]
    first, second = (json.loads(output) for output in outputs)
    assert first["assertions"] == second["assertions"]
    assert len(first["assertions"]) == 2


def test_the_json_has_the_form_that_consumers_rely_on() -> None:
    found = _read("About 59,000 troops have come, a source in the General Staff told Reuters.").as_json("x")
    assert found["report"]["id"] == "x"
    assert set(found["report"]) == {"id", "title", "publisher", "published", "language", "text"}
    [assertion] = found["assertions"]
    expected: dict[str, Any] = {
        "claim": "About 59,000 troops have come",
        "stance": "asserts",
        "quantities": [{"value": 59000, "unit": "troops", "approximate": True, "bound": None, "as_of": None}],
    }
    assert {key: assertion[key] for key in expected} == expected
    assert [hop["kind"] for hop in assertion["chain"]] == ["anonymous", "organisation", "publisher"]
    json.dumps(found)


def test_a_language_without_support_is_kept_and_says_so() -> None:
    found = extract(Document("Der Minister sagte nein.", language="de"), tagger=_Given(()))
    assert found.statements == ()
    assert "'de'" in (found.note or "")
    assert found.as_json("x")["note"] == found.note


def test_importing_loads_no_model() -> None:
    script = "import sys, loaders.extract; sys.exit('onnxruntime' in sys.modules or 'loaders.tagger' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_relay_covers_the_later_words_of_its_source() -> None:
    chains = _chains("The mine is closed, a miner told Reuters.\n\n\u201cNobody was hurt,\u201d the miner said.")
    assert chains == [("a miner", "Reuters", "The Example")] * 2


def test_a_dateline_is_a_hop_of_every_chain() -> None:
    text = (
        "ROME, May 2 (Reuters) - The mine is closed, the ministry said.\n\nReuters could not independently verify this."
    )
    assert _chains(text) == [("ministry", "Reuters", "The Example"), ("Reuters", "The Example")]


def test_who_publishes_is_no_hop_of_its_own() -> None:
    text = "ROME, May 2 (Reuters) - The mine is closed, the ministry told Reuters."
    found = _read(text, publisher="Reuters")
    assert [[hop.name for hop in s.chain] for s in found.statements] == [["ministry", "Reuters"]]


def test_three_hops() -> None:
    text = "The treaty is dead, Axios reported on Monday, citing The Guardian's interview with a senior diplomat."
    assert _chains(text) == [("a senior diplomat", "The Guardian", "Axios", "The Example")] or _chains(text) == [
        ("a senior diplomat", "Guardian", "Axios", "The Example")
    ]


def test_two_sources_are_one_assertion_each() -> None:
    assert _chains("France and Germany said they would send help.") == [
        ("France", "The Example"),
        ("Germany", "The Example"),
    ]


def test_the_same_source_has_one_number() -> None:
    text = "The bridge is closed, a ministry official said. The official added that it would open in May."
    keys = {s.source_key for s in _read(text).statements}
    assert len(keys) == 1


def test_a_notice_covers_the_figures_it_speaks_of() -> None:
    text = (
        "About 300 people fled, an official said. The town was calm, he added.\n\n"
        "The figures could not be independently verified."
    )
    notice = _read(text).statements[-1]
    assert notice.stance is Stance.NOT_INDEPENDENTLY_VERIFIED
    assert notice.covers == (0,)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("\u201cThe bridge is closed,\u201d Ann Bell said.", "The bridge is closed"),
        ("Ann Bell said that the bridge was closed.", "The bridge was closed"),
        ("Ann Bell said she would resign in May.", "Ann Bell would resign in May"),
        ("Most of them, however, are still in training, the source said.", "Most of them are still in training"),
    ],
)
def test_a_claim_stands_alone(text: str, claim: str) -> None:
    assert [s.claim for s in _read(text).statements] == [claim]


def test_what_was_said_before_declining_is_kept() -> None:
    found = _read("The firm said it was aware of the claims but declined to comment further.").statements
    assert {s.stance for s in found} == {Stance.ASSERTS, Stance.DECLINED_TO_COMMENT}
