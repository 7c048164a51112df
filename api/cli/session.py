"""A command's way to the store: opened by the settings, closed whatever happens."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from api.settings import Settings
from graph.errors import StoreUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import Store
    from graph.view import View

__all__ = ["enforce", "opened", "viewed"]

_EMBEDDED = "oxigraph:"


@contextmanager
def opened(url: str | None, *, existing: bool = False, policy: str | None = None) -> Iterator[Store]:
    """Open the store that the flag, else the settings name. With `existing`, asking does not make an empty store.

    The policy that the flag, else the settings name is in force from then on.

    Raises the errors of `Settings.load` and of `graph.stores.open_store`; `StoreUnavailableError` where `existing` is
    wanted and the folder of an embedded store is not there.
    """
    settings = Settings.load(store=url, policy=policy)
    if existing and settings.store.startswith(_EMBEDDED):
        folder = settings.store.removeprefix(_EMBEDDED)
        if folder and not Path(folder).exists():
            raise StoreUnavailableError(
                f"there is no store in {folder!r} yet",
                value=folder,
                remedy="load reports into it with `sayso load FILES`, or name another store by --store or SAYSO_STORE",
            )
    _name_warnings()
    enforce(settings)
    from graph.stores import open_store  # noqa: PLC0415 - drivers are loaded when a store is needed

    with open_store(
        settings.store,
        base=settings.base,
        username=settings.neo4j_username,
        password=settings.neo4j_password,
        database=settings.neo4j_database,
    ) as store:
        yield store


def enforce(settings: Settings) -> None:
    """Put the policy in force that the settings name. Raises `PolicyError` for one that is missing or broken."""
    from graph.reason.policy import put_in_force, read_policy  # noqa: PLC0415 - not needed for `--help`

    put_in_force(read_policy(settings.policy) if settings.policy else None)


def _name_warnings() -> None:
    """Let what the store logs (an index that is rebuilt) look like every other message of the command."""
    import logging  # noqa: PLC0415 - not needed for `--help`

    # Only ours: what libraries mutter is not for people. Only in a process of our own: a program that calls us has its
    # own ideas of logging.
    ours = logging.getLogger("graph")
    if sys.stderr is sys.__stderr__ and not ours.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("sayso: %(message)s"))
        ours.addHandler(handler)


@contextmanager
def viewed(url: str | None, *, policy: str | None = None) -> Iterator[View]:
    """Open an existing store for asking: `opened`, with a view on it."""
    from graph.view import View  # noqa: PLC0415

    with opened(url, existing=True, policy=policy) as store:
        yield View(store)
