from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.cli.files import documents, expand
from loaders.read import Overrides

if TYPE_CHECKING:
    from pathlib import Path

    from graph.errors import ReadError


@pytest.fixture
def failed() -> list[ReadError]:
    return []


def test_a_folder_stands_for_its_reports(tmp_path: Path, failed: list[ReadError]) -> None:
    for name in ("b.txt", "a.md", "deep/er/c.json", "README.md", ".hidden.txt", ".git/x.txt", "photo.jpg", "d.HTML"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.removeprefix(f"{tmp_path}/") for path in expand([str(tmp_path)], failed.append)]
    assert found == ["a.md", "b.txt", "d.HTML", "deep/er/c.json"]
    assert failed == []


def test_files_come_in_order_and_once(tmp_path: Path, failed: list[ReadError]) -> None:
    (tmp_path / "a.txt").write_text("x")
    one = str(tmp_path / "a.txt")
    assert list(expand(["-", one, str(tmp_path), one, "gone", "-"], failed.append)) == ["-", one, "gone"]


def test_a_folder_without_reports_is_named(tmp_path: Path, failed: list[ReadError]) -> None:
    (tmp_path / "empty").mkdir()
    assert list(expand([str(tmp_path / "empty")], failed.append)) == []
    assert "empty has no reports" in str(failed[0])


def test_bad_files_do_not_stop_the_others(tmp_path: Path, failed: list[ReadError]) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("Kyiv said so.")
    empty.write_text("")
    paths = [str(empty), str(tmp_path / "gone.txt"), str(good)]
    found = list(documents(paths, Overrides(publisher="The Gate"), failed.append))
    assert [(one.text, one.publisher) for one in found] == [("Kyiv said so.", "The Gate")]
    assert [error.value for error in failed] == paths[:2]
