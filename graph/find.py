"""From what people type to an id: a full IRI, a short id, a name, or words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from graph.errors import AmbiguousError, NotFoundError
from graph.iris import GAZETTEER_BASE, short
from ontology.names import normal_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import Store

__all__ = ["Kind", "find"]

Kind: TypeAlias = Literal["claim", "report", "source"]
_SHOWN = 10
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_SEGMENT: dict[Kind, str] = {"claim": "claim", "report": "report", "source": "agent"}


def find(store: Store, kind: Kind, text: str) -> str:
    """Return the id of the claim, report or source that `text` stands for.

    Tried in this order: a full IRI; a short id as `graph.iris.short` gives it, with or without its first part
    (`claim/…`); then for a source its exact name or alias, and a part of one; for a claim its text, and its words; for
    a report its URL or title, and words of its title. The first of these that fits anything decides. Raises
    `NotFoundError` when nothing fits, `AmbiguousError` with up to ten candidates when several do.
    """
    text = text.strip()
    for id_ in _as_ids(store, kind, text):
        if store.rows(kind, id=id_):
            return id_
    if text:
        for found in _by_words(store, kind, text):
            candidates = tuple(dict.fromkeys(found))
            if len(candidates) > 1:
                raise AmbiguousError(
                    f"{text!r} fits {len(candidates)} {kind}s",
                    value=text,
                    remedy=f"give one's id, such as {short(candidates[0])}",
                    candidates=candidates[:_SHOWN],
                )
            if candidates:
                return candidates[0]
    raise NotFoundError(
        f"there is no {kind} {text!r}",
        value=text,
        remedy="give an id, a short id, or words that stand in it",
    )


def _as_ids(store: Store, kind: Kind, text: str) -> list[str]:
    if _IRI.fullmatch(text):
        return [text]
    if not text or re.search(r"\s", text):
        return []
    rest = text.removeprefix(f"{_SEGMENT[kind]}/")
    ids = [f"{store.iris.base}{_SEGMENT[kind]}/{rest}"]
    if kind == "source":
        ids += [f"{GAZETTEER_BASE}{rest}", f"{store.iris.base}{text}"]
    return ids


def _by_words(store: Store, kind: Kind, text: str) -> Iterable[list[str]]:
    """Yield what fits, by looser and looser reading."""
    wanted = normal_name(text)
    if kind == "source":
        yield [str(row["id"]) for row in store.rows("agents_named", name=text)]
        rows = store.rows("sources", q=text.lower())
        yield [str(row["id"]) for row in rows if normal_name(str(row["name"])) == wanted]
        yield [str(row["id"]) for row in rows]
    elif kind == "claim":
        ids = store.search_claims(text, every=True, limit=1000)
        rows = store.rows("claim", id=ids) if ids else []
        yield [str(row["id"]) for row in rows if normal_name(str(row.get("text", ""))) == wanted]
        yield ids
    else:
        rows = store.rows("reports")
        yield [str(row["id"]) for row in rows if row.get("url") == text or row.get("title") == text]
        yield [str(row["id"]) for row in rows if normal_name(str(row.get("title", ""))) == wanted]
        words = wanted.split()
        titles = ((str(row["id"]), normal_name(str(row.get("title", "")))) for row in rows)
        yield [id_ for id_, title in titles if all(word in title for word in words)] if words else []
