"""The routes of the service, one file a kind of thing."""

from api.routes import claims, reports, service, sources

__all__ = ["ROUTERS"]

ROUTERS = (reports.router, claims.router, sources.router, service.router)
