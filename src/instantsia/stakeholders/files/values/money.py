"""The unit of a column of sums of money, as it is told beside a point of its scale."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.stakeholders.files.cells.amounts import CURRENCIES, currency_in
from instantsia.stakeholders.files.cells.units import measure_in_cells
from instantsia.stakeholders.files.columns.beside import measured_in
from instantsia.stakeholders.files.columns.scales import unit_of
from instantsia.stakeholders.files.entries import Quantity


def money_in(cells: Sequence[Quantity]) -> str:
    """ "EUR m" where the amounts of a column, its cells or its header name one currency; "" for any other column."""
    unit = next((cell.unit for cell in cells if cell.loose == "amount"), None)
    if unit is not None and unit.name:
        return unit.name if unit.currency else ""
    numbers = [cell for cell in cells if cell.number is not None]
    if not numbers:
        return ""
    header = numbers[0].spot.name
    name = unit_of(header) or measured_in(header) or measure_in_cells([cell.raw for cell in numbers])
    named = currency_in(name) or any(word in CURRENCIES for word in name.casefold().split())
    return name if named else ""
