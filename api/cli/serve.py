"""`sayso serve` and `sayso version`."""

from __future__ import annotations

import ipaddress
import socket
from typing import Annotated

import typer

from api.cli.failures import INTERRUPTED, complain
from api.cli.options import JsonOption, StoreOption  # noqa: TC001 - Typer reads the annotations
from api.cli.screen import note, print_json, print_line
from api.cli.session import opened
from api.settings import Settings
from graph.errors import InputError

__all__ = ["serve", "version", "version_line"]

_ENGINES = ("neo4j", "pyoxigraph", "rdflib", "fastapi", "onnxruntime")


def serve(
    *,
    host: Annotated[str | None, typer.Option(metavar="HOST", help="Listen on this address.")] = None,
    port: Annotated[int | None, typer.Option(metavar="PORT", help="Listen on this port; 0 takes a free one.")] = None,
    store: StoreOption = None,
) -> None:
    """Serve the HTTP API and its pages.

    Listens on 127.0.0.1:8480 unless told otherwise: on this machine only. Stops on Ctrl-C, when requests that are
    being answered are done.
    """
    settings = Settings.load(store=store, host=host, port=port)
    with opened(store) as open_store, _listening(settings.host, settings.port) as listener:
        if not _is_loopback(settings.host):
            complain(f"listening on {settings.host}: whoever can reach this address can read and change the store")
        import uvicorn  # noqa: PLC0415 - the server is loaded when it is needed

        from api.app import create_app  # noqa: PLC0415

        # Handed over as a function, the store is closed by the app when it ends, also when a signal ends the process.
        app = create_app(lambda: open_store, settings=settings)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        where = f"http://{_shown(settings.host)}:{listener.getsockname()[1]}"
        note(f"sayso: serving {open_store.url} on {where}; its reference is at {where}/docs; Ctrl-C stops it")
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            note("sayso: stopped")
            raise typer.Exit(INTERRUPTED) from None


def _listening(host: str, port: int) -> socket.socket:
    """Take the address before anything is loaded, so that a port that is taken is a plain error."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise InputError(
            f"cannot listen on {_shown(host)}:{port} ({error.strerror or error})",
            value=f"{host}:{port}",
            remedy="choose another by --host and --port",
        ) from error


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def version_line() -> str:
    """Return the program's name and version."""
    return f"sayso {_installed('sayso') or 'from the source tree'}"


def version(*, as_json: JsonOption = False) -> None:
    """Show the versions of sayso and its engines."""
    engines = {name: found for name in _ENGINES if (found := _installed(name))}
    if as_json:
        print_json({"sayso": _installed("sayso"), **engines})
        return
    print_line(version_line())
    for name, found in engines.items():
        print_line(f"  {name} {found}")


def _installed(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - 10 ms that `--help` need not pay

    try:
        return version(name)
    except PackageNotFoundError:
        return None
