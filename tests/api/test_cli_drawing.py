"""What people see, on a corroboration made by hand: the tests of the commands see the real ones."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from api.cli import drawing, phrases
from api.cli.screen import block


def _hop(name: str, kind: str = "organisation", **more: Any) -> dict[str, Any]:
    return {"id": f"agent/{name}", "kind": kind, "name": name, "affiliation": None, "identification": None, **more}


def _chain(
    number: int, *hops: dict[str, Any], stance: str = "asserts", content: str | None = "it is so"
) -> dict[str, Any]:
    report = {"id": f"report/{number}", "title": "t", "published": f"2024-11-{number:02}", "url": None}
    return {
        "hops": list(hops),
        "report": report,
        "stance": stance,
        "words": {"content": content, "cue": "said", "source": "the source"},
    }


_SOURCE = _hop("a senior source", "anonymous", identification="positionDescribed", affiliation="General Staff")
_OTHER = _hop("an officer", "anonymous", identification="unnamed")
_REUTERS = _hop("Reuters")


@pytest.fixture
def found() -> dict[str, Any]:
    return {
        "claim": {"id": "claim/x", "text": "it is so", "quantities": []},
        "as_of": None,
        "status": "contested",
        "rule": "r/1",
        "explanation": "because",
        "reports": 3,
        "publishers": 3,
        "origins": {"min": 1, "max": 2},
        "groups": [{"agents": [_SOURCE, _OTHER], "intermediaries": ["Reuters"], "chains": [0, 1]}],
        "pairs": [
            {
                "a": "1",
                "b": "2",
                "independence": "dependent",
                "reason": "x",
                "explanation": "same hand",
                "evidence": [],
            },
            {"a": "1", "b": "3", "independence": "unknown", "reason": "y", "explanation": "who knows", "evidence": []},
            {"a": "2", "b": "3", "independence": "dependent", "reason": "x", "explanation": "again", "evidence": []},
        ],
        "chains": [
            _chain(24, _OTHER, _REUTERS, _hop("Tilia Herald", "publisher"), content=" ".join(["word"] * 40)),
            _chain(23, _SOURCE, _REUTERS, _hop("Larkmoor Ledger", "publisher")),
            _chain(25, _hop("Moscow"), _hop("Veyle Tribune", "publisher"), stance="denies"),
        ],
        "responses": [
            {"agent": "Moscow", "stance": "declinedToComment", "report": "report/23"},
            {"agent": "Moscow", "stance": "declinedToComment", "report": "report/24"},
        ],
        "notices": [{"agent": "Reuters", "stance": "notIndependentlyVerified", "report": "report/23"}],
        "competing": [],
        "related": [],
    }


def _drawn(found: dict[str, Any], width: int = 100, *, brief: bool = False) -> list[str]:
    out = Console(file=io.StringIO(), width=width)
    for tree in drawing.chain_trees(found, width=width, brief=brief):
        out.print(tree)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue().splitlines()


def test_chains_are_drawn_from_the_origin_to_the_outlets(found: dict[str, Any]) -> None:
    lines = _drawn(found)
    order = ["a senior source", "Reuters", "Larkmoor Ledger  2024-11-23", "Tilia Herald  2024-11-24"]
    places = [next(place for place, line in enumerate(lines) if name in line) for name in order]
    assert places == sorted(places)
    assert lines[1] == "anonymous, known by position only, General Staff"
    assert sum("Reuters" in line for line in lines) == 1, "one intermediary is one branch"
    assert any("also named: an officer" in line for line in lines)
    assert any("source “the source”, cue “said”" in line for line in lines)


def test_chains_that_support_nothing_come_last_with_their_stance(found: dict[str, Any]) -> None:
    lines = _drawn(found)
    assert lines.index("Moscow") > max(place for place, line in enumerate(lines) if "Tilia" in line)
    assert any("Veyle Tribune  2024-11-25  denies" in line for line in lines)


def test_brief_words_are_cut_to_a_line(found: dict[str, Any]) -> None:
    lines = _drawn(found, 60, brief=True)
    assert max(len(line) for line in lines) <= 60
    assert sum("word" in line for line in lines) == 1
    assert any(line.endswith("…”") for line in lines)
    assert not any("cue" in line for line in lines)


@pytest.mark.parametrize("width", [50, 80, 120])
def test_whole_words_are_wrapped_to_the_page(found: dict[str, Any], width: int) -> None:
    lines = _drawn(found, width)
    assert max(len(line) for line in lines) <= width
    assert [line for line in lines if line != line.rstrip()] == []
    assert sum(line.count("word") for line in lines) == 40


def test_a_chain_from_one_who_passes_on_hangs_under_the_source(found: dict[str, Any]) -> None:
    found["groups"][0]["chains"] = [0, 1, 3]
    found["chains"].append(_chain(26, _REUTERS, _hop("Tilia Herald"), _hop("Veyle Tribune", "publisher")))
    lines = _drawn(found)
    tilia = next(place for place, line in enumerate(lines) if "Tilia Herald" in line)
    veyle = next(place for place, line in enumerate(lines) if "Veyle Tribune  2024-11-26" in line)
    assert veyle > tilia
    assert lines[veyle].index("Veyle") > lines[tilia].index("Tilia"), "it hangs under the outlet it passes on"
    assert sum("Reuters" in line for line in lines) == 1


def test_the_tally_says_how_sources_add_up(found: dict[str, Any]) -> None:
    assert drawing.tally(found) == ""
    found["groups"].append({"agents": [_hop("Moscow")], "intermediaries": [], "chains": [2]})
    assert drawing.tally(found) == "2 sources, counted as 1-2 independent origins:"
    found["origins"] = {"min": 1, "max": 1}
    assert drawing.tally(found) == "2 sources, counted as 1 independent origin:"


def test_an_outlet_that_speaks_for_itself_is_its_own_origin(found: dict[str, Any]) -> None:
    own = _hop("Larkmoor Ledger", "publisher")
    found |= {"groups": [{"agents": [own], "intermediaries": [], "chains": [0]}], "chains": [_chain(23, own)]}
    lines = _drawn(found)
    assert lines[0] == "Larkmoor Ledger"
    assert "2024-11-23" in lines[1]


def test_two_reports_of_one_outlet_are_two_branches(found: dict[str, Any]) -> None:
    outlet = _hop("Larkmoor Ledger", "publisher")
    found["chains"][0] = _chain(24, _SOURCE, _REUTERS, outlet)
    assert sum("Larkmoor Ledger" in line for line in _drawn(found)) == 2


def test_headline_says_how_many(found: dict[str, Any]) -> None:
    assert drawing.headline(found).plain == "contested  3 reports by 3 outlets, 1-2 origins"
    found |= {"reports": 1, "publishers": 1, "origins": {"min": 1, "max": 1}}
    assert drawing.headline(found).plain == "contested  1 report by 1 outlet, 1 origin"


def test_reasons_are_counted_by_kind(found: dict[str, Any]) -> None:
    assert drawing.reasons(found) == ["1 pair unknown: who knows", "2 pairs dependent: same hand"]


def test_reception_says_each_thing_once(found: dict[str, Any]) -> None:
    assert drawing.reception(found) == [
        "Moscow: declined to comment",
        "Reuters: could not verify it independently",
    ]


@given(st.text(), st.integers(1, 60))
def test_shortened_text_fits(text: str, width: int) -> None:
    short = phrases.shorten(text, width)
    assert len(short) <= width
    assert short == " ".join(text.split()) or short.endswith("…")


@given(st.text(st.characters(exclude_categories=["C", "M"], max_codepoint=0x2FF), max_size=200), st.integers(0, 30))
def test_blocks_leave_no_blanks_and_keep_every_word(text: str, lead: int) -> None:
    out = Console(file=io.StringIO(), width=60)
    block(out, text, lead=Text("x" * lead))
    assert isinstance(out.file, io.StringIO)
    lines = out.file.getvalue().splitlines()
    assert all(line == line.rstrip() for line in lines)
    assert "".join("".join(lines).split())[lead:] == "".join(text.split())


def test_copies_are_told_by_outlet() -> None:
    found = {
        "chains": [{"report": {"id": "r:1"}, "hops": [{"name": "Reuters"}, {"name": "Gazette"}]}],
        "copies": [{"report": "r:1", "of": "r:2", "containment": 0.875, "declared": False}],
    }
    assert drawing.copies(found) == ["Gazette has its text from r:2: 88% of the shorter one, without saying so"]


def test_a_tree_says_from_whom_a_text_was_taken(found: dict[str, Any]) -> None:
    found["chains"][1]["copied_from"] = ["report/9"]
    passages = ("too short", "the longest   passage of all")
    copy = {"of": "report/9", "containment": 0.875, "declared": False, "shared": [{"exact": each} for each in passages]}
    copy |= {"of_publisher": "Larkmoor Ledger", "of_published": "2024-11-20T08:00:00Z"}
    found["copies"] = [{"report": found["chains"][number]["report"]["id"], **copy} for number in (0, 1)]
    told = "text taken from Larkmoor Ledger, 2024-11-20, without saying so: 88% of the shorter one"
    lines = _drawn(found, 200)
    assert sum(told in line for line in lines) == 1, "the other chain's statement was not copied"
    assert sum("both have “the longest passage of all”" in line for line in lines) == 1
    brief = _drawn(found, 200, brief=True)
    assert sum(told in line for line in brief) == 1
    assert not any("both have" in line for line in brief)
