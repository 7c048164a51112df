from __future__ import annotations

import inspect
import json

import httpx
import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException

from api import errors as request_errors
from api import problems
from api.errors import FieldError, ParameterError
from api.models import Problem
from graph import errors
from graph.errors import AmbiguousError, NotFoundError, SaysoError, StoreUnavailableError

CLASSES = [
    kind
    for module in (errors, request_errors)
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, SaysoError)
]


def test_every_error_has_a_title_and_a_type_of_its_own() -> None:
    assert set(problems.TITLES) == set(CLASSES)
    assert len({problems.type_of(kind) for kind in CLASSES}) == len(set(CLASSES))
    assert len(set(problems.TITLES.values())) == len(problems.TITLES)
    assert problems.type_of(NotFoundError) == "https://w3id.org/sayso/problem/not-found"
    assert problems.type_of(request_errors.NoSuchPathError) == "https://w3id.org/sayso/problem/no-such-path"


def test_the_tree_of_request_errors_is_drawn_with_its_statuses() -> None:
    drawn = request_errors.__doc__ or ""
    for name in request_errors.__all__:
        kind = getattr(request_errors, name)
        if name != "FieldError":
            line = next(line for line in drawn.splitlines() if f" {name} " in line)
            assert str(kind.http_status) in line


def test_a_problem_names_the_value_and_the_remedy_in_one_line() -> None:
    error = NotFoundError("no claim\n'x'", value="x" * 500, remedy="look at /v1/claims")
    found = problems.problem_of(error, "/v1/claims/x")
    assert found["detail"] == "no claim 'x'; look at /v1/claims"
    assert found["status"] == 404
    assert found["instance"] == "/v1/claims/x"
    assert len(found["value"]) == 200
    Problem.model_validate(found)


def test_a_problem_lists_fields_and_candidates() -> None:
    error = ParameterError(
        [FieldError("query", "limit", "0", "too small"), FieldError("body", "text", None, "missing")]
    )
    found = problems.problem_of(error, "/")
    assert found["errors"][1] == {"in": "body", "name": "text", "value": None, "message": "missing"}
    assert found["value"] == "0"
    assert "query 'limit': too small (and 1 more)" in found["detail"]
    Problem.model_validate(found)
    ambiguous = problems.problem_of(AmbiguousError("two fit", candidates=("urn:a", "urn:b")), "/")
    assert ambiguous["candidates"] == ["urn:a", "urn:b"]
    Problem.model_validate(ambiguous)


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("secret things")

    @app.get("/down")
    def down() -> None:
        raise StoreUnavailableError("the store is away \ud800")

    @app.get("/teapot")
    def teapot() -> None:
        raise HTTPException(418, headers={"X-Tea": "yes"})

    @app.get("/number/{n}")
    def number(n: int) -> int:
        return n

    @app.put("/number/{n}")
    def put(n: int) -> int:
        return n

    problems.install(app, app.routes)
    return app


async def ask(app: FastAPI, method: str, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        return await client.request(method, path)


@pytest.mark.parametrize(
    ("method", "path", "status", "kind"),
    [
        ("GET", "/broken", 500, "internal"),
        ("GET", "/down", 503, "store-unavailable"),
        ("GET", "/nowhere", 404, "no-such-path"),
        ("DELETE", "/number/1", 405, "method-not-allowed"),
        ("GET", "/number/one", 422, "parameter"),
    ],
)
@pytest.mark.anyio
async def test_every_error_leaves_as_a_problem(app: FastAPI, method: str, path: str, status: int, kind: str) -> None:
    found = await ask(app, method, path)
    assert found.status_code == status
    assert found.headers["content-type"] == "application/problem+json"
    problem = Problem.model_validate_json(found.content)
    assert problem.type == problems.TYPE_BASE + kind
    assert problem.status == status
    assert problem.instance == path
    assert "secret" not in found.text
    assert "Traceback" not in found.text


@pytest.mark.anyio
async def test_errors_of_the_framework_keep_their_status_and_headers(app: FastAPI) -> None:
    found = await ask(app, "GET", "/teapot")
    assert (found.status_code, found.headers["x-tea"]) == (418, "yes")
    assert json.loads(found.text)["type"] == "about:blank"


@pytest.mark.anyio
async def test_what_may_help_stands_in_the_headers(app: FastAPI) -> None:
    assert (await ask(app, "DELETE", "/number/1")).headers["allow"] == "GET, HEAD, PUT"
    assert (await ask(app, "GET", "/down")).headers["retry-after"] == "5"


@pytest.mark.anyio
async def test_unforeseen_errors_are_logged(app: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    await ask(app, "GET", "/broken")
    assert "secret things" in caplog.text
