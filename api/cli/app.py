"""The commands, brought together under one name with one help page. Each is loaded when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from api.cli.commands import COMMANDS, SECTIONS
from api.cli.failures import code_for, complain, debugging
from api.cli.screen import print_line

__all__ = ["app"]

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

    def __init__(self, **extra: Any) -> None:
        super().__init__(**extra)
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]  # only names: commands are made when asked for

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        del ctx
        return _loaded(cmd_name) if cmd_name in COMMANDS else None

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
        del ctx
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(13), command.summary) for name, command in commands.items()])

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


def _loaded(name: str) -> Any:
    """Import the module of a command, and make the command of its function."""
    where = COMMANDS[name]
    alone = typer.Typer(**_PLAIN)
    alone.command(name, cls=_Command)(getattr(import_module(f"api.cli.{where.module}"), where.function))
    return typer.main.get_command(alone)


def _usage(error: Any) -> str:
    command = error.ctx.command_path if getattr(error, "ctx", None) else "sayso"
    message = error.format_message().rstrip(".")
    return f"{message[:1].lower()}{message[1:]}; see {command} --help"


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer hands the value of a flag like this
    if wanted:
        from api.cli.serve import version_line  # noqa: PLC0415 - needed for this only

        print_line(version_line())
        raise typer.Exit


_PLAIN: dict[str, Any] = {
    # Plain help takes a third of the time that a rich one takes, and pipes well.
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "add_completion": False,
}
app = typer.Typer(
    name="sayso",
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    **_PLAIN,
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
