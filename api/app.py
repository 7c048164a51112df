"""The HTTP service: `create_app` puts the routes, the limits and the errors around one store."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from anyio.to_thread import run_sync
from fastapi import Depends, FastAPI

from api import problems, reference
from api.deps import ServiceContext, known_parameters
from api.middleware import BodyLimit, HeadAsGet, StrictHeaders, same_site
from api.openapi import DESCRIPTION, TAGS, describe, service_version
from api.routes import ROUTERS
from api.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from fastapi.routing import APIRoute

    from graph.store import Store
    from loaders.pipeline import Extractor

__all__ = ["create_app"]


def create_app(
    store: Store | Callable[[], Store],
    *,
    extractor: Extractor | None = None,
    settings: Settings | None = None,
) -> FastAPI:
    """Return the ASGI app over a store.

    `store` is an open store, which stays the caller's to close, or a function that opens one: then it is opened when
    the app starts, and closed when it ends. `extractor` takes the place of `loaders.extract`. Of `settings`
    (default: `Settings()`) it reads `max_body`.
    """
    settings = settings or Settings()
    context = ServiceContext(settings, extractor=extractor)
    if not callable(store):
        context.store = store

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if not callable(store):
            yield
            return
        context.store = await run_sync(store)
        try:
            yield
        finally:
            opened, context.store = context.store, None
            await run_sync(opened.close)

    app = FastAPI(
        title="sayso",
        version=service_version(),
        description=DESCRIPTION,
        openapi_tags=TAGS,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        generate_unique_id_function=_operation_id,
    )
    app.state.context = context
    # The last one added is the outermost.
    app.add_middleware(BodyLimit, limit=settings.max_body)
    app.add_middleware(HeadAsGet)
    app.add_middleware(StrictHeaders)
    for router in ROUTERS:
        app.include_router(router, dependencies=[Depends(same_site), Depends(known_parameters)])
    app.include_router(reference.router)
    problems.install(app, [route for router in ROUTERS for route in router.routes])
    app.openapi = describe(app)  # type: ignore[method-assign] # the framework's documented way to change it
    return app


def _operation_id(route: APIRoute) -> str:
    """Name an operation after its function: what generated clients call their methods."""
    return route.name
