"""Every policy of `policies/` is refused with the one clear line that its `expected.json` has for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import PolicyError
from graph.reason.policy import read_policy

HERE = Path(__file__).parent / "policies"
EXPECTED: dict[str, str] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))


def test_every_file_is_expected() -> None:
    assert {path.name for path in HERE.glob("*.toml")} == set(EXPECTED)


@pytest.mark.parametrize("name", [*sorted(EXPECTED), "missing.toml"])
def test_a_malformed_policy_gives_one_clear_line(name: str) -> None:
    with pytest.raises(PolicyError) as caught:
        read_policy(HERE / name)
    assert EXPECTED.get(name, "cannot be read (No such file or directory)") in str(caught.value)
    assert str(HERE / name) in str(caught.value)
    assert caught.value.remedy
    assert str(caught.value).isprintable()
