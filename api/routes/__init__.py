"""The routes of the service, one file a kind of thing."""

from api.routes import claims, reports, reviews, service, sources, withdrawal

__all__ = ["ROUTERS"]

# What hangs on a report goes before the report: an id is a path of any length.
ROUTERS = (withdrawal.router, reports.router, claims.router, sources.router, reviews.router, service.router)
