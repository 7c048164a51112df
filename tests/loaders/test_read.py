from __future__ import annotations

import codecs
import io
import json
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import ReadError
from loaders.document import Document
from loaders.read import Overrides, read_bytes, read_path

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Night boats to be cut\n\nThe boats are safe, the director said on Monday. The mayor has not commented.\n"
ENGLISH = "The boats are safe, the director said on Monday, and they always have been."


def read(data: bytes | str, name: str = "", **more: str) -> Document:
    media_type = more.pop("media_type", None)
    overrides = Overrides(**more)
    (document,) = read_bytes(
        data.encode() if isinstance(data, str) else data, name=name, media_type=media_type, overrides=overrides
    )
    return document


def read_all(data: bytes, name: str) -> tuple[list[Document], list[ReadError]]:
    found: list[Document] = []
    errors: list[ReadError] = []
    try:
        found.extend(read_bytes(data, name=name, failed=errors.append))
    except ReadError as error:
        errors.append(error)
    return found, errors


def test_a_text_is_kept_whole_and_its_headline_is_the_title(tmp_path: Path) -> None:
    path = tmp_path / "boats.txt"
    path.write_text(TEXT)
    assert list(read_path(path)) == [
        Document(text=TEXT, title="Night boats to be cut", language="en", origin=str(path))
    ]
    assert list(read_path(str(path))) == list(read_path(path))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A headline\n\nThe boats.", "A headline"),
        ("\n\n  A   headline?\n \t\nThe boats.", "A headline?"),
        ("A headline\nThe boats.", ""),
        ("A headline", ""),
        ("A headline\n\n", ""),
        ("A sentence.\n\nThe boats.", ""),
        ("Said:\n\nThe boats.", ""),
        ("* * *\n\nThe boats.", ""),
        ("x" * 201 + "\n\nThe boats.", ""),
        ("🙂 Boats\r\n\r\nThe boats.", "🙂 Boats"),
    ],
)
def test_a_headline_is_told_from_a_sentence(text: str, title: str) -> None:
    assert read(text, "a.txt").title == title


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.html"])
def test_a_byte_order_mark_says_the_encoding(mark: bytes, encoding: str, name: str) -> None:
    words = "Ми кажемо “так” 🙂, сказала директорка"
    whole = {
        "a.json": json.dumps({"text": words}, ensure_ascii=False),
        "a.html": f"<html><body><article><p>{words}</p></article></body></html>",
    }
    assert read(mark + whole.get(name, words).encode(encoding), name).text == words


def test_an_encoding_that_the_sender_declares_is_used() -> None:
    words = "Пороми безпечні, сказала директорка в понеділок"
    assert read(words.encode("cp1251"), media_type='text/plain; charset="windows-1251"').text == words
    with pytest.raises(ReadError, match="unknown encoding 'hex'"):
        read(b"aa", media_type="text/plain; charset=hex")


def test_line_ends_are_line_feeds_and_controls_are_gone() -> None:
    text = read("a\r\nb\rc\n\td\x0be\x1bf\x7f é e\u0301 \xa0\u2028", "a.txt").text
    assert text == "a\nb\nc\n\tdef é e\u0301 \xa0\u2028"
    assert read(json.dumps({"text": "a\x00b\ud800c\r\nd"}), "a.json").text == "ab\ufffdc\nd"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1))
def test_every_other_code_point_of_a_text_is_kept(text: str) -> None:
    if text.strip("\ufeff \n").strip() and not text.startswith("\ufeff"):
        assert read(text, "a.txt").text == text


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=80), st.sampled_from(["", "a.txt", "a.md", "a.json", "a.jsonl", "a.html"]))
def test_any_bytes_give_documents_with_text_or_errors(data: bytes, name: str) -> None:
    found, errors = read_all(data, name)
    assert found or errors
    assert all(document.text.strip() and document.text.encode() for document in found)
    assert all("\n" not in str(error) for error in errors)


@settings(deadline=None, max_examples=200)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "@type",
                        "@graph",
                        "@id",
                        "text",
                        "articleBody",
                        "publisher",
                        "name",
                        "url",
                        "inLanguage",
                        "@value",
                    ]
                ),
                inner | st.sampled_from(["NewsArticle", "en", "https://example.org/a"]),
                max_size=5,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_gives_documents_with_text_or_errors(value: object) -> None:
    found, errors = read_all(json.dumps(value).encode(), "a.json")
    assert found or errors
    assert all(document.text.strip() and document.text.encode() for document in found)
    assert all("\n" not in str(error) for error in errors)


