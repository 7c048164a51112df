"""Options that many commands share, so that they are spelt and explained alike everywhere."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

__all__ = ["CursorOption", "JsonOption", "LimitOption", "PolicyOption", "StoreOption"]

StoreOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="The store: oxigraph:FOLDER, oxigraph: (in memory), neo4j://HOST or bolt://HOST. "
        "Else SAYSO_STORE, else the settings file, else oxigraph:.sayso/store.",
        show_default=False,
    ),
]
PolicyOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="FILE",
        help="What links between origins mean: a TOML file. Else SAYSO_POLICY, else the settings file, else built in.",
        show_default=False,
    ),
]
JsonOption: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print JSON on standard output, and nothing else there.")
]
LimitOption: TypeAlias = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Show at most N.")]
CursorOption: TypeAlias = Annotated[
    str | None, typer.Option("--cursor", metavar="TEXT", help="Go on where an earlier list ended.")
]
