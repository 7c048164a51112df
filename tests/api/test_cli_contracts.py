"""The real command as a process: exit codes, what goes where, and what help loads."""

from __future__ import annotations

import importlib
import inspect
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from api.cli.commands import COMMANDS, Command
from tests.api.cli_runs import ROOT, sayso

if TYPE_CHECKING:
    from pathlib import Path


def test_help_lists_every_command_and_the_exit_codes(tmp_path: Path) -> None:
    run = sayso("--help", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    for command in COMMANDS:
        assert f"\n  {command} " in run.out
    assert "130" in run.out
    assert "…" not in run.out
    assert "..." not in run.out.split("Options:")[1], "a summary was cut off"
    assert sayso(cwd=tmp_path).out == run.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(tmp_path: Path, command: str) -> None:
    run = sayso(command, "--help", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"Usage: sayso {command}")
    assert max(map(len, run.out.splitlines())) <= 80


def test_python_m_api_is_the_same_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api", "--version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("sayso ")


def test_help_loads_nothing_but_typer_and_the_list_of_commands(tmp_path: Path) -> None:
    """What makes help fast, held exactly; the seconds are in `benchmarks/start.py`."""
    code = (
        "import sys; sys.argv = ['sayso', '--help']; before = set(sys.modules)\n"
        "from api.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stderr.split()
    assert "typer.main" in loaded
    top = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names)
    # Typer's own needs: how it looks, which shell completes. Nothing of rdflib, pyoxigraph, numpy, onnxruntime ...
    assert top <= {"api", "graph", "ontology", "typer", "annotated_doc", "shellingham", "org"}
    commands = {f"api.cli.{command.module}" for command in COMMANDS.values()}
    assert not commands & set(loaded)
    assert sum(name.partition(".")[0] in {"api", "graph", "ontology"} for name in loaded) < 15


@pytest.mark.parametrize(("name", "command"), COMMANDS.items(), ids=str)
def test_help_says_of_a_command_what_the_command_says_itself(name: str, command: Command) -> None:
    function = getattr(importlib.import_module(f"api.cli.{command.module}"), command.function)
    assert str(inspect.getdoc(function)).partition("\n")[0] == command.summary
    assert len(f"  {name:<13}  {command.summary}") <= 80


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nonsense"], 2, "no such command 'nonsense'"),
        (["trcae", "x"], 2, "did you mean 'trace'"),
        (["claims", "--colour"], 2, "no such option"),
        (["trace"], 2, "missing argument 'CLAIM'"),
        (["claims", "--limit", "many"], 2, "--limit"),
        (["claims", "--status", "true"], 2, "singleOrigin"),
        (["claims"], 4, "there is no store in '.sayso/store' yet"),
        (["claims", "--store", "oxigraph:nowhere"], 4, "'nowhere'"),
        (["claims", "--store", "mysql://here"], 1, "mysql"),
        (["claims", "--store", "neo4j://me:hush@here"], 1, "NEO4J_PASSWORD"),
        (["claims", "--store", "bolt://127.0.0.1:1"], 4, "127.0.0.1:1"),
        (["serve", "--port", "70000"], 1, "port"),
        (["load", "gone.txt", "--published", "yesterday"], 1, "yesterday"),
    ],
)
def test_what_goes_wrong_is_one_line_and_a_code(tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    run = sayso(*arguments, cwd=tmp_path)
    assert run.code == code
    assert run.out == ""
    assert run.err.startswith("sayso: ")
    assert run.err.count("\n") == 1
    assert words in run.err.casefold().replace("neo4j_password", "NEO4J_PASSWORD") or words in run.err
    assert "hush" not in run.err
    assert not (tmp_path / ".sayso").exists(), "asking made a store"


def test_settings_are_read_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "sayso.toml").write_text("port = 'none'\n")
    run = sayso("claims", cwd=tmp_path)
    assert run.code == 1
    assert "sayso.toml" in run.err


def test_a_fault_is_a_line_and_a_traceback_only_for_those_who_ask(tmp_path: Path) -> None:
    # A store in memory that is asked for nothing it knows: the plain error, and the same with its traceback.
    plain = sayso("trace", "x", "--store", "oxigraph:", cwd=tmp_path)
    assert (plain.code, plain.err.count("\n")) == (3, 1)
    debug = sayso("--debug", "trace", "x", "--store", "oxigraph:", cwd=tmp_path)
    assert debug.code != 0
    assert "Traceback" in debug.err
    assert "NotFoundError" in debug.err


def test_version_names_the_engines(tmp_path: Path) -> None:
    run = sayso("version", "--json", cwd=tmp_path)
    assert run.code == 0
    assert '"pyoxigraph"' in run.out
