"""What goes wrong becomes one line on standard error and an exit code that means something; never a traceback.

0    done
1    the input cannot be used, or some of the reports failed
2    the command was called wrongly, or a name fits several things
3    there is no such thing
4    the store cannot be reached, or did not do it
130  interrupted
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.errors import AmbiguousError, SaysoError
from graph.iris import short

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["INTERRUPTED", "InterruptedRunError", "code_for", "complain", "debugging", "hush_pipes", "quiet_start"]

INTERRUPTED = 128 + signal.SIGINT
_SHOWN_CANDIDATES = 10


class InterruptedRunError(SaysoError):
    """The person stopped the run; the message says what is done and how to go on."""

    exit_code = INTERRUPTED


def complain(message: str) -> None:
    """Print one line of trouble on standard error."""
    line = " ".join(message.split())
    print(f"sayso: {line}", file=sys.stderr, flush=True)  # noqa: T201 - a command line prints


def code_for(error: BaseException) -> int:
    """Report an error that ended a command and return its exit code."""
    if isinstance(error, SaysoError):
        complain(str(error))
        if isinstance(error, AmbiguousError):
            for candidate in error.candidates[:_SHOWN_CANDIDATES]:
                print(f"  {short(candidate)}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    if isinstance(error, KeyboardInterrupt):
        complain("interrupted")
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        hush_pipes()
        return 0
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        complain(f"{where}{error.strerror or error}")
        return 1
    complain(
        f"this is a fault of sayso: {type(error).__name__}: {error}; run `sayso --debug ...` and report what it prints"
    )
    return 1


def debugging() -> bool:
    """Tell whether the environment asks for tracebacks; the flag is `sayso --debug COMMAND`."""
    return bool(os.environ.get("SAYSO_DEBUG"))


def hush_pipes() -> None:
    """Whoever read our output has gone (`sayso export | head`): send the rest nowhere, so that the exit is quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def quiet_start() -> Iterator[None]:
    """Wrap the whole run: what happens while modules load or streams are flushed is met as errors of commands are."""
    try:
        for stream in (sys.stdout, sys.stderr):
            # A terminal that cannot show a character gets its number instead of a crash.
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # they are text streams here
        try:
            yield
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt as error:
        sys.exit(code_for(error))
    except BrokenPipeError as error:
        sys.exit(code_for(error))
