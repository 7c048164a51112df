"""A source's record: how many of its checked claims held, what that says of the next one, a letter, and words.

| letter | when the lower end of the 80 % interval is at least |
|---|---|
| A | .95 |
| B | .80 |
| C | .60 |
| D | .40 |
| E | 0 |
| F | cannot be judged: fewer than five claims were checked. It is outside the scale, not its bottom |

The rule is named `record/1`; anything that changes a figure changes the name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.reliability.beta import middle
from ontology.schemes import Reliability

if TYPE_CHECKING:
    from graph.reliability.prior import Prior

__all__ = ["ENOUGH", "MASS", "RULE", "Record", "decimals", "number"]

RULE = "record/1"
MASS = 0.8
ENOUGH = 5
"""How many checked claims a letter needs."""
_LETTERS = ((0.95, Reliability.A), (0.80, Reliability.B), (0.60, Reliability.C), (0.40, Reliability.D))
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Record:
    """`held` of `checked` claims held (a half-true one may count half), seen with a `prior` on sources in general.

    Immutable; `after` gives the record after one more verdict, in microseconds: nothing else has to be known for it.
    """

    prior: Prior
    held: float = 0
    checked: int = 0

    @property
    def alpha(self) -> float:
        """First parameter of the Beta posterior."""
        return self.prior.alpha + self.held

    @property
    def beta(self) -> float:
        """Second parameter of the Beta posterior."""
        return self.prior.beta + self.checked - self.held

    @property
    def mean(self) -> float:
        """The share of the source's next claims expected to hold, should they be checked."""
        return self.alpha / (self.alpha + self.beta)

    @property
    def interval(self) -> tuple[float, float]:
        """Where that share lies with a probability of 80 %."""
        return middle(self.alpha, self.beta, MASS)

    @property
    def reliability(self) -> Reliability:
        """The letter: the table of this module."""
        if self.checked < ENOUGH:
            return Reliability.F
        low = self.interval[0]
        return next((letter for least, letter in _LETTERS if low >= least), Reliability.E)

    @property
    def words(self) -> str:
        """The record in words: "7 of 9 checked claims held; 80 % interval .52-.90"."""
        if not self.checked:
            return "cannot be judged: none of its claims was checked"
        low, high = self.interval
        said = f"{number(self.held)} of {self.checked:,} checked claims held; "
        if self.checked < ENOUGH:
            return f"{said}cannot be judged on fewer than {ENOUGH}"
        return f"{said}80 % interval {decimals(low)}-{decimals(high)}"

    def after(self, held: float) -> Record:
        """Return the record after one more verdict: 1 the claim held, 0 it did not, or between."""
        return replace(self, held=self.held + held, checked=self.checked + 1)

    def json(self) -> dict[str, Any]:
        """Return the figures as JSON has them: held, checked, mean, interval, reliability, explanation, rule, prior."""
        return {
            "held": number(self.held),
            "checked": self.checked,
            "mean": round(self.mean, _PLACES),
            "interval": [round(end, _PLACES) for end in self.interval],
            "reliability": self.reliability.value,
            "explanation": self.words,
            "rule": RULE,
            "prior": {"alpha": round(self.prior.alpha, _PLACES), "beta": round(self.prior.beta, _PLACES)},
        }


def number(held: float) -> float:
    """Return a count of what held: an int when it is whole, else rounded to what people read."""
    return int(held) if held == int(held) else round(held, _PLACES)


def decimals(share: float) -> str:
    """Return a share with two decimals as it is read: ".52", "1.00"."""
    return f"{share:.2f}".removeprefix("0")
