"""Settings: flags go before the environment, the environment before the settings file, the file before the defaults."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from graph.errors import InputError, StoreUrlError
from graph.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["DEFAULT_FILE", "DEFAULT_STORE", "Settings"]

DEFAULT_FILE = "sayso.toml"
DEFAULT_STORE = "oxigraph:.sayso/store"
_SECRET = frozenset({"neo4j_password"})
_MAX_PORT = 65535
_UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run of sayso is told from outside.

    `store` is a store URL and never holds a password; `base` the base IRI of instances, ending in `/` or `#`; `host`
    and `port` where `sayso serve` listens; `max_body` the largest request body in bytes. `neo4j_database` None is the
    server's default database. `policy` is a file that says what links between origins mean; None is the built-in one.
    """

    store: str = DEFAULT_STORE
    base: str = DEFAULT_BASE
    host: str = "127.0.0.1"
    port: int = 8480
    max_body: int = 20 * 10**6
    neo4j_username: str | None = None
    neo4j_password: str | None = field(default=None, repr=False)
    neo4j_database: str | None = None
    policy: str | None = None

    @classmethod
    def load(
        cls,
        environ: Mapping[str, str] | None = None,
        file: str | Path | None = None,
        **overrides: str | int | None,
    ) -> Settings:
        """Bring together the settings of all places; of each key the first place that has it counts.

        `overrides` come first (None: not given), then `environ` (the process's by default; an empty variable is not
        given), then the TOML `file`, else the one named by `SAYSO_SETTINGS`, else `sayso.toml` in the current folder if
        there is one. Raises `InputError` for a file that is missing or broken, an unknown key or a bad value, naming
        key, value and place; `StoreUrlError` for a store URL with a password in it, which is not repeated.
        """
        environ = os.environ if environ is None else environ
        found = _in_file(environ, file)
        for key, variable in _VARIABLES.items():
            if environ.get(variable):
                found[key] = _checked(key, environ[variable], variable)
        for key, given in overrides.items():
            if given is not None:
                found[key] = _checked(key, given, "the call" if key not in _FLAGS else f"--{key.replace('_', '-')}")
        return cls(**found)


def _in_file(environ: Mapping[str, str], file: str | Path | None) -> dict[str, Any]:
    """Read the settings file and check all of it; nothing when no file is named and the default one is missing."""
    named = file or environ.get("SAYSO_SETTINGS")
    path = Path(named or DEFAULT_FILE)
    if not named and not path.is_file():
        return {}
    import tomllib  # noqa: PLC0415 - most runs have no settings file

    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            f"the settings file {str(path)!r} cannot be read ({error.strerror})",
            value=path,
            remedy="name another one by SAYSO_SETTINGS",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"the settings file {str(path)!r} is not TOML: {error}", value=path, remedy="mend it or move it away"
        ) from error
    return {key: _checked(key, value, str(path)) for key, value in values.items()}


def _checked(key: str, value: object, place: str) -> Any:
    """Return a value as its setting has it, or raise `InputError` naming key, value and place."""
    check = _CHECKS.get(key)
    if check is None:
        raise InputError(
            f"{key!r} in {place} is no setting of sayso", value=key, remedy=f"known are {', '.join(sorted(_CHECKS))}"
        )
    try:
        return check(value)
    except (ValueError, TypeError) as error:
        shown = "" if key in _SECRET else f" = {value!r}"
        raise InputError(
            f"{key}{shown} in {place} cannot be used: {error}", value=None if key in _SECRET else value
        ) from None


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("it must be text that is not empty")
    return value.strip()


def _secret(value: object) -> str:
    # A password may begin or end with a space.
    if not isinstance(value, str) or not value:
        raise ValueError("it must be text that is not empty")
    return value


def _store(value: object) -> str:
    url = _text(value)
    scheme, _, rest = url.partition("://")
    user, _, host = rest.rpartition("@")
    if ":" in user:
        raise StoreUrlError(
            f"the store URL for {scheme}://{host} carries a password, which shows in process lists and logs",
            value=f"{scheme}://{host}",
            remedy="take it out and set NEO4J_USERNAME and NEO4J_PASSWORD",
        )
    return url


def _base(value: object) -> str:
    base = _text(value)
    parts = urlsplit(base)
    if not parts.scheme or not (parts.netloc or parts.scheme == "urn") or re.search(r"[\s<>\"{}|\\^`]", base):
        raise ValueError("it must be an absolute IRI, such as https://example.org/id/")
    return base if base.endswith(("/", "#")) else base + "/"


def _port(value: object) -> int:
    port = _whole(value)
    if not 0 <= port <= _MAX_PORT:
        raise ValueError(f"a port is a number from 0 to {_MAX_PORT}")
    return port


def _size(value: object) -> int:
    match = re.fullmatch(r"(\d+)\s*([A-Za-z]*)", value.strip()) if isinstance(value, str) else None
    if match and match.group(2).upper() in _UNITS:
        value = int(match.group(1)) * _UNITS[match.group(2).upper()]
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise ValueError("it must be a number of bytes, such as 20000000 or '20 MB'")
    return value


def _whole(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("it must be a whole number")


_CHECKS: dict[str, Callable[[object], object]] = {
    "store": _store,
    "base": _base,
    "host": _text,
    "port": _port,
    "max_body": _size,
    "neo4j_username": _text,
    "neo4j_password": _secret,
    "neo4j_database": _text,
    "policy": _text,
}
# Neo4j's own tools name these three so; everything else is ours.
_VARIABLES = {key: key.upper() if key.startswith("neo4j_") else f"SAYSO_{key.upper()}" for key in _CHECKS}
_FLAGS = frozenset({"store", "base", "host", "port", "policy"})
