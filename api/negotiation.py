"""Content negotiation (RFC 9110, section 12.5.1): which of our media types an `Accept` header likes best.

Parameters of a media range other than `q` are read over: `application/ld+json;profile=...` asks for JSON-LD. A range
that does not parse is skipped; a header without one that does accepts nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from api.errors import NotAcceptableError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MediaRange", "choose", "media_type_of", "parse_accept"]

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105 - a token in the sense of HTTP, not a secret
_RANGE = re.compile(rf"\s*({_TOKEN})/({_TOKEN})\s*((?:;.*)?)$", re.DOTALL)
_QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")
# Commas and semicolons inside a quoted parameter do not end it.
_PARTS = {mark: re.compile(rf'(?:"[^"]*"|[^{mark}"]|")+') for mark in ",;"}


class MediaRange(NamedTuple):
    """A media range, lower case, either part perhaps `*`, and how much it is liked: 0 (not at all) to 1."""

    type: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """Return how exactly it covers a media type: 3 the type itself, 2 `type/*`, 1 `*/*`, 0 not at all."""
        if media_type == f"{self.type}/{self.subtype}":
            return 3
        if self.subtype != "*":
            return 0
        return 2 if media_type.startswith(self.type + "/") else int(self.type == "*")


def parse_accept(header: str) -> list[MediaRange]:
    """Read an `Accept` header, in its order; ranges that do not parse are left out."""
    ranges = []
    for part in _PARTS[","].findall(header):
        match = _RANGE.match(part)
        if match is None or (match[1] == "*" and match[2] != "*"):
            continue
        quality = _quality(match[3])
        if quality is not None:
            ranges.append(MediaRange(match[1].lower(), match[2].lower(), quality))
    return ranges


def choose(header: str | None, offered: Sequence[str]) -> str:
    """Return the media type of `offered` that the header likes best; of equals the first one offered.

    No header, or an empty one, accepts everything. Raises `NotAcceptableError`, naming the header and what there is.
    """
    if header is None or not header.strip():
        return offered[0]
    ranges = parse_accept(header)
    liked = [(_liking(media_type, ranges), -place) for place, media_type in enumerate(offered)]
    quality, place = max(liked)
    if quality == 0:
        raise NotAcceptableError(
            f"nothing here fits Accept: {header.strip()!r}",
            value=header.strip(),
            remedy="ask for one of " + ", ".join(offered),
        )
    return offered[-place]


def media_type_of(content_type: str | None) -> str:
    """Return the bare media type of a `Content-Type` header, lower case; "" for none."""
    return (content_type or "").partition(";")[0].strip().lower()


def _liking(media_type: str, ranges: Sequence[MediaRange]) -> float:
    """Return the quality of the range that covers a media type most exactly; the better of two that do so equally."""
    covering = [(each.specificity(media_type), each.quality) for each in ranges]
    best = max(covering, default=(0, 0.0))
    return best[1] if best[0] else 0.0


def _quality(parameters: str) -> float | None:
    for parameter in _PARTS[";"].findall(parameters):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            return float(value) if _QUALITY.fullmatch(value.strip()) else None
    return 1.0
