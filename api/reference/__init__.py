"""The page at `/docs`: Swagger UI out of the wheel `swagger-ui-bundle`, served by us, with nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.responses import FileResponse

from api.errors import NoSuchPathError
from api.middleware import PAGE_POLICY

if TYPE_CHECKING:
    from starlette.responses import Response

__all__ = ["ASSETS", "router"]

_HERE = Path(__file__).parent
# Only what the page loads: the wheel also holds pages that call on the web.
ASSETS = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "favicon-32x32.png": "image/png",
    "start.js": "text/javascript",
}
router = APIRouter(include_in_schema=False)


@router.get("/docs")
def page() -> Response:
    """Return the page; its policy lets it load nothing but our own files."""
    headers = {"Content-Security-Policy": PAGE_POLICY, "Cache-Control": "no-cache"}
    return FileResponse(_HERE / "page.html", media_type="text/html", headers=headers)


@router.get("/docs/{name}")
def asset(name: str) -> Response:
    """Return one of the files that the page loads."""
    if name not in ASSETS:
        raise NoSuchPathError(f"/docs has no file {name!r}", value=name, remedy="open /docs")
    from swagger_ui_bundle import swagger_ui_path  # noqa: PLC0415 - only who reads the page needs it

    folder = _HERE if name == "start.js" else Path(swagger_ui_path)
    return FileResponse(folder / name, media_type=ASSETS[name], headers={"Cache-Control": "no-cache"})
