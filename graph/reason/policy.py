"""The policy of independence: what a link between two origins means, as data that a newsroom can replace.

A process has one policy in force: the built-in one, until `put_in_force` says otherwise. What is computed takes it
where no other is given, so that what a store keeps of its claims and what is answered about them agree.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import PolicyError
from graph.reason.reasons import FIXED, Reason
from ontology.schemes import Independence

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Policy", "built_in", "in_force", "policy_of", "put_in_force", "read_policy"]

_NAME = re.compile(r"[^\W_][\w.-]{0,39}")
_RANK = {Independence.DEPENDENT: 0, Independence.UNKNOWN: 1, Independence.INDEPENDENT: 2}
_OPEN = tuple(reason for reason in Reason if reason not in FIXED)
_NO_LINK = frozenset({Reason.DIFFERENT_ORGANISATIONS, Reason.NO_KNOWN_LINK})
"""What is said when no link was found: it never goes before a link, whatever it means."""
_KNOWN = ("name", "version", "independence")
_force: list[Policy] = []


@dataclass(frozen=True)
class Policy:
    """What each reason means for two origins between which it holds. `verdicts` has every reason that is not fixed."""

    name: str
    version: str
    verdicts: Mapping[Reason, Independence]

    @property
    def label(self) -> str:
        """Name and version in one word: `sayso/1`."""
        return f"{self.name}/{self.version}"

    @cached_property
    def order(self) -> tuple[tuple[Reason, Independence], ...]:
        """The reasons with their verdicts, what binds most first, otherwise in the order of `Reason`; no link last."""
        given = ((reason, self.verdicts[reason]) for reason in _OPEN)
        return tuple(
            sorted(given, key=lambda one: (one[0] in _NO_LINK, _RANK[one[1]] if one[0] not in _NO_LINK else 0))
        )

    def holds(self, reason: Reason) -> bool:
        """Whether two origins are one where this reason holds."""
        return reason in FIXED or self.verdicts[reason] is Independence.DEPENDENT

    def as_json(self) -> dict[str, str]:
        """Return what every answer says of the policy it was made by."""
        return {"name": self.name, "version": self.version}


@cache
def built_in() -> Policy:
    """Return the policy that sayso comes with."""
    return policy_of(files("graph.reason").joinpath("policy.toml").read_text(encoding="utf-8"), "policy.toml")


def in_force() -> Policy:
    """Return the policy that holds in this process."""
    return _force[-1] if _force else built_in()


def put_in_force(policy: Policy | None) -> None:
    """Let a policy hold in this process from now on; None for the built-in one."""
    _force[:] = [policy] if policy else []


def read_policy(path: str | Path) -> Policy:
    """Read a policy file. Raises `PolicyError`, which names the file, for one that is missing or broken."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise PolicyError(
            f"the policy {str(path)!r} cannot be read ({error.strerror})", value=path, remedy="name a file by --policy"
        ) from error
    except UnicodeDecodeError as error:
        raise PolicyError(
            f"the policy {str(path)!r} is no UTF-8 text", value=path, remedy="save it as UTF-8"
        ) from error
    return policy_of(text, str(path))


def policy_of(text: str, place: str) -> Policy:
    """Return the policy that TOML `text` holds; `place` is named in errors.

    A file says all: a reason that is left out would be somebody's guess. Raises `PolicyError`.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"{place} is not TOML: {error}", value=place, remedy="mend it") from error
    for key in values:
        if key not in _KNOWN:
            raise _wrong(place, key, f"{key!r} is nothing that a policy has", f"it has {', '.join(_KNOWN)}")
    name, version = (_word(values, key, place) for key in ("name", "version"))
    given = values.get("independence")
    if not isinstance(given, dict):
        raise _wrong(place, "independence", "it has no table [independence]", "copy that of the built-in policy.toml")
    verdicts = {_reason(key, place): _verdict(key, value, place) for key, value in given.items()}
    missing = [reason.value for reason in _OPEN if reason not in verdicts]
    if missing:
        raise _wrong(place, missing[0], f"it does not say what {', '.join(missing)} means", "a policy says all of them")
    return Policy(name, version, verdicts)


def _word(values: Mapping[str, object], key: str, place: str) -> str:
    value = values.get(key)
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        shown = f"{key} = {value!r} is no {key}" if key in values else f"it has no {key}"
        raise _wrong(
            place, key if value is None else value, shown, f'write {key} = "..." of at most 40 letters, digits and .-_'
        )
    return value


def _reason(key: str, place: str) -> Reason:
    try:
        reason = Reason(key)
    except ValueError:
        close = get_close_matches(key, [one.value for one in _OPEN], n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(_OPEN)}"
        raise _wrong(place, key, f"{key!r} is no reason that sayso knows", hint) from None
    if reason in FIXED:
        raise _wrong(place, key, f"{key!r} follows from the chains and is no matter of policy", "take it out")
    return reason


def _verdict(key: str, value: object, place: str) -> Independence:
    try:
        return Independence(value)  # type: ignore[arg-type]  # anything can stand in a file
    except ValueError:
        known = ", ".join(Independence)
        raise _wrong(place, value, f"{key} = {value!r} is no judgement", f"write one of {known}") from None


def _wrong(place: str, value: object, message: str, remedy: str) -> PolicyError:
    return PolicyError(f"the policy {place} cannot be used: {message}", value=value, remedy=remedy)