@pytest.mark.parametrize(
    ("data", "name", "media_type", "title"),
    [
        ('{"text": "# B\\n", "title": "json"}', "", None, "json"),
        ('{"text": "# B\\n", "title": "json"}', "a.json", "application/octet-stream", "json"),
        ('{"text": "# B\\n", "title": "json"}', "a.txt", "application/json", "json"),
        ('\ufeff [{"text": "# B\\n", "title": "json"}]', "", None, "json"),
        ('{"text": "# B\\n", "title": "line"}\n{"text": "C", "title": "D"}\n', "", None, "line"),
        ('{"text": "# B\\n", "title": "line"}', "a.ndjson", None, "line"),
        ("---\ntitle: front\n---\nB\n", "", None, "front"),
        ("# Heading\n\nB", "a.md", "text/plain", "Heading"),
        ("# Heading\n\nB", "", "text/markdown; charset=utf-8", "Heading"),
        ("# Heading\n\nB", "", "text/plain", "# Heading"),
        ("<!-- c -->\n<!DOCTYPE html><title>page</title><p>The boats are safe, she said.", "", None, "page"),
        ('<?xml version="1.0" encoding="utf-8"?>\n<html><title>page</title><p>Safe boats.</html>', "", None, "page"),
        ("[Photo] Boats\n\nThe boats.", "", None, "[Photo] Boats"),
        ("{Boats}\n\nThe boats.", "", None, "{Boats}"),
        ("--- Boats\n\nThe boats.", "", None, "--- Boats"),
        ("<b>Boats</b>\n\nThe boats.", "", None, "<b>Boats</b>"),
    ],
)
def test_the_format_is_told(data: str, name: str, media_type: str | None, title: str) -> None:
    first = next(read_bytes(data.encode(), name=name, media_type=media_type))
    assert first.title == title


def test_the_format_of_a_flag_goes_before_all() -> None:
    assert read("# Heading\n\nB", "a.json", media_type="text/html", format="MD").title == "Heading"


def test_flags_go_before_what_the_file_says() -> None:
    article = {"title": "a", "text": ENGLISH, "publisher": "b", "published": "2024", "language": "uk", "id": "urn:x:1"}
    flags = {
        "title": " The\nBoats ",
        "publisher": "Harbour Post",
        "published": "Nov 24, 2024",
        "url": "https://example.org/boats",
        "language": "en-GB",
        "id": "https://example.org/id/1",
    }
    assert read(json.dumps(article), "a.json", **flags) == Document(
        text=ENGLISH,
        title="The Boats",
        publisher="Harbour Post",
        published="2024-11-24",
        url="https://example.org/boats",
        language="en",
        id="https://example.org/id/1",
        origin="a.json",
    )
    assert read(json.dumps(article), "a.json", title="", publisher=" ").publisher == "b"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Пороми безпечні, сказала директорка в понеділок.", "uk"),
        ("Паромы безопасны, сказала директор в понедельник.", "ru"),
        ("Die Fähren sind sicher, sagte die Direktorin am Montag.", "de"),
        ("Boats", None),
        ("59,000 - 11,000 - 1,376 - 800 - 40 % - 2024-11-24", None),
        ("Vladimir Putin, Xi Jinping, Kim Jong Un", None),
        ("xqzt wvv qqkj zzpw mnbv xxcv", None),
    ],
)
def test_a_language_is_detected_where_the_text_shows_it(text: str, language: str | None) -> None:
    assert read(text, "a.txt").language == language


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def give(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))

    give(TEXT)
    assert [document.origin for document in read_path("-")] == ["-"]
    give('{"text": "A"}\n{"text": "B"}\n')
    assert [document.text for document in read_path("-")] == ["A", "B"]
    give('{"text": "A"}\n')
    assert [document.text for document in read_path("-", overrides=Overrides(format="jsonl"))] == ["A"]


def test_no_more_of_a_line_is_read_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size <= 1 << 20
            return super().readline(size)

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Stream(b"x" * 3_000_000 + b'\n{"text": "A"}\n')))
    errors: list[ReadError] = []
    found = read_path("-", overrides=Overrides(format="jsonl"), limit=1000, failed=errors.append)
    assert [document.text for document in found] == ["A"]
    assert [error.message for error in errors] == ["standard input line 1 is over the limit of 1,000 bytes"]


def test_json_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"text": ENGLISH}) + "\n"
    path.write_text(line * 1000)
    documents = read_path(path, limit=len(line))  # the limit is that of a line
    assert next(documents).origin == f"{path} line 1"
    path.unlink()
    assert sum(1 for _ in documents) == 999
