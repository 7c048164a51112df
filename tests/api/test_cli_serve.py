"""`sayso serve`, as a process that is asked over HTTP and stopped by a signal."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import pytest

from tests.api.cli_runs import ROOT, environment, sayso

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def _serving(cwd: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve, and give the process and the line that says where."""
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0", *arguments]
    with subprocess.Popen(
        command, cwd=cwd, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process, _line(process.stderr)
        finally:
            process.kill()


def _line(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline()


def _get(url: str) -> dict[str, object]:
    # The port answers from the moment that it is told: connections wait until the app is up.
    with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310 - our own server
        found: dict[str, object] = json.load(answer)
        return found


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_it_serves_the_store_and_stops_cleanly(tmp_path: Path, number: signal.Signals, code: int) -> None:
    assert sayso("load", str(ROOT / "examples" / "veyle-tribune.md"), cwd=tmp_path).code == 0
    with _serving(tmp_path) as (process, line):
        assert line.startswith("sayso: serving oxigraph:.sayso/store on http://127.0.0.1:")
        url = line.split(" on ")[1].split(";")[0]
        items = _get(f"{url}/v1/reports")["items"]
        assert isinstance(items, list)
        assert len(items) == 1
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, "")
    assert "Traceback" not in err
    assert sayso("reports", cwd=tmp_path).out.count("report/") == 1, "the store was left locked or broken"


def test_listening_for_everybody_is_warned_of(tmp_path: Path) -> None:
    with _serving(tmp_path, "--host", "0.0.0.0", "--store", "oxigraph:") as (_, line):  # noqa: S104 - the point of it
        assert line.startswith("sayso: listening on 0.0.0.0: whoever can reach")


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = sayso("serve", "--port", str(port), "--store", "oxigraph:", cwd=tmp_path)
    assert (run.code, run.out) == (1, "")
    assert f"127.0.0.1:{port}" in run.err
    assert run.err.count("\n") == 1


def test_a_store_that_cannot_be_opened_is_exit_code_4(tmp_path: Path) -> None:
    run = sayso("serve", "--port", "0", "--store", "bolt://127.0.0.1:1", cwd=tmp_path)
    assert (run.code, run.out) == (4, "")
    assert run.err.count("\n") == 1
