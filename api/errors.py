"""What a request can do wrong by itself; everything else that is raised on purpose is in `graph.errors`.

    InputError (graph.errors)
    └── RequestError                  400  the request cannot be answered as it stands
        ├── CrossSiteError            403  a page of another site tried to change the store
        ├── NoSuchPathError           404  there is no such path
        ├── MethodNotAllowedError     405  there is, but not with this method
        ├── NotAcceptableError        406  none of our media types fits the Accept header
        ├── BodyTooLargeError         413  the body is over the limit
        ├── UnsupportedMediaTypeError 415  the body has a media type that is not read
        └── ParameterError            422  parameters, headers or fields that break their contract

`api.problems` turns both kinds into answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "BodyTooLargeError",
    "CrossSiteError",
    "FieldError",
    "MethodNotAllowedError",
    "NoSuchPathError",
    "NotAcceptableError",
    "ParameterError",
    "RequestError",
    "UnsupportedMediaTypeError",
]


class FieldError(NamedTuple):
    """One parameter or field that breaks its contract. `place` is query, path, header or body."""

    place: str
    name: str
    value: str | None
    message: str


class RequestError(InputError):
    """The request cannot be answered as it stands. `headers` go out with the answer."""

    http_status = 400

    def __init__(
        self,
        message: str,
        *,
        value: object = None,
        remedy: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message, value=value, remedy=remedy)
        self.headers = dict(headers or {})


class CrossSiteError(RequestError):
    """A page of another site tried to change the store through a reader's browser."""

    http_status = 403


class NoSuchPathError(RequestError):
    """There is no such path."""

    http_status = 404


class MethodNotAllowedError(RequestError):
    """The path is there, but not with this method."""

    http_status = 405


class NotAcceptableError(RequestError):
    """None of our media types fits the `Accept` header."""

    http_status = 406


class BodyTooLargeError(RequestError):
    """The body is over the limit."""

    http_status = 413


class UnsupportedMediaTypeError(RequestError):
    """The body has a media type that is not read."""

    http_status = 415


class ParameterError(RequestError):
    """Parameters, headers or fields of the body that break their contract; `errors` names each."""

    http_status = 422

    def __init__(self, errors: Sequence[FieldError], *, remedy: str | None = None) -> None:
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(f"{first.place} {first.name!r}: {first.message}{more}", value=first.value, remedy=remedy)
        self.errors = tuple(errors)
