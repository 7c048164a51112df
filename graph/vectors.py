"""Vectors of claims as stores keep them: whose, and of which model, so that two models are never compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from graph.errors import StaleIndexError

if TYPE_CHECKING:
    from graph.embed.encoder import Vectors

__all__ = ["Embedded", "Model", "Named", "check_model"]


class Named(Protocol):
    """A model by name and digest: a `graph.embed.Encoder` is one, and so is what a store kept of it."""

    @property
    def name(self) -> str:
        """What it is, for people."""

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of all that its vectors depend on."""


@dataclass(frozen=True, slots=True)
class Model:
    """The model whose vectors a store keeps."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Embedded:
    """Claims by their ids, and their vectors: a row each, of length 1."""

    claims: tuple[str, ...]
    vectors: Vectors


def check_model(kept: Named | None, asked: Named) -> None:
    """Raise `StaleIndexError` where a store keeps vectors of another model than the one that is asked for."""
    if kept is not None and kept.digest != asked.digest:
        raise StaleIndexError(
            f"the index of vectors was made with {kept.name} ({kept.digest[:12]}), "
            f"and claims are compared with {asked.name} ({asked.digest[:12]})",
            value=kept.name,
            remedy="make it anew: sayso reindex",
        )
