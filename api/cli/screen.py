"""Two channels: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console
    from rich.text import Text

__all__ = ["block", "counted", "note", "page", "print_json", "print_line", "show_progress"]

_WIDEST = 110


def print_json(value: object, *, compact: bool = False) -> None:
    """Print one JSON value: indented, or with `compact` on one line. Keys keep the order that they were given in."""
    layout = {"separators": (",", ":")} if compact else {"indent": 2}
    sys.stdout.write(json.dumps(value, ensure_ascii=False, **layout) + "\n")
    if compact:
        # Whoever reads line by line gets each line when it is ready.
        sys.stdout.flush()


def print_line(text: str) -> None:
    """Print one line of a result as it is."""
    sys.stdout.write(text + "\n")


def note(message: str) -> None:
    """Tell the person something that is no result: on standard error."""
    print(message, file=sys.stderr, flush=True)  # noqa: T201 - a command line prints


def page() -> Console:
    """Return the console for results that people read: plain text when piped, never wider than is good to read."""
    from rich.console import Console  # noqa: PLC0415 - 50 ms that `--json` and `--help` need not pay

    class Page(Console):
        def on_broken_pipe(self) -> None:
            """Leave it to whoever deals with all errors; rich would end the process with the code 1."""
            raise BrokenPipeError

    console = Page(highlight=False, emoji=False, markup=False)
    console.width = min(console.width, _WIDEST)
    return console


def block(out: Console, text: str | Text, *, indent: int = 0, lead: Text | None = None, style: str = "") -> None:
    """Print a paragraph wrapped to the page, `indent` columns in, after `lead`, under which its other lines hang.

    Unlike rich's own padding and tables it leaves no blanks at the ends of lines, so that piped text stays clean.
    """
    from rich.text import Text  # noqa: PLC0415 - as above

    whole = Text(text, style=style) if isinstance(text, str) else text
    first = Text(" " * indent).append_text(lead or Text())
    later = Text(" " * first.cell_len)
    for number, line in enumerate(whole.wrap(out, max(20, out.width - first.cell_len))):
        line.rstrip()
        out.print((later if number else first).copy().append_text(line), no_wrap=True, overflow="ignore", crop=False)


def show_progress() -> bool:
    """Tell whether a moving progress line makes sense: standard error is a terminal."""
    return sys.stderr.isatty()


@contextmanager
def counted(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show how many are done of how many, on a terminal; elsewhere there is nothing to call, which is None."""
    if not show_progress():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total: progress.update(task, description=f"{done:,} of {total:,} {what}")
