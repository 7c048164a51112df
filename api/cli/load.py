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
    side_by_side,
)
from api.cli.options import JsonOption, StoreOption  # noqa: TC001 - Typer reads the annotations
from api.cli.reviews import reviewed_json
from api.cli.screen import print_json, print_line, show_progress
from api.cli.session import opened
from graph.errors import SaysoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.errors import ReadError
    from loaders.document import Document
    from loaders.pipeline import Failure, Step, Summary
    from loaders.read import Overrides
    from loaders.review import ReviewDocument
    from loaders.reviews import Reviewed

__all__ = ["load", "statements"]


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
    again: Annotated[
        bool, typer.Option("--again", help="Read again what is unchanged, unless this version has read it already.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read everything, write nothing.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read reports and put what they say into the store.

    Loading a report that is there already changes nothing; one whose text changed replaces what it said before; with
    `--again`, so does one that another version of sayso read. Reports whose files are gone stay. What cannot be read
    gets one line and the exit code 1; everything else is loaded. Reviews of claims by fact-checkers (ClaimReview) that
    are among the files, or in pages, are put in as `sayso review` does, once the reports are.
    """
    from loaders.pipeline import load as run  # noqa: PLC0415 - loaded when something is loaded
    from loaders.read import Overrides  # noqa: PLC0415
    from loaders.reviews import load_reviews  # noqa: PLC0415
    from loaders.version import reader_name  # noqa: PLC0415

    overrides = Overrides(
        title=title, publisher=publisher, published=published, url=url, language=language, id=id_, format=format_
    )
    steps: list[Step] = []
    reviews: list[ReviewDocument] = []
    with opened(store) as open_store, _progress() as advance:

        def told(step: Step) -> None:
            steps.append(step)
            advance(step)

        workers = side_by_side(paths)
        try:
            summary = run(
                _documents(paths, overrides, reviews.append),
                open_store,
                extractor=extractor(workers),
                progress=told,
                dry_run=dry_run,
                workers=workers,
                reader=reader_name(),
                again=again,
            )
            reviewed = load_reviews(reviews, open_store, dry_run=dry_run)
        except KeyboardInterrupt:
            raise InterruptedRunError(
                "interrupted; what was written stays", remedy="run the same command again to go on where it stopped"
            ) from None
    if as_json:
        print_json(_as_json(summary, steps, reviewed, dry_run=dry_run))
    else:
        print_line(_counts(summary, reviewed, again=again, dry_run=dry_run))
    if summary.failures:
        raise typer.Exit(1)


def statements(document: Document) -> Any:
    """Return what a document says: the extractor that the pipeline is given."""
    from loaders.extract import extract  # noqa: PLC0415 - the model is loaded when something is read

    return extract(document).statements


def extractor(workers: int) -> Callable[[Document], Any]:
    """Return `statements` for so many threads at once: each then reads by one, and a single one by all."""
    from loaders.ahead import cores  # noqa: PLC0415
    from loaders.extract import extract  # noqa: PLC0415 - the model is loaded when something is read
    from loaders.tagger.tagger import WhenAsked  # noqa: PLC0415

    tagger = WhenAsked(threads=1 if workers > 1 else cores())
    return lambda document: extract(document, tagger=tagger).statements


def _documents(
    paths: Iterable[str], overrides: Overrides, reviewed: Callable[[ReviewDocument], None]
) -> Iterator[Document | Failure]:
    """Yield the documents of all files, and what cannot be read as a failure in its place."""
    from loaders.pipeline import Failure  # noqa: PLC0415

    failed: list[Failure] = []

    def bad(error: ReadError) -> None:
        failed.append(Failure(error.value or "", error))

    for document in documents(paths, overrides, bad, reviewed):
        yield from failed
        failed.clear()
        yield document
    yield from failed


def why(step: Step) -> str:
    """Return one line on why a report failed; a fault of ours names the report, which its error does not."""
    if isinstance(step.error, SaysoError):
        text = str(step.error)
        return text if not step.origin or step.origin in text else f"{step.origin}: {text}"
    return f"{step.origin}: this is a fault of sayso: {type(step.error).__name__}: {step.error}"


@contextmanager
def _progress() -> Iterator[Callable[[Step], None]]:
    """Complain of each failure as it comes; on a terminal, show how far the load is."""
    if not show_progress():
        yield lambda step: complain(why(step)) if step.error else None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,} read"),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)

        def advance(step: Step) -> None:
            if step.error:
                console.print(f"sayso: {' '.join(why(step).split())}", soft_wrap=True)
            progress.update(task, advance=1, description=phrases.shorten(step.origin, 50))

        yield advance


def _counts(summary: Summary, reviewed: Sequence[Reviewed], *, again: bool, dry_run: bool) -> str:
    parts = [f"{summary.created:,} created", f"{summary.revised:,} revised"]
    parts += [f"{summary.reread:,} read again"] if again else []
    parts.append(f"{summary.unchanged:,} unchanged")
    if summary.failures:
        parts.append(f"{len(summary.failures):,} failed")
    if reviewed:
        known = sum(one.known for one in reviewed)
        parts.append(f"{phrases.count(len(reviewed), 'review')} ({known:,} of claims of the store)")
    return ", ".join(parts) + (" (dry run: nothing was written)" if dry_run else "")


def _as_json(
    summary: Summary, steps: Iterable[Step], reviewed: Iterable[Reviewed], *, dry_run: bool
) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "created": summary.created,
        "revised": summary.revised,
        "reread": summary.reread,
        "unchanged": summary.unchanged,
        "failed": len(summary.failures),
        "claims_assessed": summary.claims_assessed,
        "reports": [
            {
                "origin": step.origin,
                "id": step.report,
                "outcome": step.outcome,
                "error": why(step) if step.error else None,
            }
            for step in steps
        ],
        "reviews": [reviewed_json(one) for one in reviewed],
    }
