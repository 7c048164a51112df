"""What holds for every request, whatever its route: limited sizes, HEAD, strict headers, no foreign pages."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request  # noqa: TC002 - the framework evaluates the annotations of dependencies

from api.errors import BodyTooLargeError, CrossSiteError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["API_POLICY", "PAGE_POLICY", "BodyLimit", "HeadAsGet", "StrictHeaders", "same_site"]

API_POLICY = "default-src 'none'; frame-ancestors 'none'"
# Swagger UI sets style attributes and has its icons as data: URLs; scripts are files of ours only.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class BodyLimit:
    """Refuses bodies over `limit` bytes, by their declared length and, as they stream in, by what really comes.

    Reading such a body raises `BodyTooLargeError`. Up to `limit` further bytes are read away first, so that a client
    that is still sending gets to see the answer.
    """

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - ASGI
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen = 0
        declared = Headers(scope=scope).get("content-length", "")
        too_long = declared.isdecimal() and int(declared) > self.limit

        async def limited() -> Message:
            nonlocal seen
            message = await receive()
            if message["type"] == "http.request":
                seen += len(message.get("body", b""))
                if too_long or seen > self.limit:
                    await self._read_away(receive, message, seen)
                    raise BodyTooLargeError(
                        f"the body is over the limit of {self.limit:,} bytes",
                        value=declared or None,
                        remedy="split it into several reports, or raise max_body in the settings",
                        headers={"Connection": "close"},
                    )
            return message

        await self.app(scope, limited, send)

    async def _read_away(self, receive: Receive, message: Message, seen: int) -> None:
        while message["type"] == "http.request" and message.get("more_body") and seen <= 2 * self.limit:
            message = await receive()
            seen += len(message.get("body", b""))


class HeadAsGet:
    """Answers HEAD wherever GET is answered: the same headers, no body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - ASGI
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, without_body)


class StrictHeaders:
    """Sets the headers that keep a browser from guessing, framing, or loading anything that is not ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - ASGI
        async def strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", API_POLICY)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "no-referrer")
                if message["status"] == HTTPStatus.NOT_MODIFIED:
                    del headers["Content-Length"]
            await send(message)

        await self.app(scope, receive, strict)


def same_site(request: Request) -> None:
    """Refuse a change that a page of another site sends through a reader's browser; raises `CrossSiteError`.

    A service on loopback has no other wall: browsers let every page post plain text to it. Programs that are no
    browsers send neither header and pass.
    """
    if request.method in _SAFE_METHODS:
        return
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    foreign = site not in {"same-origin", "none"} if site else origin and urlsplit(origin).netloc != request.url.netloc
    if foreign:
        raise CrossSiteError(
            f"a page of {origin or 'another site'} may not change this store",
            value=origin,
            remedy="send the request from a page of this service, or from a program",
        )
