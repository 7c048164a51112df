"""The closed vocabularies in words that people read, and small matters of wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ontology.schemes import Identification, Independence, Kind, Stance, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["agent_note", "count", "day", "origins", "sentence", "shorten", "stance", "status", "when"]

_STATUS = {
    Status.SINGLE_ORIGIN: "single origin",
    Status.INDEPENDENCE_UNKNOWN: "independence unknown",
    Status.CORROBORATED: "corroborated",
    Status.CONTESTED: "contested",
    Status.CIRCULAR: "circular",
    Status.WITHDRAWN: "withdrawn",
    Status.UNCORROBORATED: "uncorroborated",
}
_STANCE = {
    Stance.ASSERTS: "asserts",
    Stance.DENIES: "denies",
    Stance.QUESTIONS: "questions",
    Stance.CONFIRMS: "confirms",
    Stance.NEITHER_CONFIRMED_NOR_DENIED: "neither confirmed nor denied",
    Stance.NOT_YET_COMMENTED: "has not yet commented",
    Stance.DECLINED_TO_COMMENT: "declined to comment",
    Stance.NOT_INDEPENDENTLY_VERIFIED: "could not verify it independently",
}
_IDENTIFICATION = {
    Identification.WITNESSED: "witnessed",
    Identification.NAMED: "named",
    Identification.POSITION_DESCRIBED: "known by position only",
    Identification.ORGANISATION_ONLY: "no person named",
    Identification.UNNAMED: "not described",
    Identification.DOCUMENT: "a document",
}
INDEPENDENCE_ORDER = (Independence.INDEPENDENT, Independence.UNKNOWN, Independence.DEPENDENT)


def status(value: str | None) -> str:
    """Return a corroboration status in words; "not assessed" for none."""
    return _STATUS[Status(value)] if value else "not assessed"


def stance(value: str) -> str:
    """Return a stance in words that can follow the name of an agent."""
    return _STANCE[Stance(value)]


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 origin", "4 origins"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def origins(minimum: int, maximum: int) -> str:
    """Return the number of independent origins: "1", or "1-3" where independence is unknown."""
    return str(minimum) if minimum == maximum else f"{minimum}-{maximum}"


def agent_note(agent: Mapping[str, Any]) -> str:
    """Return what is known of an agent beside its name, such as "anonymous, known by position only, General Staff"."""
    kind, identification = agent.get("kind"), agent.get("identification")
    parts = [str(kind)] if kind and kind != Kind.PUBLISHER else []
    if identification and kind == Kind.ANONYMOUS:
        parts.append(_IDENTIFICATION[Identification(identification)])
    if agent.get("affiliation"):
        parts.append(str(agent["affiliation"]))
    return ", ".join(parts)


def day(published: str | None) -> str:
    """Return a date of the world to the day at most; "undated" for none."""
    return published[:10] if published else "undated"


def when(published: str | None) -> str:
    """Return a date of the world as it is known; "undated" for none."""
    return published or "undated"


def sentence(text: str) -> str:
    """Return a text that begins with a capital and ends in a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "”", '"')) else ".") if text else ""


def shorten(text: str, width: int) -> str:
    """Cut a text to at most `width` characters (1 or more), between words where it can; then it ends in an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    head, _, _ = cut.rpartition(" ")
    return (head if len(head) > width // 2 else cut).rstrip(" ,;:") + "…"
