"""Which strings are IRIs and web addresses that may be kept."""

from __future__ import annotations

import re

__all__ = ["is_absolute_iri", "is_web_address"]

# RFC 3987 forbids these in an IRI; a store would refuse them, or worse, not.
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20\x7f-\xa0<>\"{}|\\^`\ud800-\udfff]+")
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)


def is_absolute_iri(value: str) -> bool:
    """Tell whether `value` is an absolute IRI: scheme, colon, and only characters an IRI can have."""
    return _ABSOLUTE.fullmatch(value) is not None


def is_web_address(value: str) -> bool:
    """Tell whether `value` is an absolute http or https IRI with a host."""
    return is_absolute_iri(value) and _WEB.match(value) is not None
