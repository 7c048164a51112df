"""Quantities as JSON: one form, whoever prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model import Quantity

__all__ = ["quantity_json"]


def quantity_json(quantity: Quantity) -> dict[str, object]:
    """Return a quantity as JSON has it: value, unit, approximate, bound, as_of; what is not known is None.

    The value is an `int` when it is whole, else a `float`.
    """
    value = quantity.value
    return {
        "value": int(value) if value == value.to_integral_value() else float(value),
        "unit": quantity.unit,
        "approximate": quantity.approximate,
        "bound": quantity.bound.value if quantity.bound else None,
        "as_of": quantity.as_of,
    }
