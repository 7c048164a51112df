"""The command line `sayso`."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line on the process's arguments, and exit with the codes that `sayso --help` lists."""
    from api.cli.failures import quiet_start  # noqa: PLC0415 - an interrupt while importing is caught, too

    with quiet_start():
        from api.cli.app import app  # noqa: PLC0415

        app(prog_name="sayso")
