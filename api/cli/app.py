"""The commands, brought together under one name with one help page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from api.cli import (
    agree,
    checking,
    claims,
    competing,
    copies,
    corroboration,
    demo,
    extract,
    load,
    match,
    paths,
    record,
    reports,
    retract,
    reviews,
    serve,
    sources,
    timeline,
    trace,
    transfer,
)
from api.cli.failures import code_for, complain, debugging
from api.cli.screen import print_line

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["app"]

_SECTIONS: dict[str, tuple[Callable[..., None], ...]] = {
    "Try it": (demo.demo,),
    "Reports": (load.load, extract.extract, reports.reports, reports.delete, retract.retract),
    "Reviews": (reviews.review, reviews.reviews),
    "Ask": (
        claims.claims,
        trace.trace,
        corroboration.corroboration,
        timeline.timeline,
        retract.impact,
        retract.circular,
        competing.competing,
        paths.paths,
        sources.source,
        sources.sources,
    ),
    "Without a store": (match.match, copies.copies, agree.agree, record.record),
    "The store": (transfer.export, transfer.import_, checking.check, checking.reindex, checking.reassess),
    "More": (serve.serve, serve.version),
}
_EXIT_CODES = (
    ("0", "done"),
    ("1", "the input cannot be used, or some reports failed, or a check found something"),
    ("2", "called wrongly, or a name that fits several things"),
    ("3", "there is no such report, claim or source"),
    ("4", "the store cannot be reached, or did not do it"),
    ("130", "interrupted"),
)


class _Commands(TyperGroup):
    """The group of all commands: sorts its help into sections and turns every error into one line and a code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
        except typer.Abort:
            code = code_for(KeyboardInterrupt())
        except _USAGE_ERROR as error:
            complain(_usage(error))
            code = error.exit_code
        sys.exit(code)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, _USAGE_ERROR):
            raise
        except (Exception, KeyboardInterrupt) as error:
            if ctx.params.get("debug") or debugging():
                raise
            raise typer.Exit(code_for(error)) from error

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for title, functions in _SECTIONS.items():
            with formatter.section(title):
                names = [_name(function) for function in functions]
                found = [(name, self.get_command(ctx, name)) for name in names]
                width = formatter.width - 16
                formatter.write_dl(
                    [(name.ljust(13), command.get_short_help_str(width)) for name, command in found if command]
                )

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        del ctx
        with formatter.section("Exit codes"):
            formatter.write_dl([(code.ljust(13), meaning) for code, meaning in _EXIT_CODES])


class _Command(TyperCommand):
    """A command whose help names its arguments without Typer's types: `WORDS`, not `WORDS <list[str]>`."""

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **extra)
        for one in self.params:
            if one.param_type_name == "argument":
                one.display_type_rich = lambda ctx: None  # type: ignore[attr-defined]  # noqa: ARG005 - Typer calls it


# What Typer raises for a command that was called wrongly. It has no public name that old and new versions share.
_USAGE_ERROR: Any = next(one for one in typer.BadParameter.__mro__ if one.__name__ == "ClickException")


def _name(function: Callable[..., None]) -> str:
    return function.__name__.rstrip("_")


def _usage(error: Any) -> str:
    command = error.ctx.command_path if getattr(error, "ctx", None) else "sayso"
    message = error.format_message().rstrip(".")
    return f"{message[:1].lower()}{message[1:]}; see {command} --help"


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer hands the value of a flag like this
    if wanted:
        print_line(serve.version_line())
        raise typer.Exit


app = typer.Typer(
    name="sayso",
    cls=_Commands,
    # Plain help takes a third of the time that a rich one takes, and pipes well.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback(invoke_without_command=True)
def _root(
    ctx: typer.Context,
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """On whose say-so? Shows who said a thing, who passed it on, and on how many origins it rests."""
    del version, debug  # both are dealt with before or around this
    if ctx.invoked_subcommand is None:
        print_line(ctx.get_help())


for _functions in _SECTIONS.values():
    for _function in _functions:
        app.command(_name(_function), cls=_Command)(_function)
