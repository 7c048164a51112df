"""Which files a command means, and what its flags say about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from graph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from loaders.document import Document
    from loaders.read import Overrides
    from loaders.review import ReviewDocument

__all__ = [
    "FormatOption",
    "IdOption",
    "LanguageOption",
    "PathsArgument",
    "PublishedOption",
    "PublisherOption",
    "TitleOption",
    "UrlOption",
    "documents",
    "expand",
    "side_by_side",
]

PathsArgument: TypeAlias = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.", show_default=False)
]
TitleOption: TypeAlias = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="Its title, whatever the file says.")
]
PublisherOption: TypeAlias = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Who published it, whatever the file says.")
]
PublishedOption: TypeAlias = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When: 2024, 2024-11, 2024-11-24 or with a time.")
]
UrlOption: TypeAlias = Annotated[str | None, typer.Option("--url", metavar="URL", help="Its web address.")]
LanguageOption: TypeAlias = Annotated[
    str | None, typer.Option("--language", metavar="TAG", help="Its language, such as en, whatever the file says.")
]
IdOption: TypeAlias = Annotated[str | None, typer.Option("--id", metavar="IRI", help="Its own IRI, where it has one.")]
FormatOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--format", metavar="NAME", help="text, markdown, json, jsonl or html; else by the file's ending."),
]


def expand(paths: Iterable[str], failed: Callable[[ReadError], None]) -> Iterator[str]:
    """Yield the files that paths stand for, in order and each once; `-` stays, a path that is no folder stays.

    A folder stands for all files below it whose ending names a format, sorted by path; files and folders whose names
    begin with a dot are left out, and files called README. A folder without any calls `failed`.
    """
    seen: set[str] = set()
    for path in paths:
        files = [path] if path == "-" or not Path(path).is_dir() else list(_below(Path(path)))
        if not files:
            failed(
                ReadError(
                    f"the folder {path} has no reports in it",
                    value=path,
                    remedy="give files that end in .txt, .md, .json, .jsonl, .html, .rss or .atom",
                )
            )
        for file in files:
            if file not in seen:
                seen.add(file)
                yield file


def documents(
    paths: Iterable[str],
    overrides: Overrides,
    failed: Callable[[ReadError], None],
    reviewed: Callable[[ReviewDocument], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents of all files that paths stand for; what cannot be read calls `failed` and stops nothing.

    `reviewed` is called with reviews of claims; without it files of nothing else cannot be read.
    """
    from loaders.read import read_path  # noqa: PLC0415 - readers are loaded when something is read

    for file in expand(paths, failed):
        try:
            yield from read_path(file, overrides=overrides, failed=failed, reviewed=reviewed)
        except ReadError as error:
            failed(error)


def side_by_side(paths: Sequence[str]) -> int:
    """Return how many reports to read at once: as many as there are cores, one where there is but one report."""
    from loaders.ahead import cores  # noqa: PLC0415
    from loaders.read.formats import Format  # noqa: PLC0415

    if len(paths) != 1 or not Path(paths[0]).is_file() or Format.of(Path(paths[0]).suffix) is Format.JSON_LINES:
        return cores()
    return 1


def _below(folder: Path) -> Iterator[str]:
    from loaders.read.formats import Format  # noqa: PLC0415 - read when there is a folder

    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if any(part.startswith(".") for part in inside) or path.stem.casefold() == "readme":
            continue
        if Format.of(path.suffix) and path.suffix and path.is_file():
            yield str(path)
