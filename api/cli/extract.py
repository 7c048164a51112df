"""`sayso extract`: reading alone, without a store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import phrases
from api.cli.failures import complain, debugging
from api.cli.files import (
    FormatOption,
    LanguageOption,
    PathsArgument,
    PublishedOption,
    PublisherOption,
    TitleOption,
    UrlOption,
    documents,
    side_by_side,
)
from api.cli.screen import block, page, print_json
from api.cli.spans import print_spans
from api.settings import Settings
from graph.iris import Iris

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.document import Document
    from loaders.read import Overrides

__all__ = ["extract"]


def extract(
    files: PathsArgument,
    *,
    title: TitleOption = None,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    language: LanguageOption = None,
    format_: FormatOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a report, each on one line.")] = False,
    spans: Annotated[
        bool,
        typer.Option(
            "--spans",
            help='Read JSON lines {"id", "text"} instead, and print the flat attributions of each as JSON, one a line.',
        ),
    ] = False,
) -> None:
    """Show who says what in reports, without a store.

    Keeps going past a file that cannot be read; the exit code is then 1.
    """
    if spans:
        failed = print_spans(files)
    else:
        from loaders.read import Overrides  # noqa: PLC0415 - readers are loaded when something is read

        overrides = Overrides(
            title=title, publisher=publisher, published=published, url=url, language=language, format=format_
        )
        failed = _print_extractions(files, overrides, as_json=as_json)
    if failed:
        raise typer.Exit(1)


def _print_extractions(paths: Sequence[str], overrides: Overrides, *, as_json: bool) -> int:
    """Print what each report says, under the id that a store would give it; return how many could not be read."""
    from loaders.ahead import ahead, cores  # noqa: PLC0415
    from loaders.extract import extract as read_statements  # noqa: PLC0415 - the model is loaded when something is read
    from loaders.identity import report_id  # noqa: PLC0415
    from loaders.syndication import credited  # noqa: PLC0415
    from loaders.tagger.tagger import WhenAsked  # noqa: PLC0415

    iris = Iris(Settings.load().base)
    failed: list[Exception] = []

    def bad(error: Exception) -> None:
        complain(str(error))
        failed.append(error)

    def read(document: Document) -> dict[str, Any] | Exception:
        try:
            found = read_statements(document, tagger=tagger)
            found = replace(found, statements=credited(document, found.statements))
            return found.as_json(report_id(document, iris))
        except Exception as error:
            if debugging():
                raise
            # A fault of ours in one report is no reason to keep the others from people.
            return RuntimeError(f"{document.origin}: this is a fault of sayso: {type(error).__name__}: {error}")

    # Several reports are read side by side; a single one by several threads.
    workers = side_by_side(paths)
    tagger = WhenAsked(threads=1 if workers > 1 else cores())
    for found in ahead(read, documents(paths, overrides, bad), workers=workers):
        if isinstance(found, Exception):
            bad(found)
        elif as_json:
            print_json(found, compact=True)
        else:
            _show(found)
    return len(failed)


def _show(found: Mapping[str, Any]) -> None:
    from rich.text import Text  # noqa: PLC0415

    out = page()
    report = found["report"]
    out.print(Text(report["title"] or "untitled", style="bold"))
    facts = [report["publisher"] or "publisher unknown", phrases.when(report["published"]), report["language"] or ""]
    out.print(Text(" · ".join(fact for fact in facts if fact), style="dim"))
    if not found["assertions"]:
        block(out, phrases.sentence(found.get("note") or "no statement was found in it"))
    for one in found["assertions"]:
        out.print()
        block(out, phrases.sentence(one["claim"]), lead=Text("  "))
        chain = " → ".join(hop["name"] for hop in one["chain"])
        block(out, f"{phrases.stance(one['stance'])}: {chain}", lead=Text("    "), style="dim")
    out.print()
