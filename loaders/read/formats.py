"""The formats that can be read, and which one a file has."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

__all__ = ["Format", "format_of"]


class Format(StrEnum):
    """A format of reports."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    JSON_LINES = "jsonl"
    HTML = "html"
    FEED = "feed"

    @classmethod
    def of(cls, name: str) -> Format | None:
        """Return the format of a name, a file suffix or a media type in any case; None for an unknown one."""
        return _NAMES.get(name.partition(";")[0].strip().lower().lstrip("."))


_NAMES = {
    **dict.fromkeys(("text", "txt", "plain", "text/plain"), Format.TEXT),
    **dict.fromkeys(("markdown", "md", "mkd", "text/markdown", "text/x-markdown"), Format.MARKDOWN),
    **dict.fromkeys(("json", "jsonld", "json-ld", "application/json", "application/ld+json"), Format.JSON),
    **dict.fromkeys(
        ("jsonl", "ndjson", "jsonlines", "application/jsonl", "application/x-ndjson", "application/ndjson"),
        Format.JSON_LINES,
    ),
    **dict.fromkeys(
        ("feed", "rss", "atom", "application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
        Format.FEED,
    ),
    **dict.fromkeys(("html", "htm", "xhtml", "text/html", "application/xhtml+xml"), Format.HTML),
}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{\[\]])')
_SNIFFED = 4096


def format_of(text: str, *, name: str = "", media_type: str | None = None) -> Format:
    """Return the format: of the media type, else of the name's suffix, else of how the text begins; else plain text.

    `text/plain` and unknown media types (`application/octet-stream`) say nothing, since they are what a sender says
    who does not know: then the suffix decides.
    """
    said = Format.of(media_type) if media_type else None
    if said not in (None, Format.TEXT):
        return said
    return Format.of(PurePath(name).suffix) or said or _sniffed(text)


def _sniffed(text: str) -> Format:
    beginning = text[:_SNIFFED].lstrip("\ufeff")
    if _JSON.match(beginning):
        lines = [line for line in beginning.splitlines() if line.strip()]
        # One object a line and more than one: the first line already closes what it opens.
        several = len(lines) > 1 and lines[0].rstrip().endswith("}") and lines[1].startswith("{")
        return Format.JSON_LINES if several else Format.JSON
    if _FEED.match(beginning):
        return Format.FEED
    if _HTML.match(beginning):
        return Format.HTML
    return Format.MARKDOWN if _FRONT_MATTER.match(text[:_SNIFFED]) else Format.TEXT
