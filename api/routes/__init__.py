"""The routes of the service, one file a kind of thing."""

from api.routes import claims, competing, decisions, export, paths, reports, reviews, service, sources, withdrawal

__all__ = ["ROUTERS"]

# What hangs on a report or claim goes before it: an id is a path of any length.
ROUTERS = (
    withdrawal.router,
    reports.router,
    decisions.router,
    claims.router,
    sources.router,
    paths.router,
    export.router,
    reviews.router,
    competing.router,
    service.router,
)
