"""How tests run the real command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

__all__ = ["ROOT", "Run", "environment", "sayso"]

ROOT = Path(__file__).resolve().parents[2]


class Run(NamedTuple):
    """What a run of the command left: its exit code, and what it printed."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return the process's environment without settings of sayso and Neo4j, for a page of 80 columns, with `more`."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SAYSO_", "NEO4J_"))}
    return {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1", **more}


def sayso(*arguments: str, cwd: Path, stdin: str | bytes = b"", **environ: str) -> Run:
    """Run `python -m api.cli` in a folder of its own, with nothing of ours in its environment."""
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        cwd=cwd,
        env=environment(**environ),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())
