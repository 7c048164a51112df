"""`sayso load`: reports into the store."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import phrases
from api.cli.failures import InterruptedRunError, complain
from api.cli.files import (
    FormatOption,
    IdOption,
    LanguageOption,
    PathsArgument,
    PublishedOption,
    PublisherOption,
    TitleOption,
    UrlOption,
    documents,
)
from api.cli.options import JsonOption, StoreOption  # noqa: TC001 - Typer reads the annotations
from api.cli.screen import note, print_json, print_line, show_progress
from api.cli.session import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.errors import ReadError
    from loaders.document import Document

__all__ = ["load"]


def load(
    paths: PathsArgument,
    *,
    title: TitleOption = None,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    language: LanguageOption = None,
    id_: IdOption = None,
    format_: FormatOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read everything, write nothing.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read reports and put what they say into the store.

    Loading a report that is there already changes nothing; one whose text changed replaces what it said before. What
    cannot be read gets one line and the exit code 1; everything else is loaded.
    """
