"""What became of a figure from one wording to another: rounded, no longer approximate, without its bound."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from graph.match.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.match.figures import Figure
    from graph.reason.said import Said

__all__ = ["figure_changes", "same_figure"]

_BOUNDS = {"moreThan": "more than", "atLeast": "at least", "lessThan": "less than", "atMost": "at most"}


def same_figure(one: Said, other: Said) -> bool:
    """Whether both give one figure of the same kind that is no small number: those are in many sentences."""
    mine, theirs = _figures(one), _figures(other)
    return any(a.value == b.value and a.fits(b) and (a.digits > 1 or a.value >= 100) for a in mine for b in theirs)  # noqa: PLR2004 - three digits tell


def figure_changes(a: Said, b: Said) -> Iterator[tuple[str, str | None, str | None, str]]:
    """Yield how the figures differ: the name of the kind of change, before, after, and it in words.

    Only figures that surely are the same one are compared: those of one unit, where both wordings have one of it.
    """
    mine, theirs = _figures(a), _figures(b)
    for first in mine:
        same = [second for second in theirs if second.unit == first.unit]
        if len(same) == 1 and sum(one.unit == first.unit for one in mine) == 1:
            yield from _figure(first, same[0])
    if len(mine) == len(theirs) == 1 and mine[0].value == theirs[0].value:
        units = {mine[0].unit, theirs[0].unit}
        if len(units) == 2 and None not in units:  # noqa: PLR2004 - they differ
            yield "unitChanged", mine[0].unit, theirs[0].unit, "{a} counts {before}, {b} counts {after}."


def _figure(first: Figure, second: Figure) -> Iterator[tuple[str, str | None, str | None, str]]:
    before, after = _written(first), _written(second)
    if first.value != second.value:
        kind = "figureRounded" if _rounds(second.value, first.value) else "figureChanged"
        verb = "rounds it to" if kind == "figureRounded" else "has"
        yield kind, before, after, f"{{a}} has {{before}}; {{b}} {verb} {{after}}."
    if first.approximate and not second.approximate and first.value == second.value:
        yield "approximationDropped", before, after, "{a} has {before}; in {b} it is no longer approximate: {after}."
    elif second.approximate and not first.approximate and first.value == second.value:
        yield "approximationAdded", before, after, "{a} has {before}; {b} has {after}."
    if first.bound != second.bound and first.value == second.value:
        yield "boundChanged", before, after, "{a} has {before}; {b} has {after}."


def _figures(said: Said) -> tuple[Figure, ...]:
    """Return the figures of the report's own wording; those of the claim are as another report may have them."""
    return facts(said.words).figures


def _rounds(rounded: Decimal, value: Decimal) -> bool:
    """Whether one number is the other, rounded to fewer digits."""
    if not rounded or len(rounded.normalize().as_tuple().digits) >= len(value.normalize().as_tuple().digits):
        return False
    step = Decimal(1).scaleb(int(rounded.normalize().as_tuple().exponent))
    return value.quantize(step, ROUND_HALF_UP) == rounded


def _written(figure: Figure) -> str:
    value = f"{figure.value:,f}"
    value = value.rstrip("0").rstrip(".") if "." in value else value
    parts = [_BOUNDS.get(figure.bound or "", ""), "about" if figure.approximate else "", value, figure.unit or ""]
    return " ".join(part for part in parts if part)
