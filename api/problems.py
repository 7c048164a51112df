"""Every error leaves as a problem (RFC 9457): what is wrong, with which value, the remedy. No stack trace leaves."""

from __future__ import annotations

import json
import logging
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from api import errors as request_errors
from api.errors import FieldError, MethodNotAllowedError, NoSuchPathError, ParameterError, RequestError
from graph import errors
from graph.errors import AmbiguousError, SaysoError, StoreBusyError, StoreUnavailableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.routing import BaseRoute

__all__ = ["MEDIA_TYPE", "TITLES", "TYPE_BASE", "install", "problem_of", "respond", "type_of"]

Problem: TypeAlias = dict[str, Any]

MEDIA_TYPE = "application/problem+json"
TYPE_BASE = "https://w3id.org/sayso/problem/"
TITLES: dict[type[SaysoError], str] = {
    errors.SaysoError: "sayso could not do it",
    errors.InputError: "What was handed in cannot be used as it is",
    errors.ReadError: "The body is no report that can be read",
    errors.ModelError: "A value breaks a contract of the model",
    errors.RdfError: "The RDF does not parse, or breaks the shapes",
    errors.QueryError: "The query or one of its parameters cannot be carried out",
    errors.PolicyError: "The policy of independence cannot be used",
    errors.StoreUrlError: "The store URL names no store",
    errors.NotFoundError: "There is no such thing in the store",
    errors.AmbiguousError: "The name fits several things",
    errors.ConflictError: "The thing changed since it was read",
    errors.StoreError: "The store did not do it",
    errors.StoreUnavailableError: "The store cannot be reached",
    errors.StoreAuthError: "The store refused the user or the password",
    errors.StoreBusyError: "The store is busy",
    errors.StoreClosedError: "The store is closed",
    errors.StaleIndexError: "A derived index does not fit the store",
    request_errors.RequestError: "The request cannot be answered as it stands",
    request_errors.CrossSiteError: "Another site may not change the store",
    request_errors.NoSuchPathError: "There is no such path",
    request_errors.MethodNotAllowedError: "The method is not allowed here",
    request_errors.NotAcceptableError: "No representation fits the Accept header",
    request_errors.BodyTooLargeError: "The body is too large",
    request_errors.UnsupportedMediaTypeError: "The body's media type is not read",
    request_errors.ParameterError: "A parameter breaks its contract",
}
_INTERNAL = "internal"
_MAX_VALUE = 200
_RETRY_AFTER = "5"
_log = logging.getLogger(__name__)


def type_of(error: type[SaysoError]) -> str:
    """Return the stable IRI of an error class: `NotFoundError` is `.../problem/not-found`."""
    name = error.__name__.removesuffix("Error")
    return TYPE_BASE + re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def problem_of(error: SaysoError, instance: str) -> Problem:
    """Return the problem document of an error. `instance` is the path that was asked, percent-encoded."""
    kind = next(kind for kind in type(error).__mro__ if kind in TITLES)
    problem: Problem = {
        "type": type_of(kind),
        "title": TITLES[kind],
        "status": error.http_status,
        "detail": _one_line(str(error)),
    }
    if error.value is not None:
        problem["value"] = _cut(error.value)
    problem["instance"] = instance
    if isinstance(error, ParameterError):
        problem["errors"] = [
            {"in": each.place, "name": each.name, "value": _cut(each.value), "message": each.message}
            for each in error.errors
        ]
    if isinstance(error, AmbiguousError):
        problem["candidates"] = list(error.candidates)
    return problem


def respond(error: SaysoError, request: Request) -> Response:
    """Answer a request with an error's problem."""
    headers = dict(error.headers) if isinstance(error, RequestError) else {}
    if isinstance(error, StoreUnavailableError | StoreBusyError):
        headers["Retry-After"] = _RETRY_AFTER
    return _response(problem_of(error, _path(request)), error.http_status, headers)


def install(app: FastAPI, routes: Sequence[BaseRoute]) -> None:
    """Give the app its handlers: ours, the framework's own errors, and those that nobody foresaw.

    `routes` are all of the app's, to say which methods a path allows.
    """

    @app.exception_handler(SaysoError)
    def ours(request: Request, error: SaysoError) -> Response:
        if error.http_status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            _log.error("%s %s: %s", request.method, _path(request), error, exc_info=error)
        return respond(error, request)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        return respond(ParameterError([_field(each) for each in error.errors()]), request)

    @app.exception_handler(HTTPException)
    def plain(request: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.NOT_FOUND:
            missing = NoSuchPathError(
                f"{_path(request)} is no path of this service",
                value=_path(request),
                remedy="/docs and /openapi.json list them",
            )
            return respond(missing, request)
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return respond(_not_allowed(request, routes), request)
        status = HTTPStatus(error.status_code)
        problem: Problem = {
            "type": "about:blank",
            "title": status.phrase,
            "status": status.value,
            "detail": _one_line(error.detail),
            "instance": _path(request),
        }
        return _response(problem, status.value, dict(error.headers or {}))

    @app.exception_handler(Exception)
    def unforeseen(request: Request, error: Exception) -> Response:
        _log.error("%s %s: %r", request.method, _path(request), error, exc_info=error)
        problem: Problem = {
            "type": TYPE_BASE + _INTERNAL,
            "title": "An error of ours",
            "status": 500,
            "detail": "the request met an error that nobody foresaw; the service's log tells more: please report it",
            "instance": _path(request),
        }
        return _response(problem, 500, {})


def _not_allowed(request: Request, routes: Sequence[BaseRoute]) -> MethodNotAllowedError:
    here = [route for route in routes if route.matches(request.scope)[0] is not Match.NONE]
    methods = {method for route in here for method in getattr(route, "methods", None) or ()}
    allowed = ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))
    return MethodNotAllowedError(
        f"{request.method} is not allowed on {_path(request)}",
        value=request.method,
        remedy=f"use {allowed}" if allowed else None,
        headers={"Allow": allowed},
    )


def _response(problem: Problem, status: int, headers: dict[str, str]) -> Response:
    # A value that is no well-formed text is shown with replacement characters: an error must not raise another.
    body = json.dumps(problem, ensure_ascii=False).encode("utf-8", errors="replace")
    return Response(body, status, headers | {"Cache-Control": "no-store"}, MEDIA_TYPE)


def _field(error: dict[str, Any]) -> FieldError:
    place, *names = error.get("loc", ()) or ("body",)
    value = error.get("input")
    if error.get("type") == "missing":
        value = None
    return FieldError(
        str(place), ".".join(map(str, names)), None if value is None else str(value), _one_line(error["msg"])
    )


def _path(request: Request) -> str:
    """Return the path as it was sent, so that it still is a reference to what was asked."""
    raw = request.scope.get("raw_path")
    text = raw.decode("latin-1") if raw is not None else quote(request.scope["path"])
    return quote(text, safe="/%:@!$&'()*+,;=~-._")


def _cut(value: str | None) -> str | None:
    return value if value is None or len(value) <= _MAX_VALUE else value[: _MAX_VALUE - 1] + "…"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
