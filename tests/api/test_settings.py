from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.settings import Settings
from graph.errors import InputError, StoreUrlError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_defaults_need_nothing() -> None:
    settings = Settings.load(environ={})
    assert settings == Settings()
    assert settings.store == "oxigraph:.sayso/store"
    assert (settings.host, settings.port, settings.max_body) == ("127.0.0.1", 8480, 20_000_000)
    assert settings.base.endswith("/")


def test_flags_before_environment_before_file_before_defaults(tmp_path: Path) -> None:
    (tmp_path / "sayso.toml").write_text('store = "oxigraph:file"\nport = 1\nhost = "file"\n')
    environ = {"SAYSO_STORE": "oxigraph:environment", "SAYSO_PORT": "2"}
    settings = Settings.load(environ, store="oxigraph:flag", port=None)
    assert (settings.store, settings.port, settings.host) == ("oxigraph:flag", 2, "file")
    assert settings.max_body == Settings().max_body


def test_every_setting_can_be_given_in_each_place(tmp_path: Path) -> None:
    given: dict[str, str | int] = {
        "store": "oxigraph:x",
        "base": "https://example.org/",
        "host": "h",
        "port": 7,
        "max_body": 9,
        "neo4j_username": "u",
        "neo4j_password": "p",
        "neo4j_database": "d",
        "policy": "policy.toml",
    }
    assert set(given) == {one.name for one in fields(Settings)}
    expected = Settings(**given)  # type: ignore[arg-type]  # one dict of several types
    environ = {(k.upper() if k.startswith("neo4j") else "SAYSO_" + k.upper()): str(v) for k, v in given.items()}
    assert Settings.load(environ) == expected
    assert Settings.load({}, **given) == expected  # type: ignore[arg-type]  # the same
    file = tmp_path / "other.toml"
    file.write_text("\n".join(f"{k} = {v if isinstance(v, int) else repr(v)}" for k, v in given.items()))
    assert Settings.load({}, file) == expected
    assert Settings.load({"SAYSO_SETTINGS": str(file)}) == expected


def test_an_empty_variable_is_not_given() -> None:
    assert Settings.load({"SAYSO_STORE": "", "SAYSO_PORT": "", "NEO4J_PASSWORD": ""}) == Settings()


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("prot = 80", "prot", "'prot'"),
        ("port = 70000", "port", "70000"),
        ("port = true", "port", "True"),
        ('host = ""', "host", "''"),
        ('max_body = "20 parsecs"', "max_body", "20 parsecs"),
        ("max_body = 0", "max_body", "0"),
        ('base = "nowhere"', "base", "'nowhere'"),
        ('base = "https://example.org/a b"', "base", "a b"),
        ("store = 3", "store", "3"),
    ],
)
def test_bad_values_name_key_value_and_file(tmp_path: Path, text: str, key: str, value: str) -> None:
    (tmp_path / "sayso.toml").write_text(text)
    with pytest.raises(InputError) as caught:
        Settings.load({})
    message = str(caught.value)
    assert key in message
    assert value in message
    assert "sayso.toml" in message
    assert "\n" not in message


def test_bad_values_name_the_variable_and_the_flag() -> None:
    with pytest.raises(InputError, match="SAYSO_PORT"):
        Settings.load({"SAYSO_PORT": "eighty"})
    with pytest.raises(InputError, match="--port"):
        Settings.load({}, port="eighty")
    with pytest.raises(InputError, match="'colour'"):
        Settings.load({}, colour="red")


def test_a_broken_or_missing_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "sayso.toml").write_text("port = = 3")
    with pytest.raises(InputError, match=r"'sayso\.toml' is not TOML"):
        Settings.load({})
    with pytest.raises(InputError, match=r"gone\.toml.*cannot be read"):
        Settings.load({}, "gone.toml")
    (tmp_path / "latin.toml").write_bytes(b'host = "\xe9"')
    with pytest.raises(InputError, match=r"latin\.toml"):
        Settings.load({}, "latin.toml")


def test_a_password_is_not_shown() -> None:
    assert "hush" not in repr(Settings.load({"NEO4J_PASSWORD": "hush"}))
    with pytest.raises(InputError) as caught:
        Settings.load({}, neo4j_password=12345)
    assert "12345" not in str(caught.value)
    assert caught.value.value is None


@pytest.mark.parametrize(
    "url", ["neo4j://me:hush@db:7687", "bolt://:hush@db", "neo4j+s://me:hu/sh@db", "x://a:hush@h@b"]
)
def test_a_password_in_a_store_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(StoreUrlError) as caught:
        Settings.load({"SAYSO_STORE": url})
    assert "hush" not in str(caught.value)
    assert "hu/sh" not in str(caught.value)
    assert "NEO4J_PASSWORD" in str(caught.value)


@given(st.integers(1, 10**6), st.sampled_from(["", " B", "KB", " mb", " MiB"]))
def test_sizes_with_units(number: int, unit: str) -> None:
    factor = {"": 1, "B": 1, "KB": 1000, "MB": 10**6, "MIB": 2**20}[unit.strip().upper()]
    assert Settings.load({"SAYSO_MAX_BODY": f"{number}{unit}"}).max_body == number * factor


@given(st.text(max_size=20))
def test_any_text_is_a_port_or_an_input_error(text: str) -> None:
    try:
        settings = Settings.load({"SAYSO_PORT": text})
    except InputError:
        return
    assert 0 <= settings.port <= 65535


def test_settings_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]  # the point of the test
