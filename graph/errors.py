"""Every error that sayso raises on purpose.

    SaysoError
    ├── InputError                what was handed in cannot be used as it is (exit code 1, HTTP 4xx)
    │   ├── ReadError             a file or body is no report: empty, binary, broken, too large
    │   ├── ModelError            a value breaks a contract of the model: a span outside its text, a bad date
    │   ├── RdfError              RDF that does not parse, or breaks the shapes
    │   ├── QueryError            a query or a parameter that cannot be carried out
    │   ├── PolicyError           a policy file that is missing, broken, or leaves something open
    │   └── StoreUrlError         a store URL that names no store, or carries a password
    ├── NotFoundError             no such report, claim, source (exit code 3, HTTP 404)
    ├── AmbiguousError            a name or short id that fits several things (exit code 2, HTTP 409)
    ├── ConflictError             the thing changed since it was read (HTTP 409 / 412)
    └── StoreError                the store did not do it
        ├── StoreUnavailableError cannot be reached (exit code 4, HTTP 503)
        ├── StoreAuthError        reached, but user or password were refused (exit code 4, HTTP 503)
        ├── StoreBusyError        locked by another process, or out of retries; trying again may work
        ├── StoreClosedError      used after close()
        └── StaleIndexError       a derived index does not fit the store; `sayso reindex` rebuilds it

A message names the offending value and the remedy. Errors of drivers and libraries never leave the package that uses
them: they are translated at its boundary, with the original as `__cause__`.
"""

from __future__ import annotations

__all__ = [
    "AmbiguousError",
    "ConflictError",
    "InputError",
    "ModelError",
    "NotFoundError",
    "PolicyError",
    "QueryError",
    "RdfError",
    "ReadError",
    "SaysoError",
    "StaleIndexError",
    "StoreAuthError",
    "StoreBusyError",
    "StoreClosedError",
    "StoreError",
    "StoreUnavailableError",
    "StoreUrlError",
]


class SaysoError(Exception):
    """The root: `value` is what offended (as text, or None), `remedy` what to do about it (or None).

    `str(error)` is one line: the message, then the remedy. Exit codes and HTTP statuses are given in the tree above.
    """

    exit_code: int = 1
    http_status: int = 500

    def __init__(self, message: str, *, value: object = None, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.value = None if value is None else str(value)
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


class InputError(SaysoError):
    """What was handed in cannot be used as it is."""

    http_status = 422


class ReadError(InputError):
    """A file or body is no report that can be read."""


class ModelError(InputError):
    """A value breaks a contract of the model."""


class RdfError(InputError):
    """RDF that does not parse, or that the shapes reject."""


class QueryError(InputError):
    """A query or one of its parameters cannot be carried out."""

    http_status = 400


class PolicyError(InputError):
    """A policy file is missing or broken, or does not say all that a policy says."""


class StoreUrlError(InputError):
    """A store URL names no store that sayso knows, or carries what it must not."""


class NotFoundError(SaysoError):
    """There is no such thing in the store."""

    exit_code = 3
    http_status = 404


class AmbiguousError(SaysoError):
    """A name or a short id fits several things; `candidates` are their ids."""

    exit_code = 2
    http_status = 409

    def __init__(
        self, message: str, *, value: object = None, remedy: str | None = None, candidates: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message, value=value, remedy=remedy)
        self.candidates = candidates


class ConflictError(SaysoError):
    """The thing changed since it was read."""

    http_status = 409


class StoreError(SaysoError):
    """The store did not do what was asked."""

    exit_code = 4
    http_status = 500


class StoreUnavailableError(StoreError):
    """The store cannot be reached."""

    http_status = 503


class StoreAuthError(StoreError):
    """The store was reached but refused the user or the password."""

    http_status = 503


class StoreBusyError(StoreError):
    """The store is locked by another process, or retries ran out."""

    http_status = 503


class StoreClosedError(StoreError):
    """The store was used after `close()`."""


class StaleIndexError(StoreError):
    """A derived index does not fit the store's content."""
