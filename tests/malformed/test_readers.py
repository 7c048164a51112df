"""Every file of this folder is refused with the one clear line that `expected.json` has for it."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from graph.errors import ReadError
from loaders.read import LIMIT, Overrides, read_bytes, read_path

HERE = Path(__file__).parent
EXPECTED: dict[str, str] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
GOOD = '{"text": "The boats are safe, the director said on Monday."}\n'


def refusal(path: str | Path, overrides: Overrides | None = None) -> ReadError:
    with pytest.raises(ReadError) as caught:
        list(read_path(path, overrides=overrides))
    return caught.value


def assert_one_clear_line(error: ReadError) -> None:
    assert "\n" not in str(error)
    assert str(error).isprintable()
    assert error.remedy
    assert len(str(error)) < 400


def test_every_file_is_expected() -> None:
    assert {path.name for path in HERE.iterdir() if path.suffix not in (".py", "")} - {"expected.json"} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_malformed_file_gives_one_clear_line(name: str) -> None:
    error = refusal(HERE / name)
    assert EXPECTED[name] in str(error)
    assert str(error).startswith(str(HERE / name))
    assert error.value is not None
    assert error.value.startswith(str(HERE / name))
    assert_one_clear_line(error)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_same_bytes_are_refused_without_a_file(name: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(read_bytes((HERE / name).read_bytes(), name=name))
    assert EXPECTED[name] in str(caught.value)


@pytest.mark.parametrize("name", ["second_line_broken.jsonl", "second_line_binary.jsonl"])
def test_the_other_lines_are_read(name: str) -> None:
    errors: list[ReadError] = []
    found = [document.text for document in read_path(HERE / name, failed=errors.append)]
    assert len(errors) == 1
    assert found[0] == "The boats are safe, the director said."
    # Without somebody to tell, the error comes after the last good report.
    documents = read_path(HERE / name)
    assert [next(documents).text for _ in found] == found
    with pytest.raises(ReadError, match="line 2"):
        next(documents)


def test_more_than_one_bad_line_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("{\n" + GOOD + "{\n{\n")
    assert "line 1 is broken" in str(refusal(path))
    assert "(and 2 more)" in str(refusal(path))


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "", "the input is empty"),
        (b'{"text": ', "", "the input is broken JSON at"),
        (b'[{"text": "A"}, {"@type": "Article"}]', "", "the input[2] has an article without text"),
        (b'[{"text": "A"}, {"@type": "Article"}]', "-", "standard input[2] has an article without text"),
        (b'{"text": "A"}\n{"@type": "Article"}', "", "the input line 2 has an article without text"),
        (b"", "-x.txt", "-x.txt is empty"),
    ],
)
def test_an_input_without_a_name_is_called_something(data: bytes, name: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(read_bytes(data, name=name))
    assert str(caught.value).startswith(message)


def test_a_missing_file() -> None:
    error = refusal("nowhere/boats.txt")
    assert str(error) == "nowhere/boats.txt does not exist; check the path"
    assert error.value == "nowhere/boats.txt"


@pytest.mark.parametrize("name", ["bad\x00name.txt", "x" * 5000, "bad\nname.txt", "\ud800.txt"])
def test_a_path_that_cannot_be(name: str) -> None:
    error = refusal(name)
    assert_one_clear_line(error)
    assert error.value == name


def test_a_directory(tmp_path: Path) -> None:
    assert "is a directory, not a file; name the files in it" in str(refusal(tmp_path))


def test_a_file_in_place_of_a_directory(tmp_path: Path) -> None:
    (tmp_path / "boats").write_text("boats")
    assert "cannot be read" in str(refusal(tmp_path / "boats" / "late.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("The boats are safe.")
    path.chmod(0)
    assert "Permission denied" in str(refusal(path))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".json", ".html"])
def test_a_file_over_the_limit_is_not_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"large{suffix}"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)  # a hole: no disk is used, and reading it would find NUL bytes
    error = refusal(path)
    assert f"has 52,428,800 bytes, over the limit of {LIMIT:,}" in str(error)
    assert_one_clear_line(error)


def test_a_line_of_50_megabytes_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    path.write_text(GOOD + '{"text": "' + "x" * 50_000_000 + '"}\n' + GOOD)
    errors: list[ReadError] = []
    assert len(list(read_path(path, failed=errors.append))) == 2
    (error,) = errors
    assert f"large.jsonl line 2 is over the limit of {LIMIT:,} bytes" in str(error)
    assert_one_clear_line(error)


def test_one_line_of_50_megabytes_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(b"x" * 50_000_000)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
    assert f"standard input is over the limit of {LIMIT:,} bytes" in str(refusal("-"))
    assert stream.tell() == LIMIT + 1  # no more was read than tells that it is too much


def test_bytes_over_the_limit() -> None:
    with pytest.raises(ReadError, match="the input is over the limit of 10 bytes"):
        list(read_bytes(b"The boats are safe.", limit=10))


@pytest.mark.parametrize(
    ("flag", "value", "message"),
    [
        ("published", "yesterday", "'yesterday' is no date that can be read; write it as 2024-11-24"),
        ("published", "11/12/2024", "is no date"),
        ("published", "2024-02-30", "is no date"),
        ("language", "English", "'English' is no language"),
        ("url", "example.org/a", "'example.org/a' is no URL"),
        ("url", "file:///etc/hosts", "is no URL"),
        ("id", "report 1", "'report 1' is no id"),
        ("format", "docx", "'docx' is no format that can be read; use one of feed, html, json, jsonl, markdown, text"),
    ],
)
def test_a_flag_that_cannot_be_read(flag: str, value: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        Overrides(**{flag: value})
    assert message in str(caught.value)
    assert caught.value.value == value
    assert_one_clear_line(caught.value)


@pytest.mark.parametrize("overrides", [Overrides(id="urn:report:1"), Overrides(url="https://example.org/1")])
def test_several_reports_cannot_share_an_id(tmp_path: Path, overrides: Overrides) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(GOOD * 2)
    assert "line 2 is one of several reports, which cannot share one id or URL" in str(refusal(path, overrides))
    path.write_text(GOOD)
    assert len(list(read_path(path, overrides=overrides))) == 1
