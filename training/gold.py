"""PolNeAR's articles with their attributions, as the JSON lines that it is kept in."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.statement import Attribution
from loaders.tagger.pieces import plain

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.statement import Spans

__all__ = ["Article", "read_articles"]


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article; the spans of `attributions` are code points of `text`, which is `plain`."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_articles(path: Path) -> list[Article]:
    """Read `{"id", "text", "attributions": [{"source", "cue", "content"}]}` lines, gzipped or not."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()
    return [_article(json.loads(line)) for line in lines if line.strip()]


def _article(item: dict[str, object]) -> Article:
    found = item["attributions"]
    assert isinstance(found, list)  # noqa: S101 - for the type checker
    return Article(
        str(item["id"]),
        plain(str(item["text"])),
        tuple(
            Attribution(source=_spans(one["source"]), cue=_spans(one["cue"]), content=_spans(one["content"]))
            for one in found
        ),
    )


def _spans(found: list[list[int]]) -> Spans:
    return tuple((start, end) for start, end in sorted(found))
