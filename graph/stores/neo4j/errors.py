"""Errors of the driver and the server, turned into ours."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import (
    QueryError,
    RdfError,
    StoreAuthError,
    StoreBusyError,
    StoreError,
    StoreUnavailableError,
    StoreUrlError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.errors import SaysoError

__all__ = ["is_race", "translate", "translated"]

_RACES = ("Neo.ClientError.Statement.EntityNotFound", "Neo.ClientError.Schema.ConstraintValidationFailed")
_UNAVAILABLE = ("Neo.TransientError.General.DatabaseUnavailable", "Neo.TransientError.Database.DatabaseUnavailable")
_LOG_IN = "check NEO4J_USERNAME and NEO4J_PASSWORD"


def is_race(error: Neo4jError) -> bool:
    """Tell whether a transaction failed because another one removed or made a node meanwhile: again, it may succeed.

    The driver itself repeats what the server calls transient (deadlocks, a change of leader); this it does not.
    """
    return error.code in _RACES


@contextmanager
def translated(url: str) -> Iterator[None]:
    """Let no error of the driver out: raise the one of `graph.errors` that `translate` makes of it."""
    try:
        yield
    except (DriverError, Neo4jError, UnicodeEncodeError) as error:
        raise translate(error, url) from error


def translate(error: DriverError | Neo4jError | UnicodeEncodeError, url: str) -> SaysoError:
    """Return our error for one of the driver's: what happened, with the URL, and what to do about it."""
    if isinstance(error, UnicodeEncodeError):
        return RdfError(f"{error.object[:40]!r} is not valid Unicode", value=error.object[:40], remedy="mend the text")
    if isinstance(error, Neo4jError):
        return _of_server(error, url)
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return StoreUnavailableError(
            f"no Neo4j answers at {url}",
            value=url,
            remedy="start it, or check the host, the port (7687 unless changed) and whether it wants TLS (neo4j+s://)",
        )
    if isinstance(error, ConfigurationError):
        return StoreUrlError(f"{url} cannot be used: {error}", value=url, remedy="write neo4j://HOST:7687")
    return StoreError(f"the connection to {url} failed: {error}", value=url, remedy="try again")


def _of_server(error: Neo4jError, url: str) -> SaysoError:
    code = error.code or ""
    if isinstance(error, AuthError | Forbidden) or code.startswith("Neo.ClientError.Security."):
        what = "does not let this user do that" if isinstance(error, Forbidden) else "refuses the user or the password"
        return StoreAuthError(f"{url} {what}: {error.message}", value=url, remedy=_LOG_IN)
    if code in _UNAVAILABLE:
        return StoreUnavailableError(f"the database at {url} is not ready", value=url, remedy="wait, then try again")
    if code == "Neo.ClientError.Database.DatabaseNotFound":
        return StoreError(f"{url} has no such database: {error.message}", value=url, remedy="check NEO4J_DATABASE")
    if error.is_retryable() or is_race(error):
        return StoreBusyError(
            f"{url} is too busy: {error.message}", value=url, remedy="others write at the same time; try again"
        )
    if code.startswith("Neo.ClientError.Statement."):
        return QueryError(f"{url} does not carry out the query: {error.message}", value=code, remedy="report this")
    return StoreError(f"{url} failed: {error.message}", value=code, remedy="see the server's log")
