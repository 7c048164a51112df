"""A real server for the tests: uvicorn on a free port, in a thread."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp


@contextmanager
def served(app: ASGIApp, root_path: str = "") -> Iterator[str]:
    """Yield the URL under which uvicorn serves the app; leaving it stops the server.

    `root_path` is where a proxy that cuts it off would have the app.
    """
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", ws="none", root_path=root_path)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
