"""The server that tests start ends with whoever started it, however that ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
_START_AND_DIE = """
import os, signal
from tests.neo4j_server import StartedServer
server = StartedServer().start()
print(server._process.pid, server.home, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="reads /proc to see whether a process is there")
def test_the_server_does_not_outlive_a_killed_run() -> None:
    ran = subprocess.run([sys.executable, "-c", _START_AND_DIE], capture_output=True, text=True, check=False)
    pid, home = ran.stdout.split()
    try:
        deadline = time.monotonic() + 20
        while (alive := _runs(pid, home)) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not alive
    finally:
        if _runs(pid, home):
            os.kill(int(pid), 9)


def _runs(pid: str, home: str) -> bool:
    try:
        return home.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False
