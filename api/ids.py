"""Ids in paths. An id is an IRI; in a path it is written short where it can be, else percent-encoded whole.

A claim or report under the base IRI is its last part (`/v1/claims/SLUG-DIGEST`), a report's own source goes by its
report (`/v1/sources/report/SLUG-DIGEST/source/1`), an agent of the gazetteer is its name (`/v1/sources/reuters`), and
any other agent under the base IRI `agent/SLUG-DIGEST`. `claim/…`, `report/…` and `agent/…` are read everywhere, as is
every whole IRI, percent-encoded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from graph.iris import GAZETTEER_BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

__all__ = ["SECTIONS", "candidates", "path_of", "url_of", "url_with"]

SECTIONS = {"claim": "claims", "report": "reports", "source": "sources", "review": "reviews"}
_PREFIX = {"claim": "claim/", "report": "report/", "review": "review/"}
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# What may stand in a path segment as it is (RFC 3986), but for the characters that mean something to us or to proxies.
_SAFE = "!$&'()*+,;=@-._~"
_WORDS_OF_THE_API = frozenset(
    {"provenance", "corroboration", "claims", "impact", "withdrawal", "timeline", "record", "merge", "split"}
)


def path_of(kind: str, iri: str, base: str) -> str:
    """Return the path, from the service's root, of a claim, report or source. `candidates` leads back to the IRI."""
    short = _short(kind, iri, base)
    text = quote(short, safe=_SAFE + "/") if short else quote(iri, safe=_SAFE)
    return f"/v1/{SECTIONS[kind]}/{text}"


def candidates(kind: str, text: str, base: str) -> tuple[str, ...]:
    """Return the IRIs that an id in a path may stand for, decoded, the likeliest first; none for no text."""
    if not text:
        return ()
    if _ABSOLUTE.match(text):
        return (text,)
    if kind != "source":
        prefix = _PREFIX[kind]
        return (base + text,) if text.startswith(prefix) else (base + prefix + text,)
    if text.startswith("report/"):
        return (base + text,)
    if text.startswith("agent/"):
        return (base + text, GAZETTEER_BASE + text.removeprefix("agent/"))
    return (GAZETTEER_BASE + text, f"{base}agent/{text}")


def url_of(request: Request, path: str) -> str:
    """Return the absolute URL of one of our paths, as this request would reach it."""
    return str(request.base_url).rstrip("/") + path


def url_with(request: Request, **changes: str) -> str:
    """Return the absolute URL of this request with some query parameters set anew."""
    kept: Iterable[tuple[str, str]] = (pair for pair in request.query_params.multi_items() if pair[0] not in changes)
    path = quote(request.scope["path"], safe=_SAFE + "/")
    return (
        url_of(request, path.removeprefix(request.scope.get("root_path", "")))
        + "?"
        + urlencode([*kept, *changes.items()])
    )


def _short(kind: str, iri: str, base: str) -> str | None:
    """Return an IRI's short form, if it has one that leads back to it and can stand in a path."""
    if iri.startswith(GAZETTEER_BASE) and kind == "source":
        short = iri.removeprefix(GAZETTEER_BASE)
    elif iri.startswith(base):
        short = iri.removeprefix(base)
        short = short.removeprefix(_PREFIX.get(kind, ""))
    else:
        return None
    segments = short.split("/")
    if "" in segments or "." in segments or ".." in segments or segments[-1] in _WORDS_OF_THE_API:
        return None
    found = candidates(kind, short, base)
    return short if found and found[0] == iri else None
